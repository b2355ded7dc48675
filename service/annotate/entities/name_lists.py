"""The word lists that tell names: common words, first and family names, the lists of annotate-entities.toml."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from service.annotate.entities import gazetteer
from service.annotate.tokens import Token
from service.lexicon import lexicon, words


def bare(token: Token) -> str:
    """Folded word without possessive s."""
    return gazetteer.fold(token.lower.removesuffix("'s"))


@cache
def common_words() -> frozenset[str]:
    """English words that are written in lower case (lexicon/annotate-words.txt)."""
    return frozenset(files("service.lexicon").joinpath("annotate-words.txt").read_text(encoding="utf-8").split())


@cache
def word_set(path: str) -> frozenset[str]:
    """A list of lexicon/annotate-entities.toml as a set; small words with accents without them too, as names fold."""
    listed = words("annotate-entities", path)
    return frozenset((*listed, *(gazetteer.fold(word) for word in listed if not word.isascii() and word.islower())))


@cache
def word_sets(*paths: str) -> frozenset[str]:
    """Several lists of annotate-entities.toml as one set."""
    return frozenset().union(*(word_set(path) for path in paths))


@cache
def _names() -> tuple[frozenset[str], ...]:
    """First names, family names, first names of men only, of women only; folded."""
    packed = files("service.lexicon").joinpath("annotate-names.txt.gz").read_bytes()
    return tuple(frozenset(line.split()) for line in gzip.decompress(packed).decode().splitlines())


@cache
def given_names() -> frozenset[str]:
    """First names, folded; those that are common words as well are left out."""
    listed = (gazetteer.fold(name) for name in str(lexicon("annotate-entities")["people"]["given"]).split())
    return (_names()[0] - common_words() - word_set("people.not_names")) | frozenset(listed)


def surnames() -> frozenset[str]:
    """Family names, folded."""
    return _names()[1]


def usual_gender(first: str) -> str | None:
    """ "he" or "she" for a folded first name that only men or only women have, None else."""
    if first in _names()[2]:
        return "he"
    return "she" if first in _names()[3] else None


_NO_MEN = frozenset(("human", "german", "roman", "ottoman", "norman", "talisman", "shaman", "pullman"))
"""End like roles and are none: Human Rights Council."""


def is_role(token: Token) -> bool:
    word = token.lower
    if word in word_set("people.titles") or word.endswith(("ologist", "ationist")):
        return True
    return word.endswith(("man", "woman")) and word in common_words() and word not in _NO_MEN
