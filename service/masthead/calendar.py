"""Month, weekday and zone words of every language as one grammar for dates and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from service.lexicon import LANGUAGES, all_words, lexicon, table

_SEPARATOR = r"[ \t\u00a0]{0,4}(?:(?:[,;|•·/@(\[–—⏰⌚\U0001f550-\U0001f567-]|:(?=[ \t]))[ \t\u00a0]{0,3}){0,2}"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled once: `cores` find the day, `before` and `after` its time, `zone` a zone, `relative` "2 hours ago"."""

    months: Mapping[str, int]
    cores: re.Pattern[str]
    before: re.Pattern[str]
    weekday_words: frozenset[str]
    after: re.Pattern[str]
    zone: re.Pattern[str]
    relative: re.Pattern[str]
    relative_words: frozenset[str]
    """One of them stands in everything that `relative` matches."""
    units: Mapping[str, str]
    days_back: Mapping[str, int]


@cache
def grammar() -> Grammar:
    """The grammar of all lexicon files together: a page in one language carries dates in another."""
    months = _numbered("months")
    month = _any_of(months)
    weekday = _any_of(_numbered("weekdays"))
    joiner = _any_of(all_words("calendar.joiners"))
    named_day = rf"(?:{weekday})\b\.?[ \t]?,?[ \t]{{0,3}}"
    mark = r"(?:[|/–—-]{1,2}[ \t]{1,3})?"
    gap = rf"{_SEPARATOR}(?:(?:{joiner})\.?[ \t:,]{{1,3}}|(?:{weekday})\b\.?[ \t]?,?[ \t]{{0,3}}){{0,3}}{mark}"
    return Grammar(
        months=months,
        cores=re.compile(_cores(month), re.IGNORECASE),
        before=re.compile(
            rf"(?:(?<![\w.:])|(?<=[a-su-zа-яё])(?=\d\d:\d\d))(?:{_time('1')}(?:[ \t]?{_zone('1')})?{gap})?"
            rf"(?:{named_day}(?:/[ \t]?)?)?$",
            re.IGNORECASE,
        ),
        weekday_words=frozenset(re.split(r"\W", name)[0] for name in _numbered("weekdays")),
        after=re.compile(
            rf"(?:[ \t\u00a0]?(?:года|год|г\.?)(?!\w))?{gap}{_time('2')}(?:[ \t\u00a0]{{0,2}}{_zone('2')})?",
            re.IGNORECASE,
        ),
        zone=re.compile(rf"[ \t\u00a0]{{0,2}}(?:\|[ ])?{_zone('3')}", re.IGNORECASE),
        relative=re.compile(_relative(), re.IGNORECASE),
        relative_words=_relative_words(),
        units=_units(),
        days_back=_days_back(),
    )


def _numbered(name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, forms in enumerate(table(language, "calendar")[name], start=1):
            for form in forms:
                found.setdefault(form, number)
    if name == "months":
        for forms in lexicon("months").values():
            for number, form in enumerate(forms, start=1):
                if form:
                    found.setdefault(form, number)
    return found


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("е", "[её]") for word in sorted(words, key=lambda word: (-len(word), word)))


def _cores(month: str) -> str:
    year = r"(?:19|20)\d\d"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    space = r"[ \t\u00a0]"
    named = rf"(?P<m3>{month})(?!\w)\.?"
    iso_time = (
        r"(?:[T ](?P<ih>[01]\d|2[0-3]):(?P<im>[0-5]\d)(?::(?P<is>[0-5]\d)(?:\.\d{1,9})?)?(?P<iz>Z|[+-]\d\d:?\d\d)?"
    )
    iso_time += r"(?![\d:]|[ ]?[ap]\.?m\b))?"
    glued = rf"\d?{space}?(?:mins?\b|minutes?\b|menit\b|мин)"  # "May 10, 20231 min. read": the blank was lost
    year_after = rf"(?:{space}{{0,3}}[,/-]?{space}{{0,3}}|['’])(?P<y3>{year}(?!\d(?!{glued}))|(?<=[-/'’])\d\d(?![\d:]))"
    return (
        r"(?:(?<![\w.,:/$€£-])|(?<=[^\W\d_]:)|(?<=[^\W\d_]{4})(?=(?:19|20)\d\d-\d\d-\d\d[ T])"
        r"|(?<=[^\W\d_]{4})(?=\d\d\.\d\d\.(?:19|20)\d\d(?!\d))"
        r"|(?<=\d\d:[0-5]\d)(?=\d\d\.\d\d\.(?:19|20)\d\d(?!\d))"  # "18:4209.10.2023"
        r"|(?:(?<=[^\W\d_]{4})|(?<=[^\W\d_],))"
        r"(?=\d{1,2}[ \u00a0][^\W\d_]{3,9}[ \u00a0,]{1,2}(?:19|20)\d\d))(?:"
        rf"(?P<y1>{year})(?P<s1>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=s1)(?P<d1>{day})(?!\d){iso_time}"
        rf"|(?P<a2>\d{{1,2}})[ ]?(?P<s2>[./-])[ ]?(?P<b2>\d{{1,2}})[ ]?(?P=s2)[ ]?(?P<y2>{year}|\d\d)(?![\d:])(?!\.\d)"
        rf"|(?P<d3>{day})(?:st|nd|rd|th|-го|-е|\.)?(?:{space}{{1,3}}|[-/.]|{space}-{space}|,{space}(?=[^\W\d_]{{3,9}}\.?,?{space}{year}))"
        rf"(?:(?:of|de)[ ])?{named}(?:[ ]de(?=[ ](?:19|20)\d\d))?(?:{year_after})?"
        rf"|(?P<m4>{month})(?!\w)\.?(?:,(?=[ ]\d\d?/{year}))?[ \t\u00a0-]{{1,3}}(?P<d4>{day})(?:st|nd|rd|th)?(?!\d|:\d)"
        rf"(?:(?:{space}{{0,3}}[,-]?{space}{{0,3}}|/)(?P<y4>{year})(?!\d(?!\d?:[0-5]\d|{glued})))?"
        rf"|(?P<y6>{year})(?:{space}?(?:[гm]\.|года))?,?{space}{{1,3}}(?P<m6>{month})(?!\w)\.?{space}{{1,3}}(?P<d6>{day})(?![\d:])"
        rf"(?:{space}?[дd]\.(?=[,]?{space}))?"
        rf"|(?P<m5>{month})(?!\w)\.?,?{space}{{1,3}}(?P<y5>{year})(?!\d)"
        rf"|(?<=date )(?P<y7>{year})-(?P<m7>0[1-9]|1[0-2])(?![\d-])"
        r")"
    )


def _time(number: str) -> str:
    return (
        rf"(?:(?P<w{number}>(?:[01]\d|2[0-3])[0-5]\d)(?=[ ]?(?:GMT|UTC|Z\b))"
        rf"|(?P<h{number}>[01]?\d|2[0-4])(?:[ ]?[:.h][ ]?(?P<i{number}>[0-5]\d)(?:[:.](?P<c{number}>[0-5]\d))?"
        rf"(?:[ \t\u00a0]?(?P<p{number}>[ap]\.?[ ]?m\b\.?))?|[ ]?(?P<q{number}>[ap]\.?m\b\.?)))(?!\d)"
    )


def _zone(number: str) -> str:
    words = _any_of([*lexicon("zones")["offsets"], *lexicon("zones")["seasonal"]])
    last = "|".join(lexicon("zones")["at_end"])
    ends = r"(?:(?!\w)|(?=(?-i:[A-ZА-ЯЁ][a-zа-яё]{3})))"  # "22:10 WIBDiperbarui": the blank behind was lost
    return (
        rf"(?P<z{number}>\(?(?:(?:{words}){ends}(?:[ ]?[+−-][ ]?\d{{1,2}}(?::?\d\d)?(?!\d))?"
        rf"|[+−-]\d\d:?\d\d|Z\b|(?-i:{last})(?=\s*(?:$|[|•·)])))\)?)"
    )


def _relative() -> str:
    number = rf"(?:\d{{1,3}}|{_any_of(all_words('calendar.relative.one'))})"
    unit = _any_of(_units())
    ago = _any_of(all_words("calendar.relative.ago"))
    day = _any_of(_days_back())
    now = _any_of(all_words("calendar.relative.just_now"))
    back = rf"(?P<n>{number})[ ]?(?P<unit>{unit})\.?[ ](?:{ago})(?!\w)"
    return rf"(?<!\w)(?:{back}|(?P<now>{now})(?!\w)|(?P<day>{day})(?!\w))"


def _relative_words() -> frozenset[str]:
    phrases = (*all_words("calendar.relative.ago"), *all_words("calendar.relative.just_now"), *_days_back())
    return frozenset(spelled for phrase in phrases for spelled in _spellings(phrase.split()[-1].rsplit("-", 1)[-1]))


def _spellings(word: str) -> tuple[str, ...]:
    """``ё`` for any ``е``, as `_any_of` reads it."""
    found = [""]
    for letter in word:
        found = [start + one for start in found for one in ("её" if letter == "е" else letter)]
    return tuple(found)


def _units() -> dict[str, str]:
    return {
        word: unit
        for unit in ("minutes", "hours", "days", "weeks", "months")
        for word in all_words(f"calendar.relative.{unit}")
    }


def _days_back() -> dict[str, int]:
    names = {"today": 0, "yesterday": 1, "before_yesterday": 2}
    return {word: back for name, back in names.items() for word in all_words(f"calendar.relative.{name}")}
