"""The section on the title's own line: ``Emergency services / Skipper rescued``, ``Экономика » Мост закрыли``."""

from __future__ import annotations

import re

from service.document import Evidence, Span
from service.lines import lookup_key
from service.masthead.name_words import has_first_name
from service.masthead.phrases import folded_words

_BEFORE = re.compile(r"(?P<name>[A-ZА-ЯЁ][^\W\d_](?:[^\W\d_]|[ &’'-]){1,36}?)\s+(?P<mark>/|//|»|›|>|\|)\s+(?=\S)")
_FREE = "/"
"""The mark that parts a section no list knows from its title; others part the parts of a headline too."""
_MOST_WORDS, _LEAST_TITLE = 3, 4


def section_before(text: str) -> Span | None:
    """The section's name that the line of a title begins with, up to the mark behind it; None without one.

    The first element of the span is where the name ends, the second where the title begins.
    """
    match = _BEFORE.match(text)
    if match is None:
        return None
    name, title = match["name"], text[match.end() :]
    if title.count(" ") + 1 < _LEAST_TITLE or not (title[0].isupper() or not title[0].isalpha()):
        return None
    if lookup_key(name) in folded_words("masthead.sections"):
        return match.end("name"), match.end()
    words = name.split()
    plain = len(words) <= _MOST_WORDS and all(word.islower() for word in words[1:] if word != "&")
    free = match["mark"] == _FREE and plain and " / " not in title and not has_first_name(name)
    return (match.end("name"), match.end()) if free else None


def section_on_title(line: str, start: int, title: int) -> Evidence | None:
    """The section that stands on the title's line before it: `line` begins at `start` of the source, the title at
    `title`.
    """
    cut = section_before(line) if title > start else None
    if cut is None or start + cut[1] != title:
        return None
    return Evidence(line[: cut[0]], line[: cut[0]], (start, start + cut[0]), "before-title")
