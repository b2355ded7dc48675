"""Words of a page's interface (lexicon/interface.toml): buttons, menus, widgets, offers, in all languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from service.lexicon import lexicon
from service.lines import plain

_LEAST, _MOST = 3, 10
"""Letters of the beginnings of words that the lexicon may give."""


@dataclass(frozen=True, slots=True)
class _Words:
    whole: frozenset[str]
    beginnings: frozenset[str]
    heads: frozenset[str]
    """The first letters of all beginnings: most words are told by them."""

    def hold(self, word: str) -> bool:
        if word in self.whole:
            return True
        return word[:_LEAST] in self.heads and any(
            word[:length] in self.beginnings for length in range(_LEAST, min(len(word), _MOST) + 1)
        )


@cache
def _words(name: str) -> _Words:
    entries = [str(entry) for entry in lexicon("interface")[name]]
    beginnings = frozenset(plain(entry[:-1]) for entry in entries if entry.endswith("*"))
    return _Words(
        frozenset(plain(entry) for entry in entries if not entry.endswith("*")),
        beginnings,
        frozenset(beginning[:_LEAST] for beginning in beginnings),
    )


@lru_cache(maxsize=16_384)
def opens_offer(word: str) -> bool:
    """Whether a sentence of the page to its reader may begin with this folded word: ``Read``, ``Unduh``."""
    return _words("openers").hold(word)


def speak_to_reader(words: Sequence[str]) -> bool:
    """Whether a page speaks to its reader in one of these folded words: ``you``, ``our``, ``нас``, ``kami``."""
    known = _words("address")
    if not known.whole.isdisjoint(words):
        return True
    return not known.heads.isdisjoint([word[:_LEAST] for word in words]) and any(map(known.hold, words))


@lru_cache(maxsize=16_384)
def interface_word(word: str) -> Literal["strong", "weak", "function", ""]:
    """What a folded word is to the interface; "" when it is none of its words."""
    if _words("strong").hold(word):
        return "strong"
    if _words("weak").hold(word):
        return "weak"
    return "function" if _words("function").hold(word) else ""
