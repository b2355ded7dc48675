"""Reads the hard cases: `cases-en.txt`, `cases-en-fresh.txt`, `cases-en-closed.txt`, and the same for `ru` and `id`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MARK = "¦"
LEARNED = "# Learned: "
"""Opens the cases that were written later, for tuning, from kinds of errors seen in other text."""


@dataclass(frozen=True)
class Case:
    """A text and its sentences as half-open spans."""

    text: str
    spans: tuple[tuple[int, int], ...]


def parse(line: str) -> Case:
    """One line: " ¦ " is a boundary at a space, "¦" one without a space."""
    text, spans = "", []
    for piece in line.replace(f" {MARK} ", f"{MARK} ").split(MARK):
        start = len(text) + len(piece) - len(piece.lstrip())
        text += piece
        spans.append((start, len(text)))
    return Case(text, tuple(spans))


def cases(language: str, half: str | None = None) -> list[Case]:
    """All cases of a language; of the first ones the ``tuning`` (odd) or ``measuring`` half; or the ``learned``.

    ``fresh`` and ``closed`` stand in files of their own and are not among all of them.
    """
    if half in ("fresh", "closed"):
        return _read((Path(__file__).parent / f"cases-{language}-{half}.txt").read_text(encoding="utf-8"))
    text = (Path(__file__).parent / f"cases-{language}.txt").read_text(encoding="utf-8")
    first, _, later = text.partition(LEARNED)
    later = later.partition("\n")[2]
    found, learned = _read(first), _read(later)
    halves = {"tuning": found[::2], "measuring": found[1::2], "learned": learned, None: found + learned}
    return halves[half]


def _read(text: str) -> list[Case]:
    return [parse(line) for line in text.splitlines() if line and not line.startswith("#")]
