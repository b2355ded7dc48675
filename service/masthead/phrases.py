"""Phrases of the lexicon in text: first words asked for before a long alternation is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from service.lexicon import all_words
from service.lines import lookup_key, plain
from service.words import WordExpression

_WORD = re.compile(r"\w+")
_WORDS = WordExpression(r"\w+")


def opening_words(phrases: Iterable[str]) -> frozenset[str]:
    """The folded first words of phrases; ``""`` among them when a phrase opens with a mark."""
    return frozenset(match.group() if (match := _WORD.match(plain(phrase))) else "" for phrase in phrases)


def may_hold(text: str, openings: frozenset[str]) -> bool:
    """Whether a phrase with one of these first words may stand in `text`: asked before a long alternation is tried."""
    return "" in openings or not openings.isdisjoint(_WORDS.find(text.lower().replace("ё", "е")))


def opens_with(text: str, openings: frozenset[str]) -> bool:
    """Whether `text` begins with one of these first words, or a phrase that opens with a mark is among them."""
    word = _WORD.match(text)
    return "" in openings or (word is not None and word.group().lower().replace("ё", "е") in openings)


def longest_first(words: Iterable[str]) -> list[str]:
    """Folded words, longest first, for alternations."""
    return sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))


@cache
def folded_words(path: str) -> frozenset[str]:
    """The words of every language at a path of the lexicon, folded."""
    return frozenset(lookup_key(word) for word in all_words(path))
