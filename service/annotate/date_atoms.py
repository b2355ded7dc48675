"""Atoms of dates: what one match of the grammar says, resolved as far as it can be alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.annotate.date_feasts import Feasts
from service.annotate.date_grammar import (
    months,
    number,
    weekdays,
)
from service.annotate.date_match import STEPS, Atom
from service.annotate.timeline import Point, nearest_year, shift, weekday
from service.lexicon import table

__all__ = ["Atom", "Reader"]

_DAYS_AWAY = {
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


@dataclass(slots=True)
class Reader(Feasts):
    """Turns one match into an atom."""

    def read(self) -> Atom | None:
        kind = self.match.lastgroup or ""
        read = getattr(self, f"_{kind}", None)
        atom: Atom | None = read() if read else None
        return atom

    def _iso(self) -> Atom | None:
        point = self._day(int(self.match["iy"]), int(self.match["im"]), int(self.match["id"]))
        return self._atom(point) if point else None

    def _monthday(self) -> Atom | None:
        return self._days(
            months()[self.match["m1"].lower().rstrip(".")],
            self.match["d1"],
            self.match["e1"],
            self._year_or_none("y1"),
            self.match["r1"],
        )

    def _daymonth(self) -> Atom | None:
        return self._days(
            months()[self.match["m2"].lower().rstrip(".")],
            self.match["d2"],
            self.match["e2"],
            self._year_or_none("y2"),
            self.match["r2"],
        )

    def _nthday(self) -> Atom | None:
        """The tenth of September."""
        day = str(table("annotate-dates", "ordinals")[self.match["no"].lower()])
        return self._days(months()[self.match["nom"].lower().rstrip(".")], day, None, self._year_or_none("noy"))

    def _nthweekday(self) -> Atom | None:
        """The last Sunday of September."""
        year = self._year_or_none("nky")
        month = Point(year, months()[self.match["nkm"].lower().rstrip(".")], None, "month")
        month = nearest_year(month, self.published, future=self.future(self.match.start()))
        if month.year is None or month.month is None:
            return None
        which = weekdays()[self.match["nkd"].lower().rstrip(".")]
        first = weekday(which, Point(month.year, month.month, 1, "day"), direction="future")
        weeks = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(self.match["nk"].lower())
        if weeks is None:
            weeks = 4 if shift(first, 4, "week").month == month.month else 3
        return self._atom(shift(first, weeks, "week"), leans=year is None)

    def _weekof(self) -> Atom | None:
        """The last week of May: the month."""
        month = months()[self.match["wm"].lower().rstrip(".")]
        year = self._year_or_none("wy")
        return self._atom(Point(year, month, None, "month"), leans=year is None, bare=year is None)

    def _nth(self) -> Atom | None:
        """By the 20th: that day of the month which was named last, else of the month of publication."""
        if self.match["nw"]:
            if self.published is None or self.published.year is None or self.published.month is None:
                return None
            month = shift(self.published, STEPS[self.match["nw"]], "month")
            day = self._day(month.year, month.month or 0, int(self.match["nn"]))
            return self._atom(day, leans=True) if day is not None else None
        base = self.previous if self.previous is not None and self.previous.month else self.published
        if base is None or base.month is None or base.unit == "season":
            return None
        point = self._day(base.year, base.month, int(self.match["nn"]))
        return self._atom(point, leans=base is self.published) if point is not None else None

    def _dmy(self) -> Atom | None:
        point = self._day(int(self.match["ny_"]), int(self.match["nm_"]), int(self.match["nd_"]))
        return self._atom(point) if point else None

    def _slashed(self) -> Atom | None:
        """12/31/1899, 31/12/1899: a date only where one of the figures can be no month, or both are the same."""
        first, second, year = (int(self.match[name]) for name in ("sa", "sb", "sc"))
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
        point = self._day(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
        return self._atom(point) if point else None

    def _named(self) -> Atom | None:
        word = self.match["nd"].lower()
        amount = _DAYS_AWAY.get(word.removeprefix("the "), 0)
        base = self.published if self.published and self.published.as_date() else None
        return self._atom(shift(base, amount, "day") if base else Point(unit="day"), leans=True)

    def _other(self) -> Atom | None:
        base = self.previous
        if base is None or base.unit != "day" or base.month is None:
            return None
        amount = {"previous": -1, "before": -1, "next": 1, "following": 1, "after": 1, "same": 0}[
            self.match["od"].lower().split()[-1]
            if self.match["od"].lower().startswith("the day") or self.match["od"].lower().startswith("a day")
            else self.match["od"].lower().split()[1]
        ]
        known = base.as_date()
        if known is None:
            if base.day is None or base.month is None:
                return None
            stand_in = Point(2001, base.month, min(base.day, 28) if base.month == 2 else base.day, "day")
            moved = shift(stand_in, amount, "day")
            return self._atom(replace(moved, year=None))
        atom = self._atom(shift(base, amount, "day"))
        atom.leans_on = "text"
        return atom

    def _ago(self) -> Atom | None:
        unit = self.match["au"].lower().rstrip("s")
        amount = number(self.match["an"])
        if amount is None:
            return None
        if unit == "fortnight":
            unit, amount = "week", 2 * amount
        later = self.match["aw"].lower()
        following = self.text[self.match.end() : self.match.end() + 5].strip()
        if (later in ("before", "after") and following[:1].isalnum()) or following == "than":
            return None  # three weeks before Christmas: a distance
        base = self.published
        if (
            later in ("earlier", "before")
            and unit in ("day", "week")
            and (self.previous is None or not self.previous.year)
        ):
            return None  # two days earlier: than what the text has not told yet
        if (
            later in ("earlier", "before", "later", "after")
            and self.previous is not None
            and self.previous.year
            and self.previous.unit != "season"
        ):
            base = self.previous
        if base is None or (unit in ("day", "week") and base.as_date() is None):
            return None
        if later in ("later", "after") and base is self.published:
            return None
        step = amount if later in ("later", "after") else -amount
        moved = shift(base, step, unit)
        if later == "earlier" and unit == "year" and base.unit != "year" and amount == 1 and base is not self.published:
            moved = replace(base, year=(base.year or 0) - 1)
        return self._atom(moved, leans=True)
