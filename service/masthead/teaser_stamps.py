"""Cards of other articles in and below a text: a headline with its stamp below it, which is no date of the article."""

from __future__ import annotations

from service.masthead.head import Head

_LONGEST_STAMP, _LEAST_HEADLINE, _LEAST_ALONE, _LEAST_CARDS = 8, 2, 4, 2
"""Words of a stamp's line and of a headline at least, of the headline of a single card, and cards that are a list."""


def stamps_of_others(head: Head, title: int | None) -> frozenset[int]:
    """Indices of the lines that hold nothing but when another article came out.

    Such a line stands behind the page's first sentences, right below a headline that is not the article's (`title`).
    One card alone must stand among the paragraphs (below the text the line above may be a name that nothing knows) and
    have no label, which the article's own stamp below a long caption may have.
    """
    first = next((index for index, line in enumerate(head.lines) if line.is_prose), len(head.lines))
    cards = [
        index
        for index in range(first + 2, len(head.lines))
        if head.near(index) and _is_stamp(head, index) and _is_headline(head, index - 1, title)
    ]
    if len(cards) >= _LEAST_CARDS:
        return frozenset(cards)
    return frozenset(
        index
        for index in cards
        if head.lines[index - 1].words >= _LEAST_ALONE
        and index < head.end
        and head.lines[index + 1].is_prose
        and not head.items(index).of("published", "modified")
    )


def _is_stamp(head: Head, index: int) -> bool:
    items = head.items(index)
    if not items.complete or head.lines[index].words > _LONGEST_STAMP:
        return False
    kinds = {item.kind for item in items.items}
    dated = any(item.date is not None and item.date.complete for item in items.items)
    return dated and kinds <= {"date", "published", "modified", "section", "noise"}


def _is_headline(head: Head, index: int, title: int | None) -> bool:
    line = head.lines[index]
    if index == title or line.ends_sentence or line.is_prose or line.words < _LEAST_HEADLINE:
        return False
    return not head.items(index).items and line.block.kind not in ("byline", "caption", "date")
