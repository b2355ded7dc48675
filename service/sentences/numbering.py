"""Numbers with a full stop that end no sentence: items of lists, parts of books, clock times, scorers' minutes."""

from __future__ import annotations

import re

from service.sentences.abbreviations import Abbreviations
from service.sentences.place import Place

_THOUSANDS = re.compile(r"000\b")
_CLOCK = re.compile(r"(?:\d{1,2}[:.]\d{2}|\d{2,3}\+\d{1,2})\Z")
_SCORERS = re.compile(r"[A-ZА-ЯЁ][\w’'-]+,? \d")
_SCORED = re.compile(r"[A-ZА-ЯЁ][\w’'-]+, (?:\d{1,3}, )*\Z")
"""«Голы: Бензема, 13. Кроос, 28»."""
_ROMAN = re.compile(r"[IVXLCDM]+$")


def is_listed(earlier: str, number: int) -> bool:
    """Whether a number heads an item inside a sentence: "Three things: 1. Faith; 2. Hope, 3. Love"."""
    if number == 1:
        return earlier.endswith(": ")
    return earlier.endswith(("; ", ", ", " and ", " и ", " dan ")) and f" {number - 1}. " in earlier


def goes_on_behind_number(place: Place, word: str) -> bool:
    """Whether the number is a clock's that opens the line, a scorer's minute or the head of a longer number."""
    if _CLOCK.match(place.earlier + word) or (_SCORED.search(place.earlier) and _SCORERS.match(place.following)):
        return True  # «10:42. Прокурор», «Бензема, 13. Кроос, 28»
    return word.isdigit() and _THOUSANDS.match(place.following) is not None  # "Rp 500. 000"


def is_part_number(place: Place, known: Abbreviations, word: str, previous: str) -> bool:
    """«Том I.», "Bab 2.": the number of a part, before its title."""
    if previous.lower() in known.number and place.earlier == f"{previous}. " and previous[:1].isupper():
        return word.isdigit()  # «Рис. 2. Динамика цен.»
    if previous.lower() not in known.chapter or not (previous[:1].isupper() or not word.isdigit()):
        return False
    return len(word) == 1 or word.isdigit() or _ROMAN.match(word) is not None
