"""Words of a text and the pieces of a word that the language weights are learned on."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

NAME_WEIGHT = 0.3
"""What a word with a capital inside a sentence counts: names say where people come from, not what the text is in."""

WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘`ʹ][^\W\d_]+)*")
_APOSTROPHES = "’ʼʻ‘`ʹ"
_LONGEST = 24


class Role(IntEnum):
    """How a word stands in its text, which says how much it counts."""

    PLAIN = 0
    """Lower case: surely no name."""
    OPENING = 1
    """A capital on the first word."""
    SHOUTED = 2
    """A capital in a text that is mostly capitals (a headline in Title Case or ALL CAPS), where it means nothing."""
    NAME = 3
    """A capital elsewhere."""


class Words(NamedTuple):
    """The words of a text in order, lower-cased, apostrophes straight, and the role of each."""

    lowered: list[str]
    roles: list[int]


def words_of(text: str) -> Words:
    """All words of `text`."""
    found = WORD.findall(text)
    if not found:
        return Words([], [])
    capital = [word[0].isupper() for word in found]
    elsewhere = int(Role.SHOUTED if sum(capital) * 2 > len(found) else Role.NAME)
    roles = [elsewhere if big else 0 for big in capital]
    if capital[0]:
        roles[0] = int(Role.OPENING)
    joined = " ".join(found)
    for mark in _APOSTROPHES:
        if mark in joined:
            joined = joined.replace(mark, "'")
    return Words(joined.lower().split(" "), roles)


def tokens(text: str) -> list[tuple[str, float, bool]]:
    """Lower-cased words, each with its weight and whether it is plain: surely no name."""
    lowered, roles = words_of(text)
    return [
        (word, NAME_WEIGHT if role == Role.NAME else 1.0, role == Role.PLAIN)
        for word, role in zip(lowered, roles, strict=True)
    ]


def pieces(word: str) -> list[str]:
    """The word itself as ``=word`` and its 1- to 4-grams, with a blank at both ends."""
    word = word[:_LONGEST]
    padded = f" {word} "
    grams = [padded[i : i + size] for size in (2, 3, 4) for i in range(len(padded) - size + 1)]
    return [f"={word}", *word, *grams]
