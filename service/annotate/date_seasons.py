"""Seasons, quarters, halves and runs of months of a year."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.annotate.date_grammar import months, number, season
from service.annotate.date_match import STEPS, Atom, Matched
from service.annotate.timeline import Point, nearest_year
from service.lexicon import table


@dataclass(slots=True)
class Seasons(Matched):
    """Reads parts of a year."""

    def _months(self) -> Atom | None:
        """The first three months of this year; without a year, of the one that is running."""
        running = "the" if self.match["mb2"] is not None else self.match["mr"]
        count, year = number(self.match["mn"]), self._stated_year(self.match["my"], running)
        if self.match["mb2"] is not None and count is not None:
            now = self.published.month if self.published is not None else None
            if now is None or count > now or not self.match.group().lower().startswith("the first"):
                return None
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
            or (self.future(self.match.start("s2")) and step != "last"),
            past=step == "last",
        )
        if step == "this" and self.published is not None and self.published.year and which != 24:
            point = replace(point, year=self.published.year)
        atom = self._atom(point, leans=True)
        if step in ("since", "until", "till", "by", "before", "later than"):
            atom.start = self.match.start("s2")
        return atom

    def _seasonlast(self) -> Atom | None:
        """Spring of last year."""
        which = season(self.match["sl"])
        if which is None or self.published is None or self.published.year is None:
            return None
        year = self._other_year(self.match["slw"])
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
            year = (self.published.year or 0) + STEPS.get(self.match["qr"].split()[0].lower(), 0)
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
        named = self.match["qm"]
        number = int(table("annotate-dates", "quarters")[named.lower()]) if named else 32 + int(self.match["qz"])
        begun = (number - 33) * 3 < self.published.month
        year = self.published.year - (0 if begun else 1)
        if self.future(self.match.start()) and (number - 32) * 3 < self.published.month + (12 if not begun else 0):
            year += 1
        return self._atom(Point(year, number, None, "season"), leans=True)

    def _monthquarter(self) -> Atom | None:
        """The September quarter, the quarter ended March 31, the three months to June: those that are over."""
        last = months()[(self.match["qe"] or self.match["qf"]).lower().rstrip(".")]
        year = self._year_or_none("qg") or self._year_or_none("qh")
        stated = year is not None
        if year is None and self.published is not None and self.published.year and self.published.month:
            year = self.published.year - (last > self.published.month)
        count = number(self.match["qc"]) if self.match["qc"] else 3
        if year is None or count is None:
            return None
        if not 1 < count < 12:  # the twelve months to June: June's figure
            return self._atom(Point(year, last, None, "month"), leans=not stated)
        if count == 3 and last % 3 == 0:
            return self._atom(Point(year, 32 + last // 3, None, "season"), leans=not stated)
        first = Point(year - (count > last), (last - count) % 12 + 1, None, "month")
        return self._atom(first, Point(year, last, None, "month"), leans=not stated)

    def _relquarter(self) -> Atom | None:
        """The previous quarter: before the one told of in the same sentence, else before that of publication."""
        word = self.match["rq"].lower()
        told = self.previous if self.previous is not None and (self.previous.month or 0) >= 33 else None
        base = told if word in ("previous", "preceding", "prior") else None
        if base is None and self.published is not None and self.published.month and self.published.year:
            base = Point(self.published.year, 33 + (self.published.month - 1) // 3, None, "season")
        if base is None or base.year is None or base.month is None:
            return None
        step = {"this": 0, "current": 0, "next": 1, "coming": 1}.get(word, -1)
        count = base.year * 4 + base.month - 33 + step
        return self._atom(Point(count // 4, 33 + count % 4, None, "season"), leans=True)

    def _halfyear(self) -> Atom | None:
        """H1 2023."""
        year, low = int(self.match["hny"]), 1 if self.match["hn2"] == "1" else 7
        return self._atom(Point(year, low, None, "month"), Point(year, low + 5, None, "month"))
