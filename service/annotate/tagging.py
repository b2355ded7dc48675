"""Parts of speech of English tokens: a trigram hidden Markov model (Brants 2000).

Tags are the Penn Treebank's, coarsened: NNP for NNPS, JJ and RB for their degrees, WH for question words, POS for a
word with possessive s. The counts are in lexicon/annotate-tags.tsv.gz; ``benchmarks/annotation_models.py``
says where they come from.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from service.annotate.tokens import Token

LONGEST = 400
"""Tokens tagged in one go; longer ones are cut there."""
_LAMBDA = (0.6, 0.3, 0.1)
_FLOOR = 1e-7
_MARKS = {"-": "-", ",": ",", "(": "(", ")": ")", "[": "(", "]": ")", ":": ":", ";": ":", "—": ":", "–": "-", "$": "$"}
_MARKS |= {'"': '"', "“": '"', "”": '"', "«": '"', "»": '"', "'": '"', "‘": '"', "’": '"', ".": ".", "!": ".", "?": "."}
_ENDS: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = (
    ("ing", (("VBG", 6.0), ("NN", 3.0), ("JJ", 1.0))),
    ("ed", (("VBN", 5.0), ("VBD", 4.0), ("JJ", 1.0))),
    ("ly", (("RB", 8.0), ("JJ", 1.0))),
    ("ous", (("JJ", 1.0),)),
    ("ful", (("JJ", 4.0), ("NN", 1.0))),
    ("able", (("JJ", 1.0),)),
    ("al", (("JJ", 3.0), ("NN", 1.0))),
    ("ic", (("JJ", 3.0), ("NN", 1.0))),
    ("ive", (("JJ", 3.0), ("NN", 1.0))),
    ("less", (("JJ", 1.0),)),
    ("ss", (("NN", 1.0),)),
    ("us", (("NN", 2.0), ("NNS", 0.3))),
    ("s", (("NNS", 8.0), ("VBZ", 1.5), ("NN", 0.5))),
)
_OTHER: tuple[tuple[str, float], ...] = (("NN", 6.0), ("JJ", 2.0), ("VB", 0.7), ("VBP", 0.2), ("NNS", 0.2), ("RB", 0.1))


def tags(tokens: Sequence[Token]) -> list[str]:
    """The likeliest tag of every token."""
    found: list[str] = []
    for begin in range(0, len(tokens), LONGEST):
        found += _viterbi(tokens[begin : begin + LONGEST])
    return found


def _viterbi(tokens: Sequence[Token]) -> list[str]:
    step = _step
    paths: dict[tuple[str, str], float] = {("^", "^"): 0.0}
    back: list[dict[tuple[str, str], str]] = []
    opening = True
    for token in tokens:
        choices = _choices(token.text, opening)
        opening = token.text in '":(' or (opening and not token.is_word)
        best: dict[tuple[str, str], float] = {}
        came: dict[tuple[str, str], str] = {}
        for (first, second), score in paths.items():
            for tag, emitted in choices:
                total = score + emitted + step(first, second, tag)
                state = (second, tag)
                known = best.get(state)
                if known is None or total > known:
                    best[state] = total
                    came[state] = first
        paths = best
        back.append(came)
    state = max(paths, key=lambda s: (paths[s], s))
    found: list[str] = []
    for came in reversed(back):
        found.append(state[1])
        state = (came[state], state[0])
    found.reverse()
    return found


@lru_cache(maxsize=16_384)
def _choices(word: str, opening: bool) -> tuple[tuple[str, float], ...]:
    """Possible tags of a word with the logarithm of P(word | tag), up to a constant of the word."""
    if word[0].isdecimal():
        return (("CD", 0.0),)
    mark = _MARKS.get(word)
    if mark is not None:
        return ((mark, 0.0),)
    lower = word.lower()
    if not word[0].isalpha():
        return (("SYM", 0.0),)
    counts = dict(_lexicon().get(lower, ()))
    if lower.endswith("'s") and len(lower) > 2 and not counts:
        return (("POS", 0.0),)
    capital = word[0].isupper()
    if not counts:
        if capital and not opening:
            return (("NNP", 0.0),)
        counts = dict(next((c for end, c in _ENDS if lower.endswith(end) and len(lower) > len(end) + 2), _OTHER))
        if capital:
            counts["NNP"] = 2 * sum(counts.values())
    elif capital:
        closed = any(tag in _CLOSED for tag in counts)
        weight = sum(counts.values())
        if not opening and len(word) > 1:
            counts = {"NNP": 10.0 * weight, **counts} if not closed else {"NNP": 0.5 * weight, **counts}
        elif not closed:
            counts["NNP"] = counts.get("NNP", 0.0) + 3.0
    totals = _totals()
    return tuple(sorted((tag, math.log(count / totals.get(tag, 1.0))) for tag, count in counts.items()))


_CLOSED = frozenset(("DT", "IN", "PRP", "PRP$", "CC", "MD", "WH", "TO", "EX"))


@lru_cache(maxsize=65_536)
def _step(first: str, second: str, tag: str) -> float:
    """Logarithm of P(tag | first, second), trigrams, bigrams and single tags mixed."""
    three, two, one = _transitions()
    total = one[""]
    p = _LAMBDA[2] * one.get(tag, 0.0) / total
    pair = two.get((second,), 0.0)
    if pair:
        p += _LAMBDA[1] * two.get((second, tag), 0.0) / pair
    triple = three.get((first, second), 0.0)
    if triple:
        p += _LAMBDA[0] * three.get((first, second, tag), 0.0) / triple
    return math.log(p + _FLOOR)


@cache
def _table() -> tuple[list[str], list[str]]:
    packed = files("service.lexicon").joinpath("annotate-tags.tsv.gz").read_bytes()
    steps, _, words = gzip.decompress(packed).decode().partition("\n\n")
    return steps.split("\n"), words.split("\n")


@cache
def _lexicon() -> Mapping[str, tuple[tuple[str, float], ...]]:
    found = {}
    for line in _table()[1]:
        word, _, counts = line.partition("\t")
        pairs = (pair.rpartition(":") for pair in counts.split())
        found[word] = tuple((tag, float(count)) for tag, _, count in pairs)
    return found


@cache
def _totals() -> Mapping[str, float]:
    return _transitions()[2]


@cache
def _transitions() -> tuple[Mapping[tuple[str, ...], float], Mapping[tuple[str, ...], float], Mapping[str, float]]:
    """Counts of three tags in a row, of two, and of one; shorter keys are their contexts' totals."""
    three: dict[tuple[str, ...], float] = {}
    two: dict[tuple[str, ...], float] = {}
    one: dict[str, float] = {"": 0.0}
    for line in _table()[0]:
        first, second, tag, written = line.split(" ")
        count = float(written)
        three[(first, second)] = three.get((first, second), 0.0) + count
        three[(first, second, tag)] = three.get((first, second, tag), 0.0) + count
        two[(second,)] = two.get((second,), 0.0) + count
        two[(second, tag)] = two.get((second, tag), 0.0) + count
        one[tag] = one.get(tag, 0.0) + count
        one[""] += count
    return three, two, one


def knows(word: str) -> bool:
    """Whether a word, lower case, is in the counts."""
    return word in _lexicon()


@lru_cache(maxsize=4_096)
def may_be_verb(word: str) -> bool:
    """Whether a word, lower case, is a verb in the present tense somewhere in the counts."""
    stems = (word, word.removesuffix("s"), word.removesuffix("es"))
    return any(tag in ("VB", "VBP", "VBZ") for stem in stems for tag, _ in _lexicon().get(stem, ()))
