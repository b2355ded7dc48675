"""One line of a masthead, taken apart: labelled dates, bylines, agency, section, site, and what is left unexplained.

A line is metadata only when everything in it is explained; then it leaves the article. ``Anadolu Agency WORLD`` is an
agency and a section, ``Yusron Hakim - detikNews`` a person and a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from service.agencies import Agencies
from service.document import Span
from service.lexicon import all_words
from service.lines import key, lookup_key, plain
from service.masthead.beside_names import houses_beside
from service.masthead.bylines import labelled
from service.masthead.first_clock import first_beside
from service.masthead.issues import ISSUE, edition, house_and_issue
from service.masthead.item import JUNK, Item, LineItems, around_hosts
from service.masthead.labelled_dates import clock_of_change, date_label_openings, labelled_dates
from service.masthead.labels import loose
from service.masthead.name_and import second_author
from service.masthead.phrases import (
    Edges,
    closing_words,
    folded_words,
    longest_first,
    may_close,
    may_hold,
)
from service.masthead.places import is_place
from service.masthead.section_names import names_section
from service.masthead.unlabelled import listed_people, unlabelled

LONGEST = 300
"""Characters of the longest line that is taken apart."""
_LONGEST_SECTION = 80
_SENTENCE = 12
"""Blanks of a piece that no name of an agency, section, site or role has: only people are listed at such length."""
_SEPARATORS = re.compile(r"\x00+|[|•·●►▸→\t]|\s{2,}|\s[-–—/»>~]+\s|/\s|\s/|//|\)\s*\(|;\s")
_MAY_SEPARATE = re.compile(r"[\x00|•·●►▸→\t/;)\s](?:(?<=[\x00|•·●►▸→\t/;)])|[-–—»>~\s])")
"""Stands in every text that `_SEPARATORS` cut. Begins with one class, which is searched faster than alternatives."""
_BEFORE = JUNK + "\x00"
_AFTER = _BEFORE.replace(")", "")


def read_items(text: str, known: Agencies) -> LineItems:
    """Take a line apart; a line beyond `LONGEST` characters has no items.

    Short lines are remembered: menus and mastheads of one site say the same in each of its articles.
    """
    if len(text) > LONGEST:
        return LineItems((), text)
    return _read_items(text, known)


@lru_cache(maxsize=8_192)
def _read_items(text: str, known: Agencies) -> LineItems:
    if len(text) <= _LONGEST_SECTION and names_section(lookup_key(text)):
        name = text.strip(JUNK)
        start = text.index(name) if name else 0
        return LineItems((Item("section", (start, start + len(name)), name),), "")
    if _POSTED_BY.match(text):  # who wrote a post that the article quotes
        return LineItems((), text)
    if _GLUED_FIGURE.search(text, 0, _SECTION_REACH) and (glued := _SECTION_AND_DATE.match(text)):
        name = glued["name"].rstrip()
        if lookup_key(name) in folded_words("masthead.sections"):
            rest = read_items(" " * glued.end("name") + text[glued.end("name") :], known)
            return LineItems((Item("section", (0, len(name)), name), *rest.items), rest.rest)
    if "№" in text and (paper := edition(text)):
        return LineItems(tuple(paper), "")
    items = list(labelled_dates(text))
    blanked = _blank(text, items)
    if items and _FIGURE.search(blanked) and may_hold(blanked, date_label_openings()):
        blanked = clock_of_change().sub(lambda found: "\x00" * len(found.group()), blanked)
    if not blanked.isascii() and _SEEN.search(blanked):
        blanked = _SEEN.sub(lambda found: "\x00" * len(found.group()), blanked)
    if items and any(map(blanked.__contains__, _AGO_WORDS)) and _AGO.search(blanked):
        blanked = _AGO.sub(lambda found: "\x00" * len(found.group()), blanked)
    if "(" in blanked and items and may_hold(blanked, date_label_openings()):
        blanked = first_beside().sub(lambda found: "\x00" * len(found.group()), blanked)
    if "@" in blanked:
        blanked = _ADDRESS.sub(lambda found: "\x00" * len(found.group()), blanked)
    unexplained: list[str] = []
    places: list[Span] = []
    for span in _pieces(blanked):
        found = _piece(text[slice(*span)], span[0], known)
        if found:
            items += found
        else:
            unexplained.append(text[slice(*span)])
            places.append(span)
    if places and "|" in text and (houses := houses_beside(text, places, items, known)):
        items += houses
        unexplained = []
    if unexplained and all(_ACRONYM.fullmatch(piece) for piece in unexplained) and _dated_name(items):
        unexplained = []  # "Name / TNN / Updated: …": the house's own service
    if unexplained and _dated_name(items) and all(map(is_place, unexplained)):
        unexplained = []
    if unexplained and any(item.kind == "agency" for item in items) and _sent_from(unexplained):
        unexplained = []  # "Press Trust of India | Hyderabad", "(кв / dpa)"
    if _goes_on(text, items):
        return LineItems((), text)
    exact = [item if item.date is None else replace(item, span=item.date.span) for item in items]
    ordered = second_author(text, sorted(exact, key=lambda item: item.span)) if not unexplained else exact
    return LineItems(_behind_house(sorted(ordered, key=lambda item: item.span)), " ".join(unexplained))


def _goes_on(text: str, items: list[Item]) -> bool:
    """A sentence goes on behind what stands where names do: ``By Christmas Eve the harbour was shut, and the ships …``.

    A label with a colon opens no sentence.
    """
    first = items[0] if items else None
    if first is None or first.kind != "author" or ":" in text[: first.span[0]] or not _ends_sentence(text):
        return False
    return text.count(" ", max(item.span[1] for item in items)) > _LONGEST_BEHIND


def _ends_sentence(text: str) -> bool:
    return text.rstrip(" \t\n\"”»’')").endswith((".", "!", "?", "…"))


_LONGEST_BEHIND = 10
"""Blanks behind the last name of a byline that ends in a full stop: a role, a house, a town."""


def _behind_house(items: list[Item]) -> tuple[Item, ...]:
    """``Laporan Wartawan Wartabali.com, Rahmat Hidayat``: the label is that of the names behind the house."""
    label = items[0] if len(items) > _LABEL_AND_HOUSE and items[0].label == "by" else None
    if label is None or label.kind != "label" or items[1].kind != "site":
        return tuple(items)
    names = items[_LABEL_AND_HOUSE:]
    if any(item.kind != "name" for item in names):
        return tuple(items)
    return items[1], *(replace(item, kind="author", label=label.value) for item in names)


_LABEL_AND_HOUSE = 2


def forget() -> None:
    """Empty the memory of lines, so that a measurement starts cold."""
    _read_items.cache_clear()


def _sent_from(pieces: list[str]) -> bool:
    """One piece beside an agency that is a place or the initials of a desk."""
    return len(pieces) == 1 and (is_place(pieces[0]) or _DESK_INITIALS.fullmatch(pieces[0]) is not None)


_DESK_INITIALS = re.compile(r"[a-zа-яё]{2,4}(?:/[a-zа-яё]{2,4}){0,3}")
_POSTED_BY = re.compile(r"\s*[-–—]\s?[^()]{2,60}\(@\w{2,30}\)")
_SECTION_AND_DATE = re.compile(r"(?P<name>[A-ZА-ЯЁ][^\W\d_]{2,20}(?: [^\W\d_]{1,20}){0,3}?)(?=\d{1,2}[ .:]\s?\S)")
"""``Экономика6 октября 2021``: the blank between was lost."""
_GLUED_FIGURE, _SECTION_REACH = re.compile(r"\d(?<=[^\W\d_]\d)"), 90
"""A figure right behind a letter, and the characters within which it stands in such a line."""
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,4}|(?<!\w)@\w{2,30}")
"""An e-mail address or a handle behind a name."""
_SEEN = re.compile("[\U0001f441\U0001f440\U0001f4ac\u2764\U0001f44d]\ufe0f?\\s?\\d[\\d \u00a0.,]{0,9}[kKкК]?")
"""How many saw or liked it: an eye, a bubble, a heart, a thumb and a number."""
_AGO = re.compile(
    r"(?<=[\w\x00|•·,] )(?:about |an? )?\d{0,3} ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago"
    r"|(?<=[\w\x00|•·,] )\d{1,3} (?:detik|menit|jam|hari|minggu|bulan|tahun) (?:yang )?lalu"
    r"|(?<=[\w\x00|•·,] )\d{1,3} (?:секунд|минут|час|дн|день|недел|месяц)\w{0,3} назад"
)
"""Beside a full date: ``Farida Qasmi 8 minutes ago Sun 09th May 2021``."""
_AGO_WORDS = ("ago", "lalu", "назад")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_FIGURE = re.compile(r"\d")


def _dated_name(items: list[Item]) -> bool:
    return any(item.kind in ("name", "author") for item in items) and any(
        item.date is not None and item.date.complete for item in items
    )


def _blank(text: str, items: list[Item]) -> str:
    """`text` with the dates and their labels as separators."""
    if not items:
        return text
    characters = list(text)
    for item in items:
        start, end = item.span
        characters[start:end] = "\x00" * (end - start)
    return "".join(characters)


@cache
def _label_inside() -> re.Pattern[str]:
    names = {word for part in ("by", "editor", "source") for word in all_words(f"masthead.{part}")} - {"by"}
    return re.compile(
        rf"[ \t\u00a0,/](?<=\S[ \t\u00a0,/])[ \t\u00a0,/]*"
        rf"(?=(?:{'|'.join(loose(word) for word in longest_first(names))})[ \t]{{0,2}}[:：])",
        re.IGNORECASE,
    )


@cache
def _inside_closings() -> Edges:
    return closing_words(word for part in ("by", "editor", "source") for word in all_words(f"masthead.{part}"))


_BEFORE_COLON = re.compile(r"(\w+)\W{0,4}[:：]")


@cache
def _label_names() -> dict[str, str]:
    """The kind of label that a whole piece is."""
    names = ("source", "editor", "by", "modified", "published")
    return {word: name for name in names for word in folded_words(f"masthead.{name}")}


@cache
def _counters() -> re.Pattern[str]:
    """Reading times and view counts that stand in a line of metadata."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in all_words("furniture.counter.patterns")))


_COUNTED = re.compile(
    r"\d[\d ]{0,9} (?:comments?|views?|shares?|просмотр\w*|комментари\w*|отзыв\w*|komentar|kali dibaca)"
)
"""A piece of a line: ``3 комментария``."""
_EDITOR_INSIDE = re.compile(
    r"(?<=\w)\s+(?=(?:Editor|Redaktur|Fotografer|Foto|Photos?|Фото|Редактор)\s[A-ZА-ЯЁ]\w+\s[A-ZА-ЯЁ])"
    r"|,\s+(?=(?:editor|redaktur|penyunting|редактор)\s[A-ZА-ЯЁ][\w.]*\s[A-ZА-ЯЁ])"
)
"""Between a name and the next role without a colon: ``Reporter Rini Hapsari Editor Budi Hartono``."""
_BY_OR_COUNT = re.compile(
    r",\s(?=by\s[A-Z])|(?<=\w)(?<!ed)(?<!en)\s(?=by\s[A-Z][\w.’'-]*\s[A-Z])"
    r"|(?<=\w)\s(?=\d[\d.,]*\s(?i:comments?|views?|shares?|просмотр\w*|комментари\w*|komentar|kali)\b)"
)
"""In a line with a date: ``…, Bishkek, by Aizada Toktogulova``, ``by Helen Marsh 14 Comments``."""
_EDITORS = ("Editor", "Redaktur", "Foto", "Photo", "Фото", "Редактор", "editor", "redaktur", "penyunting", "редактор")


def _pieces(blanked: str) -> Iterator[Span]:
    """Spans between separators, without marks at their ends."""
    cuts = [match.span() for match in _SEPARATORS.finditer(blanked)] if _MAY_SEPARATE.search(blanked) else []
    if any(map(blanked.__contains__, _EDITORS)):
        cuts = sorted(cuts + [match.span() for match in _EDITOR_INSIDE.finditer(blanked)])
    if ":" in blanked and may_close(blanked, _BEFORE_COLON.findall(blanked), _inside_closings()):
        cuts = sorted(cuts + [match.span() for match in _label_inside().finditer(blanked)])
    if "\x00" in blanked and ("by" in blanked or _FIGURE.search(blanked)):
        cuts = sorted(cuts + [match.span() for match in _BY_OR_COUNT.finditer(blanked)])
    if _DOTTED.search(blanked):
        cuts = sorted(cuts + around_hosts(blanked))
    start = 0
    for cut in [*cuts, (len(blanked), len(blanked))]:
        if cut[0] >= start:
            yield from _trimmed(blanked, start, cut[0])
        start = max(start, cut[1])


_DOTTED = re.compile(r"\.(?<=[\w-]\.)\w")
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
    if text.count(" ") >= _SENTENCE:
        return labelled(text, offset, known) or listed_people(text, offset, known)
    line = plain(text)
    folded = key(line)
    whole = (offset, offset + len(text))
    figured = _FIGURE.search(line) is not None
    if (
        not folded
        or folded in folded_words("calendar.joiners")
        or _counters().fullmatch(line)
        or (figured and (ISSUE.fullmatch(line) or _COUNTED.fullmatch(line)))
    ):
        return [Item("noise", whole, text)]
    if figured and (paper := house_and_issue(text, offset)):
        return paper
    if name := _label_names().get(folded):
        return [Item("label", whole, text, name)]
    if folded in folded_words("masthead.sections") and known.named(text) is None:
        return [Item("section", whole, text)]
    return labelled(text, offset, known) or unlabelled(text, offset, folded, known)
