"""Names of Russian and Indonesian source text as entities, put together with those that the English text names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from service.annotate.entities import gazetteer
from service.annotate.entities.grouping import ALIKE, MOST_COMPARED
from service.annotate.entities.known import known_organizations
from service.annotate.source import indonesian, indonesian_names, recognizer, russian_names
from service.annotate.source.attribution import Attribution
from service.annotate.source.recognizer import Found
from service.annotate.tokens import SentenceView
from service.document import Block, Entity, Mention, Quote, Span
from service.lexicon import indonesian_words

METHOD = "source"
"""Method of an entity that the source names, whatever its English says."""
_BESIDE = 160
"""Characters between a quotation and a name that may be its speaker's."""
_CAPITALS = re.compile(r"\b[А-ЯЁ]{5,}\b")
_NO_BODIES = frozenset(("СМИ", "ЖКХ", "ТЭЦ", "ДТП", "АЭС", "ГЭС", "ВВП", "ЕГЭ"))
_LEAD = re.compile(r"(?<![^\W\d_])([а-яё]{3,})\s+[«\"]?\Z")
"""The word before a name: the kind of a place."""
_NEAR = 78.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of a romanized name and an English word that stands for it."""


@dataclass(slots=True)
class _Thing:
    kind: str
    names: dict[str, None]
    """English names, best first."""
    sources: dict[str, None] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)


def entities(blocks: Sequence[Block], sentences: Sequence[SentenceView], found: Sequence[Entity]) -> list[Entity]:
    """`found` of the English text, corrected by what Russian and Indonesian blocks of the source name.

    An English name in a sentence from Russian that no source name stands behind is dropped: the translation made it up.
    From Indonesian it stays when its very words stand in the source, or when it is known by itself. Without the
    recognizer names of Russian text stay as they are.
    """
    read = [b for b in blocks if _is_read(b) and any(s.status == "translated" for s in b.sentences)]
    if not read:
        return list(found)
    things = _things(read, sentences)
    inside = {block.id: block for block in read}
    taken = sorted(m.span for thing in things for m in thing.mentions if m.span is not None)
    kept: list[Entity] = []
    for entity in found:
        thing = next((t for t in things[:MOST_COMPARED] if t.kind == entity.type and _same(t, entity)), None)
        if thing is not None:
            for name in (entity.name, *entity.variants):
                thing.names.setdefault(name)
            thing.mentions += [m for m in entity.mentions if not any(_overlap(m, known) for known in thing.mentions)]
            continue
        mentions = [
            m for m in entity.mentions if m.block not in inside or _is_trusted(entity, m, inside[m.block], taken)
        ]
        if mentions:
            kept.append(replace(entity, mentions=mentions))
    made = [_entity(thing) for thing in things]
    return sorted([*kept, *made], key=lambda e: min((m.text_span for m in e.mentions), default=(0, 0)))


def _is_read(block: Block) -> bool:
    return block.language == "id" or (block.language == "ru" and recognizer.available())


def _is_trusted(entity: Entity, mention: Mention, block: Block, taken: Sequence[Span]) -> bool:
    """Whether an English name that the reader of the source did not find is one all the same (Indonesian only)."""
    if block.language != "id":
        return False
    span = mention.span
    at = bisect_left(taken, span) if span is not None else 0
    if span is not None and any(_meets(span, known) for known in taken[max(0, at - 1) : at + 1]):
        return False  # the source names it as something else, or as part of a longer name
    names = {gazetteer.fold(name) for name in (entity.name, *entity.variants)}
    if entity.type == "organization":
        return any(name in known_organizations() for name in names)
    place = gazetteer.lookup(entity.name) if entity.type == "place" else None
    if place is None or all(word in indonesian_words() for word in entity.name.lower().split()):
        return False
    if place.kind in ("country", "region") or place.population > 100_000:
        return True
    return span is not None and block.source_text[span[0] - block.span[0] : span[1] - block.span[0]] == entity.name


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def speakers(quotes: Sequence[Quote], found: Sequence[Entity], blocks: Sequence[Block]) -> list[Quote]:
    """Speakers of Russian and Indonesian quotations by what the source says, else the English speaker's right name.

    Where a Russian source says nothing, it is who is named nearest outside the quotation in the same block, at most
    `_BESIDE` characters away, after it first.
    """
    if not any(entity.method == METHOD for entity in found):
        return list(quotes)
    read = {block.id: block for block in blocks}
    attribution = Attribution(blocks, found)
    known = {name: e.name for e in found for name in (*e.variants, e.name) if e.type != "place"}
    corrected = []
    for quote in quotes:
        block = read[quote.block]
        if block.language not in ("ru", "id") or quote.span is None:
            right = attribution.introduced(block) or known.get(quote.speaker or "", quote.speaker)
            corrected.append(replace(quote, speaker=right))
            continue
        told, speaker = attribution.speaker(block, quote.span)
        if not told:
            right = known.get(quote.speaker) if quote.speaker is not None else None
            speaker = right or (_beside(quote, found) if block.language == "ru" else None)
        corrected.append(replace(quote, speaker=speaker))
    return corrected


def _beside(quote: Quote, found: Sequence[Entity]) -> str | None:
    """The person named nearest to a quotation in its block's source."""
    if quote.span is None:
        return None
    start, end = quote.span
    near: list[tuple[int, str]] = []
    for entity in found:
        if entity.type != "person" or entity.method != METHOD:
            continue
        for mention in entity.mentions:
            if mention.block == quote.block and mention.span is not None:
                if mention.span[0] >= end:
                    near.append((mention.span[0] - end, entity.name))
                elif mention.span[1] <= start:
                    near.append((_BESIDE // 2 + start - mention.span[1], entity.name))
    best = min(near, default=None)
    return best[1] if best is not None and best[0] <= _BESIDE else None


def _things(blocks: Sequence[Block], sentences: Sequence[SentenceView]) -> list[_Thing]:
    """What the source names, mentions of one thing together."""
    by_block: dict[int, list[SentenceView]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    things: list[_Thing] = []
    for block, name in _named(blocks):
        written = " ".join(block.source_text[name.start : name.end].split())
        kind = name.kind
        if block.language == "ru" and kind == "person" and " " not in written and russian_names.is_place(written):
            kind = "place"
        if written in _NO_BODIES or (
            block.language == "ru" and russian_names.is_common(written) and kind != "organization"
        ):
            continue
        reader = russian_names if block.language == "ru" else indonesian_names
        english = reader.english(written, kind)
        lead = _LEAD.search(block.source_text[max(0, name.start - 30) : name.start])
        if lead is not None and block.language == "ru" and kind == "place":
            english = russian_names.with_kind(lead.group(1), english)
        if len(written) < 2 or not english[0] or not english[0][0].isalpha():
            continue
        span = (block.span[0] + name.start, block.span[0] + name.end)
        mention = _mention(block, by_block.get(block.id, []), span, english)
        near = things[:MOST_COMPARED]
        thing = next((t for t in near if t.kind == kind and _joins(t, english, kind)), None)
        if thing is None:
            thing = _Thing(kind, {})
            things.append(thing)
        for form in english:
            if kind != "person" or not any(_one_surname(form, name.split()[-1]) for name in thing.names):
                thing.names.setdefault(form)
        thing.sources.setdefault(written)
        thing.mentions.append(mention)
    return things


def _named(blocks: Sequence[Block]) -> Iterator[tuple[Block, Found]]:
    """The names of every block in order; of Indonesian people also where one word of the name stands alone."""
    listed = [(b, recognizer.find(_quiet(b.source_text)) if b.language == "ru" else None) for b in blocks]
    own = {b.id: indonesian.find(b.source_text) for b in blocks if b.language == "id"}
    people = {
        word
        for b in blocks
        for name in own.get(b.id, ())
        if name.kind == "person"
        for word in b.source_text[name.start : name.end].split()
    }
    for block, russian in listed:
        names = russian if russian is not None else indonesian.repeated(block.source_text, own[block.id], people)
        for name in names:
            yield block, name


def _quiet(text: str) -> str:
    """Words in capitals, acronyms apart, in normal case: the model knows names by their capitals. Lengths stay."""
    return _CAPITALS.sub(lambda match: match.group()[0] + match.group()[1:].lower(), text)


def _joins(thing: _Thing, english: Sequence[str], kind: str) -> bool:
    """Whether a name is one of the thing's: equal, alike, or a person's last name alone."""
    for one in list(thing.names):
        for other in english:
            if gazetteer.fold(one) == gazetteer.fold(other):
                return True
            if kind == "person":
                first, second = gazetteer.fold(one).split(), gazetteer.fold(other).split()
                if min(len(first), len(second)) == 1 and _one_surname(first[-1], second[-1]):
                    return True
                if min(len(first), len(second)) == 1 and first[0] == second[0]:
                    return True
                if len(first) > 1 and len(second) > 1 and _full_names(first, second):
                    return True
            elif len(one) > 4 and fuzz.ratio(gazetteer.fold(one), gazetteer.fold(other)) >= 92:
                return True
    return False


def _overlap(one: Mention, other: Mention) -> bool:
    return one.text_span[0] < other.text_span[1] and other.text_span[0] < one.text_span[1]


def _one_surname(one: str, other: str) -> bool:
    """Equal, or one with an ending of case that the dictionary could not take off: Tonoyan, Tonoyana."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > 4 and long.startswith(short) and len(long) - len(short) <= 2)


def _full_names(first: Sequence[str], second: Sequence[str]) -> bool:
    if first[-1] != second[-1] and fuzz.ratio(first[-1], second[-1]) < 90:
        return False
    one, other = first[0].rstrip("."), second[0].rstrip(".")
    return one == other or one.startswith(other) or other.startswith(one)


def _same(thing: _Thing, entity: Entity) -> bool:
    """Whether an entity of the English text is what the source names."""
    ours = [gazetteer.fold(name) for name in thing.names]
    theirs = [gazetteer.fold(name) for name in (entity.name, *entity.variants)]
    if any(fuzz.ratio(a, b) >= ALIKE for a in ours for b in theirs):
        return True
    return thing.kind == "person" and any(a.split()[-1] == b.split()[-1] for a in ours for b in theirs)


def _mention(block: Block, sentences: Sequence[SentenceView], span: Span, english: Sequence[str]) -> Mention:
    """The place in the English: the words that read so, else the sentence that the name's sentence became."""
    sentence = next((s for s in sentences if s.span[0] <= span[0] < s.span[1]), None)
    if sentence is None:
        return Mention(block.id, block.text_span, span)
    wanted = {gazetteer.fold(part) for name in english for part in name.split() if len(part) > 2}
    near = [
        t
        for t in sentence.tokens
        if t.is_word and t.is_capitalized and any(fuzz.ratio(gazetteer.fold(t.lower), w) >= _NEAR for w in wanted)
    ]
    if not near:
        return Mention(block.id, (sentence.start, sentence.end), span)
    last = near[0]
    for token in near[1:]:
        if token.start - last.end <= 2:
            last = token
        else:
            break
    end = last.end - 2 if last.lower.endswith("'s") else last.end
    return Mention(block.id, (near[0].start, end), span)


def _entity(thing: _Thing) -> Entity:
    """The fullest name of a person first; a place with the gazetteer's country and point."""
    listed = list(thing.names)
    name = max(listed, key=lambda n: len(n.split())) if thing.kind == "person" else listed[0]
    place = next((p for n in listed if (p := gazetteer.lookup(n)) is not None), None) if thing.kind == "place" else None
    return Entity(
        type=thing.kind,  # type: ignore[arg-type]
        name=name,
        variants=[n for n in listed if n != name],
        source_names=list(thing.sources),
        country=place.country if place is not None else None,
        mentions=sorted(thing.mentions, key=lambda m: m.text_span),
        latitude=place.latitude if place is not None else None,
        longitude=place.longitude if place is not None else None,
        method=METHOD,
    )
