"""Which English words are no names, and which are names that English text knows."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from service.lexicon import words


@lru_cache(maxsize=65_536)
def is_word(lower: str) -> bool:
    """Whether English writes a word in lower case too; endings are taken off."""
    known = _vocabulary()
    return lower in known or not known.isdisjoint(stems(lower))


def is_untold(lower: str) -> bool:
    """Whether a word is one of those with a capital that are no names for the checks."""
    return lower in _untold()


@cache
def _untold() -> frozenset[str]:
    """Months, which the checks of numbers know, days of the week, and titles that translators add."""
    return frozenset(words("names", "en.untold"))


_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ness", ""), ("ment", ""), ("ments", ""), ("ion", ""),
    ("ion", "e"), ("ions", ""), ("ions", "e"),
)  # fmt: skip


def stems(word: str) -> list[str]:
    """The word without each of the endings that it has."""
    return [
        word[: -len(ending)] + base
        for ending, base in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= 3
    ]


@cache
def _vocabulary() -> frozenset[str]:
    return _packed("names-words")


def is_known_name(lower: str) -> bool:
    """Whether English text names somebody or something so: a word that is spelt right for one name at least."""
    return lower in _known()


@lru_cache(maxsize=8_192)
def nearest_names(lower: str, least: float) -> tuple[str, ...]:
    """Known names that a word may misspell, likest first: the same first letter, at least so like (0 to 100)."""
    length = len(lower)
    listed = (name for size in range(length - 2, length + 3) for name in _by_beginning().get((lower[0], size), ()))
    return tuple(name for name, _, _ in process.extract(lower, listed, scorer=fuzz.ratio, score_cutoff=least, limit=8))


@cache
def _by_beginning() -> Mapping[tuple[str, int], Sequence[str]]:
    """Known names by first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for name in sorted(_known()):
        found.setdefault((name[0], len(name)), []).append(name)
    return found


@cache
def _known() -> frozenset[str]:
    return _packed("names-known")


def _packed(name: str) -> frozenset[str]:
    packed = files("service.lexicon").joinpath(f"{name}.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split())
