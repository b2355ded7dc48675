"""Words that English, Russian, its neighbours and Indonesian use, as Bloom filters, and Malay odds by word."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

import numpy as np

TRANSLATED = ("en", "ru", "id")
NEIGHBOURS = ("be", "bg", "mk", "sr", "uk")
"""Those whose four words are easily taken for Russian, and Russian for theirs."""
LANGUAGES = (*TRANSLATED, *NEIGHBOURS)
_HASHES = 5
_TAILS = ("nya", "lah", "pun", "kah", "ku", "mu")
"""Indonesian endings that any word can take."""


def positions(word: str, size: int) -> list[int]:
    """The bits of a word in a filter of `size` bits."""
    first, second = _hashes(word)
    return [(first + i * second) % size for i in range(_HASHES)]


@lru_cache(maxsize=256)
def _hashes(word: str) -> tuple[int, int]:
    number = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
    return number & 0xFFFFFFFF, number >> 32 | 1


@cache
def _filters() -> dict[str, bytes]:
    with np.load(files(__package__).joinpath("pieces.npz").open("rb")) as arrays:
        return {code: arrays[f"known_{code}"].tobytes() for code in LANGUAGES}


@cache
def malay_odds() -> dict[str, float]:
    """Log odds of Malay against Indonesian, by word, the lexicon's verdict in it; small for words not in it."""
    with np.load(files(__package__).joinpath("pieces.npz").open("rb")) as arrays:
        words = arrays["malay_words"].item().decode().split("\n")
        odds = arrays["malay_odds"]
    return {word: float(value) / 30 for word, value in zip(words, odds, strict=True)}


@lru_cache(maxsize=256)
def knows(code: str, word: str) -> bool:
    """Whether the language uses the lower-cased word; wrong on about 2 % of the words it does not."""
    if _has(code, word):
        return True
    return code == "id" and any(
        word.endswith(tail) and len(word) > len(tail) + 3 and _has(code, word[: -len(tail)]) for tail in _TAILS
    )


def _has(code: str, word: str) -> bool:
    bits = _filters()[code]
    size = len(bits) * 8
    place, step = _hashes(word)
    for _ in range(_HASHES):
        bit = place % size
        if not bits[bit >> 3] >> (bit & 7) & 1:
            return False
        place += step
    return True
