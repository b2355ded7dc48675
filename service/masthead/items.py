"""One line of a masthead, taken apart: labelled dates, bylines, agency, section, site, and what is left unexplained.

A line is metadata only when everything in it is explained; then it leaves the article. ``Anadolu Agency WORLD`` is an
agency and a section, ``Yusron Hakim - detikNews`` a person and a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from service.agencies import Agencies
from service.document import Span
from service.lexicon import all_words
from service.lines import key, lookup_key, plain
from service.masthead.dates import FoundDate, find_dates, find_relative
from service.masthead.names import (
    FoundName,
    has_given_name,
    is_desk,
    is_role,
    longest_first,
    may_hold,
    opening_words,
    opens_with,
    people,
)

Kind = Literal[
    "published",
    "modified",
    "date",
    "other-date",
    "relative",
    "author",
    "editor",
    "agency",
    "source",
    "section",
    "site",
    "name",
    "role",
    "label",
    "noise",
]

LONGEST = 300
_LONGEST_PAIR = 60
_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"\x00+|[|•·●►▸→\t]|\s{2,}|\s[-–—/»>~]+\s|/\s|\s/|//|\)\s*\(|;\s")
_MAY_SEPARATE = re.compile(r"[\x00|•·●►▸→\t/;)]|\s[-–—»>~\s]")
"""Stands in every text that `_SEPARATORS` cut."""
_JUNK = " \t\u00a0.,;:()[]{}<>-–—/\\\"'“”«»|*#"
_BEFORE = _JUNK + "\x00"
_AFTER = _BEFORE.replace(")", "")
HOST = re.compile(
    r"(?:www\.)?[A-Za-zА-Яа-яЁё0-9][\w-]{2,40}(?:\.(?i:co|com|net|org|go|ac|or|web|sch|in|msk|spb))?"
    r"\.(?:[a-z]{2,12}|[A-Z]{2,4}|[A-Z][a-z]|ру|рф|РФ|рус|онлайн|москва)(?![\w.])"
)
"""A web address without its path, written in one of the usual ways: ``Lenta.ru``, ``INTERFAX.RU``, ``Газета.Ru``."""
_ISSUE = re.compile(r"(?:№|no\.?|nr\.?|vol\.?|issue|edisi|nomor|выпуск) ?\d+(?: ?\(\d+\)?)?(?: (?:от|of|tanggal))?")
BRAND = re.compile(
    r"[A-Z][\w]*(?:\s[A-Z][\w]*){0,2}\s(?:Indonesia|News|Online|Daily|Times|Post|TV|Herald|Tribune|Radio|Media)"
    r"|(?i:(?:detik|tribun|okezone|kumparan|liputan6|viva|suara|tirto|idn|sindo|jpnn|inews|merdeka|beritasatu|medcom"
    r"|kompas|tempo|republika|antara|bisnis|kontan|katadata)\w*)"
    r"|Би-би-си|BBC(?: [A-Z]\w+){0,2}|CNN|DW|VOA(?: [A-Z]\w+)?|NPR|RFE/RL|Радио Свобода|Голос Америки"
    r"|Al Jazeera|Euronews"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of metadata. `span` counts in the line and covers exactly the value; `date` goes with date kinds."""

    kind: Kind
    span: Span
    value: str
    label: str = ""
    date: FoundDate | None = None


@dataclass(frozen=True, slots=True)
class LineItems:
    """What a line holds. `rest` is what no rule explains."""

    items: tuple[Item, ...]
    rest: str

    @property
    def complete(self) -> bool:
        """The line is metadata and nothing else."""
        return bool(self.items) and not self.rest

    def of(self, *kinds: Kind) -> list[Item]:
        """The items of these kinds, in order."""
        return [item for item in self.items if item.kind in kinds]


def read_items(text: str, known: Agencies) -> LineItems:
    """Take a line apart; a line beyond `LONGEST` characters has no items."""
    if len(text) > LONGEST:
        return LineItems((), text)
    if lookup_key(text) in _folded("masthead.sections"):
        name = text.strip(_JUNK)
        start = text.index(name) if name else 0
        return LineItems((Item("section", (start, start + len(name)), name),), "")
    items = list(_dates(text))
    blanked = _blank(text, items)
    if "@" in blanked:
        blanked = _ADDRESS.sub(lambda found: "\x00" * len(found.group()), blanked)
    unexplained: list[str] = []
    for span in _pieces(blanked):
        found = _piece(text[slice(*span)], span[0], known)
        if found:
            items += found
        else:
            unexplained.append(text[slice(*span)])
    if unexplained and all(_ACRONYM.fullmatch(piece) for piece in unexplained) and _dated_name(items):
        unexplained = []  # "Name / TNN / Updated: …": the house's own service
    exact = [item if item.date is None else replace(item, span=item.date.span) for item in items]
    return LineItems(tuple(sorted(exact, key=lambda item: item.span)), " ".join(unexplained))


_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,4}|(?<!\w)@\w{2,30}")
"""An e-mail address or a handle behind a name."""
_ACRONYM = re.compile(r"[A-Z]{2,6}")


def _dated_name(items: list[Item]) -> bool:
    return any(item.kind in ("name", "author") for item in items) and any(
        item.date is not None and item.date.complete for item in items
    )


# ── dates and their labels ──────────────────────────────────────────────────────────────────────────────────────────


@cache
def _date_labels() -> re.Pattern[str]:
    """A label that stands right before a date: ``Updated:``, ``(обновлено``, ``Diperbarui -``."""
    groups = "|".join(
        f"(?P<{name}>{'|'.join(_loose(word) for word in longest_first(all_words(f'masthead.{key_name}')))})"
        for name, key_name in (("other", "other_dates"), ("modified", "modified"), ("published", "published"))
    )
    return re.compile(
        rf"(?<!\w)(?:{groups})[ \t\u00a0]{{0,3}}[:.,;(–—-]{{0,2}}[ \t\u00a0]{{0,3}}"
        r"(?:(?:on|at|в|pada|the|date|от|for)[ \t]{1,2}|[(\[])?$",
        re.IGNORECASE,
    )


@cache
def _date_label_openings() -> frozenset[str]:
    names = ("other_dates", "modified", "published")
    return opening_words(word for name in names for word in all_words(f"masthead.{name}"))


def _date_label(text: str, start: int, end: int) -> re.Match[str] | None:
    if start == end or not may_hold(text[start:end], _date_label_openings()):
        return None
    return _date_labels().search(text, start, end)


def _loose(word: str) -> str:
    return re.escape(word).replace("е", "[её]").replace(r"\ ", r"[ \t\u00a0]{1,2}")


def _dates(text: str) -> Iterator[Item]:
    found = find_dates(text) or (find_relative(text) if text.count(" ") <= 14 else [])
    end = 0
    for date in found:
        label = _date_label(text, max(end, date.span[0] - 60), date.span[0])
        kind: Kind = "relative" if date.relative is not None else "date"
        if label and label.group().strip().casefold() in _WEAK_LABELS and label.start() > 0:
            label = None
        if label:
            kind = "published" if label["published"] else "modified" if label["modified"] else "other-date"
        words = (label["published"] or label["modified"] or label["other"]) if label else ""
        start = label.start() if label else date.span[0]
        yield Item(kind, (start, date.span[1]), text[slice(*date.span)], words, date)
        end = date.span[1]


_EARLY_DIGIT = re.compile(r"[^\d]{0,40}\d")
_WEAK_LABELS = frozenset({"on", "от", "in", "from"})


def read_date_at_start(text: str) -> Item | None:
    """The date that `text` begins with, its label included; None when something else comes first."""
    if _EARLY_DIGIT.match(text) is None:
        return None
    for item in _dates(text):
        weak = item.label.casefold() in _WEAK_LABELS
        if item.span[0] <= 2 and not weak and not text[: item.span[0]].strip(" ("):
            return item
        return None
    return None


def _blank(text: str, items: list[Item]) -> str:
    """`text` with the dates and their labels as separators."""
    if not items:
        return text
    characters = list(text)
    for item in items:
        start, end = item.span
        characters[start:end] = "\x00" * (end - start)
    return "".join(characters)


# ── the other pieces ────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _labels(name: str) -> re.Pattern[str]:
    """A label with a colon, or one that needs none, at the beginning of a piece."""
    words = "|".join(_loose(word) for word in longest_first(all_words(f"masthead.{name}")))
    bare = "|".join(
        _loose(word) for word in longest_first(all_words("masthead.by_bare" if name == "by" else f"masthead.{name}"))
    )
    return re.compile(
        rf"(?:(?P<label>{words})[ \t\u00a0]{{0,2}}[:：][ \t\u00a0]{{0,3}}"
        rf"|(?P<bare>{bare})[ \t\u00a0]{{1,3}})(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def by_label(text: str) -> re.Match[str] | None:
    """The byline's label that `text` begins with; its group ``rest`` is what follows."""
    return _labels("by").match(text)


@cache
def _label_inside() -> re.Pattern[str]:
    names = [word for part in ("by", "editor", "source") for word in all_words(f"masthead.{part}")]
    return re.compile(
        rf"(?<=\S)[ \t\u00a0,/]+(?=(?:{'|'.join(_loose(word) for word in longest_first(names))})[ \t]{{0,2}}[:：])",
        re.IGNORECASE,
    )


@cache
def _inside_openings() -> frozenset[str]:
    return opening_words(word for part in ("by", "editor", "source") for word in all_words(f"masthead.{part}"))


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(lookup_key(word) for word in all_words(name))


@cache
def _label_names() -> dict[str, str]:
    """The kind of label that a whole piece is."""
    names = ("source", "editor", "by", "modified", "published")
    return {word: name for name in names for word in _folded(f"masthead.{name}")}


@cache
def _label_openings() -> frozenset[str]:
    names = ("by", "by_bare", "editor", "source", "section", "site")
    return opening_words(word for name in names for word in all_words(f"masthead.{name}"))


@cache
def _counters() -> re.Pattern[str]:
    """Reading times and view counts that stand in a line of metadata."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in all_words("furniture.counter.patterns")))


_EDITOR_INSIDE = re.compile(
    r"(?<=\w)\s+(?=(?:Editor|Redaktur|Fotografer|Foto|Photos?|Фото|Редактор)\s[A-ZА-ЯЁ]\w+\s[A-ZА-ЯЁ])"
)
"""Between a name and the next role without a colon: ``Reporter Rini Hapsari Editor Budi Hartono``."""
_EDITORS = ("Editor", "Redaktur", "Foto", "Photo", "Фото", "Редактор")


def _pieces(blanked: str) -> Iterator[Span]:
    """Spans between separators, without marks at their ends."""
    cuts = [match.span() for match in _SEPARATORS.finditer(blanked)] if _MAY_SEPARATE.search(blanked) else []
    if any(word in blanked for word in _EDITORS):
        cuts = sorted(cuts + [match.span() for match in _EDITOR_INSIDE.finditer(blanked)])
    if ":" in blanked and may_hold(blanked, _inside_openings()):
        cuts = sorted(cuts + [match.span() for match in _label_inside().finditer(blanked)])
    start = 0
    for cut in [*cuts, (len(blanked), len(blanked))]:
        if cut[0] >= start:
            yield from _trimmed(blanked, start, cut[0])
        start = max(start, cut[1])


_INITIAL_END = re.compile(r"(?<![^\W\d_])[A-ZА-ЯЁ]\.$")
"""An initial at the end keeps its full stop: ``Голованова М.И.``"""


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _BEFORE:
        start += 1
    while end > start and (text[end - 1] in _AFTER or (text[end - 1] == ")" and "(" not in text[start:end])):
        if _INITIAL_END.search(text, max(start, end - 4), end):
            break
        end -= 1
    if start < end:
        yield start, end


def _piece(text: str, offset: int, known: Agencies) -> list[Item]:
    """The items of one piece; an empty list when nothing explains it."""
    line = plain(text)
    folded = key(line)
    whole = (offset, offset + len(text))
    if not folded or folded in _folded("calendar.joiners") or _ISSUE.fullmatch(line) or _counters().fullmatch(line):
        return [Item("noise", whole, text)]
    if name := _label_names().get(folded):
        return [Item("label", whole, text, name)]
    return _labelled(text, offset, known) or _unlabelled(text, offset, folded, known)


_KIND_BY = re.compile(r"(?P<kind>\w+(?: \w+){0,2}) by (?P<rest>[A-Z].{4,120})", re.IGNORECASE)


def _labelled(text: str, offset: int, known: Agencies) -> list[Item]:
    kind = _KIND_BY.fullmatch(text)
    if kind is not None and lookup_key(kind["kind"]) in _folded("masthead.sections"):
        rest = kind.start("rest")
        if named := people(text[rest:], offset + rest, least=2, strict=True):
            return [Item("author", one.span, one.value, "by") for one in named]
    if not opens_with(text, _label_openings()):
        return []
    by = _labels("by").match(text)
    if by and (found := _byline(by, text, offset, known)):
        return found
    editor = _labels("editor").match(text)
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
    source = _labels("source").match(text)
    if source and not source["label"] and " " in source["bare"] and (name := known.named(source["rest"])):
        return [Item("agency", (offset + source.start("rest"), offset + len(text)), name, source["bare"])]
    if source and source["label"]:
        span = (offset + source.start("rest"), offset + len(text))
        name = known.named(source["rest"])
        return [Item("agency" if name else "source", span, name or source["rest"], source["label"])]
    for name in ("section", "site") if ":" in text or "：" in text else ():
        match = _labels(name).match(text)
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


_ELSEWHERE = re.compile(
    r"\s(?:in|from|di|dari|в|из)\s[A-ZА-ЯЁ][\w.,’ -]{1,30}?\s(?:and|dan|и)\s(?P<rest>[A-ZА-ЯЁ].{3,80})$"
)
"""``By Maren Oakes in Kelmar and Tor Kvist in Osterby``."""


def _byline(match: re.Match[str], text: str, offset: int, known: Agencies) -> list[Item]:
    label = match["label"] or match["bare"]
    rest, start = match["rest"], offset + match.start("rest")
    if name := known.named(rest):
        return [Item("agency", (start, offset + len(text)), name, label)]
    if BRAND.fullmatch(rest.strip()):
        return [Item("site", (start, start + len(rest.rstrip())), rest.strip(), label)]
    found = people(rest, start, least=1 if match["label"] else 2)
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


def _unlabelled(text: str, offset: int, folded: str, known: Agencies) -> list[Item]:
    whole = (offset, offset + len(text))
    if name := known.named(text):
        return [Item("agency", whole, name)]
    if folded in _folded("masthead.sections"):
        return [Item("section", whole, text)]
    if (" " not in text and HOST.fullmatch(text)) or (BRAND.fullmatch(text) and not has_given_name(text)):
        return [Item("site", whole, text)]
    if pair := _agency_and_section(text, offset, folded, known):
        return pair
    if pair := _agencies_alone(text, offset, known):
        return pair
    if found := people(text, offset, least=2, strict=True):
        return [*(Item("name", one.span, one.value) for one in found), *_after_names(text, offset, found[-1], known)]
    if named := _name_and_role(text, offset):
        return named
    return [Item("role", whole, text)] if is_role(text) and not text.endswith(".") else []


_INITIALS = r"(?:[a-zа-я]{2,4}(?:/[a-zа-я]{2,4}){0,3}\s)?"
_AGENCY_LIST = re.compile(rf"{_INITIALS}[(\[]?(?P<names>[^()\[\]]{{2,60}})[)\]]?")


def _agencies_alone(text: str, offset: int, known: Agencies) -> list[Item]:
    """``hk/rt (dpa, AFP)``, ``Reuters/AFP``: agencies and the initials of desks; the first is the source."""
    match = _AGENCY_LIST.fullmatch(text)
    if match is None:
        return []
    first = known.first_of(match["names"])
    if first is None:
        return []
    start = offset + text.index(first[1], match.start("names"))
    return [Item("agency", (start, start + len(first[1])), first[0])]


_QUOTED_HOUSE = re.compile(r"[«“\"][A-ZА-ЯЁ][^«»“”\"]{1,40}[»”\"]\.?")
_OF = re.compile(r"^(?:of|for|from|dari|для|из|and|и|dan|&) (?=\S)", re.IGNORECASE)


def _after_names(text: str, offset: int, last: FoundName, known: Agencies) -> list[Item]:
    """The agency, the site or the role behind a name: ``…, PA``, ``…, CNN``, ``… (Редактор отдела «Россия»)``."""
    end = last.span[1] - offset
    rest = _OF.sub("", text[end:].strip(_JUNK))
    if not rest:
        return []
    start = offset + text.index(rest, end)
    span = (start, start + len(rest))
    if name := known.named(rest):
        return [Item("agency", span, name)]
    if HOST.fullmatch(rest) or BRAND.fullmatch(rest) or _QUOTED_HOUSE.fullmatch(text[end:].strip(" ,")):
        return [Item("site", span, rest)]
    return [Item("role", span, rest)] if is_role(rest) else []


def _name_and_role(text: str, offset: int) -> list[Item]:
    """``Jon Henley Europe correspondent``: a given name, a surname, and what the person does."""
    words = text.split()
    if not 3 <= len(words) <= 8:
        return []
    name = " ".join(words[:2])
    rest = text[len(name) :]
    found = people(name, offset, least=2, strict=True) if text.startswith(name) else []
    if not found or not is_role(rest) or not is_role(words[-1]) or any(is_role(word) for word in words[:2]):
        return []
    return [
        Item("name", found[0].span, found[0].value),
        Item("role", (offset + len(name) + 1, offset + len(text)), rest.strip()),
    ]


@cache
def _section_ends() -> frozenset[str]:
    """Last words of the names of sections."""
    return frozenset(name.rpartition(" ")[2] for name in _folded("masthead.sections"))


def _agency_and_section(text: str, offset: int, folded: str, known: Agencies) -> list[Item]:
    """``Anadolu Agency WORLD``: an agency and a section with nothing between them."""
    if len(text) > _LONGEST_PAIR or folded.rpartition(" ")[2] not in _section_ends():
        return []
    for gap in _SPACES.finditer(text):
        if lookup_key(text[gap.end() :]) in _folded("masthead.sections") and (name := known.named(text[: gap.start()])):
            return [
                Item("agency", (offset, offset + gap.start()), name),
                Item("section", (offset + gap.end(), offset + len(text)), text[gap.end() :]),
            ]
    return []
