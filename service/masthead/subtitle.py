"""The subtitle: which line between title and body it is."""

from __future__ import annotations

from collections.abc import Sequence

from service.masthead.captions import ends_in_credit, looks_like_caption, quoted_credit
from service.masthead.head import Head
from service.masthead.title import FoundTitle, same
from service.reading import PageEvidence

_LEAD_WORDS = 60


def find_subtitle(
    head: Head, title: FoundTitle, stated: Sequence[PageEvidence], first_dateline: int | None
) -> tuple[int, str] | None:
    """Index of the subtitle's line and the method, None when there is none.

    It stands under the title, before the body: a line that is no sentence of the body, or a lead that metadata or a
    dateline separates from the body.
    """
    if title.line is None:
        return None
    after = list(range(title.line + 1, min(len(head.lines), title.line + 14)))
    used = title.span[1] if title.span else 0
    after = [index for index in after if head.lines[index].block.span[0] >= used]
    texts = [index for index in after if head.lines[index].is_prose or not head.items(index).complete]
    if len(texts) < 2:
        return None
    first = texts[0]
    line = head.lines[first]
    if line.block.kind in ("caption", "list_item", "byline", "date", "dateline") or not line.plain or line.words < 4:
        return None
    if (
        _says_when_or_who(head, first)
        or looks_like_caption(head, first, below_title=first == title.line + 1)
        or (line.words <= 6 and head.items(first).of("agency"))
        or ends_in_credit(line.text, head)
    ):
        return None
    if line.words > _LEAD_WORDS or quoted_credit(line.text) or line.text.rstrip().endswith(":"):
        return None
    wanted = [item for item in stated if same(item.value) == same(line.text)]
    following = texts[1]
    if wanted and head.lines[following].is_prose:
        return first, wanted[0].method
    if first < head.body:
        return first, "under-title"
    metadata_between = following - first > 1 and any(_states(head, index) for index in range(first + 1, following))
    if metadata_between and first == title.line + 1:
        return first, "lead-before-metadata"
    if first_dateline is not None and first < first_dateline <= first + 3:
        return first, "lead-before-dateline"
    return None


def _says_when_or_who(head: Head, index: int) -> bool:
    """A line with a full date or a byline is metadata, though some words of it are not explained."""
    items = head.items(index)
    dated = any(item.date is not None and (item.date.complete or item.label) for item in items.items)
    house = bool(items.of("name")) and len(items.rest.split()) <= 3 and not head.lines[index].ends_sentence
    return (dated and len(items.rest.split()) <= 6) or house or bool(items.of("author"))


def _states(head: Head, index: int) -> bool:
    kinds = ("published", "modified", "date", "author", "agency", "relative")
    return any(item.kind in kinds for item in head.items(index).items)
