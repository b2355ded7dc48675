"""The page's own name in a dateline: ``Bitung, IDN Militer –``, ``KABAR SELATAN -``. It is a house there, no place.

Indonesian newsrooms put either name before the dash, so a name that no list knows as a place is judged by its words
and by what the text says of it: ``warga Waci`` makes it a place, ``kabar`` or ``post`` in it a house, and words that
the text writes in lower case are a headline's (``PASAR SEPI``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from service.document import Dateline, Span
from service.lexicon import indonesian_words, ordinary_words, words
from service.lines import lookup_key
from service.masthead.dateline import FoundDateline, known_city
from service.masthead.head import Head
from service.masthead.name_words import has_first_name, is_organization, is_role
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.site import MEDIA

_LETTER = re.compile(r"[^\W_]+")
_BRAND = re.compile(r"(?:[A-Z]{2,}[a-z]{3,}|[a-z]+[A-Z]\w+)\Z")
"""A word as brands are spelt and no place is: SANCAnews, detikNews."""
_LEAST = 6
"""Letters of a name that is looked for in the page's other lines."""
_MEDIUM_BEHIND = r" (?:Online|News|Media|Post|TV)\b|\.(?:com|co|id|net)\b"
_EDGE, _TOP_LINES, _LONGEST = 3_000, 8, 60
_LOGO = re.compile(r"^\W*logo(?:type)?\s", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\([cс]\)|copyright|\b(?:19|20)\d\d\b|\bPT\b)[\s–—-]*", re.IGNORECASE)


def with_house(found: FoundDateline, head: Head, *, loose: bool = False) -> FoundDateline | None:
    """The dateline with the house told from the place, where two names stand.

    A house that stands alone is the site, with no place; None where the name is neither. `loose`: Indonesian text.
    """
    dateline = found.dateline
    if found.agency or found.site or not dateline.place:
        return found
    first, comma, last = dateline.place.rpartition(", ")
    if not comma:
        if _BRAND.match(last) or (" " in last and _is_house(last, head, dateline.span)):
            return _alone(found, last)
        if not loose or found.date is not None or _is_known(last) or _told_place(last, head.source):
            return found
        return _alone(found, last) if called_house(last) else None if _only_words(last, head.source) else found
    if loose and _is_initials(last, head.source):
        return replace(found, dateline=replace(dateline, place=first, agency=last))
    if _is_house(last, head, dateline.span):
        place, house = first, last
    elif _is_house(first, head, dateline.span):
        place, house = last, first
    elif loose and _is_known(last) and not _is_known(first) and called_house(first):
        place, house = last, first  # ZONA BUSER, JAKARTA
    else:
        return found
    at = dateline.source_text.find(house)
    if at < 0 or dateline.span is None:
        return found
    span = (dateline.span[0] + at, dateline.span[0] + at + len(house))
    return replace(found, dateline=replace(dateline, place=place, agency=house), site=house, site_span=span)


_NAME = r"[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{1,24}){0,2}"
_TWO_NAMES = re.compile(rf"(?P<first>{_NAME}), (?P<last>{_NAME})\s?(?:[–—]|-{{1,2}})(?=\s*$|\s?[\"“A-Z\d])")


def paper_and_town(text: str, offset: int) -> FoundDateline | None:
    """``Kabar Laut, Parigi -``, ``Parigi, Kabar Laut –``: a house called as papers are, and a town no list knows.

    `offset` is where `text` begins in the source; of Indonesian text, whose newsrooms write so.
    """
    match = _TWO_NAMES.match(text)
    if match is None:
        return None
    houses = [group for group in ("first", "last") if called_house(match[group])]
    if len(houses) != 1:
        return None
    house, town = houses[0], "last" if houses[0] == "first" else "first"
    name = match[town]
    if is_role(name) or is_organization(name) or (" " in name and has_first_name(name)):
        return None
    end = max(match.end("first"), match.end("last"))
    dateline = Dateline(name, match[house], text[:end], (offset, offset + end), "dateline")
    span = (offset + match.start(house), offset + match.end(house))
    return FoundDateline(dateline, None, None, match[house], span)


def _alone(found: FoundDateline, house: str) -> FoundDateline | None:
    """``KABAR BANTEN - ``: the site alone, which is no dateline."""
    dateline = found.dateline
    at = dateline.source_text.find(house)
    if at < 0 or dateline.span is None:
        return None
    span = (dateline.span[0] + at, dateline.span[0] + at + len(house))
    return replace(found, dateline=replace(dateline, place=None, agency=house), site=house, site_span=span)


def called_house(name: str) -> bool:
    """Called as media are: with a word of theirs (``KILAS LAMPUNG``), or one written together with another."""
    if MEDIA.search(name) is not None or set(lookup_key(name).split()) & folded_words("masthead.papers"):
        return True
    key = lookup_key(name)
    return " " not in key and any(
        len(key) - len(part) >= _LEAST_BESIDE and (key.startswith(part) or key.endswith(part))
        for part in words("id", "masthead.paper_parts")
    )


_LEAST_BESIDE = 3
"""Letters beside a medium's word in one that is written together: ``KLIKANGGARAN``."""


def _is_known(place: str) -> bool:
    return is_place(place) or known_city(place)


def _told_place(name: str, source: str) -> bool:
    """The text speaks of it as a place: ``warga Waci``, ``Kecamatan Maba``."""
    key = re.escape(" ".join(name.split()))
    before = "|".join(map(re.escape, words("id", "masthead.place_before")))
    return re.search(rf"\b(?:{before})\s+{key}\b", source, re.IGNORECASE) is not None


def _only_words(name: str, source: str) -> bool:
    """Words of the language or of English headlines (``BREAKING -``), or written in lower case in this text."""
    return all(
        word in indonesian_words()
        or word in ordinary_words()
        or re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", source) is not None
        for word in name.lower().split()
    )


def _is_initials(name: str, source: str) -> bool:
    """``SIROMBU, KN –``: a few capitals behind a place are the house's own initials.

    Those of a land, a province or a regency are not, which the text explains or speaks of: ``Kabupaten … (SBB)``.
    """
    if (
        _INITIALS.fullmatch(name) is None
        or _is_known(name)
        or lookup_key(name) in words("id", "masthead.land_initials")
    ):
        return False
    return f"({name})" not in source and not _told_place(name, source)


_INITIALS = re.compile(r"[A-Z]{2,4}")


def _is_house(name: str, head: Head, within: Span | None) -> bool:
    """No place, and a line at the page's top, or of its copyright, begins with this name.

    Of a few letters (``INHIL, LIPO -``) that the page calls a medium somewhere: ``Ikuti LIPO Online``.
    """
    if "," in name or is_place(name) or known_city(name):
        return False
    key = _letters(name)
    if len(key) < _LEAST and name.isupper():
        return re.search(rf"(?<!\w){re.escape(name)}(?:{_MEDIUM_BEHIND})", head.source) is not None
    return len(key) >= _LEAST and any(_letters(line).startswith(key) for line in _edges(head.source, within))


def _edges(source: str, within: Span | None) -> Iterator[str]:
    """Lines in which a page names itself, the dateline's own aside."""
    top = source[: min(_EDGE, within[0] if within is not None else _EDGE)].split("\n")[:_TOP_LINES]
    yield from (_LOGO.sub("", line) for line in top if len(line) <= _LONGEST)
    for line in source[max(len(source) - _EDGE, within[1] if within is not None else 0) :].split("\n"):
        if len(line) <= 2 * _LONGEST and _COPYRIGHT.search(line) is not None:
            yield _COPYRIGHT.sub("", line)


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(text)).casefold()
