"""A sentence's opening word sent small where a small model has it in fewer pieces so.

A compact package's vocabulary holds few words with a capital: «Мусор» or *Sampah* at the opening falls into pieces that
mean something else ("judge"), «мусор» is one that the model knows. Only ordinary words are sent small, never what may
be a name; the English gets its capital back (`casing.opened`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from service.lexicon import indonesian_words
from service.translation.english_words import is_known_name
from service.translation.gazetteer import common
from service.translation.russian import is_known, is_never_name

Encode = Callable[[Sequence[str]], Mapping[str, Sequence[str]]]
"""Gives each text in the model's tokens."""

_OPENING: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(r"[\s\"'«„“”–—-]*([А-ЯЁ][а-яё]+)(?![\w-])"),
    "id": re.compile(r"[\s\"'«„“”–—-]*([A-Z][a-z]+)(?![\w-])"),
}
_MARKS = ' "«„“—–-'
_FEWEST_PIECES = {"ru": 2, "id": 3}
"""Pieces of a word with its capital from which on the small one is tried."""
_LONGEST = 40
"""Letters of the longest word that is looked at."""
_REMEMBERED = 16_384


def opens(text: str, at: int) -> bool:
    """Whether nothing but blanks, quotes and dashes stands before: with a capital further in, a word is a name."""
    return not text[:at].strip(_MARKS)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[0].upper() + text[1:]


class OpeningWords:
    """The opening words of one language as a model is to see them. Thread-safe."""

    def __init__(self, language: str, encode: Encode) -> None:
        self._language = language
        self._pattern = _OPENING.get(language)
        self._encode = encode
        self._is_better_small = lru_cache(maxsize=_REMEMBERED)(self._compare)

    def known(self, text: str) -> str:
        """A sentence with its opening word small, if the model knows it better so; else the sentence as it is."""
        found = self._pattern.match(text) if self._pattern is not None else None
        if found is None or len(found[1]) > _LONGEST or not self._is_better_small(found[1]):
            return text
        start, end = found.span(1)
        return text[:start] + text[start:end].lower() + text[end:]

    def _compare(self, word: str) -> bool:
        small = word.lower()
        encoded = self._encode([word, small])
        pieces, fewer = len(encoded[word]), len(encoded[small])
        if pieces < _FEWEST_PIECES[self._language] or fewer >= pieces:
            return False
        if self._language == "ru":
            return is_known(small) and is_never_name(small)
        # The second list has names too, but none that a vocabulary holds whole in small letters.
        listed = small in indonesian_words() or (fewer == 1 and small in common("id"))
        return listed and not is_known_name(small)
