"""Units behind numbers that a small model does not know, sent behind ones that it knows.

«350 тысяч сомов» became "350 thousand cows", "2,7 miliar dong" dollars. So the model is sent «350 тысяч рублей» and
its rubles are called soms again. Only units behind a number are sent so, with at most one adjective between; which
and how is data (``lexicon/units.toml``). Where the sentence has rubles of its own, another unit is sent; where the
English has none of what was sent, the sentence is tried as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from service.lexicon import table
from service.translation.number_reader import read

_BLANK = re.compile(r"\s+")
_ADJECTIVE = {"ru": re.compile(r"\s+([а-яё-]{4,}(?:ых|их|ого|его|ый|ий|ая|ой|ую))\s+"), "id": re.compile(r"(?!)")}
"""What may stand between a number and its unit, by language."""
_SINGLE = re.compile(r"-\Z|(?<![\w.,])(?:an?|one|1)\s\Z", re.IGNORECASE)
"""What stands before one of a unit: a 25-ruble fare, 1 dram."""
_LATE_HOUR = re.compile(r"(?<![\d:.,])((?:1[3-9]|2[0-3])[:.,][0-5]\d)\s?[ap](?:m\b|\.m\.?)", re.IGNORECASE)
"""An hour of the long day with the mark of half a day: 20:12 a.m."""
_LEAST_MONEY = 1_000
"""A sum from which a word that means something else as well is money."""
_BEGINNING = 8
"""Letters of a word that are compared with what speaks of a unit."""
_WORD = re.compile(r"[^\W\d_]+")


class _Sent(NamedTuple):
    word: str
    english: re.Pattern[str]
    same: re.Pattern[str]


class _Unit(NamedTuple):
    kind: str
    one: str
    many: str
    adjectives: tuple[str, ...]
    required: bool
    near: tuple[str, ...]
    money: bool


@dataclass(frozen=True, slots=True)
class Swap:
    """What was sent for a unit, and the English of that unit."""

    english: re.Pattern[str]
    one: str
    many: str


def take_out(text: str, language: str) -> tuple[str, list[Swap]]:
    """The text as the model is to see it, and what its English must be told. Languages: ru and id."""
    if language not in _ADJECTIVE or not (forms := _forms(language)).search(text):
        return text, []
    found: list[tuple[int, int, _Unit]] = []
    reading = read(text, language)
    spoken = frozenset(word[:_BEGINNING] for word in _WORD.findall(text.lower()))
    for number in sorted((*reading.numbers, *reading.bare), key=lambda number: number.span):
        form, adjective = _behind(forms, text, number.span, language)
        if form is None:
            continue
        value = number.readings[0][0] if number.readings else 0.0
        sum_of_money = isinstance(value, float) and value >= _LEAST_MONEY
        unit = _unit_of(form.group(), language, adjective, sum_of_money, spoken)
        if unit is not None:
            found.append((form.start(), form.end(), unit))
    chosen = _choose(found, text, language)
    sent: list[str] = []
    position = 0
    for start, end, unit in found:
        if unit in chosen:
            sent += (text[position:start], chosen[unit].word)
            position = end
    swaps = [Swap(instead.english, unit.one, unit.many) for unit, instead in chosen.items()]
    return "".join(sent) + text[position:], swaps


def put_back(english: str, swaps: Sequence[Swap]) -> str | None:
    """The English with the units meant; None where it has nothing of what was sent.

    What the model says for units that it half knows is put right too: marine miles, percent points, 20:12 a.m.
    """
    for swap in swaps:
        english, count = swap.english.subn(lambda match, swap=swap: _named(match, swap), english)  # type: ignore[misc]
        if not count:
            return None
    for said, pattern, meant in _half_known():
        if said in english:
            english = pattern.sub(meant, english)
    return _LATE_HOUR.sub(_late, english)


def _behind(
    forms: re.Pattern[str], text: str, span: tuple[int, int], language: str
) -> tuple[re.Match[str] | None, str]:
    """The unit of the number at a span, and the adjective between them."""
    at = text.rfind(" ", *span) + 1
    if at > span[0] and (form := forms.match(text, at)):  # the reader of numbers takes some units in: 350 ribu dolar AS
        return form, ""
    if (blank := _BLANK.match(text, span[1])) and (form := forms.match(text, blank.end())):
        return form, ""
    between = _ADJECTIVE[language].match(text, span[1])
    return (forms.match(text, between.end()), between[1]) if between else (None, "")


def _named(match: re.Match[str], swap: Swap) -> str:
    return swap.one if _SINGLE.search(match.string, max(0, match.start() - 5), match.start()) else swap.many


def _late(match: re.Match[str]) -> str:
    """The hour alone, with the stop of a sentence that ended in ``a.m.``"""
    ends = match.group().endswith(".") and not match.string[match.end() :].strip(" \"'”’»)")
    return f"{match[1]}." if ends else match[1]


def _choose(found: Sequence[tuple[int, int, _Unit]], text: str, language: str) -> Mapping[_Unit, _Sent]:
    """A unit to send for each, none for two, and none that the text has itself."""
    chosen: dict[_Unit, _Sent] = {}
    for _, _, unit in found:
        if unit not in chosen:
            free = [one for one in _sent(language)[unit.kind] if one not in chosen.values()]
            own = next((one for one in free if not one.same.search(text)), None)
            if own is not None:
                chosen[unit] = own
    return chosen


def _unit_of(form: str, language: str, adjective: str, sum_of_money: bool, spoken: frozenset[str]) -> _Unit | None:
    for unit in _units(language)[" ".join(form.split())]:
        fits = adjective.startswith(unit.adjectives) if unit.adjectives and adjective else not unit.required
        told = bool(unit.adjectives) and bool(adjective) and fits
        if fits and (told or _is_likely(unit, sum_of_money, spoken)):
            return unit
    return None


def _is_likely(unit: _Unit, sum_of_money: bool, spoken: frozenset[str]) -> bool:
    """Whether a form that means something else as well is the unit: a large sum, or words that speak of such things."""
    if unit.money and sum_of_money:
        return True
    if unit.money or unit.near:
        return any(word.startswith(unit.near) for word in spoken)
    return True


@cache
def _units(language: str) -> Mapping[str, list[_Unit]]:
    """The units that a form can be."""
    units: dict[str, list[_Unit]] = {}
    for row in table("units", f"{language}.units").values():
        unit = _Unit(
            row["kind"],
            row["one"],
            row["many"],
            tuple(row.get("adjectives", ())),
            row.get("required", False),
            tuple(row.get("near", ())),
            row.get("money", False),
        )
        for form in row["forms"].split():
            units.setdefault(form.replace("|", " "), []).append(unit)
    return units


@cache
def _half_known() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    listed = table("units", "english").items()
    return tuple((said, re.compile(rf"\b{re.escape(said)}\b"), meant) for said, meant in listed)


@cache
def _forms(language: str) -> re.Pattern[str]:
    longest = sorted(_units(language), key=len, reverse=True)
    return re.compile(
        rf"\b(?:{'|'.join(re.escape(form).replace(chr(92) + ' ', chr(92) + 's+') for form in longest)})\b"
    )


@cache
def _sent(language: str) -> Mapping[str, tuple[_Sent, ...]]:
    return {
        kind: tuple(
            _Sent(
                row["word"],
                re.compile(rf"\b(?:{'|'.join(sorted(row['english'], key=len, reverse=True))})\b", re.IGNORECASE),
                re.compile(rf"\b(?:{'|'.join(row['same'])})", re.IGNORECASE),
            )
            for row in rows
        )
        for kind, rows in table("units", f"sent.{language}").items()
    }
