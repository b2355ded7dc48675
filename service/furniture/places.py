"""Where lines stand on a page: counts, distances and runs of lines, each in one pass over the page."""

from __future__ import annotations

from collections.abc import Sequence

from service.furniture.phrases import announces
from service.lines import Line

FAR = 30
"""The longest distance that is told apart."""
_MODES = frozenset({"related", "popular", "tags", "comments", "archive", "subscribe", "embed", "widget", "pagination"})
"""Reasons of headings that go with the lines below them."""
_HEAD = 3


def sums(true: Sequence[bool]) -> list[int]:
    """How many of the first n are true, for every n."""
    found = [0]
    for one in true:
        found.append(found[-1] + one)
    return found


def bound(distance: int) -> int:
    return max(-FAR, min(FAR, distance))


def distances(text: Sequence[bool]) -> list[int]:
    """How many lines above each the nearest line of the `text` stands; many where there is none."""
    found, distance = [], FAR
    for is_text in text:
        found.append(min(distance, FAR))
        distance = 1 if is_text else distance + 1
    return found


def runs(text: Sequence[bool]) -> list[tuple[int, int]]:
    """First line and end of the run of lines without one of the `text` that each is part of."""
    found: list[tuple[int, int]] = []
    start = 0
    for index, is_text in enumerate([*text, True]):
        if is_text:
            found += [(start, index)] * (index - start)
            if index < len(text):
                found.append((index, index + 1))
            start = index + 1
    return found


def modes(lines: Sequence[Line], reasons: Sequence[str | None], text: Sequence[bool]) -> list[str]:
    """The heading of furniture that each line stands below with no sentence of the text between."""
    found, mode = [], "no"
    for line in lines:
        found.append(mode)
        reason = reasons[line.index]
        if text[line.index]:
            mode = "no"
        elif reason in _MODES and (announces(line, reason) or line.words <= _HEAD):
            mode = reason
    return found
