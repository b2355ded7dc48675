"""Ranks and clerical titles before a name: ``Sgt. 1st Class Denise Tolbert``, ``Капитан Илья Лесной``."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import all_words
from service.masthead.labels import loose
from service.masthead.phrases import Edges, longest_first, opening_words, opens_with


@cache
def _rank() -> re.Pattern[str]:
    """A rank, and behind it a name of two words or of initials and a surname."""
    words = "|".join(loose(word) for word in longest_first(all_words("masthead.ranks")))
    name = r"(?-i:(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ]\w|[A-ZА-ЯЁ][\w’'.-]*\s[A-ZА-ЯЁ])"
    return re.compile(rf"(?:{words})\s+(?={name})", re.IGNORECASE)


@cache
def _openings() -> Edges:
    return opening_words(all_words("masthead.ranks"))


def behind_rank(text: str) -> int:
    """Where the name begins behind the rank that `text` opens with; 0 without one."""
    match = _rank().match(text) if opens_with(text, _openings()) else None
    return match.end() if match is not None else 0
