"""Byte-pair encoding as subword-nmt applies it (Sennrich, Haddow, Birch 2016), with a bounded word cache.

argostranslate carries the original ``apply_bpe.py``; it is not used because its cache grows without end and it leaves
the process (``sys.exit``) on a bad file. The merges and their order are the same, the parity test compares the two.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

SEPARATOR = "@@"
_END = "</w>"
_CACHED_WORDS = 32_768


class Codes:
    """The merges of a ``bpe.model`` file: lines of two units, best first, after an optional ``#version:`` line."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        joined_end = False
        if lines and lines[0].startswith("#version:"):
            joined_end = _version(lines.pop(0)) == (0, 2)
        self._joined_end = joined_end
        self._ranks: dict[tuple[str, str], int] = {}
        for number, line in enumerate(lines):
            if not line.strip("\r "):
                continue
            pair = tuple(line.strip("\r ").split(" "))
            if len(pair) != 2:
                raise ValueError(f"{path}: merge {number + 1} is not two units: {line!r}")
            self._ranks.setdefault((pair[0], pair[1]), number)
        self.split = lru_cache(maxsize=_CACHED_WORDS)(self._split)

    def segment(self, words: list[str]) -> list[str]:
        """Units of the words; all but a word's last end in ``@@``."""
        units: list[str] = []
        for word in words:
            if word:
                *heads, last = self.split(word)
                units.extend(head + SEPARATOR for head in heads)
                units.append(last)
        return units

    def _split(self, word: str) -> tuple[str, ...]:
        """One word's units, merges applied best first until none fits."""
        parts = [*word[:-1], word[-1] + _END] if self._joined_end else [*word, _END]
        while len(parts) > 1:
            pairs = set(pairwise(parts))
            best = min(pairs, key=lambda pair: (self._ranks.get(pair, len(self._ranks) + 1), pair))
            if best not in self._ranks:
                break
            parts = _merge(parts, best)
        if parts[-1] == _END:
            parts.pop()
        else:
            parts[-1] = parts[-1].replace(_END, "")
        return tuple(parts)


def _merge(parts: list[str], pair: tuple[str, str]) -> list[str]:
    """The parts with every occurrence of the pair joined, left to right."""
    merged: list[str] = []
    index = 0
    while index < len(parts):
        if index + 1 < len(parts) and parts[index] == pair[0] and parts[index + 1] == pair[1]:
            merged.append(parts[index] + parts[index + 1])
            index += 2
        else:
            merged.append(parts[index])
            index += 1
    return merged


def _version(line: str) -> tuple[int, ...]:
    """``#version: 0.2`` as (0, 2); trailing zeros do not count."""
    numbers = [int(part) for part in line.split()[-1].split(".")]
    while len(numbers) > 2 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
