"""Days that a page shows because somebody looked at it then: its archive's day, and today's date above the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from service.masthead.candidates import Candidate
from service.masthead.head import Head
from service.masthead.weekdays import weekdays_in

_REACH = 4_000
"""Characters of the article in which its own days are looked for."""
_BEFORE = 24
"""Characters before a day in brackets in which its weekday stands."""
_LONG_AGO = timedelta(days=60)
"""By as much an article's own days lie before the day on which its page was fetched, not that of its publication."""
_DAY_TOLD = re.compile(r"\((?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>(?:19|20)\d\d)\)")


def of_an_archive(head: Head, one: Candidate) -> bool:
    """The day that an archive writes before the page's first line; what the page states itself goes before it."""
    first = len(head.source) - len(head.source.lstrip())
    return head.lines[one.line].block.span[0] <= first and head.source.startswith("date ", first)


def of_the_visit(one: Candidate, archived: Candidate, anchor: int) -> bool:
    """A bare day above the title, later than the archive's: the day on which the page was fetched."""
    return one.line < anchor and one.date.hour is None and one.date.value > archived.date.value


def of_a_later_visit(head: Head, one: Candidate, anchor: int) -> bool:
    """A bare day that opens the page, and an article that tells of weekdays long before: ``Selasa (18/12/2012)``.

    Mirrors write the day of the visit above a title; when it was published stands nowhere.
    """
    if one.role != "date" or one.line >= anchor or one.date.hour is not None or head.source[: one.span[0]].strip():
        return False
    shown = one.date.on_calendar
    told = _weekdays_told(head.source[one.span[1] : one.span[1] + _REACH])
    return shown is not None and bool(told) and max(told) < shown - _LONG_AGO


def _weekdays_told(text: str) -> Sequence[date]:
    """The days in brackets behind the name of their weekday, which newsrooms of Indonesia give to what is new."""
    found: list[date] = []
    for match in _DAY_TOLD.finditer(text):
        if not weekdays_in(text[max(0, match.start() - _BEFORE) : match.start()]):
            continue
        try:
            found.append(date(int(match["year"]), int(match["month"]), int(match["day"])))
        except ValueError:
            continue
    return found
