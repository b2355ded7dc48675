"""The surroundings of a candidate boundary."""

from __future__ import annotations

import re
from typing import NamedTuple

NEAR = 60
"""Characters before and after a candidate that count."""
_WORD_BEFORE = re.compile(r"(?:[^\W_]+[.\-’'])*[^\W_]+$")
_LONGEST_WORD = 40
_REPEATED = 3
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Place(NamedTuple):
    """A candidate: the marks, the word before them, what follows."""

    marks: str
    closers: str
    before: str
    """The word before the marks, inner dots kept; "" when something else stands there."""
    earlier: str
    """Text from the sentence's start, at most `NEAR` characters, up to `before`."""
    spaced: bool
    opener: str
    """Quotes, brackets, dashes between the blank and the next word."""
    following: str
    """Text from the next word on, at most `NEAR` characters."""
    first: bool
    """Whether `before` opens the sentence."""
    head: bool
    """Whether the sentence opens the text and all of it lies in `earlier`."""


def last_word(text: str) -> str:
    """The word that `text` ends with, dots and hyphens inside it kept; "" when something else stands there."""
    word = text[-_LONGEST_WORD:].rpartition(" ")[2]
    if word.isalnum():
        return word
    match = _WORD_BEFORE.search(word)
    return match.group() if match else ""


def is_repeated(place: Place) -> bool:
    """Whether up to three words before the marks come again behind them: "I thought... I thought"."""
    said = _WORDS.findall(place.earlier + place.before)[-_REPEATED:]
    again = _WORDS.findall(place.following)[:_REPEATED]
    return any(said[-count:] == again[:count] for count in range(1, len(said) + 1))
