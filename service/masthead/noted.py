"""When a note at the edges of an article says that it was changed: ``This article was updated on 15 February 2022``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from service.lexicon import all_words
from service.lines import is_clock, lookup_key
from service.masthead.candidates import Candidate, clock_of_change
from service.masthead.dates import FoundDate, find_dates
from service.masthead.head import Head
from service.masthead.items import read_items
from service.masthead.labels import loose
from service.masthead.phrases import Edges, folded_words, longest_first, opening_words, opens_with

_BELOW = 500
"""Characters below the article within which such a note stands."""
_LONGEST = 240
_REACH = 64
_LAST_LINES = 2
_MARKS = re.compile(r"^[\s(*\[/_–—-]+")
"""Blanks and marks that may stand before a note."""
_LINE = re.compile(r"\S[^\n]*")
_BRACKETS = str.maketrans("()", "  ")
_BETWEEN = re.compile(r"[\s,:(–—-]*(?:(?:on|at|в|на|pada|pukul|jam|tanggal)\s+){0,2}$", re.IGNORECASE)
_CLOCK = re.compile(
    r"[\s,:(–—-]*(?:(?:at|в|pukul|jam)\s+)?(?P<clock>\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-ZА-ЯЁ]{2,4}\b)?)",
    re.IGNORECASE,
)


@cache
def _note() -> re.Pattern[str]:
    """The opening of a line that says that this text was changed."""
    things, changed, helping, this = (
        "|".join(loose(word) for word in longest_first(all_words(f"change_notes.{name}")))
        for name in ("things", "changed", "helping", "this")
    )
    heads = "|".join(loose(word) for word in longest_first(all_words("corrections.notes")))
    return re.compile(
        rf"(?:{_MARKS.pattern})?(?:(?:{heads})\s*[:.]\s*)?"
        rf"(?:(?:{this})\s+)?(?:{things})(?:\s+(?:{this}))?\s+(?:(?:{helping})\s+){{0,3}}(?:{changed})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _note_openings() -> Edges:
    """First words of notes, with which most lines do not begin."""
    names = ("change_notes.things", "change_notes.this", "corrections.notes")
    return opening_words(word for name in names for word in all_words(name))


def noted_changes(head: Head) -> list[Candidate]:
    """The time of a change as a note states it: with its day, or a time of day alone (`FoundDate.day` None)."""
    if head.end < 0:
        return []
    found: list[Candidate] = []
    for at, text in _edges(head):
        note = _note().match(text) if opens_with(_MARKS.sub("", text, count=1), _note_openings()) else None
        if note is None:
            continue
        stated = _stated(text[note.end() : note.end() + _REACH])
        if stated is not None:
            start = at + note.end()
            span = (start + stated.span[0], start + stated.span[1])
            found.append(Candidate("modified", stated, head.end, span, text[: note.end()].strip(" (*[/_–—-")))
    return found or _added(head)


@cache
def _addition() -> re.Pattern[str]:
    words = "|".join(loose(word) for word in longest_first(all_words("masthead.modified")))
    return re.compile(
        rf"(?:{_MARKS.pattern[1:]})?(?P<label>{words})[\s,:(]{{1,3}}(?:(?:on|at|от|pada|в)\s)?", re.IGNORECASE
    )


_ENDS_DATE = re.compile(r"\)?\s?(?:[:.–—]|\s-\s)\s?\S")
_LAST_PARAGRAPHS, _LEAST_ADDED = 3, 4


def _added(head: Head) -> list[Candidate]:
    """``Update, 21 May: A reader points out …`` among the last paragraphs: the day of what was added to the text.

    A mark stands behind the day, or it has its time.
    """
    for index in range(head.end, max(head.body, head.end - _LAST_PARAGRAPHS), -1):
        text = head.lines[index].text[: 2 * _REACH]
        label = _addition().match(text)
        stated = next(iter(find_dates(text)), None) if label is not None else None
        if label is None or stated is None or stated.span[0] != label.end() or stated.day is None:
            continue
        if len(text[stated.span[1] :].split()) < _LEAST_ADDED:
            continue
        if stated.hour is None and _ENDS_DATE.match(text, stated.span[1]) is None:
            continue
        start = head.lines[index].block.span[0]
        span = (start + stated.span[0], start + stated.span[1])
        return [Candidate("modified", stated, head.end, span, label["label"])]
    return []


def _stated(text: str) -> FoundDate | None:
    """The date right behind the note's words, or the time of day."""
    text = text.translate(_BRACKETS)  # Kamis (13/2/2020) pukul 10.05 WIB
    dates = find_dates(text)
    if dates and _BETWEEN.match(text[: dates[0].span[0]]):
        return dates[0]
    clock = _CLOCK.match(text)
    timed = find_dates(f"1.1.2000, {clock['clock']}") if clock is not None else []
    if clock is None or len(timed) != 1 or timed[0].hour is None:
        return None
    return replace(timed[0], span=clock.span("clock"), year=None, month=None, day=None)


def _edges(head: Head) -> Iterator[tuple[int, str]]:
    """Offset and text of the lines above the first one of the article, of its last ones and of those below."""
    first = head.lines[head.body].block.span[0] if head.body < len(head.lines) else 0
    last = head.lines[max(head.body, head.end - _LAST_LINES)].block.span[0]
    stop = min(head.comments, head.lines[head.end].block.span[1] + _BELOW)
    for start, end in ((max(0, first - _BELOW), first), (last, stop)):
        for match in _LINE.finditer(head.source, start, max(start, end)):
            if len(match.group()) <= _LONGEST:
                yield match.start(), match.group()


def changes_taken_out(head: Head) -> list[Candidate]:
    """The labelled time of a change on a line that was taken out, right below a line of the article or of its date.

    Further down it is the page's: a footer's "last update". A time of day alone has no day (`FoundDate.day` None).
    """
    kept = {line.block.span[0] for line in head.lines}
    found: list[Candidate] = []
    for index in (*filter(lambda n: _stamped(head, n), range(head.opened)), *range(head.opened, len(head.lines))):
        end = head.lines[index].block.span[1]
        match = _LINE.search(head.source, end, min(end + _BELOW, head.comments))
        if match is None or match.start() in kept or len(match.group()) > _LONGEST_LABELLED:
            continue
        if not opens_with(match.group(), _openings()):
            continue
        items = read_items(match.group(), head.known)
        changed = items.of("modified")
        if items.complete and len(changed) == 1 and (date := changed[0].date) is not None and date.complete:
            label = changed[0].label
        elif (clock := clock_of_change(match.group())) is not None:
            label, date = clock
        else:
            continue
        span = (match.start() + date.span[0], match.start() + date.span[1])
        found.append(Candidate("modified", date, index, span, label))
    return found


def _stamped(head: Head, index: int) -> bool:
    """A line of the masthead that is a date, or its time of day below it."""
    if index and is_clock(head.lines[index].text):
        return _stamped(head, index - 1)
    items = head.items(index)
    return items.complete and any(item.date is not None and item.date.complete for item in items.items)


_LONGEST_LABELLED = 80


@cache
def _openings() -> Edges:
    return opening_words(all_words("masthead.modified"))


def says_today(one: Candidate) -> bool:
    """``Обновлено: сегодня, 18:20``: a labelled change whose day is that of the page."""
    return one.date.relative == "d-0" and one.date.hour is not None and _of_change(one.label)


def _of_change(label: str) -> bool:
    return lookup_key(label) in folded_words("masthead.modified")
