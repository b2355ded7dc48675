"""The parts of the raw articles (README.md), in the order in which they were written."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WRITTEN = (
    "seen",
    "unseen",
    "unseen2",
    "unseen3",
    "unseen4",
    "unseen5",
    "unseen6",
    "unseen7",
    "unseen8",
    "unseen9",
    "unseen10",
    "unseen11",
    "unseen12",
    "unseen13",
    "unseen14",
    "unseen15",
    "unseen16",
    "unseen17",
    "unseen18",
    "unseen19",
    "unseen20",
    "unseen21",
    "unseen22",
    "unseen23",
    "unseen24",
    "unseen25",
)
UNSEEN: frozenset[str] = frozenset()
"""Parts nobody tunes on: of them only totals are printed."""
OPENED = tuple(part for part in WRITTEN if part not in UNSEEN)


def folder(part: str) -> Path:
    """Where a part lies; in it a folder for each language."""
    return FOLDER if part == "seen" else FOLDER / part
