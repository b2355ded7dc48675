"""Words of a text and the pieces of a word that the language weights are learned on."""

from __future__ import annotations

import re

NAME_WEIGHT = 0.3
"""What a word with a capital inside a sentence counts: names say where people come from, not what the text is in."""

WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘`ʹ][^\W\d_]+)*")
_APOSTROPHES = str.maketrans("’ʼʻ‘`ʹ", "''''''")
_LONGEST = 24


def tokens(text: str) -> list[tuple[str, float, bool]]:
    """Lower-cased words, each with its weight and whether it is plain: surely no name.

    A capital after the first word weighs `NAME_WEIGHT`, all else 1. In a line that is mostly capitals (a headline in
    Title Case or ALL CAPS) capitals mean nothing: all words weigh 1.
    """
    found = WORD.findall(text)
    capital = [word[0].isupper() for word in found]
    flat = sum(capital) * 2 > len(found)
    lowered = [word.translate(_APOSTROPHES).lower() for word in found]
    return [
        (word, 1.0 if flat or not big or place == 0 else NAME_WEIGHT, not big)
        for place, (word, big) in enumerate(zip(lowered, capital, strict=True))
    ]


def pieces(word: str) -> list[str]:
    """The word itself as ``=word`` and its 1- to 4-grams, with a blank at both ends."""
    word = word[:_LONGEST]
    padded = f" {word} "
    grams = [padded[i : i + size] for size in (2, 3, 4) for i in range(len(padded) - size + 1)]
    return [f"={word}", *word, *grams]
