"""Measures that translators convert: 152 метра and 500 feet are one length."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from service.lexicon import table
from service.translation.number_reader import Number

_CLOSE = 0.03
"""Difference, as a part of the value, that rounding explains."""
_UNIT = re.compile(r"\s*-?\s*(?:(?:to|and|or|до|и|hingga|sampai|[-–])\s*[\d.,]+\s*-?\s*)?([^\W\d_]+)")
"""The word after a number, or after the range that it begins."""


class _Measure(NamedTuple):
    factor: float
    metric: tuple[str, ...]
    english: tuple[str, ...]


def same_measure(ours: Number, source: str, theirs: Number, english: str) -> bool:
    """Whether a number of the English is one of the source in feet, miles, pounds and the like."""
    here, there = _unit(source, ours), _unit(english, theirs)
    for measure in _measures():
        if _is_one(there, measure.english) and _is_one(here, measure.metric):
            wanted = [value * measure.factor for value in _values(ours)]
            return any(abs(value - one) <= _CLOSE * one for value in _values(theirs) for one in wanted)
    return False


def _values(number: Number) -> Iterable[float]:
    return [one[0] for one in number.readings if isinstance(one[0], float) and one[0] > 0]


def _unit(text: str, number: Number) -> str:
    match = _UNIT.match(text, number.span[1])
    return match.group(1).lower() if match else ""


def _is_one(word: str, units: Iterable[str]) -> bool:
    """Whether a word is a unit: short ones as they stand, long ones with any ending."""
    return any(word == unit or (len(unit) > 3 and word.startswith(unit)) for unit in units)


@cache
def _measures() -> tuple[_Measure, ...]:
    return tuple(
        _Measure(float(one["factor"]), tuple(one["metric"]), tuple(one["english"]))
        for one in table("numbers", "measures").values()
    )
