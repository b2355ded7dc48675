"""Dates that tell when the numbers of a sentence hold, not what they are compared with or when a thing was made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from service.annotate.counted import Counted
from service.annotate.dates import Dated
from service.annotate.grammar import Grammar
from service.annotate.tokens import Token

_BACK = 12
_MOST = 4
_COMPARING = (
    ("compared", "with"),
    ("compared", "to"),
    ("up", "from"),
    ("down", "from"),
    ("than", "in"),
    ("records", "began"),
    ("since", "records"),
    ("against",),
)
_ENDS = frozenset((";", ".", "but", "while"))


def holds(counted: Counted, dated: Sequence[Dated], grammar: Grammar) -> bool:
    """Whether the dates of a sentence may be the date of one of its numbers; the first few are looked at.

    Not for 61 in "61 percent, up from 58 in 2017", nor for 12,000 in "the bridge, built in 1962, carried 12,000 cars".
    """
    return not any(_is_apart(counted, date, grammar) for date in dated[:_MOST])


def _is_apart(counted: Counted, date: Dated, grammar: Grammar) -> bool:
    tokens = grammar.tokens
    at = bisect_left(tokens, date.start, key=_start)
    return _is_compared(tokens, counted, at) or _is_aside(grammar, counted, at)


def _is_compared(tokens: Sequence[Token], counted: Counted, at: int) -> bool:
    """Whether a word of comparing stands between the number and the date behind it: a year earlier, in 2017."""
    for index in range(at - 1, max(counted.last - 1, at - _BACK), -1):
        if tokens[index].lower in _ENDS:
            return False
        lead = tuple(t.lower for t in tokens[index : index + 2])
        if lead in _COMPARING or lead[:1] in _COMPARING:
            return True
    return False


def _is_aside(grammar: Grammar, counted: Counted, at: int) -> bool:
    """Whether the date stands in a participle's clause between commas that the number is outside of."""
    tokens = grammar.tokens
    opened = next((i for i in range(at - 1, max(-1, at - _BACK), -1) if tokens[i].text == ","), None)
    closed = next((i for i in range(at, min(len(tokens), at + _BACK)) if tokens[i].text == ","), None)
    if opened is None or closed is None or opened < counted.first < closed:
        return False
    return (
        grammar.tags[opened + 1] in ("VBN", "VBD") and opened > 0 and grammar.tags[opened - 1] in ("NN", "NNS", "NNP")
    )


def _start(token: Token) -> int:
    return token.start
