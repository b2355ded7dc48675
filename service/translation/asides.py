"""Dates in brackets behind a weekday, as Indonesian news has them in every article: ``Selasa (9/2/2021)``.

A small model loses figures of such a date in three sentences of ten. So it never sees them: the weekday is translated
alone, and the brackets are put behind its English again, with the month in words: ``Tuesday (February 9, 2021)``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from service.lexicon import table
from service.translation import numeric_dates

_DATE = r"\s?(?P<brackets>\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\))"
_SHORTEST = 4
"""Letters of the shortest form of a weekday: shorter ones are abbreviations, or other words (``Sel``, ``min``)."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A date that was taken out: the English weekday it stands behind, and its brackets as in the source."""

    weekday: str
    brackets: str


def take_out(text: str, language: str) -> tuple[str, list[Aside]]:
    """The text without its dates in brackets behind weekdays, and these in order.

    None are taken where a weekday also stands without a date: its English could not be told from the other's.
    """
    if "(" not in text or language not in _LANGUAGES:
        return text, []
    days = _weekdays(language)
    found = list(_dated(language).finditer(text))
    if not found or len(found) != sum(1 for _ in _named(language).finditer(text)):
        return text, []
    asides = [Aside(days[match["day"].lower()], match["brackets"]) for match in found]
    return _dated(language).sub(lambda match: match["day"], text), asides


def put_back(english: str, asides: Sequence[Aside]) -> str | None:
    """The English with each date behind its weekday; None unless each weekday stands there as often as it has dates."""
    if not asides:
        return english
    for weekday, wanted in Counter(aside.weekday for aside in asides).items():
        named = rf"\b{weekday}\b(?!['’]s)"
        if len(re.findall(named, english, re.I)) != wanted:
            return None
        own = [numeric_dates.in_english(aside.brackets, weekday) for aside in asides if aside.weekday == weekday]
        pieces = re.split(f"({named})", english, flags=re.I)
        english = "".join(f"{piece} {own[number // 2]}" if number % 2 else piece for number, piece in enumerate(pieces))
    return english


def mended(english: str, source: str, language: str) -> str:
    """The English of dates that the model saw, with the figures that it kept or turned round in words: (4/1), (1/4)."""
    _, asides = take_out(source, language)
    for weekday in {aside.weekday for aside in asides}:
        own = iter([numeric_dates.in_english(aside.brackets, weekday) for aside in asides if aside.weekday == weekday])
        seen = re.compile(rf"(?<=\b{weekday}) ?\([\d/. -]+\)")
        if len(seen.findall(english)) == sum(aside.weekday == weekday for aside in asides):
            english = seen.sub(lambda _, own=own: f" {next(own)}", english)  # type: ignore[misc]
    return english


_LANGUAGES = ("ru", "id")


@cache
def _weekdays(language: str) -> dict[str, str]:
    """Forms of weekdays, lower case, and their English names."""
    english = [forms[0].capitalize() for forms in table("en", "calendar")["weekdays"]]
    forms = zip(table(language, "calendar")["weekdays"], english, strict=True)
    return {form: name for written, name in forms for form in written if len(form) >= _SHORTEST}


def _either(language: str) -> str:
    return "|".join(sorted(map(re.escape, _weekdays(language)), key=len, reverse=True))


@cache
def _dated(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<day>{_either(language)}){_DATE}", re.I)


@cache
def _named(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(language)})(?!\w)", re.I)
