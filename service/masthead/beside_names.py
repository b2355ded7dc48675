"""Agencies beside and between the names of a line: alone, in brackets, in what an author is, with a desk's initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.agencies import Agencies
from service.document import Span
from service.lines import lookup_key
from service.masthead.item import BRAND, HOST, JUNK, Item
from service.masthead.name_words import is_desk, is_role
from service.masthead.names import people
from service.masthead.phrases import folded_words


def within_text(text: str, offset: int, form: str, start: int = 0) -> tuple[int, int]:
    """The span of a form that `text` holds from `start` on."""
    at = offset + text.index(form, start)
    return at, at + len(form)


_BESIDE_BRACKET = re.compile(r"(?P<house>[^()]{2,40}) \((?P<inner>[^()]{2,40})\)")


def house_or_bracket(text: str, known: Agencies) -> tuple[str, str] | None:
    """The agency that ``via`` names: alone, or before or inside brackets, the longer first: ``UNIAN (Ukraine)``."""
    if name := known.named(text):
        return name, text
    match = _BESIDE_BRACKET.fullmatch(text.strip())
    for form in sorted((match["house"], match["inner"]), key=len, reverse=True) if match else ():
        if name := known.named(form):
            return name, form
    return None


_ROLE_OF_AGENCY = re.compile(r",\s(?P<house>[A-ZА-ЯЁ]{2,6}|[A-Z][a-z]+)\s(?P<role>[^,;]{4,50})")


def agency_in_role(text: str, offset: int, known: Agencies) -> list[Item]:
    """``By Alison Tait, AAP Environment Writer``: the agency in what an author is."""
    for match in _ROLE_OF_AGENCY.finditer(text):
        name = known.named(match["house"])
        if name is not None and is_role(match["role"]):
            return [Item("agency", (offset + match.start("house"), offset + match.end("house")), name)]
    return []


_INITIALS = r"(?:[a-zа-я]{2,4}(?:/[a-zа-я]{2,4}){0,3}\s)?"
_AGENCY_AND_INITIALS = re.compile(
    r"(?P<name>\w{2,12})\s(?:[a-zа-я]{2,4}(?:/[a-zа-я]{2,4}){1,4}|[A-Z]{2,4}(?:\s[A-Z]{2,4}){1,4})"
)
"""An agency and the initials of its desk below the text: ``EFE lbg/jm/ks``, ``PTI KVM NSD HVA``."""
_AGENCY_LIST = re.compile(rf"{_INITIALS}[(\[]?(?P<names>[^()\[\]]{{2,60}})[)\]]?")


def agencies_alone(text: str, offset: int, known: Agencies) -> list[Item]:
    """``hk/rt (dpa, AFP)``, ``Reuters/AFP``: agencies and the initials of desks; the first is the source."""
    signed = _AGENCY_AND_INITIALS.fullmatch(text)
    if signed is not None and (name := known.named(signed["name"])):
        return [Item("agency", (offset, offset + signed.end("name")), name)]
    match = _AGENCY_LIST.fullmatch(text)
    if match is None:
        return []
    first = known.first_of(match["names"])
    if first is None and (housed := _HOUSE_WITH.fullmatch(match["names"])) and not people(housed["house"], least=2):
        first = known.first_of(housed["names"])
    if first is None and (listed := known.among(match["names"])):
        beside = match["names"].replace(listed[1], "", 1)
        first = listed if all(_house(part) for part in _BESIDE_AGENCY.split(beside) if part.strip()) else None
    if first is None:
        return []
    return [Item("agency", within_text(text, offset, first[1], match.start("names")), first[0])]


_BESIDE_AGENCY = re.compile(r"\s*[,/;&+|]\s*|\s?\b(?:and|with|и|с|dan|dengan)\s", re.IGNORECASE)
_HOUSE_WITH = re.compile(
    r"(?P<house>[A-ZА-ЯЁ][\w.’'&-]*(?: [A-ZА-ЯЁ\d][\w.’'&-]*){0,3}) (?:with|с|со|dengan) (?P<names>.{2,40})"
)
"""``FRANCE 24 with REUTERS and AFP``: the page's own house, and the agencies behind."""
_LONGEST_ACRONYM = 6


def _house(text: str) -> bool:
    """``CBS``, ``Euronews``, ``TOI staff``, ``own reporting``: what may stand beside an agency in one line."""
    bare = text.strip(JUNK)
    if lookup_key(bare) in folded_words("masthead.own_reports"):
        return True
    acronym = bare.isupper() and bare.isalpha() and len(bare) <= _LONGEST_ACRONYM
    return not bare or acronym or is_desk(bare) or bool(HOST.fullmatch(bare) or BRAND.fullmatch(bare))


_HOUSE_NAME = re.compile(r"[A-ZА-ЯЁ][\w.’'-]*(?: [A-ZА-ЯЁ\d][\w.’'-]*){0,3}")
_MOST_HOUSES = 2


def houses_beside(text: str, places: Sequence[Span], items: Sequence[Item], known: Agencies) -> list[Item]:
    """The houses in ``Nurlan Kadyrov | Kabar | Fergana Today``: beside a person, one of them an agency.

    `places` are the pieces of the line that nothing else explains; an agency that is a common word counts here.
    """
    if len(places) > _MOST_HOUSES or not any(item.kind == "name" for item in items):
        return []
    found: list[Item] = []
    for start, end in places:
        piece = text[start:end]
        name = known.common.get(lookup_key(piece))
        if name is None and _HOUSE_NAME.fullmatch(piece) is None:
            return []
        found.append(Item("agency" if name else "site", (start, end), name or piece))
    return found if any(item.kind == "agency" for item in (*items, *found)) else []
