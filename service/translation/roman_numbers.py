"""Centuries and rulers with Roman numbers, as a small model reads them: XVII в. as «17-го века», Nicholas II.

Cyrillic letters that look like Roman figures count as these: «ХVII в.» is written with a Cyrillic Х as often as not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.lexicon import table
from service.translation.number_forms import roman
from service.translation.russian import lemmas

_ALIKE = str.maketrans("ХІС", "XIC")
_FIGURES = "[IVXLCХІС]{1,7}"
_CENTURY = re.compile(
    rf"(?<!\w)(?:(?P<first>{_FIGURES})\s?[-–—]\s?)?(?P<last>{_FIGURES})\s(?:(?P<short>вв?\.)|(?P<word>век(?:а|у|ом|е|ов|ах|ами)?)(?!\w))"
)
_RULER = re.compile(rf"(?<![\w-])(?P<name>[А-ЯЁ][а-яё]{{2,12}})\s(?P<number>{_FIGURES})(?![\w-])")
_ENDINGS = {
    "век": "й",
    "века": "го",
    "веку": "му",
    "веком": "м",
    "веке": "м",
    "веков": "го",
    "веках": "м",
    "веками": "м",
}
_FIGURE = re.compile(r"(?<!\w)[IVXLCХІС]+(?!\w)")
_IN = re.compile(r"(?<!\w)во?\s\Z", re.I)
_END = re.compile(r"[\"'»”) ]*\Z")
_ABAD = re.compile(r"(?<!\w)(?P<word>[Aa]bad)\s(?P<number>[IVXL]{1,6})(?!\w)")

Found = tuple[int, int, str]
"""A stretch of the text and what it is written out to."""


def find(text: str) -> list[Found]:
    """Centuries and rulers of a Russian text, in order."""
    if _FIGURE.search(text) is None:
        return []
    found = [one for match in _CENTURY.finditer(text) if (one := _century(text, match)) is not None]
    told = {start for start, _, _ in found}
    for match in _RULER.finditer(text):
        number = match["number"].translate(_ALIKE)
        english = _ruler(match["name"].lower())
        if english is not None and roman(number) and match.start("number") not in told:
            found.append((match.start(), match.end(), f"{english} {number}"))
    return sorted(found)


def find_indonesian(text: str) -> list[Found]:
    """Centuries of an Indonesian text: abad IX, abad ke-9."""
    if "bad " not in text:
        return []
    return [
        (match.start(), match.end(), f"{match['word']} ke-{value}")
        for match in _ABAD.finditer(text)
        if (value := roman(match["number"]))
    ]


def _century(text: str, match: re.Match[str]) -> Found | None:
    first = roman(match["first"].translate(_ALIKE)) if match["first"] else None
    last = roman(match["last"].translate(_ALIKE))
    if not last or (match["first"] and not first):
        return None
    word, stop = match["word"], ""
    if word is None:
        inside = _IN.search(text[max(0, match.start() - 4) : match.start()]) is not None
        plural = first is not None or match["short"] == "вв."
        word = ("веках" if inside else "веков") if plural else ("веке" if inside else "века")
        stop = "." if _END.match(text, match.end()) else ""
    ending = _ENDINGS[word]
    numbers = f"{last}-{ending}" if first is None else f"{first}-{ending} и {last}-{ending}"
    return match.start(), match.end(), f"{numbers} {word}{stop}"


@cache
def _rulers() -> Mapping[str, str]:
    return {str(name): str(english) for name, english in table("written-out-ru", "rulers").items()}


def _ruler(name: str) -> str | None:
    """The English name of a ruler in any case: Екатериной, Catherine."""
    return next((_rulers()[lemma] for lemma in lemmas(name) if lemma in _rulers()), None)
