"""One match of the grammar of dates: its words, and what it says as a point or a stretch of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from service.annotate.date_grammar import part_of_day
from service.annotate.timeline import Point, exists

STEPS = {"last": -1, "this": 0, "next": 1}
"""Years, months or weeks that a word steps from now."""
_TOLD = {"that": 0, "same": 0, "next": 1, "following": 1, "previous": -1}
"""Years that a word steps from the date told before."""


@dataclass(slots=True)
class Atom:
    start: int
    end: int
    point: Point
    last: Point | None = None
    leans_on: str | None = None
    bare_month: bool = False
    kind: str = ""
    guessed: bool = False
    """Whether the year is the nearest one, not a stated one."""


@dataclass(slots=True)
class Matched:
    """One match in a text, and the times that it may be told from."""

    text: str
    match: re.Match[str]
    published: Point | None
    previous: Point | None
    future: Callable[[int], bool]
    """Whether the time told at an offset of the text lies ahead."""

    def _atom(self, point: Point, last: Point | None = None, *, leans: bool = False, bare: bool = False) -> Atom:
        start, end = self.match.span()
        if self.match.lastgroup in ("weekday", "named", "other", "monthday", "daymonth", "feast"):
            part = part_of_day().match(self.text, end)
            end = part.end() if part else end
        leans_on = None
        if leans:
            leans_on = "published" if self.published is not None else None
        return Atom(start, end, point, last, leans_on, bare, self.match.lastgroup or "")

    def _day(self, year: int | None, month: int, day: int) -> Point | None:
        return Point(year, month, day, "day") if exists(year, month, day) else None

    def _year_or_none(self, name: str) -> int | None:
        found = self.match[name]
        return int(found) if found else None

    def _stated_year(self, year: str | None, relative: str | None) -> int | None:
        """A year, or this, the or last year."""
        if year:
            return int(year)
        if self.published is None or self.published.year is None or relative is None:
            return None
        return self.published.year + STEPS.get(relative.lower(), 0)

    def _other_year(self, words: str) -> int | None:
        """Last, this or next year, counted from publication; that or the following year, from the date told before."""
        step = words.lower().split()[-1]
        if step in STEPS and not words.lower().startswith("the"):
            base, amount = self.published, STEPS[step]
        else:
            base, amount = self.previous, _TOLD[step]
        return base.year + amount if base is not None and base.year is not None else None

    def _days(
        self, month: int, first: str, last: str | None, year: int | None, relative: str | None = None
    ) -> Atom | None:
        """One day or two days of a month; `relative`: which year, in words."""
        if relative:
            year = self._other_year(relative)
        point = self._day(year, month, int(first))
        if point is None:
            return None
        end = self._day(year, month, int(last)) if last else None
        leans = year is None or relative is not None
        return self._atom(point, end if end and int(last or 0) > int(first) else None, leans=leans)
