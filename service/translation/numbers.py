"""Whether the numbers of a sentence stand in its English, and whether the English has others.

Numbers are compared by value, not by spelling: Indonesian 2.300, Russian 2 300 and "2,3 тыс." are 2,300.
"""

from __future__ import annotations

import re
from collections import Counter

from service.translation.conversions import same_measure
from service.translation.figures import Key
from service.translation.number_reader import Number, Reading, has_number, read
from service.translation.number_words import number_words
from service.translation.spelled_numbers import SMALL

__all__ = ["Number", "Reading", "differences", "read"]


def differences(source: str, english: str, language: str) -> tuple[list[str], list[str]]:
    """Numbers of the source that the English lacks, and numbers of the English that the source does not explain."""
    if language not in ("ru", "id") or not (has_number(source, language) or has_number(english, "en")):
        return [], []
    ours, theirs = read(source, language), read(english, "en")
    has = _Present(theirs, english, ours)
    lacking = [number for number in ours.numbers if not any(map(has.all, number.readings))]
    explains = _Explains(ours)
    surplus = [number for number in theirs.numbers if not explains.explain(number)]
    lacking, surplus = _without_named(source, lacking, english, surplus)
    lacking, surplus = _without_carried(lacking, surplus, ours)
    lacking, surplus = _without_converted(source, ours, lacking, english, surplus)
    missing = [number.text for number in lacking if not number.weak]
    added = [number.text for number in surplus if not number.weak and number.readings != ((1.0,),)]
    missing += _rescaled(ours, theirs)
    missing += _said_once(source, ours, theirs, english)
    loose = [number for number in lacking if number.weak]
    if loose and any(map(_telling, surplus or _repeated(ours, theirs))):
        missing += [number.text for number in loose]
    return missing, added


_REACH = 24
"""Characters before a number in which what makes it a name's or a part stands."""


def _before(pattern: re.Pattern[str], text: str, number: Number) -> bool:
    """Whether the pattern, which ends with ``\\Z``, matches right before a number."""
    end = number.span[0]
    return pattern.search(text, max(0, end - _REACH), end) is not None


def _without_named(
    source: str, lacking: list[Number], english: str, surplus: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without the numbers of names, when only one side has any: COVID for COVID-19, K-12, O2."""
    if lacking and not surplus:
        return [number for number in lacking if not _before(_EPIDEMIC, source, number)], surplus
    if surplus and not lacking:
        return lacking, [number for number in surplus if not _before(_LETTER, english, number)]
    return lacking, surplus


_EPIDEMIC = re.compile(r"(?i)(?:covid|ковид)[^\W\d_]{0,2}-\Z")
_LETTER = re.compile(r"(?<![^\W_])[A-ZА-ЯЁ]{1,2}[-– ]?\Z")


def _without_carried(lacking: list[Number], surplus: list[Number], ours: Reading) -> tuple[list[Number], list[Number]]:
    """Without figures whose scale stands elsewhere in the source: «22 миллиона … оставшиеся 18», 18 million."""
    scales = _scales(ours)
    for number in list(lacking):
        if not scales or not _PLAIN.match(number.text):
            continue
        values = {one[0] * scale for one in number.readings for scale in scales if isinstance(one[0], float)}
        twin = next((other for other in surplus if not values.isdisjoint(one[0] for one in other.readings)), None)
        if twin is not None:
            lacking = [other for other in lacking if other is not number]
            surplus = [other for other in surplus if other is not twin]
    return lacking, surplus


def _without_converted(
    source: str, ours: Reading, lacking: list[Number], english: str, surplus: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without measures in other units: 152 метра, 500 feet; 99 из 100, 99 percent."""
    told = [(mine, other) for other in surplus for mine in ours.numbers if same_measure(mine, source, other, english)]
    left = [number for number in lacking if not any(number is mine for mine, _ in told)]
    if _PERCENT.search(english):
        left = [number for number in left if number.text != "100" or not _before(_OF, source, number)]
    return left, [number for number in surplus if not any(number is other for _, other in told)]


_OF = re.compile(r"(?<![^\W_])(?:из|dari)\s+\Z")
_PERCENT = re.compile(r"%|(?i:\bper ?cent)")


def _scales(ours: Reading) -> set[float]:
    """The scales of the numbers that have one: 1,000,000 for «22 миллиона»."""
    values = [one[0] for number in ours.numbers for one in number.readings if not number.text.isdecimal()]
    great = [value for value in values if isinstance(value, float) and value >= 1e3]
    return {max(scale for scale in (1e3, 1e6, 1e9, 1e12) if value >= scale) for value in great}


_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\Z")


def _repeated(ours: Reading, theirs: Reading) -> list[Number]:
    """Numbers that the English has more often than the source: four ... four for четыре ... два."""
    wanted, found = (Counter(number.readings[0][0] for number in text.numbers) for text in (ours, theirs))
    return [number for number in theirs.numbers if found[number.readings[0][0]] > wanted[number.readings[0][0]] > 0]


def _rescaled(ours: Reading, theirs: Reading) -> list[str]:
    """Scales without a number for which the English has another: несколько миллионов, several billion."""
    lost = [number.text for number in ours.bare if number.readings[0][0] not in theirs.explained]
    found = any(number.readings[0][0] not in ours.explained for number in theirs.bare)
    return lost if found else []


def _said_once(source: str, ours: Reading, theirs: Reading, english: str) -> list[str]:
    """Numbers that the source has more often than the English, which has them: 6 офицеров и 6 солдат, 6 officers."""
    plain = [
        number
        for number in ours.numbers
        if not number.weak and len(number.readings[0]) == 1 and not _before(_NAMED, source, number)
    ]
    wanted = Counter(number.readings[0][0] for number in plain)
    if all(times == 1 for times in wanted.values()) or _SHARED.search(english):
        return []
    found = Counter(key for number in theirs.numbers for key in {key for one in number.readings for key in one})
    last = {number.readings[0][0]: number.text for number in plain}
    return [last[key] for key, times in wanted.items() if isinstance(key, float) and 0 < found[key] < times]


_NAMED = re.compile(r"[^\W\d_]-\Z")
"""What stands before the number of a name: COVID-19, Су-27."""
_SHARED = re.compile(r"(?i)\b(?:each|both|either|respectively|apiece|same|every)\b")


def _telling(number: Number) -> bool:
    """Whether a number of the English may stand for a small one of the source: "one" and "second" often are none."""
    if not any(isinstance(key, float) and key <= 2 * SMALL for reading in number.readings for key in reading):
        return False
    return number.text.lower() not in ("one", "second", "first", "both", "zero", "a hundred", "half", "quarter")


class _Present:
    """Looks a reading up in the English."""

    def __init__(self, theirs: Reading, english: str, ours: Reading) -> None:
        self._ours = ours.numbers
        self._keys = theirs.explained
        self._numbers = theirs.numbers
        self._alone = {reading[0] for number in theirs.numbers for reading in number.readings if len(reading) == 1}
        self._english = english.lower()
        self._units: dict[str, bool] = {}

    def all(self, reading: tuple[Key, ...]) -> bool:
        return all(self._one(key) for key in reading) and (len(reading) < 3 or self._often_enough(reading))

    def _often_enough(self, reading: tuple[Key, ...]) -> bool:
        """Whether a figure that stands twice in a date does so in the English: 3/3/2019 is not 3/2019.

        The same figure elsewhere in the source (three districts since 3/3/2019) needs its own place there.
        """
        for key, wanted in Counter(map(_figure, reading)).items():
            if wanted > 1 and isinstance(key, float):
                found = sum(max(one.count(key) for one in number.readings) for number in self._numbers)
                others = sum(number.readings[0] == (key,) for number in self._ours)
                if found + (f"month:{key:.0f}" in self._keys) - others < wanted:
                    return False
        return True

    def _one(self, key: Key) -> bool:
        if key in self._keys:
            return True
        if isinstance(key, float):
            return key >= 1900 and key < 2100 and f"'{int(key) % 100:02d}" in self._english
        if key.startswith("unit:"):
            return self._unit(key.removeprefix("unit:"))
        if key.startswith("month:"):
            return float(key.removeprefix("month:")) in self._keys
        if key.startswith("time:"):
            minutes = int(key.removeprefix("time:"))
            hours = {float(minutes // 60 or 12), float(minutes // 60 + 12)}
            return minutes % 60 == 0 and not hours.isdisjoint(self._alone)
        return key in self._english

    def _unit(self, unit: str) -> bool:
        known = self._units.get(unit)
        if known is None:
            starts = [start for start, own in number_words("en").units if own == unit]
            known = self._units[unit] = not starts or any(_stands(self._english, start) for start in starts)
        return known


def _figure(key: Key) -> Key:
    """A month as its number."""
    return float(key.removeprefix("month:")) if isinstance(key, str) and key.startswith("month:") else key


def _stands(text: str, start: str) -> bool:
    position = text.find(start)
    while start.isalpha() and position > 0 and text[position - 1].isalpha():
        position = text.find(start, position + 1)
    return position >= 0


class _Explains:
    """Looks a reading of the English up in the source."""

    def __init__(self, ours: Reading) -> None:
        keys, months = set(ours.explained), set[Key]()
        for key in ours.explained:
            if isinstance(key, str) and key.startswith("time:"):
                minutes = int(key.removeprefix("time:"))
                keys |= {float(minutes // 60 or 12), float(minutes // 60 + 12), float(minutes % 60)}
            elif isinstance(key, str) and key.startswith("month:"):
                months.add(float(key.removeprefix("month:")))
            elif isinstance(key, float) and key < 100:
                keys |= {1900.0 + key, 2000.0 + key}
            elif isinstance(key, float) and 1900 <= key < 2100:
                keys.add(key % 100)
        self._keys = keys
        self._months = months

    def explain(self, number: Number) -> bool:
        """Whether one of the number's readings has a reason in the source; 10/12 may stand for a month in words."""
        known = self._keys | self._months if "/" in number.text else self._keys
        return any(
            all(key in known or (isinstance(key, str) and key.startswith(("unit:", "month:"))) for key in reading)
            for reading in number.readings
        )
