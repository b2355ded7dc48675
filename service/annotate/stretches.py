"""How many verbs, marks and words of clauses stand between two tokens: sums made once a sentence.

A sentence of a thousand numbers asks that of sixteen candidates a number, so that counting each time would cost most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from service.annotate.chunks import Chunks

_MARKS = frozenset((",", ";", ":", "-", "—", "–", "(", ")"))
_CLAUSES = frozenset(
    ("that", "which", "who", "while", "because", "but", "after", "before", "when", "as", "where", "if", "and")
)
_CLAUSE_TAGS = frozenset(("IN", "WH", "CC"))


class Stretch(NamedTuple):
    """What stands between two tokens: verb groups, those of them that are finite, marks, words that open clauses."""

    verbs: int
    finite: int
    marks: int
    clauses: int


class Stretches:
    """The sums of one sentence up to each token."""

    def __init__(self, parsed: Chunks) -> None:
        tokens, tags = parsed.tokens, parsed.tags
        mains = {group.main: group.finite for group in parsed.groups}
        self._verbs = _sums(at in mains for at in range(len(tokens)))
        self._finite = _sums(mains.get(at, False) for at in range(len(tokens)))
        self._marks = _sums(token.lower in _MARKS for token in tokens)
        self._clauses = _sums(
            token.lower in _CLAUSES and tag in _CLAUSE_TAGS for token, tag in zip(tokens, tags, strict=True)
        )

    def between(self, first: int, last: int) -> Stretch:
        """What tokens `first` to `last` (half-open) have."""
        if last <= first:
            return Stretch(0, 0, 0, 0)
        sums = (self._verbs, self._finite, self._marks, self._clauses)
        return Stretch(*(one[last] - one[first] for one in sums))


def _sums(told: Iterable[bool]) -> Sequence[int]:
    return list(accumulate(told, initial=0))
