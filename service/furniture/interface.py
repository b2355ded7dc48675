"""Lines made of the words of a page's interface: buttons, menus, widgets, offers that no list of phrases knows.

The words (lexicon/interface.toml) count only where the article's own sentences do not use them: in an article about
Telegram a line with that word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.interface_words import interface_word, opens_offer, speaks_to_reader
from service.lines import LONGEST, Line, plain

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5
_PROSE = 12
"""Words from which a sentence is one of the article: what it uses is no word of the interface there."""
_QUOTE = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class Interface:
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


def said(lines: Iterable[Line]) -> frozenset[str]:
    """Beginnings of the interface's words that the article's sentences use; offers aside."""
    found: set[str] = set()
    for line in lines:
        if not line.is_prose or line.words < _PROSE:
            continue
        words = _WORD.findall(line.plain or plain(line.text[:LONGEST]))
        quoted = _QUOTE.search(line.text[:LONGEST]) is not None
        if quoted or not (any(map(opens_offer, words[:1])) or any(map(speaks_to_reader, words))):
            found |= {word[:_STEM] for word in words if interface_word(word) in ("strong", "weak")}
    return frozenset(found)


def interface(line: Line, used: frozenset[str]) -> Interface:
    """The words of the interface in a line, those that the article uses (`said`) aside."""
    words = _WORD.findall(line.plain)
    kinds = list(map(interface_word, words))
    strong = weak = 0
    alone = False
    if "strong" in kinds or "weak" in kinds:
        own = [kind if word[:_STEM] not in used else "used" for word, kind in zip(words, kinds, strict=True)]
        strong, weak = own.count("strong"), own.count("weak")
        alone = strong + weak > 0 and all(kind in ("strong", "weak", "function") for kind in own)
    opens = bool(words) and opens_offer(words[0])
    addresses = _QUOTE.search(line.text) is None and (opens or any(map(speaks_to_reader, words)))
    return Interface(len(words), strong, weak, alone, opens, addresses)
