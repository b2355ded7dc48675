"""Russian words by pymorphy3: base form and whether a word is a name, remembered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_NAMES = ("Geox", "Surn", "Name", "Patr", "Orgn")


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
    possessive: bool
    """Has the form of a possessive adjective, as surnames in -ов and -ин do."""

    @property
    def proper(self) -> bool:
        return self.kind in _NAMES


def _is_nominal(tag: Any) -> bool:
    return "NOUN" in tag or "ADJF" in tag


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65_536)
def parse(word: str) -> Parse:
    """The likeliest reading of one word."""
    readings = _analyzer().parse(word)
    best = readings[0]
    share = sum(r.score for r in readings if any(kind in r.tag for kind in _NAMES))
    kind = next((kind for kind in (*_NAMES, "Abbr") if kind in best.tag), "")
    return Parse(
        best.normal_form, best.is_known, "NOUN" in best.tag, kind, share, _is_nominal(best.tag), "Poss" in best.tag
    )


@lru_cache(maxsize=65_536)
def lemmas(word: str) -> tuple[str, ...]:
    """Every base form that a word may have, likeliest first, lower case."""
    return tuple(dict.fromkeys(reading.normal_form for reading in _analyzer().parse(word)))
