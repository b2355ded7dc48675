"""Pieces that name people, agencies, sections and sites, with a label before them or without."""

from __future__ import annotations

import re
from functools import cache

from service.agencies import Agencies
from service.lines import lookup_key, plain
from service.masthead.item import BRAND, HOST, JUNK, Item
from service.masthead.labels import label_openings, labels
from service.masthead.name_words import has_first_name, has_given_name, is_desk, is_role, surname
from service.masthead.names import FoundName, people
from service.masthead.phrases import folded_words, opens_with

_LONGEST_PAIR = 60
_SPACES = re.compile(r"\s+")
_KIND_BY = re.compile(r"(?P<kind>\w+(?: \w+){0,2}) by (?P<rest>[A-Z].{4,120})", re.IGNORECASE)


def labelled(text: str, offset: int, known: Agencies) -> list[Item]:
    kind = _KIND_BY.fullmatch(text) if " by " in text.lower() else None
    if kind is not None and lookup_key(kind["kind"]) in folded_words("masthead.sections"):
        rest = kind.start("rest")
        if named := people(text[rest:], offset + rest, least=2, strict=True):
            return [Item("author", one.span, one.value, "by") for one in named]
    text, offset = _unglued(text, offset)
    if not opens_with(text, label_openings()):
        return []
    by = labels("by").match(text)
    if by and (found := _byline(by, text, offset, known)):
        return found
    editor = labels("editor").match(text)
    short = editor is not None and editor["rest"].count(" ") < 5
    if editor and ((editor["label"] and short) or people(editor["rest"], least=2, strict=True)):
        return [
            Item(
                "editor",
                (offset + editor.start("rest"), offset + len(text)),
                editor["rest"],
                editor["label"] or editor["bare"],
            )
        ]
    source = labels("source").match(text)
    if source and (source["label"] or " " in source["bare"]):
        span = (offset + source.start("rest"), offset + len(text))
        label = source["label"] or source["bare"]
        if listed := known.among(source["rest"]):
            return [Item("agency", _within(text, offset, listed[1], source.start("rest")), listed[0], label)]
        return [Item("source", span, source["rest"], label)] if source["label"] else []
    for name in ("section", "site") if ":" in text or "：" in text else ():
        match = labels(name).match(text)
        if match and match["label"] and 0 < match["rest"].count(" ") + 1 <= 5:
            return [
                Item(
                    "section" if name == "section" else "site",
                    (offset + match.start("rest"), offset + len(text)),
                    match["rest"],
                    match["label"],
                )
            ]
    return []


_GLUED = re.compile(r"(?:By|Oleh|Автор|Penulis)(?=[A-ZА-ЯЁ][a-zа-яё]+ [A-ZА-ЯЁ])")


_SECTION_BY = re.compile(r"[A-Z]{3,14}(?=By [A-Z])")
"""``NEWSBy Milo Boydell``."""


def _unglued(text: str, offset: int) -> tuple[str, int]:
    """``OlehRani Puspita`` with the blank that was lost behind the label."""
    if section := _SECTION_BY.match(text):
        return text[section.end() :], offset + section.end()
    glued = _GLUED.match(text)
    return (f"{text[: glued.end()]} {text[glued.end() :]}", offset - 1) if glued else (text, offset)


def _within(text: str, offset: int, form: str, start: int = 0) -> tuple[int, int]:
    """The span of a form that `text` holds from `start` on."""
    at = offset + text.index(form, start)
    return at, at + len(form)


_ELSEWHERE = re.compile(
    r"\s(?:in|from|di|dari|в|из)\s[A-ZА-ЯЁ][\w.,’ -]{1,30}?\s(?:and|dan|и)\s(?P<rest>[A-ZА-ЯЁ].{3,80})$"
)
"""``By Maren Oakes in Kelmar and Tor Kvist in Osterby``."""


_HOUSE_OF = re.compile(
    r"[A-Z][\w./ ]{1,30}['’]s [A-Z]\w+(?: [A-Z]\w+)?(?: [Ss]ervice| [Dd]esk| [Bb]ureau| [Ss]taff| [Tt]eam)"
)
"""A desk of a house: ``RFE/RL's Kazakh Service``."""


def _byline(match: re.Match[str], text: str, offset: int, known: Agencies) -> list[Item]:
    label = match["label"] or match["bare"]
    rest, start = match["rest"], offset + match.start("rest")
    if (again := labels("by").match(rest)) and again["bare"]:  # "BYLINE: By Jane Doe"
        rest, start = again["rest"], start + again.start("rest")
    if name := known.named(rest):
        return [Item("agency", (start, offset + len(text)), name, label)]
    if _HOUSE_OF.fullmatch(rest.strip()):
        return [Item("noise", (start, offset + len(text)), rest, label)]
    if BRAND.fullmatch(rest.strip()):
        return [Item("site", (start, start + len(rest.rstrip())), rest.strip(), label)]
    found = people(rest, start, least=1 if match["label"] else 2)
    if (listed := known.among(rest)) and all(" " not in one.value for one in found):
        return [Item("agency", _within(text, offset, listed[1], match.start("rest")), listed[0], label)]
    if not found and match["bare"]:
        sure = len(rest.split()) <= 3 or plain(label).endswith(" oleh")
        found = people(rest, start)[:1] if sure else []
    if len(found) > 1 and any(" " in one.value for one in found):
        found = [one for one in found if " " in one.value]
    if found and BRAND.fullmatch(found[0].value):
        return [Item("site", found[0].span, found[0].value, label)]
    if found and match["bare"] and (others := _ELSEWHERE.search(text, found[-1].span[1] - offset)):
        found += people(others["rest"], offset + others.start("rest"), least=2)
    if found:
        behind = _after_names(text, offset, found[-1], known) if found[-1].span[1] <= offset + len(text) else []
        return [*(Item("author", one.span, one.value, label) for one in found), *behind]
    desk = is_desk(rest) and rest.count(" ") < 8
    return [Item("noise", (start, offset + len(text)), rest, label)] if desk else []


def unlabelled(text: str, offset: int, folded: str, known: Agencies) -> list[Item]:
    whole = (offset, offset + len(text))
    if name := known.named(text):
        return [Item("agency", whole, name)]
    if folded in folded_words("masthead.sections"):
        return [Item("section", whole, text)]
    if (" " not in text and HOST.fullmatch(text)) or (BRAND.fullmatch(text) and not has_given_name(text)):
        return [Item("site", whole, text)]
    if pair := _agency_and_section(text, offset, folded, known):
        return pair
    if (placed := _AGENCY_IN_PLACE.fullmatch(text)) and (name := known.named(placed["agency"])):
        return [Item("agency", (offset, offset + placed.end("agency")), name)]
    if pair := _agencies_alone(text, offset, known):
        return pair
    if pair := _house_and_person(text, offset, known):
        return pair
    if named := _name_and_role(text, offset) or _name_and_town(text, offset, known):
        return named
    if found := listed_people(text, offset, known):
        return found
    return [Item("role", whole, text)] if is_role(text) and not text.endswith(".") else []


def listed_people(text: str, offset: int, known: Agencies) -> list[Item]:
    """The people of an unlabelled list, and what stands behind the last one."""
    found = people(text, offset, least=2, strict=True)
    if found and _SAYS.match(text, found[-1].span[1] - offset):
        return []  # "Tomas Ekholm is not sorry"
    behind = _after_names(text, offset, found[-1], known) if found else []
    return [*(Item("name", one.span, one.value) for one in found), *behind]


_SAYS = re.compile(r"\s(?:is|was|are|were|who|has|had|will|to|the|a|an|о|об)\s", re.IGNORECASE)


def _house_and_person(text: str, offset: int, known: Agencies) -> list[Item]:
    """``24.kg , Айгерим БЕКТУРОВА``: an agency, a comma, a name."""
    house, comma, rest = text.partition(",")
    name = known.named(house) if comma and rest else None
    if name is None:
        return []
    start = len(text) - len(rest.lstrip())
    found = people(text[start:], offset + start, least=2, strict=True)
    items = [Item("agency", (offset, offset + len(house.rstrip())), name)]
    return [*items, *(Item("name", one.span, one.value) for one in found)] if found else []


_AGENCY_IN_PLACE = re.compile(
    r"(?P<agency>\w[^,;:.]{1,40}?)\s(?:in|di|в)\s[A-ZА-ЯЁ][\w’'-]+(?:\s[A-ZА-ЯЁ][\w’'-]+){0,2}"
)
"""``Associated Press in Manila``."""
_INITIALS = r"(?:[a-zа-я]{2,4}(?:/[a-zа-я]{2,4}){0,3}\s)?"
_AGENCY_LIST = re.compile(rf"{_INITIALS}[(\[]?(?P<names>[^()\[\]]{{2,60}})[)\]]?")


def _agencies_alone(text: str, offset: int, known: Agencies) -> list[Item]:
    """``hk/rt (dpa, AFP)``, ``Reuters/AFP``: agencies and the initials of desks; the first is the source."""
    match = _AGENCY_LIST.fullmatch(text)
    if match is None:
        return []
    first = known.first_of(match["names"])
    if first is None and (listed := known.among(match["names"])):
        beside = match["names"].replace(listed[1], "", 1)
        first = listed if all(_house(part) for part in _BESIDE_AGENCY.split(beside) if part.strip()) else None
    if first is None:
        return []
    return [Item("agency", _within(text, offset, first[1], match.start("names")), first[0])]


_BESIDE_AGENCY = re.compile(r"\s*[,/;&+|]\s*|\s?\b(?:and|with|и|с|dan|dengan)\s", re.IGNORECASE)
_LONGEST_ACRONYM = 6


def _house(text: str) -> bool:
    """``CBS``, ``Euronews``, ``TOI staff``, ``agencies``: what may stand beside an agency in one line."""
    bare = text.strip(JUNK)
    acronym = bare.isupper() and bare.isalpha() and len(bare) <= _LONGEST_ACRONYM
    return not bare or acronym or is_desk(bare) or bool(HOST.fullmatch(bare) or BRAND.fullmatch(bare))


_QUOTED_HOUSE = re.compile(r"[«“\"][A-ZА-ЯЁ][^«»“”\"]{1,40}[»”\"]\.?")
_OF = re.compile(r"^(?:of|for|from|dari|для|из|and|и|dan|with|&) (?=\S)", re.IGNORECASE)
_IN_PLACE = re.compile(
    r"^(?:in|di|в)\s[A-ZА-ЯЁ][\w’'-]+(?:\s[A-ZА-ЯЁ][\w’'-]+){0,2},?\s(?:and|with|и|с|dan)\s(?=[A-ZА-ЯЁ])"
)
"""Where an author is, before the agency beside: ``in Tbilisi and Reuters``."""


def _after_names(text: str, offset: int, last: FoundName, known: Agencies) -> list[Item]:
    """The agency, the site or the role behind a name: ``…, PA``, ``…, CNN``, ``… (Редактор отдела «Россия»)``."""
    end = last.span[1] - offset
    rest = _OF.sub("", text[end:].strip(JUNK))
    if not rest:
        return []
    start = offset + text.index(rest, end)
    span = (start, start + len(rest))
    if name := known.named(rest):
        return [Item("agency", span, name)]
    beside = _IN_PLACE.sub("", rest)
    if listed := known.among(beside):
        return [Item("agency", _within(text, offset, listed[1], end), listed[0])]
    if HOST.fullmatch(rest) or BRAND.fullmatch(rest) or _QUOTED_HOUSE.fullmatch(text[end:].strip(" ,")):
        return [Item("site", span, rest)]
    return [Item("role", span, rest)] if is_role(rest) else []


_LONGEST_NAME = 4


def _name_and_role(text: str, offset: int) -> list[Item]:
    """``Jon Henley Europe correspondent``: a person, a beat, and what the person does."""
    words = text.split()
    if not 3 <= len(words) <= 8 or not is_role(words[-1]) or " ".join(words) != text:
        return []
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


_TOWN = re.compile(r", [A-ZА-ЯЁ][\w-]{2,24}$")


def _name_and_town(text: str, offset: int, known: Agencies) -> list[Item]:
    """``Ульяна Жаворонкова, Ратмур``: a person, and a town that no list knows."""
    town = _TOWN.search(text)
    found = people(text[: town.start()], offset, least=2, strict=True) if town else []
    if town is None or known.named(town.group()[2:]) or len(found) != 1 or found[0].span[1] != offset + town.start():
        return []
    if not (surname(found[0].value) or has_first_name(found[0].value)) or is_role(text[town.start() :]):
        return []
    return [Item("name", found[0].span, found[0].value)]


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
