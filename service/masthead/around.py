"""The lines around an article on its page, lines that were taken out as furniture included: where its signers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.document import Span
from service.masthead.head import Head

ABOVE, BELOW = 500, 900
"""Characters above the title and below the text in which names are looked for."""
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the source near the article."""

    start: int
    text: str
    kept: int
    """Index among the kept lines, -1 for one that was taken out."""


class Around:
    """Where title and text of an article stand on its page, and the lines near them."""

    def __init__(self, head: Head, title: Span | None) -> None:
        kept = len(head.lines)
        self.head = head
        self.title = title
        self.body = head.lines[head.body].block.span[0] if head.body < kept else len(head.source)
        """Offset at which the text begins."""
        self.end = head.lines[head.end].block.span[1] if 0 <= head.end < kept else self.body
        self.top = self.line_start(max(0, (title[0] if title is not None else self.body) - ABOVE))
        """Offset of the first line that is near enough to the title, or to the text without one."""
        self.places: Sequence[Place] = ()
        self._index = {line.block.span[0]: at for at, line in enumerate(head.lines)}

    def lines(self, start: int, stop: int) -> Iterator[Place]:
        """The lines of a part of the source that are not blank."""
        for match in _LINE.finditer(self.head.source, start, stop):
            yield Place(match.start(), match.group().rstrip(), self._index.get(match.start(), -1))

    def line_start(self, at: int) -> int:
        """Where the line begins that holds the character before this offset."""
        return self.head.source.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line ends that holds this offset."""
        stop = self.head.source.find("\n", min(at, len(self.head.source)))
        return stop if stop >= 0 else len(self.head.source)

    def at(self, offset: int) -> int:
        """Index of the place that holds the offset, or the first behind it."""
        places = (n for n, place in enumerate(self.places) if place.start + len(place.text) > offset)
        return next(places, len(self.places))
