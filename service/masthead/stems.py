"""The words that a line shares with the article, by their beginnings: endings differ, and so do Indonesian prefixes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.lines import letter_words, plain

LEAST = 4
"""Letters of words that tell what a text is about."""
STEM = 5
"""Letters of a word's beginning that are compared."""


def long_words(folded: str) -> list[str]:
    """The words of a folded text that tell what it is about."""
    return [word for word in letter_words(folded) if len(word) >= LEAST]


_ROOT = "~"
"""Marks the beginning of an Indonesian root."""
_PREFIX = re.compile(
    r"(?:memper|diper|keber|menge|meng|meny|mem|men|peng|peny|pem|pen|per|ber|ter|me|pe|ke|di|se)(?=\w{4})"
)


def stems(text: str, language: str = "") -> frozenset[str]:
    """The longer words' beginnings, and those a letter shorter: ``rail`` is said by ``railway``.

    In Indonesian also those of the roots: ``terbakar`` is said by ``kebakaran``.
    """
    return stems_of(long_words(plain(text)), language)


def stems_of(words: Sequence[str], language: str) -> frozenset[str]:
    """`stems` of a text by its longer words."""
    said = set(words)
    found = {word[:STEM] for word in said} | {word[:LEAST] for word in said}
    return frozenset({*found, _ROOT, *map(_root, said)} if language == "id" else found)


def _root(word: str) -> str:
    """The marked beginning of the root: ``kebakaran`` gives ``~bakar``."""
    return _ROOT + _PREFIX.sub("", word, count=1)[:STEM] if _PREFIX.match(word) else _ROOT + word[:STEM]


def overlap(text: str, said: frozenset[str]) -> tuple[float, int]:
    """Share (0.0 to 1.0) and number of the longer words of `text` that begin like words of `said`, from `stems`."""
    return share_of(long_words(plain(text)), said)


def share_of(words: Sequence[str], said: frozenset[str]) -> tuple[float, int]:
    """`overlap` of a text by its longer words."""
    rooted = _ROOT in said
    shared = sum([word[:STEM] in said or (rooted and _root(word) in said) for word in words])
    return (shared / len(words) if words else 0.0), shared
