"""The page's own name in a dateline: ``Bitung, IDN Militer –``, ``KABAR SELATAN -``. It is a house there, no place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from service.document import Span
from service.masthead.dateline import FoundDateline, known_city
from service.masthead.head import Head
from service.masthead.places import is_place

_LETTER = re.compile(r"[^\W_]+")
_BRAND = re.compile(r"(?:[A-Z]{2,}[a-z]{3,}|[a-z]+[A-Z]\w+)\Z")
"""A word as brands are spelt and no place is: SANCAnews, detikNews."""
_LEAST = 6
"""Letters of a name that is looked for in the page's other lines."""
_EDGE, _TOP_LINES, _LONGEST = 3_000, 8, 60
_LOGO = re.compile(r"^\W*logo(?:type)?\s", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\([cс]\)|copyright|\b(?:19|20)\d\d\b|\bPT\b)[\s–—-]*", re.IGNORECASE)


def with_house(found: FoundDateline, head: Head) -> FoundDateline | None:
    """The dateline with the house told from the place, where two names stand; None where the house stands alone."""
    dateline = found.dateline
    if found.agency or found.site or not dateline.place:
        return found
    first, comma, last = dateline.place.rpartition(", ")
    if not comma:
        return None if _BRAND.match(last) or (" " in last and _is_house(last, head, dateline.span)) else found
    if _is_house(last, head, dateline.span):
        place, house = first, last
    elif _is_house(first, head, dateline.span):
        place, house = last, first
    else:
        return found
    at = dateline.source_text.find(house)
    if at < 0 or dateline.span is None:
        return found
    span = (dateline.span[0] + at, dateline.span[0] + at + len(house))
    return replace(found, dateline=replace(dateline, place=place, agency=house), site=house, site_span=span)


def _is_house(name: str, head: Head, within: Span | None) -> bool:
    """No place, and a line at the page's top, or of its copyright, begins with this name."""
    if "," in name or is_place(name) or known_city(name):
        return False
    key = _letters(name)
    return len(key) >= _LEAST and any(_letters(line).startswith(key) for line in _edges(head.source, within))


def _edges(source: str, within: Span | None) -> Iterator[str]:
    """Lines in which a page names itself, the dateline's own aside."""
    top = source[: min(_EDGE, within[0] if within is not None else _EDGE)].split("\n")[:_TOP_LINES]
    yield from (_LOGO.sub("", line) for line in top if len(line) <= _LONGEST)
    for line in source[-_EDGE:].split("\n"):
        if len(line) <= 2 * _LONGEST and _COPYRIGHT.search(line) is not None:
            yield _COPYRIGHT.sub("", line)


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(text)).casefold()
