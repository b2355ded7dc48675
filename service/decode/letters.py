"""Letter statistics: how well bytes read as Russian or as a Western language in a single-byte charset.

One number a charset: the mean log10 probability of the bytes above 0x7F, from letter frequencies of Russian news with
their case (relative frequencies as in the Russian National Corpus) and a small allowance for typographic signs.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import log10

CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
WESTERN = "windows-1252"

# Share of each letter in percent.
# fmt: off
_RUSSIAN = {
    "о": 10.97, "е": 8.45, "а": 8.01, "и": 7.35, "н": 6.70, "т": 6.26, "с": 5.47, "р": 4.73, "в": 4.54, "л": 4.40,
    "к": 3.49, "м": 3.21, "д": 2.98, "п": 2.81, "у": 2.62, "я": 2.01, "ы": 1.90, "ь": 1.74, "г": 1.70, "з": 1.65,
    "б": 1.59, "ч": 1.44, "й": 1.21, "х": 0.97, "ж": 0.94, "ш": 0.73, "ю": 0.64, "ц": 0.48, "щ": 0.36, "э": 0.32,
    "ф": 0.26, "ъ": 0.04, "ё": 0.04,
}
# fmt: on
_OTHER_CYRILLIC = "іїєґўјљњћџђѓќѕ"
_SIGNS = "«»—–№“”„…’‘•· §©®°\xa0"
_UPPER_SHARE = 0.06
_NOTHING = 1e-6

_HIGH = re.compile(rb"[\x80-\xff]+")
_WESTERN_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff]{1,2}(?![\x80-\xff])")
_GOOD = -2.2
"""Mean log10 probability above which the bytes do read like text."""


def best_single_byte(sample: bytes) -> tuple[str, float]:
    """The single-byte charset that `sample` reads best in, and its `plausibility`."""
    high = b"".join(_HIGH.findall(sample))
    alone = sum(len(run) for run in _WESTERN_ALONE.findall(sample))
    counts = Counter(high)
    ranked = [(_mean(counts, len(high), charset), -rank, charset) for rank, charset in enumerate(CYRILLIC)]
    score, _, charset = max(ranked)
    western = _western(counts, len(high), alone)
    return (WESTERN, western) if western >= score else (charset, score)


def plausibility(sample: bytes, charset: str) -> float | None:
    """Mean log10 probability of the high bytes in `charset`; None for a charset without statistics."""
    high = b"".join(_HIGH.findall(sample))
    if not high:
        return 0.0
    if charset == WESTERN:
        return _western(Counter(high), len(high), sum(len(run) for run in _WESTERN_ALONE.findall(sample)))
    if charset in CYRILLIC or charset == "koi8-u":
        return _mean(Counter(high), len(high), charset)
    return None


def looks_single_byte(score: float) -> bool:
    """Whether a `plausibility` is that of text, rather than of bytes that merely had to be something."""
    return score > _GOOD


def _mean(counts: Counter[int], total: int, charset: str) -> float:
    table = _table(charset)
    return sum(number * table[byte] for byte, number in counts.items()) / max(1, total)


def _western(counts: Counter[int], total: int, alone: int) -> float:
    """Western letters stand alone between ASCII letters: the share of short runs is the evidence."""
    share = alone / max(1, total)
    undefined = sum(counts[byte] for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)) / max(1, total)
    return -1.0 - 3.0 * (1.0 - share) - 4.0 * undefined


@cache
def _table(charset: str) -> dict[int, float]:
    """log10 probability of each byte from 0x80 on."""
    chances: dict[str, float] = {}
    for letter, percent in _RUSSIAN.items():
        chances[letter] = percent / 100
        chances[letter.upper()] = percent / 100 * _UPPER_SHARE
    for letter in _OTHER_CYRILLIC:
        chances.setdefault(letter, 3e-4)
        chances.setdefault(letter.upper(), 3e-5)
    for sign in _SIGNS:
        chances.setdefault(sign, 5e-3)
    table: dict[int, float] = {}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(charset, "replace")
        table[byte] = log10(chances.get(character, _NOTHING))
    return table
