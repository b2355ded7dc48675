"""Regions by their English names: Брянской области goes to the model as «Bryansk области».

A small model makes a name of its own of the adjective (Bryan region, Orlovsk Oblast), and no check notices, since
adjectives are often left out in good English. Names in Latin letters it copies.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from service.lexicon import table

_HEAD = re.compile(r"(?<![\w-])(?:област(?:ь|и|ью|ей|ям|ях|ями)|обл\.|кра(?:й|я|ю|ем|е|ев|ям|ях))(?![\w-])", re.I)
_ADJECTIVE = re.compile(r"(?<![\w-])(?P<stem>[А-ЯЁ][а-яё-]{1,20}[сц]к)(?:ая|ой|ую|ою|ий|ого|ому|им|ом)(?![\w-])")
_BETWEEN = 2
"""Characters between an adjective and its noun, and one more."""
_LINK = 6
_JOINS = re.compile(r"(?:\s(?:и|или)|,)\s")
_ALONE = re.compile(r"(?:ая|ой|ую)\Z")
"""Forms of an adjective that may stand for its region when another was named: восемь – над Белгородской."""

Found = tuple[int, int, str]
"""A stretch of the text and what it is written out to."""


def find(text: str) -> list[Found]:
    """Adjectives of regions before области, края, of those joined with them, and of those left alone, in order."""
    heads = [match.start() for match in _HEAD.finditer(text)]
    if not heads:
        return []
    found: list[Found] = []
    follows = False
    """Whether the adjective behind this one belongs to a region."""
    for match in reversed(list(_ADJECTIVE.finditer(text))):
        name = _names().get(match["stem"].lower().replace("ё", "е"))
        noun = bisect_left(heads, match.end())
        gap = heads[noun] - match.end() if noun < len(heads) else None
        joined = follows and found[-1][0] - match.end() <= _LINK and _JOINS.fullmatch(text, match.end(), found[-1][0])
        behind = text[match.end() : match.end() + 1]
        alone = heads[0] < match.start() and _ALONE.search(match.group()) and behind in ",.;"
        follows = name is not None and (bool(joined or alone) or (gap is not None and gap < _BETWEEN))
        if follows and name is not None:
            found.append((match.start(), match.end(), name))
    return found[::-1]


@cache
def _names() -> Mapping[str, str]:
    return {str(stem): str(name) for stem, name in table("written-out-ru", "regions").items()}
