"""A day and its time of day on two lines: ``14 марта 2023`` over ``09:12``, or the time over the day."""

from __future__ import annotations

import re

from service.document import Span
from service.lines import is_clock
from service.masthead.dates import FoundDate, find_dates
from service.masthead.head import Head

_LENGTH = re.compile(r"[0-5]:[0-5]\d")
"""``0:00``, ``3:41``: how long a recording takes, unless a zone or half of the day stands behind it."""
_AT = re.compile(r"\s*(?:(?:at|в|pukul|jam)\s|(?:время публикации|время|time|waktu)\s?:\s?)(?=\d)", re.IGNORECASE)


def clock_below(head: Head, index: int) -> bool:
    """The line is a time of day and stands right below a full date without one."""
    return index > 0 and _is_clock(head, index) and _adjacent(head, index - 1) and _untimed(head, index - 1)


def _clock_above(head: Head, index: int) -> tuple[str, int] | None:
    """The time of day on the line of the source right above a line of nothing but a full date, and where it begins.

    The line may have been taken out. The one above it may state no day that the time could belong to. On top of the
    page it may be the clock of the visit: there the day must stand right below it and right above longer words.
    """
    if not (_untimed(head, index) and head.items(index).complete):
        return None
    start = head.lines[index].block.span[0]
    above = head.source[max(0, start - _NEAR) : start].rstrip()
    rest, _, line = above.rpartition("\n")
    clock = line.strip()
    if not is_clock(clock) or _LENGTH.fullmatch(clock) or not (rest.strip() or _over_words(head, index)):
        return None
    if any(day.complete and day.hour is None for day in find_dates(rest.rstrip().rpartition("\n")[2].strip())):
        return None
    return clock, max(0, start - _NEAR) + len(above) - len(line.lstrip())


def _over_words(head: Head, index: int) -> bool:
    """The day alone is the first line of the kept ones but for its time, and a title's words stand right below it."""
    below = head.lines[index + 1] if index + 1 < len(head.lines) else None
    day = head.items(index).items
    return index <= 1 and len(day) == 1 and below is not None and below.words >= _TITLE_WORDS and _adjacent(head, index)


_TITLE_WORDS = 4
_NEAR = 160
"""Characters above a day in which the line of its time and the one above that stand."""


def timed_by_line(head: Head, index: int, span: Span) -> tuple[FoundDate, Span] | None:
    """The date at `span` of line `index` with the time of day that stands alone on the next line or the one above.

    The span is that of both in the source.
    """
    if clock_below(head, index + 1):
        clock, whole = _clock_text(head, index + 1), (span[0], head.lines[index + 1].block.span[1])
    elif (above := _clock_above(head, index)) is not None:
        clock, whole = above[0], (above[1], span[1])
    else:
        return None
    stated = " ".join(head.source[span[0] : span[1]].split())
    timed = find_dates(f"{stated} {clock}")
    return (timed[0], whole) if len(timed) == 1 and timed[0].hour is not None else None


def _is_clock(head: Head, index: int) -> bool:
    if not 0 <= index < len(head.lines) or not is_clock(_clock_text(head, index)):
        return False
    return not _LENGTH.fullmatch(head.lines[index].text.strip())


def _adjacent(head: Head, index: int) -> bool:
    """Nothing that was taken out stands between this line and the next."""
    if index + 1 >= len(head.lines):
        return False
    return not head.source[head.lines[index].block.span[1] : head.lines[index + 1].block.span[0]].strip()


def _untimed(head: Head, index: int) -> bool:
    dates = [item.date for item in head.items(index).items if item.date is not None]
    return len(dates) == 1 and dates[0].complete and dates[0].hour is None


def _clock_text(head: Head, index: int) -> str:
    """A line without the word before its time of day: ``в 14:05``, ``Время публикации: 14:05``."""
    return _AT.sub("", head.lines[index].text[:40], count=1).strip()
