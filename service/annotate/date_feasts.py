"""Days with a name: feasts of a fixed day, and those that move with Easter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from service.annotate.date_match import Atom
from service.annotate.date_weeks import Weeks
from service.annotate.timeline import Point, nearest_year, of_date, shift
from service.lexicon import table


@dataclass(slots=True)
class Feasts(Weeks):
    """Reads holidays."""

    def _holiday(self) -> Atom | None:
        """Christmas Day, New Year's Eve: days with a name and a place in the calendar."""
        name = self.match["hn"]
        month, day = (int(part) for part in str(table("annotate-dates", "holidays")[name]).split("-"))
        told = (self.match["hl"] or "").lower()
        if name == "Christmas" and not told:
            lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
            if (
                lead not in ("on", "at", "until", "till", "by", "since", "before")
                or self.text[self.match.end() : self.match.end() + 2].strip().isalpha()
            ):
                return None
        year = self._year_or_none("hy")
        now = self.published
        if year is None and told and now is not None and now.year is not None and now.month is not None:
            past = (month, day) < (now.month, now.day or 1)
            year = now.year + {"last": 0 if past else -1, "next": 1 if past else 0}.get(told, 0)
            return self._atom(Point(year, month, day, "day"), leans=True)
        return self._atom(Point(year, month, day, "day"), leans=year is None)

    def _newyear(self) -> Atom | None:
        """Since New Year, by the new year: its first day; "in the new year" is no day."""
        lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if lead not in ("since", "by", "until", "till", "before", "at", "after", "from"):
            return None
        ahead = lead in ("by", "until", "till", "before") or self.future(self.match.start())
        day = nearest_year(Point(None, 1, 1, "day"), self.published, future=ahead, past=lead == "since")
        return self._atom(day, leans=True)

    def _feast(self) -> Atom | None:
        """Good Friday, Orthodox Easter Sunday; of the year named, else the nearest one."""
        offset = int(table("annotate-dates", "feasts")[self.match["fn"]])
        orthodox = self.match["fo"] is not None
        stated = self._year_or_none("fey")
        near = self.published.year if self.published is not None else None
        if stated is not None:
            return self._atom(_feast_day(stated, offset, orthodox))
        if near is None or self.published is None or self.published.month is None:
            return None
        now = self.published.as_date() or date(near, self.published.month, 15)
        ahead = self.future(self.match.start())
        days = [_feast_day(year, offset, orthodox) for year in (near - 1, near, near + 1)]
        return self._atom(min(days, key=lambda day: _cost(day, now, ahead)), leans=True)


def _cost(day: Point, now: date, ahead: bool) -> float:
    """Days between; those against the tense count three times."""
    distance = ((day.as_date() or now) - now).days
    return abs(distance) * (1.0 if (distance > 0) == ahead else 3.0)


def _feast_day(year: int, offset: int, orthodox: bool) -> Point:
    return shift(of_date(easter(year, orthodox=orthodox)), offset, "day")


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday in the Gregorian calendar, by the algorithms of Meeus; the Orthodox one by the Julian reckoning."""
    if orthodox:
        moon = (19 * (year % 19) + 15) % 30
        weekdays = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + weekdays + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)
