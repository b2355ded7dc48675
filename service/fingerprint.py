"""SimHash of an English text (Charikar 2002): near copies have fingerprints that differ in few of 64 bits.

Features are content words (lower case, plural and verb endings off, so that translations and small edits agree), each
counted with the square root of its frequency, and names and numbers once more. Written as ``simhash64:`` and 16
hexadecimal digits; compare with `distance`.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from math import sqrt

import numpy as np

BITS = 64
NEAR_COPY = 12
"""Bits that may differ between two editions of one text; unrelated news differ in about 27, see docs/annotations.md."""
_PREFIX = "simhash64:"
_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]{3,}")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "er", "ly", "s")
_STOP = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "this",
        "has",
        "have",
        "had",
        "was",
        "were",
        "are",
        "been",
        "being",
        "its",
        "his",
        "her",
        "their",
        "they",
        "which",
        "who",
        "whom",
        "whose",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
        "not",
        "but",
        "also",
        "into",
        "onto",
        "over",
        "under",
        "about",
        "after",
        "before",
        "since",
        "during",
        "between",
        "against",
        "than",
        "then",
        "there",
        "here",
        "when",
        "where",
        "while",
        "what",
        "how",
        "why",
        "all",
        "any",
        "some",
        "more",
        "most",
        "other",
        "another",
        "such",
        "only",
        "both",
        "each",
        "own",
        "same",
        "too",
        "very",
        "said",
        "says",
        "say",
        "told",
        "added",
        "according",
        "out",
        "off",
        "per",
        "via",
        "one",
        "two",
        "our",
        "your",
        "you",
        "she",
        "him",
        "them",
        "these",
        "those",
        "now",
        "just",
    ]
)


def fingerprint(text: str) -> str | None:
    """``simhash64:`` and 16 hexadecimal digits; None when the text holds no content word."""
    features = _features(text)
    if not features:
        return None
    words = sorted(features)
    bits = np.unpackbits(
        np.frombuffer(b"".join(map(_hash, words)), dtype=np.uint8).reshape(len(words), BITS // 8), axis=1
    )
    weights = np.array([features[word] for word in words])
    sums = weights @ (bits.astype(np.float64) * 2 - 1)
    return _PREFIX + np.packbits(sums > 0).tobytes().hex()


def distance(one: str, other: str) -> int:
    """Bits in which two fingerprints differ, 0 to 64; ValueError for another kind of fingerprint."""
    if not (one.startswith(_PREFIX) and other.startswith(_PREFIX)):
        raise ValueError("not a simhash64 fingerprint")
    return (int(one.removeprefix(_PREFIX), 16) ^ int(other.removeprefix(_PREFIX), 16)).bit_count()


def _features(text: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    marked: set[str] = set()
    for word in _WORD.findall(text):
        lower = word.lower()
        if lower in _STOP:
            continue
        stem = _stem(lower)
        counts[stem] += 1
        if word[0].isupper() or word[0].isdecimal():
            marked.add(stem)
    return {stem: sqrt(count) * (2.0 if stem in marked else 1.0) for stem, count in counts.items()}


def _stem(word: str) -> str:
    """The word without a common ending, at least four letters long: enough for one text's two editions to agree."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _hash(word: str) -> bytes:
    return blake2b(word.encode(), digest_size=BITS // 8).digest()
