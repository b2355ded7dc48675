"""Pieces that name people, agencies, sections and sites behind a label: ``By …``, ``Источник: …``."""

from __future__ import annotations

import re

from service.agencies import Agencies
from service.lines import lookup_key, plain
from service.masthead.beside_names import agency_in_role, house_or_bracket, within_text
from service.masthead.item import BRAND, JUNK, Item
from service.masthead.labels import label_at, label_openings
from service.masthead.name_words import has_first_name, is_desk
from service.masthead.names import people
from service.masthead.phrases import folded_words, opens_with
from service.masthead.places import is_place
from service.masthead.site import MEDIA
from service.masthead.unlabelled import after_names

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
    placed = _PLACED_LABEL.match(text) if ":" in text else None
    if placed is not None and lookup_key(placed["label"]) in folded_words("masthead.by_bare"):
        rest = placed.start("rest")
        if is_place(placed["place"]) and (named := people(text[rest:], offset + rest, least=2, strict=True)):
            return [Item("author", one.span, one.value, placed["label"]) for one in named]
    if not opens_with(text, label_openings()):
        return []
    by = label_at("by", text)
    if by and (found := _byline(by, text, offset, known)):
        return found
    editor = label_at("editor", text)
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
    source = label_at("source", text)
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
        match = label_at(name, text)
        if match and lookup_key(match["label"] or "") in _REPORTS and _TOLD.search(match["rest"]):
            return []
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


_REPORTS = frozenset({"сми"})
"""Labels that headlines open with too: ``СМИ: посол готовит встречу с министром``."""
_TOLD = re.compile(r"\s[a-zа-яё]{4,}\s")
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
    if (again := label_at("by", rest)) and again["bare"]:  # "BYLINE: By Jane Doe"
        rest, start = again["rest"], start + again.start("rest")
    if quoted := _QUOTED_BEFORE.match(rest):  # "Спецкор «Степного вестника» Фёдор Лаптев"
        rest, start = rest[quoted.end() :], start + quoted.end()
    if name := known.named(rest):
        return [Item("agency", (start, offset + len(text)), name, label)]
    if _FONT_SIZES.fullmatch(rest) or (match["label"] and _DESK_CODE.fullmatch(rest.strip(JUNK))):
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
        found = [one for one in found if " " in one.value or _joined(text, one.span[0] - offset, one.value, match)]
    if found and BRAND.fullmatch(found[0].value):
        return [Item("site", found[0].span, found[0].value, label)]
    if found and match["bare"] and (others := _ELSEWHERE.search(text, found[-1].span[1] - offset)):
        found += people(others["rest"], offset + others.start("rest"), least=2)
    if found:
        behind = after_names(text, offset, found[-1], known) if found[-1].span[1] <= offset + len(text) else []
        if not any(item.kind == "agency" for item in behind):
            behind += agency_in_role(text, offset, known)
        return [*(Item("author", one.span, one.value, label) for one in found), *behind]
    desk = is_desk(rest) and rest.count(" ") < 8
    return [Item("noise", (start, offset + len(text)), rest, label)] if desk else []


_DESK_CODE = re.compile(r"[a-z]{1,6}\d{1,3}")
"""``Rep: c91``: a reporter whom the page does not name."""
_JOINED = re.compile(r"\s(?:dan|and|и|&)\s$")


def _joined(text: str, at: int, name: str, label: re.Match[str]) -> bool:
    """``Penulis: Hendra Wijaya dan Yusnadi``: a name of one word joined to the others, at the end behind a label."""
    last = text[at + len(name) :].strip(JUNK) == ""
    return bool(label["label"]) and last and _JOINED.search(text, 0, at) is not None and not is_place(name)
