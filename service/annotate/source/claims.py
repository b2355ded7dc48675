"""Who claims a quantity of a translated sentence, and where: by the source's names, whatever the English says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.agencies import agencies
from service.annotate.entities.gazetteer import fold, lookup
from service.annotate.source.attribution import Attribution
from service.annotate.source.negation import denied
from service.annotate.tokens import SentenceView
from service.document import Block, Entity, Quantity


def correct(
    quantities: Sequence[Quantity],
    entities: Sequence[Entity],
    sentences: Sequence[SentenceView],
    blocks: Sequence[Block],
) -> list[Quantity]:
    """`quantities` with attribution and place as `entities` name them; names that no entity has are left out.

    A person or body that the source sentence alone names stands for an attribution whose name the translation garbled;
    whom the source lets state it (по данным мэрии), where the English lets nobody or only who sent the report.
    """
    translated = {s.block for s in sentences if s.language in ("ru", "id")}
    if not translated:
        return list(quantities)
    starts = [s.start for s in sentences]
    located = sorted(
        (m.span[0], index)
        for index, entity in enumerate(entities)
        for m in entity.mentions
        if m.block in translated and m.span is not None
    )
    keys = [start for start, _ in located]
    known = _names(entities)
    places = _names([e for e in entities if e.type == "place"])
    read = {block.id: block for block in blocks}
    stated = Attribution(blocks, entities)
    corrected = []
    for quantity in quantities:
        if quantity.block in translated:
            sentence = sentences[max(0, bisect_left(starts, quantity.text_span[0] + 1) - 1)]
            span = sentence.span
            inside = [entities[i] for _, i in located[bisect_left(keys, span[0]) : bisect_left(keys, span[1])]]
            by = _speaker(quantity.attribution, known, [e for e in inside if e.type != "place"])
            if (by is None or agencies().named(by)) and not denied(sentence, quantity.value, quantity.minimum):
                source = stated.stated(read[quantity.block], span)
                by = by if source is None or (by is not None and agencies().named(source)) else source
            quantity = replace(
                quantity,
                attribution=by,
                place=_place(quantity.place, places, [e for e in inside if e.type == "place"]),
            )
        corrected.append(quantity)
    return corrected


def _names(entities: Sequence[Entity]) -> Mapping[str, list[Entity]]:
    """Every spelling, folded, with the entities that bear it."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        for name in dict.fromkeys(fold(name) for name in (entity.name, *entity.variants)):
            found.setdefault(name, []).append(entity)
    return found


def _bearer(told: str, known: Mapping[str, list[Entity]], inside: Sequence[Entity]) -> str | None:
    """The entity of that name: one of the sentence before others; none when several may be meant."""
    key = fold(told).removeprefix("the ")
    bearers = known.get(fold(told)) or known.get(key) or []
    here = list(dict.fromkeys(e.name for e in inside if e in bearers))
    names = here or list(dict.fromkeys(e.name for e in bearers))
    return names[0] if len(names) == 1 else None


def _speaker(told: str | None, known: Mapping[str, list[Entity]], inside: Sequence[Entity]) -> str | None:
    if told is None:
        return None
    bearer = _bearer(told, known, inside)
    people = list(dict.fromkeys(entity.name for entity in inside if entity.type == "person"))
    if bearer is not None:
        capital = any(e.type == "place" and e.name == bearer for e in known.get(fold(bearer), ()))
        return people[0] if capital and len(people) == 1 else bearer  # the ombudsman of NKR, Artak Beglaryan
    for kind in ("person", "organization"):
        named = list(dict.fromkeys(e.name for e in inside if e.type == kind and agencies().named(e.name) is None))
        if named:
            return named[0] if len(named) == 1 else None
    return told if told[:1].islower() or told.startswith("The ") else None


def _place(told: str | None, known: Mapping[str, list[Entity]], inside: Sequence[Entity]) -> str | None:
    """The place by its name, else the only one of the sentence that is no country, else its only country."""
    if told is None:
        return None
    bearer = _bearer(told, known, inside)
    if bearer is not None:
        return bearer
    named = {e.name: e for e in inside}
    local = [name for name, e in named.items() if not _is_country(e)]
    chosen = local or list(named)
    return chosen[0] if len(chosen) == 1 else None


def _is_country(entity: Entity) -> bool:
    place = lookup(entity.name)
    return place is not None and place.kind == "country"
