"""The contract: what the service answers for one article (schema ``dragoman.document/1``).

Every stage imports these types and nothing else of the service. All spans are half-open ``(start, end)`` in Unicode
code points; ``span`` counts in the decoded source (`SourceText.text`), ``text_span`` in the English `Document.text`.
Fields that do not apply are null or empty, never missing. Within version 1 the contract only grows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SCHEMA = "dragoman.document/1"

Span = tuple[int, int]
"""Half-open ``(start, end)`` in code points."""

BlockKind = Literal["title", "heading", "paragraph", "list_item", "caption", "byline", "date", "dateline"]
SentenceStatus = Literal["translated", "original", "kept", "failed"]
Precision = Literal["year", "month", "day", "hour", "minute", "second"]


@dataclass(frozen=True, slots=True)
class Source:
    """What came in: the declared or found media type and charset, size in bytes, SHA-256 of the bytes."""

    media_type: str
    charset: str
    bytes: int
    sha256: str
    characters: int
    url: str | None = None
    text: str | None = None
    """The decoded source that every ``span`` counts in; only when asked for with ``include=source``."""


@dataclass(frozen=True, slots=True)
class LanguageShare:
    """Part of the article (0 to 1, by letters of the kept blocks) in one language."""

    code: str
    share: float


@dataclass(frozen=True, slots=True)
class LanguageMix:
    """Language of the article: BCP 47 code, ``und`` when nothing fits."""

    primary: str
    confidence: float
    mix: list[LanguageShare] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Headline:
    """A title or subtitle: English text, what it was, and how it was found."""

    text: str
    source_text: str
    language: str
    block: int | None
    span: Span | None
    method: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time of the article itself, local time as stated.

    ``value`` is ISO 8601 / EDTF cut to ``precision``; ``timezone`` an offset ``+07:00``, ``Z`` or null when not stated.
    """

    value: str
    precision: Precision
    timezone: str | None
    source_text: str
    span: Span | None
    method: str
    flags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A metadata value (author, agency, section, site) with the source text it was read from."""

    value: str
    source_text: str
    span: Span | None
    method: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that a page's markup states otherwise than the one chosen."""

    field: str
    value: str
    method: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and agency that open a news text: ``JAKARTA, KOMPAS.com -``."""

    place: str | None
    agency: str | None
    source_text: str
    span: Span
    method: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the masthead says of the article."""

    published: Moment | None = None
    modified: Moment | None = None
    authors: list[Evidence] = field(default_factory=list)
    agency: Evidence | None = None
    section: Evidence | None = None
    site: Evidence | None = None
    dateline: Dateline | None = None
    conflicts: list[Conflict] = field(default_factory=list)
    word_count: int = 0
    reading_minutes: int = 0

    @property
    def told(self) -> Moment | None:
        """When the article came out, or where only that is stated, when it was changed."""
        return self.published or self.modified


@dataclass(frozen=True, slots=True)
class RestoredName:
    """A name that the model misspelt: as the source writes it, as it stands in the English now, as the model had it."""

    source: str
    english: str
    model: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands in source and English, and what happened to it."""

    span: Span
    text_span: Span
    status: SentenceStatus
    flags: list[str] = field(default_factory=list)
    language: str | None = None
    restored: list[RestoredName] = field(default_factory=list)
    """Names put right after the model."""


@dataclass(frozen=True, slots=True)
class Block:
    """A kept part of the article: ``source_text`` is the source at ``span``, ``text`` the English at ``text_span``."""

    id: int
    kind: BlockKind
    language: str
    confidence: float
    span: Span
    source_text: str
    text: str
    text_span: Span
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Removed:
    """A part of the source that is not the article, and why. ``reason`` is a code of docs/contract.md."""

    span: Span
    source_text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the body. ``value`` is EDTF, ``XXXX-10-08`` when the year is unknown.

    ``resolved_from``: what a relative or partial one counts from: published, modified (where nothing says when the
    article came out), or text (other dates of the article).
    """

    text: str
    value: str
    precision: str
    block: int
    text_span: Span
    span: Span | None
    resolved_from: str | None = None
    method: str = "english"
    """english: found in the English text; source: in the source sentence, `text` is the source's then."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated number with what it counts, who did what to it and who says so."""

    text: str
    value: float | None
    minimum: float | None
    maximum: float | None
    qualifier: Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between"]
    unit: str | None
    object: str | None
    action: str | None
    attribution: str | None
    block: int
    text_span: Span
    span: Span | None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where an entity is named."""

    block: int
    text_span: Span
    span: Span | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization or place, with all its names and mentions."""

    type: Literal["person", "organization", "place"]
    name: str
    variants: list[str]
    source_names: list[str]
    country: str | None
    mentions: list[Mention]
    latitude: float | None = None
    longitude: float | None = None
    role: str | None = None
    method: str = "english"
    """english: named in the English text; source: named in the source, the English name a romanization."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech; ``speaker`` is null when not sure."""

    text: str
    source_text: str
    speaker: str | None
    block: int
    text_span: Span
    span: Span | None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class PackageUse:
    """A translation package that this document was made with."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TermCount:
    """A glossary term: as the source writes it, its English, and in how many sentences."""

    source: str
    english: str
    sentences: int


@dataclass(frozen=True, slots=True)
class GlossaryReport:
    """Glossary terms found in the article: those that the English has, and those that it lacks."""

    hits: list[TermCount]
    misses: list[TermCount]


@dataclass(frozen=True, slots=True)
class TranslationSummary:
    """Counts of sentences that went through an engine, of flagged ones and of those with names put right.

    `glossary` when one was asked for.
    """

    engine: str
    packages: list[PackageUse]
    sentences: int
    flagged: int
    glossary: GlossaryReport | None = None
    restored: int = 0
    """Sentences with a name put right after the model."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the annotators found in the English text."""

    dates: list[DateMention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """One normalized English document. See docs/contract.md."""

    schema: str
    id: str
    source: Source
    language: LanguageMix
    title: Headline | None
    subtitle: Headline | None
    text: str
    metadata: Metadata
    blocks: list[Block]
    removed: list[Removed]
    dates: list[DateMention]
    quantities: list[Quantity]
    entities: list[Entity]
    quotes: list[Quote]
    translation: TranslationSummary
    fingerprint: str | None = None
    warnings: list[str] = field(default_factory=list)
