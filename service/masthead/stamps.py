"""Dates in lines taken out around an article: the stamp alone below it, days whose weekday says how they are read."""

from __future__ import annotations

import re

from service.masthead.candidates import Candidate
from service.masthead.dates import FoundDate, swap
from service.masthead.head import Head
from service.masthead.items import read_items
from service.masthead.weekdays import weekdays_in

_BELOW, _LONGEST = 700, 120
"""Characters below the article in which such a line stands, and of it."""
YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d?[./-]\d\d")
_LINE = re.compile(r"\S[^\n]*")


def stamp_below(head: Head) -> Candidate | None:
    """The only date that was taken out below the last sentence: a section and a day with its time, nothing else.

    ``News 25 June 2003, 12:32``: a word and a time look like a reader's, but nobody wrote anything below it.
    """
    last = next((n for n in range(head.end, head.body - 1, -1) if head.lines[n].is_prose), -1)
    if last < 0:
        return None
    end, kept = head.lines[last].block.span[1], {line.block.span[0] for line in head.lines}
    found = []
    for match in _LINE.finditer(head.source, end, min(end + _BELOW, head.comments)):
        if len(match.group()) > _LONGEST or match.start() in kept or YEAR.search(match.group()) is None:
            continue
        items = read_items(match.group().rstrip(), head.known)
        if any(item.date is not None and item.date.complete for item in items.items):
            found.append((match.start(), items))
    if len(found) != 1 or sorted(item.kind for item in found[0][1].items) != ["date", "section"]:
        return None
    at, items = found[0]
    day = items.of("date")[0]
    if not items.complete or day.date is None or day.date.hour is None:
        return None
    return Candidate("published", day.date, head.body, (at + day.span[0], at + day.span[1]), "")


def weekday_says(text: str, day: FoundDate) -> bool:
    """``Tuesday, 09/03/2021``: the weekday is that of one reading alone."""
    named, other = weekdays_in(text), swap(day).on_calendar
    read = day.on_calendar
    return len(named) == 1 and read is not None and other is not None and read.weekday() == named[0] != other.weekday()
