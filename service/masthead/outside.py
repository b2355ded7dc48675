"""Bylines and dates in lines that were taken out around the article: a last resort, where the kept lines state none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from service.document import Evidence, Span
from service.lexicon import all_words
from service.lines import lookup_key
from service.masthead.agency import sets_size
from service.masthead.candidates import Candidate
from service.masthead.head import Head
from service.masthead.item import Item, LineItems
from service.masthead.items import read_items
from service.masthead.name_words import has_first_name, surname
from service.masthead.names import people
from service.masthead.phrases import Edges, folded_words, may_hold, opening_words
from service.masthead.stamps import YEAR, stamp_below, weekday_says
from service.readers import reader_of, several_readers

_ABOVE, _BELOW = 300, 700
"""Characters above the title and below the article in which such lines stand."""
_LONGEST = 120
_STRAY, _ISSUE = 3, 6
"""Words beside what is stated; more where the line names a paper's issue."""
_LINE = re.compile(r"\S[^\n]*")
_ISSUE_DATE = re.compile(r"(?:газета|журнал|еженедельник)\s[^№\n]{2,50}№ ?\d[^\n]{0,14}? от (?=\d)", re.IGNORECASE)
"""The issue in which an article was printed: ``Газета «Торвинский курьер» № 43 (1811) от 12.03.2009, стр. 7``."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What those lines state, in the order of the page."""

    authors: tuple[Evidence, ...]
    dates: tuple[Candidate, ...]
    agency: Evidence | None = None
    """An agency alone on a line beside a date or a byline, which a picture's credit looks like."""


def stated_outside(head: Head, title: Span | None) -> Outside:
    """Labelled authors and dates, and dates on lines of their own between title and text."""
    authors: list[Evidence] = []
    dates: list[Candidate] = []
    names: list[Evidence] = []
    label = ""
    sent: Evidence | None = None
    lines = [*_lines(head, title)]
    commented = several_readers(text for _, text, inside in lines if not inside)
    for at, text, inside in lines:
        if commented and not inside and reader_of(text) is not None:
            continue
        if label == "by" and lookup_key(text) in _tag_heads():
            continue
        if not inside and _ABOUT_AUTHOR.fullmatch(text):
            label = "by"
            continue
        if not label and (signed := _name_beside_date(head, at, text)):
            names += signed
            continue
        if not label and YEAR.search(text) is None and not may_hold(text, _label_words()):
            continue
        items = read_items(text, head.known)
        if not inside and (over := _over_label(head, at, text, items)) is not None:
            authors.append(over)
        if label == "by" and (found := people(text, at, least=2, strict=True)):
            authors += [Evidence(one.value, head.source[slice(*one.span)], one.span, "label-above") for one in found]
        above, label = label, _label_of(items)
        issued = not inside and _ISSUE_DATE.match(text) is not None
        if not items.items or (not issued and len(items.rest.split()) > (_ISSUE if inside and "№" in text else _STRAY)):
            continue
        for item in items.of("author"):
            span = (at + item.span[0], at + item.span[1])
            written = head.source[slice(*span)]
            if item.label and " " in item.value and lookup_key(written) == lookup_key(item.value):
                authors.append(Evidence(item.value, written, span, f"label:{item.label}"))
        for item in items.items:
            role = _role(item, above, inside or issued or _ADDED.search(text) is not None)
            if role and item.date is not None and item.date.complete:
                sure = item.date.separator in (".", "-") or weekday_says(text, item.date)
                day = replace(item.date, swapped=None) if sure else item.date
                dates.append(
                    Candidate(role, day, head.body, (at + item.span[0], at + item.span[1]), item.label or above)
                )
        if sent is None and inside and items.complete and items.of("editor", "author"):
            house = next((item for item in items.of("agency") if item.label), None)
            span = (at + house.span[0], at + house.span[1]) if house is not None else (0, 0)
            sent = Evidence(house.value, head.source[slice(*span)], span, f"label:{house.label}") if house else None
    if not dates and (stamp := stamp_below(head)) is not None:
        dates.append(stamp)
    agency = _agency_alone(head, title) or sent
    return Outside(tuple(authors or names or _below_text(head)), tuple(dates), agency)


_ABOUT_AUTHOR = re.compile(r"(?:about the (?:author|writer|reporter)|об авторе|(?:tentang|profil) penulis)\s?:?", re.I)
"""Heads a box below the text whose first line is the author's name."""


_ONE_WRITES = re.compile(
    r"(?:автор|author|penulis|reporter|корреспондент|kontributor|columnist|колумнист)(?:\s[·•|].*)?", re.I
)


def _over_label(head: Head, at: int, text: str, items: LineItems) -> Evidence | None:
    """The name right above its label: ``Айбек Тулеев`` over ``Автор``, ``Rina Sasongko`` over ``Penulis · Guru``."""
    if _ONE_WRITES.fullmatch(text) is None or _label_of(items) not in ("by", ""):
        return None
    start = max(0, head.source.rfind("\n", 0, at))
    above = head.source[max(0, start - _NEAR) : start].rstrip()
    name = above.rpartition("\n")[2].strip()
    begin = max(0, start - _NEAR) + len(above) - len(name)
    found = people(name, begin, least=2, strict=True)
    if len(found) != 1 or found[0].span != (begin, begin + len(name)):
        return None
    called = surname(found[0].value) or has_first_name(found[0].value)
    return Evidence(found[0].value, name, found[0].span, "label-below") if called else None


def _below_text(head: Head) -> list[Evidence]:
    """Who signs below the article: a name over the way to the author's other articles, or with an e-mail address.

    The address must stand on the first line below the text, where no heading of contacts stands between.
    """
    if not 0 <= head.end < len(head.lines):
        return []
    end = head.lines[head.end].block.span[1]
    below = [*_LINE.finditer(head.source, end, min(end + _BELOW, head.comments))][:_MOST_LINES]
    for place, match in enumerate(below):
        text = match.group().rstrip()
        following = below[place + 1].group() if place + 1 < len(below) else ""
        archive = lookup_key(following).startswith(tuple(folded_words("masthead.author_archive")))
        archive = archive or _introduces(following, text)
        signs = place == 0 and (_ADDRESS.search(text) or _full_name_apart(text, head.source[:end]))
        if len(text.partition("@")[0]) > _LONGEST_NAME or len(text) > _LONGEST or not (archive or signs):
            continue
        items = read_items(text, head.known)
        named = [item for item in items.items if item.kind == "name"]
        if items.complete and len(named) == len(items.items) == 1 and head.names_someone(named[0].value):
            span = (match.start() + named[0].span[0], match.start() + named[0].span[1])
            return [Evidence(named[0].value, head.source[slice(*span)], span, "name-line")]
    return []


def _full_name_apart(text: str, above: str) -> bool:
    """A given name and a surname that the article does not know: who signed it, no tag of whom it speaks."""
    words = text.split()
    if len(words) != _FULL_NAME or not (has_first_name(text) and surname(text)):
        return False
    return all(len(word) >= _LEAST_WORD and word[: max(_LEAST_WORD, len(word) - 2)] not in above for word in words[1:])


_FULL_NAME, _LEAST_WORD = 2, 4
"""Words of such a name, and letters by which the text is asked for it: Russian surnames change their endings."""
_INTRODUCES = re.compile(
    r"(?P<name>[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?: [A-ZÀ-ÞА-ЯЁ][\w.’'-]+){0,3}) (?:also )?(?:(?:writes|reports|blogs)\b"
    r"|covers\s|is (?:an? |the |our ).{0,60}\b(?:reporter|journalist|correspondent|editor|writer|columnist)\b"
    r"|(?:пишет|рассказывает) (?:о|об|про)\s|(?:menulis|meliput)\s)"
)


def _introduces(line: str, name: str) -> bool:
    """``Lieven writes about sport`` below ``Lieven Maes``: a box that says what the author of the text does."""
    match = _INTRODUCES.match(line)
    return match is not None and set(match["name"].split()) <= set(name.split())


_ADDRESS = re.compile(r"\S@[\w-]{1,64}\.\w")
_ADDED = re.compile(
    r"\b(?:(?:добавил|опубликовал|разместил)[аи]?|posted by|added by|diposting oleh)\s?:"
    r"|^\d[\d.,]{0,6}\s?[kmкм]?\s(?:views?|просмотр\w{0,3})\s{1,3}(?=\d|[^\W\d]{3,9} \d)",
    re.IGNORECASE,
)
"""Beside it stands the day of publication: ``Добавил: hronik (02.10.2020)``, ``6.2K views  13 Feb 2024, 14:05``."""
_LONGEST_NAME = 40


def _name_beside_date(head: Head, at: int, text: str) -> list[Evidence]:
    """An unlabelled name that was taken for a button: alone on its line above the text, a date right beside it."""
    body = head.lines[head.body].block.span[0]
    if at > body or len(text) > _LONGEST_NAME or not text[0].isupper():
        return []
    found = people(text, at, least=2, strict=True)
    if (housed := _with_house(head, text)) is not None and _beside_date(head, at, text):
        span = (at + housed.span[0], at + housed.span[1])
        return [Evidence(housed.value, head.source[slice(*span)], span, "name-line")]
    if len(found) != 1 or found[0].span != (at, at + len(text)) or not head.names_someone(found[0].value):
        return []
    if not (surname(found[0].value) or has_first_name(found[0].value)) or not _beside_date(head, at, text):
        return []
    return [Evidence(found[0].value, text, found[0].span, "name-line")]


def _with_house(head: Head, text: str) -> Item | None:
    """The name of ``DEWI ANGGITA SARI, Radar Kertawana``: in capitals, the house behind a comma."""
    name, comma, _ = text.partition(", ")
    items = read_items(text, head.known) if comma and name.isupper() else None
    housed = items is not None and items.complete and [item.kind for item in items.items] == ["name", "site"]
    return items.items[0] if items is not None and housed else None


_MOST_LINES = 24


def _agency_alone(head: Head, title: Span | None) -> Evidence | None:
    """The first line between the title and the second paragraph that is an agency's name beside metadata."""
    if title is None or head.opened >= len(head.lines):
        return None
    stop = head.lines[head.opened].block.span[1]
    for match in islice(_LINE.finditer(head.source, title[1], max(title[1], stop)), _MOST_LINES):
        text = match.group().rstrip()
        if len(text) > _LONGEST or not text[0].isalnum():
            continue
        name = head.known.named(text)
        if text == "AA" and sets_size(head.source, match.span()):
            continue
        if name is not None and _beside_metadata(head, match.start(), text):
            return Evidence(name, text, (match.start(), match.start() + len(text)), "agency-line")
        placed = "|" in text or "," in text
        items = read_items(text, head.known) if placed or YEAR.search(text) else None
        if items is not None and placed and {item.kind for item in items.items} == {"agency"} and items.complete:
            house = items.items[0]
            if house.value not in head.known.dependent and _beside_metadata(head, match.start(), text):
                span = (match.start() + house.span[0], match.start() + house.span[1])
                return Evidence(house.value, head.source[slice(*span)], span, "agency-line")
        if items is not None and items.complete and items.items[0].kind == "agency" and items.of("date"):
            house = items.items[0]
            span = (match.start() + house.span[0], match.start() + house.span[1])
            return Evidence(house.value, head.source[slice(*span)], span, "agency-line")
    return None


@cache
def _tag_heads() -> frozenset[str]:
    return frozenset(lookup_key(word) for word in all_words("furniture.tags.lines"))


_NEAR = 160


def _around(head: Head, at: int, text: str) -> tuple[LineItems, ...]:
    """What the lines right above and below hold."""
    above = head.source[max(0, at - _NEAR) : at].rstrip("\n").rpartition("\n")[2].strip()
    below = head.source[at + len(text) : at + len(text) + _NEAR].lstrip("\n").partition("\n")[0].strip()
    return tuple(read_items(line, head.known) for line in (above, below) if line)


def _beside_metadata(head: Head, at: int, text: str) -> bool:
    """A line of nothing but a date or a byline stands right above or below."""
    around = _around(head, at, text)
    return any(items.complete and items.of("published", "modified", "date", "author", "name") for items in around)


def _beside_date(head: Head, at: int, text: str) -> bool:
    """A line of nothing but a full date stands right above or below."""
    dated = (item.date for items in _around(head, at, text) if items.complete for item in items.items)
    return any(date is not None and date.complete for date in dated)


@cache
def _label_words() -> Edges:
    """First words of the labels of bylines, editors, sources and dates."""
    names = ("by", "by_bare", "editor", "source", "published", "modified")
    return opening_words(word for name in names for word in all_words(f"masthead.{name}"))


def _role(item: Item, above: str, inside: bool) -> str:
    if item.kind in ("published", "modified"):
        return item.kind
    if item.kind == "date":
        return above if above in ("published", "modified") else "published" if inside else ""
    return ""


def _label_of(items: LineItems) -> str:
    alone = len(items.items) == 1 and items.complete and items.items[0].kind == "label"
    return items.items[0].label if alone else ""


def _lines(head: Head, title: Span | None) -> Iterator[tuple[int, str, bool]]:
    """Offset and text of the lines taken out, and whether each stands between title and text."""
    if head.body >= len(head.lines) or head.end < 0:
        return
    body, end = head.lines[head.body].block.span[0], head.lines[head.end].block.span[1]
    top = title[1] if title is not None and title[1] <= body else body
    kept = {line.block.span[0] for line in head.lines}
    regions = [
        (top, body, title is not None),
        (max(0, (title[0] if title else body) - _ABOVE), title[0] if title else body, False),
        (end, min(end + _BELOW, head.comments), False),
    ]
    for start, stop, inside in regions:
        for match in _LINE.finditer(head.source, start, max(start, stop)):
            text = match.group().rstrip()
            taken_out = match.start() not in kept
            if len(text) <= _LONGEST and (
                taken_out or lookup_key(text) in folded_words("masthead.by") or _ONE_WRITES.fullmatch(text)
            ):
                yield match.start(), text, inside
