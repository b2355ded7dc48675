"""What the article says: dates, quantities, entities and quotes of the English text, with their source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from service.annotate import (
    alignment,
    date_grammar,
    dates,
    entities,
    grammar,
    measures,
    quotes,
)
from service.annotate.article_counts import ArticleCounts
from service.annotate.entities import Named
from service.annotate.quotes import Quoted
from service.annotate.saying import Mentioned
from service.annotate.source import claims as source_claims
from service.annotate.source import dates as source_dates
from service.annotate.source import dialogue, indonesian, recognizer, russian_names
from service.annotate.source import names as source_names
from service.annotate.timeline import reference
from service.annotate.tokens import SentenceView, views
from service.document import Annotations, Block, DateMention, Entity, Mention, Moment, Quote, Sentence


def annotate(
    blocks: Sequence[Block], *, published: Moment | None = None, modified: Moment | None = None
) -> Annotations:
    """Annotations of the kept blocks; relative dates resolve against `published`, or without it against `modified`."""
    sentences = views(blocks)
    told = reference(published or modified)
    named = entities.find(sentences)
    mentioned = sorted(
        (Mentioned(o.start, o.end, thing) for thing in named for o in thing.occurrences), key=lambda m: (m.start, m.end)
    )
    quoted = quotes.find(blocks, mentioned, sentences)
    grammar.prepare(sentences, _read_closely())
    dated = dates.find(sentences, told, [(m.start, m.end) for m in mentioned])
    starts = [s.start for s in sentences]
    things = source_names.entities(blocks, sentences, [_entity(thing) for thing in named])
    return Annotations(
        dates=_leaning(source_dates.correct(_dates(dated, sentences), sentences, told), published),
        quantities=source_claims.correct(
            ArticleCounts(sentences, dated, mentioned, quoted).read(), things, sentences, blocks
        ),
        entities=things,
        quotes=dialogue.add(
            source_names.speakers([_quote(q, blocks, sentences, starts) for q in quoted], things, blocks),
            blocks,
            sentences,
            things,
        ),
    )


@cache
def _read_closely() -> frozenset[str]:
    """Words of sentences that have a quantity or a date, numbers apart."""
    return frozenset((*measures.starts(), *date_grammar.weekdays(), *date_grammar.months(), "weekend"))


_SAMPLE = (
    'BAKU, Oct. 1 (Reuters) - "At least 12 soldiers were killed on Thursday," said Ali Karimov, a spokesman for the '
    "Defense Ministry in Goranboy. He said prices had risen by 3 percent to $40 million since 2019."
)


def warm() -> None:
    """Read a line of every kind, so that word lists and models are loaded before the first article."""
    text = (0, len(_SAMPLE))
    sentence = Sentence(text, text, "original", [], "en")
    annotate([Block(0, "paragraph", "en", 1.0, text, _SAMPLE, _SAMPLE, text, [sentence])])
    if recognizer.find("Сергей Пронин"):
        russian_names.english("Женеве", "place")
    indonesian.find(
        "Kapolres Ternate AKBP Budi Santoso dan Kepala Dinas Perhubungan Kota Tidore Siti Rahma tiba di Jakarta."
    )


def _sentence_at(sentences: Sequence[SentenceView], starts: Sequence[int], offset: int) -> SentenceView:
    return sentences[max(0, bisect_right(starts, offset) - 1)]


def _dates(dated: Sequence[dates.Dated], sentences: Sequence[SentenceView]) -> list[DateMention]:
    starts = [s.start for s in sentences]
    found = []
    for date in dated:
        sentence = _sentence_at(sentences, starts, date.start)
        found.append(
            DateMention(
                text=sentence.slice(date.start, date.end),
                value=date.value,
                precision=date.precision,
                block=sentence.block,
                text_span=(date.start, date.end),
                span=alignment.exact(sentence, date.start, date.end) or sentence.span,
                resolved_from=date.leans_on,
            )
        )
    return found


def _leaning(found: list[DateMention], published: Moment | None) -> list[DateMention]:
    """Dates that were resolved, though nothing says when the article came out, lean on its change."""
    if published is not None:
        return found
    return [replace(one, resolved_from="modified") if one.resolved_from == "published" else one for one in found]


def _entity(thing: Named) -> Entity:
    mentions: list[Mention] = []
    sources: dict[str, None] = {}
    for occurrence in thing.occurrences:
        located = alignment.of_name(occurrence.sentence, occurrence.start, occurrence.end)
        if located is not None:
            sources.setdefault(located[1])
        mentions.append(
            Mention(occurrence.sentence.block, (occurrence.start, occurrence.end), located[0] if located else None)
        )
    return Entity(
        type=thing.type,  # type: ignore[arg-type]
        name=thing.name,
        variants=thing.variants,
        source_names=list(sources),
        country=thing.country,
        mentions=mentions,
        latitude=thing.latitude,
        longitude=thing.longitude,
        role=thing.role,
    )


def _quote(quoted: Quoted, blocks: Sequence[Block], sentences: Sequence[SentenceView], starts: Sequence[int]) -> Quote:
    first = max(0, bisect_right(starts, quoted.start) - 1)
    last = max(first + 1, bisect_left(starts, quoted.end))
    span, source = alignment.of_quote(sentences[first:last], blocks, quoted)
    return Quote(
        text=quoted.text,
        source_text=source,
        speaker=quoted.speaker,
        block=quoted.block,
        text_span=(quoted.start, quoted.end),
        span=span,
        verb=quoted.verb,
    )
