"""Authors on the lines beside those who were found: ``and Ruth Ansah`` below a byline, a list whose first name the
markup states.
"""

from __future__ import annotations

import re
from functools import cache

from service.document import Evidence, Span
from service.lexicon import all_words
from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.name_words import has_first_name, only_words, surname
from service.masthead.names import people
from service.masthead.phrases import longest_first
from service.masthead.places import is_place
from service.masthead.same_person import each_once

_LINE = re.compile(r"\S[^\n]*")
_LONGEST, _ABOVE = 60, 400
_MOST = 4
"""Lines beside an author's that may name others."""


def with_beside(authors: tuple[Evidence, ...], head: Head, title: Span | None) -> tuple[Evidence, ...]:
    """The authors, and those whom the lines right beside theirs name, taken out or not, above the text."""
    if not authors or any(one.method.startswith("class:") for one in authors):
        return authors
    lines = _lines(head, title)
    places = [at for at, (_, text) in enumerate(lines) for one in authors if _names_alone(text, one.value)]
    if not places:
        return authors
    stated = all(one.span is None for one in authors)
    found = list(authors)
    for place in sorted(set(places)):
        found += _joined(lines, place + 1)
        if stated:
            found += _listed(lines, place)
    return each_once(found) if len(found) > len(authors) else authors


def _lines(head: Head, title: Span | None) -> list[tuple[int, str]]:
    """The lines of the source above the text and right below it, where articles are signed."""
    body = head.lines[head.body].block.span[0] if head.body < len(head.lines) else len(head.source)
    start = max(0, min(body, title[0] if title is not None else body) - _ABOVE)
    found = [(match.start(), match.group().rstrip()) for match in _LINE.finditer(head.source, start, body)]
    if 0 <= head.end < len(head.lines):
        below = head.lines[head.end].block.span[1]
        stop = min(head.comments, below + _ABOVE)
        found += [(match.start(), match.group().rstrip()) for match in _LINE.finditer(head.source, below, stop)]
    return found


def _names_alone(text: str, name: str) -> bool:
    return lookup_key(text.strip(" ,;")) == lookup_key(name)


@cache
def _and() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(all_words("masthead.and"))))
    return re.compile(rf"(?:{words})\s?:?\s+(?=[A-ZА-ЯЁ])", re.IGNORECASE)


def _joined(lines: list[tuple[int, str]], place: int) -> list[Evidence]:
    """``and Ruth Ansah``, ``при участии: Анна Лодыгина``: a conjunction, names, nothing else."""
    if place >= len(lines):
        return []
    at, text = lines[place]
    label = _and().match(text) if len(text) <= _LONGEST else None
    return _people(at + label.end(), text[label.end() :]) if label is not None else []


def _listed(lines: list[tuple[int, str]], place: int) -> list[Evidence]:
    """Names alone on the lines right below the one that the markup states, as lists of authors have them."""
    found: list[Evidence] = []
    for at, text in lines[place + 1 : place + 1 + _MOST]:
        named = _people(at, text) if len(text) <= _LONGEST and text[:1].isupper() else []
        if len(named) != 1 or not (has_first_name(named[0].value) or surname(named[0].value)):
            break
        found += named
    return found


def _people(at: int, text: str) -> list[Evidence]:
    """The people that the text lists, when it holds nothing else."""
    bare = text.rstrip(" ,;.")
    found = people(bare, at, least=2, strict=True)
    if not found or found[0].span[0] != at or found[-1].span[1] != at + len(bare):
        return []
    if any(is_place(one.value) or only_words(one.value) for one in found):
        return []
    return [Evidence(one.value, text[one.span[0] - at : one.span[1] - at], one.span, "name-line") for one in found]
