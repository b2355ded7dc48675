"""Months, seasons, quarters, years, decades and centuries: atoms of more than a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.annotate.date_grammar import (
    COUNTED,
    MONTH_LEADS,
    PLURAL,
    months,
    number,
    season,
    year_leads,
)
from service.annotate.date_match import STEPS, Atom, Matched
from service.annotate.measures import not_before, stops
from service.annotate.timeline import Point, nearest_year, shift, weekday
from service.lexicon import table

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


@dataclass(slots=True)
class Years(Matched):
    """Reads stretches of time longer than a day."""

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
            point = replace(point, year=self.published.year + STEPS[self.match["w6"].lower()])
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

    def _between(self) -> Atom | None:
        month = months()[self.match["mb"].lower().rstrip(".")]
        return self._days(month, self.match["db"], self.match["eb"], self._year_or_none("yb2"))

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
        year = self.published.year + STEPS[self.match["slw"].lower()]
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
            year = (self.published.year or 0) + STEPS[self.match["qr"].split()[0].lower()]
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
