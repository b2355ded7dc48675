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
from itertools import pairwise, repeat
from typing import NamedTuple

from service.lines import plain

LONGEST = 16
"""Words of the longest line that is judged."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
_STEM = 5
_NOUGHT = repeat(0.0)
_ENDS = {".": "stop", "!": "exclaims", "?": "asks", ":": "colon", "…": "dots", ",": "comma"}


RULES, TREES = "furniture-weights.tsv.gz", "furniture-voices.tsv.gz"
"""Weights that the rules ask, and those that the trees of `furniture.remains` were learned with: from more parts,
teasers and headlines of other articles among them, so that headlines alone sound more like a page's there."""


@lru_cache(maxsize=8_192)
def page_odds(text: str, name: str = RULES) -> float:
    """Logarithm of the odds that the line is the page's; 0.0 for a line of more than `LONGEST` words."""
    words, form = _read(text) if text.count(" ") < LONGEST else ([], [])
    if not words:
        return 0.0
    known = _learned(name) if _instead is None else _instead
    odds = sum(map(known.form.get, form, _NOUGHT))
    odds += sum(map(known.words.get, dict.fromkeys(words), _NOUGHT))
    odds += sum(map(known.stems.get, dict.fromkeys([word[:_STEM] for word in words]), _NOUGHT))
    return odds + sum(map(known.pairs.get, dict.fromkeys(pairwise(words)), _NOUGHT))


def features(text: str) -> list[str]:
    """The names of a line's features, each once: words, their beginnings, pairs, first and last word, and form."""
    words, form = _read(text)
    return sorted(
        {
            *form,
            *(f"w {word}" for word in words),
            *(f"s {word[:_STEM]}" for word in words),
            *(f"p {one} {two}" for one, two in pairwise(words)),
        }
    )


def _read(text: str) -> tuple[list[str], list[str]]:
    """The words of a line, figures as ``0``, and the names of its features of form; nothing without a word."""
    bare = text.strip()
    words = ["0" if word.isdecimal() else word for word in _WORD.findall(plain(bare))][:LONGEST]
    if not words:
        return [], []
    form = [
        "bias",
        f"words {min(len(words), 10)}",
        f"end {_ENDS.get(bare[-1:], 'none' if bare[-1:].isalnum() else 'mark')}",
        f"case {_case(bare)}",
        f"first {words[0]}",
        f"last {words[-1]}",
    ]
    return words, form if bare[:1].isalnum() else [*form, f"mark {bare[:1]}"]


def _case(bare: str) -> str:
    if bare.isupper():
        return "shouts"
    words = bare.split()
    upper = sum([word[0].isupper() for word in words])
    return "title" if upper == len(words) else "some" if upper > 1 else "plain"


def learned(name: str) -> Mapping[str, float]:
    """Weights by feature, from a packed table of the lexicon."""
    packed = files("service.lexicon").joinpath(name).read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {feature: float(weight) for feature, weight in rows}


class _Weights(NamedTuple):
    """Weights by what they are of; `form` has those of all other features by their names."""

    words: Mapping[str, float]
    stems: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    form: Mapping[str, float]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> _Weights:
        words, stems, pairs, form = {}, {}, {}, {}
        for feature, weight in weights.items():
            kind, _, rest = feature.partition(" ")
            if kind == "w":
                words[rest] = weight
            elif kind == "s":
                stems[rest] = weight
            elif kind == "p":
                one, _, two = rest.partition(" ")
                pairs[one, two] = weight
            else:
                form[feature] = weight
        return cls(words, stems, pairs, form)


@cache
def _learned(name: str) -> _Weights:
    return _Weights.of(learned(name))


_instead: _Weights | None = None


def judge_by(weights: Mapping[str, float] | None) -> None:
    """Take other weights for those of the lexicon, so that training may leave lines out; None takes these again."""
    global _instead
    _instead = None if weights is None else _Weights.of(weights)
    page_odds.cache_clear()
