"""The card of a book, film, play or record that an article reviews: ``Author: …``, ``Pages: 443``, ``Directed by …``.

Its lines are the article's; who wrote the book did not write the review.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.lexicon import all_words
from service.lines import lookup_key

_LABELLED = re.compile(r"\s*(?:[-–—•*]\s)?(?P<label>[^\W\d_][^:\n]{1,24}?)\s?:\s\S")
_BY = re.compile(r"\s*(?:[-–—•*]\s)?by\s[A-ZÀ-Þ]", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_LONGEST = 120
_LEAST_KINDS = 2
"""Labels of a card that nothing but a card has, at least."""
_MOST_BETWEEN, _LONGEST_BETWEEN = 2, 60
"""Lines without a label that may stand between two with one, such as the house where a play is given; characters."""


def card_lines(texts: Sequence[str]) -> frozenset[int]:
    """Indices of the lines of cards: credits right below each other, two of them of kinds that works alone have."""
    found: set[int] = set()
    run: list[int] = []
    between: list[int] = []
    kinds: set[str] = set()
    for index, text in enumerate([*texts, ""]):
        label = _label(text)
        if label is not None:
            run += [*between, index]
            between = []
            kinds |= {label} & (_works() | _staged())
            continue
        if run and len(between) < _MOST_BETWEEN and _may_stand_between(text):
            between.append(index)
            continue
        if len(kinds) >= _LEAST_KINDS:
            found.update(_whole(texts, run))
        run, between, kinds = [], [], set()
    return frozenset(found)


def _whole(texts: Sequence[str], run: Sequence[int]) -> set[int]:
    """The lines of a card with what stands around those of a play: ``By Agnes …`` above, ``Until 2 November`` below."""
    found = set(run)
    above, below = run[0] - 1, run[-1] + 1
    if above >= 0 and _opens(texts[run[0]]) and len(texts[above]) <= _LONGEST_BETWEEN and _BY.match(texts[above]):
        found.add(above)
    if below < len(texts) and len(texts[below]) <= _LONGEST_BETWEEN and _FIGURE.search(texts[below]):
        folded = lookup_key(texts[below])
        if folded.startswith(tuple(f"{word} " for word in _runs())):
            found.add(below)
    return found


def _may_stand_between(text: str) -> bool:
    stripped = text.strip()
    return 0 < len(stripped) <= _LONGEST_BETWEEN and stripped[-1] not in '.!?:…»”"' and stripped[0].isupper()


def _label(text: str) -> str | None:
    """The label of a credit, which a colon ends or which needs none; None for other lines."""
    if len(text) > _LONGEST:
        return None
    match = _LABELLED.match(text)
    label = lookup_key(match["label"]) if match is not None else ""
    return label if label in _works() or label in _makers() or label in _staged() else _opens(text)


def _opens(text: str) -> str | None:
    """``Directed by Femi …``: the words of `staged` that open a line in which no sentence ends."""
    stripped = text.strip(" \t-–—•*")
    if len(stripped) > _LONGEST or stripped.endswith((".", "!", "?", "…", ":")):
        return None
    folded = lookup_key(stripped)
    word = next((word for word in _staged() if folded.startswith(f"{word} ")), None)
    # a name stands behind it
    return word if word is not None and stripped[len(word) :].lstrip(" :")[:1].isupper() else None


@cache
def _works() -> frozenset[str]:
    return frozenset(map(lookup_key, all_words("cards.works")))


@cache
def _makers() -> frozenset[str]:
    return frozenset(map(lookup_key, all_words("cards.makers")))


@cache
def _staged() -> frozenset[str]:
    return frozenset(map(lookup_key, all_words("cards.staged")))


@cache
def _runs() -> frozenset[str]:
    return frozenset(map(lookup_key, all_words("cards.runs")))
