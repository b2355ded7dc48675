"""Sections that no list knows, by their place: the one line over the title, or the name beside the day."""

from __future__ import annotations

import re

from service.document import Evidence
from service.interface_words import interface_word
from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.item import BRAND, HOST
from service.masthead.menu import is_home
from service.masthead.name_words import has_first_name, is_desk, is_organization, surname
from service.masthead.page_lines import of_page
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.site import MEDIA

_MOST_WORDS = 3
_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "los", "il"})
"""First words of papers' names: ``The Economist``, ``Der Spiegel``."""
_LEAST_LETTERS = 5
_NAME = re.compile(r"[A-ZА-ЯЁ](?:[^\W\d_]|[ &’'-]){3,38}")
_PICTURE = re.compile(r"\b(?:фото|foto|photo|gambar|logo|menu|меню|search|поиск)\b", re.IGNORECASE)
_GLUED_PLURAL = re.compile(r"[a-z][A-Z]")
_DAY_REST = re.compile(r"^[\s,:|•·»>-]+|[\s,:|•·»>\d-]+$")
_AROUND_TITLE = (-2, -1, 1, 2)


def alone_above(head: Head, title: int | None, site: Evidence | None) -> Evidence | None:
    """``Naval Warfare``, ``Home States Odisha``: the only line above the title, where a scraper left the section."""
    if title is None:
        return None
    start = head.lines[title].block.span[0]
    lines = [line for line in head.source[: min(start, 2_000)].split("\n") if line.strip()]
    if len(lines) != 1 and not (len(lines) > 1 and lines[-1].strip() == lines[-2].strip()):
        return None
    text = lines[-1].strip()
    home, _, rest = text.partition(" ")
    if is_home(home):
        rest = _last_step(rest)
    name = rest if is_home(home) else text
    if not _names_section(head, name) or (site is not None and lookup_key(site.value) == lookup_key(name)):
        return None
    at = head.source.rindex(name, 0, start)
    return Evidence(name, name, (at, at + len(name)), "line-above")


def _last_step(rest: str) -> str:
    """Of the steps behind ``Home`` the last, where all of them are known sections or places: not ``Guard London``."""
    words, last = rest.split(), ""
    while words:
        steps = (" ".join(words[:n]) for n in range(min(_MOST_WORDS, len(words)), 0, -1))
        step = next((one for one in steps if _is_step(one)), "")
        if not step:
            return ""
        last, words = step, words[step.count(" ") + 1 :]
    return last


def _is_step(name: str) -> bool:
    return lookup_key(name) in folded_words("masthead.sections") or lookup_key(name) in _HEAD_PLACES or is_place(name)


_HEAD_PLACES = frozenset({"states", "cities", "districts", "regions", "provinces", "countries"})
"""Steps below which a site lists its places: ``Home States Odisha``."""


def _names_section(head: Head, name: str) -> bool:
    """A known section, a place, or two or three words in capitals that call no house, person or part of the page."""
    words = lookup_key(name).split()
    if not words or len(words) > _MOST_WORDS or len(name) < _LEAST_LETTERS or not _NAME.fullmatch(name):
        return False
    if _PICTURE.search(name) or _GLUED_PLURAL.search(name) or is_home(name) or of_page(name):
        return False
    if lookup_key(name) in folded_words("masthead.sections"):
        return True
    if head.known.named(name) or BRAND.fullmatch(name) or HOST.fullmatch(name) or MEDIA.search(name):
        return _says_section(name) and head.known.named(name) is None and words[0] in folded_words("masthead.sections")
    if words[0] in _ARTICLES:
        return False
    if is_organization(name) and words[-1] not in folded_words("masthead.sections"):
        return False
    if _says_section(name) and len(words) > 1:
        return True
    if len(words) == 1 or any(interface_word(word) in ("strong", "weak") for word in words) or is_desk(name):
        return is_place(name)
    return not (has_first_name(name) or (surname(name) and "&" not in name))


def beside_day(head: Head, title: int | None) -> Evidence | None:
    """``Новости науки, 08 декабря 2020``, ``All News 11:52 October 27, 2021``: what stands beside the day."""
    if title is None:
        return None
    for step in _AROUND_TITLE:
        index = title + step
        if not 0 <= index < len(head.lines) or head.lines[index].words > _LONGEST_DAY:
            continue
        items = head.items(index)
        dated = [item for item in items.items if item.date is not None]
        if not any(item.date is not None and item.date.complete for item in dated):
            continue
        known = [item for item in items.items if item.kind == "section"]
        if len(dated) + len(known) != len(items.items) or len(known) > 1:
            continue
        if known:
            at, end = (head.lines[index].block.span[0] + offset for offset in known[0].span)
            return Evidence(known[0].value, head.source[at:end], (at, end), "section-line")
        name = _DAY_REST.sub("", items.rest)
        home, _, below = name.partition(" ")
        name = below if is_home(home) and _is_step(below) else name  # "Home Economy 16/11/2021 02:05 PM"
        text = head.lines[index].text
        if name and text.count(name) == 1 and not is_place(name) and _names_section(head, name):
            if lookup_key(name) not in folded_words("masthead.sections") and not _says_section(name):
                continue
            at = head.lines[index].block.span[0] + text.index(name)
            return Evidence(name, name, (at, at + len(name)), "section-line")
    return None


_LONGEST_DAY = 12


def _says_section(name: str) -> bool:
    """One of its words is a section's: ``Новости науки``."""
    return any(word in folded_words("masthead.sections") for word in lookup_key(name).split())
