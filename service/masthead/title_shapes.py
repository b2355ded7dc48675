"""Forms of headlines: days in brackets, two words over a byline; of topics over them, and notes behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.lines import Line, in_title_case
from service.masthead.head import Head
from service.masthead.name_words import has_first_name
from service.masthead.stems import overlap, stems

NOTE_BEHIND = re.compile(
    r"(?<=[\w»”\"!?…])(?:\s\(\s?\d{1,3}\s(?:фото|foto|photos?|видео|videos?|pics?)\s?\)"
    r"|(?:\s[a-z]{3,12} icon){1,3})\s?\Z",
    re.IGNORECASE,
)
"""What the article has besides words, or the names of pictures beside its counts: ``… reopens (3 photos)``."""
_TOLD_WORDS, _SOURCED_WORDS = 22, 12
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?…][\"”»]?\s[\"“«]?[A-ZА-ЯЁ]")
_SOURCE_BEHIND = re.compile(
    r"(?:[!?…]|(?:(?<=[^\W\d_]{4})|(?<=[\d»”\"%)]))\.)[\"”»]?\s"
    r"(?:[A-ZА-ЯЁ][\w-]+\.[A-Za-zА-яё]{2,}|[A-ZА-ЯЁ][\w.-]+ [A-ZА-ЯЁ][\w.-]+|[А-ЯЁ][а-яё]+ [а-яё]+)$"
)
"""Words from which a line of two sentences is no headline, though what ends it is no full stop but whose report it is,
and from which one sentence with two words behind it is none: ``… wrote the minister. Evening Varnholt``. A stop behind
fewer than four letters shortens a word: ``… the stadium of the St. Louis Cardinals``."""


_TOPIC_WORDS, _LONGER = 5, 2


def topic_over(head: Head, index: int, found: Sequence[int]) -> bool:
    """``Landslide in Torva`` over ``How a lorry slid into the landslide in Torva``: the topic a page files it under.

    A blank line parts them, and the longer one, no sentence, says all of its words.
    """
    if index + 1 not in found or head.lines[index].words > _TOPIC_WORDS or not head.lines[index + 1].after_gap:
        return False
    line, below = head.lines[index], head.lines[index + 1]
    if below.ends_sentence or below.words < _LONGER * line.words or line.ends_sentence:
        return False
    return overlap(line.text, stems(below.text, below.block.language))[0] == 1


_DAYS_BEHIND = re.compile(r"(?P<said>[^()\d]{12,120}?)\s\([^()]{0,12}\d[^()]{3,44}\)\s*")


def dated_in_brackets(head: Head, index: int) -> bool:
    """``Weekly Court Roundup (2 May 2023 - 6 May 2023)``: words of no house or person, behind them of which days."""
    match = _DAYS_BEHIND.fullmatch(head.lines[index].text)
    if match is None or len(match["said"].split()) < _LEAST_SAID or has_first_name(match["said"]):
        return False
    items = head.items(index).items
    if any(item.label or item.kind not in ("name", "date") for item in items):
        return False
    return any(item.date is not None and item.date.day for item in items)


_LEAST_SAID, _BYLINE_REACH = 3, 5
"""Words before such brackets, and lines below a title within which its byline stands."""


def over_byline(head: Head, index: int) -> bool:
    """Words in Title Case like a name, over the text or its lead, with a labelled byline of somebody else below it."""
    if any(has_first_name(item.value) for item in head.items(index).items) or head.lines[index].words < 2:
        return False
    below = range(index + 1, min(index + _BYLINE_REACH, len(head.lines)))
    return any(
        one.label in ("by", "editor") or (one.kind == "author" and one.label)
        for n in below
        for one in head.items(n).items
    )


def tells_whose(line: Line) -> bool:
    """Sentences with the name of their source behind the full stop; words in Title Case are a headline of two."""
    if in_title_case(line.text):
        return False
    long = line.words >= _TOLD_WORDS and _INNER_END.search(line.text) is not None
    return long or (line.words >= _SOURCED_WORDS and _SOURCE_BEHIND.search(line.text.rstrip()) is not None)


def over_day(head: Head) -> bool:
    """The page's first line, no name in capitals, right above a whole day and how many have read it: a headline."""
    if len(head.lines) < _LEAST_LINES or head.lines[0].words < _LEAST_OVER_DAY:
        return False
    below = head.items(1)
    dated = any(item.date is not None and item.date.complete for item in below.items)
    small = any(word[:1].islower() for word in head.lines[0].text.split()[1:])
    return dated and small and not any(map(str.isalpha, below.rest))


_LEAST_LINES, _LEAST_OVER_DAY = 3, 2
