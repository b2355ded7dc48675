"""Lines made of the words of a page's interface: buttons, menus, widgets, offers that no list of phrases knows.

The words (lexicon/interface.toml) count only where the article's own sentences do not use them: in an article about
Telegram a line with that word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from service.interface_words import interface_word, opens_offer, speak_to_reader
from service.lines import LONGEST, Line
from service.words import WordExpression

_WORD = WordExpression(r"[^\W\d_]+(?:-[^\W\d_]+)*", joiners="-")
STEM = 5
PROSE = 12
"""Words from which a sentence is one of the article: what it uses is no word of the interface there."""
QUOTE = re.compile('["“”„«»]')
_HITS = frozenset({"strong", "weak"})
SHORT = 12
"""Words: the longest line that its place alone can condemn."""
_MANY, _PART = 4, 4
_LONG = 20
"""Words of the interface that make a sentence an offer when they are a quarter of it, a third of a long one."""
OFFER = 2
"""Strong words of the interface that make a sentence an offer."""


class Interface(NamedTuple):
    """What a line holds: words in all, strong and weak words of the interface, and whether it holds nothing else."""

    words: int
    strong: int
    weak: int
    alone: bool
    opens: bool
    """The first word asks the reader to do something: ``Read``, ``Смотрите``, ``Unduh``."""
    addresses: bool
    """The line asks or speaks to the reader, outside of quotation marks."""

    @property
    def hits(self) -> int:
        return self.strong + self.weak


def words_of(folded: str) -> list[str]:
    """The words of a folded line."""
    return _WORD.find(folded)


def said(sentences: Iterable[list[str]]) -> frozenset[str]:
    """Beginnings of the interface's words among the words of the article's sentences."""
    return frozenset(word[:STEM] for word in {*chain(*sentences)} if interface_word(word) in _HITS)


def addresses(line: Line, words: list[str]) -> bool:
    """Whether the line asks or speaks to the reader, outside of quotation marks."""
    speaks = (words and opens_offer(words[0])) or speak_to_reader(words)
    return bool(speaks) and QUOTE.search(line.text[:LONGEST]) is None


def interface(words: list[str], used: frozenset[str], *, addresses: bool) -> Interface:
    """What a line of these words holds, words that the article uses (`said`) aside; `addresses` as of `addresses`."""
    kinds = list(map(interface_word, words))
    strong = weak = 0
    alone = False
    if "strong" in kinds or "weak" in kinds:
        own = [kind if word[:STEM] not in used else "used" for word, kind in zip(words, kinds, strict=True)]
        strong, weak = own.count("strong"), own.count("weak")
        alone = strong + weak > 0 and all(kind in ("strong", "weak", "function") for kind in own)
    opens = bool(words) and opens_offer(words[0])
    return Interface(len(words), strong, weak, alone, opens, addresses)


def offers(found: Interface, line: Line) -> bool:
    """``Save articles to read later.``, ``Читайте нас в Telegram.``: a sentence of the page to its reader."""
    if not found.addresses:
        return False
    if found.strong >= OFFER or (found.alone and (found.strong or found.weak >= OFFER)):
        return True
    part = _PART if found.words <= _LONG else _PART - 1
    if found.hits >= _MANY and part * found.hits >= found.words:
        return True
    if found.opens and found.hits >= _MANY - 1 and (_PART - 1) * found.hits >= found.words:
        return True  # "Like this story? Share it with a friend!"
    return found.opens and found.strong > 0 and found.hits >= OFFER and line.words <= SHORT
