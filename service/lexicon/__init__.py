"""Language knowledge as data: one TOML file a language, one for news agencies, read once.

A table belongs to the room that reads it; each room turns it into its own types. A fourth language is a fourth file.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

LANGUAGES = ("en", "ru", "id")
FOREIGN = "masthead-foreign"
SOFTWARE = "furniture-software"
"""What software writes on pages, in all languages: the same on thousands of sites."""
RUNNING = {"en": 20, "ru": 7, "id": 20}
"""Letters that `running_words` keeps of a word: of Russian ones, which have many forms, the beginning."""


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The whole file ``service/lexicon/NAME.toml``; raises FileNotFoundError for a language that has none."""
    raw = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(raw))


def table(name: str, path: str) -> Mapping[str, Any]:
    """The table at a dotted `path` of one file, empty when the file does not have it."""
    found: Any = lexicon(name)
    for key in path.split("."):
        found = found.get(key, {})
    return found if isinstance(found, Mapping) else {}


def words(name: str, path: str) -> tuple[str, ...]:
    """The list of strings at a dotted `path` of one file, empty when the file does not have it."""
    folder, _, key = path.rpartition(".")
    found = table(name, folder).get(key, ()) if folder else lexicon(name).get(key, ())
    return tuple(str(word) for word in found)


@cache
def word_set(name: str, path: str) -> frozenset[str]:
    """`words` as a set, made once."""
    return frozenset(words(name, path))


def all_words(path: str) -> tuple[str, ...]:
    """`words` of every language, in the order of `LANGUAGES`, each once: page furniture mixes languages.

    The masthead's labels in the languages of other pages (masthead-foreign.toml) come last.
    """
    return tuple(dict.fromkeys(word for name in (*LANGUAGES, FOREIGN) for word in words(name, path)))


@cache
def ordinary_words() -> frozenset[str]:
    """English words that are written in lower case (annotate-words.txt): what is made of them alone names nobody."""
    return frozenset(files(__package__).joinpath("annotate-words.txt").read_text(encoding="utf-8").split())


@cache
def indonesian_words() -> frozenset[str]:
    """Indonesian words that text writes in lower case (annotate-words-id.txt.gz)."""
    packed = files(__package__).joinpath("annotate-words-id.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split())


@cache
def indonesian_towns() -> frozenset[str]:
    """Single words that name Indonesian towns, in lower case (annotate-cities.tsv.gz)."""
    packed = files(__package__).joinpath("annotate-cities.tsv.gz").read_bytes()
    rows = (line.split("\t", 2) for line in gzip.decompress(packed).decode().splitlines())
    return frozenset(row[0].lower() for row in rows if row[1] == "ID" and " " not in row[0])


@cache
def running_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """First letters (`RUNNING`) of words (sentences-LANGUAGE.txt.gz): those written in lower case alone, and all."""
    packed = files(__package__).joinpath(f"sentences-{language}.txt.gz").read_bytes()
    found = gzip.decompress(packed).decode().split()
    opening = frozenset(word for word in found if not word.endswith("*"))
    return opening, opening | frozenset(word[:-1] for word in found if word.endswith("*"))


@cache
def russian_places() -> Mapping[str, str]:
    """Russian names of places, lower case, to the gazetteer's (annotate-places-ru.tsv.gz)."""
    packed = files(__package__).joinpath("annotate-places-ru.tsv.gz").read_bytes()
    pairs = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return MappingProxyType({pair[0]: pair[1] for pair in pairs})


@cache
def russian_towns() -> Mapping[str, str]:
    """Russian names of small towns, lower case, to GeoNames' (annotate-towns-ru.tsv.gz)."""
    packed = files(__package__).joinpath("annotate-towns-ru.tsv.gz").read_bytes()
    pairs = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return MappingProxyType({pair[0]: pair[1] for pair in pairs})
