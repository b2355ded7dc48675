"""Times at which the entries of a running report were written: lines of the text, not the article's date."""

from __future__ import annotations

from itertools import pairwise

from service.masthead.head import Head

_LEAST = 3
"""Entries of the shortest running report."""
_LONGEST = 40
_REACH = 3
"""Lines from the time of an entry to its first sentence: a heading or whose report it is may stand between."""


def entry_times(head: Head) -> frozenset[int]:
    """Lines that are a day with its time, each above sentences, in the order of the clock: ``22:04 7.6.2021``.

    Bare times of day are no dates to anybody. Above the text such a line is an entry's where another full date stands
    over it; below a name it is a comment's.
    """
    found = [index for index in range(len(head.lines)) if _stamp(head, index) and _opens_entry(head, index)]
    found = [index for index in found if head.lines[index].block.span[0] < head.comments]
    if found and found[0] < head.body and not any(_dated(head, index) for index in range(found[0])):
        found = found[1:]  # when the article came out
    values = [_value(head, index) for index in found]
    if len(found) < _LEAST or sorted(values) not in (values, values[::-1]) or len(set(values)) < _LEAST:
        return frozenset()
    behind_text = sum(head.lines[later - 1].ends_sentence for _, later in pairwise(found))
    return frozenset(found if 2 * behind_text >= len(found) - 1 else ())


def _stamp(head: Head, index: int) -> bool:
    """Nothing but one unlabelled date with its time of day."""
    line = head.lines[index]
    if len(line.text) > _LONGEST or line.is_prose:
        return False
    items = head.items(index)
    dates = [item for item in items.items if item.date is not None and item.date.complete]
    alone = items.complete and len(items.items) == len(dates) == 1 and dates[0].kind == "date"
    return alone and dates[0].date is not None and dates[0].date.hour is not None


def _value(head: Head, index: int) -> str:
    date = head.items(index).items[0].date
    return date.value if date is not None else ""


def _dated(head: Head, index: int) -> bool:
    return any(item.date is not None and item.date.complete for item in head.items(index).items)


def _opens_entry(head: Head, index: int) -> bool:
    below = range(index + 1, min(index + 1 + _REACH, len(head.lines)))
    first = next((n for n in below if head.lines[n].is_prose or _stamp(head, n)), None)
    return first is not None and head.lines[first].is_prose
