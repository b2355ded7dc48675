"""Dates of Russian and Indonesian source sentences: they stand whatever the translation made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from service.annotate.date_grammar import any_of
from service.annotate.timeline import Point, exists, nearest_year, shift, weekday
from service.annotate.tokens import SentenceView
from service.document import DateMention
from service.lexicon import table, words

METHOD = "source"
LONGEST = 3_000
"""Characters of a sentence that is read."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in a source sentence: offsets in it, EDTF value, and whether publication gave a part of it."""

    start: int
    end: int
    value: str
    precision: str
    leans: bool


def correct(
    found: Sequence[DateMention], sentences: Sequence[SentenceView], published: Point | None
) -> list[DateMention]:
    """`found` of the English, without dates that a translated sentence's source denies, with those it lost."""
    translated = [s for s in sentences if s.language in ("ru", "id") and s.text != s.source]
    if not translated:
        return list(found)
    kept = list(found)
    for sentence in translated:
        stated = read(sentence.source, sentence.language, published)
        if not stated:
            continue
        inside = [d for d in kept if sentence.start <= d.text_span[0] < sentence.end]
        right = [d for d in inside if any(_meets(d.value, s.value) for s in stated)]
        kept = [d for d in kept if d not in inside or d in right]
        kept += [_mention(sentence, s) for s in stated if not any(_meets(d.value, s.value) for d in right)]
    return sorted(kept, key=lambda d: d.text_span)


def _meets(one: str, other: str) -> bool:
    """Whether two EDTF values have an end in common."""
    ends = [{end for end in value.split("/") if end != ".."} for value in (one, other)]
    return not ends[0].isdisjoint(ends[1])


def _mention(sentence: SentenceView, stated: Stated) -> DateMention:
    return DateMention(
        text=sentence.source[stated.start : stated.end],
        value=stated.value,
        precision=stated.precision,
        block=sentence.block,
        text_span=(sentence.start, sentence.end),
        span=(sentence.span[0] + stated.start, sentence.span[0] + stated.end),
        resolved_from="published" if stated.leans else None,
        method=METHOD,
    )


def read(source: str, language: str, published: Point | None) -> list[Stated]:
    """Dates of one sentence in order."""
    if len(source) > LONGEST:
        return []
    lower = source.lower()
    future = any(
        re.search(rf"\b{re.escape(word)}\b", lower) for word in words("annotate-source-dates", f"{language}.future")
    )
    found: list[Stated] = []
    for match in _pattern(language).finditer(lower):
        reader = _Reader(match, language, published, future)
        points = reader.read()
        if points is not None:
            first, last = points
            lead = lower[max(0, match.start() - 14) : match.start()]
            value, leans = reader.value(first, last, lead), reader.leans
            found.append(Stated(match.start(), match.end(), value, first.precision, leans))
    return [date for date, after in zip_longest(found, found[1:]) if not _announces(date, after)]


def _announces(date: Stated, after: Stated | None) -> bool:
    """В понедельник, 14 июня: the weekday only announces the day."""
    return after is not None and date.precision == after.precision == "day" and 0 <= after.start - date.end <= 3


@dataclass(slots=True)
class _Reader:
    match: re.Match[str]
    language: str
    published: Point | None
    future: bool
    leans: bool = False

    def read(self) -> tuple[Point, Point | None] | None:
        kind = self.match.lastgroup
        if kind == "numeric":
            return self._numeric()
        if kind == "day":
            return self._day()
        if kind == "monthyear":
            month = _months(self.language)[self.match["m2"]]
            return Point(int(self.match["y2"]), month, None, "month"), None
        if kind == "month":
            self.leans = True
            point = Point(None, _months(self.language)[self.match["m3"]], None, "month")
            resolved = nearest_year(point, self.published, future=self.future)
            return (resolved, None) if resolved.year is not None else None
        if kind == "year":
            return Point(int(self.match["y4"] or self.match["y5"])), None
        return self._relative(kind or "")

    def _numeric(self) -> tuple[Point, Point | None] | None:
        day, month = int(self.match["nd"]), int(self.match["nm"])
        year = int(self.match["ny"]) if self.match["ny"] else None
        if not exists(year, month, day):
            return None
        self.leans = year is None
        return nearest_year(Point(year, month, day, "day"), self.published, future=self.future), None

    def _day(self) -> tuple[Point, Point | None] | None:
        month = _months(self.language)[self.match["m1"]]
        year = int(self.match["y1"]) if self.match["y1"] else None
        days = [int(d) for d in (self.match["d1"], self.match["e1"]) if d]
        if not all(exists(year, month, day) for day in days):
            return None
        self.leans = year is None
        points = [nearest_year(Point(year, month, d, "day"), self.published, future=self.future) for d in days]
        return points[0], points[1] if len(points) > 1 else None

    def _relative(self, kind: str) -> tuple[Point, Point | None] | None:
        if self.published is None or self.published.as_date() is None:
            return None
        self.leans = True
        if kind == "weekday":
            which = _weekdays(self.language)[self.match["w"]]
            return weekday(which, self.published, direction="future" if self.future else "past"), None
        step = {"today": 0, "yesterday": -1, "tomorrow": 1}[kind]
        return shift(self.published, step, "day"), None

    def value(self, first: Point, last: Point | None, lead: str) -> str:
        """EDTF; open where a word before the date opens or closes it."""
        if last is not None:
            return f"{first.edtf()}/{last.edtf()}"
        said = (self.match.groupdict().get("before") or "") + " " if self.match.groupdict().get("before") else lead
        for side in ("opens", "closes"):
            for word in words("annotate-source-dates", f"{self.language}.{side}"):
                if re.search(rf"(?:^|\s){re.escape(word)}\s+\Z", said):
                    return f"{first.edtf()}/.." if side == "opens" else f"../{first.edtf()}"
        return first.edtf()


@cache
def _future(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('annotate-source-dates', f'{language}.future'))})\b")


@cache
def _months(language: str) -> dict[str, int]:
    return {form: n for n, forms in enumerate(table(language, "calendar")["months"], 1) for form in forms}


@cache
def _weekdays(language: str) -> dict[str, int]:
    return {f: n for n, forms in enumerate(table(language, "calendar")["weekdays"]) for f in forms if len(f) > 3}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    def listed(name: str) -> str:
        return any_of(words("annotate-source-dates", f"{language}.{name}")) or "(?!)"

    months = any_of(_months(language))
    long_months = any_of(form for form in _months(language) if len(form) > 3 or form in ("май", "мая", "мае", "mei"))
    day, year = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:1[5-9]\d\d|20\d\d)"
    years = (
        rf"(?P<year>(?<![\d.,-])(?P<y4>{year})(?=\s?(?:{listed('year_after')}))(?P<y5>(?!))?)"
        if language == "ru"
        else rf"(?P<year>\btahun\s(?P<y4>{year})(?!\d|[.,]\d)|\b(?:pada|sejak)\s(?P<y5>{year})(?!\d|[.,]\d))"
    )
    parts = [
        rf"(?P<numeric>(?<![\d.,/])(?P<nd>{day})(?P<nx>[./])(?P<nm>0?[1-9]|1[0-2])(?:(?P=nx)(?P<ny>(?:19|20)\d\d)|(?=\)))(?!\d))",
        rf"(?P<day>(?<![\d.,])(?P<d1>{day})(?:\s?[-–—]\s?(?P<e1>{day}))?\s(?P<m1>{months})\b\.?(?:\s(?P<y1>{year})(?!\d))?)",
        rf"(?P<monthyear>\b(?P<m2>{long_months})\s(?:tahun\s)?(?P<y2>{year})(?!\d))",
        years,
        rf"(?P<month>(?<=[\s(])(?:(?:{listed('month_before')})\s)(?P<m3>{long_months})\b)",
        rf"(?P<weekday>(?:(?<=\s)|^)(?P<before>{listed('weekday_before')})\s(?P<w>{any_of(_weekdays(language))})\b(?!\s\())",
        rf"(?P<yesterday>\b(?:{listed('yesterday')})\b)",
        rf"(?P<tomorrow>\b(?:{listed('tomorrow')})\b)",
        rf"(?P<today>\b(?:{listed('today')})\b)",
    ]
    return re.compile("|".join(parts))
