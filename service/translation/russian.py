"""Russian words by pymorphy3: base form and whether a word is a name, remembered."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

NAMES = ("Geox", "Surn", "Name", "Patr", "Orgn")
"""Grammemes of pymorphy3 for names of all kinds."""
_SAME_CASE = {"gen2": "gent", "loc2": "loct", "acc2": "accs"}


@dataclass(frozen=True, slots=True)
class Parse:
    """The likeliest reading of a word form. ``kind``: Geox, Surn, Name, Patr, Orgn, Abbr or empty."""

    lemma: str
    known: bool
    noun: bool
    kind: str
    share: float
    """Probability of readings that are names, 0 to 1."""
    nominal: bool
    """A noun or an adjective."""
    surname: bool
    """Ends in -ов or -ев and may be a surname, however seldom: Мясников."""
    possessive: bool
    """Has the form of a possessive adjective, as surnames in -ов and -ин do."""

    @property
    def proper(self) -> bool:
        return self.kind in NAMES


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65_536)
def _readings(word: str) -> tuple[Any, ...]:
    try:
        return tuple(_analyzer().parse(word))
    except ValueError:  # pymorphy3 asks Unicode for the names of letters, and some have none: Tangut, say
        return tuple(_analyzer().parse("".join(letter for letter in word if unicodedata.name(letter, ""))))


Reading = Any
"""A reading of pymorphy3: word, normal_form, tag, score, inflect()."""


def readings(word: str) -> tuple[Reading, ...]:
    """All readings of a word form, likeliest first."""
    return _readings(word)


@lru_cache(maxsize=16_384)
def inflected(reading: Reading, wanted: frozenset[str]) -> str | None:
    """The word of a reading in another form, if it has one: slow in pymorphy3, so it is remembered."""
    form = reading.inflect(wanted)
    return str(form.word) if form is not None else None


def case_of(reading: Reading) -> str | None:
    """The case of a reading, the second genitive, locative and accusative as the first."""
    case: str | None = reading.tag.case
    return _SAME_CASE.get(case, case) if case is not None else None


def is_never_name(word: str) -> bool:
    """Whether no reading of a word form is a name."""
    return all(set(NAMES).isdisjoint(reading.tag.grammemes) for reading in _readings(word))


def is_known(word: str) -> bool:
    """Whether the dictionary has the word: much cheaper than `parse`."""
    return bool(_analyzer().word_is_known(word))


@lru_cache(maxsize=65_536)
def parse(word: str) -> Parse:
    """The likeliest reading of one word."""
    readings = _readings(word)
    best = readings[0]
    share = sum(r.score for r in readings if any(kind in r.tag for kind in NAMES))
    kind = next((kind for kind in (*NAMES, "Abbr") if kind in best.tag), "")
    surname = word.endswith(("ов", "ев", "ова", "ева")) and any(
        "Surn" in reading.tag or {"anim", "plur"} in reading.tag for reading in readings
    )
    tag = best.tag
    noun = "NOUN" in tag
    return Parse(best.normal_form, best.is_known, noun, kind, share, noun or "ADJF" in tag, surname, "Poss" in tag)


@lru_cache(maxsize=65_536)
def lemmas(word: str) -> tuple[str, ...]:
    """Every base form that a word may have, likeliest first, lower case."""
    return tuple(dict.fromkeys(reading.normal_form for reading in _readings(word)))
