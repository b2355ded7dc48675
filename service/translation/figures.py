"""Digits with separators in them, read in every way that they may be meant: ``2.300`` is 2300 or 2.3."""

from __future__ import annotations

import re

Key = float | str
"""A value rounded to six places, ``month:10``, ``time:752`` (minutes of a twelve-hour clock) or ``unit:percent``."""
SPACES = "\u00a0\u202f\u2009 "


def figure_readings(written: str) -> list[tuple[Key, ...]]:
    """The ways to read digits with separators in them."""
    plain = re.sub(rf"(?<=\d)[{SPACES}'’](?=\d)", "", written)
    if plain.isdecimal():
        return [(float(plain),)] if len(plain) < 16 else [(plain,)]
    if "/" in plain and re.search(r"\d[.,]\d{3}", plain):  # 153,822/2,240,191
        return [tuple(key for part in plain.split("/") for key in figure_readings(part)[0])]
    parts = re.split(r"[.,:/]", plain)
    marks = re.findall(r"[.,:/]", plain)
    if any(len(part) > 15 for part in parts):
        return [(plain,)]
    figures = [float(part) for part in parts]
    separate = tuple(figures)
    if "/" in marks or ":" in marks:
        quotient = [(round(figures[0] / figures[1], 6),)] if marks == ["/"] and 0 < figures[1] <= 10 else []
        named = _with_month(figures) if ":" not in marks else []
        return [*_times(parts, marks), separate, *quotient, *named]
    readings: list[tuple[Key, ...]] = []
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and len(set(marks)) == 1:
        readings.append((float("".join(parts)),))
    if len(marks) == 1:
        readings.append((float(f"{parts[0]}.{parts[1]}"),))
    elif marks[-1] not in marks[:-1] and all(len(part) == 3 for part in parts[1:-1]):
        readings.append((float("".join(parts[:-1]) + "." + parts[-1]),))
    if len(parts) == 3 and set(marks) == {"."} and _is_date(figures):
        year = figures[2] if figures[2] >= 100 else 2000 + figures[2]
        readings += [(figures[0], f"month:{int(figures[1])}", year), (figures[0], figures[1], year)]
    if set(marks) == {"."}:
        readings += _times(parts, marks)
    return [*readings, separate] if len(parts) > 2 or not readings else readings


def _is_date(figures: list[float]) -> bool:
    return figures[0] <= 31 and figures[1] <= 12 and (figures[2] < 100 or 1000 <= figures[2] < 2200)


def _with_month(figures: list[float]) -> list[tuple[Key, ...]]:
    """A date between slashes with its month in words, day first or month first: 5/4/2023, April 5, 2023."""
    first, second, *year = figures
    if len(year) > 1 or (year and not _is_date([1, 1, *year])):
        return []
    rest = tuple(one if one >= 100 else 2000 + one for one in year)
    return [
        (day, f"month:{int(month)}", *rest) for day, month in ((first, second), (second, first)) if _is_day(day, month)
    ]


def _is_day(day: float, month: float) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _times(parts: list[str], marks: list[str]) -> list[tuple[Key, ...]]:
    if "/" in marks or not 2 <= len(parts) <= 3 or len(parts[0]) > 2 or any(len(part) != 2 for part in parts[1:]):
        return []
    hour, minute = int(parts[0]), int(parts[1])
    rest = tuple(float(part) for part in parts[2:])
    return [(f"time:{hour % 12 * 60 + minute}", *rest)] if hour <= 24 and minute < 60 else []


def rounded(key: Key) -> Key:
    return round(key, 6) if isinstance(key, float) else key
