"""What the reading stages hand to each other: source text, blocks with spans, page evidence, masthead.

Offsets: half-open spans of Unicode code points in `SourceText.text`. A block's text is always the slice of the source
at its span, so that ``source.text[start:end]`` is what the block says; a soft line break inside a block stays a line
break there and is read as a space by the stages that need running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from service.document import BlockKind, Dateline, Evidence, Moment, Removed, Span

ODD_SPACE = re.compile(r"[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""White space other than a blank: ``[^\\S ]``, spelled out because it is searched on every line."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """Decoded source. For HTML, `text` is the visible text of the page, one line a block element (see layout)."""

    text: str
    media_type: str
    charset: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A run of source text that belongs together. `language` is empty until the language stage has spoken."""

    span: Span
    kind: BlockKind = "paragraph"
    language: str = ""
    confidence: float = 0.0

    def text(self, source: str) -> str:
        """The source slice, line breaks kept."""
        return source[self.span[0] : self.span[1]]

    def running_text(self, source: str) -> str:
        """The source slice with each white-space character read as one space: same length, same offsets."""
        return ODD_SPACE.sub(" ", self.text(source))


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """A value that a page's markup states about the article (JSON-LD, OpenGraph, meta, time element)."""

    field: str
    """title, subtitle, published, modified, author, site, section, agency, language, url"""
    value: str
    method: str
    """where it stood: ``json-ld:datePublished``, ``meta:og:title``, ``time``, ``hint`` …"""


@dataclass(frozen=True, slots=True)
class Layout:
    """The article's source as blocks in source order; `removed` is page chrome that layout itself takes out."""

    source: SourceText
    blocks: tuple[SourceBlock, ...]
    removed: tuple[Removed, ...] = ()
    evidence: tuple[PageEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Sorted:
    """Blocks that stay and parts that go, each with its reason."""

    kept: tuple[SourceBlock, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class SourceHeadline:
    """A title or subtitle found in the source or in page evidence (`block` None, `span` None then)."""

    source_text: str
    language: str
    block: int | None
    """Index into `Masthead.blocks`."""
    span: Span | None
    method: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands over the article. `blocks` are the kept blocks, re-kinded, without the lines it used up.

    Lines that hold nothing but metadata go to `removed` with a reason ``masthead-published``, ``masthead-modified``,
    ``masthead-authors``, ``masthead-agency``, ``masthead-section``, ``masthead-site``; evidence spans point into them.
    """

    blocks: tuple[SourceBlock, ...]
    removed: tuple[Removed, ...] = ()
    title: SourceHeadline | None = None
    subtitle: SourceHeadline | None = None
    published: Moment | None = None
    modified: Moment | None = None
    authors: tuple[Evidence, ...] = ()
    agency: Evidence | None = None
    section: Evidence | None = None
    site: Evidence | None = None
    dateline: Dateline | None = None
    conflicts: tuple[PageEvidence, ...] = ()
    warnings: tuple[str, ...] = field(default=())
