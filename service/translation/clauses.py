"""Sentences that are too long for the model, cut where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from service.lexicon import words
from service.translation import quotation
from service.translation.english_words import is_known_name, is_word

Count = Callable[[Sequence[str]], Sequence[int]]
"""Lengths of texts in the model's tokens."""

_MIDDLE = (0.2, 0.8)
"""Where a cut may fall, as parts of the length; a cut near the middle keeps the number of pieces small."""
_BOUNDARIES = (
    re.compile(r"[.!?;…][\"'»”)]*\s+"),
    re.compile(r":\s+|\s[–—-]\s+"),
    re.compile(r",\s+"),
    re.compile(r"\s+"),
)
_COMMA = re.compile(r",\s+(?!(?:dan|serta|hingga)\s)")
_CLAUSE = 3
"""Words of the shortest clause of a headline that is sent alone."""
_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”)]*\s*\Z")


def split(text: str, language: str, count: Count, limit: int) -> list[str]:
    """Pieces of at most `limit` tokens that, joined, give `text`; cut at clauses, else words, else anywhere."""
    pieces = [text]
    while True:
        lengths = count(pieces)
        if max(lengths) <= limit or all(len(piece) < 2 for piece in pieces):
            return pieces
        pieces = [
            half
            for piece, length in zip(pieces, lengths, strict=True)
            for half in (_halves(piece, language) if length > limit and len(piece) > 1 else [piece])
        ]


def halves(text: str, language: str) -> list[str]:
    """The text cut in two between a quotation and the words about it, else where a clause ends near its middle, else
    between words."""
    return list(_halves(text, language))


def of_headline(text: str) -> list[str]:
    """A headline of two clauses with one comma between them, each of some words, in two pieces; others whole."""
    commas = [match.end() for match in _COMMA.finditer(text)]
    if len(commas) != 1 or min(len(text[: commas[0]].split()), len(text[commas[0] :].split())) < _CLAUSE:
        return [text]
    return [text[: commas[0]], text[commas[0] :]]


def join(pieces: Sequence[str], english: Sequence[str]) -> str:
    """The pieces' English as one sentence: no full stop and no capital that only the cut brought in."""
    last = len(pieces) - 1
    woven = [
        fit(piece, text, opens=index == 0, closes=index == last)
        for index, (piece, text) in enumerate(zip(pieces, english, strict=True))
    ]
    for index, before in enumerate(pieces[:last]):
        if before.rstrip().endswith(","):
            woven[index + 1] = _without_capital(woven[index + 1])
    return " ".join(text for text in woven if text)


def _without_capital(english: str) -> str:
    """What goes on behind a comma, without the capital of an article or another function word."""
    first, _, rest = english.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _function_words() else english


def fit(piece: str, english: str, *, opens: bool, closes: bool) -> str:
    """The English of a piece that does not open or close its sentence, without the capital and full stop of one."""
    english = " ".join(english.split())
    if not opens and _continues(piece):
        english = _lower_first(english)
    if not closes and not _SENTENCE_END.search(piece):
        english = _without_stop(english, piece)
        if piece.rstrip().endswith(",") and english[-1:].isalnum():
            english += ","
    return english


def _continues(piece: str) -> bool:
    first = next((letter for letter in piece if letter.isalpha()), "")
    return first.islower()


def _lower_first(english: str) -> str:
    """Lower case for a first word that is no name: a function word, or one that English never writes as a name."""
    first, _, rest = english.partition(" ")
    lower = first.lower()
    ordinary = lower in _function_words() or (first[1:].islower() and is_word(lower) and not is_known_name(lower))
    return f"{lower} {rest}" if ordinary else english


def _without_stop(english: str, piece: str) -> str:
    bare = english.rstrip()
    if not bare.endswith(".") or bare.endswith(".."):
        return english
    return bare[:-1] + ("," if piece.rstrip().endswith(",") else "")


def _halves(text: str, language: str) -> Iterator[str]:
    cut = _best_cut(text, language)
    yield text[:cut]
    yield text[cut:]


def _best_cut(text: str, language: str) -> int:
    quotation_ends = quotation.edge(text)
    if quotation_ends is not None:
        return quotation_ends
    low, high = (int(len(text) * part) for part in _MIDDLE)
    middle = len(text) // 2
    for rank, boundary in enumerate(_BOUNDARIES):
        ends = [match.end() for match in boundary.finditer(text, low, high) if match.end() < high]
        if rank >= 2:
            ends = [end for end in ends if _first_word(text, end) in _openers(language)] or ends
        if ends:
            return min(ends, key=lambda end: (abs(end - middle), end))
    return max(1, middle)


def _first_word(text: str, start: int) -> str:
    end = start
    while end < len(text) and end < start + 20 and text[end].isalpha():
        end += 1
    return text[start:end].lower()


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(words("clauses", f"{language}.openers"))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("clauses", "en.function_words"))
