"""Where a page marks its own name: its logo, the name over its desk and the day, the first words of its text."""

from __future__ import annotations

import re

from service.document import Span
from service.masthead.item import HOST
from service.masthead.name_words import has_first_name
from service.masthead.places import is_place
from service.masthead.site import MEDIA, names_page

_TOP = 2_000
_LOGO = re.compile(
    r"^(?:[ \t]*date \d{4}-\d\d-\d\d)?[ \t]*(?:logo (?:header )?(?P<name>[A-ZА-ЯЁ][^\n|:]{2,40}?)"
    r"|(?P<before>[A-ZА-ЯЁ][^\n|:]{2,40}?) (?:logo|logotype|логотип))[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""``logo Khatulistiwa.id``, ``Suva Times Logo``: the alternative text of the picture."""
_OVER_DESK = re.compile(
    r"^[ \t]*(?P<name>[A-Z][\w.&’'-]*(?: [\w.&’'-]+){0,4})[ \t]*\n\s*[-–—][ \t]?"
    r"(?:Tim |Oleh )?(?:Redaksi|Admin|Jurnalis|Wartawan|Editor|Penulis)[ \t]*\n",
    re.MULTILINE,
)
"""The site, ``- Redaksi`` and the day on three lines, as a theme that many Indonesian sites use sets them."""
_PLACE = r"[A-ZА-ЯЁ][\w’'-]*(?: [A-ZА-ЯЁ][\w’'-]*){0,3}"
_OPENS = re.compile(
    rf"(?:{_PLACE}(?:,\s|\s?//?\s?|\s?\|\s?|\s\(|\s#\s?))?(?P<host>{HOST.pattern})"
    rf"(?:\)|,\s{_PLACE}\)?)?\s?(?:[-–—_:/]|\d{{1,2}}\s[A-Z][a-z]+\s\d{{4}}\s?[–—-])"
)
"""``Kabupaten Cirebon//suaralaut.com - ``, ``Bima (warta.id, DK Bima)-``, ``RDInews.id-Nairobi, ``."""
_OPENS_NAMED = re.compile(rf"(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+){{1,2}})(?:,\s(?P<place>{_PLACE}))?\s[-–—]\s")
"""``Kabar Selatan – Sebanyak …``, ``Niaga Pasar, Jakarta - Harga …``"""


def marked_name(source: str, above: int) -> tuple[str, Span] | None:
    """The name of the page's logo above the title, which begins at `above`."""
    stop = min(above, _TOP)
    match = _LOGO.search(source, 0, stop) if "ogo" in source[:stop] or "LOGO" in source[:stop] else None
    group = "name" if match is not None and match["name"] else "before"
    if match is None or not (names_page(match[group]) or HOST.fullmatch(match[group])):
        return None
    return match[group], match.span(group)


def name_over_desk(source: str) -> tuple[str, Span] | None:
    """The name right over the desk at the top of the page."""
    match = _OVER_DESK.search(source, 0, _TOP) if "- " in source[:_TOP] else None
    return (match["name"], match.span("name")) if match is not None and names_page(match["name"]) else None


def opening_name(source: str, start: int) -> tuple[str, Span] | None:
    """The address or the name with which the text opens at `start`, before its dash."""
    if (match := _OPENS.match(source, start)) is not None:
        return match["host"], match.span("host")
    named = _OPENS_NAMED.match(source, start)
    if named is None or is_place(named["name"]) or has_first_name(named["name"]):
        return None
    placed = named["place"] is not None and is_place(named["place"])
    return (named["name"], named.span("name")) if placed or MEDIA.match(named["name"]) else None
