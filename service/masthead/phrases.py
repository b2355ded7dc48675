"""Phrases of the lexicon in text: first words asked for before a long alternation is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from service.lexicon import all_words
from service.lines import lookup_key, plain
from service.words import WordExpression, first_words

_WORD = re.compile(r"\w+")
_WORDS = WordExpression(r"\w+")


class Edges(NamedTuple):
    """The folded first or last words of phrases, and the first marks of those that open with one or hold no word."""

    words: frozenset[str]
    marks: tuple[str, ...]


def opening_words(phrases: Iterable[str]) -> Edges:
    """The first words of phrases."""
    return Edges(*first_words(map(plain, phrases)))


def closing_words(phrases: Iterable[str]) -> Edges:
    """The last words of phrases, marks behind them aside."""
    found = [(phrase, _WORD.findall(phrase)) for phrase in map(plain, phrases)]
    marks = {phrase[0] for phrase, words in found if not words}
    return Edges(frozenset(words[-1] for _, words in found if words), tuple(sorted(marks)))


def may_hold(text: str, openings: Edges) -> bool:
    """Whether a phrase with one of these first words may stand in `text`: asked before a long alternation is tried."""
    if any(map(text.__contains__, openings.marks)):
        return True
    return not openings.words.isdisjoint(_WORDS.find(text.lower().replace("ё", "е")))


def opens_with(text: str, openings: Edges) -> bool:
    """Whether `text` begins with one of these first words or marks."""
    word = _WORD.match(text)
    if word is None:
        return text.startswith(openings.marks)
    return word.group().lower().replace("ё", "е") in openings.words


def closings_among(words: Sequence[str], closings: Edges) -> frozenset[str]:
    """Those of the `words` that are among the last words of phrases; all of these where one of the `words` may hold
    another, figures or capitals glued before it."""
    found = {word.lower().replace("ё", "е") for word in words}
    return closings.words if any(map(_may_be_glued, words)) else closings.words & found


def closing_with(phrases: Iterable[str], words: frozenset[str]) -> list[str]:
    """The phrases that end with one of these words, and those without a word."""
    found = [(phrase, _WORD.findall(plain(phrase))) for phrase in phrases]
    return [phrase for phrase, told in found if not told or told[-1] in words]


def may_close(text: str, words: Iterable[str], closings: Edges) -> bool:
    """Whether a phrase may close with one of these `words` of the text, something glued before it perhaps."""
    if any(map(text.__contains__, closings.marks)):
        return True
    return any(word.lower().replace("ё", "е") in closings.words or _may_be_glued(word) for word in words)


def _may_be_glued(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal() and not (word[1:].isalpha() and word[1:].islower())


def longest_first(words: Iterable[str]) -> list[str]:
    """Folded words, longest first, for alternations."""
    return sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))


@cache
def folded_words(path: str) -> frozenset[str]:
    """The words of every language at a path of the lexicon, folded."""
    return frozenset(lookup_key(word) for word in all_words(path))
