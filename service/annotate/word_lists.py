"""Word lists of lexicon/annotate-grammar.toml as sets."""

from __future__ import annotations

from functools import cache

from service.lexicon import words


@cache
def lists(name: str) -> frozenset[str]:
    """One list, lower case."""
    return frozenset(words("annotate-grammar", f"lists.{name}"))
