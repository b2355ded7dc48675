"""Lines of blogs that say which reader wrote a comment, and when: ``Posted by: Skipper 2016-04-12 08:55``."""

from __future__ import annotations

import re
from collections.abc import Iterable

_POSTED = re.compile(
    r"\W{0,4}(?:(?:comment(?:ed)?|posted|written|submitted|left) by|(?:написал|добавил|прокомментировал|оставил)[аи]?"
    r"|(?:komentar|dikirim|ditulis|diposting|dibalas) (?:dari|oleh))\s?:?\s{1,3}(?P<name>[^\d|\s][^\d|]{1,40}?)"
    r"\W{1,3}(?:(?:on|at|в|на|pada|tanggal)\s)?[^\W\d]{0,12}\W{0,2}\d",
    re.IGNORECASE,
)
_FULL = re.compile(r"(?:19|20)\d\d\b|\d[./]\d{1,2}[./]\d\d\b")
_LONGEST = 120


def reader_of(text: str) -> str | None:
    """The name on such a line, folded; None for any other line. A full date must stand behind it."""
    if len(text) > _LONGEST or _FULL.search(text) is None:
        return None
    match = _POSTED.match(text)
    return match["name"].casefold() if match is not None else None


def several_readers(texts: Iterable[str]) -> bool:
    """Whether lines name two readers or more. One name alone signs an article, or several that it wrote."""
    return len({name for text in texts if (name := reader_of(text)) is not None}) > 1
