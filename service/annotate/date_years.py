"""Months, years, decades and centuries: atoms of more than a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.annotate.date_grammar import (
    COUNTED,
    MONTH_LEADS,
    PLURAL,
    months,
    season,
    year_leads,
)
from service.annotate.date_match import Atom
from service.annotate.date_seasons import Seasons
from service.annotate.measures import not_before, stops
from service.annotate.timeline import Point, shift
from service.lexicon import table

_ANY = re.compile(r"\b(?:one|an?|any|every|each)\s(?:(?!early|late|mid)[a-z]+\s)?\Z", re.IGNORECASE)
"""Before a month that is none of a certain year."""
_LISTED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?:,|,? and|,? or)\s\Z")
"""A year before another in a list of years: won in 2017, 2018, 2020 and 2023."""
_CIRCA = re.compile(r"\b(?:[Cc]a?\.\s?|circa\s)\Z")
"""Before a year that is not known for sure: built c. 1890."""
_SAID_OF_YEARS = frozenset(("was", "is", "will", "could", "may", "would", "saw", "brought", "has", "had", "marked"))
_NUMBERED = frozenset(("no", "nr", "regulation", "directive", "case", "decision", "resolution", "act", "eu"))
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


_PLURALS = frozenset(("people", "men", "women", "children", "police", "staff", "cattle", "sheep", "aircraft"))


@dataclass(slots=True)
class Years(Seasons):
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
        """May last year; May of that year."""
        month = months()[self.match["m6"].lower().rstrip(".")]
        return self._atom(Point(self._other_year(self.match["w6"]), month, None, "month"), leans=True)

    def _thatmonth(self) -> Atom | None:
        """That September: of the year told of before."""
        if self.previous is None or self.previous.year is None:
            return None
        name = self.match["tm"].lower()
        which = season(name) or months().get(name)
        unit = "season" if season(name) else "month"
        return self._atom(Point(self.previous.year, which, None, unit), leans=True) if which else None

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
        if written.isupper() and len(written) <= 4 and written not in ("JUNE", "JULY"):
            return None  # FEB: a firm, where no day or year stands with it
        if _ANY.search(self.text[max(0, self.match.start() - 24) : self.match.start()]):
            return None  # one hot January
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

    def _fiscal(self) -> Atom | None:
        """Fiscal 2019, FY2022, FY22."""
        return self._atom(Point(int(self.match["fy"] or f"20{self.match['fs']}")))

    def _shortyear(self) -> Atom | None:
        """In '89."""
        lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        return self._atom(Point(1900 + int(self.match["sh"]))) if lead in year_leads() else None

    def _yearspan(self) -> Atom | None:
        first = int(self.match["ya"])
        tail = self.match["yb"] or self.match["yb3"]
        last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
        if self.match["ys"] == "/" and (last != first + 1 or self._is_numbered()):
            return None
        if self.match["season"]:
            which = season(self.match["season"])
            return self._atom(Point(first, which, None, "season")) if which else None
        if last <= first or last - first > 120 or self._counts(self.match.end()):
            return None
        return self._atom(Point(first), Point(last))

    def _decade(self) -> Atom | None:
        """The 1990s; the 1700s are a century."""
        year = int(self.match["dec"])
        return self._atom(Point(year, unit="century" if year % 100 == 0 and year < 1900 else "decade"))

    def _is_numbered(self) -> bool:
        """Regulation 2019/20: a number of a paper, no season."""
        lead = self.text[: self.match.start()].rstrip(". ").rsplit(" ", 1)[-1].lower()
        return lead.lstrip("(") in _NUMBERED

    def _wordeddecade(self) -> Atom | None:
        """The late eighties; not temperatures."""
        if re.search(r"\b(?:degrees|temperatures?|highs|lows)\b", self.text):
            return None
        atom = self._atom(Point(int(table("annotate-dates", "decades")[self.match["wdd"]]), unit="decade"))
        atom.start = self.match.start("wdd") if self.match.group().startswith(("since", "in")) else atom.start
        return atom

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
        return self._atom(Point((number - 1) * 100, unit="century")) if 1 <= number <= 22 else None

    def _year(self) -> Atom | None:
        start, end = self.match.span("yy")
        lead = self.text[max(0, start - 24) : start]
        before = re.search(r"([A-Za-z]+)[\s(]+(?:the\s+)?\Z|(-)\Z|([(,])\s*\Z", lead)
        word = (before[1] or before[2] or before[3] or "").lower() if before else ""
        if _CIRCA.search(lead):
            counted = self._counts(end) or self._noun_follows(end)
            return None if counted else self._atom(Point(int(self.match["yy"])))
        if (
            word not in year_leads()
            and not (word in ("(", ",") and self.text[end : end + 1] in (")", ",", "."))
            and not self._modifies(lead, end)
            and not (_LISTED.search(lead) and self.text[end : end + 4] != " of ")
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
        owned = before.endswith(("'s", "’s"))
        if (
            after is None
            or before[:1].isdigit()
            or (before[:1].isupper() and before not in ("A", "An", "Its", "Their") and not owned)
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
            and (before[:-2] if owned else before).isalpha()
            and word not in stops()
            and not word.endswith("s")
            and word not in _COUNTABLE
        )

    def _counts(self, end: int) -> bool:
        """Whether the figures at the end count something: "2000 soldiers", "2014 km"."""
        return bool(COUNTED.match(self.text, end))

    def _noun_follows(self, end: int) -> bool:
        following = self.text[end : end + 24].split(" ", 2)
        counted = len(following) > 1 and following[0] == "" and following[1].strip(",.;") in _PLURALS
        return counted or bool(PLURAL.match(self.text, end))
