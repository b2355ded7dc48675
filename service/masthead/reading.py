"""Read the masthead of an article out of its kept blocks and the page's evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from service.agencies import Agencies, agencies
from service.document import Dateline, Evidence, Moment, Removed
from service.lines import lookup_key
from service.masthead.candidates import Candidate, candidates
from service.masthead.credit import agency_of, authors, closing_agency, footer_agency, telling_agency
from service.masthead.dateline import FoundDateline, find_dateline, known_city, place_line
from service.masthead.glued import Glued, cut_glued
from service.masthead.head import Head
from service.masthead.item import HOST
from service.masthead.leaving import Leaving, within
from service.masthead.moments import Moments, choose, with_outside
from service.masthead.names import has_given_name, people, surname
from service.masthead.outside import stated_outside
from service.masthead.sections import section_of
from service.masthead.site import (
    brand,
    first_name,
    footer_name,
    host_name,
    name_on_top,
    names_page,
    site_suffix,
    spelled_out,
    stated_site,
    top_lines,
)
from service.masthead.subtitle import find_subtitle
from service.masthead.title import FoundTitle, find_title, same
from service.reading import Masthead, PageEvidence, SourceBlock, SourceHeadline

NO_HINTS: Mapping[str, str] = {}
_FIRST_PARAGRAPHS = 4
_FIRST_LINES = 4
_HEADINGS, _SHORT_HEADING = 10, 4
_DASHES = ("-", "–", "—")


def read(
    source: str,
    blocks: Sequence[SourceBlock],
    *,
    evidence: Sequence[PageEvidence] = (),
    hints: Mapping[str, str] = NO_HINTS,
    agency_file: Path | None = None,
) -> Masthead:
    """Title, subtitle, authors, agency, section, site, dateline and dates of the article that `blocks` are kept of.

    `hints` are the request's: title, published, site, url, retrieved. `agency_file` adds agencies to those of the
    lexicon. Every value that stands in `source` carries its span there; a line that holds nothing but metadata leaves
    the blocks. Deterministic, and linear in the length of `source`.
    """
    known = agencies(agency_file)
    glued = cut_glued(source, blocks, known)
    return _Reader(source, Head.of(source, glued.blocks, known), evidence, hints, known, glued).read()


def _dateline_date(dateline: FoundDateline | None, line: int | None) -> list[Candidate]:
    """The dateline's own date, when it states the year."""
    if dateline is None or line is None or dateline.date is None or dateline.date_span is None:
        return []
    return [Candidate("dateline", dateline.date, line, dateline.date_span, "")] if dateline.date.complete else []


def _correspondent(dateline: FoundDateline | None, source: str) -> tuple[Evidence, ...]:
    """The correspondent that the dateline names beside the agency."""
    if dateline is None or dateline.person is None or dateline.person_span is None:
        return ()
    start, end = dateline.person_span
    return (Evidence(dateline.person, source[start:end], (start, end), "dateline"),)


def _speaks_of_another(title: FoundTitle, evidence: Sequence[PageEvidence]) -> bool:
    """JSON-LD whose headlines are all another text than the title describes the site or a page of the past."""
    chosen = same(title.text)
    stated = [same(item.value) for item in evidence if item.method == "json-ld:headline"]
    return bool(stated) and not any(chosen in one or one in chosen for one in stated if one)


class _Reader:
    """One article: finds the parts in the order in which they prove each other."""

    def __init__(
        self,
        source: str,
        head: Head,
        evidence: Sequence[PageEvidence],
        hints: Mapping[str, str],
        known: Agencies,
        glued: Glued,
    ) -> None:
        self.source = source
        self.head = head
        self.evidence = evidence
        self.hints = hints
        self.known = known
        self.glued = glued

    def read(self) -> Masthead:
        head = self.head
        stated = stated_site(self.hints, self.evidence)
        footer = footer_name(self.source, self.known, head.lines[head.end].block.span[1] if head.end >= 0 else 0)
        sites = self._site_names(stated, footer[0] if footer else None)
        title = find_title(head, self._titles(), sites)
        line = title.line if title else None
        zone = [index for index in head.zone() if index != line]
        if title is not None and line is not None and title.span is not None:
            cut = self.source[title.span[1] : head.lines[line].block.span[1]]
            sites |= {lookup_key(cut)} if 3 <= len(cut.strip()) <= 60 else set()
        datelines = self._datelines(sites)
        first_dateline = min(datelines, default=None)
        subtitle = find_subtitle(head, title, self._stated("subtitle"), first_dateline) if title else None
        if subtitle is not None and subtitle[0] == first_dateline:
            spans = (datelines[first_dateline].dateline.span, head.lines[first_dateline].block.span)
            subtitle = None if spans[0] == spans[1] else subtitle
        used = {subtitle[0]} if subtitle else set()
        if (
            first_dateline is not None
            and datelines[first_dateline].dateline.span == head.lines[first_dateline].block.span
        ):
            used.add(first_dateline)
        zone = [index for index in zone if index not in used]
        dateline = datelines[first_dateline] if first_dateline is not None else None
        if title is not None and _speaks_of_another(title, self.evidence):
            self.evidence = [item for item in self.evidence if not item.method.startswith("json-ld")]
        found = [*self.glued.candidates, *candidates(head, zone), *_dateline_date(dateline, first_dateline)]
        moments = choose(head, found, line, self.evidence, self.hints)
        houses_only = sites - {lookup_key(footer[0])} if footer and self._is_person(footer[0]) else sites
        writers = authors(head, zone, line, self.evidence, houses_only) or self.glued.authors
        writers = writers or _correspondent(dateline, self.source)
        if not writers or moments.published is None:
            outside = stated_outside(head, title.span if title is not None else None)
            writers = writers or outside.authors
            moments = with_outside(moments, outside.dates, self.hints)
        agency = self._agency(zone, line, dateline, footer)
        site = self._site(stated, title, zone, dateline, footer, agency)
        houses = {lookup_key(house.value) for house in (site, agency) if house is not None}
        writers = tuple(writer for writer in writers if lookup_key(writer.value) not in houses)
        section = section_of(head, zone, line, self.evidence, site)
        removed = Leaving(head, title).reasons(zone, line, moments, site)
        return self._masthead(title, subtitle, removed, moments, writers, agency, section, site, dateline)

    def _is_person(self, name: str) -> bool:
        """The holder of the copyright is who wrote it: a blog."""
        stated = any(item.field == "author" and lookup_key(item.value) == lookup_key(name) for item in self.evidence)
        return stated and bool(people(name, least=2))

    # ── parts ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _titles(self) -> list[PageEvidence]:
        hinted = [PageEvidence("title", self.hints["title"], "hint")] if self.hints.get("title") else []
        stated = self._stated("title")
        visible = [item for item in stated if item.method == "headline"]
        return [*hinted, *visible, *(item for item in stated if item.method != "headline")]

    def _stated(self, field: str) -> list[PageEvidence]:
        return [item for item in self.evidence if item.field == field and item.value.strip()]

    def _site_names(self, stated: Evidence | None, footer: str | None) -> frozenset[str]:
        names = {lookup_key(name) for name in (stated.value if stated else "", footer or "") if name}
        host = host_name(self.hints, self.evidence)
        if host:
            names |= {host, host.split(".")[0]}
        return frozenset(names)

    def _datelines(self, sites: frozenset[str]) -> dict[int, FoundDateline]:
        """The first dateline among the opening paragraphs, or on a line of its own above them, by line index."""
        head = self.head
        start = max(0, head.body - 2)
        stop = (
            max(head.body + 4, head.opened + 2) + _FIRST_PARAGRAPHS if head.opened < len(head.lines) else head.body + 8
        )
        for index in range(start, min(len(head.lines), stop)):
            line = head.lines[index]
            offset = line.block.span[0]
            loose = (line.block.language or head.language()) == "id"
            if not line.is_prose and line.words <= 12:
                found = self._own_line(index, sites) or self._dated(line.text, offset, sites)
            else:
                found = find_dateline(line.text, offset, self.known, sites=sites, loose=loose)
            if found is not None:
                return {index: found}
        return {}

    def _dated(self, text: str, offset: int, sites: frozenset[str]) -> FoundDateline | None:
        """A dateline with its date on the first line of a paragraph that is cut into lines."""
        found = find_dateline(text, offset, self.known, sites=sites)
        whole = found is not None and len(found.dateline.source_text) + 12 > len(text)
        return found if found is not None and found.date is not None and found.dateline.place and not whole else None

    def _own_line(self, index: int, sites: frozenset[str]) -> FoundDateline | None:
        """A dateline on a line of its own right above the body."""
        line = self.head.lines[index]
        offset = line.block.span[0]
        names = self.head.items(index).of("name", "author")
        if self.known.named(line.text) is not None or (names and all(surname(item.value) for item in names)):
            return None
        if line.words > 12 or any(has_given_name(item.value) or item.kind == "author" for item in names):
            return None
        placed = index + 1 == self.head.body and "," in line.text and not any(surname(item.value) for item in names)
        if names and self.head.items(index).of("site") and self.head.items(index).complete and not placed:
            return None
        found = find_dateline(f"{line.text.rstrip(' -–—')} — X", offset, self.known, sites=sites)
        if found is not None and (found.agency or found.site) and found.dateline.place:
            return found
        if found is not None and found.date is not None and found.dateline.place and index + 2 >= self.head.body:
            city, *land = found.dateline.place.split(", ")
            bracketed = line.text.strip()[:1] == "(" and line.text.strip()[-1:] == ")" and found.date.complete
            if bracketed or (city.isupper() and (land or known_city(city))):
                return found  # BAKU, Azerbaijan, Feb. 11; (Makau, 11/3/2016)
        below = self.head.lines[index + 1] if index + 1 < len(self.head.lines) else None
        sure = (
            below is not None
            and below.is_prose
            and index > 0
            and (line.after_gap or line.text.rstrip().endswith(_DASHES))
            and (known_city(line.text) or (index < self.head.body and not self._shouted_heading(index)))
        )
        return place_line(line.text, offset) if sure else None

    def _shouted_heading(self, index: int) -> bool:
        """Headings stand in capitals here, so a word in capitals above the text is one: ``SYNOPSIS``."""
        below = self.head.lines[index + 2 : index + 2 + _HEADINGS]
        return any(line.text.isupper() and line.words <= _SHORT_HEADING and not line.ends_sentence for line in below)

    def _agency(
        self,
        zone: Sequence[int],
        title: int | None,
        dateline: FoundDateline | None,
        footer: tuple[str, tuple[int, int], str] | None,
    ) -> Evidence | None:
        found = agency_of(self.head, zone, title, self.evidence, self.known) or self.glued.agency
        if found is not None:
            return found
        if dateline is not None and dateline.agency is not None and dateline.agency_span is not None:
            start, end = dateline.agency_span
            return Evidence(dateline.agency, self.source[start:end], dateline.agency_span, "dateline")
        closing = closing_agency(self.head, self.known)
        if closing is not None:
            return closing
        notice = footer_agency(self.head, self.known) or telling_agency(self.head, self.known)
        if notice is not None:
            return notice
        if footer is not None and (name := self.known.named(footer[0])):
            return Evidence(name, footer[0], footer[1], footer[2])
        return None

    def _site(
        self,
        stated: Evidence | None,
        title: FoundTitle | None,
        zone: Sequence[int],
        dateline: FoundDateline | None,
        footer: tuple[str, tuple[int, int], str] | None,
        agency: Evidence | None,
    ) -> Evidence | None:
        if stated is not None:
            return self._written(stated, footer)
        if title is not None and title.line is not None:
            start, end = self.head.lines[title.line].block.span
            if cut := site_suffix(self.source[start:end], self.source, frozenset()):
                at = start + self.source[start:end].rindex(cut[1])
                return Evidence(cut[1], cut[1], (at, at + len(cut[1])), "title-suffix")
        if named := brand(self.source, title.text if title else None):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if footer is not None and (named := name_on_top(self.source, title.text if title else None, footer[0])):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if footer is not None and self.known.named(footer[0]) is None:
            return Evidence(footer[0], footer[0], footer[1], footer[2])
        if dateline is not None and dateline.site is not None and dateline.site_span is not None:
            return Evidence(dateline.site, dateline.site, dateline.site_span, "dateline")
        for index in zone:
            items = self.head.items(index)
            for item in items.of("site") if items.complete else ():
                at = self.head.lines[index].block.span[0] + item.span[0]
                end = at + len(item.value)
                return Evidence(item.value, self.source[at:end], (at, end), "site-line")
        return self._first_line(title)

    def _written(self, stated: Evidence, footer: tuple[str, tuple[int, int], str] | None) -> Evidence:
        """The stated name as the page writes it: for an address, and for a part of the browser's title in doubt."""
        value = stated.value
        if value.islower() and HOST.fullmatch(value) and (named := spelled_out(value, self.source)):
            return Evidence(named[0], named[0], named[1], "brand-line")
        if stated.method.startswith("title-element") and footer is not None:
            name = lookup_key(footer[0])
            titles = [item.value for item in self.evidence if item.method == "title-element"]
            if any(
                lookup_key(text).endswith(name) and not lookup_key(text).endswith(lookup_key(value)) for text in titles
            ):
                return Evidence(footer[0], footer[0], footer[1], footer[2])
        return stated

    def _first_line(self, title: FoundTitle | None) -> Evidence | None:
        """The very first line, above the title, when it is a name that is no person's: the page's own."""
        if title is None or not title.line:
            return None
        kept = {line.block.span[0] for line in self.head.lines[:_FIRST_LINES]}
        for at, line in islice(top_lines(self.source, title.text), 2 * _FIRST_LINES):
            if at not in kept:  # taken out already
                continue
            name = first_name(line)
            if line.rstrip().endswith((".", "…")) and " " in line.strip():
                return None  # a short sentence
            if not names_page(name) or has_given_name(name) or self.known.named(name) is not None:
                return None
            start = at + line.index(name)
            return Evidence(name, name, (start, start + len(name)), "first-line")
        return None

    # ── the answer ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _masthead(
        self,
        title: FoundTitle | None,
        subtitle: tuple[int, str] | None,
        removed: Mapping[int, str],
        moments: Moments,
        writers: tuple[Evidence, ...],
        agency: Evidence | None,
        section: Evidence | None,
        site: Evidence | None,
        dateline: FoundDateline | None,
    ) -> Masthead:
        blocks: list[SourceBlock] = []
        gone = list(self.glued.removed)
        places: dict[int, int] = {}
        for index, line in enumerate(self.head.lines):
            if title is not None and title.line is not None and index == title.line + 1 and title.span is not None:
                start, end = line.block.span
                if within(line.block.span, title.span):
                    continue  # the second line of a wrapped title
                if title.span[1] > start:  # the site's name is cut off it
                    rest = self.source[title.span[1] : end]
                    at = end - len(rest.lstrip())
                    gone += [Removed((at, end), rest.strip(), "masthead-site")] if rest.strip() else []
                    continue
            if index in removed:
                start, end = line.block.span
                gone.append(Removed(line.block.span, self.source[start:end], removed[index]))
                continue
            places[index] = len(blocks)
            blocks.append(self._rekinded(index, title, subtitle, dateline))
            if title is not None and index == title.line:
                gone += self._around_title(line.block, blocks, title)
        placed = dateline is not None and (dateline.dateline.place is not None or dateline.agency is not None)
        found_dateline = self._stated_dateline(dateline.dateline) if dateline is not None and placed else None
        return Masthead(
            blocks=tuple(blocks),
            removed=tuple(sorted(gone, key=lambda item: item.span)),
            title=self._headline(title, places),
            subtitle=self._subheadline(subtitle, places),
            published=self._with_text(moments.published),
            modified=self._with_text(moments.modified),
            authors=writers,
            agency=agency,
            section=section,
            site=site,
            dateline=found_dateline,
            conflicts=(*moments.conflicts, *self._title_conflicts(title)),
            warnings=moments.warnings,
        )

    def _rekinded(
        self, index: int, title: FoundTitle | None, subtitle: tuple[int, str] | None, dateline: FoundDateline | None
    ) -> SourceBlock:
        line = self.head.lines[index]
        if title is not None and index == title.line:
            return replace(line.block, kind="title")
        if subtitle is not None and index == subtitle[0]:
            return replace(line.block, kind="paragraph" if line.ends_sentence else "heading")
        own = dateline is not None and dateline.dateline.span == line.block.span
        if dateline is not None and (
            own or (index < self.head.body and dateline.dateline.span[0] == line.block.span[0])
        ):
            return replace(line.block, kind="dateline")
        return line.block

    def _around_title(self, block: SourceBlock, blocks: list[SourceBlock], title: FoundTitle) -> list[Removed]:
        """The title's block shrinks to the title; a label before it and the site's name after it go."""
        if title.span is None or title.span == block.span:
            return []
        blocks[-1] = replace(blocks[-1], span=title.span)
        gone = []
        for start, end in ((block.span[0], title.span[0]), (title.span[1], block.span[1])):
            text = self.source[start:end]
            if text.strip():
                first = start + len(text) - len(text.lstrip())
                gone.append(Removed((first, first + len(text.strip())), text.strip(), "masthead-site"))
        return gone

    def _headline(self, title: FoundTitle | None, places: Mapping[int, int]) -> SourceHeadline | None:
        if title is None:
            return None
        language = self.head.lines[title.line].block.language if title.line is not None else self.head.language()
        place = places.get(title.line) if title.line is not None else None
        return SourceHeadline(title.text, language, place, title.span, title.method)

    def _subheadline(self, subtitle: tuple[int, str] | None, places: Mapping[int, int]) -> SourceHeadline | None:
        if subtitle is None:
            return None
        block = self.head.lines[subtitle[0]].block
        text = self.source[block.span[0] : block.span[1]]
        return SourceHeadline(text, block.language, places[subtitle[0]], block.span, subtitle[1])

    def _stated_dateline(self, dateline: Dateline) -> Dateline:
        """With the words of the source, whose no-break spaces were read as spaces."""
        start, end = dateline.span
        return replace(dateline, source_text=self.source[start:end])

    def _with_text(self, moment: Moment | None) -> Moment | None:
        if moment is None or moment.span is None:
            return moment
        return replace(moment, source_text=self.source[moment.span[0] : moment.span[1]])

    def _title_conflicts(self, title: FoundTitle | None) -> tuple[PageEvidence, ...]:
        if title is None:
            return ()
        chosen = same(title.text)
        return tuple(item for item in self._titles() if chosen not in same(item.value))
