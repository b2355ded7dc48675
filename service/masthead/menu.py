"""Menus above an article, taken out already: what stands over them is the page's, not the article's."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import all_words
from service.lines import lookup_key
from service.masthead.phrases import folded_words

_SECTIONS = 3
"""Sections on lines of their own, one below the other, that make a menu."""
_LONGEST = 200
_BARS = re.compile(r"\s*[|·•]\s*|\s/\s")
_PATH = re.compile(r"\s*(?:[/|›»>→•·\t]|\s-\s|\s{2})")
_GLUED = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]{3,8}(?=[A-ZА-ЯЁ][a-zа-яё])")
"""``HomeNewsCouncil votes …``: the marks between were lost."""
_TRAIL = re.compile(r"[^»›→>|]{2,40}(?:\s[»›→>]\s[^»›→>|]{2,40}){2,6}")
"""The way to the page whatever it begins with: ``Highland Fortnight » North » Water``."""
_ARROW, _WORD = re.compile(r"[»›→>]"), re.compile(r"\w+")
_ROW = re.compile(r"\S+(?: \S+){0,2}(?:(?:\s{2,}|\t)\S+(?: \S+){0,2}){3,20}")


def last_menu(text: str) -> int:
    """Offset of the lowest line in `text` that is a menu's or the way to the page; -1 when there is none."""
    lowest = -1
    run = start = 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line and len(line) <= _LONGEST:
            section = lookup_key(line) in folded_words("masthead.sections")
            run = run + 1 if section else 0
            if run >= _SECTIONS or way_to_page(line) or _ROW.fullmatch(line) or _piped(line):
                lowest = start
        start += len(raw) + 1
    return lowest


def _piped(line: str) -> bool:
    """``Ports | Fuel | Law | Archive``: three names of sections or more, half of them known."""
    pieces = _BARS.split(line)
    if len(pieces) < _SECTIONS or any(piece.count(" ") >= _SECTIONS for piece in pieces):
        return False
    known = sum(lookup_key(piece) in folded_words("masthead.sections") or is_home(piece) for piece in pieces)
    return 2 * known >= len(pieces)


def way_to_page(line: str) -> bool:
    """``Home``, ``Beranda``, ``Главная`` alone, or first on the way to the page: ``Home » News » Coast``."""
    if _ARROW.search(line) is not None and _TRAIL.fullmatch(line):
        return True
    if (glued := _GLUED.match(line)) is not None and is_home(glued.group()):
        return True
    first = _WORD.search(line)
    return first is not None and lookup_key(first.group()) in _home_openings() and is_home(_PATH.split(line, 1)[0])


def is_home(word: str) -> bool:
    """``Home``, ``Beranda``: the front page's name."""
    return lookup_key(word) in _homes()


@cache
def _home_openings() -> frozenset[str]:
    return frozenset(home.split()[0] for home in _homes())


@cache
def _homes() -> frozenset[str]:
    return frozenset(lookup_key(word) for word in all_words("masthead.home"))
