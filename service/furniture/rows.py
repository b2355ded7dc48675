"""Lines that are furniture by their shape: rows of menu words, rows of social networks, bare numbers."""

from __future__ import annotations

import re
from functools import cache

from service.furniture.phrases import rules
from service.lexicon import all_words
from service.lines import Line, key, plain

_CUT = re.compile(r"\s{2,}|\t|\s*[|•·›»→]\s*|\s[/>]\s|\s*[\[\]]\s*")
_NUMBER = re.compile(r"[+\-]?\d[\d.,  ]{0,9}\s?(?:[kKкКmM]|тыс\.?|rb)?")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
_ICONS = re.compile(
    r"(?=.*[\u2190-\u2bff\U0001f300-\U0001faff])(?:[^\w.,:;()\"'-]|\d[\d.,\u00a0]*\s?[kкm]?\b){2,40}", re.IGNORECASE
)
"""Figures beside icons, and nothing else: ``👁 2 317 💬 12``."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 4
_MENU = 3
"""Known words of a row that may hold an unknown one in four."""
_LONGEST_ROW = 300
_MARKS = re.compile(r"\] ?\[|[|•·›»→\t\s](?:(?<=[|•·›»→\t])|\s|[/>]\s)")
"""Begins with one class of characters, which is searched much faster than alternatives."""
_PARTS = re.compile(r"[^\s|,]+")
_COUNT = re.compile(r"[\d.,+]+[kкm]?")

SECTIONS = frozenset(key(plain(name)) for name in all_words("masthead.sections"))
"""Names of sections in any language, folded."""


def row_reason(line: Line) -> str | None:
    """``navigation`` or ``share`` when the line is a row of such words, else None."""
    if not line.plain or len(line.plain) > _LONGEST_ROW:
        return None
    if _social(line.plain):
        return "share"
    if _all_menu_words(line.key):
        return "navigation"
    if _MARKS.search(line.text) is None:
        return None
    pieces = [piece for piece in _CUT.split(line.text.strip()) if piece]
    if len(pieces) < 3:
        return None
    keys = [key(plain(piece)) for piece in pieces]
    if any(piece.count(" ") >= _MOST_WORDS for piece in keys):
        return None
    known = sum(_known(piece) for piece in keys)
    return "navigation" if 2 * known >= len(keys) and known >= 2 else None


def _all_menu_words(folded: str) -> bool:
    """``News Opinion Sport Culture``: four words or more, each a section or a menu entry."""
    if not 3 <= folded.count(" ") < 30:
        return False
    words = folded.split()
    known = sum(map(_menu_words().__contains__, words))
    return known == len(words) or (known >= _MENU and 4 * known >= 3 * len(words))


def number_reason(line: Line, *, in_body: bool) -> str | None:
    """``counter`` for a bare number. A bare year in the body may head a timeline, a share is a table's."""
    if not line.plain[:1].isalpha() and _ICONS.fullmatch(line.plain):
        return "counter"
    text = line.key
    if len(text) > 14 or line.plain[-1:] == "%" or not _NUMBER.fullmatch(text) or _DATE.fullmatch(text):
        return None
    return None if in_body and _YEAR.fullmatch(text) else "counter"


def _known(piece: str) -> bool:
    return piece in _menu_words()


@cache
def _menu_words() -> frozenset[str]:
    """Sections, menu entries and other whole lines of pages, social networks."""
    return SECTIONS.union(rules().lines, rules().social)


@cache
def _social_openings() -> frozenset[str]:
    return frozenset(name.split()[0] for name in rules().social) | frozenset(
        phrase for phrase in rules().lines if " " not in phrase
    )


def _may_be_social(text: str) -> bool:
    """Whether its first word, counts aside, may open a row of social networks: most lines are told by it."""
    for part in _PARTS.finditer(text):
        word = key(part.group())
        if word and not _COUNT.fullmatch(word):
            return word in _social_openings()
    return False


def _social(text: str) -> bool:
    names = rules().social
    if len(text) > 160:
        return False
    if not _may_be_social(text):
        return False
    bare = [word for word in (key(part) for part in text.replace("|", " ").replace(",", " ").split()) if word]
    words = [word for word in bare if not _COUNT.fullmatch(word)]
    shared = [word for word in words if word in names]
    if len(shared) >= 2 and all(word in names or word in rules().lines for word in words):
        return True
    label = rules().lines.get(words[0]) == "share" if words else False
    if label and len(words) > 1:
        words = words[1:]
    return bool(words) and (all(word in names for word in words) or " ".join(words) in names)
