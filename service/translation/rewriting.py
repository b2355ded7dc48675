"""Number words as figures, for a model that loses them: «полторы тысячи» is sent as 1500, "dua ribu" as 2.000."""

from __future__ import annotations

from service.translation.number_reader import Number, read

_GROUP = {"ru": " ", "id": "."}
_FRACTIONS = frozenset("½¼¾")
_FIGURES = "0123456789.,½¼¾"
_LEAST_GROUPED = 10_000
_MOST = 1e15
"""Values from here on are left in words: a float no longer holds all their digits."""


def in_figures(text: str, language: str) -> str:
    """The text with its number words above `spelled_numbers.SMALL` as figures; others stay. Languages: ru and id."""
    if language not in _GROUP:
        return text
    for number in reversed(read(text, language).numbers):
        if (written := _figures(number, language)) is not None:
            text = text[: number.span[0]] + written + text[number.span[1] :]
    return text


def _figures(number: Number, language: str) -> str | None:
    value, *unit = number.readings[0]
    if number.weak or not isinstance(value, float) or value >= _MOST:
        return None
    if any(map(str.isdecimal, number.text)) and _FRACTIONS.isdisjoint(number.text):
        return None
    if any(not isinstance(key, str) or not key.startswith("unit:") for key in unit):
        return None
    return _written(value, _GROUP[language]) + (_unit(number.text) if unit else "")


def _unit(text: str) -> str:
    """The unit as it stands behind the number: ``4½%`` keeps ``%`` without a blank."""
    word = text.split()[-1]
    unit = word.lstrip(_FIGURES)
    return unit if unit != word else f" {word}"


def _written(value: float, mark: str) -> str:
    if value != int(value):
        return f"{value:g}".replace(".", ",")
    return str(int(value)) if value < _LEAST_GROUPED else f"{int(value):,}".replace(",", mark)
