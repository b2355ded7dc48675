"""The grammar of dates in Russian and Indonesian text: one pattern a language over text in lower case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.annotate.date_grammar import any_of
from service.lexicon import table, words

_DAY, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:1[5-9]\d\d|20\d\d)"
_DASH = r"\s?[-–—]\s?"


@cache
def months(language: str) -> Mapping[str, int]:
    """Every form of a month's name and its number."""
    return {form: n for n, forms in enumerate(table(language, "calendar")["months"], 1) for form in forms}


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """Forms of weekdays and their numbers; Monday is 0."""
    return {f: n for n, forms in enumerate(table(language, "calendar")["weekdays"]) for f in forms if len(f) > 3}


def listed(language: str, name: str) -> str:
    """Alternatives of a list or of a table's keys; matches nothing where there are none."""
    return any_of(words("annotate-source-dates", f"{language}.{name}")) or "(?!)"


def keys(language: str, name: str) -> str:
    """Alternatives of a table's keys; matches nothing where there are none."""
    return any_of(table("annotate-source-dates", f"{language}.{name}")) or "(?!)"


def numbers(language: str, name: str) -> Mapping[str, int]:
    """A table of words and what they stand for."""
    return {form: int(value) for form, value in table("annotate-source-dates", f"{language}.{name}").items()}


def _quarter(language: str) -> str:
    """The second quarter: the ordinal before the noun, in Indonesian behind it; its year also in kuartal III-2018."""
    ordinal, noun = rf"(?P<q>{keys(language, 'quarters')})", rf"(?:{listed(language, 'quarter')})"
    both = rf"{ordinal}\s{noun}" if language == "ru" else rf"{noun}\s{ordinal}"
    year = rf"(?:\s|\s?[-–—/]\s?)(?:tahun\s)?(?:(?P<qy>{_YEAR})(?!\d)|(?P<qr>{keys(language, 'years')})\b)"
    return rf"(?P<quarter>\b{both}\b(?:{year})?)"


@cache
def pattern(language: str) -> re.Pattern[str]:
    """All dates, the longer ones first."""
    every = any_of(months(language))
    long = any_of(form for form in months(language) if len(form) > 3 or form in ("май", "мая", "мае", "mei"))
    of_year = r"(?:\s{}(?!\d)(?:-?го)?)?" if language == "ru" else r"(?:\s(?:tahun\s)?{}(?!\d))?"

    def year(name: str) -> str:
        return of_year.format(rf"(?P<{name}>{_YEAR})")

    def of(name: str) -> str:
        return f"(?:{listed(language, name)})"

    days, lead = any_of(weekdays(language)), of("month_before")
    numbers, first = keys(language, "numbers"), "(?P<first>"
    part, periods = of("part"), keys(language, "periods")
    which = rf"(?:\s(?P<se>{_YEAR})(?:-?го)?|\s(?P<sr>{keys(language, 'years')})\b)?"
    ordinal = rf"(?P<nw>{keys(language, 'nth')})\s(?P<nwm>{long})\b"
    parts = [
        rf"(?P<days>\b{of('opens')}\s(?P<ra>{_DAY})(?:\s(?P<rm>{every}))?{year('ry')}"
        rf"\s{of('to')}\s(?P<rb>{_DAY})\s(?P<rn>{every})\b{year('rz')})",
        rf"(?P<span>\b(?:{of('opens')}|{lead})\s(?P<sm>{long}){year('sy')}"
        rf"(?:\s{of('to')}\s|{_DASH})(?P<sn>{long})\b{year('sz')})",
        rf"(?P<numeric>(?<![\d.,/])(?P<nd>{_DAY})(?P<nx>[./])(?P<nm>0?[1-9]|1[0-2])"
        r"(?:(?P=nx)(?P<ny>(?:19|20)\d\d)|(?=\)))(?!\d))",
        rf"(?P<day>(?<![\d.,])(?P<d1>{_DAY})(?:-?го)?(?:{_DASH}(?P<e1>{_DAY}))?\s(?P<m1>{every})\b\.?{year('y1')})",
        rf"(?P<nth>\b(?:{ordinal}|(?P<ng>{_DAY})-го(?:\sчисла)?\b(?!\s[а-я]+ого)))",
        rf"(?P<weekof>\b{of('week_of')}\s(?P<wm>{long})\b{year('wy')})",
        rf"(?P<monthyear>\b(?:(?P<ml>{lead})\s)?(?P<m2>{long})\s(?:tahun\s)?(?P<y2>{_YEAR})(?!\d))",
        _quarter(language),
        rf"(?P<season>\b(?:(?P<sl>{of('season_before')})\s)?(?P<s>{keys(language, 'seasons')})\b{which})",
        rf"(?P<years>(?<![\d.,-])(?P<ya>{_YEAR}){_DASH}(?P<yb>{_YEAR})(?=\s?{of('years_after')}))",
        rf"{first}\b(?P<fn>{numbers})\sbulan\spertama\s(?:tahun\s(?P<fy>{_YEAR})|tahun\sini))"
        if language == "id"
        else rf"{first}\bпервые\s(?P<fn>{numbers})\sмесяц(?:а|ев)\s(?:(?P<fy>{_YEAR})|этого|нынешнего|текущего))",
        rf"(?P<year>(?<![\d.,-])(?P<y4>{_YEAR})(?:-?[йем]+)?(?=\s?{of('year_after')}))"
        if language == "ru"
        else rf"(?P<year>\b{of('year_before')}\s(?P<y4>{_YEAR})(?!\d|[.,]\d|-))",
        rf"(?P<ago>\b(?P<an>\d{{1,3}}|{numbers})\s(?P<au>{keys(language, 'units')})\s{of('ago')}\b)",
        rf"(?P<relative>\b(?P<rp>{periods})\b)",
        rf"(?P<weekend>\b(?:(?P<we>{of('weekend_before')})\s)?{of('weekend')}\b(?:\s(?P<wa>{of('weekend_after')})\b)?)",
        rf"(?P<month>(?:(?<=[\s(\"«„“])|^)(?P<mb>{lead})\s(?P<m3>{long})\b)",
        rf"(?P<weekday>(?:(?<=\s)|^)(?P<before>{of('weekday_before')})\s(?:{part}\s)?(?P<w>{days})\b(?!\s\())",
        rf"(?P<partday>(?<!tiap\s)(?:(?<=\s)|^)(?P<pw>(?:{days})(?=\s{part}\b)|(?!minggu)(?:{days}))\b(?!\s\())"
        if language == "id"
        else rf"(?P<partday>\b(?:{part}|\d{{1,2}}[:.]\d\d)\s(?P<pw>{days})\b)",
    ]
    return re.compile("|".join(parts))
