"""The title by learned trees: what the rules chose, unless another line is far likelier or none is likely.

The trees of ``lexicon/masthead-title.npz`` (``benchmarks/title_forest.py``) judge every line at the page's top by the
features of `service.masthead.title_signs`; a score is the logarithm of the odds that the line is the title.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from service.forest import forest
from service.masthead.head import Head
from service.masthead.title_signs import is_exclaimed, lines_judged, title_signs
from service.reading import PageEvidence

MODEL = "masthead-title"
FAR_AHEAD, LEAST, NONE = 1.0, 0.0, -4.0
"""Logarithms of the odds: by how much another line must be likelier than the one that the rules chose, how likely it
must be itself, and below what nothing at the top is a title."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The scores of the lines at the page's top, by index."""

    scores: dict[int, float]

    @classmethod
    def of(cls, head: Head, known: Sequence[int], stated: Sequence[PageEvidence]) -> Judged:
        """Judge the lines; `known` are those that the rules take, `stated` the titles that markup gives.

        Prose that the rules do not take has no score, as it is the article's, but for a first line that exclaims.
        """
        judged = lines_judged(head, known)
        if not judged:
            return cls({})
        found = forest(MODEL).scores(title_signs(head, judged, known, stated))
        scores = dict(zip(judged, found, strict=True))
        exclaimed = head.body if head.body < len(head.lines) and is_exclaimed(head.lines[head.body]) else None
        return cls({n: s for n, s in scores.items() if n in known or n == exclaimed or not head.lines[n].is_prose})

    def other(self, chosen: int | None) -> int | None:
        """The line that is far likelier than the `chosen` one, if any."""
        if not self.scores:
            return None
        best = max(self.scores, key=lambda index: (self.scores[index], -index))
        own = self.scores.get(chosen, NONE) if chosen is not None else NONE
        ahead = self.scores[best] > own + FAR_AHEAD and self.scores[best] > LEAST
        return best if best != chosen and ahead else None

    def none(self) -> bool:
        """Some lines were judged, and hardly is one of them a title: the odds of all together are low."""
        missing = math.prod(1 / (1 + math.exp(score)) for score in self.scores.values())
        return bool(self.scores) and 1 - missing < 1 / (1 + math.exp(-NONE))
