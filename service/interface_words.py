"""Words of a page's interface (lexicon/interface.toml): buttons, menus, widgets, offers, in all languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from service.lexicon import lexicon
from service.lines import plain
from service.words import WordList


@cache
def _words(name: str) -> WordList:
    return WordList.of(plain(str(entry)) for entry in lexicon("interface")[name])


@lru_cache(maxsize=16_384)
def opens_offer(word: str) -> bool:
    """Whether a sentence of the page to its reader may begin with this folded word: ``Read``, ``Unduh``."""
    return _words("openers").hold(word)


def speak_to_reader(words: Sequence[str]) -> bool:
    """Whether a page speaks to its reader in one of these folded words: ``you``, ``our``, ``нас``, ``kami``."""
    return _words("address").hold_any(words)


@lru_cache(maxsize=16_384)
def interface_word(word: str) -> Literal["strong", "weak", "function", ""]:
    """What a folded word is to the interface; "" when it is none of its words."""
    if _words("strong").hold(word):
        return "strong"
    if _words("weak").hold(word):
        return "weak"
    return "function" if _words("function").hold(word) else ""
