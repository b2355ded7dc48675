"""Whether the English loses the dead: "2 orang meninggal" became "2 people living"."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import words

_LANGUAGES = ("ru", "id")


def missing(source: str, english: str, language: str) -> list[str]:
    """The first word of the source that tells of the dead, when the English has none of the kind."""
    if language not in _LANGUAGES:
        return []
    told = _telling(language).search(source)
    return [told.group()] if told is not None and _telling("en").search(english) is None else []


@cache
def _telling(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words('deaths', f'{language}.words'))})(?![\w-])", re.I)
