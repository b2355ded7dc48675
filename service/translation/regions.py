"""Regions by their English names: Брянской области goes to the model as «Bryansk области».

A small model makes a name of its own of the adjective (Bryan region, Orlovsk Oblast), and no check notices, since
adjectives are often left out in good English. Names in Latin letters it copies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.lexicon import table

_HEAD = re.compile(r"(?<![\w-])(?:област(?:ь|и|ью|ей|ям|ях|ями)|обл\.|кра(?:й|я|ю|ем|е|ев|ям|ях))(?![\w-])", re.I)
_ADJECTIVE = re.compile(r"(?<![\w-])(?P<stem>[А-ЯЁ][а-яё-]{1,20}[сц]к)(?:ая|ой|ую|ою|ий|ого|ому|им|ом)(?![\w-])")
_BETWEEN = 2

Found = tuple[int, int, str]
"""A stretch of the text and what it is written out to."""


def find(text: str) -> list[Found]:
    """Adjectives of regions before области, края, and of those joined with and before them, in order."""
    heads = [match.start() for match in _HEAD.finditer(text)]
    if not heads:
        return []
    found: list[Found] = []
    follows = False
    """Whether the adjective behind this one belongs to a region."""
    for match in reversed(list(_ADJECTIVE.finditer(text))):
        name = _names().get(match["stem"].lower().replace("ё", "е"))
        gap = next((head - match.end() for head in heads if head >= match.end()), None)
        joined = follows and re.match(r"(?:\s(?:и|или)|,)\s\Z", text[match.end() : found[-1][0]] if found else "")
        follows = name is not None and (bool(joined) or (gap is not None and gap < _BETWEEN))
        if follows and name is not None:
            found.append((match.start(), match.end(), name))
    return found[::-1]


@cache
def _names() -> Mapping[str, str]:
    return {str(stem): str(name) for stem, name in table("written-out-ru", "regions").items()}
