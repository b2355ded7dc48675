"""Dates of Russian and Indonesian source sentences: they stand whatever the translation made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from service.annotate.source import grammar as source_grammar
from service.annotate.source.date_reader import Reader
from service.annotate.timeline import Point
from service.annotate.tokens import SentenceView
from service.document import DateMention

METHOD = "source"
LONGEST = 3_000
"""Characters of a sentence that is read."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in a source sentence: offsets in it, EDTF value, and whether publication gave a part of it."""

    start: int
    end: int
    value: str
    precision: str
    leans: bool


def correct(
    found: Sequence[DateMention], sentences: Sequence[SentenceView], published: Point | None
) -> list[DateMention]:
    """`found` of the English, without dates that a translated sentence's source denies, with those it lost."""
    translated = [s for s in sentences if s.language in ("ru", "id") and s.text != s.source]
    if not translated:
        return list(found)
    kept = list(found)
    for sentence in translated:
        stated = read(sentence.source, sentence.language, published)
        inside = [d for d in kept if sentence.start <= d.text_span[0] < sentence.end]
        if not stated:
            ranks = [d for d in inside if _is_rank(d, sentence)]
            kept = [d for d in kept if d not in ranks]
            continue
        right = [d for d in inside if any(_meets(d.value, s.value) for s in stated)]
        kept = [d for d in kept if d not in inside or d in right]
        kept += [_mention(sentence, s) for s in stated if not any(_meets(d.value, s.value) for d in right)]
    return sorted(kept, key=lambda d: d.text_span)


_BARE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_RANK = {"ru": r"(?<!\d){}-(?:[йяею]|[ео]й|ая|ое|[иы]м|м)\b", "id": r"\bke-?\s?{}(?!\d)"}
"""How a number in order is written that is no day: 23-й, 23-е; ke-23."""


def _is_rank(date: DateMention, sentence: SentenceView) -> bool:
    """Whether the English has a day of what the source says is a place in order: финишировала 23-й, the 23rd."""
    day = _BARE.fullmatch(date.text)
    return day is not None and re.search(_RANK[sentence.language].format(day[1]), sentence.source.lower()) is not None


def _meets(one: str, other: str) -> bool:
    """Whether two EDTF values have an end in common."""
    ends = [{end for end in value.split("/") if end != ".."} for value in (one, other)]
    return not ends[0].isdisjoint(ends[1])


def _mention(sentence: SentenceView, stated: Stated) -> DateMention:
    return DateMention(
        text=sentence.source[stated.start : stated.end],
        value=stated.value,
        precision=stated.precision,
        block=sentence.block,
        text_span=(sentence.start, sentence.end),
        span=(sentence.span[0] + stated.start, sentence.span[0] + stated.end),
        resolved_from="published" if stated.leans else None,
        method=METHOD,
    )


def read(source: str, language: str, published: Point | None) -> list[Stated]:
    """Dates of one sentence in order."""
    if len(source) > LONGEST:
        return []
    lower = source.lower()
    found: list[Stated] = []
    for match in source_grammar.pattern(language).finditer(lower):
        lead = lower[max(0, match.start() - 18) : match.start()]
        reader = Reader(match, language, published, lead)
        points = reader.read()
        if points is not None:
            value, leans = reader.value(*points), reader.leans
            found.append(Stated(match.start(), match.end(), value, points[0].precision, leans))
    return [date for date, after in zip_longest(found, found[1:]) if not _announces(date, after)]


def _announces(date: Stated, after: Stated | None) -> bool:
    """В понедельник, 14 июня: the weekday only announces the day."""
    return after is not None and date.precision == after.precision == "day" and 0 <= after.start - date.end <= 3
