"""Lines on top of a page that are no headline whatever their words: they break off, open with a time, name houses.

Said of a line as it stands on its page (`Head`), so that rules and learned trees leave it out alike.
"""

from __future__ import annotations

import re

from service.masthead.banners import is_banner
from service.masthead.captions import labels_source
from service.masthead.dateline import find_dateline, known_city
from service.masthead.head import Head
from service.masthead.item import HOST
from service.masthead.name_words import has_first_name
from service.masthead.phrases import folded_words

_BREAKS_OFF = re.compile(r"\s[-–—]\s*$")
_LABEL = re.compile(r"[^\W\d_][\w ]{1,18}:\s\S")
_PARTS = re.compile(r"\s+[-–—|•·]\s+")
_LEAST_HOUSES, _LEAST_KNOWN = 3, 2
"""Parts of a line of houses: one of them known as the page's own, two are enough."""
_LONGEST_HOUSE, _LONGEST_LINE = 5, 200
_ASIDE = re.compile(r"\([^()]{20,}\)")
"""``(The minister's answer will be printed in the next issue)``: what a newsroom adds to its text."""
_SAYS = re.compile(r"(?:Сообща[ею]т|Переда[её]т|Передают|Пишет|Пишут|Рассказали в|Сообщили в)(?: [\w«»\"-]+){1,3}\.?")
"""``Сообщает оперштаб``: who says it, of a lead whose headline was lost."""
_TIMES = 3
"""Lines that say the same words: a channel's name above each of its posts."""
_LONGEST_NAME = 4
_BESIDE_TIME = 6
"""Words of a headline behind a time at least."""


def never_title(head: Head, index: int) -> bool:
    """Whether nothing but the markup could make the line a headline."""
    line = head.lines[index]
    if line.key in folded_words("crossheads.lines"):  # "Background" over a summary is not what the article is called
        return True
    if _SAYS.fullmatch(line.text.strip()) or _ASIDE.fullmatch(line.text.strip()):
        return True
    if index in head.card() or opens_text(head, index) or describes_picture(head, index):
        return True
    if breaks_off(head, index) or opens_with_time(head, index) or is_banner(head, index):
        return True
    return names_houses(head, index) or heads_posts(head, index)


def opens_text(head: Head, index: int) -> bool:
    """``KABARDELTA.COM, SORNE – The office of the``: house, place and dash open a sentence, cut by a wrap perhaps.

    So does ``SORNE: The cabinet meets today.``, a known city before a sentence with its full stop.
    """
    line = head.lines[index]
    city, colon, rest = line.text.partition(": ")
    if colon and city.isupper() and known_city(city) and line.text.rstrip().endswith("."):
        return len(rest.split()) >= _LEAST_OPENED
    if len(line.text) > _LONGEST_LINE or HOST.match(line.text) is None:
        return False
    found = find_dateline(line.text, line.block.span[0], head.known)
    if found is None or not found.dateline.place or not (found.site or found.agency):
        return False
    return len(line.text[len(found.dateline.source_text) :].split()) >= _LEAST_OPENED


_LEAST_OPENED = 3
"""Words of the sentence behind a dateline at least."""


_LISTED_BELOW = re.compile(r"\s*[•·*]\s")
_FILED = re.compile(r"(?P<said>\S.{18,140}?)\s(?:file photo|foto arsip|архивное фото)\s(?P=said)\W*", re.IGNORECASE)


def describes_picture(head: Head, index: int) -> bool:
    """A caption above ``Source:`` and a list of whose it is, or said before and behind ``File Photo``."""
    line = head.lines[index]
    if len(line.text) <= _LONGEST_CAPTION and _FILED.fullmatch(line.text.strip()) is not None:
        return True
    if not labels_source(head, index + 1):
        return False
    return _LISTED_BELOW.match(head.source, head.lines[index + 1].block.span[1]) is not None


_LONGEST_CAPTION = 300


def breaks_off(head: Head, index: int) -> bool:
    """``Translation. Region: Karnia –``: a dash at the end, and a label on the next line that opens another."""
    if _BREAKS_OFF.search(head.lines[index].text[-8:]) is None or index + 1 >= len(head.lines):
        return False
    return _LABEL.match(head.lines[index + 1].text) is not None


def opens_with_time(head: Head, index: int) -> bool:
    """``Rabu, 11 Oktober 2017 21:30 WIB ABC/Portalku/Antara Share :``: a day with its time, a few words behind it."""
    items = head.items(index)
    first = items.items[0] if items.items else None
    if first is None or first.date is None or first.date.hour is None or not first.date.complete or first.span[0] > 1:
        return False
    rest = head.lines[index].text[first.span[1] :]
    return len(rest.split()) < _BESIDE_TIME and ("/" in rest or rest.rstrip().endswith(":"))


def names_houses(head: Head, index: int) -> bool:
    """``Coast Watch – Legal Aid Torva – Women of the Island``: who signs a statement, above its headline.

    Three names in Title Case between dashes or bars, or two of which one is the page's own.
    """
    line = head.lines[index]
    if len(line.text) > _LONGEST_LINE:
        return False
    parts = _PARTS.split(line.text.strip())
    if len(parts) < _LEAST_KNOWN or line.ends_sentence or ":" in line.text:
        return False
    own = any(head.own_name(part) for part in parts)
    if len(parts) < (_LEAST_KNOWN if own else _LEAST_HOUSES):
        return False
    return all(_house(part) for part in parts) and not any(map(has_first_name, parts))


def _house(part: str) -> bool:
    words = part.split()
    capitals = [word for word in words if word[:1].isupper()]
    return 1 < len(words) <= _LONGEST_HOUSE and len(words) - len(capitals) <= 1 and words[0] in capitals


def heads_posts(head: Head, index: int) -> bool:
    """``Torva Live`` above each of several posts: a channel's name."""
    line = head.lines[index]
    if line.words > _LONGEST_NAME or line.ends_sentence:
        return False
    return sum(other.key == line.key for other in head.lines) >= _TIMES
