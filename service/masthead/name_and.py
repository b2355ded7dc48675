"""One name with what stands beside it in its line: a role, a house or desk, a town."""

from __future__ import annotations

import re
from dataclasses import replace

from service.agencies import Agencies
from service.lines import lookup_key
from service.masthead.item import BRAND, Item
from service.masthead.name_words import has_first_name, is_desk, is_organization, is_role, surname
from service.masthead.names import people
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.site import MEDIA

_LONGEST_NAME = 4


def name_and_role(text: str, offset: int) -> list[Item]:
    """``Jon Henley Europe correspondent``: a person, a beat, and what the person does."""
    words = text.split()
    if not 3 <= len(words) <= 8 or " ".join(words) != text:
        return []
    if not is_role(words[-1]) or not _AND.isdisjoint(words):
        return _role_before_field(text, words, offset)
    beats = folded_words("masthead.beats") | folded_words("masthead.roles")
    sizes = [size for size in range(2, min(_LONGEST_NAME, len(words) - 1) + 1) if lookup_key(words[size]) in beats]
    for size in sizes or [2]:
        name = " ".join(words[:size])
        found = people(name, offset, least=2, strict=True)
        rest = text[len(name) :]
        if found and found[0].value.count(" ") == size - 1 and is_role(rest) and not any(map(is_role, words[:size])):
            return [
                Item("name", found[0].span, found[0].value),
                Item("role", (offset + len(name) + 1, offset + len(text)), rest.strip()),
            ]
    return []


def second_author(text: str, items: list[Item]) -> list[Item]:
    """``By Minh Quan - Thu Ha, Sungai News``: two authors with a dash between them, and their house behind a comma."""
    if len(items) != _PAIR_AND_HOUSE:
        return items
    first, second, house = items
    if first.kind != "author" or second.kind != "name" or house.kind not in ("site", "agency") or not first.label:
        return items
    between, behind = text[first.span[1] : second.span[0]], text[second.span[1] : house.span[0]]
    if between.strip() not in ("-", "–", "—") or behind.strip() != "," or is_place(second.value):
        return items
    return [first, replace(second, kind="author", label=first.label), house]


_PAIR_AND_HOUSE = 3
_AND = frozenset({"and", "with", "dan", "dengan", "и", "с"})


def _role_before_field(text: str, words: list[str], offset: int) -> list[Item]:
    """``Нина Ежова корреспондент отдела происшествий``: a role in lower case right behind a name of two words."""
    if not words[2][0].islower() or not is_role(words[2]) or text.endswith("."):
        return []
    name = " ".join(words[:2])
    found = people(name, offset, least=2, strict=True)
    if len(found) != 1 or not (surname(name) or has_first_name(name)):
        return []
    start = offset + len(name) + 1
    return [
        Item("name", found[0].span, found[0].value),
        Item("role", (start, offset + len(text)), text[len(name) + 1 :]),
    ]


_LONGEST_HOUSE = 5


def name_and_house(text: str, offset: int, known: Agencies) -> list[Item]:
    """``Joanna Wicks, Local Democracy Reporting Service``: a person and the desk or body that employs them."""
    name, comma, house = text.partition(", ")
    words = house.split()
    if (
        not comma
        or "," in house
        or not 1 < len(words) <= _LONGEST_HOUSE
        or not all(word[0].isupper() for word in words)
    ):
        return []
    if BRAND.fullmatch(house) or known.named(house):
        return []
    if MEDIA.search(house) and name.isupper():
        found = people(name, offset, least=2, strict=True)
        at = offset + len(name) + len(comma)
        site = Item("site", (at, at + len(house)), house)
        return [Item("name", found[0].span, found[0].value), site] if found else []
    if not (lookup_key(house) in folded_words("masthead.desks") or lookup_key(words[-1]) in _bodies()):
        return []
    found = people(name, offset, least=2, strict=True)
    if len(found) != 1 or found[0].span != (offset, offset + len(name)) or is_desk(name) or is_organization(name):
        return []
    start = offset + len(name) + len(comma)
    return [Item("name", found[0].span, found[0].value), Item("role", (start, offset + len(text)), house)]


def _bodies() -> frozenset[str]:
    """Last words of the names of houses and bodies: ``Service``, ``Newsroom``, ``Institute``."""
    return folded_words("masthead.organizations") | folded_words("masthead.desks")


_TOWN_FIRST = re.compile(r"(?P<town>[A-ZА-ЯЁ][\w-]{2,24}), (?P<name>[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]+)\.?")


def _town_and_name(text: str, offset: int) -> list[Item]:
    """``Екатеринбург, Елена Плотникова``: a known town, a given name and a surname."""
    match = _TOWN_FIRST.fullmatch(text)
    if match is None or not is_place(match["town"]) or is_place(match["name"]):
        return []
    found = people(match["name"], offset + match.start("name"), least=2, strict=True)
    if len(found) != 1 or not (surname(match["name"]) and has_first_name(match["name"])):
        return []
    return [Item("name", found[0].span, found[0].value)]


_TOWN = re.compile(r", [A-ZА-ЯЁ][\w-]{2,24}$")


def name_and_town(text: str, offset: int, known: Agencies) -> list[Item]:
    """``Ульяна Жаворонкова, Ратмур``: a person, and a town that no list knows."""
    if town_first := _town_and_name(text, offset):
        return town_first
    town = _TOWN.search(text)
    found = people(text[: town.start()], offset, least=2, strict=True) if town else []
    if town is None or known.named(town.group()[2:]) or len(found) != 1 or found[0].span[1] != offset + town.start():
        return []
    if not (surname(found[0].value) or has_first_name(found[0].value)) or is_role(text[town.start() :]):
        return []
    return [Item("name", found[0].span, found[0].value)]
