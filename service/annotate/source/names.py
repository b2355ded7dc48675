"""Names of Russian and Indonesian source text as entities, put together with those that the English text names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.entities.thing import ALIKE, MOST_COMPARED
from service.annotate.source import (
    indonesian,
    indonesian_names,
    indonesian_titled,
    recognizer,
    russian_bodies,
    russian_gender,
    russian_names,
    russian_place_names,
    russian_spans,
    russian_streets,
)
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
    country: str | None = None
    """ISO code of the country whose body it is."""
    read: list[str] = field(default_factory=list)
    """Those of its names that the source gives, in order."""
    mentions: list[Mention] = field(default_factory=list)
    role: str | None = None
    """A person's office in English, by the source."""
    placed: bool = False
    """Whether a body was named without its place first, and with it later."""


def entities(blocks: Sequence[Block], sentences: Sequence[SentenceView], found: Sequence[Entity]) -> list[Entity]:
    """`found` of the English text, corrected by what Russian and Indonesian blocks of the source name.

    An English name in a sentence from Russian that no source name stands behind is dropped: the translation made it up.
    From Indonesian it stays when its very words stand in the source, or when it is known by itself. Without the
    recognizer names of Russian text stay as they are.
    """
    read = [b for b in blocks if _is_read(b) and any(s.status == "translated" for s in b.sentences)]
    if not read:
        return list(found)
    things, unread = _things(read, sentences)
    inside = {block.id: block for block in read}
    latin = {word for block in blocks if block.language != "ru" for word in block.source_text.split()}
    taken = sorted(m.span for thing in things for m in thing.mentions if m.span is not None)
    owners = {m.span: thing for thing in things for m in thing.mentions}
    bearers = {gazetteer.fold(name): thing for thing in things if thing.kind == "person" for name in thing.names}
    kept: list[Entity] = []
    for entity in found:
        thing = _meant(things[:MOST_COMPARED], entity)
        if thing is not None:
            names = (entity.name, *entity.variants)
            right = [name for name in names if thing.kind != "person" or not _is_anothers(thing, name, bearers)]
            for name in right:
                thing.names.setdefault(name)
                if _is_fuller(thing, name, latin):
                    thing.read.append(name)
            if len(right) == len(names):
                thing.mentions += [
                    m
                    for m in entity.mentions
                    if owners.get(m.span, thing) is thing and not any(_overlap(m, other) for other in thing.mentions)
                ]
            continue
        mentions = [
            m
            for m in entity.mentions
            if m.block not in inside
            or _is_trusted(entity, m, inside[m.block], taken)
            or (entity.type == "organization" and any(_meets(m.span, one) for one in unread if m.span is not None))
        ]
        if mentions:
            kept.append(replace(entity, mentions=mentions))
    _tell_apart(things)
    made = [_entity(thing) for thing in things]
    return sorted([*kept, *made], key=lambda e: min((m.text_span for m in e.mentions), default=(0, 0)))


def _meant(things: Sequence[_Thing], entity: Entity) -> _Thing | None:
    """What the source names where the English names an entity: of several people of one surname the most alike."""
    same = [thing for thing in things if thing.kind == entity.type and _same(thing, entity)]
    if entity.type != "person" or len(same) < 2:
        return same[0] if same else None
    name = gazetteer.fold(entity.name)
    return max(same, key=lambda thing: max(fuzz.ratio(name, gazetteer.fold(one)) for one in thing.names))


def _is_anothers(thing: _Thing, name: str, bearers: Mapping[str, _Thing]) -> bool:
    """Whether an English name is another person's, or has more in it than the person's name."""
    return _holds_more(thing, name) or bearers.get(gazetteer.fold(name), thing) is not thing


def _tell_apart(things: Sequence[_Thing]) -> None:
    """Bodies of one name and of different countries are named with them: Defense Ministry of Armenia."""
    owners: dict[str, set[str | None]] = {}
    for thing in things:
        owners.setdefault(next(iter(thing.names)), set()).add(thing.country if thing.kind == "organization" else None)
    for thing in things:
        first = next(iter(thing.names))
        country = gazetteer.country_name(thing.country) if thing.country is not None else None
        if thing.kind == "organization" and country is not None and len(owners[first]) > 1:
            thing.names = dict.fromkeys((f"{first} of {country}", *thing.names))


def _is_fuller(thing: _Thing, name: str, latin: Set[str]) -> bool:
    """Whether the English has more of a person's name than the source was read to have; the source must have it too."""
    if thing.kind != "person" or not thing.read or len(name.split()) <= max(len(n.split()) for n in thing.read):
        return False
    return all(word in latin or word + "," in latin or word + "." in latin for word in name.split())


def _holds_more(thing: _Thing, name: str) -> bool:
    """Armenia Shushan Stepanyan, Bek Ricky Kayame: a place or office that the English left before a name."""
    own = {word for known in thing.read for word in known.split()}
    more = [word for word in name.split() if word not in own]
    places = (gazetteer.lookup(word) for word in name.split() if len(word) > 3)
    if any(place is not None and place.kind == "country" for place in places):
        return True
    told = len(more) < len(name.split())
    return told and any(indonesian_titled.is_no_name(word) for word in more)


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


def _things(blocks: Sequence[Block], sentences: Sequence[SentenceView]) -> tuple[list[_Thing], list[Span]]:
    """What the source names, mentions of one thing together; and where it names bodies that the tables cannot read."""
    unread: list[Span] = []
    by_block: dict[int, list[SentenceView]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    things: list[_Thing] = []
    for block, name in _named(blocks):
        written = " ".join(block.source_text[name.start : name.end].split())
        kind = name.kind
        street = russian_streets.kind(block.source_text, name) if block.language == "ru" else None
        if street is not None or (block.language == "ru" and kind == "person" and _is_town(block, name, written)):
            kind = "place"
        if block.language == "ru" and _is_no_name(block, name, written, kind):
            continue
        reader = russian_names if block.language == "ru" else indonesian_names
        hers = block.language == "ru" and kind == "person" and russian_gender.is_hers(block.source_text, name)
        marked = kind == "organization" and block.source_text[max(0, name.start - 1) : name.start] in _MARKS
        english = russian_names.of_a_woman(written) if hers else reader.english(written, kind)
        if marked and block.language == "ru" and not english[0]:
            english = russian_names.in_letters(written)
        lead = _LEAD.search(block.source_text[max(0, name.start - 30) : name.start])
        if street is not None:
            english = russian_streets.english(written, street)
        elif lead is not None and block.language == "ru" and kind == "place":
            english = russian_place_names.with_kind(lead.group(1), english)
        span = (block.span[0] + name.start, block.span[0] + name.end)
        if len(written) < 2 or not english[0] or not english[0][0].isalpha():
            if kind == "organization":
                unread.append(span)
            continue
        country = None
        if block.language == "ru" and kind == "organization":
            country = russian_names.owner(
                written,
                block.source_text[name.end : name.end + 30],
                block.source_text[max(0, name.start - 200) : name.start],
            )
        mention = _mention(block, by_block.get(block.id, []), span, english)
        near = things[:MOST_COMPARED]
        alike = [t for t in near if t.kind == kind and _joins(t, english, kind)]
        if kind == "person":
            thing = _likeliest(alike, english, hers=hers)
        else:
            thing = next((t for t in alike if t.country == country), None) or _of_any_country(alike, country)
        if thing is None and block.language == "id" and kind == "organization":
            thing = _of_one_place(near, english)
        if thing is None:
            thing = _Thing(kind, {}, country=country)
            things.append(thing)
        thing.country = thing.country or country
        thing.read += [form for form in english[:1] if form not in thing.read]
        for form in english:
            if kind != "person" or not any(_one_surname(form, name.split()[-1]) for name in thing.names):
                thing.names.setdefault(form)
        thing.sources.setdefault(written)
        thing.role = thing.role or name.role
        thing.mentions.append(mention)
    return things, unread


def _of_one_place(things: Sequence[_Thing], english: Sequence[str]) -> _Thing | None:
    """The body named last that is the same with or without its place: BPBD Sukabumi, later BPBD.

    The fuller name becomes the first one of the thing.
    """
    for thing in reversed(things):
        if thing.kind != "organization":
            continue
        own = next(iter(thing.names))
        if own.endswith(f" {english[0]}") and len(english) > 1:
            return thing
        if english[0].endswith(f" {own}") and not thing.placed and len(thing.names) > 1:
            thing.names = dict.fromkeys((english[0], *thing.names))
            thing.placed = True
            return thing
    return None


def _likeliest(alike: Sequence[_Thing], english: Sequence[str], *, hers: bool) -> _Thing | None:
    """Whom a name means of several: who has it to the letter, of these who was named last.

    A surname of a woman's form means no man: «сказала Алиева» is Patimat Aliyeva, not Magomed Aliyev.
    """
    own = [t for t in alike if _has_word(t, english)]
    if own or hers:
        alike = own
    return max(alike, key=lambda t: (_is_named(t, english), t.mentions[-1].span or (0, 0)), default=None)


def _has_word(thing: _Thing, english: Sequence[str]) -> bool:
    """Whether the last word of a name, or a name that is one word, is a word of the thing's names."""
    words = {gazetteer.fold(word) for name in thing.names for word in name.split()}
    return any(gazetteer.fold(name.split()[-1]) in words for name in english)


def _is_named(thing: _Thing, english: Sequence[str]) -> bool:
    names = {gazetteer.fold(name) for name in thing.names}
    return any(gazetteer.fold(name) in names for name in english)


def _of_any_country(alike: Sequence[_Thing], country: str | None) -> _Thing | None:
    """The one thing that a body without its country may be, or that a body with its country was so far."""
    if country is None:
        return alike[0] if len(alike) == 1 else None
    return next((t for t in alike if t.country is None), None)


def _is_no_name(block: Block, name: Found, written: str, kind: str) -> bool:
    """Whether what the recognizer found in Russian text names nothing: weapons, unquoted common words."""
    if russian_bodies.is_none(written):
        return True
    if kind != "organization":
        return russian_names.is_common(written)
    quoted = written[:1] in _MARKS or block.source_text[max(0, name.start - 1) : name.start] in _MARKS
    if quoted or not russian_bodies.is_common(written):
        return False
    return not russian_names.is_listed(written)


def _is_town(block: Block, name: Found, written: str) -> bool:
    """Whether a word that was taken for a person is a town: no family name, or one behind в, из, под.

    «Следователь Романов» and «арестовала Белова» name people, «под Беловом» a town.
    """
    if " " in written or not russian_place_names.is_known(written):
        return False
    if not russian_names.is_surname(written):
        return True
    return _IN_A_TOWN.search(block.source_text[max(0, name.start - 10) : name.start]) is not None


_IN_A_TOWN = re.compile(r"\b(?:во?|из|под|близ|город[а-я]*|г\.)\s+\Z", re.IGNORECASE)
_MARKS = tuple('«"“„')


def _named(blocks: Sequence[Block]) -> Iterator[tuple[Block, Found]]:
    """The names of every block in order; of Indonesian people also where one word of the name stands alone."""
    read = [b for b in blocks if b.language == "ru"]
    found = [russian_spans.mended(b.source_text, recognizer.find(_quiet(b.source_text))) for b in read]
    russian = dict(
        zip((b.id for b in read), russian_spans.of_one_kind([b.source_text for b in read], found), strict=True)
    )
    texts = [b.source_text for b in blocks if b.language == "id"]
    alone = indonesian.first_names(texts)
    own = {b.id: indonesian.find(b.source_text, alone) for b in blocks if b.language == "id"}
    people = {
        word
        for b in blocks
        for name in own.get(b.id, ())
        if name.kind == "person"
        for word in b.source_text[name.start : name.end].split()
    }
    for block in blocks:
        names = (
            russian[block.id] if block.id in russian else indonesian.repeated(block.source_text, own[block.id], people)
        )
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
    return one == other or (len(short) > 4 and long.startswith(short) and long[len(short) :] in _CASES)


_CASES = frozenset(("a", "u", "e", "y", "i", "ya", "yu", "om", "em", "im", "ym", "oy", "ey", "oi", "ei"))
"""Endings of case in Latin letters: Magomedov is no form of Magomed."""


def _full_names(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names of several words are one person's: alike at both ends, or one the beginning of the other."""
    width = min(len(first), len(second))
    if first[:width] == second[:width]:
        return True  # Andi Merya, Andi Merya Nur
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
    name = max(thing.read or listed, key=lambda n: len(n.split())) if thing.kind == "person" else listed[0]
    place = next((p for n in listed if (p := gazetteer.lookup(n)) is not None), None) if thing.kind == "place" else None
    return Entity(
        type=thing.kind,  # type: ignore[arg-type]
        name=name,
        variants=[n for n in listed if n != name],
        source_names=list(thing.sources),
        country=place.country if place is not None else thing.country,
        mentions=sorted(thing.mentions, key=lambda m: m.text_span),
        latitude=place.latitude if place is not None else None,
        longitude=place.longitude if place is not None else None,
        role=thing.role,
        method=METHOD,
    )
