"""The agency that sent the article: in a byline, a line of its own, the markup, at the end, in a credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.agencies import Agencies
from service.document import Evidence
from service.masthead.credit import found_in
from service.masthead.head import Head
from service.masthead.item import OWN_ADDRESS, Item
from service.masthead.items import read_items
from service.masthead.names import people
from service.reading import PageEvidence

_TAIL_AGENCY = re.compile(r"(?:[(\[](?P<list>[^()\[\]\n]{2,70})[)\]]|[/—–-]\s?(?P<name>[^()/\[\]\n]{2,30})/?)\.?\s*$")
_WORD_END = re.compile(r"\w(?=\s|$)")
_OWN_NOTICE = re.compile(
    r"website|subscri|langganan|pelanggan|сайт|информационное агентство|свидетельство|св-во|rights|права", re.IGNORECASE
)
_EDGE = 6_000


def agency_of(
    head: Head, lines: Iterable[int], title: int | None, evidence: Sequence[PageEvidence], known: Agencies
) -> Evidence | None:
    """The agency that is named as the source: in a byline, a source line, a line of its own, or in the markup."""
    order = sorted(lines, key=lambda index: title is not None and index < title)
    for index in order:  # what stands above the title may be the page's own name
        items = head.items(index)
        beside = len(items.rest.split()) <= 3
        above = title is not None and index < title and beside
        dated = beside and any(item.date is not None and item.date.complete for item in items.items)
        dated = dated or bool(_CITY_AND_HOUSE.search(head.lines[index].text) and items.of("date"))
        if not items.complete and not above and not dated and not any(item.label for item in items.of("agency")):
            continue
        for item in items.of("agency"):
            line = head.lines[index].text.strip()
            marked = line[:1] in _CREDIT_MARKS and line[:1] != line[-1:] and head.in_tail(index)
            behind_name = items.complete and any(one.span[0] < item.span[0] for one in items.of("name", "author"))
            form = head.lines[index].text[slice(*item.span)]
            spelled = known.spelled_out(form, head.source) if form.isupper() and len(form) <= _LONGEST_ACRONYM else None
            if item.value in known.dependent and not (item.label or marked or behind_name or spelled):
                continue
            item = replace(item, value=spelled or item.value)
            return found_in(head, index, item, f"label:{item.label}" if item.label else "agency-line")
        if dated and (house := _CITY_AND_HOUSE.search(head.lines[index].text)):
            listed = known.named(house["house"])
            if listed is None and OWN_ADDRESS.fullmatch(house["house"]):
                continue  # the page's own address
            called = listed or _SAYS_SO.sub("", house["house"])
            return found_in(head, index, Item("agency", house.span("house"), called), "agency-line")
        for item in items.of("source"):
            if item.label and _AGENCY_BY_NAME.fullmatch(item.value.strip()):
                text, end = head.lines[index].text, item.span[1]
                open_quote = item.value.count("«") > item.value.count("»") and text[end : end + 1] == "»"
                whole = replace(item, span=(item.span[0], end + 1), value=f"{item.value}»") if open_quote else item
                return found_in(head, index, whole, f"label:{item.label}")
    for stated in evidence:
        if stated.field in ("agency", "author") and (name := known.named(stated.value)):
            return Evidence(name, stated.value, None, stated.method)
    return None


_LONGEST_ACRONYM = 6
_CREDIT_MARKS = ("(", "[", "-", "–", "—", "=", "/")
"""What a credit on a line of its own below the text opens with: ``(ATA)``, ``- CMC``."""
_CITY_AND_HOUSE = re.compile(
    r",\s(?P<city>[A-ZА-ЯЁ][\w-]+) [-–—] (?P<house>\w[\w.]*(?: \w[\w.]*){0,3}?)\s?,\s(?:by\s)?(?=[A-ZА-ЯЁ])"
)
"""``15:32, 21 February 2017, Bishkek - Altyn Press, by …``."""
_SAYS_SO = re.compile(r" (?:news )?agency$", re.IGNORECASE)
_AGENCY_BY_NAME = re.compile(
    r"[A-ZА-ЯЁ][\w.’'-]*(?: [A-ZА-ЯЁ][\w.’'-]*){0,3}"
    r" (?:News Agency|Press Agency|News Service|Newswire|Information Agency)"
    r"|(?:ИА|Информагентство|Информационное агентство|Агентство) [«\"“]?[A-ZА-ЯЁ][^«»\"“”]{1,30}[»\"”]?"
    r"|(?:Kantor Berita|LKBN) [A-Z][\w.]*(?: [A-Z][\w.]*){0,2}"
)
"""An agency that no list knows, named as the source: it says in its name what it is."""


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
    r"[.!?\"”»]\s(?:\((?:[A-ZА-ЯЁ]\w{1,11}|[a-z]{3,10}(?:/[a-z]{2,10}){0,3})\)|[–—-] ?[A-ZА-ЯЁ]\w{1,11})\.?\s*\Z"
)
"""An agency behind a full stop, where a reader's comment or a list of other articles was kept below."""


def _closing_in(head: Head, index: int, known: Agencies) -> Evidence | None:
    block = head.lines[index].block
    tail_start = max(block.span[0], block.span[1] - _LONGEST_CLOSING)
    match = _TAIL_AGENCY.search(head.source[tail_start : block.span[1]])
    group = "list" if match and match["list"] else "name"
    found = known.first_of(match[group]) if match else None
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
    r"|(?:With|С использованием материалов|При участии|Dengan bahan dari) (?P<with>[^.!?\n]{2,80})",
)
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
        credit = _CONTRIBUTED.match(line) if len(line) <= _LONGEST_CREDIT else None
        given = _GIVEN_BY.fullmatch(line) if credit is not None or line[:1] in _GIVES else None
        if given is not None and (found := known.among(next(form for form in given.groups() if form))) is not None:
            at = head.source.index(found[1], match.start())
            return Evidence(found[0], found[1], (at, at + len(found[1])), "credit")
        group = next((name for name in ("names", "other", "given", "with") if credit and credit[name]), None)
        if credit is None or group is None or (found := known.among(credit[group])) is None:
            continue
        at = head.source.index(found[1], match.start())
        return Evidence(found[0], found[1], (at, at + len(found[1])), "credit")
    return None


def _houses_alone(head: Head, at: int, line: str, known: Agencies) -> Evidence | None:
    """``ABC/AFP`` right below the article, taken out as a picture's credit may be: houses, an agency among them."""
    if len(line) > _LONGEST_HOUSES or "/" not in line or _STOCK.search(line):
        return None
    items = read_items(line, known)
    house = items.items[0] if items.complete and len(items.items) == 1 else None
    if house is None or house.kind != "agency":
        return None
    span = (at + house.span[0], at + house.span[1])
    return Evidence(house.value, head.source[slice(*span)], span, "credit")


_LONGEST_HOUSES = 40
_STOCK = re.compile(r"getty|shutterstock|alamy|istock|pixabay|unsplash|depositphotos", re.IGNORECASE)
"""Sellers of pictures."""
_RAW_LINE = re.compile(r"[^\n]*\S[^\n]*")


def footer_agency(head: Head, known: Agencies) -> Evidence | None:
    """An agency that opens a line below the body: ``Anadolu Agency website contains only a portion …``."""
    start = head.lines[head.end].block.span[1] if head.end >= 0 else len(head.source)
    position = max(start, len(head.source) - _EDGE)
    for raw in head.source[position:].split("\n"):
        for match in list(_WORD_END.finditer(raw[:80]))[:4] if _OWN_NOTICE.search(raw[:400]) else ():
            bare = raw[: match.end()].strip()
            name = known.named(bare) if len(bare) > 2 else None
            if name is not None:
                at = position + raw.index(bare)
                return Evidence(name, bare, (at, at + len(bare)), "notice")
        position += len(raw) + 1
    return None
