"""Whole lines that are a page's own, which name no section and no site: ``Contact us``, ``Always Active``."""

from __future__ import annotations

from functools import cache

from service.lexicon import LANGUAGES, SOFTWARE, all_words, lexicon, words
from service.lines import lookup_key

_OF_SECTIONS = frozenset({"widget"})
"""What these show sites have sections of as well: the weather, exchange rates."""


def of_page(text: str) -> bool:
    """Whether the lexicon knows `text` as a whole line of a page's furniture."""
    return lookup_key(text) in _lines()


@cache
def _lines() -> frozenset[str]:
    kinds = {kind for language in LANGUAGES for kind in lexicon(language)["furniture"]}
    listed = [line for kind in kinds for line in all_words(f"furniture.{kind}.lines")]
    for kind in lexicon(SOFTWARE)["furniture"]:
        listed += words(SOFTWARE, f"furniture.{kind}.lines")
        if kind not in _OF_SECTIONS:
            listed += (line for line in words(SOFTWARE, f"furniture.{kind}.beside") if " " in line)
    return frozenset(map(lookup_key, listed))
