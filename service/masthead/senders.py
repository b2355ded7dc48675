"""The agency that trees learned from many layouts find where the rules see none.

The rules know forms of datelines, credits and source lines; `service.masthead.agency_mentions` describes every name of
an agency around the article, and the trees of ``lexicon/masthead-agencies.npz`` (``benchmarks/agency_forest.py``) say
how likely the article is from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.document import Evidence, Span
from service.forest import LEARNED, forest
from service.masthead.agency_mentions import Mention, mentions
from service.masthead.head import Head
from service.masthead.no_sender import of_figures, stands_for_other, told_about, word_of_phrase
from service.masthead.telling import EARLIER
from service.reading import PageEvidence

LEAST = 1.2
"""Log-odds from which an agency is the source."""


def learned_agency(head: Head, title: Span | None, evidence: Sequence[PageEvidence]) -> Evidence | None:
    """The likeliest of the agencies that are named around the article, where it is likely; its method is `LEARNED`."""
    named = mentions(head, title, evidence)
    figures = {one.value for one in named if of_figures(head.source, one.span)}
    told = {one.value for one in named if not _of_caption(head, one.span)}  # a caption's credit alone says nothing
    found = [
        one
        for one in named
        if one.value not in figures and not _spoken_of(head, one.span) and not _of_story(head, title, one)
        if one.value in told and not (one.value in head.known.dependent and _carries(head, one.span))
    ]
    if not found:
        return None
    scores = forest("masthead-agencies").scores([one.features for one in found])
    score, at = max((score, -at) for at, score in enumerate(scores))
    best = found[-at]
    if score <= LEAST:
        return None
    return Evidence(best.value, head.source[slice(*best.span)], best.span, LEARNED)


def _of_caption(head: Head, span: Span) -> bool:
    """A picture's credit, where the page says which of its lines are captions."""
    return any(
        line.block.kind == "caption" and line.block.span[0] <= span[0] and span[1] <= line.block.span[1]
        for line in head.lines
    )


_CARRIER = re.compile(
    r"\b(?:distributed|syndicated|carried|hosted) by (?:the )?(?:[A-Z]\w+(?: [A-Z]\w+){0,3} \()?$", re.IGNORECASE
)


def _carries(head: Head, span: Span) -> bool:
    """``Distributed by AllAfrica``: a portal that carries what others publish."""
    return _CARRIER.search(head.source[max(0, span[0] - _BACK) : span[0]]) is not None


def _of_story(head: Head, title: Span | None, one: Mention) -> bool:
    """Another's letters, a word of a longer name, or what the story is about."""
    return (
        stands_for_other(head.source[slice(*one.span)], head.source, head.known)
        or word_of_phrase(head.source, one.span, head.known)
        or told_about(head, title, one.span)
    )


_PERSON_OF = re.compile(
    r"\b(?:jurnalis|wartawan|wartawati|reporter|журналист\w*|редактор\w*|journalist|editor)\s[«\"“]?$", re.IGNORECASE
)
_PERSON = re.compile(r"[»\"”]?,?\s(?:(?:в|in|di)\s[А-ЯЁA-Z]\w+\s)?[А-ЯЁA-Z]\w+\s[А-ЯЁA-Z]\w+")
_PHOTOGRAPHER = re.compile(r"/[A-ZА-ЯЁ][\w.-]+(?: [A-ZА-ЯЁ][\w.-]+){1,2}[)\]]\.?\s*(?=\n|\Z)")
"""``… outside the court. (AFP/Ivan Marsh)`` above the last paragraph: whose picture a caption tells of."""
_EXAMPLE = re.compile(r"\b(?:как|например|such as|seperti(?! di)|including|среди них)\s[^.:;\n]{1,60}$", re.IGNORECASE)
_BACK = 80


def _spoken_of(head: Head, span: Span) -> bool:
    """A picture's (``ANTARA FOTO``), one that told other news, somebody's in the story, or one of a list there.

    ``Jurnalis Antara, Sri Lestari, yang menjadi penumpang``; ``СМИ, как «Первый канал» и ТАСС``.
    """
    source = head.source
    if EARLIER.match(source, source.rfind("\n", 0, span[0]) + 1):
        return True
    before = source[max(0, span[0] - _BACK) : span[0]]
    last = head.lines[head.end].block.span[0] if head.end >= 0 else len(source)
    if span[1] < last and _PHOTOGRAPHER.match(source, span[1]) is not None and before.endswith(("(", "[")):
        return True
    if "foto" in source[slice(*span)].casefold() or _EXAMPLE.search(before):
        return True
    return _PERSON_OF.search(before) is not None and _PERSON.match(source, span[1]) is not None
