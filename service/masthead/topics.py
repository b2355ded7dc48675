"""Lines on top of a page that name what it is about or whose it is: rows of tags, a topic and its year, a paper."""

from __future__ import annotations

import re
from collections import Counter

from service.masthead.places import is_place
from service.masthead.site import MEDIA

_TOPIC = re.compile(r"(?:[\w«»\"-]{2,20} ){1,5}[–—-] (?:19|20)\d\d")
"""``Кубок мира — 2026``: the page of an event."""
_MARKS = re.compile(r"[.,:;!?…()–—«»\"“”|/]|\s-\s")
_LEAST_WORDS, _LONGEST_ROW, _LEAST_LETTERS = 4, 200, 4
"""Words of a row of tags, its characters, and letters of the word that it says twice."""


def names_topics(text: str) -> bool:
    """``Псков происшествия пожар общество Псков``, ``Кубок мира — 2026``.

    A row of tags says a word twice, has no marks between its words and no short word, as sentences have.
    """
    line = text.strip()
    if _TOPIC.fullmatch(line):
        return True
    words = line.split()
    if len(words) < _LEAST_WORDS or len(line) > _LONGEST_ROW or _MARKS.search(line) is not None:
        return False
    if any(len(word) < _LEAST_LETTERS - 1 and not word.isupper() for word in words):
        return False
    return words[0] == words[-1] or _said_again(words)


def _said_again(words: list[str]) -> bool:
    """A good part of the words, among them the first, are said a second time in the same form."""
    counts = Counter(word for word in words if len(word) >= _LEAST_LETTERS)
    again = sum(count for count in counts.values() if count > 1)
    return counts[words[0]] > 1 and _SHARE * again >= len(words)


_SHARE = 2
"""The words said twice are at least the half of the row."""


_HOUSE_OF_TOWN = re.compile(
    r"(?P<house>[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ][\w’'.-]*|de|do|da|du|of|the)){1,6}) \((?P<town>[A-Z][\w ’'-]{2,24})\)"
)


def house_of_town(text: str) -> bool:
    """``Agencia de Noticias do Porto (Maputo)``: a newsroom and its town, as aggregators name who wrote an article.

    One of its words is a newsroom's, or it begins with an article: a headline in capitals may name a town so too,
    ``Deadly Blast Hits Crowded Market (Kabul)``.
    """
    match = _HOUSE_OF_TOWN.fullmatch(text.strip())
    return match is not None and is_place(match["town"]) and _NEWSROOM.search(match["house"]) is not None


_NEWSROOM = re.compile(
    rf"{MEDIA.pattern}|^the\s|\b(?:agenc[ei]|agence|notícias|noticias|agency|press|presse|jornal|diário|diario|mirror"
    r"|monitor|standard|sun|star|voice|independent|citizen|vanguard|nation|record|messenger)\w*\b",
    re.IGNORECASE,
)
