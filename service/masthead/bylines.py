"""Pieces that name people, agencies, sections and sites, with a label before them or without."""

from __future__ import annotations

import re
from functools import cache

from service.agencies import Agencies
from service.lines import lookup_key, plain
from service.masthead.beside_names import agencies_alone, agency_in_role, house_or_bracket, within_text
from service.masthead.item import BRAND, HOST, JUNK, OWN_ADDRESS, Item
from service.masthead.labels import label_openings, labels
from service.masthead.name_and import name_and_house, name_and_role, name_and_town
from service.masthead.name_words import has_first_name, has_given_name, is_desk, is_role
from service.masthead.names import FoundName, people
from service.masthead.phrases import folded_words, opens_with
from service.masthead.places import is_place
from service.masthead.site import MEDIA

_LONGEST_PAIR = 60
_SPACES = re.compile(r"\s+")
_KIND_BY = re.compile(r"(?P<kind>\w+(?: \w+){0,2}) by (?P<rest>[A-Z].{4,120})", re.IGNORECASE)


_ROLE_LABEL = re.compile(
    r"(?:(?P<by>Author|Penulis|Автор)|Role|Peranan|Jabatan|Место работы|Роль), (?P<rest>[^,].{2,79})"
)
"""A page's hidden labels, which end with a comma: ``Author, Yusuf Adikara``, ``Role, BBC News Indonesia``."""


def _hidden_label(text: str, offset: int) -> list[Item]:
    match = _ROLE_LABEL.fullmatch(text)
    if match is None:
        return []
    if match["by"] is None:
        return [Item("role", (offset, offset + len(text)), text)]
    found = people(match["rest"], offset + match.start("rest"), least=2, strict=True)
    return [Item("author", one.span, one.value, match["by"]) for one in found]


def labelled(text: str, offset: int, known: Agencies) -> list[Item]:
    if ", " in text and (hidden := _hidden_label(text, offset)):
        return hidden
    kind = _KIND_BY.fullmatch(text) if " by " in text.lower() else None
    if kind is not None and lookup_key(kind["kind"]) in folded_words("masthead.sections"):
        rest = kind.start("rest")
        if named := people(text[rest:], offset + rest, least=2, strict=True):
            return [Item("author", one.span, one.value, "by") for one in named]
    text, offset = _unglued(text, offset)
    if (placed := _PLACED_LABEL.match(text)) and lookup_key(placed["label"]) in folded_words("masthead.by_bare"):
        rest = placed.start("rest")
        if is_place(placed["place"]) and (named := people(text[rest:], offset + rest, least=2, strict=True)):
            return [Item("author", one.span, one.value, placed["label"]) for one in named]
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
        common = source["label"] and lookup_key(source["rest"].split(",")[0]) in known.common
        if not common and (listed := known.among(source["rest"])):
            return [Item("agency", within_text(text, offset, listed[1], source.start("rest")), listed[0], label)]
        first = _FIRST_LISTED.match(source["rest"]) if source["label"] else None
        if first is not None and (name := known.common.get(lookup_key(first.group()))):
            at = offset + source.start("rest")
            return [Item("agency", (at, at + first.end()), name, label)]
        return [Item("source", span, source["rest"], label)] if source["label"] else []
    if source and (listed := house_or_bracket(source["rest"], known)):
        return [Item("agency", within_text(text, offset, listed[1], source.start("rest")), listed[0], source["bare"])]
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


_PLACED_LABEL = re.compile(r"(?P<label>[^\W\d_]{4,20})\s(?P<place>[A-ZА-ЯЁ][\w -]{2,20}):\s(?P<rest>[A-ZА-ЯЁ].{4,60})")
"""``Kontributor Ende: Markus Lawang``: where the author is, before the colon."""
_FIRST_LISTED = re.compile(r"[^,/;]{2,40}(?=[,/;]|$)")
_GLUED = re.compile(r"(?:By|Oleh|Автор|Penulis)(?=[A-ZА-ЯЁ][a-zа-яё]+ [A-ZА-ЯЁ])")


_SECTION_BY = re.compile(r"[A-Z]{3,14}(?=By [A-Z])")
"""``NEWSBy Milo Boydell``."""


def _unglued(text: str, offset: int) -> tuple[str, int]:
    """``OlehRani Puspita`` with the blank that was lost behind the label."""
    if section := _SECTION_BY.match(text):
        return text[section.end() :], offset + section.end()
    glued = _GLUED.match(text)
    return (f"{text[: glued.end()]} {text[glued.end() :]}", offset - 1) if glued else (text, offset)


_ELSEWHERE = re.compile(
    r"\s(?:in|from|di|dari|в|из)\s[A-ZА-ЯЁ][\w.,’ -]{1,30}?\s(?:and|dan|и)\s(?P<rest>[A-ZА-ЯЁ].{3,80})$"
)
"""``By Maren Oakes in Kelmar and Tor Kvist in Osterby``."""


def _edition(name: str) -> bool:
    """``Metro Banyuwangi``: an edition of a paper, by its own word and the town's name behind."""
    head, _, town = name.rpartition(" ")
    media = MEDIA.search(head) is not None or lookup_key(head) in folded_words("masthead.sections")
    return media and is_place(town) and not has_first_name(name)


_HOUSE_OF = re.compile(
    r"[A-Z][\w./ ]{1,30}['’]s [A-Z]\w+(?: [A-Z]\w+)?(?: [Ss]ervice| [Dd]esk| [Bb]ureau| [Ss]taff| [Tt]eam)"
)
"""A desk of a house: ``RFE/RL's Kazakh Service``."""


_QUOTED_BEFORE = re.compile(
    r"(?:[a-zа-яё]{3,12}\s){0,2}[«\"“][^«»\"“”]{2,40}[»\"”]\s+(?:(?:в|во|по|in|di)\s[A-ZА-ЯЁ][\w-]+\s+)?(?=[A-ZА-ЯЁ])"
)
"""A house between the role and the name: ``отдела «Общество» Нина Зуева``, ``«Вестника» в Ельниках Нина Зуева``."""


_FONT_SIZES = re.compile(r"A\s?A\s?A(?:\s?[A-Z][a-z]+)?")
"""``Text:AAAPrint``: what sets the size of the letters, behind a word that labels authors too."""


def _byline(match: re.Match[str], text: str, offset: int, known: Agencies) -> list[Item]:
    label = match["label"] or match["bare"]
    rest, start = match["rest"], offset + match.start("rest")
    if (again := labels("by").match(rest)) and again["bare"]:  # "BYLINE: By Jane Doe"
        rest, start = again["rest"], start + again.start("rest")
    if quoted := _QUOTED_BEFORE.match(rest):  # "Спецкор «Степного вестника» Фёдор Лаптев"
        rest, start = rest[quoted.end() :], start + quoted.end()
    if name := known.named(rest):
        return [Item("agency", (start, offset + len(text)), name, label)]
    if _FONT_SIZES.fullmatch(rest):
        return [Item("noise", (start, offset + len(text)), rest, label)]
    house, blank, town = rest.strip().partition(" ")
    if blank and house.isupper() and (name := known.named(house)) and is_place(town):
        return [Item("agency", (start, start + len(house)), name, label)]  # "by PIB Delhi"
    if _HOUSE_OF.fullmatch(rest.strip()):
        return [Item("noise", (start, offset + len(text)), rest, label)]
    if BRAND.fullmatch(rest.strip()):
        return [Item("site", (start, start + len(rest.rstrip())), rest.strip(), label)]
    found = people(rest, start, least=1 if match["label"] else 2)
    if (listed := known.among(rest)) and all(" " not in one.value for one in found):
        return [Item("agency", within_text(text, offset, listed[1], match.start("rest")), listed[0], label)]
    if not found and match["bare"]:
        sure = len(rest.split()) <= 3 or plain(label).endswith(" oleh")
        found = people(rest, start)[:1] if sure else []
    if len(found) > 1 and _edition(found[0].value) and not _edition(found[1].value):
        found = found[1:]  # "Laporan Kontributor Metro Banyuwangi, Hasan Basri"
    if len(found) > 1 and any(" " in one.value for one in found):
        found = [one for one in found if " " in one.value]
    if found and BRAND.fullmatch(found[0].value):
        return [Item("site", found[0].span, found[0].value, label)]
    if found and match["bare"] and (others := _ELSEWHERE.search(text, found[-1].span[1] - offset)):
        found += people(others["rest"], offset + others.start("rest"), least=2)
    if found:
        behind = _after_names(text, offset, found[-1], known) if found[-1].span[1] <= offset + len(text) else []
        if not any(item.kind == "agency" for item in behind):
            behind += agency_in_role(text, offset, known)
        return [*(Item("author", one.span, one.value, label) for one in found), *behind]
    desk = is_desk(rest) and rest.count(" ") < 8
    return [Item("noise", (start, offset + len(text)), rest, label)] if desk else []


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
    if found and _SAYS.match(text, found[-1].span[1] - offset):
        return []  # "Tomas Ekholm is not sorry"
    behind = _after_names(text, offset, found[-1], known) if found else []
    return [*(Item("name", one.span, one.value) for one in found), *behind]


_SAYS = re.compile(r"\s(?:is|was|are|were|who|has|had|will|to|the|a|an|о|об)\s", re.IGNORECASE)


def _house_and_person(text: str, offset: int, known: Agencies) -> list[Item]:
    """``24.kg , Айгерим БЕКТУРОВА``: an agency or the page's address, a comma, names."""
    house, comma, rest = text.partition(",")
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
    if (placed := _IN_SECTION.fullmatch(rest)) and (name := known.named(placed["agency"])):
        return [Item("agency", (start, start + placed.end("agency")), name)]
    beside = _IN_PLACE.sub("", rest)
    if listed := known.among(beside):
        return [Item("agency", within_text(text, offset, listed[1], end), listed[0])]
    source = labels("source").match(rest)
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
