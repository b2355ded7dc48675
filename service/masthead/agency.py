"""The agency that sent the article: in a byline, a line of its own, the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.agencies import Agencies
from service.document import Evidence, Span
from service.masthead.credit import credits_picture, found_in
from service.masthead.head import Head
from service.masthead.item import OWN_ADDRESS, Item
from service.masthead.places import is_place
from service.reading import PageEvidence


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
        if credits_picture(head, index):
            continue
        if not items.complete and not above and not dated and not any(item.label for item in items.of("agency")):
            continue
        for item in items.of("agency"):
            line = head.lines[index].text.strip()
            marked = line[:1] in _CREDIT_MARKS and line[:1] != line[-1:] and head.in_tail(index)
            behind_name = items.complete and any(one.span[0] < item.span[0] for one in items.of("name", "author"))
            form = head.lines[index].text[slice(*item.span)]
            spelled = known.spelled_out(form, head.source) if form.isupper() and len(form) <= _LONGEST_ACRONYM else None
            if form == "AA" and sets_size(head.source, head.lines[index].block.span):
                continue
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
        name = known.named(stated.value) if stated.field in ("agency", "author") else None
        if name is not None and (stated.field == "agency" or name not in known.dependent):
            return Evidence(name, stated.value, None, stated.method)
    return None


_SIZES = re.compile(
    r"\b(?:text size|font size|larger|medium|ukuran (?:huruf|teks)|размер шрифта)|\bA[+-]", re.IGNORECASE
)
"""What stands beside the letters that set the size of all others."""


def sets_size(source: str, span: Span) -> bool:
    """Whether ``AA`` at `span` sets the size of the letters instead of naming Anadolu: the sizes stand beside it."""
    return _SIZES.search(source, max(0, span[0] - _BESIDE_SIZES), span[1] + _BESIDE_SIZES) is not None


_BESIDE_SIZES = 40
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


def bureau_of(name: str, known: Agencies) -> str | None:
    """The agency that ``Torvapress News North Province`` is an office of: its name as news, a place's behind it."""
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        form, behind = " ".join(words[:cut]), words[cut:]
        agency = known.named(form)
        if agency is not None and agency not in known.dependent:
            area = _NEWS.search(form) is not None and all(word.isalpha() and word.istitle() for word in behind)
            return agency if area or is_place(" ".join(behind)) else None
    return None


_NEWS = re.compile(r"\b(?:news|kantor berita|агентство)\b", re.IGNORECASE)
