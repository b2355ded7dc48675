"""Offsets from UTC that words and figures behind a time of day stand for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from service.lexicon import lexicon

_OFFSET = re.compile(r"([+−-]) ?(\d{1,2}?):?(\d\d)?(?!\d)")
_FARTHEST = 14
"""Hours of the farthest zone."""


@cache
def zone_names() -> frozenset[str]:
    """Every word that may stand for a zone, folded."""
    zones = lexicon("zones")
    return frozenset(name.casefold() for kind in ("offsets", "seasonal", "at_end") for name in zones[kind])


def offset_of(text: str, found: date | None) -> str | None:
    """The offset that a zone word stands for: ``WIB`` +07:00, ``GMT+4`` +04:00; None where the season is not known."""
    word = text.strip("() ")
    if word in ("Z", "z"):
        return "Z"
    offset = _OFFSET.search(word)
    if offset:
        sign = "+" if offset[1] == "+" else "-"
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > _FARTHEST:
            return None
        return "Z" if hours == minutes == 0 else f"{sign}{hours:02}:{minutes:02}"
    zones = lexicon("zones")
    for name, value in zones["offsets"].items():
        if name.casefold() == word.casefold():
            return str(value)
    for name, pair in [*zones["seasonal"].items(), *zones["at_end"].items()]:
        if name.casefold() == word.casefold() and found is not None:
            return str(pair[_summer(found)])
    return None


def _summer(day: date) -> int:
    """1 in North American daylight time: second Sunday of March to first Sunday of November (since 2007)."""
    march = date(day.year, 3, 8)
    november = date(day.year, 11, 1)
    starts = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return int(starts <= day < ends)
