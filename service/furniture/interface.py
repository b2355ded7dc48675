"""Lines made of the words of a page's interface: buttons, menus, widgets, offers that no list of phrases knows.

The words (lexicon/interface.toml) count only where the article's own sentences do not use them: in an article about
Telegram a line with that word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.interface_words import interface_word
from service.lines import LONGEST, Line, plain

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5
_PROSE = 12
"""Words from which a sentence is one of the article: what it uses is no word of the interface there."""
_DENSE = 0.15
"""Share of the interface's words from which a sentence is an offer, not one of the article."""


@dataclass(frozen=True, slots=True)
class Interface:
    """What a line holds: words in all, strong and weak words of the interface, and whether it holds nothing else."""

    words: int
    strong: int
    weak: int
    alone: bool
    opens: bool
    """The first word is one of the interface: ``Read``, ``Смотрите``, ``Unduh``."""

    @property
    def hits(self) -> int:
        return self.strong + self.weak


def said(lines: Iterable[Line]) -> frozenset[str]:
    """Beginnings of the interface's words that the article's sentences use; sentences full of them are offers."""
    found: set[str] = set()
    for line in lines:
        if not line.is_prose or line.words < _PROSE:
            continue
        text = line.plain or plain(line.text[:LONGEST])
        used = [word for word in _WORD.findall(text) if interface_word(word) in ("strong", "weak")]
        if len(used) < _DENSE * line.words:
            found |= {word[:_STEM] for word in used}
    return frozenset(found)


def interface(line: Line, used: frozenset[str]) -> Interface:
    """The words of the interface in a line, those that the article uses (`said`) aside."""
    words = _WORD.findall(line.plain)
    kinds = [interface_word(word) if word[:_STEM] not in used else "used" for word in words]
    strong, weak = kinds.count("strong"), kinds.count("weak")
    alone = strong + weak > 0 and all(kind in ("strong", "weak", "function") for kind in kinds)
    return Interface(len(words), strong, weak, alone, bool(kinds) and kinds[0] in ("strong", "weak"))
