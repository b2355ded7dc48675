"""The agency that the end of the article names: behind its last sentence, in a credit or a notice below it."""

from __future__ import annotations

import re

from service.agencies import Agencies
from service.document import Evidence
from service.lines import lookup_key
from service.masthead.credit import SELLER, credits_picture
from service.masthead.head import Head
from service.masthead.items import read_items
from service.masthead.names import people

_TAIL_AGENCY = re.compile(
    r"(?:[(\[](?P<list>[^()\[\]\n]{2,70})[)\]]|[/—–-]\s?(?P<name>[^()/\[\]\n]{2,30})/?"
    r"|[.!?…\"”»)*]\s?(?i:sumber|source|источник)\s?:\s?(?P<source>[^()/\[\]\n]{2,40})"
    r"|[.!?…\"”»](?:\s|(?=[A-ZА-ЯЁ]{3}))"
    r"(?P<bare>[A-ZА-ЯЁ][^\s()/\[\].,:;]{1,14}(?:\s[A-ZА-ЯЁ][^\s()/\[\].,:;]{1,14}){0,2}))\.?\s*$"
)
"""``(AP)``, ``— AP``, ``Source: AP``, or the agency alone behind the last sentence: ``… in 1964. EFE``, ``….EFE``."""
_WORD_END = re.compile(r"\w(?=\s|$)")
_OWN_NOTICE = re.compile(
    r"website|subscri|langganan|pelanggan|сайт|информационное агентство|свидетельство|св-во|rights|права", re.IGNORECASE
)
_EDGE = 6_000


def closing_agency(head: Head, known: Agencies) -> Evidence | None:
    """An agency in brackets or after a dash at the very end of the body: ``… said. (AP)``."""
    below = head.end + 1
    unfinished = 0 < below < len(head.lines) and head.lines[below].words >= _LEAST_UNFINISHED
    for index in range(below if unfinished else head.end, max(head.end - 2, -1), -1):
        if (found := _closing_in(head, index, known)) is not None:
            return found
    for index in range(head.end - 2, max(head.end - _FURTHER, head.body), -1):
        block = head.lines[index].block
        if _BEHIND_SENTENCE.search(head.source, max(block.span[0], block.span[1] - _LONGEST_CLOSING), block.span[1]):
            return _closing_in(head, index, known)
    return None


_LEAST_UNFINISHED = 12
"""Words of a last paragraph that ends in its credit and in no full stop: ``… of them civilians. vv/yf (dpa)``."""
_FURTHER = 6
_BEHIND_SENTENCE = re.compile(
    r"[.!?\"”»]\s(?:\((?:[A-ZА-ЯЁ]\w{1,11}(?:/\w{2,11}){0,3}|[a-z]{3,10}(?:/[a-z]{2,10}){0,3})\)"
    r"|[–—-] ?[A-ZА-ЯЁ]\w{1,11})\.?\s*\Z"
)
"""An agency behind a full stop, where a reader's comment or a list of other articles was kept below."""


def _closing_in(head: Head, index: int, known: Agencies) -> Evidence | None:
    block = head.lines[index].block
    if credits_picture(head, index):
        return None
    tail_start = max(block.span[0], block.span[1] - _LONGEST_CLOSING)
    match = _TAIL_AGENCY.search(head.source[tail_start : block.span[1]])
    group = next((name for name in _GROUPS if match and match[name]), "name")
    found = known.first_of(match[group]) if match else None
    if match is not None and group == "bare" and (found is None or found[0] in known.dependent):
        return None
    if match is not None and found is None and group in ("list", "source"):
        found = _beside_codes(_LABEL.sub("", match[group]), known)
    if match is not None and found is None and (given := _GIVEN_BY.fullmatch(match[group].strip())):
        found = known.among(next(form for form in given.groups() if form))
    if match is not None and found is None and (signed := _SIGNED.fullmatch(match[group].strip())):
        named = people(signed["name"], least=2, strict=True)
        name = known.named(signed["house"]) if len(named) == 1 else None
        found = (name, signed["house"]) if name is not None else None
    if match is None or found is None:
        return None
    spelled = known.spelled_out(found[1], head.source) if found[1].isupper() else None
    if spelled is None and found[0] in known.dependent and len(found[1]) <= _INITIALS:
        return None  # (AIP): an agency's acronym, and anybody's initials
    found = (spelled or found[0], found[1])
    start = head.source.index(found[1], tail_start + match.start(group))
    span = (start, start + len(found[1]))
    return Evidence(found[0], head.source[span[0] : span[1]], span, "closing")


_GROUPS = ("list", "name", "source", "bare")
_LABEL = re.compile(r"(?:sumber|source|источник|via|sursa)\s?:\s?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,3}|[A-Za-zА-Яа-я][\w.]{1,11}(?: [A-Z]\w{2,11})?")
_MOST_CODES = 4


def _beside_codes(text: str, known: Agencies) -> tuple[str, str] | None:
    """The first agency of ``AFP/B-3``, ``AFP/ara/jpnn``, ``antara/harian``: beside it codes of a desk or a house.

    A name that is an ordinary word too opens the list in its own letters: ``VOA/TT19/Torva Network``.
    """
    parts = [part.strip() for part in re.split(r"[/,;]", text)]
    if not 1 <= len(parts) <= _MOST_CODES:
        return None
    found = next(((name, part) for part in parts if (name := known.named(part)) is not None), None)
    if found is None and len(parts) > 1 and (name := known.common.get(lookup_key(parts[0]))) and parts[0].isupper():
        found = (name, parts[0])
    others = (part for part in parts if found is not None and part != found[1])
    return found if all(_CODE.fullmatch(part) for part in others) else None


_LONGEST_CLOSING = 80
_SIGNED = re.compile(r"(?P<name>[^,/]{5,40})[,/]\s?(?P<house>[^,/]{2,40})")
"""An author and an agency in the brackets at the end: ``(Nina Yezhova, AZERTAC)``."""
_GIVEN_BY = re.compile(
    r"with (?:agency |additional )?inputs? from (?:agencies[:,]? )?(.+)|with (.{2,40}) inputs?|inputs? from (.+)"
    r"|with (?:reports|files|material) from (.+)|по (?:материалам|сообщени(?:ям|ю)|данным|информации) (.+)"
    r"|с использованием (?:материалов|информации|сообщений|данных) (.+)|(?:with|с|dengan) ([^\W\d_]{2,12})"
    r"|(?:dikutip|dilansir|diolah|disarikan) dari (.+)|from (.+) reports"
    r"|(?:artikel|berita|laporan|tulisan) ini (?:disadur|dikutip|dilansir|diolah|disarikan|bersumber|diterjemahkan)"
    r" dari (?:laporan |berita |artikel )?(.+)|demikian (?:dilaporkan|dilansir|dikutip|laporan)(?: oleh| dari)? (.+)",
    re.IGNORECASE,
)
"""In the brackets at the end: ``(With inputs from PTI)``, ``(По материалам ТАСС)``."""
_GIVES = frozenset("wWiIfFпПdDсСaAbBlLtT")
"""First letters of such a credit."""
_INITIALS = 4
_CONTRIBUTED = re.compile(
    r"(?P<names>[^.!?\n]{2,80}?) (?:also )?contributed (?:reporting )?to this (?:report|story|article)"
    r"|(?P<other>[^.!?\n]{2,80}?) contributed reporting"
    r"|[^.!?\n]{0,40}\b(?:information|material|reporting|text|input|inputs|contributions?|files)\b[^.!?\n]{0,40}? "
    r"(?:was provided by|came from|from|by) (?P<given>[^.!?\n]{2,80})"
    r"|(?:With|С использованием материалов|При участии|Dengan bahan dari) (?P<with>[^.!?\n]{2,80})"
    r"|[^.!?\n]{0,50}?\b[Ии]спользован(?:ы|а|о)? (?:материалы|информация|сообщения|данные)(?: и фото)? "
    r"(?P<used>[^.!?\n]{2,80})"
    r"|[Tt]his (?:report|story|article) (?:by|from) (?P<first>[^.!?\n]{2,40}?) was (?:first |originally )?published"
    r"|[Tt]his (?:report|story|article) (?:was|is) (?:provided|supplied|distributed) by (?P<sent>[^.!?\n]{2,60})",
)
_SOURCE_LINES = 4
_SOURCE_LINE = re.compile(
    r"(?:news source|source|sumber(?: berita)?|источник|джерело|по материалам)\s?(?:\|\s?)?:\s?(?:\|\s?)?"
    r"(?P<name>[^|:]{2,40}?)(?:\s?\|)?",
    re.IGNORECASE,
)
"""``Source: Ukrinform``, and what is left of a table: ``Source | : | TASS |``."""
_CREDIT_LINES, _LONGEST_CREDIT = 12, 200
"""Lines from the last one of the article among which a credit stands, and its characters."""


def credited_agency(head: Head, known: Agencies) -> Evidence | None:
    """The agency that a credit below the text names: ``Some information came from Reuters.``, ``AFP contributed …``."""
    if head.end < 0:
        return None
    position = head.lines[max(head.body, head.end - 1)].block.span[0]
    stop = min(head.comments, position + _EDGE)
    below = head.lines[head.end].block.span[1]
    for number, match in enumerate(_RAW_LINE.finditer(head.source, position, stop)):
        if number > _CREDIT_LINES:
            return None
        line = match.group().strip(" ()[]—–-*_.")
        first_below = match.start() >= below and not head.source[below : match.start()].strip()
        if first_below and (signed := _houses_alone(head, match.start(), match.group(), known)) is not None:
            return signed
        if number <= _SOURCE_LINES and (stated := _SOURCE_LINE.fullmatch(line)) is not None:
            name = known.named(stated["name"])
            if name is not None and name not in known.dependent:
                at = match.start() + match.group().index(stated["name"])
                return Evidence(name, stated["name"], (at, at + len(stated["name"])), "credit")
        credit = _CONTRIBUTED.match(line) if len(line) <= _LONGEST_CREDIT else None
        given = _GIVEN_BY.fullmatch(line) if credit is not None or line[:1] in _GIVES else None
        if given is not None and (found := known.among(next(form for form in given.groups() if form))) is not None:
            at = head.source.index(found[1], match.start())
            return Evidence(found[0], found[1], (at, at + len(found[1])), "credit")
        group = next(
            (name for name in ("names", "other", "given", "with", "used", "first", "sent") if credit and credit[name]),
            None,
        )
        if credit is None or group is None or (found := known.among(credit[group])) is None:
            continue
        at = head.source.index(found[1], match.start())
        return Evidence(found[0], found[1], (at, at + len(found[1])), "credit")
    return None


def _houses_alone(head: Head, at: int, line: str, known: Agencies) -> Evidence | None:
    """``ABC/AFP``, ``AFP`` right below the article, taken out as pictures' credits may be: houses, one an agency."""
    if len(line) > _LONGEST_HOUSES or SELLER.search(line):
        return None
    alone = known.named(line.strip())
    if "/" not in line and (alone is None or alone in known.dependent):
        return None
    if line.strip()[:1] == "(" and (coded := _beside_codes(line.strip(" ()."), known)) is not None:
        start = at + line.index(coded[1])
        return Evidence(coded[0], coded[1], (start, start + len(coded[1])), "credit")
    items = read_items(line, known)
    house = items.items[0] if items.complete and len(items.items) == 1 else None
    if house is None or house.kind != "agency":
        return None
    span = (at + house.span[0], at + house.span[1])
    return Evidence(house.value, head.source[slice(*span)], span, "credit")


_LONGEST_HOUSES = 40
_RAW_LINE = re.compile(r"[^\n]*\S[^\n]*")


def footer_agency(head: Head, known: Agencies) -> Evidence | None:
    """An agency that opens a line below the body: ``Anadolu Agency website contains only a portion …``."""
    start = head.lines[head.end].block.span[1] if head.end >= 0 else len(head.source)
    position = max(start, len(head.source) - _EDGE)
    for raw in head.source[position:].split("\n"):
        opening = _SITE_OF.match(raw)
        first = opening.end() if opening is not None else 0
        for match in list(_WORD_END.finditer(raw, first, first + 80))[:4] if _OWN_NOTICE.search(raw[:400]) else ():
            bare = raw[first : match.end()].strip()
            name = known.named(bare) if len(bare) > 2 else None
            if name is not None and name not in known.dependent:
                at = position + raw.index(bare)
                return Evidence(name, bare, (at, at + len(bare)), "notice")
        position += len(raw) + 1
    return None


_SITE_OF = re.compile(r"(?:website|situs(?: web)?|laman|сайт|the website of)\s", re.IGNORECASE)
"""What may stand before the agency's name in its notice: ``Website Anadolu Agency memuat ringkasan …``."""
