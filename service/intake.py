"""The first half of the road: bytes of an article to sentences that wait for translation. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from service import furniture, language, layout, masthead, sentences
from service.article import Article
from service.decode import decode
from service.document import Removed, Span
from service.reading import Layout, Masthead, SourceBlock, SourceHeadline
from service.translation import labels

ENGLISH = "en"


class TooManySentences(ValueError):
    """The article has more sentences than the limit allows."""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a kept block: its span in the source and its running text, white space collapsed."""

    span: Span
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the pure stages found, before translation."""

    article: Article
    layout: Layout
    masthead: Masthead
    sentences: tuple[tuple[ReadSentence, ...], ...]
    """One tuple a kept block, in the order of `masthead.blocks`."""
    extras: tuple[ReadSentence, ...]
    """Title, subtitle and section that stand in no block, to be translated beside."""
    removed: tuple[Removed, ...]
    warnings: tuple[str, ...]

    def requests(self) -> dict[str, list[str]]:
        """Sentences that are not English, by language, blocks first, extras last."""
        wanted: dict[str, list[str]] = {}
        for sentence in self._all():
            if sentence.language != ENGLISH:
                wanted.setdefault(sentence.language, []).append(sentence.text)
        return wanted

    def _all(self) -> list[ReadSentence]:
        return [*(s for block in self.sentences for s in block), *self.extras]


def read(
    article: Article,
    *,
    html_seconds: float = 5.0,
    max_sentences: int = 200_000,
    agency_file: Path | None = None,
) -> Reading:
    """Decode, lay out, name languages, take furniture out, read the masthead, split sentences."""
    decoded = decode(article.data, article.media_type, article.charset)
    arranged = layout.arrange(decoded, time_limit=html_seconds)
    text = arranged.source.text
    blocks = language.identify(text, arranged.blocks, hint=article.hints.get("language"))
    page = furniture.Sorting(text, blocks, evidence=arranged.evidence)
    sorted_blocks = page.sorted()
    head = masthead.read(
        text, sorted_blocks.kept, evidence=arranged.evidence, hints=article.hints, agency_file=agency_file
    )
    head, remains = _without_remains(page, head)
    head = _named(head)
    read_sentences = split(text, head.blocks)
    if (count := sum(map(len, read_sentences))) > max_sentences:
        raise TooManySentences(f"text has {count} sentences; the limit is {max_sentences}")
    removed = [*arranged.removed, *sorted_blocks.removed, *head.removed, *remains]
    removed += _unclaimed(text, head.blocks, removed)
    return Reading(
        article=article,
        layout=arranged,
        masthead=head,
        sentences=read_sentences,
        extras=_extras(head),
        removed=tuple(sorted(removed, key=lambda part: part.span)),
        warnings=tuple(dict.fromkeys((*decoded.warnings, *arranged.source.warnings, *head.warnings))),
    )


def split(source: str, blocks: Sequence[SourceBlock]) -> tuple[tuple[ReadSentence, ...], ...]:
    """Sentences of each block with their own languages (an English quote in a Russian paragraph stays English)."""
    parts: list[list[tuple[Span, str]]] = []
    for block in blocks:
        running = block.running_text(source)
        spans = sentences.split(running, block.language)
        offset = block.span[0]
        parts.append([((offset + start, offset + end), " ".join(running[start:end].split())) for start, end in spans])
    texts = [text for part in parts for _span, text in part]
    owners = [block.language for block, part in zip(blocks, parts, strict=True) for _ in part]
    codes = iter(language.sentence_languages(texts, owners))
    return tuple(tuple(ReadSentence(span, text, next(codes)) for span, text in part) for part in parts)


def free_of(head: Masthead) -> tuple[dict[Span, str], set[Span], set[Span]]:
    """Furniture that the masthead took, with its reasons; blocks nothing of it speaks of; those with a date of it."""
    evidence = (*head.authors, head.agency, head.section, head.site, head.dateline, head.title, head.subtitle)
    told = [item.span for item in evidence if item is not None and item.span is not None]
    dates = [item.span for item in (head.published, head.modified) if item is not None and item.span is not None]
    free = [block.span for block in head.blocks if not any(_meet(block.span, span) for span in told)]
    dated = {block for block in free if any(_meet(block, span) for span in dates)}
    taken = {part.span: part.reason for part in head.removed if not part.reason.startswith("masthead-")}
    return taken, set(free) - dated, dated


def _without_remains(page: furniture.Sorting, head: Masthead) -> tuple[Masthead, tuple[Removed, ...]]:
    """The masthead without the lines that only their places tell to be furniture, which nothing of it speaks of."""
    taken, kept, dated = free_of(head)
    remains = page.remains(taken, kept, head.title.span if head.title else None, dated)
    if not remains:
        return head, ()
    gone = {part.span for part in remains}
    places = [number for number, block in enumerate(head.blocks) if block.span not in gone]

    def moved(line: SourceHeadline | None) -> SourceHeadline | None:
        return line if line is None or line.block is None else replace(line, block=places.index(line.block))

    blocks = tuple(head.blocks[number] for number in places)
    return replace(head, blocks=blocks, title=moved(head.title), subtitle=moved(head.subtitle)), remains


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _named(head: Masthead) -> Masthead:
    """Headlines from page evidence or hints with languages of their own: a site's English title over a Russian text."""
    return replace(head, title=_spoken(head.title), subtitle=_spoken(head.subtitle))


def _spoken(line: SourceHeadline | None) -> SourceHeadline | None:
    if line is None or line.block is not None:
        return line
    text = " ".join(line.source_text.split())
    owner = line.language or language.detect(text).language
    return replace(line, language=language.sentence_languages([text], [owner])[0])


def _extras(head: Masthead) -> tuple[ReadSentence, ...]:
    """Headlines that come from page evidence or hints alone, and the section's name."""
    lines = [
        ReadSentence(line.span or (0, 0), " ".join(line.source_text.split()), line.language)
        for line in (head.title, head.subtitle)
        if line is not None and line.block is None
    ]
    if head.section is not None:
        code = language.detect(head.section.value).language
        cyrillic = any("\u0400" <= character <= "\u04ff" for character in head.section.value)
        if cyrillic and code in ("ru", "und", "bg", "mk"):
            lines.append(ReadSentence(head.section.span or (0, 0), head.section.value, "ru"))
        elif labels.is_label(head.section.value, "id") and any(block.language == "id" for block in head.blocks):
            lines.append(ReadSentence(head.section.span or (0, 0), head.section.value, "id"))
    return tuple(lines)


def _unclaimed(source: str, kept: Sequence[SourceBlock], removed: Sequence[Removed]) -> list[Removed]:
    """Source text that no stage has claimed: nothing may be lost, so it is removed with the reason ``unclaimed``."""
    gaps: list[Removed] = []
    position = 0
    for start, end in sorted([*(block.span for block in kept), *(part.span for part in removed), (len(source),) * 2]):
        piece = source[position:start]
        if piece and not piece.isspace():
            left = position + len(piece) - len(piece.lstrip())
            right = position + len(piece.rstrip())
            gaps.append(Removed((left, right), source[left:right], "unclaimed"))
        position = max(position, end)
    return gaps
