"""Who signs the article behind its last sentence: ``… a map. (Slamet Rahardi)``, ``… shut. — Rosa Dumal with PNA``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.agencies import Agencies
from service.document import Evidence, Removed
from service.lines import lookup_key
from service.masthead.item import BRAND, HOST
from service.masthead.name_words import has_first_name, spoken_among, surname
from service.masthead.names import people
from service.masthead.places import is_place
from service.reading import SourceBlock

_BRACKET = re.compile(r"[.!?…»”\"]\s?(?P<cut>\((?P<names>[^()\n]{5,80})\))[\s*.]*$")
_DASH = re.compile(r"[.!?…)]\s?(?P<cut>[—–-]{1,2}\s?(?P<names>[A-ZА-ЯЁ][^—–\n]{5,70}))\s*$")
_BARS = re.compile(r"[.!?…”»\"]\s(?P<cut>(?P<names>[A-Z][\w.’' ]{1,32}(?: \| [A-Z][\w.’' ]{1,32}){1,4}))\s*$")
"""``… untuk berkomentar. AFP | BBC | RANI LESTARI``"""
_END_MARK = re.compile(r"[.!?…»”\"]\s(?P<cut>-[03]0?-\s(?P<names>[A-ZА-ЯЁ][^—–\n]{5,50}))\s*$")
"""``… was dug there. -0- Nina YEZHOVA``: the mark that ends a dispatch, and who sent it."""
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_EACH = re.compile(r"\s*[/,;&|]\s*|\s(?:and|with|dan|и|с)\s")
_OPENS_QUOTE = "\"“«„'‘"
_CODE = re.compile(r"[a-zа-яё]{1,6}\d{0,3}|[A-Z]{1,2}-\d{1,2}")
"""Initials or the code of a desk beside a name."""
_INITIALED = re.compile(r"[A-ZА-ЯЁ]\.\s?(?:[A-ZА-ЯЁ]\.\s?)?[A-ZА-ЯЁ][\w’'-]{2,}")
_REACH, _LEAST_TEXT = 100, 60
_PROSE, _MOST_BELOW = 200, 1
"""Characters of a paragraph, and paragraphs that may stand below the signed one: remains of the page."""

_Signed = tuple[SourceBlock, Removed, tuple[Evidence, ...], Evidence | None]


def signature_at_end(source: str, blocks: Sequence[SourceBlock], index: int, known: Agencies) -> _Signed | None:
    """The block without the signature it ends with, what was cut off, its authors and the agency beside them.

    In brackets, or behind a dash that follows no quotation, stand nothing but names of people, agencies, houses and
    codes of desks; the text speaks of none of these people, and at most one paragraph stands below.
    """
    block = blocks[index]
    start, end = block.span
    if end - start < _LEAST_TEXT or source[start:end].rstrip("*. \t\n")[-1:].isdigit():
        return None
    if not any(one.span[1] - one.span[0] >= _PROSE // 2 for one in blocks[:index]):
        return None  # a caption at the top
    if sum(one.span[1] - one.span[0] >= _PROSE for one in blocks[index + 1 :]) > _MOST_BELOW:
        return None
    tail = max(start, end - _REACH)
    quoted = source[start : start + 1] in _OPENS_QUOTE or block.kind == "caption"
    match = _BARS.search(source, tail, end) or _BRACKET.search(source, tail, end) or _END_MARK.search(source, tail, end)
    match = match or (None if quoted else _DASH.search(source, tail, end))
    if match is None or block.kind == "caption":
        return None
    writers: list[Evidence] = []
    agency: Evidence | None = None
    position = match.start("names")
    for part in _EACH.split(match["names"].rstrip(" .")):
        at = source.index(part, position)
        position = at + len(part)
        if (name := known.named(part)) is not None:
            if match.re is _BRACKET and "/" in match["names"] and not part.islower():
                return None  # a picture's credit: (Anna Vale/AP)
            agency = agency or Evidence(name, part, (at, position), "signature")
            continue
        found = people(part, at, least=2, strict=True)
        if len(found) == 1 and found[0].span == (at, position) and _called(found[0].value, block):
            writers.append(Evidence(found[0].value, part, found[0].span, "signature"))
        elif match.re is _BARS and _ACRONYM.fullmatch(part):
            continue
        elif not (_CODE.fullmatch(part) or HOST.fullmatch(part) or BRAND.fullmatch(part) or _house(part, writers)):
            return None
    above = lookup_key(source[blocks[0].span[0] : match.start()])
    if not writers or any(lookup_key(one.value).rpartition(" ")[2] in above for one in writers):
        return None
    cut = Removed(match.span("cut"), match["cut"], "masthead-authors")
    return replace(block, span=(start, match.start("cut"))), cut, tuple(writers), agency


_HOUSE = re.compile(r"[A-Z][a-z]+[A-Z]\w{2,16}|[A-Z]\w{2,16}-[A-Z]\w{2,16}")


def _house(part: str, writers: Sequence[Evidence]) -> bool:
    """``(Wila Wulandari/BolaSport)``: the house behind the name, two words written as one."""
    return bool(writers) and _HOUSE.fullmatch(part) is not None


def _called(name: str, block: SourceBlock) -> bool:
    """A known given name or an initial, a surname's ending; in Indonesian any name that is no place.

    In English a name of words that are neither ordinary ones nor towns: ``(Hiran Wijewardene)``.
    """
    if is_place(name):
        return False
    called = has_first_name(name) or surname(name) or _INITIALED.fullmatch(name) is not None
    return called or block.language == "id" or (block.language == "en" and _nothing_else(name))


def _nothing_else(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and not spoken_among(words) and not any(word.isupper() or is_place(word) for word in words)
