"""Read the masthead of an article out of its kept blocks and the page's evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from service.agencies import Agencies, agencies
from service.document import Evidence
from service.forest import LEARNED
from service.lines import lookup_key
from service.masthead.answer import Answer, Found
from service.masthead.candidates import candidates
from service.masthead.credit import authors
from service.masthead.days import with_learned
from service.masthead.glued import Glued, cut_glued
from service.masthead.head import Head
from service.masthead.holder import footer_name
from service.masthead.house import Houses
from service.masthead.leaving import Leaving
from service.masthead.moments import choose
from service.masthead.moments_outside import with_outside
from service.masthead.name_words import has_first_name
from service.masthead.names import people
from service.masthead.next_line import with_beside
from service.masthead.noted import changes_taken_out, noted_changes
from service.masthead.opening import Opening, correspondent, dateline_date
from service.masthead.outside import stated_outside
from service.masthead.own_house import above_text, by_house, told_to
from service.masthead.running import entry_times
from service.masthead.same_person import beside_others
from service.masthead.sections import section_of
from service.masthead.senders import learned_agency
from service.masthead.signed_end import signed_end
from service.masthead.site import (
    host_name,
    stated_site,
)
from service.masthead.subtitle import find_subtitle
from service.masthead.teaser_stamps import stamps_of_others
from service.masthead.title import FoundTitle, find_title, same
from service.masthead.title_section import section_on_title
from service.masthead.writers import learned_authors
from service.reading import Masthead, PageEvidence, SourceBlock

NO_HINTS: Mapping[str, str] = {}


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
    glued, head = opened(source, blocks, known)
    return _Reader(source, head, evidence, hints, known, glued).read()


def opened(source: str, blocks: Sequence[SourceBlock], known: Agencies) -> tuple[Glued, Head]:
    """The blocks with glued metadata cut off, and the page as the masthead sees it."""
    glued = cut_glued(source, blocks, known)
    head = Head.of(source, glued.blocks, known)
    head.end = signed_end(head)
    return glued, head


def _speaks_of_another(title: FoundTitle, evidence: Sequence[PageEvidence]) -> bool:
    """JSON-LD whose headlines are all another text than the title describes the site or a page of the past."""
    chosen = same(title.text)
    stated = [same(item.value) for item in evidence if item.method == "json-ld:headline"]
    return bool(stated) and not any(chosen in one or one in chosen for one in stated if one)


def _before_title(head: Head, title: FoundTitle | None) -> Evidence | None:
    """The section on the title's own line."""
    if title is None or title.line is None or title.span is None:
        return None
    line = head.lines[title.line]
    return section_on_title(head.source[slice(*line.block.span)], line.block.span[0], title.span[0])


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
        footer = footer_name(self.source, head.lines[head.end].block.span[1] if head.end >= 0 else 0)
        sites = self._site_names(stated, footer[0] if footer else None)
        title = find_title(head, self._titles(), sites)
        line = title.line if title else None
        entries = entry_times(head)
        zone = [index for index in head.zone() if index != line and index not in entries]
        if title is not None and line is not None and title.span is not None:
            cut = self.source[title.span[1] : head.lines[line].block.span[1]]
            sites |= {lookup_key(cut)} if 3 <= len(cut.strip()) <= 60 else set()
        opening = Opening(head, sites, line).dateline()
        dateline = opening[1] if opening is not None else None
        own_line = opening is not None and opening[1].dateline.span == head.lines[opening[0]].block.span
        used = {opening[0]} if opening is not None and own_line else set()
        subtitle = (
            find_subtitle(head, title, self._stated("subtitle"), opening[0] if opening else None) if title else None
        )
        if subtitle is not None and subtitle[0] in used:
            subtitle = None
        used |= {subtitle[0]} if subtitle else set()
        zone = [index for index in zone if index not in used]
        if title is not None and _speaks_of_another(title, self.evidence):
            self.evidence = [item for item in self.evidence if not item.method.startswith("json-ld")]
        found = [
            *self.glued.candidates,
            *candidates(head, zone),
            *noted_changes(head),
            *dateline_date(opening),
        ]
        others = stamps_of_others(head, line)
        found = [one for one in found if one.line not in others or one.role == "dateline"]
        moments = choose(head, found, line, self.evidence, self.hints)
        person = footer is not None and self._is_person(footer[0])
        houses_only = sites - {lookup_key(footer[0])} if footer and person else sites
        writers = authors(head, zone, line, self.evidence, houses_only) or self.glued.authors
        writers = writers or correspondent(dateline, self.source)
        outside = stated_outside(head, title.span if title is not None else None)
        signed_by_house = not writers and any(by_house(one, sites) for one in head.lines[: head.body])
        writers = beside_others(writers, outside.authors) or (
            above_text(outside.authors, head) if signed_by_house else outside.authors
        )
        if not writers:
            placed = dateline.dateline.span if dateline is not None else None
            writers = learned_authors(head, title.span if title is not None else None, self.evidence, placed)
            writers = above_text(writers, head) if signed_by_house else writers
        writers = with_beside(writers, head, title.span if title is not None else None)
        moments = with_outside(moments, outside.dates, self.hints, changes_taken_out(head))
        moments = with_learned(moments, head, title.span if title is not None else None, line, others)
        houses_of = Houses(self.source, head, self.evidence, self.known, self.glued, None if person else footer)
        agency = houses_of.agency(zone, line, dateline) or outside.agency
        agency = agency or learned_agency(head, title.span if title is not None else None, self.evidence)
        site = houses_of.site(stated, title, zone, dateline)
        houses = {lookup_key(house.value) for house in (site, agency) if house is not None}
        signed = tuple(writer for writer in writers if lookup_key(writer.value) not in houses)
        writers = signed or (
            correspondent(dateline, self.source) or above_text(outside.authors, head) if writers else ()
        )
        writers = tuple(
            writer
            for writer in writers
            if lookup_key(writer.value) not in houses and not told_to(writer.value, self.source)
        )
        section = _before_title(head, title) or section_of(head, zone, line, self.evidence, site)
        learned = [writer.span for writer in writers if writer.method == LEARNED and writer.span is not None]
        removed = Leaving(head, title, learned).reasons(zone, line, moments, site)
        answer = Found(title, subtitle, removed, moments, writers, agency, section, site, dateline)
        return Answer(self.source, head, self.glued, self._titles(), answer).masthead()

    def _is_person(self, name: str) -> bool:
        """The holder of the copyright is who wrote it: a blog."""
        stated = any(item.field == "author" and lookup_key(item.value) == lookup_key(name) for item in self.evidence)
        found = people(name, least=2, strict=True)
        if stated or len(found) != 1:
            return stated and bool(found)
        signs = any(line.key == lookup_key(name) for line in self.head.lines[: self.head.body + 1])
        return signs and has_first_name(name)

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
