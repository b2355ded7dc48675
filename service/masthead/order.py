"""The order in which a page writes day and month: ``10/1/2020`` by what proves it, else by the language's habit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from service.lexicon import table
from service.lines import plain
from service.masthead.candidates import Candidate
from service.masthead.dates import FoundDate, find_dates, swap
from service.masthead.head import Head
from service.masthead.stated import url_day
from service.masthead.weekdays import weekdays
from service.reading import PageEvidence

_NEAR = timedelta(days=10)
_WEEKDAY_REACH = 14
"""Characters before a date in which its weekday stands."""
_BODY_READ = 3_000


@dataclass(frozen=True, slots=True)
class Order:
    """How the page writes numeric dates. `sure`: proved by the page itself, not by the language's habit."""

    day_first: bool
    sure: bool
    mentions: frozenset[tuple[int, int]] = frozenset()

    def read(self, found: FoundDate) -> FoundDate:
        """The date in the page's order; no longer ambiguous where that is proved."""
        if found.swapped is None:
            return found
        if found.separator in (".", "-"):
            return replace(found, swapped=None)
        if not self.sure and (proved := self._by_mentions(found)) is not None:
            return replace(proved, swapped=None)
        read = found if self.day_first else swap(found)
        return replace(read, swapped=None) if self.sure else read

    def _by_mentions(self, found: FoundDate) -> FoundDate | None:
        """The one reading that lies up to ten days after a day that the text names."""
        readings = [found, swap(found)]
        fits = [one for one in readings if any(_follows(one, mention) for mention in self.mentions)]
        return fits[0] if len(fits) == 1 else None


def _follows(found: FoundDate, mention: tuple[int, int]) -> bool:
    try:
        day = date(found.year or 2000, found.month or 1, found.day or 1)
        return timedelta(0) <= day - date(day.year, *mention) <= _NEAR
    except ValueError:
        return False


def order_of(
    head: Head, found: Sequence[Candidate], evidence: Sequence[PageEvidence], hints: Mapping[str, str]
) -> Order:
    if not any(one.date.swapped for one in found):
        return Order(True, False)
    votes: Counter[bool] = Counter()
    for one in found:
        if (
            one.date.separator == "/"
            and one.date.swapped is None
            and one.date.day is not None
            and one.date.month is not None
        ):
            raw = head.source[one.span[0] : one.span[1]]
            if first := re.search(r"(\d{1,2})/(\d{1,2})/\d", raw):
                if int(first[1]) > 12:
                    votes[True] += 1
                elif int(first[2]) > 12:
                    votes[False] += 1
    if len(votes) == 1:
        return Order(next(iter(votes)), True)
    for one in found:
        if one.date.swapped and (proved := _by_weekday(head, one)) is not None:
            return Order(proved, True)
    said = {(one.date.month, one.date.day) for one in found if one.date.complete and not one.date.swapped}
    for one in found:
        if one.date.swapped and ((one.date.month, one.date.day) in said) != (one.date.swapped in said):
            return Order((one.date.month, one.date.day) in said, True)
    if (proved := _by_nearness(found, said)) is not None:
        return Order(proved, True)
    if day := url_day(evidence, hints):
        for one in found:
            if one.date.swapped and (one.date.month, one.date.day) == day[1:]:
                return Order(True, True)
            if one.date.swapped and one.date.swapped == day[1:]:
                return Order(False, True)
    if (proved := _by_clock(head, found)) is not None:
        return Order(proved, True)
    language = head.language() or "en"
    habit = table(language, "calendar") if language in ("en", "ru", "id") else {}
    return Order(bool(habit.get("day_first", True)), False, _mentions(head))


_BESIDE, _FAR = timedelta(days=3), timedelta(days=20)


def _by_nearness(found: Sequence[Candidate], said: Collection[tuple[int | None, int | None]]) -> bool | None:
    """Below ``Tuesday, March 3, 2015`` the post of ``02/03/2015`` is of 2 March: the other reading is a month off."""
    votes: set[bool] = set()
    for one in found:
        if not one.date.swapped:
            continue
        for other in said:
            near, far = _apart(one.date, other), _apart(swap(one.date), other)
            if near is not None and far is not None and min(near, far) <= _BESIDE and max(near, far) >= _FAR:
                votes.add(near < far)
    return votes.pop() if len(votes) == 1 else None


def _apart(found: FoundDate, other: tuple[int | None, int | None]) -> timedelta | None:
    try:
        year = found.year or 2000
        return abs(date(year, found.month or 1, found.day or 1) - date(year, other[0] or 1, other[1] or 1))
    except ValueError:
        return None


_NOON = 12
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|(?:Eastern|Central|Mountain|Pacific) (?:Standard |Daylight )?Time)\b")
_SHORT_LINE = 120
_AFTERNOON = re.compile(r"(?<![\d:.])(?:1[3-9]|2[0-3])[:.][0-5]\d(?![\d:])")
_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)


def _by_clock(head: Head, found: Sequence[Candidate]) -> bool | None:
    """The month comes first beside American zones, the day first where the clock has 24 hours (``14:05``)."""
    stated = [(one.date, head.source[one.span[0] : one.span[1]]) for one in found if one.date.hour is not None]
    if any(_AMERICAN.search(raw) for _, raw in stated):
        return False
    halves = any(_HALF.search(raw) for _, raw in stated)
    near = {line for one in found if one.date.swapped for line in (one.line, one.line + 1) if line < len(head.lines)}
    beside = [text for line in sorted(near) if len(text := head.lines[line].text) <= _SHORT_LINE]
    if not halves and any(_AFTERNOON.search(text) and not _HALF.search(text) for text in beside):
        return True
    afternoon = any(date.hour is not None and date.hour > _NOON and date.separator != "-" for date, _ in stated)
    return True if afternoon and not halves else None


def _by_weekday(head: Head, one: Candidate) -> bool | None:
    """Whether the weekday beside the date proves the day first (True) or the month first (False)."""
    beside = plain(head.source[max(0, one.span[0] - _WEEKDAY_REACH) : one.span[1]])
    days = {weekdays()[word] for word in re.findall(r"[^\W\d_]+", beside) if word in weekdays()}
    if len(days) != 1:
        return None
    fits = [first for first, found in ((True, one.date), (False, swap(one.date))) if _weekday(found) in days]
    return fits[0] if len(fits) == 1 else None


def _weekday(found: FoundDate) -> int | None:
    try:
        return date(found.year or 1, found.month or 1, found.day or 1).weekday()
    except ValueError:
        return None


def _mentions(head: Head) -> frozenset[tuple[int, int]]:
    """Month and day of the days that the body's beginning names in words."""
    if head.body >= len(head.lines):
        return frozenset()
    start = head.lines[head.body].block.span[0]
    text = head.source[start : start + _BODY_READ]
    found: set[tuple[int, int]] = set()
    for at in range(0, len(text), 250):
        for one in find_dates(text[at : at + 290]):
            if one.month is not None and one.day is not None and not one.separator:
                found.add((one.month, one.day))
    return frozenset(found)
