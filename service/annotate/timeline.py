"""Points in time as EDTF (ISO 8601-2:2019): partly known dates, and how relative ones resolve against a reference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from service.document import Moment


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season, year, decade or century; None where it is not known. ``decade``: 1990s has year 1990."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    unit: str = "year"

    @property
    def precision(self) -> str:
        """century, decade, year, season, month or day."""
        if self.unit == "season":
            return "season"
        return self.unit if self.month is None and self.unit != "day" else ("day" if self.unit == "day" else "month")

    def edtf(self) -> str:
        """The value as EDTF level 2."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.unit == "century":
            return year[:2] + "XX"
        if self.unit == "decade":
            return year[:3] + "X"
        if self.unit == "year":
            return year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return (
            f"{year}-{month}"
            if self.unit != "day"
            else f"{year}-{month}-{'XX' if self.day is None else f'{self.day:02d}'}"
        )

    def as_date(self) -> date | None:
        """The day, when it is fully known."""
        if self.unit != "day" or self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def of_date(day: date, unit: str = "day") -> Point:
    """A point of the given precision around a day."""
    if unit == "year":
        return Point(day.year)
    return Point(day.year, day.month, day.day if unit == "day" else None, unit)


def reference(published: Moment | None) -> Point | None:
    """Publication as a point; None when it is not known."""
    if published is None:
        return None
    parts = published.value[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
    except ValueError:
        return None
    if len(numbers) == 3:
        return of_date(date(*numbers)) if exists(*numbers) else None
    return Point(numbers[0]) if len(numbers) == 1 else Point(numbers[0], numbers[1], unit="month")


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether that day is in the calendar (29 February when the year is not known)."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def nearest_year(point: Point, near: Point | None, *, future: bool = False, past: bool = False) -> Point:
    """The point with the year closest to the reference; `future` prefers what lies ahead, `past` forbids it."""
    if point.year is not None or near is None or near.year is None or point.month is None:
        return point
    middle = date(near.year, near.month or 7, near.day or 15)
    if point.unit == "season":
        return replace(point, year=_season_year(point.month, middle, future, past))
    best, least = point, 10_000.0
    for year in (near.year - 1, near.year, near.year + 1):
        day = point.day or 15
        if not exists(year, point.month, day) or (past and (year, point.month) > (middle.year, middle.month)):
            continue
        distance = (date(year, point.month, day) - middle).days
        against = 2.0 if future else 3.0 if point.day else 5.0
        cost = abs(distance) * (1.0 if (distance > 0) == future or abs(distance) < 16 else against)
        if cost < least:
            best, least = replace(point, year=year), cost
    return best


def _season_year(season: int, middle: date, future: bool, past: bool) -> int:
    start = {21: 3, 22: 6, 23: 9, 24: 12}[season]
    if future:
        return middle.year if start > middle.month else middle.year + 1
    return middle.year if start + (3 if past else 0) <= middle.month else middle.year - 1


def shift(point: Point, amount: int, unit: str) -> Point:
    """The point `amount` units later (negative: earlier), cut to the precision that the unit allows."""
    if point.year is None:
        return Point(None, None, None, "day" if unit == "day" else unit if unit in ("month", "year") else "day")
    if unit in ("day", "week"):
        day = point.as_date()
        if day is None:
            return point
        try:
            return of_date(day + timedelta(days=amount * (7 if unit == "week" else 1)))
        except OverflowError:
            return point
    if unit == "month":
        months = point.year * 12 + (point.month or 1) - 1 + amount
        return Point(months // 12, months % 12 + 1, None, "month")
    return Point(min(max(point.year + amount * (10 if unit == "decade" else 1), 0), 9999))


def weekday(number: int, near: Point | None, *, direction: str) -> Point:
    """The day called by a weekday (0 is Monday); ``direction`` is past (today counts), before, future or next."""
    day = near.as_date() if near else None
    if day is None:
        return Point(unit="day")
    back = (day.weekday() - number) % 7
    if direction == "past":
        return of_date(day - timedelta(days=back))
    if direction == "before":
        return of_date(day - timedelta(days=back or 7))
    ahead = (number - day.weekday()) % 7
    return of_date(day + timedelta(days=(ahead or 7) if direction == "next" else ahead))
