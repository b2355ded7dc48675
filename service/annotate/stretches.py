"""How many verbs, marks and words of clauses stand between two tokens: sums made once a sentence.

A sentence of a thousand numbers asks that of sixteen candidates a number, so that counting each time would cost most.
"""

from __future__ import annotations

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
        mains = {group.main: group.finite for group in parsed.groups}
        verbs = finite = marks = clauses = 0
        self._sums = sums = [(0, 0, 0, 0)]
        for at, (token, tag) in enumerate(zip(parsed.tokens, parsed.tags, strict=True)):
            if at in mains:
                verbs += 1
                finite += mains[at]
            if not token.is_word:
                marks += token.lower in _MARKS
            elif tag in _CLAUSE_TAGS:
                clauses += token.lower in _CLAUSES
            sums.append((verbs, finite, marks, clauses))

    def between(self, first: int, last: int) -> Stretch:
        """What tokens `first` to `last` (half-open) have."""
        if last <= first:
            return _NONE
        verbs, finite, marks, clauses = self._sums[first]
        all_verbs, all_finite, all_marks, all_clauses = self._sums[last]
        return Stretch(all_verbs - verbs, all_finite - finite, all_marks - marks, all_clauses - clauses)


_NONE = Stretch(0, 0, 0, 0)
