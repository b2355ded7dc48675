"""Signs in words for models that have no piece for them: €500 is 500 евро, 25 °C is 25 градусов Цельсия.

Without it the sum comes out bare ("He paid 500"), the degrees as "25 PC", and "&" as a number ("Johnson 1 Johnson").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONEY = {
    "ru": {"€": "евро", "£": "фунтов стерлингов", "₽": "рублей", "¥": "иен", "₴": "гривен", "₸": "тенге", "₺": "лир"},
    "id": {"€": "euro", "£": "pound sterling", "₽": "rubel", "¥": "yen"},
}
_DEGREES = {"ru": "градусов", "id": "derajat"}
_CELSIUS = {"ru": "Цельсия", "id": "Celsius"}
_MINUS = {"ru": "минус", "id": "minus"}
_AND = {"ru": "и", "id": "dan"}
_AMOUNT = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_SCALE = r"(?:\s?(?:(?:тыс|млн|млрд|трлн)\b\.?|(?:ribu|juta|miliar|triliun)\b))?"
_ANY = re.compile("[€£₽¥₴₸₺°&]")
_SIGN = re.compile(
    rf"(?<![\w.,])(?:(?P<before>[€£₽¥₴₸₺])\s?(?P<sum>(?:{_AMOUNT}){_SCALE})|(?P<amount>(?:{_AMOUNT}){_SCALE})\s?(?P<after>[€£₽¥₴₸₺]))"
    rf"(?!\w)|(?<![\w.,])(?P<minus>[−-](?=\d))?(?P<degrees>\d+(?:[.,]\d+)?)\s?°(?P<celsius>\s?[CС](?!\w))?"
    r"|(?<=\w )(?P<and>&)(?= \w)"
)


def find(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of each sign with its number, in order. Languages: ru and id."""
    if _ANY.search(text) is None:
        return
    for match in _SIGN.finditer(text):
        if (words := _words(match, language)) is not None:
            yield match.start(), match.end(), words


def _words(match: re.Match[str], language: str) -> str | None:
    if match["and"]:
        return _AND[language]
    if match["degrees"]:
        minus = f"{_MINUS[language]} " if match["minus"] else ""
        of = f" {_CELSIUS[language]}" if match["celsius"] else ""
        return f"{minus}{match['degrees']} {_DEGREES[language]}{of}"
    money = _MONEY[language].get(match["before"] or match["after"])
    return f"{match['sum'] or match['amount']} {money}" if money is not None else None
