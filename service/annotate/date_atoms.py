"""Atoms of dates: what one match of the grammar says, resolved as far as it can be alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.annotate.date_grammar import (
    COUNTED,
    MONTH_LEADS,
    PLURAL,
    months,
    number,
    part_of_day,
    season,
    weekdays,
    year_leads,
)
from service.annotate.measures import not_before, stops
from service.annotate.timeline import Point, exists, nearest_year, shift, weekday
from service.lexicon import table


@dataclass(slots=True)
class Atom:
    start: int
    end: int
    point: Point
    last: Point | None = None
    leans_on: str | None = None
    bare_month: bool = False
    kind: str = ""
    guessed: bool = False
    """Whether the year is the nearest one, not a stated one."""


_SAID_OF_YEARS = frozenset(("was", "is", "will", "could", "may", "would", "saw", "brought", "has", "had", "marked"))
_COUNTABLE = frozenset(
    (
        "people",
        "men",
        "women",
        "children",
        "personnel",
        "police",
        "staff",
        "cattle",
        "sheep",
        "aircraft",
        "or",
        "square",
        "cubic",
        "foot",
        "strong",
        "dead",
        "wounded",
        "injured",
        "more",
    )
)
_DAYS_AWAY = {
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_STEPS = {"last": -1, "this": 0, "next": 1}


@dataclass(slots=True)
class Reader:
    """Turns one match into an atom."""

    text: str
    match: re.Match[str]
    published: Point | None
    previous: Point | None
    future: Callable[[int], bool]
    """Whether the time told at an offset of the text lies ahead."""

    def read(self) -> Atom | None:
        kind = self.match.lastgroup or ""
        read = getattr(self, f"_{kind}", None)
        atom: Atom | None = read() if read else None
        return atom

    def _atom(self, point: Point, last: Point | None = None, *, leans: bool = False, bare: bool = False) -> Atom:
        start, end = self.match.span()
        if self.match.lastgroup in ("weekday", "named", "other", "monthday", "daymonth"):
            part = part_of_day().match(self.text, end)
            end = part.end() if part else end
        leans_on = None
        if leans:
            leans_on = "published" if self.published is not None else None
        return Atom(start, end, point, last, leans_on, bare, self.match.lastgroup or "")

    def _day(self, year: int | None, month: int, day: int) -> Point | None:
        return Point(year, month, day, "day") if exists(year, month, day) else None

    def _year_or_none(self, name: str) -> int | None:
        found = self.match[name]
        return int(found) if found else None

    def _iso(self) -> Atom | None:
        point = self._day(int(self.match["iy"]), int(self.match["im"]), int(self.match["id"]))
        return self._atom(point) if point else None

    def _monthday(self) -> Atom | None:
        return self._days(
            months()[self.match["m1"].lower().rstrip(".")],
            self.match["d1"],
            self.match["e1"],
            self._year_or_none("y1"),
        )

    def _daymonth(self) -> Atom | None:
        return self._days(
            months()[self.match["m2"].lower().rstrip(".")],
            self.match["d2"],
            self.match["e2"],
            self._year_or_none("y2"),
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
        base = self.previous if self.previous is not None and self.previous.month else self.published
        if base is None or base.month is None or base.unit == "season":
            return None
        point = self._day(base.year, base.month, int(self.match["nn"]))
        return self._atom(point, leans=base is self.published) if point is not None else None

    def _days(self, month: int, first: str, last: str | None, year: int | None) -> Atom | None:
        relative = self.match.groupdict().get("r1")
        leans = False
        if relative and self.published and self.published.year:
            year = self.published.year + _STEPS[relative.lower()]
            leans = True
        point = self._day(year, month, int(first))
        if point is None:
            return None
        end = self._day(year, month, int(last)) if last else None
        return self._atom(point, end if end and int(last or 0) > int(first) else None, leans=leans or year is None)

    def _monthyear(self) -> Atom | None:
        month = months()[self.match["m3"].lower().rstrip(".")]
        return self._atom(Point(int(self.match["y3"]), month, None, "month"))

    def _lastmonth(self) -> Atom | None:
        month = months()[self.match["m4"].lower().rstrip(".")]
        point = Point(None, month, None, "month")
        if self.published and self.published.year and self.published.month:
            now = self.published
            step = self.match["w4"].lower()
            year = now.year or 0
            if step == "last":
                year -= 1 if month >= (now.month or 0) else 0
            elif step == "next":
                year += 1 if month <= (now.month or 0) else 0
            point = replace(point, year=year)
        return self._atom(point, leans=True)

    def _monthrel(self) -> Atom | None:
        month = months()[self.match["m6"].lower().rstrip(".")]
        point = Point(None, month, None, "month")
        if self.published and self.published.year:
            point = replace(point, year=self.published.year + _STEPS[self.match["w6"].lower()])
        return self._atom(point, leans=True)

    def _samemonth(self) -> Atom | None:
        """The same month of last year: as the month named last, or as that of publication."""
        base = self.previous if self.previous is not None and self.previous.month else self.published
        if base is None or base.year is None or base.month is None or base.unit == "season":
            return None
        return self._atom(Point(base.year - 1, base.month, None, "month"), leans=True)

    def _month(self) -> Atom | None:
        written = self.match["m5"]
        number = months()[written.lower().rstrip(".")]
        if written in ("May", "March", "Mar") and not self.match["p5"]:
            before = self.text[: self.match.start()].rstrip()
            lead = before.rsplit(" ", 1)[-1].lower()
            if lead not in MONTH_LEADS and not (lead.endswith(",") and lead[:-1].rstrip(".") in months()):
                return None
        after = self.text[self.match.end() : self.match.end() + 2]
        if (
            len(after) == 2
            and after[0] == " "
            and after[1].isupper()
            and written in ("May", "April", "June", "August", "March")
        ):
            return None
        return self._atom(Point(None, number, None, "month"), leans=True, bare=True)

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

    def _holiday(self) -> Atom | None:
        """Christmas Day, New Year's Eve: days with a name and a place in the calendar."""
        name = self.match["hn"]
        month, day = (int(part) for part in str(table("annotate-dates", "holidays")[name]).split("-"))
        if name == "Christmas":
            lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
            if (
                lead not in ("on", "at", "until", "till", "by", "since")
                or self.text[self.match.end() : self.match.end() + 2].strip().isalpha()
            ):
                return None
        year = self._year_or_none("hy")
        return self._atom(Point(year, month, day, "day"), leans=year is None)

    def _between(self) -> Atom | None:
        month = months()[self.match["mb"].lower().rstrip(".")]
        return self._days(month, self.match["db"], self.match["eb"], self._year_or_none("yb2"))

    def _stated_year(self, year: str | None, relative: str | None) -> int | None:
        """A year, or this, the or last year."""
        if year:
            return int(year)
        if self.published is None or self.published.year is None or relative is None:
            return None
        return self.published.year - (1 if relative.lower() == "last" else 0)

    def _months(self) -> Atom | None:
        """The first three months of this year."""
        count, year = number(self.match["mn"]), self._stated_year(self.match["my"], self.match["mr"])
        if count is None or not 1 <= count < 12 or year is None:
            return None
        last = "last " in self.match.group().lower()[:9]
        low, high = (13 - count, 12) if last else (1, count)
        return self._atom(
            Point(year, low, None, "month"), Point(year, high, None, "month"), leans=self.match["my"] is None
        )

    def _half(self) -> Atom | None:
        year = self._stated_year(self.match["hy2"], self.match["hr"])
        if year is None:
            return None
        low, high = (1, 6) if self.match["hh"] == "first" else (7, 12)
        return self._atom(
            Point(year, low, None, "month"), Point(year, high, None, "month"), leans=self.match["hy2"] is None
        )

    def _edge(self) -> Atom | None:
        """The end of the year: its last month."""
        if self.published is None or self.published.year is None:
            return None
        words = self.match.group().lower().split()
        step = {"last": -1, "next": 1}.get(words[-2], 0)
        if self.match["eu"] == "month":
            return self._atom(shift(self.published, step, "month"), leans=True) if self.published.month else None
        month = 12 if self.match["ew"] in ("end", "close") else 1
        return self._atom(Point(self.published.year + step, month, None, "month"), leans=True)

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

    def _last_week(self) -> Atom | None:
        base = self.published
        monday = shift(weekday(0, base, direction="past"), -1, "week")
        return self._atom(monday, shift(monday, 6, "day"), leans=True) if monday.year else None

    def _fiscal(self) -> Atom | None:
        return self._atom(Point(int(self.match["fy"])))

    def _shortyear(self) -> Atom | None:
        """In '89."""
        lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        return self._atom(Point(1900 + int(self.match["sh"]))) if lead in year_leads() else None

    def _yearspan(self) -> Atom | None:
        first = int(self.match["ya"])
        tail = self.match["yb"] or self.match["yb3"]
        last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
        if self.match["season"]:
            which = season(self.match["season"])
            return self._atom(Point(first, which, None, "season")) if which else None
        if last <= first or last - first > 120 or self._counts(self.match.end()):
            return None
        return self._atom(Point(first), Point(last))

    def _seasonyear(self) -> Atom | None:
        which = season(self.match["s1"])
        return self._atom(Point(int(self.match["sy"]), which, None, "season")) if which else None

    def _seasonrel(self) -> Atom | None:
        which = season(self.match["s2"])
        step = self.match["sr"].lower()
        if which is None:
            return None
        point = nearest_year(
            Point(None, which, None, "season"),
            self.published,
            future=step in ("next", "until", "till", "by", "later than")
            or (self.future(self.match.start()) and step != "last"),
            past=step == "last",
        )
        atom = self._atom(point, leans=True)
        if step in ("since", "until", "till", "by", "later than"):
            atom.start = self.match.start("s2")
        return atom

    def _seasonlast(self) -> Atom | None:
        """Spring of last year."""
        which = season(self.match["sl"])
        if which is None or self.published is None or self.published.year is None:
            return None
        year = self.published.year + _STEPS[self.match["slw"].lower()]
        return self._atom(Point(year, which, None, "season"), leans=True)

    def _quarter(self) -> Atom | None:
        if self.match["qb"]:
            return self._bare_quarter()
        number = (
            table("annotate-dates", "quarters")[self.match["qn"].lower()]
            if self.match["qn"]
            else 32 + int(self.match["q"])
        )
        year = self._year_or_none("qy")
        if year is None and self.published is not None and self.match["qr"]:
            year = (self.published.year or 0) + _STEPS[self.match["qr"].split()[0].lower()]
        return self._atom(Point(year, number, None, "season")) if year else None

    def _bare_quarter(self) -> Atom | None:
        """ "In the second quarter": the last one that had begun at publication."""
        if (
            self.published is None
            or self.published.year is None
            or self.published.month is None
            or self.text[self.match.end() : self.match.end() + 3] == " of"
        ):
            return None
        number = table("annotate-dates", "quarters")[self.match["qm"].lower()]
        begun = (number - 33) * 3 < self.published.month
        return self._atom(Point(self.published.year - (0 if begun else 1), number, None, "season"), leans=True)

    def _decade(self) -> Atom | None:
        return self._atom(Point(int(self.match["dec"]), unit="decade"))

    def _shortdecade(self) -> Atom | None:
        """In the '60s; not "temperatures in the 60s"."""
        quoted = "'" in self.match.group() or "’" in self.match.group()
        return self._atom(Point(1900 + int(self.match["sd"]), unit="decade")) if quoted else None

    def _otheryear(self) -> Atom | None:
        """The previous year, the month before: counted from the date before it."""
        base = self.previous
        unit = self.match["ou"] or self.match["ou2"]
        if (
            base is None
            or base.year is None
            or base.unit in ("decade", "century")
            or (unit == "month" and not base.month)
        ):
            return None
        step = -1 if (self.match["oy"] or self.match["oy2"]).lower() in ("previous", "before") else 1
        atom = self._atom(shift(Point(base.year) if unit == "year" else base, step, unit))
        atom.leans_on = "text"
        return atom

    def _century(self) -> Atom | None:
        number = (
            int(self.match["cent"])
            if self.match["cent"]
            else int(table("annotate-dates", "ordinals")[self.match["cw"].lower()])
        )
        return self._atom(Point((number - 1) * 100, unit="century")) if 1 <= number <= 21 else None

    def _year(self) -> Atom | None:
        start, end = self.match.span("yy")
        lead = self.text[max(0, start - 24) : start]
        before = re.search(r"([A-Za-z]+)[\s(]+(?:the\s+)?\Z|(-)\Z|([(,])\s*\Z", lead)
        word = (before[1] or before[2] or before[3] or "").lower() if before else ""
        if (
            word not in year_leads()
            and not (word in ("(", ",") and self.text[end : end + 1] in (")", ",", "."))
            and not self._modifies(lead, end)
        ):
            return None
        if self._counts(end) or self.text[end : end + 1] == "%":
            return None
        if re.search(r"(?:than|about|around|for|by|of|on|to|and|the|with)\s+\Z", lead) and self._noun_follows(end):
            return None
        return self._atom(Point(int(self.match["yy"])))

    def _modifies(self, lead: str, end: int) -> bool:
        """A 2012 study, its 2006 profit, 2013 could be: a year before a singular noun or as the subject of a verb."""
        after = re.match(r"\s([A-Za-z][\w-]*)", self.text[end : end + 32])
        before = lead.rstrip().rsplit(" ", 1)[-1]
        if (
            after is None
            or before[:1].isdigit()
            or (before[:1].isupper() and before not in ("A", "An", "Its", "Their"))
        ):
            return False
        if (before.lower() in not_before() and before.lower() not in ("a", "an")) or not 1700 <= int(
            self.match["yy"]
        ) <= 2050:
            return False
        word = after[1].lower()
        if word in _SAID_OF_YEARS:
            return True
        return (
            bool(before)
            and before.isalpha()
            and word not in stops()
            and not word.endswith("s")
            and word not in _COUNTABLE
        )

    def _counts(self, end: int) -> bool:
        """Whether the figures at the end count something: "2000 soldiers", "2014 km"."""
        return bool(COUNTED.match(self.text, end))

    def _noun_follows(self, end: int) -> bool:
        return bool(PLURAL.match(self.text, end))

    def _weekday(self) -> Atom | None:
        which = weekdays()[self.match["wd"].lower().rstrip(".")]
        step = (self.match["wr"] or "").lower()
        if step in ("last", "previous"):
            direction = "before"
        elif step in ("next", "coming"):
            direction = "next"
        else:
            direction = "future" if self.future(self.match.start()) else "past"
        if step == "every" or self.match["plural"] or self._titles():
            return None
        return self._atom(weekday(which, self.published, direction=direction), leans=True)

    def _titles(self) -> bool:
        """The Sunday Times, the Friday Mosque: a weekday that opens a name."""
        after = self.text[self.match.end() : self.match.end() + 14]
        if not re.search(r"\b[Tt]he \Z", self.text[max(0, self.match.start() - 5) : self.match.start()]):
            return False
        word = after[1:].split(" ")[0].rstrip(",.")
        return after[:1] == " " and word[:1].isupper() and word.lower() not in months()

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

    def _weekend(self) -> Atom | None:
        term = re.search(r"\b(?:by|until|till)\s\Z", self.text[max(0, self.match.start() - 8) : self.match.start()])
        which = (self.match["we"] or "").lower()
        ahead = (term is not None or which == "this") and self.future(self.match.start())
        saturday = weekday(5, self.published, direction="next" if which == "next" or ahead else "past")
        if self.published is None or saturday.year is None:
            return None
        if saturday == self.published:
            saturday = shift(saturday, -7 if which in ("last", "past") else 0, "day")
        return self._atom(saturday, shift(saturday, 1, "day"), leans=True)

    def _period(self) -> Atom | None:
        step = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[
            self.match["pr"].lower()
        ]
        unit = self.match["pu"].lower()
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

    def _ago(self) -> Atom | None:
        unit = self.match["au"].lower().rstrip("s")
        amount = number(self.match["an"])
        if amount is None:
            return None
        later = self.match["aw"].lower()
        if later in ("before", "after") and self.text[self.match.end() : self.match.end() + 2].strip().isalpha():
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
