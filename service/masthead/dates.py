"""Dates and times of day in one line: where they stand, what they state, how sure that is.

The rules find and read; nothing searches a whole text, nothing knows today's date. Other calendars (1 Muharram 1442)
have other month names and years, so they are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from service.document import Precision, Span
from service.masthead.calendar import grammar
from service.masthead.zones import offset_of
from service.words import WordExpression

LONGEST = 300
"""Characters of the longest line that is searched."""
_REACH = 48
"""Characters before and after a day within which its time of day may stand."""
_PIVOT = 69
_WORD = WordExpression(r"\w+")
_DIGIT = re.compile(r"\d")
_GAP = " \t\u00a0-"
_BETWEEN = _GAP + ".,"
_LONGEST_MONTH = 20
"""Characters before a figure within which its month stands."""
_FIGURES = re.compile(
    r"\d+(?=(?P<more>[ ]?[-/.][ ]?\d)"
    r"|(?:st|nd|rd|th|-го|-е|\.|[ \t\u00a0]?[гm]\.)?(?:[ \t\u00a0]{1,3}|[-/.]|,[ ]|[ ]-[ ])"
    r"(?:(?:of|de)[ ])?(?P<month>[^\W\d_]+)|)",
    re.IGNORECASE,
)
"""A run of figures, and what follows it: `more` figures after a mark, or a word that may be a `month`."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as a line states it; parts that it does not state are None. `span` counts in the line."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    timezone: str | None = None
    zone: str = ""
    """The zone as the line writes it; its offset may depend on the day."""
    swapped: tuple[int, int] | None = None
    """Month and day the other way round, for ``10/1/2020`` that can be read in two ways."""
    separator: str = ""
    relative: str | None = None
    """Minutes back (``-120``) or days back (``d-1``) for relative words."""
    year_told: bool = False
    """The year is told by the page elsewhere, not beside the day."""

    @property
    def complete(self) -> bool:
        """Year, month and day are stated."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def on_calendar(self) -> date | None:
        """The day, None when it is not complete."""
        return date(self.year or 1, self.month or 1, self.day or 1) if self.complete else None

    @property
    def precision(self) -> Precision:
        if self.second:
            return "second"
        if self.minute is not None:
            return "minute"
        if self.hour is not None:
            return "hour"
        return "day" if self.day is not None else "month" if self.month is not None else "year"

    @property
    def value(self) -> str:
        """ISO 8601, cut to `precision`; an unknown year is ``XXXX``."""
        year = f"{self.year:04}" if self.year is not None else "XXXX"
        parts = year if self.month is None else f"{year}-{self.month:02}"
        if self.day is None:
            return parts
        text = f"{parts}-{self.day:02}"
        if self.hour is None:
            return text
        text += f"T{self.hour:02}"
        if self.minute is None:
            return text
        text += f":{self.minute:02}"
        return f"{text}:{self.second:02}" if self.second else text


def find_dates(text: str) -> list[FoundDate]:
    """All dates of a line in order, without overlap; none in lines beyond `LONGEST`."""
    if len(text) > LONGEST or _DIGIT.search(text) is None:
        return []
    found: list[FoundDate] = []
    end = reached = 0
    for start in _places(text):
        if start < reached or (match := grammar().cores.match(text, start)) is None:
            continue
        reached = match.end()
        if start >= end and (core := _core(match)) is not None:
            core = _with_time(text, core, end)
            found.append(core)
            end = core.span[1]
    return found


def _places(text: str) -> Iterator[int]:
    """Where `Grammar.cores` may match, in order: at figures and at months beside them. Most numbers are no dates."""
    months = grammar().months
    for figures in _FIGURES.finditer(text):
        start = figures.start()
        if start and text[start - 1] in _GAP:
            end = len(text[max(0, start - _LONGEST_MONTH) : start].rstrip(_BETWEEN)) + max(0, start - _LONGEST_MONTH)
            first = end
            while first and text[first - 1].isalpha():
                first -= 1
            if _folded(text[first:end]) in months:
                yield first
        glued = figures["more"] and figures.end() - start == _GLUED and text[start - 1 : start] == ":"
        if glued and text[start - 2 : start - 1].isdecimal():
            yield start + _GLUED // 2  # 18:4209.10.2023
        elif figures["more"] or ((word := figures["month"]) and _folded(word) in months):
            yield start


def _folded(month: str) -> str:
    return month.lower().replace("ё", "е")


_GLUED = len("4209")
"""Minutes and a day with no blank between."""


def find_relative(text: str) -> list[FoundDate]:
    """Relative words of a line: ``2 jam lalu``, ``вчера, 12:30``."""
    rules = grammar()
    if len(text) > LONGEST or rules.relative_words.isdisjoint(_WORD.find(text.lower())):
        return []
    found = []
    for match in rules.relative.finditer(text):
        if match["unit"]:
            amount = int(match["n"]) if match["n"].isdigit() else 1
            back = _minutes_back(amount, rules.units[_known(match["unit"], rules.units)])
        elif match["day"]:
            back = f"d-{rules.days_back[_known(match['day'], rules.days_back)]}"
        else:
            back = "-0"
        date_found = FoundDate(match.span(), relative=back)
        found.append(_with_time(text, date_found, 0) if match["day"] else date_found)
    return found


def resolve(found: FoundDate, base: datetime) -> FoundDate | None:
    """A relative date counted back from `base`, None when it is not relative."""
    if found.relative is None:
        return None
    if found.relative.startswith("d-"):
        day = base.date() - timedelta(days=int(found.relative[2:]))
        return replace(found, year=day.year, month=day.month, day=day.day, relative=None)
    moment = base - timedelta(minutes=int(found.relative[1:]))
    return replace(
        found,
        year=moment.year,
        month=moment.month,
        day=moment.day,
        hour=moment.hour,
        minute=moment.minute,
        relative=None,
    )


def swap(found: FoundDate) -> FoundDate:
    """The other reading of an ambiguous order of day and month."""
    if found.swapped is None or found.month is None or found.day is None:
        return found
    turned = replace(found, month=found.swapped[0], day=found.swapped[1], swapped=(found.month, found.day))
    return replace(turned, timezone=offset_of(found.zone, turned.on_calendar)) if found.zone else turned


def _minutes_back(amount: int, unit: str) -> str:
    if unit == "months":
        return f"d-{amount * 30}" if amount < 100 else "-0"
    if unit in ("days", "weeks"):
        return f"d-{amount * (7 if unit == 'weeks' else 1)}"
    return f"-{amount * (60 if unit == 'hours' else 1)}"


def _known(word: str, words: object) -> str:
    assert isinstance(words, dict)
    low = _folded(word)
    return low if low in words else next(iter(words))


def _core(match: re.Match[str]) -> FoundDate | None:
    """The day that a match of `Grammar.cores` states, day first in doubt; None when there is no such day."""
    names = grammar().months
    if match["y1"]:
        day = FoundDate(match.span(), int(match["y1"]), int(match["m1"]), int(match["d1"]), separator=match["s1"])
        zone = offset_of(match["iz"], None) if match["iz"] else None
        hour, minute, second = (_number(match[name]) for name in ("ih", "im", "is"))
        return _checked(replace(day, hour=hour, minute=minute, second=second, timezone=zone))
    if match["y2"]:
        return _numeric(match)
    for number in "346":
        if match[f"m{number}"]:
            year = match[f"y{number}"]
            month = names[_folded(match[f"m{number}"])]
            return _checked(FoundDate(match.span(), _year(year) if year else None, month, int(match[f"d{number}"])))
    if match["y7"]:  # "date 2031-04", as archives write a month
        return FoundDate(match.span(), int(match["y7"]), int(match["m7"]))
    return FoundDate(match.span(), int(match["y5"]), names[_folded(match["m5"])])


def _numeric(match: re.Match[str]) -> FoundDate | None:
    first, second, year = int(match["a2"]), int(match["b2"]), _year(match["y2"])
    if len(match["y2"]) == 2 and match["s2"] == "-" and first > 12 and second > 12:
        return None
    found = FoundDate(match.span(), year, second, first, separator=match["s2"])
    if second > 12:
        return _checked(replace(found, month=first, day=second))
    if first <= 12 and first != second:
        found = replace(found, swapped=(first, second))
    return _checked(found)


def _checked(found: FoundDate) -> FoundDate | None:
    try:
        date(found.year or 2000, found.month or 1, found.day or 1)
    except ValueError:
        return None
    return found


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= _PIVOT else 1900 + year


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _with_time(text: str, found: FoundDate, floor: int) -> FoundDate:
    """Extend a day by the time of day and zone that stand after it, else before it, and by its weekday."""
    if found.day is None and found.relative is None:
        return found
    start, end = found.span
    before = _before(text[max(floor, start - _REACH) : start])
    reach = text[end : end + _REACH]
    after = grammar().after.match(reach) if found.hour is None else None
    if found.hour is not None and found.timezone is None and (zone := grammar().zone.match(reach)):
        return _zoned(replace(found, span=(start, end + zone.end())), zone["z3"])
    offset = max(floor, start - _REACH)
    if after and (timed := _timed(found, after, "2")):
        weekday = offset + before.start() if before and not before["h1"] and not before["w1"] else start
        return replace(timed, span=(weekday, end + _end_of_zone(after, "2")))
    if before is None:
        return found
    if (before["h1"] or before["w1"]) and found.hour is None and (timed := _timed(found, before, "1")):
        zone = grammar().zone.match(reach) if timed.timezone is None else None
        if zone is None or not zone["z3"].isupper():
            return replace(timed, span=(offset + before.start(), end))
        span = (offset + before.start(), end + zone.end())  # "1:23 AM Mar 14, 2023 PHT"
        return _zoned(replace(timed, span=span), zone["z3"])
    if not before["h1"] and not before["w1"]:
        return replace(found, span=(offset + before.start(), end))
    return found


def _zoned(found: FoundDate, zone: str) -> FoundDate:
    """The date in the zone that a word or an offset names."""
    return replace(found, zone=zone, timezone=offset_of(zone, found.on_calendar))


def _before(text: str) -> re.Match[str] | None:
    """The time of day or weekday that `text` ends with; without a figure or weekday in it there is none."""
    rules = grammar()
    if _DIGIT.search(text) is None and rules.weekday_words.isdisjoint(_WORD.find(_folded(text))):
        return None
    return rules.before.search(text)


def _end_of_zone(match: re.Match[str], number: str) -> int:
    """An opening bracket belongs to the zone only when its closing one does."""
    return match.end()


def _timed(found: FoundDate, match: re.Match[str], number: str) -> FoundDate | None:
    compact = match.groupdict().get(f"w{number}")
    hour = int(compact[:2]) if compact else int(match[f"h{number}"])
    half = (match[f"p{number}"] or match[f"q{number}"] or "").lower()[:1]
    if half and (hour == 0 or (hour > 12 and half == "a")):
        return None
    if half and hour <= 12:  # "14:05 PM" is told by the clock of 24 hours
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(compact[2:]) if compact else _number(match[f"i{number}"])
    if hour == 24:
        hour = 0
    zone = match[f"z{number}"]
    timed = replace(found, hour=hour, minute=minute, second=_number(match[f"c{number}"]), timezone=None)
    return _zoned(timed, zone) if zone else timed
