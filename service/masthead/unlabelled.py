"""Pieces that name people, agencies, sections and sites without a label, and what stands behind names."""

from __future__ import annotations

import re
from functools import cache

from service.agencies import Agencies
from service.lines import lookup_key
from service.masthead.beside_names import agencies_alone, within_text
from service.masthead.item import BRAND, HOST, JUNK, OWN_ADDRESS, Item
from service.masthead.labels import label_at
from service.masthead.name_and import name_and_house, name_and_role, name_and_town
from service.masthead.name_words import has_first_name, has_given_name, is_role
from service.masthead.names import FoundName, people
from service.masthead.phrases import folded_words
from service.masthead.places import is_place

_LONGEST_PAIR = 60
_CODED = re.compile(r"(?P<name>(?:[A-Z]\.){1,2}\s?[A-Z][\w’'-]*?[a-z])--?-[A-Z]{2,4}(?:-[A-Z]{2,4})?")
"""``T.Hofer--CT``: who signs, and the code of the house, as one network of sites has it."""
_SPACES = re.compile(r"\s+")


def unlabelled(text: str, offset: int, folded: str, known: Agencies) -> list[Item]:
    whole = (offset, offset + len(text))
    if name := known.named(text):
        return [Item("agency", whole, name)]
    if " " in text and folded in folded_words("masthead.own_reports"):
        return [Item("noise", whole, text)]
    if folded in folded_words("masthead.sections"):
        return [Item("section", whole, text)]
    if (" " not in text and HOST.fullmatch(text)) or (BRAND.fullmatch(text) and not has_given_name(text)):
        return [Item("site", whole, text)]
    if "--" in text and (coded := _CODED.fullmatch(text)) is not None:
        return [Item("author", (offset, offset + coded.end("name")), coded["name"], "--")]
    if pair := _agency_and_section(text, offset, folded, known):
        return pair
    if (placed := _AGENCY_IN_PLACE.fullmatch(text)) and (name := known.named(placed["agency"])):
        return [Item("agency", (offset, offset + placed.end("agency")), name)]
    house, colon, town = text.partition(": ")
    name = known.named(house) or known.common.get(lookup_key(house)) if colon else None
    if name is not None and all(map(is_place, town.strip(" ,").split(", "))):
        return [Item("agency", (offset, offset + len(house)), name)]  # "Trend: Баку, Азербайджан"
    house, comma, town = text.partition(", ")
    if comma and (name := known.named(house)) and is_place(town.strip(" ,")):
        return [Item("agency", (offset, offset + len(house)), name)]  # "PTI, Shimla,"
    if (beside := _WITH.match(text)) and (name := known.named(text[beside.end() :])):
        return [Item("agency", (offset + beside.end(), offset + len(text)), name)]
    if pair := agencies_alone(text, offset, known):
        return pair
    if pair := _house_and_person(text, offset, known):
        return pair
    if named := (
        name_and_role(text, offset) or name_and_house(text, offset, known) or name_and_town(text, offset, known)
    ):
        return named
    if found := listed_people(text, offset, known):
        return found
    return [Item("role", whole, text)] if is_role(text) and not text.endswith(".") else []


def listed_people(text: str, offset: int, known: Agencies) -> list[Item]:
    """The people of an unlabelled list, and what stands behind the last one."""
    found = people(text, offset, least=2, strict=True)
    if found and (_SAYS.match(text, found[-1].span[1] - offset) or _tells(text, found[-1].span[1] - offset)):
        return []  # "Tomas Ekholm is not sorry"
    behind = after_names(text, offset, found[-1], known) if found else []
    return [*(Item("name", one.span, one.value) for one in found), *behind]


_SAYS = re.compile(r"\s(?:is|was|are|were|who|has|had|will|to|the|a|an|о|об)\s", re.IGNORECASE)
_ASIDE = re.compile(r"\s?(?:\([^()]{1,60}\)|[«“\"][^«»“”\"]{1,60}[»”\"]),?\s(?=(?P<next>[^\W\d_]+))")


def _tells(text: str, end: int) -> bool:
    """``Tomas Ekholm (61) left the gate open``: behind the aside that follows a name a sentence goes on.

    What someone does may stand there (``Ульяна Жаворонкова (Ратмур), корреспондент``), and other people.
    """
    aside = _ASIDE.match(text, end)
    return aside is not None and aside["next"].islower() and not is_role(text[aside.end() :].strip(JUNK))


def _house_and_person(text: str, offset: int, known: Agencies) -> list[Item]:
    """``24.kg , Айгерим БЕКТУРОВА``: an agency or the page's address, a comma, names; with a slash at the beginning."""
    house, comma, rest = text.partition("/" if not offset and "," not in text else ",")
    name = known.named(house) if comma and rest else None
    own = name is None and bool(rest) and OWN_ADDRESS.fullmatch(house.rstrip()) is not None
    if name is None and not own:
        return _person_and_agency(text, offset, known)
    start = len(text) - len(rest.lstrip())
    found = people(text[start:], offset + start, least=2, strict=True)
    items = [Item("site" if own else "agency", (offset, offset + len(house.rstrip())), name or house.rstrip())]
    return [*items, *(Item("name", one.span, one.value) for one in found)] if found else []


def _person_and_agency(text: str, offset: int, known: Agencies) -> list[Item]:
    """``Tamsin Hollis The Canadian Press``: a name of two or three words and an agency with nothing between them."""
    for gap in list(_SPACES.finditer(text))[1:_LONGEST_PERSON]:
        person, house = text[: gap.start()], text[gap.end() :]
        name = known.named(house)
        if name is None or not (has_first_name(person) or house.startswith("The ")):
            continue
        found = people(person, offset, least=2, strict=True)
        if len(found) == 1 and found[0].span == (offset, offset + len(person)):
            house_span = (offset + gap.end(), offset + len(text))
            return [Item("name", found[0].span, found[0].value), Item("agency", house_span, name)]
    return []


_LONGEST_PERSON = 3
_AGENCY_IN_PLACE = re.compile(
    r"(?P<agency>\w[^,;:.]{1,40}?)\s(?:in|di|в)\s[A-ZА-ЯЁ][\w’'-]+(?:\s[A-ZА-ЯЁ][\w’'-]+){0,2}"
)
"""``Associated Press in Manila``."""
_WITH = re.compile(r"(?:[Ww]ith|[Сс]о?|[Dd]engan) (?=[A-ZА-ЯЁ])")
"""A line of its own below the byline: ``с АФП``, ``With Belga``."""
_QUOTED_HOUSE = re.compile(r"[«“\"][A-ZА-ЯЁ][^«»“”\"]{1,40}[»”\"]\.?")
_OF = re.compile(r"^(?:of|for|from|dari|для|из|and|и|dan|with|&) (?=\S)", re.IGNORECASE)
_IN_SECTION = re.compile(r"(?P<agency>[^\s,/]{2,24})\s(?:in|under|в|di)\s\w[^,/]{1,30}")
"""The agency behind an author's name, and where the article is filed: ``БТА in Общество``."""
_IN_PLACE = re.compile(
    r"^(?:in|di|в)\s[A-ZА-ЯЁ][\w’'-]+(?:\s[A-ZА-ЯЁ][\w’'-]+){0,2},?\s(?:and|with|и|с|dan)\s(?=[A-ZА-ЯЁ])"
)
"""Where an author is, before the agency beside: ``in Tbilisi and Reuters``."""


def after_names(text: str, offset: int, last: FoundName, known: Agencies) -> list[Item]:
    """The agency, the site or the role behind a name: ``…, PA``, ``…, CNN``, ``… (Редактор отдела «Россия»)``."""
    end = last.span[1] - offset
    rest = _OF.sub("", text[end:].strip(JUNK))
    if not rest:
        return []
    start = offset + text.index(rest, end)
    span = (start, start + len(rest))
    if name := known.named(rest):
        return [Item("agency", span, name)]
    if (placed := _IN_SECTION.fullmatch(rest)) and (name := known.named(placed["agency"])):
        return [Item("agency", (start, start + placed.end("agency")), name)]
    beside = _IN_PLACE.sub("", rest)
    if listed := known.among(beside):
        return [Item("agency", within_text(text, offset, listed[1], end), listed[0])]
    source = label_at("source", rest)
    if source and (listed := known.among(source["rest"])):
        return [Item("agency", within_text(text, offset, listed[1], end), listed[0])]
    if HOST.fullmatch(rest) or BRAND.fullmatch(rest) or _QUOTED_HOUSE.fullmatch(text[end:].strip(" ,")):
        return [Item("site", span, rest)]
    return [Item("role", span, rest)] if is_role(rest) else []


@cache
def _section_ends() -> frozenset[str]:
    """Last words of the names of sections."""
    return frozenset(name.rpartition(" ")[2] for name in folded_words("masthead.sections"))


def _agency_and_section(text: str, offset: int, folded: str, known: Agencies) -> list[Item]:
    """``Anadolu Agency WORLD``: an agency and a section with nothing between them."""
    if len(text) > _LONGEST_PAIR or folded.rpartition(" ")[2] not in _section_ends():
        return []
    for gap in _SPACES.finditer(text):
        if lookup_key(text[gap.end() :]) in folded_words("masthead.sections") and (
            name := known.named(text[: gap.start()])
        ):
            return [
                Item("agency", (offset, offset + gap.start()), name),
                Item("section", (offset + gap.end(), offset + len(text)), text[gap.end() :]),
            ]
    return []
