"""How likely a Latin spelling is for a Russian name: a learned table of letters (``lexicon/names-sounds.toml``).

Кулидж and Coolidge, Роше and Roche, Дидье and Didier have few letters in common once romanized, but each spelling is a
usual one for its sounds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.lexicon import lexicon

SAME = 1.5
"""Most cost a letter at which two spellings may be one name: of random pairs 0.2 % are below, of true ones 97 %."""
NEAR = 1.1
"""The same for English words without a capital: mozzarella."""
_LONGEST = 24
"""Letters of a word that is looked at; a longer one is no name."""
_DROPPED, _OTHER, _EXTRA, _SILENT = 3.0, 4.5, 3.0, 2.0
"""Costs: a Russian letter without spelling, an unknown spelling, a Latin letter too many, one that is often mute."""
_MUTE = frozenset("aeiouyhs")
_ENDING = 0.6
"""Cost of each letter of a case ending that English leaves out."""
_ENDINGS = re.compile(r"[аеёиоуыэюяьйммхвг]{1,3}\Z")
_FAR = 1e9


@lru_cache(maxsize=65_536)
def distance(russian: str, latin: str) -> float:
    """Mean cost of a letter, 0 for the usual spelling; both in lower case. Words of quite different length are far."""
    size, width = len(russian), len(latin)
    if not (0 < size <= _LONGEST and 0 < width <= _LONGEST) or size > 2 * width + 2 or width > 2 * size + 2:
        return _FAR
    costs = [[_FAR] * (width + 1) for _ in range(size + 1)]
    costs[0][0] = 0.0
    for row in range(size + 1):
        for column in range(width + 1):
            if costs[row][column] < _FAR:
                _spread(costs, russian, latin, row, column)
    return _cheapest(costs, russian) / max(size, width)


def _spread(costs: list[list[float]], russian: str, latin: str, row: int, column: int) -> None:
    """Carry the cost of a place on to the places after it."""
    here = costs[row][column]
    known = _spellings()
    for length in (1, 2):
        if row + length > len(russian):
            break
        below = costs[row + length]
        for spelling, cost in known.get(russian[row : row + length], ()):
            end = column + len(spelling)
            if here + cost < below[min(end, len(latin))] and latin.startswith(spelling, column):
                below[end] = here + cost
    if row < len(russian):
        below = costs[row + 1]
        below[column] = min(below[column], here + _DROPPED)
        if column < len(latin):
            below[column + 1] = min(below[column + 1], here + _OTHER)
    if column < len(latin):
        extra = _SILENT if latin[column] in _MUTE else _EXTRA
        costs[row][column + 1] = min(costs[row][column + 1], here + extra)


def _cheapest(costs: list[list[float]], russian: str) -> float:
    """The cost of the whole word, with or without its case ending."""
    best = costs[-1][-1]
    ending = _ENDINGS.search(russian)
    for length in range(1, len(ending.group()) + 1 if ending else 1):
        if len(russian) - length >= 3:
            best = min(best, costs[len(russian) - length][-1] + _ENDING * length)
    return best


@cache
def _spellings() -> dict[str, tuple[tuple[str, float], ...]]:
    """Russian letters and pairs of letters, with their Latin spellings and costs."""
    return {
        letters: tuple(
            ("" if spelling == "-" else spelling, float(cost))
            for spelling, _, cost in (entry.partition(":") for entry in str(spellings).split())
        )
        for letters, spellings in lexicon("names-sounds").items()
    }
