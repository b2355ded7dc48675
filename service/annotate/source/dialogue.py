"""Dash dialogue of Russian source text: «— Речь, — сказал он. — Речь.». A translation seldom keeps its dashes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from service.annotate.source.attribution import Attribution
from service.annotate.tokens import SentenceView
from service.document import Block, Entity, Quote, Span

LONGEST = 3_000
"""Characters of a block that is read."""
_TURN = re.compile(r"[-–—]\s+\S")
_BREAK = re.compile(r"(?<=[,.!?…])\s+[-–—]\s+")
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of a dialogue in a block's source: offsets in it, and those of the words that say who speaks."""

    start: int
    end: int
    teller: Span | None


def read(source: str) -> list[Spoken]:
    """The speeches of one paragraph that opens with a dash; none without words of the teller."""
    if len(source) > LONGEST or not _TURN.match(source):
        return []
    pieces: list[tuple[int, int]] = []
    begin = re.match(r"[-–—]\s+", source).end()  # type: ignore[union-attr]
    for match in _BREAK.finditer(source, begin):
        pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, len(source.rstrip())))
    if len(pieces) < 2:
        return []
    found: list[Spoken] = []
    teller: Span | None = None
    for position, (start, end) in enumerate(pieces):
        told = position % 2 == 1 and source[start : start + 1].islower()
        if position % 2 == 1 and not told:
            return []
        if told:
            teller = (start, end)
            found = [Spoken(s.start, s.end, s.teller or teller) for s in found]
        else:
            words = source[start:end].rstrip(" ,")
            if len(words) >= _SHORTEST:
                found.append(Spoken(start, start + len(words), teller))
    return found if teller is not None else []


def add(
    quotes: Sequence[Quote], blocks: Sequence[Block], sentences: Sequence[SentenceView], entities: Sequence[Entity]
) -> list[Quote]:
    """`quotes` with the dialogue of Russian blocks in which the English shows less of it."""
    kept = list(quotes)
    starts = [s.span[0] for s in sentences]
    attribution = Attribution(blocks, entities)
    for block in blocks:
        if block.language != "ru" or not any(s.status == "translated" for s in block.sentences):
            continue
        spoken = read(block.source_text)
        own = [q for q in kept if q.block == block.id]
        if len(spoken) <= len(own):
            continue
        kept = [q for q in kept if q.block != block.id]
        kept += [_quote(block, s, sentences, starts, attribution) for s in spoken]
    return sorted(kept, key=lambda q: (q.text_span, q.span or (0, 0)))


def _quote(
    block: Block,
    spoken: Spoken,
    sentences: Sequence[SentenceView],
    starts: Sequence[int],
    attribution: Attribution,
) -> Quote:
    """The English sentences that the speech became, teller's words included where they stand in one sentence."""
    span = (block.span[0] + spoken.start, block.span[0] + spoken.end)
    first = max(0, bisect_right(starts, span[0]) - 1)
    last = max(first + 1, bisect_right(starts, span[1] - 1))
    inside = [s for s in sentences[first:last] if s.block == block.id] or [sentences[first]]
    text_span = (inside[0].start, inside[-1].end)
    offset = block.text_span[0]
    return Quote(
        text=block.text[text_span[0] - offset : text_span[1] - offset],
        source_text=block.source_text[spoken.start : spoken.end],
        speaker=attribution.teller(block, spoken.teller) if spoken.teller is not None else None,
        block=block.id,
        text_span=text_span,
        span=span,
    )
