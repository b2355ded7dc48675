"""What is cut off behind a name: a profession, an agency, a word glued to its end."""

from __future__ import annotations

import re
from itertools import islice

from service.agencies import agencies
from service.lines import lookup_key
from service.masthead.phrases import folded_words

MOST_NAME_WORDS = 6
"""Words of the longest name."""
_BLANK = re.compile(r"\s+")
_OWNED = re.compile(r"\w['’]s\s\S")
"""Something that somebody has: the name of a column or a blog."""
_GLUED_WORD = re.compile(r"(?<![^\W\d_])(?P<name>[A-ZА-ЯЁ][a-zа-яё]{3,})[A-ZА-ЯЁ][a-zа-яё]{4,}(?: [\w-]+)?$")
"""``SutcliffeSenior reporter``, ``ВерховыхГеография``: the blank between a name and what follows was lost."""
_POSTS = frozenset({"president", "chairman", "chairwoman", "ceo", "founder", "co-founder", "director"})
"""Offices behind a name of two words or more."""
_WITH_CAPITALS = re.compile(r"(?:Fitz|Vande|Vander|Saint|Dell|Della|Delle)$")
"""Beginnings of surnames before a second capital."""


def name_alone(text: str) -> str:
    """The name that `text` begins with, empty where it names what somebody has: ``Retno Handayani's Notes``."""
    if _OWNED.search(text):
        return ""
    return _without_glued(_without_profession(_before_house(text)))


def _without_profession(bare: str) -> str:
    """``Ivan Petrov Correspondent`` without what he is, the beat before it too, ``Ivan Petrov President`` as well."""
    if bare.count(" ") > 1 and lookup_key(bare.rsplit(None, 1)[-1]) in _POSTS:
        return bare.rsplit(None, 1)[0]
    while " " in bare and lookup_key(bare.rsplit(None, 1)[-1]) in folded_words("masthead.professions"):
        bare = bare.rsplit(None, 1)[0]
        while bare.count(" ") > 1 and lookup_key(bare.rsplit(None, 1)[-1]) in folded_words("masthead.beats"):
            bare = bare.rsplit(None, 1)[0]
    return bare


def _before_house(bare: str) -> str:
    """``Wambui Kariuki Associated Press`` without the agency behind the name."""
    gaps = list(islice(_BLANK.finditer(bare), 1, MOST_NAME_WORDS))
    house = next((gap for gap in gaps if agencies().named(bare[gap.end() :]) is not None), None)
    return bare[: house.start()] if house is not None else bare


def _without_glued(bare: str) -> str:
    """The name without the word that is glued to its end."""
    glued = _GLUED_WORD.search(bare)
    if glued is None or glued.start() == 0 or _WITH_CAPITALS.match(glued["name"]):
        return bare
    return bare[: glued.end("name")]
