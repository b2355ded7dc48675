"""The dates of a masthead's lines with their roles: published and modified by label, the others by their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.document import Span
from service.masthead.dates import FoundDate
from service.masthead.head import Head
from service.masthead.items import Item


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date with its role and place: `line` is its line's index, `span` counts in the source."""

    role: str
    """published, modified, date, other-date, relative"""
    date: FoundDate
    line: int
    span: Span
    label: str


def candidates(head: Head, indices: Iterable[int]) -> list[Candidate]:
    """All dates of the given lines; a label alone on the line above counts."""
    found: list[Candidate] = []
    for index in indices:
        start = head.lines[index].block.span[0]
        above = _label_above(head, index)
        for item in head.items(index).items:
            if item.date is None:
                continue
            role, label = _role(item, above)
            found.append(Candidate(role, item.date, index, (start + item.span[0], start + item.span[1]), label))
            above = None
    return found


def _role(item: Item, above: Item | None) -> tuple[str, str]:
    if item.kind in ("date", "relative") and above is not None:
        return above.label, above.value
    if item.date is not None and item.date.relative is not None:
        return "relative", item.label
    return item.kind, item.label


def _label_above(head: Head, index: int) -> Item | None:
    if index == 0:
        return None
    items = head.items(index - 1).items
    last = items[-1] if items else None
    return last if last is not None and last.kind == "label" and last.label in ("published", "modified") else None
