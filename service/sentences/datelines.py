"""Full stops inside a dateline: «МОСКВА, 1 октября. /ТАСС/.», ``PARIS, Jan. 5.``"""

from __future__ import annotations

import re

from service.agencies import agencies
from service.sentences.abbreviations import Abbreviations, cities
from service.sentences.place import NEAR, Place

_DATELINE = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ. \-]{2,30},[^.]{0,20}(?:\.[^.]{0,12}){0,2}$")
_AGENCY = re.compile(
    r"[A-Z]{3}[A-Z.]*|[А-ЯЁ]{4}[А-ЯЁ.]*(?: ?[—–-]|\.RU)|\d{1,2} [а-яё]+\. [A-ZА-ЯЁ]{2}"
    r"|(?:\d{1,2} [а-яё]+\. )?[А-ЯЁ][а-яё]{1,5}[А-ЯЁ]{2,4} ?[—–-]"
)
_AGENCY_CLOSES = re.compile(
    r"[A-ZА-ЯЁ][A-ZА-ЯЁ. \-]{2,30}[,.][^/()]{0,25}[/(][A-ZА-ЯЁ][^/()]{1,40}[/)]\Z"
    r"|[A-ZА-ЯЁ][\w \-]{2,30}[,.][^/]{0,25}/[^/]{1,40}/\Z"
)
"""«МОСКВА, 1 октября. /ТАСС/.», «Бишкек, 17.03.22 /Кабар/.»"""
_CITY_DATE = re.compile(r"[A-ZА-ЯЁ][\w\-]{2,20}\. \d{1,2} [a-zа-яё]{3,9}$|[A-ZА-ЯЁ][\w\-]{2,20}$")

_DAY = re.compile(r"\d{1,2} [а-яё]{3,9}\Z")
_HEAD = re.compile(
    r"(?P<place>[A-ZА-ЯЁ][\w\-]+(?: [A-ZА-ЯЁ][\w\-]+){0,2})"
    r"(?:[,.] ?(?P<day>\d{1,2} [a-zа-яё]{3,9}\.?(?: \d{4}(?: г\.)?)?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r"(?:(?: ?[,.—–-]+ ?| ?[/(])(?P<house>[^,;:()/—–]{2,40}))?\Z"
)
"""A place, a day and a house at the beginning of the text, up to a full stop."""
_CAMEL = re.compile(r"[A-ZА-ЯЁ]+[a-zа-яё]+[A-ZА-ЯЁ]\w*\Z")
_CAPITALS = 4
_STATE = re.compile(r"[A-Z]{2}[A-Z .’'-]{1,30}, \Z")
"""``BATON ROUGE, La. U.S. Sen. Kennedy``: a city in capitals before its state."""


def in_dateline(place: Place, word: str, known: Abbreviations) -> bool:
    """``PARIS, Jan. 5. The`` and «Москва. 1 октября. INTERFAX.RU»: the stop inside a dateline is no end."""
    if place.head and _opens_text(place, known):
        return True
    if not word:
        return _AGENCY_CLOSES.match(place.earlier) is not None
    line = place.earlier + word
    if len(line) >= NEAR:
        return False
    if place.head and word.lower() in known.state and _STATE.match(place.earlier):
        return True
    if _DATELINE.match(line) and (word.isdigit() or _is_month(word.lower(), known)):
        return True
    upper_agency = _AGENCY.match(place.following) is not None
    if upper_agency and _DAY.match(line) and _is_month(_letters(line), known):
        return True  # «7 мая. ФИНМАРКЕТ — Капитализация»
    return (upper_agency and _CITY_DATE.match(line) is not None) or place.opener.startswith("/")


def _is_month(low: str, known: Abbreviations) -> bool:
    return low[:3] in known.month or low[:4] in known.month or low == "мая"


def _opens_text(place: Place, known: Abbreviations) -> bool:
    """«Пенза. 5 мая. ПензаИнформ. Во дворе», ``LONDON. Prime Minister``: a place that news is from, a day, a house."""
    line = (place.earlier + place.before).strip()
    found = _HEAD.match(line.rstrip("/) "))
    if found is None or (found["day"] and not _is_month(_letters(found["day"]), known)):
        return False
    name, house = found["place"], found["house"]
    city = name.casefold() in cities()
    if not city and not (name.isupper() and len(name) >= _CAPITALS):
        return False
    if house is None:
        return city or bool(found["day"])
    house = house.strip("/() ")
    return _CAMEL.match(house) is not None or agencies().first_of(house) is not None or "/" in line


def _letters(day: str) -> str:
    return "".join(letter for letter in day.lower() if letter.isalpha())
