"""Words of a text and the pieces of a word that the language weights are learned on."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from service.words import WordExpression

NAME_WEIGHT = 0.3
"""What a word with a capital inside a sentence counts: names say where people come from, not what the text is in."""

_APOSTROPHES = "’ʼʻ‘`ʹ"
WORD = WordExpression(rf"[^\W\d_]+(?:['{_APOSTROPHES}][^\W\d_]+)*", joiners=f"'{_APOSTROPHES}")
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
    marked: list[str]
    """Each word with its role, as one string to look up: see `marked`."""


_MARKS = ("", "\x01", "\x02", "\x03")
"""What stands behind a word of each role in `Words.marked`."""


def marked(word: str, role: int) -> str:
    return word + _MARKS[role]


def unmarked(one: str) -> tuple[str, int]:
    """The word and its role."""
    role = ord(one[-1])
    return (one[:-1], role) if role < len(_MARKS) else (one, 0)


def words_of(text: str) -> Words:
    """All words of `text`."""
    found = WORD.find(text)
    if not found:
        return Words([], [], [])
    joined = " ".join(found)
    for mark in _APOSTROPHES if not joined.isascii() or "`" in joined else ():
        if mark in joined:
            joined = joined.replace(mark, "'")
    lowered = joined.lower().split(" ")
    capitals = [place for place, word in enumerate(found) if word[0].isupper()]
    if not capitals:
        return Words(lowered, [0] * len(found), lowered)
    elsewhere = int(Role.SHOUTED if len(capitals) * 2 > len(found) else Role.NAME)
    roles, both, mark = [0] * len(found), lowered.copy(), _MARKS[elsewhere]
    for place in capitals:
        roles[place] = elsewhere
        both[place] += mark
    if capitals[0] == 0:
        roles[0] = int(Role.OPENING)
        both[0] = lowered[0] + _MARKS[Role.OPENING]
    return Words(lowered, roles, both)


def tokens(text: str) -> list[tuple[str, float, bool]]:
    """Lower-cased words, each with its weight and whether it is plain: surely no name."""
    lowered, roles, _ = words_of(text)
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
