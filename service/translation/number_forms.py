"""Numbers inside other words: Russian compounds, Indonesian tens, Roman numerals, "an hour and a half"."""

from __future__ import annotations

import re
from functools import lru_cache

from service.translation.number_words import number_words
from service.translation.russian import is_known

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")

_HALF = re.compile(r"(?i)\b(an?|one|two|three|four|five|six)\s+[a-z]+\s+and\s+a\s+half\b")


def halves(text: str) -> set[float]:
    """1.5 for "an hour and a half", 2.5 for "two years and a half"."""
    if " half" not in text:
        return set()
    known = number_words("en").cardinals
    return {known.get(match.group(1).lower(), 1.0) + 0.5 for match in _HALF.finditer(text)}


INDONESIAN_STEPS = {"belas": 1.0, "belasan": 1.0, "puluh": 10.0, "puluhan": 10.0, "ratus": 100.0, "ratusan": 100.0}


def indonesian_step(current: float, word: str) -> float:
    """dua belas 12, dua puluh 20, tiga ratus 300: the last unit is what is multiplied."""
    head, unit = divmod(current, 10)
    if word.startswith("belas"):
        return head * 10 + unit + 10
    if word.startswith("puluh"):
        return head * 10 + unit * 10
    return current * 100


@lru_cache(maxsize=4_096)
def inner_numbers(word: str) -> tuple[float, ...]:
    """Numbers inside a Russian compound: двухлетний 2, пятидесятишестилетний 56, тридцатитысячный 30,000."""
    value, rest = _prefix(word)
    if value is None:
        return ()
    found = [value]
    if 20 <= value < 100:
        ones, after = _prefix(rest)
        if ones is not None and ones < 10:
            value, rest = value + ones, after
            found.append(value)
    found += [value * scale for start, scale in _INNER_SCALES if rest.startswith(start)]
    return tuple(found)


@lru_cache(maxsize=4_096)
def asks_number(word: str) -> bool:
    """Whether a Russian compound is a number word and another word: пятиматчевый; a семинар is none."""
    starts = (start for start in number_words("ru").genitives if word.startswith(start))
    return any(is_known(word[len(start) :]) for start in starts)


def _prefix(word: str) -> tuple[float | None, str]:
    """The number with which a compound begins, and the rest of the word."""
    prefixes = number_words("ru").prefixes
    for length in range(min(12, len(word) - 3), 3, -1):
        if (value := prefixes.get(word[:length])) is not None:
            return value, word[length:]
    return None, word


_INNER_SCALES = (("тысяч", 1e3), ("миллион", 1e6), ("миллиард", 1e9))


def roman(word: str) -> int | None:
    if len(word) > 8 or not _ROMAN.match(word):
        return None
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    figures = [values[letter] for letter in word]
    return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))
