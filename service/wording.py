"""How much a short line sounds like one of the page rather than of an article: learned weights of words and form.

No list of phrases is complete, but buttons, notices and offers are made of the same words everywhere. The weights are
those of a logistic regression (`benchmarks/furniture_training.py`): the score is the logarithm of the odds that a line
with these words and this form is furniture, as often as not.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from service.lines import plain

LONGEST = 16
"""Words of the longest line that is judged."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
_STEM = 5
_ENDS = {".": "stop", "!": "exclaims", "?": "asks", ":": "colon", "…": "dots", ",": "comma"}


RULES, TREES = "furniture-weights.tsv.gz", "furniture-voices.tsv.gz"
"""Weights that the rules ask, and those that the trees of `furniture.remains` were learned with: from more parts,
teasers and headlines of other articles among them, so that headlines alone sound more like a page's there."""


@lru_cache(maxsize=8_192)
def page_odds(text: str, name: str = RULES) -> float:
    """Logarithm of the odds that the line is the page's; 0.0 for a line of more than `LONGEST` words."""
    names = features(text) if text.count(" ") < LONGEST else []
    weights = learned(name) if _instead is None else _instead
    return sum(weights.get(feature, 0.0) for feature in names)


def features(text: str) -> list[str]:
    """The names of a line's features, each once: words, their beginnings, pairs, first and last word, and form."""
    bare = text.strip()
    words = ["0" if word.isdecimal() else word for word in _WORD.findall(plain(bare))][:LONGEST]
    if not words:
        return []
    found = {
        "bias",
        f"words {min(len(words), 10)}",
        f"end {_ENDS.get(bare[-1:], 'none' if bare[-1:].isalnum() else 'mark')}",
        f"case {_case(bare)}",
        f"first {words[0]}",
        f"last {words[-1]}",
        *(f"w {word}" for word in words),
        *(f"s {word[:_STEM]}" for word in words),
        *(f"p {one} {two}" for one, two in pairwise(words)),
    }
    if not bare[:1].isalnum():
        found.add(f"mark {bare[:1]}")
    return sorted(found)


def _case(bare: str) -> str:
    if bare.isupper():
        return "shouts"
    words = bare.split()
    upper = sum(word[:1].isupper() for word in words)
    return "title" if upper == len(words) else "some" if upper > 1 else "plain"


@cache
def learned(name: str) -> Mapping[str, float]:
    """Weights by feature, from a packed table of the lexicon."""
    packed = files("service.lexicon").joinpath(name).read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {feature: float(weight) for feature, weight in rows}


_instead: Mapping[str, float] | None = None


def judge_by(weights: Mapping[str, float] | None) -> None:
    """Take other weights for those of the lexicon, so that training may leave lines out; None takes these again."""
    global _instead
    _instead = weights
    page_odds.cache_clear()
