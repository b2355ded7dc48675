"""Places by name: countries and regions of our own tables, cities of GeoNames (CC BY 4.0, https://www.geonames.org/)."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from service.lexicon import lexicon, table

_SPECIAL = str.maketrans(
    {"ı": "i", "ə": "a", "ǝ": "a", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ʻ": "'"}
)
_OTHER_NAMES_FROM = 100_000
"""Inhabitants from which a city far from this service's news is known by its other names too."""
_NEAR = frozenset(
    ["AM", "AZ", "BY", "EE", "GE", "ID", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "TR", "UA", "UZ"]
)

_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
"""Letters before the name of half a country or province."""

_STATE = re.compile(
    r"(?:(?:islamic|people's|federal|federative|socialist|democratic|united|arab|hellenic) )*"
    r"(?:republic|kingdom|state|sultanate|emirate|principality|commonwealth) of (?:the )?"
)
_INITIALS = re.compile(r"(?:[a-z]\.){1,3}[a-z]\.?")

_LONGEST_KEPT = 64
"""Characters of a name that is remembered, so that hostile articles cannot fill the memory with long ones."""


@dataclass(frozen=True, slots=True)
class Place:
    """A known place; latitude and longitude in degrees (WGS 84), None where no point stands for it."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    kind: Literal["country", "region", "province", "city"]


@dataclass(frozen=True, slots=True)
class Division:
    """A country, or a state of one with its southern, northern, western and eastern bounds in degrees."""

    name: str
    country: str
    bounds: tuple[float, ...] = ()

    def holds(self, place: Place) -> bool:
        """Whether a place lies there, as far as its country and its point tell."""
        if place.country != self.country or not self.bounds:
            return place.country == self.country
        if place.latitude is None or place.longitude is None:
            return place.kind != "city"
        south, north, west, east = self.bounds
        return south <= place.latitude <= north and west <= place.longitude <= east


def fold(name: str) -> str:
    """Lower case without accents, the key under which names compare."""
    lower = name.lower()
    if lower.isascii():
        return lower
    return _unaccented(lower) if len(lower) <= _LONGEST_KEPT else _unaccented.__wrapped__(lower)


@lru_cache(maxsize=16_384)
def _unaccented(lower: str) -> str:
    plain = unicodedata.normalize("NFKD", lower.translate(_SPECIAL))
    return "".join(c for c in plain if not unicodedata.combining(c))


def lookup(name: str) -> Place | None:
    """The place of that name: a country before a region before the largest city before a province."""
    return _looked_up(name) if len(name) <= _LONGEST_KEPT else _looked_up.__wrapped__(name)


@lru_cache(maxsize=4_096)
def _looked_up(name: str) -> Place | None:
    """An article asks of each of its names by many rules."""
    key = fold(name)
    if "." in key and len(key) < 8 and _INITIALS.fullmatch(key):
        key = key.replace(".", "")  # U.S.
    known = _known().get(key)
    if known is not None:
        return known
    if key[0:1] in _COMPASS and key[1:2] in (".", " ") and len(key) > 4:
        return lookup(f"{_COMPASS[key[0]]} {key[2:].lstrip()}")  # N. Korea, S Sulawesi
    state = _STATE.match(key)
    if state is not None and (known := _known().get(key[state.end() :])) is not None and known.kind == "country":
        return known
    line = _cities().get(key)
    if line is not None:
        return _city(line)
    country = _provinces().get(key)
    return Place(name, country, None, None, 0, "province") if country is not None else None


def country_name(code: str) -> str | None:
    """The usual English name of a country by its ISO 3166-1 code."""
    country = lexicon("annotate-countries").get(code)
    return str(country["names"][0]) if country is not None else None


@cache
def divisions() -> Mapping[str, Division]:
    """States of the USA and provinces of Canada by folded name."""
    listed = table("annotate-states", "states").items()
    return {fold(name): Division(name, str(facts[0]), tuple(facts[1:])) for name, facts in listed}


def within(name: str, division: Division) -> Place | None:
    """The largest city of that name in a country or in one of its states: Paris in Texas, Tripoli in Lebanon."""
    key = fold(name)
    lines = _namesakes().get(key) or ((line,) if (line := _cities().get(key)) is not None else ())
    return next((city for line in lines if division.holds(city := _city(line))), None)


@cache
def states() -> Mapping[str, str]:
    """Short forms of American states and Canadian provinces, without their full stop, and the names they stand for."""
    return table("annotate-entities", "states")


def demonym(word: str) -> str | None:
    """ISO 3166-1 code of the country whose people or things are called so: Armenian, Azeri."""
    return _demonyms().get(word)


@lru_cache(maxsize=4_096)
def _city(line: str) -> Place:
    name, country, latitude, longitude, population, _ = line.split("\t")
    return Place(name, country, float(latitude), float(longitude), int(population), "city")


@cache
def _known() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for names, facts in table("annotate-regions", "regions").items():
        spelled = names.split("|")
        latitude, longitude = facts[1:3] if len(facts) > 2 else (None, None)
        place = Place(spelled[0], facts[0] or None, latitude, longitude, 0, "region")
        for name in spelled:
            found.setdefault(fold(name), place)
    for code, country in lexicon("annotate-countries").items():
        for name in country["names"]:
            found[fold(name)] = Place(name if len(name) > 5 else country["names"][0], code, None, None, 0, "country")
    return found


@cache
def _demonyms() -> Mapping[str, str]:
    return {word: code for code, country in lexicon("annotate-countries").items() for word in country["demonyms"]}


@cache
def _provinces() -> Mapping[str, str]:
    """Folded names of divisions of states with the ISO code of their country."""
    packed = files("service.lexicon").joinpath("annotate-provinces.tsv.gz").read_bytes()
    pairs = (line.split("\t") for line in gzip.decompress(packed).decode().split("\n"))
    return {fold(name): country for name, country in pairs}


def _cities() -> Mapping[str, str]:
    """Folded name to the line of the largest city that bears it; main names before other names."""
    return _city_names()[0]


def _namesakes() -> Mapping[str, tuple[str, ...]]:
    """Folded name to the lines of all cities that bear it, where there are several; the largest first."""
    return _city_names()[1]


@cache
def _city_names() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    packed = files("service.lexicon").joinpath("annotate-cities.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().split("\n")
    found: dict[str, str] = {}
    others: dict[str, str] = {}
    shared: dict[str, tuple[str, ...]] = {}
    for line in lines:
        name, country, _, _, population, other = line.split("\t")
        key = name.lower() if name.isascii() else fold(name)
        if found.setdefault(key, line) is not line:
            shared[key] = (*shared.get(key, (found[key],)), line)
        if "'" in key:
            others.setdefault(key.replace("'", ""), line)  # Debal'tseve
        if other and (country in _NEAR or int(population) >= _OTHER_NAMES_FROM):
            for alias in other.split("|"):
                if len(alias) > 3:
                    others.setdefault(alias.lower() if alias.isascii() else fold(alias), line)
    return {**others, **found}, shared
