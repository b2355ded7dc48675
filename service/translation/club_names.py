"""Indonesian clubs by names of their own (Persib, Arema): a small model takes them for one another or for words.

"Persib mengalahkan Persija" came out as Persija beating Persija. English writes them alike, so they never reach the
model. Data: ``clubs`` of ``lexicon/names.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import words


def names(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of clubs in an Indonesian sentence, in order; none in other languages."""
    if language != "id":
        return []
    return [match.span() for match in _clubs().finditer(text)]


@cache
def _clubs() -> re.Pattern[str]:
    longest = sorted(words("names", "id.clubs"), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
