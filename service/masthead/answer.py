"""The masthead as the document has it: blocks re-kinded, lines that leave, values with their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.document import Dateline, Evidence, Moment, Removed
from service.masthead.dateline import FoundDateline
from service.masthead.glued import Glued
from service.masthead.head import Head
from service.masthead.leaving import within
from service.masthead.moments import Moments
from service.masthead.title import FoundTitle, same
from service.reading import Masthead, PageEvidence, SourceBlock, SourceHeadline


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found of one article."""

    title: FoundTitle | None
    subtitle: tuple[int, str] | None
    """Line and method."""
    removed: Mapping[int, str]
    """Reason by line index."""
    moments: Moments
    writers: tuple[Evidence, ...]
    agency: Evidence | None
    section: Evidence | None
    site: Evidence | None
    dateline: FoundDateline | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Makes the masthead out of what was found; `titles` are those that hint and markup state."""

    source: str
    head: Head
    glued: Glued
    titles: Sequence[PageEvidence]
    found: Found

    def masthead(self) -> Masthead:
        found, title, dateline = self.found, self.found.title, self.found.dateline
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
            if index in found.removed:
                start, end = line.block.span
                gone.append(Removed(line.block.span, self.source[start:end], found.removed[index]))
                continue
            places[index] = len(blocks)
            blocks.append(self._rekinded(index))
            if title is not None and index == title.line:
                gone += self._around_title(line.block, blocks, title)
        placed = dateline is not None and dateline.dateline.place is not None
        found_dateline = self._stated_dateline(dateline.dateline) if dateline is not None and placed else None
        return Masthead(
            blocks=tuple(blocks),
            removed=tuple(sorted(gone, key=lambda item: item.span)),
            title=self._headline(places),
            subtitle=self._subheadline(places),
            published=self._with_text(found.moments.published),
            modified=self._with_text(found.moments.modified),
            authors=found.writers,
            agency=found.agency,
            section=found.section,
            site=found.site,
            dateline=found_dateline,
            conflicts=(*found.moments.conflicts, *self._title_conflicts()),
            warnings=found.moments.warnings,
        )

    def _rekinded(self, index: int) -> SourceBlock:
        title, subtitle, dateline = self.found.title, self.found.subtitle, self.found.dateline
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
                section = self.found.section
                filed = section is not None and section.span is not None and section.span[0] == first
                reason = "masthead-section" if filed else "masthead-site"
                gone.append(Removed((first, first + len(text.strip())), text.strip(), reason))
        return gone

    def _headline(self, places: Mapping[int, int]) -> SourceHeadline | None:
        title = self.found.title
        if title is None:
            return None
        language = self.head.lines[title.line].block.language if title.line is not None else self.head.language()
        place = places.get(title.line) if title.line is not None else None
        return SourceHeadline(title.text, language, place, title.span, title.method)

    def _subheadline(self, places: Mapping[int, int]) -> SourceHeadline | None:
        subtitle = self.found.subtitle
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

    def _title_conflicts(self) -> tuple[PageEvidence, ...]:
        title = self.found.title
        if title is None:
            return ()
        chosen = same(title.text)
        return tuple(item for item in self.titles if chosen not in same(item.value))
