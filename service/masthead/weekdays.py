"""Names of weekdays in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.lexicon import LANGUAGES, table
from service.lines import plain

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 4
"""Letters of a weekday in running text: ``sat`` and ``вт`` are other words there."""


@cache
def weekdays() -> Mapping[str, int]:
    """Names of weekdays in all languages, Monday is 0."""
    days: dict[str, int] = {}
    for language in LANGUAGES:
        for number, names in enumerate(table(language, "calendar").get("weekdays", ())):
            days.update(dict.fromkeys(map(plain, names), number))
    return days


def weekdays_in(text: str) -> list[int]:
    """The weekdays that running text names in full, in its order."""
    found = (word for word in _WORD.findall(plain(text)) if len(word) >= _LEAST)
    return [weekdays()[word] for word in found if word in weekdays()]
