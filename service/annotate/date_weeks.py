"""Days by their weekday, weeks, weekends and nights, counted from publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.annotate.date_grammar import months, number, weekdays
from service.annotate.date_match import STEPS, Atom
from service.annotate.date_years import Years
from service.annotate.timeline import Point, nearest_year, shift, weekday


@dataclass(slots=True)
class Weeks(Years):
    """Reads what a calendar of weeks tells."""

    def _weekday(self) -> Atom | None:
        which = weekdays()[self.match["wd"].lower().rstrip(".")]
        step = (self.match["wr"] or "").lower()
        if step in ("last", "previous", "this past"):
            direction = "before"
        elif step in ("next", "coming", "this coming"):
            direction = "next"
        else:
            direction = "future" if self.future(self.match.start()) else "past"
        if step == "every" or self.match["plural"] or self._titles():
            return None
        return self._atom(weekday(which, self.published, direction=direction), leans=True)

    def _weekdayweek(self) -> Atom | None:
        """Thursday of last week; Monday week, a week after the Monday ahead; Friday last."""
        which, word = weekdays()[self.match["vd"].lower().rstrip(".")], (self.match["vw"] or self.match["vl"]).lower()
        if self.match["vw"] is not None:
            monday = weekday(0, self.published, direction="past")
            return self._atom(shift(monday, 7 * STEPS[word] + which, "day"), leans=True) if monday.year else None
        day = weekday(which, self.published, direction={"last": "before", "week": "future"}.get(word, "next"))
        return self._atom(shift(day, 1, "week") if word == "week" else day, leans=True)

    def _beforelast(self) -> Atom | None:
        """The year before last, the week after next, the Sunday before last."""
        unit, now = self.match["bu"].lower(), self.published
        step = -2 if self.match["bl"].lower().startswith("before") else 2
        if now is None or now.year is None or (unit != "year" and now.month is None):
            return None
        if unit in ("month", "year"):
            return self._atom(shift(now, step, unit), leans=True)
        if now.as_date() is None:
            return None
        if unit == "night":
            return self._atom(shift(now, -2, "day"), leans=True) if step < 0 else None
        if unit in ("week", "weekend"):
            monday = shift(weekday(0, now, direction="past"), step, "week")
            first = shift(monday, 5, "day") if unit == "weekend" else monday
            return self._atom(first, shift(monday, 6, "day"), leans=True)
        day = weekday(weekdays()[unit], now, direction="before" if step < 0 else "next")
        return self._atom(shift(day, 1 if step > 0 else -1, "week"), leans=True)

    def _dayof(self) -> Atom | None:
        """The last day of February."""
        year = self._year_or_none("ldy")
        month = Point(year, months()[self.match["ldm"].lower().rstrip(".")], None, "month")
        month = nearest_year(month, self.published, future=self.future(self.match.start()))
        if month.year is None or month.month is None:
            return None
        first = Point(month.year, month.month, 1, "day")
        after = shift(month, 1, "month")
        last = shift(Point(after.year, after.month, 1, "day"), -1, "day")
        return self._atom(last if self.match["ld"] == "last" else first, leans=year is None)

    def _overnight(self) -> Atom | None:
        """The night before publication."""
        lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if self.published is None or self.published.as_date() is None or lead in _LASTING:
            return None
        return self._atom(shift(self.published, -1, "day"), self.published, leans=True)

    def _titles(self) -> bool:
        """The Sunday Times, the Friday Mosque: a weekday that opens a name."""
        after = self.text[self.match.end() : self.match.end() + 14]
        if not re.search(r"\b[Tt]he \Z", self.text[max(0, self.match.start() - 5) : self.match.start()]):
            return False
        word = after[1:].split(" ")[0].rstrip(",.")
        return after[:1] == " " and word[:1].isupper() and word.lower() not in months()

    def _weekend(self) -> Atom | None:
        which = (self.match["we"] or "").lower()
        lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1]
        if self.match.group() == "weekend" and lead[:1].isupper() and lead != "The":
            return None  # the Christmas weekend
        ahead = self.future(self.match.start())
        following = which in ("next", "coming", "this coming") or (ahead and which not in ("last", "past", "this past"))
        saturday = weekday(5, self.published, direction="next" if following else "past")
        now = self.published.as_date() if self.published else None
        if now is not None and now.weekday() >= 5 and which in ("this", ""):
            saturday = weekday(5, self.published, direction="past")
        if self.published is None or saturday.year is None:
            return None
        if saturday == self.published:
            saturday = shift(saturday, -7 if which in ("last", "past", "this past") else 0, "day")
        return self._atom(saturday, shift(saturday, 1, "day"), leans=True)

    def _period(self) -> Atom | None:
        step = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[
            self.match["pr"].lower()
        ]
        unit = self.match["pu"].lower().split()[-1]
        if self.published is None or self.published.year is None:
            return None
        base = self.published
        if unit == "week":
            monday = weekday(0, base, direction="past")
            return (
                self._atom(shift(monday, step, "week"), shift(shift(monday, step, "week"), 6, "day"), leans=True)
                if monday.year
                else None
            )
        if unit == "month" and base.month is None:
            return None
        if (
            self.match["pr"].lower() == "previous"
            and self.previous is not None
            and self.previous.year
            and unit == "year"
        ):
            base = self.previous
        return self._atom(shift(base, step, unit), leans=True)

    def _edge(self) -> Atom | None:
        """The end of the year: its last month; of the month or week, and later in the year: all of it."""
        if self.published is None or self.published.year is None:
            return None
        words = self.match.group().lower().split()
        step = {"last": -1, "next": 1}.get(words[-2], 0)
        if self.match["eu"] == "week":
            monday = shift(weekday(0, self.published, direction="past"), step, "week")
            return self._atom(monday, shift(monday, 6, "day"), leans=True) if monday.year else None
        if self.match["ew"] is None and self.match["eu"] == "year":
            told = self.previous if words[-2] == "the" and self.previous is not None else None
            year = told.year if told is not None and told.year is not None else self.published.year + step
            return self._atom(Point(year), leans=True)
        if self.match["eu"] == "month":
            return self._atom(shift(self.published, step, "month"), leans=True) if self.published.month else None
        if self.match["ew"] == "middle":
            return self._atom(Point(self.published.year + step), leans=True)
        month = 12 if self.match["ew"] in ("end", "close") else 1
        if month == 1 and self.text[: self.match.start()].lower().endswith("since "):
            return self._atom(Point(self.published.year + step, 1, 1, "day"), leans=True)
        return self._atom(Point(self.published.year + step, month, None, "month"), leans=True)

    def _yearend(self) -> Atom | None:
        """By year-end: the last month of the year of publication."""
        if self.published is None or self.published.year is None:
            return None
        return self._atom(Point(self.published.year, 12, None, "month"), leans=True)

    def _running(self) -> Atom | None:
        """The past week: the days up to publication."""
        if self.published is None or self.published.as_date() is None:
            return None
        unit = self.match["rn"]
        past = self.match.group().lower().split()[1] == "past"
        if unit == "24 hours":
            return None
        if unit == "week" and past:
            return self._atom(shift(self.published, -6, "day"), self.published, leans=True)
        return self._atom(shift(self.published, -1, unit), leans=True) if unit != "week" else self._last_week()

    def _stretch(self) -> Atom | None:
        """The past three days, the next four years: from or up to publication."""
        amount = number(self.match["sn"]) if self.match["sn"] else 10
        unit = (self.match["su"] or "years").removesuffix("s")
        now = self.published
        if now is None or now.year is None or amount is None or amount < 2:
            return None
        if (unit != "year" and now.month is None) or (unit in ("day", "week") and now.as_date() is None):
            return None
        if self.text[: self.match.start()].endswith(("for ", "For ")):
            return None  # a duration
        ahead = self.match["sw"] in ("next", "coming")
        here = now if unit in ("day", "week") else shift(now, 0, unit)
        there = shift(now, amount if ahead else -amount, unit)
        return self._atom(here, there, leans=True) if ahead else self._atom(there, here, leans=True)

    def _last_week(self) -> Atom | None:
        base = self.published
        monday = shift(weekday(0, base, direction="past"), -1, "week")
        return self._atom(monday, shift(monday, 6, "day"), leans=True) if monday.year else None


_LASTING = frozenset(("stay", "stayed", "kept", "keep", "held", "remain", "remained", "camped", "slept", "waited"))
"""Verbs of what lasts a night: overnight is then no date."""
