"""When the markup's times are those of the machine that wrote it: a site's move, or one time set in for both."""

from __future__ import annotations

from datetime import date, timedelta

from service.document import Moment
from service.masthead.candidates import Candidate
from service.masthead.dates import FoundDate
from service.reading import PageEvidence

Stated = tuple[FoundDate, PageEvidence] | None
"""What markup or a hint states, and where."""

_ZONES_APART = timedelta(days=1)
"""By as much two zones may tell the same moment apart."""


def imported(markup: Stated, published: Candidate | None, modified: Candidate | None) -> bool:
    """Published by the markup days after the page's own labelled last change: when the page was moved to a new system.

    The page must show both moments in full, in their order.
    """
    if markup is None or markup[1].method == "hint" or published is None or not _changed(modified):
        return False
    assert modified is not None
    days = [_day(one) for one in (published.date, modified.date, markup[0])]
    if None in days or published.date.swapped or modified.date.swapped:
        return False
    first, last, stated = (day or date.min for day in days)
    return first <= last and stated - last > _ZONES_APART


def repeated(published: Stated, modified: Stated, shown: Candidate | None) -> bool:
    """The markup repeats the time of publication as that of the change, the page shows a later one with its label."""
    if published is None or modified is None or not _changed(shown) or modified[1].method == "hint":
        return False
    assert shown is not None
    first, last = published[0], modified[0]
    same = first.value == last.value and first.timezone == last.timezone and first.hour is not None
    if not same or shown.date.swapped or shown.date.hour is None:
        return False
    own = shown.date.timezone == last.timezone
    return shown.date.value > last.value if own else shown.date.value[:10] > _after(last)


def unchanged(published: Moment | None, modified: Stated) -> bool:
    """The markup gives the very moment of publication as that of the last change: nothing was changed since."""
    if published is None or modified is None or modified[1].method == "hint" or modified[0].hour is None:
        return False
    return (published.value, published.timezone) == (modified[0].value, modified[0].timezone)


def _changed(shown: Candidate | None) -> bool:
    return shown is not None and shown.role == "modified" and bool(shown.label) and shown.date.complete


def _after(found: FoundDate) -> str:
    """The day behind that of a date."""
    day = _day(found)
    return (day + _ZONES_APART).isoformat() if day is not None else found.value[:10]


def _day(found: FoundDate) -> date | None:
    return date(found.year or 1, found.month or 1, found.day or 1) if found.complete else None
