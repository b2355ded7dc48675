"""The year of a day that is stated without it: ``Sept. 14`` in a dateline, ``14 марта, 12:30`` above the title.

Told by the page's address, by other dates of the page, or by its copyright line; never by today's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from service.masthead.dates import FoundDate, find_dates
from service.masthead.weekdays import weekdays_in

_MENTION = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_MENTIONS, _BEFORE, _AFTER = 200, 24, 12
"""Mentions of years that are read, and characters around each within which its date stands."""
_NEAR = timedelta(days=31)
_COPYRIGHT = re.compile(r"(?:©|\([cс]\)|copyright)(?P<said>[^\n]{0,60})", re.IGNORECASE)
_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d")
_PICTURED = re.compile(r"\w ?/ ?[A-ZА-ЯЁ][\w.'’-]*(?: [A-ZА-ЯЁ][\w.'’-]*){1,3}")
"""``AFP 2031 / Marta Olsen``."""
_FOOT = 2_000
"""Characters of the page's end in which its copyright line stands."""
_LEAD = 400
"""Characters of the text's beginning that may name the weekday."""


def told_year(source: str, day: FoundDate, body: int, address: tuple[int, int, int] | None) -> int | None:
    """The year in which the page states or implies this month and day; None where it leaves that open.

    `body` is the offset of the text, `address` the day of the page's address. In the order of trust: the address; the
    same day with its year; a day within a month of it, where no later year is stated; the one year of a copyright line.
    The last two must not contradict the weekday that the text begins with.
    """
    if day.month is None or day.day is None:
        return None
    if address is not None:
        years = [year for year in (address[0] - 1, address[0], address[0] + 1) if _apart(day, year, address) <= _DAY]
        return years[0] if years else None
    stated = [one for one in _full_dates(source) if one.complete]
    months = (day.month, day.day)
    same = {one.year for one in stated if months in ((one.month, one.day), one.swapped)}
    if len(same) == 1:
        return same.pop()
    if same:
        return None
    latest = max((one.year or 0 for one in stated), default=0)
    held = _copyright_year(source, body)
    lead = source[body : body + _LEAD]
    near = {
        year
        for one in stated
        if one.swapped is None
        for year in ((one.year or 0) - 1, one.year or 0, (one.year or 0) + 1)
        if _apart(day, year, (one.year or 0, one.month or 1, one.day or 1)) <= _NEAR
    }
    if len(near) == 1 and (year := near.pop()) >= latest and held in (None, year) and _on_weekday(day, year, lead):
        return year
    mentioned = max((int(match.group()) for match in _mentions(source[: max(0, len(source) - _FOOT)])), default=0)
    if not stated and held is not None and mentioned <= held + _AHEAD and _on_weekday(day, held, lead):
        return held
    return None


_DAY = timedelta(days=1)
_AHEAD = 3
"""Years by which plans that the text tells lie ahead of it."""


def _mentions(source: str) -> Iterator[re.Match[str]]:
    return islice(_MENTION.finditer(source), _MOST_MENTIONS)


def _full_dates(source: str) -> Iterator[FoundDate]:
    for match in _mentions(source):
        around = source[max(0, match.start() - _BEFORE) : match.end() + _AFTER].replace("\n", "  ")
        yield from find_dates(around)


def _apart(day: FoundDate, year: int, other: tuple[int, int, int]) -> timedelta:
    """How far the day in that year is from another; very far when there is no such day."""
    try:
        return abs(date(year, day.month or 1, day.day or 1) - date(*other))
    except ValueError:
        return timedelta.max


def _copyright_year(source: str, body: int) -> int | None:
    """The one year of the copyright lines at the page's end; None where they name several, as sites renew them.

    Lines above the text, and those that name a photographer behind a slash, are credits of pictures: their year is
    that of the visit on some sites.
    """
    found: set[int] = set()
    for match in _COPYRIGHT.finditer(source, max(0, body, len(source) - _FOOT)):
        if _PICTURED.search(match["said"]):
            continue
        if _SPAN.search(match["said"]):
            return None
        found |= {int(year) for year in _MENTION.findall(match["said"])}
    return found.pop() if len(found) == 1 else None


def _on_weekday(day: FoundDate, year: int, lead: str) -> bool:
    """The first weekday of the text is that of the day or of the day before it; or the text names none."""
    named = weekdays_in(lead)
    try:
        own = date(year, day.month or 1, day.day or 1).weekday()
    except ValueError:
        return False
    return not named or named[0] in (own, (own - 1) % 7)
