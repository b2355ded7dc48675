"""The story that an article belongs to, above its title: ``Обострение в долине Торва`` over ``Власти сообщили о …``.

Russian agencies put it right below the day; title, lead and the dateline with the agency follow. It names a state of
affairs without a verb, the title below it says what happened.
"""

from __future__ import annotations

import re

from service.masthead.dateline import find_dateline
from service.masthead.head import Head

BELOW_STORY = "below-story"
"""Method of a title that was found so."""
_MOST_WORDS, _LEAST_WORDS = 6, 4
"""Words of a story's name, and of the title and the lead below it."""
_FINITE = re.compile(
    r"(?i)[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|[еиуюая]т|[еи]м|тся|ют|ешь|ишь|ть|ться|но|ны|на)\b(?!-)"
)
"""Endings of verbs and short participles; some nouns have them too, so a name without any is surely one."""


def title_below_story(head: Head, line: int | None) -> int | None:
    """The title's line below the story's name, when `line` is that name or that title; None otherwise."""
    if line is None:
        return None
    return next((title for one in (line, line - 1) if (title := _below(head, one)) is not None), None)


def _below(head: Head, line: int) -> int | None:
    if line < 1 or line + 3 >= len(head.lines) or not _has_day(head, line - 1):
        return None
    story, title, lead, body = head.lines[line : line + 4]
    if not _names_story(story.text) or story.words > _MOST_WORDS or min(title.words, lead.words) < _LEAST_WORDS:
        return None
    if title.words <= story.words or title.ends_sentence or lead.ends_sentence or not _FINITE.search(title.text):
        return None
    between = head.source[head.lines[line - 1].block.span[1] : story.block.span[0]]
    if between.count("\n") > 1:
        return None
    opening = find_dateline(body.text, body.block.span[0], head.known)
    return line + 1 if opening is not None and opening.agency is not None else None


def _has_day(head: Head, line: int) -> bool:
    items = head.items(line)
    return bool(items.of("date") or items.of("published") or items.of("modified"))


def _names_story(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    cyrillic = sum("а" <= c <= "я" or c == "ё" for c in text.lower())
    return bool(letters) and cyrillic == len(letters) and not _FINITE.search(text)
