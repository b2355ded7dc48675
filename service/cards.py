"""The card of a book, film or record that an article reviews: ``Author: …``, ``Publisher: …``, ``Pages: 443``.

Its lines are the article's; who wrote the book did not write the review.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.lexicon import all_words
from service.lines import lookup_key

_LABELLED = re.compile(r"\s*(?:[-–—•*]\s)?(?P<label>[^\W\d_][^:\n]{1,24}?)\s?:\s\S")
_LONGEST = 120
_LEAST_KINDS = 2
"""Labels of a card that nothing but a card has, at least."""


def card_lines(texts: Sequence[str]) -> frozenset[int]:
    """Indices of the lines of cards: labelled lines right below each other, two of them with labels of works alone."""
    found: set[int] = set()
    run: list[int] = []
    kinds: set[str] = set()
    for index, text in enumerate([*texts, ""]):
        label = _label(text)
        if label is not None and (label in _works() or label in _makers()):
            run.append(index)
            kinds |= {label} & _works()
            continue
        if len(kinds) >= _LEAST_KINDS:
            found.update(run)
        run, kinds = [], set()
    return frozenset(found)


def _label(text: str) -> str | None:
    match = _LABELLED.match(text) if len(text) <= _LONGEST else None
    return lookup_key(match["label"]) if match is not None else None


@cache
def _works() -> frozenset[str]:
    return frozenset(map(lookup_key, all_words("cards.works")))


@cache
def _makers() -> frozenset[str]:
    return frozenset(map(lookup_key, all_words("cards.makers")))
