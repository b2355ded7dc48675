"""Dates in the body: absolute, relative, ranges and open intervals, as EDTF.

Atoms (a day, month, year, weekday, "last month") are found by one regular expression a sentence, then joined into ranges and
opened or closed by the words before them (since, until). Relative ones resolve against the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from service.annotate.timeline import Point, exists, nearest_year, shift, weekday
from service.annotate.tokens import SentenceView
from service.lexicon import table, words


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: document offsets, first and last point (equal for a single one), and what it leans on."""

    start: int
    end: int
    first: Point | None
    last: Point | None
    leans_on: str | None = None

    @property
    def value(self) -> str:
        """EDTF: a point, an interval, or an interval open at one end."""
        if self.first == self.last and self.first is not None:
            return self.first.edtf()
        return f"{self.first.edtf() if self.first else '..'}/{self.last.edtf() if self.last else '..'}"

    @property
    def precision(self) -> str:
        """Of the point, or of the end that is known."""
        point = self.first or self.last
        return point.precision if point else "day"


@dataclass(slots=True)
class _Atom:
    start: int
    end: int
    point: Point
    last: Point | None = None
    leans_on: str | None = None
    bare_month: bool = False
    kind: str = ""


def find(sentences: Sequence[SentenceView], published: Point | None) -> list[Dated]:
    """Dates of every sentence in order. A day before ("the previous day") leans on the mention before it."""
    found: list[Dated] = []
    previous: Point | None = None
    for sentence in sentences:
        for dated in _in_sentence(sentence, published, previous):
            found.append(dated)
            if dated.first is not None and dated.first.unit == "day" and dated.first.month is not None:
                previous = dated.first
    return found


def _in_sentence(sentence: SentenceView, published: Point | None, previous: Point | None) -> list[Dated]:
    text = sentence.text
    future = _has_future(text)
    atoms: list[_Atom] = []
    for match in _pattern().finditer(text):
        atom = _Reader(text, match, published, atoms[-1].point if atoms else previous, future).read()
        if atom is not None:
            if not atom.bare_month and not text[max(0, atom.start - 7) : atom.start].lower().endswith("since "):
                atom.point = nearest_year(atom.point, published, future=_ahead(text, atom.start, future))
            atoms.append(atom)
    _lend_years(atoms)
    for atom in atoms:
        since = text[max(0, atom.start - 7) : atom.start].lower().endswith(("since ", "since e", "since l"))
        atom.point = nearest_year(atom.point, published, future=_ahead(text, atom.start, future), past=since)
        if atom.last is not None:
            last = nearest_year(atom.last, atom.point if atom.point.year else published, future=True)
            atom.last = last
    return [
        replace(dated, start=dated.start + sentence.start, end=dated.end + sentence.start)
        for dated in _joined(text, atoms)
    ]


def _lend_years(atoms: Sequence[_Atom]) -> None:
    """A month named after an explicit year of the same sentence is of that year: "in 2014 … dry by May"."""
    year: int | None = None
    for atom in atoms:
        if atom.point.unit == "year" and atom.leans_on is None:
            year = atom.point.year
        elif atom.point.year is not None and atom.leans_on is None:
            year = None
        elif atom.bare_month and year is not None and atom.point.year is None:
            atom.point = replace(atom.point, year=year)


def _joined(text: str, atoms: Sequence[_Atom]) -> Iterable[Dated]:
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        after = atoms[index + 1] if index + 1 < len(atoms) else None
        if after is not None and _is_apposition(text, atom, after):
            after.start = atom.start
            index += 1
            continue
        if atom.last is None and after is not None and after.last is None and _is_range(text, atom, after):
            first, last = _agree(atom.point, after.point)
            start = _before(text, atom.start)
            yield Dated(start, after.end, first, last, atom.leans_on or after.leans_on)
            index += 2
            continue
        yield _single(text, atom)
        index += 1


def _agree(first: Point, last: Point) -> tuple[Point, Point]:
    """Both ends in one year when only the later one says it."""
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year)
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year)
    if first.unit == last.unit and first.year and last.year and first.edtf() > last.edtf():
        if (first.month or 0) > (last.month or 0) and first.year == last.year:
            first = replace(first, year=first.year - 1)
        else:
            return last, last
    return first, last


def _is_apposition(text: str, weekday_atom: _Atom, day: _Atom) -> bool:
    """Thursday, October 1; Tuesday (February 9, 2021): the weekday only repeats the day."""
    if weekday_atom.kind not in ("weekday", "named") or day.kind not in ("monthday", "daymonth", "iso"):
        return False
    return text[weekday_atom.end : day.start] in (", ", " (", " ", " - ", ", the ", " the ")


_DASH = re.compile(r"\s?-\s?\Z|\s(?:to|until|till|through|up to)\s(?:the\s)?\Z")


def _is_range(text: str, first: _Atom, second: _Atom) -> bool:
    gap = text[first.end : second.start]
    if len(gap) > 16:
        return False
    lead = text[max(0, first.start - 14) : first.start].lower()
    if re.fullmatch(r"\s(?:and)\s(?:the\s)?", gap):
        return "between " in lead
    return bool(_DASH.match(gap))


def _single(text: str, atom: _Atom) -> Dated:
    last = atom.last or atom.point
    if atom.last is None:
        lead = text[max(0, atom.start - 40) : atom.start].lower()
        opens = _openers().search(lead)
        if opens is not None:
            return Dated(atom.start - len(opens.group(0)), atom.end, atom.point, None, atom.leans_on)
        closes = _closers().search(lead)
        if closes is not None and not (closes.group("word") == "by" and atom.point.unit == "year" and atom.leans_on):
            return Dated(atom.start - len(closes.group(0)), atom.end, None, atom.point, atom.leans_on)
    start = atom.start
    if atom.last is not None:
        start = _before(text, start)
    return Dated(start, atom.end, atom.point, last, atom.leans_on)


_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _before(text: str, at: int) -> int:
    """Where a range begins: at its "between" or "from", else at its first date."""
    lead = text[max(0, at - 16) : at]
    match = _BETWEEN.search(lead)
    return at - (len(lead) - match.start()) if match else at


_PARTS = r"(?:(?:at|early|late|the|noon|midnight|morning|afternoon|evening|night|dawn|end|beginning|start|middle|early hours|hours|of|on|in)\s+){0,6}"


@cache
def _part_of_day() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_any(words('annotate-dates', 'parts_of_day'))})\b")


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words('annotate-dates', 'opens'))})\s+{_PARTS}\Z")


@cache
def _closers() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{_any(words('annotate-dates', 'closes'))})\s+{_PARTS}\Z")


@cache
def _futures() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(words('annotate-dates', 'future'))})\b", re.IGNORECASE)


def _has_future(text: str) -> bool:
    return bool(_futures().search(text))


@cache
def _sayers() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_any(words('annotate-dates', 'said'))})(?: (?:on|in|at|late|early|reporters|journalists|the|parliament))*\s*\Z"
    )


def _ahead(text: str, start: int, future: bool) -> bool:
    """Whether the day at `start` lies ahead: a future word in the sentence, and no past verb right before it."""
    return future and not _sayers().search(text[max(0, start - 40) : start].lower())


@dataclass(slots=True)
class _Reader:
    """Turns one match into an atom."""

    text: str
    match: re.Match[str]
    published: Point | None
    previous: Point | None
    future: bool

    def read(self) -> _Atom | None:
        kind = self.match.lastgroup or ""
        read = getattr(self, f"_{kind}", None)
        atom: _Atom | None = read() if read else None
        return atom

    def _atom(self, point: Point, last: Point | None = None, *, leans: bool = False, bare: bool = False) -> _Atom:
        start, end = self.match.span()
        if self.match.lastgroup in ("weekday", "named", "other", "monthday", "daymonth"):
            part = _part_of_day().match(self.text, end)
            end = part.end() if part else end
        leans_on = None
        if leans:
            leans_on = "published" if self.published is not None else None
        return _Atom(start, end, point, last, leans_on, bare, self.match.lastgroup or "")

    def _day(self, year: int | None, month: int, day: int) -> Point | None:
        return Point(year, month, day, "day") if exists(year, month, day) else None

    def _year_or_none(self, name: str) -> int | None:
        found = self.match[name]
        return int(found) if found else None

    def _iso(self) -> _Atom | None:
        point = self._day(int(self.match["iy"]), int(self.match["im"]), int(self.match["id"]))
        return self._atom(point) if point else None

    def _monthday(self) -> _Atom | None:
        return self._days(
            _months()[self.match["m1"].lower().rstrip(".")],
            self.match["d1"],
            self.match["e1"],
            self._year_or_none("y1"),
        )

    def _daymonth(self) -> _Atom | None:
        return self._days(
            _months()[self.match["m2"].lower().rstrip(".")],
            self.match["d2"],
            self.match["e2"],
            self._year_or_none("y2"),
        )

    def _days(self, month: int, first: str, last: str | None, year: int | None) -> _Atom | None:
        relative = self.match.groupdict().get("r1")
        leans = False
        if relative and self.published and self.published.year:
            year = self.published.year + {"last": -1, "this": 0, "next": 1}[relative.lower()]
            leans = True
        point = self._day(year, month, int(first))
        if point is None:
            return None
        end = self._day(year, month, int(last)) if last else None
        return self._atom(point, end if end and int(last or 0) > int(first) else None, leans=leans or year is None)

    def _monthyear(self) -> _Atom | None:
        month = _months()[self.match["m3"].lower().rstrip(".")]
        return self._atom(Point(int(self.match["y3"]), month, None, "month"))

    def _lastmonth(self) -> _Atom | None:
        month = _months()[self.match["m4"].lower().rstrip(".")]
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

    def _monthrel(self) -> _Atom | None:
        month = _months()[self.match["m6"].lower().rstrip(".")]
        point = Point(None, month, None, "month")
        if self.published and self.published.year:
            point = replace(
                point, year=self.published.year + {"last": -1, "this": 0, "next": 1}[self.match["w6"].lower()]
            )
        return self._atom(point, leans=True)

    def _month(self) -> _Atom | None:
        written = self.match["m5"]
        number = _months()[written.lower().rstrip(".")]
        if written in ("May", "March", "Mar") and not self.match["p5"]:
            lead = self.text[: self.match.start()].rstrip().rsplit(" ", 1)[-1].lower()
            if lead not in _MONTH_LEADS:
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

    def _yearspan(self) -> _Atom | None:
        first = int(self.match["ya"])
        tail = self.match["yb"]
        last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
        if self.match["season"]:
            season = _season(self.match["season"])
            return self._atom(Point(first, season, None, "season")) if season else None
        if last <= first or last - first > 120 or self._counts(self.match.end()):
            return None
        return self._atom(Point(first), Point(last))

    def _seasonyear(self) -> _Atom | None:
        season = _season(self.match["s1"])
        return self._atom(Point(int(self.match["sy"]), season, None, "season")) if season else None

    def _seasonrel(self) -> _Atom | None:
        season = _season(self.match["s2"])
        step = self.match["sr"].lower()
        if season is None:
            return None
        point = nearest_year(
            Point(None, season, None, "season"),
            self.published,
            future=step in ("next", "until", "till", "by") or (self.future and step != "last"),
            past=step == "last",
        )
        return self._atom(point, leans=True)

    def _quarter(self) -> _Atom | None:
        if self.match["qb"]:
            return self._bare_quarter()
        number = (
            table("annotate-dates", "quarters")[self.match["qn"].lower()]
            if self.match["qn"]
            else 32 + int(self.match["q"])
        )
        year = self._year_or_none("qy")
        if year is None and self.published is not None and self.match["qr"]:
            year = (self.published.year or 0) + {"this": 0, "last": -1, "next": 1}[self.match["qr"].split()[0].lower()]
        return self._atom(Point(year, number, None, "season")) if year else None

    def _bare_quarter(self) -> _Atom | None:
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

    def _decade(self) -> _Atom | None:
        return self._atom(Point(int(self.match["dec"]), unit="decade"))

    def _century(self) -> _Atom | None:
        number = int(self.match["cent"])
        return self._atom(Point((number - 1) * 100, unit="century")) if 1 <= number <= 21 else None

    def _year(self) -> _Atom | None:
        start, end = self.match.span("yy")
        lead = self.text[max(0, start - 24) : start]
        before = re.search(r"([A-Za-z]+)[\s(]+(?:the\s+)?\Z|(-)\Z|([(,])\s*\Z", lead)
        word = (before[1] or before[2] or before[3] or "").lower() if before else ""
        if word not in _year_leads() and not (word in ("(", ",") and self.text[end : end + 1] in (")", ",", ".")):
            return None
        if self._counts(end) or self.text[end : end + 1] == "%":
            return None
        if re.search(r"(?:than|about|around|for|by|of|to|and|the)\s+\Z", lead) and self._noun_follows(end):
            return None
        return self._atom(Point(int(self.match["yy"])))

    def _counts(self, end: int) -> bool:
        """Whether the figures at the end count something: "2000 soldiers", "2014 km"."""
        return bool(_COUNTED.match(self.text, end))

    def _noun_follows(self, end: int) -> bool:
        return bool(_PLURAL.match(self.text, end))

    def _weekday(self) -> _Atom | None:
        number = _weekdays()[self.match["wd"].lower().rstrip(".")]
        step = (self.match["wr"] or "").lower()
        if step in ("last", "previous"):
            direction = "before"
        elif step in ("next", "coming"):
            direction = "next"
        else:
            direction = "future" if _ahead(self.text, self.match.start(), self.future) else "past"
        if step == "every" or self.match["plural"]:
            return None
        return self._atom(weekday(number, self.published, direction=direction), leans=True)

    def _named(self) -> _Atom | None:
        word = self.match["nd"].lower()
        amount = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2}.get(word.removeprefix("the "), 0)
        base = self.published if self.published and self.published.as_date() else None
        return self._atom(shift(base, amount, "day") if base else Point(unit="day"), leans=True)

    def _other(self) -> _Atom | None:
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

    def _weekend(self) -> _Atom | None:
        saturday = weekday(
            5, self.published, direction="next" if (self.match["we"] or "").lower() == "next" else "past"
        )
        if self.published is None or saturday.year is None:
            return None
        if saturday == self.published:
            saturday = shift(saturday, -7 if (self.match["we"] or "").lower() in ("last", "past") else 0, "day")
        return self._atom(saturday, shift(saturday, 1, "day"), leans=True)

    def _period(self) -> _Atom | None:
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

    def _ago(self) -> _Atom | None:
        unit = self.match["au"].lower().rstrip("s")
        amount = _number(self.match["an"])
        if amount is None:
            return None
        later = self.match["aw"].lower()
        base = self.published
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


_MONTH_LEADS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "of",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "this",
        "from",
        "before",
        "after",
        "during",
        "for",
        "through",
        "to",
        "and",
        "between",
        "end",
        "or",
    ]
)
_COUNTED = re.compile(
    r"\s?(?:%|percent|per cent|people|soldiers|troops|men|women|children|km|kilomet|met(?:re|er)s|miles?|tons?\b|tonnes?|dollars|euros|rubles|roubles|rupiah|hectares|acres|barrels|homes|houses|workers|residents|cases|deaths|vehicles|tanks|million|billion|thousand|degrees)"
)
_PLURAL = re.compile(r"\s[a-z]{3,}s\b")


@cache
def _year_leads() -> frozenset[str]:
    return frozenset((*words("annotate-dates", "year_before"), "-", *_months()))


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    found = table("annotate-dates", "numbers").get(word.lower())
    return int(found) if found is not None else None


def _season(word: str) -> int | None:
    found = table("annotate-dates", "seasons").get({"fall": "autumn"}.get(word.lower(), word.lower()))
    return int(found) if found is not None else None


@cache
def _months() -> Mapping[str, int]:
    return {form: number for number, forms in enumerate(table("en", "calendar")["months"], 1) for form in forms}


@cache
def _weekdays() -> Mapping[str, int]:
    return {form: number for number, forms in enumerate(table("en", "calendar")["weekdays"]) for form in forms}


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _pattern() -> re.Pattern[str]:
    """All atoms, earlier alternatives first. Names are capitalized: "may" and "march" are no months."""
    names = [form.capitalize() for form in _months()]
    month = rf"(?:{_any([*names, *(name.upper() for name in names)])})\b\.?"
    days = [
        form.capitalize()
        for form in _weekdays()
        if len(form) > 4 or form in ("mon", "tue", "tues", "wed", "thu", "thur", "fri")
    ]
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    nth = r"(?:st|nd|rd|th)?"
    year = r"(?:1[0-9]|20)\d\d"
    number = rf"(?:\d{{1,3}}|{_any(table('annotate-dates', 'numbers'))})"
    parts = [
        rf"(?P<iso>(?P<iy>{year})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01])(?!\d))",
        rf"(?P<monthday>(?P<m1>{month})\s+(?:the\s+)?(?P<d1>{day}){nth}(?![\d:%])(?!\.\d)(?!,\d{{3}}\b)"
        rf"(?:\s?(?:-|to|and(?=\s\d{{1,2}}\b(?!\s[a-z])))\s?(?P<e1>{day}){nth}(?![\d:%])(?!,\d{{3}}\b))?(?:\s?,?\s?(?P<y1>{year})(?!\d)|\s(?:of\s)?(?P<r1>last|this|next)\syear)?)",
        rf"(?P<daymonth>(?P<d2>{day}){nth}(?:\s?(?:-|to|and)\s?(?P<e2>{day}){nth})?\s+(?:of\s+)?(?P<m2>{month})(?:,?\s+(?P<y2>{year})(?!\d))?)",
        rf"(?P<monthyear>(?:(?:mid|early|late)-)?(?P<m3>{month}),?\s+(?:of\s+)?(?P<y3>{year})(?![\d,]\d))",
        rf"(?P<lastmonth>(?P<w4>[Ll]ast|[Nn]ext)\s+(?P<m4>{month}))",
        rf"(?P<monthrel>(?P<m6>{month})\s+(?:of\s+)?(?:the\s+)?(?P<w6>last|this|next)\s+year)",
        rf"(?P<month>(?P<p5>[Mm]id-)?(?P<m5>{month}))",
        rf"(?P<quarter>(?:(?:the\s+)?(?P<qn>first|second|third|fourth)\s+quarter|\bQ(?P<q>[1-4]))\s+(?:of\s+)?(?:(?P<qy>{year})|(?P<qr>(?:this|last|next)\s+year))|(?P<qb>the\s+(?P<qm>first|second|third|fourth)\s+quarter)\b)",
        rf"(?P<yearspan>(?:(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?)?(?P<ya>{year})-(?P<yb>{year}|\d\d)(?![\d,]))",
        rf"(?P<seasonyear>\b(?P<s1>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<sy>{year})(?!\d))",
        r"(?P<seasonrel>\b(?P<sr>[Ll]ast|[Tt]his|[Nn]ext|until|till|by|in the|since)\s+(?P<s2>spring|summer|autumn|winter)\b(?!\s[a-z]+s\b))",
        r"(?P<decade>(?<![\d.,$])(?P<dec>1[0-9]\d0|20\d0)'?s\b)",
        r"(?P<century>\b(?P<cent>\d{1,2})(?:st|nd|rd|th)[\s-]century\b)",
        r"(?P<year>(?<![\d.,$€£#/])(?<![A-Z]-)\b(?P<yy>1[5-9]\d\d|20\d\d)(?![\d%:])(?![.,]\d)(?!\s(?:GMT|UTC|MSK|WIB|hours|local)\b))",
        rf"(?P<weekday>\b(?:(?P<wr>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious|[Cc]oming|[Ee]very)\s+)?(?P<wd>{_any(days)})(?P<plural>s)?\b)",
        r"(?P<named>\b(?P<nd>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|(?:the\s)?day before yesterday)\b)",
        r"(?P<other>\b(?P<od>[Tt]he (?:previous|next|following|same) day|[Tt]he day (?:before|after)|[Aa] day (?:before|after))\b(?!\s(?:the|yesterday)))",
        r"(?P<weekend>\b(?:[Oo]ver\s|[Aa]t\s)?(?:the\s)?(?:(?P<we>[Ll]ast|[Nn]ext|[Tt]his|past)\s)?weekend\b)",
        r"(?P<period>\b(?:the\s)?(?P<pr>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]urrent|[Cc]oming)\s(?P<pu>week|month|year|decade)\b(?!-))",
        rf"(?P<ago>\b(?P<an>{number})\s(?P<au>days?|weeks?|months?|years?|decades?)\s(?P<aw>ago|earlier|before|later|after)\b)",
    ]
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + ")")
