"""Countries, peoples and continents in English: one spelling, so that a word that is nearly theirs misspells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from service.lexicon import lexicon, words
from service.translation.additions import counterparts
from service.translation.english_words import is_word
from service.translation.gazetteer import exonyms
from service.translation.likeness import fold
from service.translation.romanization import transliterate
from service.translation.russian import lemmas

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
"""Letters of the shortest name that is looked at."""
_NEAR = 80.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of a name and its misspelling."""
_AHEAD = 4.0
"""How much more like a word must be than the next name, to be certain that it is meant: Australa, Australia."""
_LONGER = 2
"""Letters that a misspelling may have more."""


def misspelt(source: str, odd: Mapping[str, str], language: str) -> dict[str, tuple[str, str | None]]:
    """For odd words of the English (folded form: as written) that misspell a country: its source word, its name."""
    found: dict[str, tuple[str, str | None]] = {}
    for form in odd:
        near = _near(form)
        if not near:
            continue
        name, score = near[0]
        said = _said(source, name.lower(), language)
        if said is None or fuzz.ratio(fold(transliterate(said)), form) > score:
            continue
        certain = len(near) == 1 or score - near[1][1] >= _AHEAD
        found[form] = said, name if certain and _is_country(said, name.lower(), language) else None
    return found


def _said(source: str, name: str, language: str) -> str | None:
    """The word of the source that explains an English name."""
    starts = counterparts(name, language)
    return next((word for word in _WORD.findall(source) if word.lower().startswith(starts)), None) if starts else None


@lru_cache(maxsize=8_192)
def _is_country(word: str, name: str, language: str) -> bool:
    """Whether a word of the source is the country itself; an adjective may be that of another (мальтийский)."""
    if name not in {fold(land) for land in _lands()}:
        return False
    known = exonyms(language)
    bases = lemmas(word) if language == "ru" else (fold(word),)
    return any(name.startswith(start) for base in bases for start in known.get(base, ()))


@lru_cache(maxsize=16_384)
def _near(form: str) -> Sequence[tuple[str, float]]:
    """The two names most like a word, with their likeness; none for a word that begins with a name (Iraqization)."""
    listed = _names().get(form[0], {})
    if form in listed or any(form.startswith(name) for name in listed):
        return ()
    likely = [name for name in listed if len(form) - len(name) <= _LONGER]
    found = process.extract(form, likely, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
    return [(listed[name], score) for name, score, _ in found]


@cache
def _lands() -> tuple[str, ...]:
    """Words of the usual names of countries, and continents."""
    usual = [name for entry in lexicon("annotate-countries").values() for name in entry.get("names", ())[:1]]
    return tuple(word for name in (*usual, *words("names", "en.continents")) for word in _WORD.findall(name))


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """Names by their first letter: folded, as written."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    entries = [
        (*entry.get("names", ()), *entry.get("demonyms", ())) for entry in lexicon("annotate-countries").values()
    ]
    for name in (*(name for entry in entries for name in entry), *words("names", "en.continents")):
        for word in _WORD.findall(name):
            form = fold(word)
            if len(form) >= _SHORTEST and not is_word(form):
                found[form[0]][form] = word
    return found
