"""English paragraphs as the kept blocks that the annotators get."""

from __future__ import annotations

from collections.abc import Sequence

from service import english
from service.annotate import annotate
from service.document import Annotations, Block, Moment, Sentence
from service.sentences import split


def blocks(*paragraphs: str, title: bool = False) -> list[Block]:
    """Blocks of an English article; the source is the text as given, paragraphs a blank line apart."""
    found: list[Block] = []
    source = position = 0
    for number, paragraph in enumerate(paragraphs):
        sentences: list[Sentence] = []
        texts: list[str] = []
        offset = position
        for start, end in split(paragraph, "en"):
            text = english.normalize(paragraph[start:end])
            sentences.append(
                Sentence((source + start, source + end), (offset, offset + len(text)), "original", [], "en")
            )
            texts.append(text)
            offset += len(text) + 1
        text = " ".join(texts)
        kind = "title" if title and number == 0 else "paragraph"
        spans = ((source, source + len(paragraph)), (position, position + len(text)))
        found.append(Block(number, kind, "en", 1.0, spans[0], paragraph, text, spans[1], sentences))  # type: ignore[arg-type]
        source += len(paragraph) + 2
        position += len(text) + 2
    return found


def text_of(kept: Sequence[Block]) -> str:
    """The document's English text."""
    return "\n\n".join(block.text for block in kept)


def annotated(*paragraphs: str, published: str | None = "2020-10-01", title: bool = False) -> Annotations:
    """Annotations of an English article published on a Thursday."""
    moment = Moment(published, "day", None, published, None, "test") if published else None
    return annotate(blocks(*paragraphs, title=title), published=moment)
