"""The second half of the road: what was read and translated becomes one English document. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from service import __version__, english, language
from service.annotate import annotate
from service.document import (
    SCHEMA,
    Block,
    Conflict,
    Document,
    Evidence,
    GlossaryReport,
    Headline,
    Metadata,
    PackageUse,
    RestoredName,
    Sentence,
    SentenceStatus,
    Source,
    Span,
    TermCount,
    TranslationSummary,
)
from service.fingerprint import fingerprint
from service.intake import ENGLISH, Reading, ReadSentence
from service.reading import SourceBlock, SourceHeadline
from service.translation.contract import TermUse, Translation
from service.translation.romanization import transliterate

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert 2019, 238 words a minute, rounded down."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_BREAK = "\n\n"


class Packages(Protocol):
    """The translation packages as a document names them."""

    def package(self, source: str) -> PackageUse:
        """The package that serves `source`."""
        ...

    def placeholder(self, source: str) -> bool:
        """Whether that package is a stand-in whose English cannot be trusted."""
        ...


@dataclass(frozen=True, slots=True)
class _English:
    """One sentence ready for the document."""

    span: Span
    text: str
    status: SentenceStatus
    flags: tuple[str, ...]
    language: str
    source: str
    terms: tuple[TermUse, ...] = ()
    restored: tuple[RestoredName, ...] = ()


def compose(reading: Reading, translated: Mapping[str, Sequence[Translation]], packages: Packages) -> Document:
    """The document of contract `dragoman.document/1`; `translated` holds one result a requested sentence."""
    results = {code: iter(answers) for code, answers in translated.items()}
    by_block = [[_english(sentence, results) for sentence in block] for block in reading.sentences]
    extras = [_english(sentence, results) for sentence in reading.extras]
    casing = english.body_casing(s.text for block in by_block for s in block)
    blocks, text = _blocks(reading, by_block, casing)
    used = {code: packages.package(code) for code in sorted(translated)}
    every = [sentence for block in by_block for sentence in block] + extras
    annotations = annotate(blocks, published=reading.masthead.published, modified=reading.masthead.modified)
    mixed = language.mix(reading.layout.source.text, reading.masthead.blocks)
    return Document(
        schema=SCHEMA,
        id=reading.article.identity({use.name: use.sha256 for use in used.values()}, __version__),
        source=_source(reading),
        language=mixed,
        title=_headline(reading.masthead.title, blocks, extras, casing),
        subtitle=_headline(reading.masthead.subtitle, blocks, extras, casing),
        text=text,
        metadata=_metadata(reading, text, extras),
        blocks=blocks,
        removed=list(reading.removed),
        dates=annotations.dates,
        quantities=annotations.quantities,
        entities=annotations.entities,
        quotes=annotations.quotes,
        translation=TranslationSummary(
            engine="argos",
            packages=list(used.values()),
            sentences=sum(s.status == "translated" for s in every),
            flagged=sum(bool(s.flags) for s in every),
            restored=sum(bool(s.restored) for s in every),
            glossary=_glossary(every) if reading.article.glossary is not None else None,
        ),
        fingerprint=fingerprint(text),
        warnings=_warnings(reading, every, [code for code in used if packages.placeholder(code)], blocks),
    )


def _english(sentence: ReadSentence, results: Mapping[str, Iterator[Translation]]) -> _English:
    """One sentence in normal English, or its source with the reason why not."""
    span, source, code = sentence.span, sentence.text, sentence.language
    if code == ENGLISH:
        return _English(span, english.normalize(source), "original", (), code, source)
    if code not in results:
        flags = () if not any(map(str.isalpha, source)) else (f"unsupported-language:{code}",)
        return _English(span, source, "kept", flags, code, source)
    answer = next(results[code])
    text = answer.text
    if answer.status == "translated":
        text = english.normalize(text, source=source, language=code)
    return _English(span, text, answer.status, tuple(answer.flags), code, source, answer.terms, answer.restored)


def _glossary(sentences: Sequence[_English]) -> GlossaryReport:
    """Terms of the request's glossary, counted by sentences, in the order in which they come."""
    counts: dict[TermUse, int] = {}
    for sentence in sentences:
        for use in dict.fromkeys(sentence.terms):
            counts[use] = counts.get(use, 0) + 1
    counted = [(use, TermCount(use.source, use.english, number)) for use, number in counts.items()]
    return GlossaryReport([c for use, c in counted if use.applied], [c for use, c in counted if not use.applied])


def _blocks(
    reading: Reading, by_block: Sequence[Sequence[_English]], casing: Mapping[str, str]
) -> tuple[list[Block], str]:
    """Blocks with their English text placed in the document's text."""
    source = reading.layout.source.text
    blocks: list[Block] = []
    texts: list[str] = []
    position = 0
    for read_block, sentences in zip(reading.masthead.blocks, by_block, strict=True):
        block = _block(len(blocks), source, read_block, sentences, position, casing)
        blocks.append(block)
        texts.append(block.text)
        position += len(block.text) + len(_BREAK)
    return blocks, _BREAK.join(texts)


def _block(
    number: int,
    source: str,
    block: SourceBlock,
    sentences: Sequence[_English],
    position: int,
    casing: Mapping[str, str],
) -> Block:
    headline = block.kind in ("title", "heading")
    placed: list[Sentence] = []
    texts: list[str] = []
    offset = position
    for sentence in sentences:
        text = english.unshout(sentence.text, casing) if headline and sentence.status != "kept" else sentence.text
        span = (offset, offset + len(text))
        flags, restored = list(sentence.flags), list(sentence.restored)
        placed.append(Sentence(sentence.span, span, sentence.status, flags, sentence.language, restored))
        texts.append(text)
        offset += len(text) + 1
    english_text = " ".join(texts)
    return Block(
        id=number,
        kind=block.kind,
        language=block.language,
        confidence=block.confidence,
        span=block.span,
        source_text=block.text(source),
        text=english_text,
        text_span=(position, position + len(english_text)),
        sentences=placed,
    )


def _headline(
    line: SourceHeadline | None, blocks: Sequence[Block], extras: Sequence[_English], casing: Mapping[str, str]
) -> Headline | None:
    """The English headline: its block's text, or the extra sentence translated for it."""
    if line is None:
        return None
    if line.block is not None:
        text = blocks[line.block].text
    else:
        text = english.unshout(_in_english(" ".join(line.source_text.split()), extras), casing)
    return Headline(text, line.source_text, line.language, line.block, line.span, line.method)


def _in_english(source: str, extras: Sequence[_English]) -> str:
    """The translation of a line that stands in no block; the line itself when there is none."""
    return next((extra.text for extra in extras if extra.source == source), source)


def _metadata(reading: Reading, text: str, extras: Sequence[_English]) -> Metadata:
    head = reading.masthead
    words = len(_WORD.findall(text))
    return Metadata(
        published=head.published,
        modified=head.modified,
        authors=[_latin(author) for author in head.authors],
        agency=head.agency,
        section=replace(head.section, value=_in_english(head.section.value, extras)) if head.section else None,
        site=head.site,
        dateline=head.dateline,
        conflicts=[Conflict(found.field, found.value, found.method) for found in head.conflicts],
        word_count=words,
        reading_minutes=-(-words // WORDS_A_MINUTE),
    )


def _latin(value: Evidence) -> Evidence:
    """A person's name in Latin letters; the source text stays beside it."""
    return replace(value, value=transliterate(english.normalize(value.value)))


def _source(reading: Reading) -> Source:
    article, decoded = reading.article, reading.layout.source
    return Source(
        media_type=article.media_type,
        charset=decoded.charset,
        bytes=len(article.data),
        sha256=article.sha256,
        characters=len(decoded.text),
        url=article.hints.get("url"),
        text=decoded.text if "source" in article.include else None,
    )


def _warnings(
    reading: Reading, sentences: Sequence[_English], placeholders: Sequence[str], blocks: Sequence[Block]
) -> list[str]:
    """Warning codes of the whole document, each once."""
    codes = list(reading.warnings)
    if not blocks:
        codes.append("no-article-text")
    if any(part.reason == "unclaimed" for part in reading.removed):
        codes.append("unclaimed-text")
    codes += [flag for s in sentences for flag in s.flags if flag.startswith("unsupported-language:")]
    codes += ["placeholder-package"] if placeholders else []
    codes += ["translation-failed"] if any(s.status == "failed" for s in sentences) else []
    return list(dict.fromkeys(codes))
