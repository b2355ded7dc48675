"""The agency that trees learned from many layouts find where the rules see none.

The rules know forms of datelines, credits and source lines; `service.masthead.agency_mentions` describes every name of
an agency around the article, and the trees of ``lexicon/masthead-agencies.npz`` (``benchmarks/agency_forest.py``) say
how likely the article is from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.document import Evidence, Span
from service.forest import LEARNED, forest
from service.masthead.agency_mentions import mentions
from service.masthead.head import Head
from service.reading import PageEvidence

LEAST = 1.2
"""Log-odds from which an agency is the source."""


def learned_agency(head: Head, title: Span | None, evidence: Sequence[PageEvidence]) -> Evidence | None:
    """The likeliest of the agencies that are named around the article, where it is likely; its method is `LEARNED`."""
    named = mentions(head, title, evidence)
    found = [one for one in named if "foto" not in head.source[slice(*one.span)].casefold()]  # ANTARA FOTO
    if not found:
        return None
    scores = forest("masthead-agencies").scores([one.features for one in found])
    score, at = max((score, -at) for at, score in enumerate(scores))
    best = found[-at]
    if score <= LEAST:
        return None
    return Evidence(best.value, head.source[slice(*best.span)], best.span, LEARNED)
