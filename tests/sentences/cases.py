"""Reads the hard cases: `cases-en.txt`, `cases-ru.txt`, `cases-id.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MARK = "¦"


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
    """All cases of a language, the ``tuning`` half (odd ones) or the ``measuring`` half."""
    lines = (Path(__file__).parent / f"cases-{language}.txt").read_text(encoding="utf-8").splitlines()
    found = [parse(line) for line in lines if line and not line.startswith("#")]
    if half == "tuning":
        return found[::2]
    if half == "measuring":
        return found[1::2]
    return found
