"""Names of places: what tells ``North Korea`` and ``Edinburgh, Europe`` from people in a byline's position."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache
from importlib.resources import files

from service.lexicon import all_words, lexicon, table, words
from service.lines import lookup_key

_LEAST = 3
_MARKS = "Mn"


def _folded(name: str) -> str:
    """`lookup_key` without accents, which newsrooms drop."""
    key = lookup_key(name)
    if key.isascii():
        return key
    parts = unicodedata.normalize("NFD", key)
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != _MARKS or c == "\u0306"))


def _lines(name: str) -> list[str]:
    packed = files("service.lexicon").joinpath(name).read_bytes()
    return gzip.decompress(packed).decode().split("\n")


@cache
def _countries() -> frozenset[str]:
    """Countries, regions and continents, English names, folded."""
    countries = (name for country in lexicon("annotate-countries").values() for name in country["names"])
    regions = (name for names in table("annotate-regions", "regions") for name in names.split("|"))
    return frozenset(map(_folded, (*countries, *regions)))


@cache
def _places() -> frozenset[str]:
    """Towns of the world by their main names, provinces, and what datelines open with, folded."""
    towns = (line.split("\t", 1)[0] for line in _lines("annotate-cities.tsv.gz"))
    provinces = (line.split("\t", 1)[0] for line in _lines("annotate-provinces.tsv.gz"))
    named = words("places", "names")
    return frozenset(key for key in map(_folded, (*towns, *provinces, *named)) if len(key) >= _LEAST) | _countries()


@cache
def _russian() -> dict[str, str]:
    """Places by their Russian names, with the English ones."""
    pairs = (line.split("\t") for line in _lines("annotate-places-ru.tsv.gz") if "\t" in line)
    return {pair[0]: pair[1] for pair in pairs}


@cache
def _areas() -> frozenset[str]:
    return frozenset(_folded(word) for word in all_words("masthead.areas"))


def is_place(text: str) -> bool:
    """A town, province or country of the world, in English, Indonesian or Russian."""
    key = _folded(text)
    return key in _places() or key in _russian()


def is_country(text: str) -> bool:
    """A country, a region or a continent."""
    key = _folded(text)
    return key in _countries() or _folded(_russian().get(key, "")) in _countries()


def names_area(name: str) -> bool:
    """Not a person though two capitalized words: a place, or a house or desk of a place (``Beacon Abkhazia``)."""
    if is_place(name):
        return True
    last = name.rsplit(None, 1)[-1]
    return _folded(last) in _areas() or is_country(last)
