"""The dates of a masthead's lines with their roles: published and modified by label, the others by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from service.document import Span
from service.lexicon import all_words
from service.lines import is_clock
from service.masthead.dates import FoundDate, find_dates
from service.masthead.day_clock import timed_by_line
from service.masthead.first_clock import clock_of_first, year_below
from service.masthead.head import Head
from service.masthead.item import Item

_LONGEST_BYLINE, _LONGEST_CHANGE = 120, 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date with its role and place: `line` is its line's index, `span` counts in the source."""

    role: str
    """published, modified, date, other-date, relative"""
    date: FoundDate
    line: int
    span: Span
    label: str


def candidates(head: Head, indices: Sequence[int]) -> list[Candidate]:
    """All dates of the given lines; a label alone on the line above counts."""
    found: list[Candidate] = []
    for index in indices:
        start = head.lines[index].block.span[0]
        above = _label_above(head, index)
        for item in head.items(index).items:
            edited = _EDITED.match(head.lines[index].text) if item.kind == "date" else None
            if item.date is None or (edited is None and (_of_another(head, index, item) or _told(head, index, item))):
                continue
            role, label = _role(item, above) if edited is None else ("modified", edited.group().strip())
            if role == "published" and _of_the_original(head, index):
                role = "other-date"
            inside = head.opened < index <= head.end and len(head.items(index).rest.split()) >= _LEAST_TOLD
            if role == "modified" and (inside or "©" in head.lines[index].text):
                role = "other-date"  # of the site, whose copyright line it is, or of what the text tells
            span = (start + item.span[0], start + item.span[1])
            day = item.date
            if role == "date" and (earlier := clock_of_first(head.lines[index].text, day)) is not None:
                opened, (begin, end), name = earlier
                found.append(Candidate("published", opened, index, (start + begin, start + end), name))
                role = "modified"
            if role == "date" and day.year is None:
                day = year_below(head.source, head.lines[index], day) or day
            found.append(Candidate(role, day, index, span, label))
            above = None
        if found and found[-1].line == index and (timed := _with_clock_beside(head, found[-1])) is not None:
            found[-1] = timed
        elif (changed := _clock_of_change(head, index, found)) is not None:
            found.append(changed)
        elif (first := _clock_of_first(head, index, found)) is not None:
            found.append(first)
        if (changed := _clock_beside(head, index, found)) is not None:
            found.append(changed)
    return _with_clock_of_byline(head, indices, found)


_LEAST_TOLD = 4
"""Words beside a labelled day in the text that nothing explains: a sentence has them."""


def _of_another(head: Head, index: int, item: Item) -> bool:
    """Below the article: the date of another headline (``17.11.2003 15:20 What heats the north``) or of a comment."""
    if not head.in_tail(index) or item.label:
        return False
    stray = len(head.items(index).rest.split())
    if _published_label().match(head.lines[index].text):
        return stray > 2 * _STRAY
    return head.commented(index) or stray > _STRAY


_EDITED = re.compile(
    r"\W*(?:(?:новость|статью|материал|публикацию|запись) (?:отредактировал|изменил|обновил)а?"
    r"|last (?:edited|modified|updated|changed) by)\b",
    re.IGNORECASE,
)
"""Who changed the text stands behind these words, and when: ``Новость отредактировал: admin - 20-02-2018, 13:16``."""
_TOLD = 8
"""Words beside an unlabelled date from which a line tells something: a caption, ``… Rabu sore (5/11/2025) …``."""


def _told(head: Head, index: int, item: Item) -> bool:
    if item.label or len(head.items(index).rest.split()) < _TOLD:
        return False
    text = head.lines[index].text
    return "." in text or text[max(0, item.span[0] - 1) : item.span[0]] == "("


@cache
def _published_label() -> re.Pattern[str]:
    words = sorted(
        (word for word in all_words("masthead.published") if len(word) >= _LEAST_LABEL), key=len, reverse=True
    )
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})\s(?:in|at|on|by|в|на|di|oleh)\s", re.IGNORECASE)


_LEAST_LABEL = 6


_STRAY = 3
_AT_CLOCK = re.compile(
    r"\s(?:at|pada|pukul|di|jam|в|на)\s{1,2}(?P<clock>\d{1,2}[:.]\d\d(?:\s?[AP]\.?M\.?)?)\s*$", re.IGNORECASE
)


def _with_clock_of_byline(head: Head, indices: Sequence[int], found: list[Candidate]) -> list[Candidate]:
    """``Posted by Rani at 10:41 PM`` below the text, and the day above it: one day with its time, as blogs print it."""
    days = [one for one in found if one.role in ("date", "published") and one.date.complete and one.line < head.body]
    if len(days) != 1 or days[0].date.hour is not None:
        return found
    clocks = {match["clock"] for index in indices if (match := _author_and_clock(head, index))}
    if len(clocks) != 1:
        return found
    day = days[0].date
    timed = find_dates(f"{day.day}.{day.month}.{day.year}, {clocks.pop()}")
    if len(timed) != 1 or timed[0].hour is None:
        return found
    whole = replace(day, hour=timed[0].hour, minute=timed[0].minute)
    return [replace(one, date=whole) if one is days[0] else one for one in found]


def _author_and_clock(head: Head, index: int) -> re.Match[str] | None:
    line = head.lines[index]
    return _AT_CLOCK.search(line.text) if head.items(index).of("author") and len(line.text) <= _LONGEST_BYLINE else None


def _with_clock_beside(head: Head, one: Candidate) -> Candidate | None:
    """The date with the time of day that stands alone on the next line or the one above."""
    timed = timed_by_line(head, one.line, one.span)
    return replace(one, date=replace(timed[0], span=one.date.span), span=timed[1]) if timed is not None else None


def _clock_of_change(head: Head, index: int, found: list[Candidate]) -> Candidate | None:
    """``Updated 10:10pm PDT`` below a full date: a change on the same day."""
    line = head.lines[index]
    before = [one for one in found if index - 2 <= one.line < index and one.date.complete]
    if not before and head.in_tail(index) and index > head.end + _BELOW_TEXT:
        return None
    changed = clock_of_change(_ASIDE.sub("", line.text), before[-1].date if before else None)
    if changed is None:
        return None
    label, timed = changed
    start = line.block.span[0]
    return Candidate("modified", timed, index, (start + timed.span[0], start + timed.span[1]), label)


def clock_of_change(text: str, day: FoundDate | None = None) -> tuple[str, FoundDate] | None:
    """The label of ``Updated 17:31`` and the time of day behind it, on `day` or on none; spans count in `text`."""
    label = _modified_label().match(text)
    if label is None or not is_clock(text[label.end() :]):
        return None
    clock = text[label.end() :].strip()
    timed = _on_day(day or FoundDate((0, 0), 2000, 1, 1), clock)
    if timed is None:
        return None
    at = text.rindex(clock)
    timed = replace(timed, span=(at, at + len(clock)))
    return label["label"], timed if day is not None else replace(timed, year=None, month=None, day=None)


_BELOW_TEXT = 3
"""Lines below the article within which a time of day alone is of its change."""
_ASIDE = re.compile(r"\s\([^()]{1,80}\)\s*$")
"""``(first version published at 15:21)`` behind the time of a change."""
_FIRST_REACH = 6
"""Lines above "First published 15:17" within which the day stands, with the time of its change."""


def _clock_of_first(head: Head, index: int, found: Sequence[Candidate]) -> Candidate | None:
    """``First published 15:17`` below ``Updated / Friday, 23 Jul 2021 18:02``: the same day, earlier."""
    line = head.lines[index]
    label = _first_label().match(line.text)
    if label is None or not is_clock(line.text[label.end() :]):
        return None
    days = [one for one in found if index - _FIRST_REACH <= one.line < index and one.date.complete]
    if not days or any(one.role == "published" for one in found) or days[-1].role not in ("modified", "date"):
        return None
    clock = line.text[label.end() :].strip()
    timed = _on_day(days[-1].date, clock)
    if timed is None or days[-1].date.hour is None or timed.value[:_MINUTE] > days[-1].date.value[:_MINUTE]:
        return None
    at = line.block.span[0] + line.text.rindex(clock)
    return Candidate("published", timed, index, (at, at + len(clock)), label["label"])


_MINUTE = len("2020-10-01T12:32")


def _on_day(day: FoundDate, clock: str) -> FoundDate | None:
    """The time of day `clock` on `day`."""
    timed = find_dates(f"{day.day}.{day.month}.{day.year}, {clock}")
    return timed[0] if len(timed) == 1 and timed[0].hour is not None else None


def labelled_clock(text: str) -> bool:
    """A line that is a time of day behind its label: ``Update terakhir: 16.25 WIB``, ``First published 15:17``."""
    labels = (_modified_label().match(text), _first_label().match(text))
    return any(label is not None and is_clock(text[label.end() :]) for label in labels)


@cache
def _first_label() -> re.Pattern[str]:
    """Labels that say themselves that a change followed: ``First published``, ``Впервые опубликовано``."""
    words = sorted(all_words("masthead.first_published"), key=len, reverse=True)
    return re.compile(rf"\W*(?P<label>{'|'.join(map(re.escape, words))})(?: (?:at|в|pukul))?[ :]+", re.IGNORECASE)


_ARROW = re.compile(r"\s*(?:-{1,2}>|→|➔|⟶|=>)\s*(?=\d{1,2}[:.]\d\d)")
"""Between the time of publication and that of the change: ``18:05 -> 21:30``."""


_FIGURE = re.compile(r"\d")


def states_change(text: str) -> bool:
    """``Updated at 16:12 BST``: a label of change and a time of day."""
    if _FIGURE.search(text) is None:
        return False
    text = _ASIDE.sub("", text) if len(text) <= _LONGEST_BYLINE else text
    label = _modified_label().match(text) if len(text) <= _LONGEST_CHANGE else None
    return label is not None and is_clock(text[label.end() :])


def _clock_beside(head: Head, index: int, found: Sequence[Candidate]) -> Candidate | None:
    """``March 12, 2019 02:05 pm | Updated 06:22 pm IST``: a change on the day that the same line states."""
    if not found or found[-1].line != index or not found[-1].date.complete or found[-1].role == "modified":
        return None
    line, day = head.lines[index], found[-1].date
    end = found[-1].span[1] - line.block.span[0]
    label = _modified_label().match(line.text, end)
    arrow = _ARROW.match(line.text, end) if label is None and day.hour is not None else None
    mark = label or arrow
    clock = _CLOCK.match(line.text, mark.end()) if mark is not None else None
    if mark is None or clock is None:
        return None
    timed = _on_day(day, clock.group())
    if timed is None:
        return None
    at = line.block.span[0] + clock.start()
    name = label["label"] if label is not None else ""
    return Candidate("modified", timed, index, (at, at + len(clock.group())), name)


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-ZА-ЯЁ]{2,4}\b)?", re.IGNORECASE)


@cache
def _modified_label() -> re.Pattern[str]:
    words = sorted(all_words("masthead.modified"), key=len, reverse=True)
    return re.compile(rf"\W*(?P<label>{'|'.join(map(re.escape, words))})(?: (?:at|в|pukul))?[ :]+", re.IGNORECASE)


def _role(item: Item, above: Item | None) -> tuple[str, str]:
    if item.kind in ("date", "relative") and above is not None:
        return above.label, above.value
    if item.date is not None and item.date.relative is not None:
        return "relative", item.label
    return item.kind, item.label


_ORIGINAL = re.compile(
    r"\s*(?:оригинал (?:публикации|статьи|материала)|original (?:article|publication|story)"
    r"|(?:artikel|publikasi) asli)\b",
    re.IGNORECASE,
)


def _of_the_original(head: Head, index: int) -> bool:
    """The line right above, taken out already, names what was translated: the date below it is the original's."""
    start = head.lines[index - 1].block.span[1] if index else 0
    between = head.source[start : head.lines[index].block.span[0]].rstrip()
    return _ORIGINAL.match(between[between.rfind("\n") + 1 :]) is not None


def _label_above(head: Head, index: int) -> Item | None:
    if index == 0:
        return None
    items = head.items(index - 1).items
    last = items[-1] if items else None
    return last if last is not None and last.kind == "label" and last.label in ("published", "modified") else None
