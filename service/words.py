"""Words of a text, as a regular expression finds them, several times faster."""

from __future__ import annotations

import re
from codecs import charmap_decode, charmap_encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from encodings import cp1251

_SHORT = 24
"""Characters of a text that is split as fast word by word."""
_FIRST = re.compile(r"\w+")
_END_MARKS = frozenset('.,:;!?)]}"»”…')
"""Marks that often stand behind a word and are part of no word."""


class WordExpression:
    """An expression for words: runs of letters, perhaps of figures too, joined by marks that it names.

    Its matches hold no white space; each run of its characters is a match unless joined to the next one. Most of what
    stands between blanks is such a run, which Python knows without the expression.
    """

    def __init__(self, expression: str, joiners: str = "") -> None:
        self.pattern = re.compile(expression)
        self._joiners = tuple(joiners)
        letters = cp1251.decoding_table
        self._blanked = bytes(code if self.pattern.fullmatch(letters[code]) else ord(" ") for code in range(256))
        """Latin and Cyrillic letters in one byte each, with a blank for all that is in no word."""

    def find(self, text: str) -> list[str]:
        """What ``pattern.findall(text)`` gives."""
        plain = text.isascii()
        if (plain or len(text) > _SHORT) and not any(map(text.__contains__, self._joiners)):
            if plain:
                return text.encode("ascii").translate(self._blanked).decode("ascii").split()
            try:  # Russian, and English with its quotation marks and dashes
                encoded = charmap_encode(text, "strict", cp1251.encoding_table)[0]
            except UnicodeEncodeError:
                pass
            else:
                return charmap_decode(encoded.translate(self._blanked), "strict", cp1251.decoding_table)[0].split()
        found: list[str] = []
        for part in text.split():
            if part.isalpha():
                found.append(part)
            elif part[-1] in _END_MARKS and part[:-1].isalpha():
                found.append(part[:-1])
            else:
                found += self.pattern.findall(part)
        return found


def first_words(phrases: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that folded phrases begin with, and the first marks of those that begin with none."""
    found = [(phrase, _FIRST.match(phrase)) for phrase in phrases]
    marks = {phrase[0] for phrase, match in found if match is None}
    return frozenset(match.group() for _, match in found if match is not None), tuple(sorted(marks))


class Openings:
    """The first words of folded phrases: asked before a long alternation of the phrases is tried.

    Behind such a phrase no letter or figure may stand in what the alternation matches.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words, self._marks = first_words(phrases)

    def may_open(self, folded: str) -> bool:
        """Whether the folded text may begin with one of the phrases, marks before it aside."""
        word = _FIRST.search(folded)
        return (word is not None and word.group() in self._words) or any(map(folded.__contains__, self._marks))

    def may_open_cut(self, folded: str) -> bool:
        """The same of the beginning of a longer text: a word that it may have cut may be any word."""
        word = _FIRST.search(folded)
        return word is None or word.end() == len(folded) or self.may_open(folded)


_LEAST, _MOST = 3, 14
"""Letters of the beginnings of words that a list may give."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of a lexicon, some of them by their beginnings alone: ``reproduc*``."""

    whole: frozenset[str]
    beginnings: frozenset[str]
    heads: frozenset[str]
    """The first letters of all beginnings: most words are told by them."""

    @classmethod
    def of(cls, entries: Iterable[str]) -> WordList:
        """The list of folded entries; those that end in ``*`` are beginnings."""
        listed = list(entries)
        beginnings = frozenset(entry[:-1] for entry in listed if entry.endswith("*"))
        whole = frozenset(entry for entry in listed if not entry.endswith("*"))
        return cls(whole, beginnings, frozenset(beginning[:_LEAST] for beginning in beginnings))

    def hold(self, word: str) -> bool:
        """Whether the folded word is one of them."""
        if word in self.whole:
            return True
        return word[:_LEAST] in self.heads and any(
            word[:length] in self.beginnings for length in range(_LEAST, min(len(word), _MOST) + 1)
        )

    def hold_any(self, words: Sequence[str]) -> bool:
        """Whether one of the folded words is one of them: of most texts none has even the first letters of one."""
        if not self.whole.isdisjoint(words):
            return True
        return not self.heads.isdisjoint([word[:_LEAST] for word in words]) and any(map(self.hold, words))
