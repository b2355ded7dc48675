"""What a date's line says beside it and how the date is written, as features for the trees that judge days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.document import Span
from service.lines import lookup_key, plain
from service.masthead.dates import FoundDate
from service.masthead.phrases import folded_words
from service.masthead.weekdays import weekdays

_BESIDE = re.compile(r"[^\W_]+|[^\w\s]")
_CLASSES = ("published", "modified", "other_dates", "by", "by_bare", "editor", "source", "comments", "first_published")
_NEAR = 5
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _class_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(folded_words(f"masthead.{name}")) for name in _CLASSES}


def of_words(text: str, span: Span) -> dict[str, float]:
    """The words and marks beside the date at `span`, and its place in the line."""
    start, end = span
    before, behind = text[max(0, start - 80) : start], text[end : end + 80]
    left, right = _BESIDE.findall(before), _BESIDE.findall(behind)
    folded_left = [lookup_key(token) or token for token in left[-_NEAR:]]
    folded_right = [lookup_key(token) or token for token in right[:_NEAR]]
    told: dict[str, float] = {
        "line-words": min(60, text.count(" ") + 1),
        "at": min(100, start),
        "behind": min(100, len(text) - end),
        "alone": start <= 1 and len(text) - end <= 1,
        "opens": start <= 1,
        "closes": len(text) - end <= 1,
        "bracketed": before.rstrip()[-1:] in ("(", "[") or behind.lstrip()[:1] in (")", "]"),
        "copyright": "©" in before or "©" in behind,
        "ends": text.rstrip()[-1:] in ".!?…",
        "words-before": len([token for token in left if token[0].isalpha()]),
        "words-behind": len([token for token in right if token[0].isalpha()]),
        "glued": before[-1:].isalnum() or behind[:1].isalnum(),
    }
    for number, token in enumerate(reversed(folded_left[-2:]), 1):
        told[f"b{number}={token}"] = 1
    for number, token in enumerate(folded_right[:2], 1):
        told[f"a{number}={token}"] = 1
    told |= {"b1=^": not left, "a1=$": not right}
    words = [token for token in folded_left if token[0].isalnum()]
    for name, known in _class_words().items():
        told[f"label:{name}"] = any(" ".join(words[-cut:]) in known for cut in (1, 2, 3) if len(words) >= cut)
        told[f"next:{name}"] = any(token in known for token in folded_right)
    return told


def form_of(found: FoundDate, written: str) -> dict[str, float]:
    """How the date is written: clock, zone, weekday, figures or a month's name."""
    words = [plain(word) for word in _LETTERS.findall(written)]
    named = [weekdays()[word] for word in words if word in weekdays()]
    day = found.on_calendar
    return {
        "clock": found.hour is not None,
        "seconds": found.second is not None,
        "zone": found.timezone is not None,
        "weekday": bool(named),
        "weekday-agrees": bool(named) and day is not None and day.weekday() in named,
        "figures": not words,
        "iso": bool(re.match(r"\d{4}-", written)),
        "clock-first": found.hour is not None and bool(re.match(r"\d{1,2}[:.]\d\d\D", written)),
        f"mark={found.separator}": 1,
        "either-order": found.swapped is not None,
        "capitals": any(word.isupper() and len(word) > 2 for word in _LETTERS.findall(written)),
        "year": (found.year or 0) - 1990,
    }
