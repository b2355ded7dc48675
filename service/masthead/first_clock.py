"""Dates in parts: the year on the line below, the time of first publication in brackets behind that of the change."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from service.document import Span
from service.lexicon import all_words
from service.lines import Line
from service.masthead.dates import FoundDate, find_dates
from service.masthead.labels import loose
from service.masthead.phrases import longest_first

_YEAR_BELOW = re.compile(r"\s{0,4}\n[\s•·*-]{0,12}(?P<year>(?:19|20)\d\d)(?:\s?(?:г\.?|года?))?,?[ \t]{0,4}(?:\n|$)")
_LEAST_LABEL = 6


def year_below(source: str, line: Line, date: FoundDate) -> FoundDate | None:
    """``21 Сентябрь`` over ``2012 года``: a day and month alone on a line, their year alone on the next one."""
    if date.year is not None or date.day is None or date.month is None or date.hour is not None:
        return None
    if line.text[: date.span[0]].strip(" •·*-") or line.text[date.span[1] :].strip(" ,."):
        return None
    below = _YEAR_BELOW.match(source, line.block.span[1])
    return replace(date, year=int(below["year"])) if below is not None else None


@cache
def first_beside() -> re.Pattern[str]:
    """``(обновлено; опубликовано в 12:34)``: in brackets behind the time of a change, when the article came out."""
    modified = "|".join(loose(word) for word in longest_first(all_words("masthead.modified")))
    published = "|".join(
        loose(word) for word in longest_first(all_words("masthead.published")) if len(word) >= _LEAST_LABEL
    )
    return re.compile(
        rf"[\s\x00]*\((?:{modified})[;,.:]?\s(?P<label>{published})(?:\s(?:at|в|pukul))?[\s:]{{1,2}}"
        r"(?P<clock>\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)\)",
        re.IGNORECASE,
    )


def clock_of_first(text: str, date: FoundDate) -> tuple[FoundDate, Span, str] | None:
    """The day of `date` at the clock that `first_beside` finds behind it, its span in `text`, and its label."""
    match = first_beside().match(text, date.span[1]) if text.find("(", date.span[1], date.span[1] + 4) >= 0 else None
    if match is None or not date.complete or date.hour is None:
        return None
    timed = find_dates(f"{date.day}.{date.month}.{date.year}, {match['clock']}")
    if len(timed) != 1 or timed[0].hour is None or (timed[0].hour, timed[0].minute) > (date.hour, date.minute):
        return None
    first = replace(date, hour=timed[0].hour, minute=timed[0].minute, second=None)
    return first, match.span("clock"), match["label"]
