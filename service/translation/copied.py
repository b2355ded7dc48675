"""English words that the model was given to copy, put right where it misspelt them.

Ranks, regions and bodies go to the model in English ("Second Sergeant Rizky"), since it copies words with a capital.
Some lose letters on the way or become a name: Sergei Rizky, the Autonoous Okrug.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from service.translation.english_words import is_word

_CAPITAL = re.compile(r"\b[A-Z][a-z]{4,}\b")
_SAME_BEGINNING = 4
_CLOSE, _VERY_CLOSE = 70.0, 85.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of the word given and the word that came back, with the same beginning and
with any."""


def mended(english: str, sent: str, source: str) -> str:
    """The English with each word that was `sent`, but is not in the `source`, as it was sent; one only may be meant."""
    given = {word for word in _CAPITAL.findall(sent) if word not in source and is_word(word.lower())}
    lower = english.lower()
    lost = {word for word in given if len(word) > _SAME_BEGINNING + 1 and word.lower() not in lower}
    if not lost:
        return english
    strange = {word for word in _CAPITAL.findall(english) if word not in source and not is_word(word.lower())}
    for word in strange:
        meant = [one for one in lost if _is_like(word, one)]
        if len(meant) == 1:
            english = re.sub(rf"\b{word}\b", meant[0], english)
    return english


def _is_like(word: str, given: str) -> bool:
    begins = word[:_SAME_BEGINNING] == given[:_SAME_BEGINNING]
    return fuzz.ratio(word, given) >= (_CLOSE if begins else _VERY_CLOSE)
