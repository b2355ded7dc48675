"""Number words, scales, months and units of a language, from ``service/lexicon/numbers.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from service.lexicon import table


@dataclass(frozen=True, slots=True)
class NumberWords:
    """One language's number words, lower case."""

    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    fractions: Mapping[str, float]
    scales: Mapping[str, float]
    wholes: Mapping[str, float]
    prefixes: Mapping[str, float]
    spans: Mapping[str, float]
    """Words that count years in tens or hundreds."""
    genitives: frozenset[str]
    """Number words with which a compound begins that asks for its number: пятиматчевый."""
    months: Mapping[str, int]
    clock_after: frozenset[str]
    clock_before: frozenset[str]
    units: tuple[tuple[str, str], ...]
    spelled: frozenset[str]
    """Every word with which a number may begin."""
    told: frozenset[str]
    """Every word that explains a number or a month."""


@cache
def number_words(language: str) -> NumberWords:
    def values(name: str) -> dict[str, float]:
        return {
            form: float(value)
            for value, forms in table("numbers", f"{language}.{name}").items()
            for form in str(forms).split()
        }

    cardinals, ordinals, fractions = values("cardinals"), values("ordinals"), values("fractions")
    scales, wholes, prefixes, months = values("scales"), values("halves"), values("prefixes"), values("months")
    hundred = ("hundred",) if language == "en" else ()
    clock = table("numbers", f"{language}.clock")
    return NumberWords(
        cardinals=cardinals,
        ordinals=ordinals,
        fractions=fractions,
        scales=scales,
        wholes=wholes,
        prefixes=prefixes,
        spans=values("spans"),
        genitives=frozenset(str(table("numbers", f"{language}.compounds").get("genitives", "")).split()),
        months={form: int(value) for form, value in months.items()},
        spelled=frozenset((*cardinals, *ordinals, *fractions, *scales, *wholes, *hundred)),
        told=frozenset((*scales, *prefixes, *months)),
        clock_after=frozenset(str(clock.get("after", "")).split()),
        clock_before=frozenset(str(clock.get("before", "")).split()),
        units=tuple(
            (str(start), unit) for unit, starts in table("numbers", f"{language}.units").items() for start in starts
        ),
    )
