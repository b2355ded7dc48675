"""The houses behind an article: the agency that sent it and the site that carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from service.agencies import Agencies
from service.document import Evidence, Span
from service.lines import lookup_key
from service.masthead.agency import agency_of, bureau_of
from service.masthead.closing import closing_agency, credited_agency, footer_agency
from service.masthead.dateline import FoundDateline
from service.masthead.glued import Glued
from service.masthead.head import Head
from service.masthead.holder import own_name
from service.masthead.item import BRAND, HOST
from service.masthead.name_words import has_first_name
from service.masthead.no_sender import of_picture, stands_for_other
from service.masthead.page_lines import of_page
from service.masthead.phrases import folded_words
from service.masthead.places import is_place
from service.masthead.site import (
    KINDS,
    MEDIA,
    brand,
    first_name,
    name_on_top,
    names_page,
    site_suffix,
    spelled_out,
    top_lines,
)
from service.masthead.site_lines import behind_title, followed_name, holds_as_company
from service.masthead.site_marks import marked_name, name_over_desk, opening_name
from service.masthead.site_notes import name_before_address, noted_name, told_about
from service.masthead.telling import spoken_to, telling_agency
from service.masthead.title import FoundTitle
from service.reading import PageEvidence

_FIRST_LINES = 4
_LONG_NAME = re.compile(r"\w{4,} \w")
"""An agency's name as its own page has it on top: ``Yonhap News Agency``, no acronym, which may be a source's."""
_BEHIND_NAMES = re.compile(r"\s[-–—|]\s(?P<name>The(?: [A-Z][\w.&’'-]*){1,4})\s*$")
"""Only with its article, as papers are called: a desk or a town stands there too."""
_LISTS = frozenset({"all", "latest", "top", "breaking", "more", "other", "related", "our", "local", "world"})
"""First words of lists of news, which look like names of media: ``All News``."""

_LISTED = re.compile(r"(?:Berita|Kabar) (?:Terkini|Terbaru|Terpopuler|Lainnya)\b", re.IGNORECASE)

_TOP = 8_000
_CODES = re.compile(r"(?:[A-Z]{2}|[А-Я]{2,3})(?: (?:[A-Z]{2}|[А-Я]{2,3})){1,6}")
"""The languages of a page: ``RU KZ EN``."""

Footer = tuple[str, Span, str]
"""The name at the foot of the page, its span and the method that found it."""


@dataclass(frozen=True, slots=True)
class Houses:
    """Looks for the agency and the site of one article."""

    source: str
    head: Head
    evidence: Sequence[PageEvidence]
    known: Agencies
    glued: Glued
    footer: Footer | None

    def agency(self, zone: Sequence[int], title: int | None, dateline: FoundDateline | None) -> Evidence | None:
        found = agency_of(self.head, zone, title, self.evidence, self.known)
        if found is not None and not self._of_other(found):
            return self._told_instead(found, title) or found
        if self.glued.agency is not None:
            return self.glued.agency
        if dateline is not None and dateline.agency is not None and dateline.agency_span is not None:
            start, end = dateline.agency_span
            place, written = dateline.dateline.place or "", self.source[start:end]
            sender = self.known.sent_from(written, place) or dateline.agency
            placed = Evidence(sender, written, dateline.agency_span, "dateline")
            if not self._of_other(placed):
                return placed
        closing = closing_agency(self.head, self.known)
        if closing is not None and not self._of_other(closing):
            return closing
        credited = credited_agency(self.head, self.known)
        if credited is not None:
            return credited
        notice = footer_agency(self.head, self.known) or telling_agency(self.head, self.known)
        notice = notice or spoken_to(self.head, self.known)
        if notice is not None and not self._of_other(notice):
            return notice
        holder = self.footer[0] if self.footer is not None else ""
        name = self.known.named(holder) or bureau_of(holder, self.known) if holder else None
        if self.footer is not None and name is not None and name not in self.known.dependent:
            return Evidence(name, self.footer[0], self.footer[1], self.footer[2])
        named = (item for item in self.evidence if item.field == "site" and self.known.named(item.value))
        own = next(named, None)  # the agency's own page
        if own is not None and (name := self.known.named(own.value)) and name not in self.known.dependent:
            return Evidence(name, own.value, None, own.method)
        return None

    def _of_other(self, found: Evidence) -> bool:
        """The letters stand for something else on this page, or the line is a picture's credit."""
        if found.span is None:
            return False
        return stands_for_other(found.source_text or "", self.source, self.known) or of_picture(
            self.source, found.span[0]
        )

    def _told_instead(self, found: Evidence, title: int | None) -> Evidence | None:
        """Who tells it by the text, where the agency found is the page's own name: its first line, above the title."""
        if title is None or title == 0 or found.span != self.head.lines[0].block.span:
            return None
        told = telling_agency(self.head, self.known)
        return told if told is not None and told.value != found.value else None

    def site(
        self,
        stated: Evidence | None,
        title: FoundTitle | None,
        zone: Sequence[int],
        dateline: FoundDateline | None,
    ) -> Evidence | None:
        if stated is not None:
            return self._written(stated)
        if title is not None and title.line is not None:
            start, end = self.head.lines[title.line].block.span
            if cut := site_suffix(self.source[start:end], self.source, frozenset()):
                at = start + self.source[start:end].rindex(cut[1])
                return Evidence(cut[1], cut[1], (at, at + len(cut[1])), "title-suffix")
        if title is not None and (named := behind_title(self.source, title.text)):
            return Evidence(named[0], named[0], named[1], "title-suffix")
        if self.footer is not None and (named := name_before_address(self.source, self.footer[1])):
            return Evidence(named[0], named[0], named[1], self.footer[2])
        if named := brand(self.source, title.text if title else None):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if self.footer is not None and (
            named := name_on_top(self.source, title.text if title else None, self.footer[0])
        ):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if (beside := self._beside_company(title, zone)) is not None:
            return beside
        if self.footer is not None and self.known.named(self.footer[0]) is None:
            own = own_name(self.source, self.footer[0], self.footer[1])
            if own is not None:
                return Evidence(own[0], own[0], own[1], self.footer[2])
        if named := noted_name(self.source, self._end()):
            return self._host_on_top(title) or Evidence(named[0], named[0], named[1], "note")
        if dateline is not None and dateline.site is not None and dateline.site_span is not None:
            return Evidence(dateline.site, dateline.site, dateline.site_span, "dateline")
        if (opened := self._opening()) is not None:
            return opened
        if named := name_over_desk(self.source):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if title is not None and title.span is not None and (marked := marked_name(self.source, title.span[0])):
            return Evidence(marked[0], marked[0], marked[1], "brand-line")
        if title is not None and title.span is not None and (told := told_about(self.source, title.span[0])):
            return Evidence(told[0], told[0], told[1], "brand-line")
        beside = self._behind_names(zone, title)
        return beside or self._site_line(zone) or self._first_line(title) or self._host_on_top(title)

    def _opening(self) -> Evidence | None:
        """The name with which the text opens."""
        if self.head.body >= len(self.head.lines):
            return None
        named = opening_name(self.source, self.head.lines[self.head.body].block.span[0])
        if named is None or self.known.named(named[0]) is not None:
            return None
        return Evidence(named[0], named[0], named[1], "dateline")

    def _behind_names(self, zone: Sequence[int], title: FoundTitle | None) -> Evidence | None:
        """``Rosa Dimas, Celso Arroyo - The Northern Star`` right below the title: the house behind the names."""
        if title is None or title.line is None:
            return None
        line = title.line
        for index in zone:
            match = _BEHIND_NAMES.search(self.head.lines[index].text)
            if match is None or not line < index <= line + 2 or not self.head.items(index).of("name", "author"):
                continue
            at = self.head.lines[index].block.span[0] + match.start("name")
            end = at + len(match["name"])
            return Evidence(match["name"], match["name"], (at, end), "site-line")
        return None

    def _end(self) -> int:
        """Where the text ends."""
        return self.head.lines[self.head.end].block.span[1] if self.head.end >= 0 else 0

    def _site_line(self, zone: Sequence[int]) -> Evidence | None:
        """The site that a line of metadata names."""
        for index in zone:
            items = self.head.items(index)
            for item in items.of("site") if items.complete and not items.of("source") else ():
                if item.value.split()[0].lower() in _LISTS or self.head.lines[index].text.startswith("#"):
                    continue
                if of_page(item.value):
                    continue  # "Previous Post", "WordPress.org"
                at = self.head.lines[index].block.span[0] + item.span[0]
                end = at + len(item.value)
                return Evidence(item.value, self.source[at:end], (at, end), "site-line")
        return None

    def _beside_company(self, title: FoundTitle | None, zone: Sequence[int]) -> Evidence | None:
        """What the page calls itself where its copyright is a company's, or nobody's."""
        company = self.footer is not None and holds_as_company(self.source, self.footer[1])
        if self.footer is not None and not company:
            return None
        if followed := followed_name(self.source, self._end()):
            return Evidence(followed[0], followed[0], followed[1], "follow-line")
        if not company:
            return None
        above = [index for index in zone if index < self.head.body]
        return self._host_on_top(title) or self._site_line(above)

    def _host_on_top(self, title: FoundTitle | None) -> Evidence | None:
        """An address alone on a line above the title."""
        for at, line in top_lines(self.source, title.text if title is not None else None):
            if HOST.fullmatch(line) and not of_page(line) and self.known.named(line.split(".")[0]) is None:
                return Evidence(line, line, (at, at + len(line)), "brand-line")
        return None

    def _written(self, stated: Evidence) -> Evidence:
        """The stated name as the page writes it: for an address, and for a part of the browser's title in doubt."""
        value = stated.value
        if value.islower() and HOST.fullmatch(value) and (named := spelled_out(value, self.source)):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if stated.method.startswith("title-element") and self.footer is not None:
            name = lookup_key(self.footer[0])
            titles = [item.value for item in self.evidence if item.method == "title-element"]
            if any(lookup_key(text).startswith(f"{name} ") for text in titles):
                return Evidence(self.footer[0], self.footer[0], self.footer[1], self.footer[2])  # "House - Country"
            if any(
                lookup_key(text).endswith(name) and not lookup_key(text).endswith(lookup_key(value)) for text in titles
            ):
                return Evidence(self.footer[0], self.footer[0], self.footer[1], self.footer[2])
        return stated

    def _over_title(self, line: str, title: str) -> bool:
        """The only line above the title is its section: several words, none of a medium, in its letters, said once."""
        again = f"\n{self.source[:_TOP]}".count(f"\n{line}\n") > 1
        return " " in line and MEDIA.search(line) is None and not again and _russian(line) == _russian(title)

    def _first_line(self, title: FoundTitle | None) -> Evidence | None:
        """The very first line, above the title, when it is a name that is no person's: the page's own."""
        if title is None or not title.line:
            return None
        kept = {line.block.span[0] for line in self.head.lines[:_FIRST_LINES]}
        above = [*islice(top_lines(self.source, title.text), 2 * _FIRST_LINES)]
        if len({line for _, line in above}) == 1 and self._over_title(above[0][1], title.text):
            return None
        twice = {one[1] for one, other in pairwise(above) if one[1] == other[1]}
        for at, line in above:
            if line in twice:
                continue  # a picture's description and its caption
            if at not in kept:  # taken out already
                continue
            name = first_name(line)
            if not name:
                continue  # "★★★☆☆ - A film for winter nights"
            if (
                lookup_key(name) in KINDS
                or of_page(name)
                or _LISTED.match(name)
                or _CODES.fullmatch(name)
                or _heads_other(line, name)
            ):
                continue
            over = at == above[-1][0] and len(above) < 2 * _FIRST_LINES and line == name
            over = over and _russian(line) == _russian(title.text)
            if over and _as_sections(name) and _HANDLE.search(self.source) is None:
                return None
            if is_place(name) or name.split(" ", 1)[0].lower() in _LISTS:
                continue
            if (line.rstrip().endswith((".", "…")) and " " in line.strip()) or _phrase(name):
                return None  # a short sentence
            agency = self.known.named(name) is not None
            if not (names_page(name) or agency) or has_first_name(name) or (agency and not _LONG_NAME.match(name)):
                return None
            start = at + line.index(name)
            return Evidence(name, name, (start, start + len(name)), "first-line")
        return None


_COUNTED = re.compile(r"\s\d+$")
_HANDLE = re.compile(r"^@\w+\s*$", re.MULTILINE)
"""Alone on its line, as channels sign their posts: what stands over the title there is the channel."""
_CAPITALS = re.compile(r"[A-ZА-ЯЁ]{2}")


def _heads_other(line: str, name: str) -> bool:
    """``Choose your city:``, ``Saved 11``, ``Penulis · Pensiunan``: of what stands under or behind it."""
    if MEDIA.search(name) is not None:
        return False
    counted = _COUNTED.search(name) is not None and not name.isupper() and not name.startswith("Channel ")
    return line.rstrip().endswith(":") or counted or lookup_key(name.split()[0]) in folded_words("masthead.roles")


def _as_sections(name: str) -> bool:
    """Right above the title, with no medium's word, capitals or address: a section is written so, a page seldom."""
    return MEDIA.search(name) is None and _CAPITALS.search(name) is None and not BRAND.fullmatch(name)


_LEAST_PHRASE = 3
_JOINS = re.compile(r"\s(?:с|со|в|во|на|о|об|по|из|за|для|был[аои]?|is|are|was|were|dari|untuk|dengan)\s")


def _phrase(name: str) -> bool:
    """``Молоко с местной репутацией``: a headline's words in small letters, none of them a medium's."""
    first, *more = name.split()
    small = len(more) + 1 >= _LEAST_PHRASE and all(word.islower() for word in more)
    return small and first.istitle() and _JOINS.search(name) is not None and MEDIA.search(name) is None


def _russian(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text.casefold())
