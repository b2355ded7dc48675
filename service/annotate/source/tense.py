"""Whether a date in a source sentence lies ahead, by the verb nearest to it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.annotate.date_grammar import any_of
from service.lexicon import words
from service.translation import russian

_WORD = re.compile(r"[а-яё]+|[,;:.—–]")
_REACH = 10
"""Words looked at on either side."""
_COMMA = 4
"""Words that a comma counts for."""


def ahead(text: str, start: int, end: int, language: str) -> bool | None:
    """True, False (past), None where no verb tells; `text` in lower case."""
    if language == "ru":
        return _russian(text, start, end)
    if _marks(language, "future").search(text):
        return True
    return False if _marks(language, "past").search(text) else None


def _russian(text: str, start: int, end: int) -> bool | None:
    before = [m.group() for m in _WORD.finditer(text, max(0, start - 160), start)][::-1]
    after = [m.group() for m in _WORD.finditer(text, end, end + 160)]
    best: tuple[int, int] | None = None
    for side in (before, after):
        distance = 0
        for word in side[:_REACH]:
            distance += _COMMA if not word[0].isalpha() else 1
            if word in ";:.":
                break
            tense = _tense(word)
            if tense is None:
                continue
            if best is None or distance < best[0]:
                best = (distance, tense)
            break
    return None if best is None or best[1] == 0 else best[1] > 0


@lru_cache(maxsize=16_384)
def _tense(word: str) -> int | None:
    """1 of a verb in the future tense or one that looks ahead, -1 of one in the past, 0 of a state; None of no verb."""
    if word in words("annotate-source-dates", "ru.future"):
        return 1
    if len(word) < 3:
        return None
    reading = russian.readings(word)[0]
    if reading.tag.POS not in ("VERB", "PRTS"):
        return None
    if reading.normal_form in words("annotate-source-dates", "ru.directive"):
        return 1
    if reading.normal_form in words("annotate-source-dates", "ru.saying"):
        return None
    if reading.tag.POS == "PRTS":
        return 0
    return {"past": -1, "futr": 1}.get(str(reading.tag.tense))


@cache
def _marks(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('annotate-source-dates', f'{language}.{name}'))})\b")
