"""The time of a change that does not say its year, and which lines are the page's rather than the article's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from service.masthead.candidates import Candidate
from service.masthead.dates import FoundDate
from service.masthead.head import Head
from service.masthead.noted import says_today

_NEAR_END, FAR = 4, 8
"""Lines below the article within which the time of its last change may stand, and its unlabelled date."""

_CHANGED_WITHIN = timedelta(days=60)


def change_without_year(head: Head, published: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """``Обновлено 18 января в 22:10`` beside a full date: the year in which that is the same day or soon after it.

    A change that states its time of day alone, or "today", is of the day of publication when that makes it later.
    """
    if published is None or not published.date.complete:
        return None
    first = published.date
    for one in found:
        stated = one.date
        if says_today(one) or (one.role == "modified" and stated.day is None and stated.hour is not None):
            if (same := _same_day(first, stated)) is not None:
                return replace(one, role="modified", date=same)
            continue
        if one.role != "modified" or stated.year is not None or stated.day is None:
            continue
        if one.line != published.line and of_the_footer(head, one.line):
            continue
        for year in (first.year or 0, (first.year or 0) + 1):
            dated = replace(stated, year=year)
            later = _days_between(first, dated)
            if later is not None and timedelta(0) <= later <= _CHANGED_WITHIN:
                early = dated.hour is not None and first.hour is not None and dated.value < first.value
                return None if early else replace(one, date=dated)
    return None


def _same_day(first: FoundDate, clock: FoundDate) -> FoundDate | None:
    """A time of day without its day, on the day of publication, when it is later than that."""
    day = replace(clock, year=first.year, month=first.month, day=first.day, relative=None)
    later = first.hour is not None and day.value[:_MINUTE] > first.value[:_MINUTE]
    return day if later else None


_MINUTE = len("2020-10-01T12:32")


def _days_between(first: FoundDate, last: FoundDate) -> timedelta | None:
    """From one day to the other, None when one of them is none: 29 February of a common year."""
    try:
        days = [date(one.year or 1, one.month or 1, one.day or 1) for one in (first, last)]
    except ValueError:
        return None
    return days[1] - days[0]


def of_the_footer(head: Head, line: int, near: int = _NEAR_END) -> bool:
    """Far below the article a time of change is the page's, another date a comment's."""
    if not head.in_tail(line):
        return False
    between = head.source[head.lines[head.end].block.span[1] : head.lines[line].block.span[0]]
    return sum(bool(one.strip()) for one in between.split("\n")) > near
