"""Whether a number has the other direction in English: "up to 2,000" for «более 2 тысяч».

Only plain contradictions count: the same value on both sides, every mention of it with a direction, all of them one way
in the source and the other way in the English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from service.lexicon import words
from service.translation.number_reader import Number, Reading, has_number, read

_REACH = 40
"""Characters before and after a number in which its qualifier stands."""
_UP, _DOWN = 1, -1


def changed(source: str, english: str, language: str) -> list[str]:
    """Qualifiers of the source with their numbers whose direction the English turns round: ``более 2 тысяч``."""
    if language not in ("ru", "id") or not (has_number(source, language) and has_number(english, "en")):
        return []
    ours = _directions(source, read(source, language), language)
    if not any(direction for direction, _ in ours.values()):
        return []
    theirs = _directions(english, read(english, "en"), "en")
    return [
        text for value, (direction, text) in ours.items() if direction and theirs.get(value, (0, ""))[0] == -direction
    ]


def _directions(text: str, reading: Reading, language: str) -> dict[float, tuple[int, str]]:
    """The direction of each value, 0 for none or more than one, and the first mention with its qualifier."""
    found: dict[float, tuple[int, str]] = {}
    for number in reading.numbers:
        value = _value(number)
        if value is None:
            continue
        direction, span = _direction(text, number.span, language)
        if value in found and found[value][0] != direction:
            direction = 0
        found[value] = (direction, found[value][1] if value in found else text[slice(*span)])
    return found


def _value(number: Number) -> float | None:
    """What a plain number is worth: no date, no time."""
    first = number.readings[0]
    return first[0] if isinstance(first[0], float) and all(isinstance(key, str) for key in first[1:]) else None


def _direction(text: str, span: tuple[int, int], language: str) -> tuple[int, tuple[int, int]]:
    before, after = _patterns(language)
    start = max(0, span[0] - _REACH)
    if match := before.search(text[start : span[0]].lower()):
        direction = _UP if match["up"] else _DOWN
        return -direction if match["negation"] else direction, (start + match.start("whole"), span[1])
    if match := after.match(text[span[1] : span[1] + _REACH].lower()):
        return _UP if match["up"] else _DOWN, (span[0], span[1] + match.end())
    return 0, span


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def any_of(name: str) -> str:
        return _alternatives(words("qualifiers", f"{language}.{name}"))

    before = (
        rf"(?<!\w)(?P<whole>(?:(?P<negation>{any_of('negations')})\s+)?"
        rf"(?:(?P<up>{any_of('up')})|(?P<down>{any_of('down')}))\s+(?:(?:us|rp|а|a)?[$€£¥₽.]?\s?)?)\Z"
    )
    after = rf"(?:\s+[^\W\d]+){{0,1}}\s+(?:(?P<up>{any_of('up_after')})|(?P<down>{any_of('down_after')}))(?!\w)"
    return re.compile(before), re.compile(after)


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
