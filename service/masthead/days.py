"""The day of publication as trees learned from many layouts judge it, where the rules see none or an unlikely one.

The rules know labels and places of dates; `service.masthead.days_around` describes every full date around the article,
and the trees of ``lexicon/masthead-published.npz`` (``benchmarks/day_forest.py``) say how likely it came out then.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import compress

from service.document import Moment, Span
from service.forest import LEARNED, forest
from service.lines import plain
from service.masthead.candidates import Candidate
from service.masthead.days_around import Day, days
from service.masthead.head import Head, begins_in
from service.masthead.moments import Moments
from service.masthead.visited import of_a_later_visit
from service.masthead.weekdays import weekdays

LEAST = 0.5
"""Log-odds from which a day is that of publication where the rules find none."""
RATHER, APART = 1.0, 1.2
"""Log-odds of another day than the unlabelled one that the rules chose, and by how much it is likelier."""
_AS_WELL = -2.0
"""Log-odds from which another statement of that day tells its time."""
_WEB = 1990
"""A page on the web shows earlier years for something else."""
_DAY = len("2020-10-01")
_GLUED = re.compile(r"[\s.,|]{0,3}(?:[–—\n-]|[A-ZА-ЯЁ]{2})")


def with_learned(
    moments: Moments, head: Head, title: Span | None, line: int | None, others: Collection[int] = ()
) -> Moments:
    """With the likeliest day, where nothing says when the article came out, or a date alone that is far less likely.

    `others` are indices of lines that hold other articles' stamps.
    """
    stated = moments.published
    if "published-relative" in moments.warnings or (stated is not None and stated.method != "date-line"):
        return moments
    stamps = [head.lines[index].block.span for index in others]
    found = [day for day in days(head, title) if _possible(day, head) and not begins_in(day.span, stamps)]
    if not found or (stated is not None and len({day.date.on_calendar for day in found}) == 1):
        return moments
    scores = forest("masthead-published").scores([day.features for day in found])
    score = max(scores)
    best = found[scores.index(score)]
    if stated is not None:
        own = [one for one, day in zip(scores, found, strict=True) if day.date.value[:_DAY] == stated.value[:_DAY]]
        if not own or score <= RATHER or score - max(own) <= APART:
            return moments
    elif score <= LEAST or _of_a_visit(best, head, line):
        return moments
    as_well = [one > _AS_WELL and day.date.hour is not None for one, day in zip(scores, found, strict=True)]
    timed = [day for day in compress(found, as_well) if day.date.on_calendar == best.date.on_calendar]
    chosen = best if best.date.hour is not None or not timed else timed[0]
    day = chosen.date
    if (
        _in_sentence(chosen, head)
        or _told(chosen, head.source)
        or (moments.modified is not None and moments.modified.span == chosen.span)
    ):
        return moments
    if moments.modified is not None and moments.modified.value < day.value[: len(moments.modified.value)]:
        return moments
    return replace(moments, published=Moment(day.value, day.precision, day.timezone, "", chosen.span, LEARNED))


def _possible(day: Day, head: Head) -> bool:
    return not day.date.swapped and (day.date.year or 0) >= _WEB and day.span[0] < head.comments


def _in_sentence(day: Day, head: Head) -> bool:
    """The text tells of that day; metadata glued to its opening stands before a dash or a place in capitals."""
    if not (head.body < len(head.lines) and 0 <= head.end < len(head.lines)):
        return False
    body, last = head.lines[head.body].block.span[0], head.lines[head.end].block.span[1]
    return body <= day.span[0] < last and _GLUED.match(head.source, day.span[1]) is None


_ON = re.compile(
    r"(?:\S+\s+){5}(?:on|since|until|till|by|from|before|after|pada|sejak|hingga|sampai|dari|tanggal|с|до|от|после)\s+\Z"
)
_BRACKETED = re.compile(r"(?:\S+\s+){6}\S+,\s(?P<weekday>[^\W\d_]{4,9})\s\(\Z")
_REACH = 160


def _told(day: Day, source: str) -> bool:
    """``Ferries wait off Sorne on 14 June 2022 at noon``: the words of a caption lead on to the day.

    Or to a weekday with its date in brackets: ``… di dermaga Sorne, Selasa (5/3/2019)``.
    """
    at = day.span[0]
    start = max(source.rfind("\n", 0, at) + 1, at - _REACH)
    behind = _BRACKETED.search(source, start, at)
    return _ON.search(source, start, at) is not None or (behind is not None and plain(behind["weekday"]) in weekdays())


def _of_a_visit(day: Day, head: Head, line: int | None) -> bool:
    above = [at for at, kept in enumerate(head.lines) if kept.block.span[0] <= day.span[0]]
    stated = Candidate("date", day.date, above[-1] if above else 0, day.span, "")
    return of_a_later_visit(head, stated, line if line is not None else head.body)
