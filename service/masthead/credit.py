"""Who wrote it and who sent it: authors, agency and section out of bylines, markup and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from service.agencies import Agencies
from service.document import Evidence
from service.lexicon import all_words, words
from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.item import Item
from service.masthead.labels import by_label
from service.masthead.names import FoundName, has_given_name, longest_first, people, surname
from service.reading import PageEvidence

_CREDIT = re.compile(
    r"\(?(?:Reporting|Writing|Reporting and writing|Reporting and editing) by (?P<names>[^;()\n]{3,160})"
)
_TAIL_AGENCY = re.compile(r"(?:[(\[](?P<list>[^()\[\]\n]{2,40})[)\]]|[/—–-]\s?(?P<name>[^()/\[\]\n]{2,30})/?)\.?\s*$")
_WORD_END = re.compile(r"\w(?=\s|$)")
_OWN_NOTICE = re.compile(
    r"website|subscri|langganan|pelanggan|сайт|информационное агентство|свидетельство|св-во|rights|права", re.IGNORECASE
)
_EDGE = 6_000
_MOST_LISTED = 5
_AROUND = 14
"""Characters that may stand around the names of a signature."""
_LONGEST_HOUSE = 3
"""Words of a house's name beside an author's."""
_SIGNED = re.compile(r"[A-ZА-ЯЁ]\. ?(?:[A-ZА-ЯЁ]\. ?)?[A-ZА-ЯЁ][\w-]{2,}\.?")
"""A signature with initials: ``П. ЗАВАРЗИН``."""
_TWO_SCRIPTS = re.compile(r"[А-ЯЁ][\w.-]+(?: [А-ЯЁ][\w.-]+){1,2} \([A-Z][\w.' -]+\)")
"""A translated author: ``Питер Линдквист (Peter Lindqvist)``."""
_MOST = 20


def authors(
    head: Head, lines: Iterable[int], title: int | None, evidence: Sequence[PageEvidence], sites: frozenset[str]
) -> tuple[Evidence, ...]:
    """People only. Bylines of the text, then the markup, then a reporting credit; each person once."""
    found = [*_bylines(head, lines, title)]
    if not any(item.method.startswith("label") for item in found):
        stated = _stated(evidence, sites)
        found = stated or found
    return _once(found or _credited(head.source))


@cache
def _places() -> frozenset[str]:
    return frozenset(lookup_key(name) for name in words("places", "names"))


_NO_NAME_ENDS = ("...", "…", ":", "?", "!")


def author_line(head: Head, index: int, title_above: int | None = None) -> bool:
    """Whether unlabelled names are authors: a given name, or a date, site, role or byline beside them."""
    items = head.items(index)
    line = head.lines[index]
    if not items.of("name") or (line.text.rstrip().endswith(_NO_NAME_ENDS) and not items.of("agency", "site")):
        return False
    if not items.complete:
        return _with_house(head, index, title_above)
    if items.of("date", "published", "modified", "site", "role", "agency", "relative", "editor", "author"):
        return True
    names = items.of("name")
    if all(has_given_name(item.value) for item in names) and all(item.value.count(" ") <= 2 for item in names):
        return True
    if any(lookup_key(item.value) in _places() for item in names):
        return False
    if title_above is not None and index < title_above:  # a name above the title may be the page's own
        return all(surname(item.value) for item in names) and _beside_date(head, index)
    if len(names) == 1 and (_SIGNED.fullmatch(line.text.strip()) or _TWO_SCRIPTS.fullmatch(line.text.strip())):
        return True
    between = title_above is not None and title_above < index < head.body
    short = all(1 <= item.value.count(" ") <= (4 if has_given_name(item.value) else 2) for item in names)
    if between and short and not line.text.isupper():
        return True
    bracketed = line.text.strip()[:1] == "(" and line.text.strip()[-1:] == ")"
    bare = len(line.text.strip()) - sum(len(item.value) for item in names) <= _AROUND or items.of("role", "site")
    if short and bare and _signs(head, index) and (bracketed or all(surname(item.value) for item in names)):
        return True
    return _label_above(head, index) or (short and _beside_metadata(head, index))


def _with_house(head: Head, index: int, title: int | None) -> bool:
    """``Марфа Голованова | Правобережная правда`` between title and body: a name, and a house that no rule knows."""
    items = head.items(index)
    if title is None or not title < index < head.body or len(items.rest.split()) > _LONGEST_HOUSE:
        return False
    if items.of("date") and items.of("agency", "site"):
        return True
    line = head.lines[index]
    if "©" in line.text or items.of("name")[0].span[0] > 2 or line.block.kind == "caption":
        return False
    cut = any(mark in line.text for mark in (" | ", " — ", " – ", " - ", " / "))
    if cut and any(item.date is not None and item.date.complete for item in items.items):
        return not line.ends_sentence
    if not cut or line.ends_sentence:
        return False
    house = _MEDIUM.search(items.rest) is not None and _beside_date(head, index)
    return house or all(surname(item.value) for item in items.of("name"))


_MEDIUM = re.compile(
    r"^The [A-Z]|\b(?:News|Times|Post|Herald|Daily|Star|Tribune|Journal|Gazette|Radio|TV|Газета|газета)\b"
)


def _beside_date(head: Head, index: int) -> bool:
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(head.lines)]
    return any(
        head.items(other).complete and any(item.date is not None for item in head.items(other).items) for other in near
    )


def _signs(head: Head, index: int) -> bool:
    """The first line below the article, where it is signed."""
    return head.in_tail(index) and index == head.end + 1


def _label_above(head: Head, index: int) -> bool:
    above = head.items(index - 1).items if index else ()
    return bool(above) and above[-1].kind == "label" and above[-1].label == "by"


def _label_of_editor_above(head: Head, index: int) -> bool:
    above = head.items(index - 1).items if index else ()
    return bool(above) and above[-1].kind == "label" and above[-1].label == "editor"


def _beside_metadata(head: Head, index: int) -> bool:
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(head.lines)]
    if any(
        head.items(other).complete and head.items(other).of("date", "published", "modified", "role") for other in near
    ):
        return True
    below = range(index + 1, min(index + _MOST_LISTED, len(head.lines)))
    names = next((other for other in below if {item.kind for item in head.items(other).items} != {"name"}), None)
    return names is not None and names > index + 1 and bool(head.items(names).of("published", "modified"))


def _bylines(head: Head, lines: Iterable[int], title: int | None) -> Iterable[Evidence]:
    for index in lines:
        items = head.items(index)
        if index == title or (not items.complete and len(items.rest) > 40):
            continue
        for item in items.of("author"):
            yield _evidence(head, index, item, f"label:{item.label}")
        if head.commented(index):
            continue  # readers, not authors
        if _label_above(head, index) and not items.of("author"):
            for one in people(head.lines[index].text, least=1):
                if not head.names_someone(one.value):
                    break
                yield _evidence(head, index, Item("name", one.span, one.value), "label-above")
        elif author_line(head, index, title) and not _label_of_editor_above(head, index):
            for item in items.of("name"):
                yield _evidence(head, index, item, "name-line")
        elif (signed := _signed_with_post(head, index)) is not None:
            yield _evidence(head, index, signed, "name-line")


_LONGEST_POST = 6


def _signed_with_post(head: Head, index: int) -> Item | None:
    """``Дмитрий Коротков, штаб добровольцев`` right below the article: a given name, a surname and a post."""
    line = head.lines[index]
    name, comma, post = line.text.partition(",")
    if not comma or not _signs(head, index) or line.words > _LONGEST_POST or line.ends_sentence or "," in post:
        return None
    if not post.strip()[:1].islower() or any(character.isdigit() for character in post):
        return None
    found = people(name, least=2, strict=True)
    if len(found) != 1 or not has_given_name(name) or found[0].span != (0, len(name)):
        return None
    return Item("name", found[0].span, found[0].value)


def _evidence(head: Head, index: int, item: Item, method: str) -> Evidence:
    start = head.lines[index].block.span[0]
    span = (start + item.span[0], start + item.span[1])
    return Evidence(item.value, head.source[span[0] : span[1]], span, method)


def _stated(evidence: Sequence[PageEvidence], sites: frozenset[str]) -> list[Evidence]:
    found: list[Evidence] = []
    for item in evidence:
        if item.field != "author" or "://" in item.value or lookup_key(item.value) in sites:
            continue
        text = re.sub(r"^(?:by|oleh|автор|penulis)[: ]+", "", " ".join(item.value.split()), flags=re.IGNORECASE)
        if label := by_label(text):
            text = label["rest"]
        if found and item.method != found[0].method:
            break
        found += [Evidence(one.value, item.value, None, item.method) for one in people(text, least=2)]
    return found


def _credited(source: str) -> list[Evidence]:
    start = max(0, len(source) - _EDGE)
    match = _CREDIT.search(source, start)
    if match is None:
        return []
    names: list[FoundName] = people(match["names"], match.start("names"), least=2)
    return [Evidence(one.value, source[one.span[0] : one.span[1]], one.span, "credit") for one in names]


def _once(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept: dict[str, Evidence] = {}
    for item in found:
        kept.setdefault(lookup_key(item.value), item)
    return tuple(kept.values())[:_MOST]


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
            bracketed = head.lines[index].text.strip()[:1] == "(" and head.in_tail(index)
            if item.value in known.dependent and not item.label and not bracketed:
                continue
            return _evidence(head, index, item, f"label:{item.label}" if item.label else "agency-line")
        if dated and (house := _CITY_AND_HOUSE.search(head.lines[index].text)):
            called = known.named(house["house"]) or _SAYS_SO.sub("", house["house"])
            return _evidence(head, index, Item("agency", house.span("house"), called), "agency-line")
        for item in items.of("source"):
            if item.label and _AGENCY_BY_NAME.fullmatch(item.value.strip()):
                text, end = head.lines[index].text, item.span[1]
                open_quote = item.value.count("«") > item.value.count("»") and text[end : end + 1] == "»"
                whole = replace(item, span=(item.span[0], end + 1), value=f"{item.value}»") if open_quote else item
                return _evidence(head, index, whole, f"label:{item.label}")
    for stated in evidence:
        if stated.field in ("agency", "author") and (name := known.named(stated.value)):
            return Evidence(name, stated.value, None, stated.method)
    return None


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
    for index in range(head.end, max(head.end - 2, -1), -1):
        if (found := _closing_in(head, index, known)) is not None:
            return found
    return None


def _closing_in(head: Head, index: int, known: Agencies) -> Evidence | None:
    block = head.lines[index].block
    tail_start = max(block.span[0], block.span[1] - 40)
    match = _TAIL_AGENCY.search(head.source[tail_start : block.span[1]])
    group = "list" if match and match["list"] else "name"
    found = known.first_of(match[group]) if match else None
    if match is None or found is None:
        return None
    start = head.source.index(found[1], tail_start + match.start(group))
    span = (start, start + len(found[1]))
    return Evidence(found[0], head.source[span[0] : span[1]], span, "closing")


_LONGEST_LEAD = 1_200
_MOST_NAME = 4


@cache
def _tells() -> re.Pattern[str]:
    words = "|".join(longest_first(all_words("masthead.tells")))
    kinds = r"(?:(?:информ)?агентство|kantor berita|(?:the )?news agency)"
    return re.compile(rf"[\s,](?P<verb>{words})\s+(?:{kinds}\s+)?(?=[«\"“]?[A-ZА-ЯЁ])", re.IGNORECASE)


_TOLD = re.compile(
    r",\s(?P<name>[A-ZА-ЯЁ][\w.-]*(?: [A-ZА-ЯЁ][\w.-]*){0,3}) (?:reports|reported|сообщает|передает|передаёт)\b"
)


def telling_agency(head: Head, known: Agencies) -> Evidence | None:
    """The agency that tells it, by the first paragraph: ``…, передаёт «Интерфакс»``, ``…, Trend reports``."""
    if head.body >= len(head.lines):
        return None
    start, end = head.lines[head.body].block.span
    text = head.source[start : min(end, start + _LONGEST_LEAD)]
    for match in _tells().finditer(text):
        words = [word.end() for word in islice(re.finditer(r"\S+", text[match.end() : match.end() + 60]), _MOST_NAME)]
        for stop in reversed(words):
            raw = text[match.end() : match.end() + stop].rstrip(" .,;:)")
            if name := known.named(raw):
                return _named_in(head, name, start + match.end(), raw.strip('«»"“”'))
    for match in _TOLD.finditer(text):
        if name := known.named(match["name"]):
            return _named_in(head, name, start + match.start("name"), match["name"])
    return None


def _named_in(head: Head, name: str, at: int, raw: str) -> Evidence:
    at = head.source.index(raw, at)
    return Evidence(name, raw, (at, at + len(raw)), "lead")


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
