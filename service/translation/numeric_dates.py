"""Dates and hours in figures. Dates, day first, become words: ``05.04.2023`` is April 5, 2023; many read May 4.

Russian and Indonesian news writes them in every article. A model copies the figures, so that the English is read wrong
wherever months come first, and loses or turns some of them (``12.03,2023``). So the model is given the month in words,
and dates in brackets behind weekdays, which it never sees (`asides`), are written in words at once. Hours get a colon
(«в 14.30», "pukul 14.30"), which it keeps: a full stop became a decimal comma.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from service.lexicon import table

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY_FIRST = re.compile(
    rf"(?<![\w/.,:@№#+-])(?P<day>\d{{1,2}})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}(?![\w/@+]|[.,:-]\d|-\w)"
)
_YEAR_FIRST = re.compile(
    rf"(?<![\w/.,:@№#+-]){_YEAR}(?P<mark>[./-])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\w/@+]|[.,:-]\d|-\w)"
)
_NUMBERED = re.compile(r"(?i)(?:№|(?<!\w)(?:no|nr|nomor|номер\w*|верси\w+|versi|v)\.?) ?\Z")
_BRACKETS = re.compile(r"\((?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d\d))?\)")
_DASHED = re.compile(r"(?<![\w-])\d{1,2}-\d{1,2}-(?:19|20)\d\d(?![\w-])")
_COUNTED = (
    "раз|процент|тыс|миллион|миллиард|млн|млрд|трлн|руб|долл|евро|пункт|балл|градус|секунд|тонн|метр|(?:га|к?м|кг|т)\\b"
)
"""What a decimal number counts, beginnings of words."""
_HOUR = {
    "ru": re.compile(
        rf"(?<![\w.])[Вв]о?\s(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?![\d%]|[.,:/-]\d|\s?(?:{_COUNTED}))"
    ),
    "id": re.compile(r"(?i)(?<!\w)(?:pukul|pkl\.?|jam)\s(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?![\d%]|[.,:/]\d)"),
}
_YEAR_SAID = re.compile(r"\s?(?:г(?:од[ау]?|\.|\b))")
_REACH = 12
_HOURS = 25

Found = tuple[int, int, str]
"""A stretch of the text and what it is written out to."""


def find(text: str, language: str) -> list[Found]:
    """Full dates of a text with the month in the words of its language, and colons of hours, in order.

    Languages: ru and id; of others nothing. Linear in the length of the text.
    """
    if language not in _HOUR:
        return []
    dates = [
        (match.start(), match.end(), written)
        for pattern in (_DAY_FIRST, _YEAR_FIRST)
        for match in pattern.finditer(text)
        if (written := _written(text, match, language)) is not None
    ]
    hours = [
        (match.start("minute") - 1, match.start("minute"), ":")
        for match in _HOUR[language].finditer(text)
        if int(match["hour"]) < _HOURS
    ]
    halves = [(match.end(1), match.end(), _half_hour(match)) for match in _HALF.finditer(text)]
    return sorted([*dates, *hours, *halves])


def half_hours(text: str) -> str:
    """The text with Russian half hours in figures: «в половине девятого» as «в 8:30»."""
    return _HALF.sub(lambda match: match[1] + _half_hour(match), text)


def _half_hour(match: re.Match[str]) -> str:
    return f"{_ORDINALS.index(match[2].lower().replace('ё', 'е')) or 12}:30"


_ORDINALS = (
    "первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого", "девятого", "десятого",
    "одиннадцатого", "двенадцатого",
)  # fmt: skip
_HALF = re.compile(
    rf"(?<!\w)((?:в|к|до|после|около) )половин[еуы] ({'|'.join(_ORDINALS)}|четвёртого)"
    r"(?=\s*(?:[.,;:!?)»\"]|$)|\s+(?:утра|вечера|дня|ночи|по|на|в|из|он|она|они|и|к|с|у)(?!\w))",
    re.IGNORECASE,
)
"""Behind a preposition, and before what no noun is: «в половине первого тайма» is no hour."""


def slashed(text: str) -> str:
    """The text, as long as before, with dates between dashes as between slashes, which are read as one number."""
    return _DASHED.sub(lambda match: match.group().replace("-", "/"), text)


def in_english(brackets: str, weekday: str) -> str:
    """A date in brackets behind a weekday (English name) in English: ``(5/4/2023)``, ``(April 5, 2023)``.

    Months come first where only that is a date, or only that the weekday. What is no date stays as it is.
    """
    match = _BRACKETS.fullmatch(brackets)
    if match is None:
        return brackets
    year = int(match["year"]) if match["year"] else None
    if year is not None and year < 100:
        year += 2000
    either = [(int(match["day"]), int(match["month"])), (int(match["month"]), int(match["day"]))]
    valid = [(day, month) for day, month in either if _is_date(year, month, day)]
    if not valid:
        return brackets
    told = [one for one in valid if year is None or f"{datetime.date(year, one[1], one[0]):%A}" == weekday]
    day, month = (told or valid)[0]
    return f"({_months('en')[month - 1]} {day}{f', {year}' if year else ''})"


def _written(text: str, match: re.Match[str], language: str) -> str | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if not _is_date(year, month, day):
        day, month = month, day
    if not _is_date(year, month, day) or _NUMBERED.search(text[max(0, match.start() - _REACH) : match.start()]):
        return None
    named = f"{day} {_months(language)[month - 1]} {year}"
    return f"{named} года" if language == "ru" and _YEAR_SAID.match(text, match.end()) is None else named


def _is_date(year: int | None, month: int, day: int) -> bool:
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return False
    return True


@cache
def _months(language: str) -> tuple[str, ...]:
    """The months as they stand beside a day."""
    forms = table(language, "calendar")["months"]
    return tuple(one[1] if language == "ru" else one[0].capitalize() for one in forms)
