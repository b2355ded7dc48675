"""Bylines of the page's own house, which name nobody: ``by Salween Times``, ``By Peyam`` where someone told Peyam."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from service.document import Evidence
from service.lines import Line, lookup_key
from service.masthead.head import Head
from service.masthead.labels import label_at

_LONGEST_BYLINE = 8
"""Words of such a line."""


def by_house(line: Line, sites: Collection[str]) -> bool:
    """Whether the line is a byline of a site; `sites` are keys of its names as `lookup_key` gives them."""
    label = label_at("by", line.text) if line.words <= _LONGEST_BYLINE else None
    return label is not None and lookup_key(label["rest"]) in sites


def above_text(authors: Iterable[Evidence], head: Head) -> tuple[Evidence, ...]:
    """The authors stated before the text: below a byline of the house those behind it belong to other articles."""
    body = head.lines[head.body].block.span[0] if head.body < len(head.lines) else 0
    return tuple(one for one in authors if one.span is not None and one.span[0] < body)


def told_to(name: str, source: str) -> bool:
    """Whether a name of one word is a house's: someone in the text told it something, or supplied a picture to it."""
    if " " in name or name not in source:
        return False
    tells = r"told|supplied to|statement to|сообщил[аи]?|рассказал[аи]?|заявил[аи]?|kepada"
    return re.search(rf"\b(?:{tells})\s[«\"“]?{re.escape(name)}\b", source) is not None
