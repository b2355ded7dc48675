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
    turned = (
        text for value, (direction, text) in ours.items() if direction and theirs.get(value, (0, ""))[0] == -direction
    )
    return list(dict.fromkeys(turned))


def _directions(text: str, reading: Reading, language: str) -> dict[float, tuple[int, str]]:
    """The direction of each value, 0 for none or more than one, and the first mention with its qualifier."""
    found: dict[float, tuple[int, str]] = {}
    for number in (*reading.numbers, *reading.bare):
        direction, span = _direction(text, number.span, language)
        for value in _values(number):
            turned = value in found and found[value][0] != direction
            said = found[value][1] if value in found else text[slice(*span)]
            found[value] = (0 if turned else direction, said)
    return found


def _values(number: Number) -> list[float]:
    """What a plain number may be worth: no date, no time."""
    plain = (one[0] for one in number.readings if all(isinstance(key, str) for key in one[1:]))
    return list(dict.fromkeys(value for value in plain if isinstance(value, float)))


def _direction(text: str, span: tuple[int, int], language: str) -> tuple[int, tuple[int, int]]:
    before, after, ranges = _patterns(language)
    start = max(0, span[0] - _REACH)
    said = text[start : span[0]].lower()
    match = before.search(said)
    if match and not (match["end"] and (_YEAR.match(text, *span) or ranges.search(said, 0, match.start()))):
        direction = _UP if match["up"] else _DOWN
        return -direction if match["negation"] else direction, (start + match.start("whole"), span[1])
    if match := after.match(text[span[1] : span[1] + _REACH].lower()):
        return _UP if match["up"] else _DOWN, (span[0], span[1] + match.end())
    return 0, span


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a number, what stands after it, and what opens a range."""

    def any_of(name: str) -> str:
        return _alternatives(words("qualifiers", f"{language}.{name}"))

    before = (
        rf"(?<!\w)(?P<whole>(?:(?P<negation>{any_of('negations')})\s+)?"
        rf"(?:(?P<up>{any_of('up')})|(?P<end>{_ENDS})|(?P<down>{any_of('down')}))"
        rf",?\s+(?:(?:{any_of('between')})\s+)?(?:(?:us|rp|а|a)?[$€£¥₽.]?\s?)?)\Z"
    )
    after = (
        rf"(?:\s+[^\W\d]+){{0,1}}\s+(?:(?P<up>{any_of('up_after')})|(?P<down>{any_of('down_after')}))"
        r"(?!\w)(?!\s+\d)(?!\s+\w+\s+(?:чем|dari|than)\b)"
    )
    ranges = rf"(?<!\w)(?:{any_of('ranges')})\s+\S{{0,3}}\d\S*(?:\s+\S+){{0,2}}\s*\Z"
    return re.compile(before), re.compile(after), re.compile(ranges)


_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ENDS = "до|hingga|sampai|up to"
"""Words that say "at most", and after the beginning of a range where it ends."""


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
