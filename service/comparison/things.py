"""Which things both of two documents name: people, organizations, places by whatever name. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from service.annotate.entities.gazetteer import demonym, fold, lookup
from service.document import Entity


def shared(first: Sequence[Entity], second: Sequence[Entity]) -> list[tuple[Entity, Entity]]:
    left = list(second)
    found: list[tuple[Entity, Entity]] = []
    for entity in first:
        match = next((other for other in left if same_thing(entity, other)), None)
        if match is not None:
            left.remove(match)
            found.append((entity, match))
    return found


def same_thing(one: Entity, other: Entity) -> bool:
    """Whether two documents' entities are one: equal point, equal key of a name, or like full names."""
    if one.type != other.type:
        return False
    if one.type == "place" and one.latitude is not None and other.latitude is not None:
        return (one.latitude, one.longitude) == (other.latitude, other.longitude)
    ours, theirs = _keys(one), _keys(other)
    if one.type == "organization" and (_owned_apart(ours, theirs) or _other_country(one, other)):
        return False
    if not ours.isdisjoint(theirs):
        return True
    if one.type == "organization" and any(_differ_by_country(a, b) for a in ours for b in theirs):
        return True
    return one.type == "person" and any(
        _one_person(a, b)
        for a in (one.name, *one.variants)[:_SPELLINGS]
        for b in (other.name, *other.variants)[:_SPELLINGS]
    )


_SPELLINGS = 4
"""Spellings of a person that are compared by their sounds."""
_SOUNDS = (
    ("dzh", "j"), ("kh", "h"), ("zh", "j"), ("gh", "g"), ("sh", "s"), ("ts", "c"), ("ch", "c"), ("ph", "f"),
    ("yu", "u"), ("ya", "a"), ("yo", "o"), ("ye", "e"), ("ij", "i"), ("y", "i"), ("w", "v"), ("q", "k"), ("ii", "i"),
)  # fmt: skip
"""Spellings of one sound in names that came through Russian, Turkish, Armenian or English."""


def _one_person(one: str, other: str) -> bool:
    """Hikmet Hajiyev, Khikmet Gadzhiyev: full names that sound alike, every word of them and in the same order."""
    if fuzz.ratio(fold(one), fold(other)) >= 86:
        return True
    first, second = _sounded(one), _sounded(other)
    if len(first) < 2 or len(first) != len(second):
        return False
    likeness = [fuzz.ratio(a, b) for a, b in zip(first, second, strict=True)]
    return min(likeness) >= 75 and sum(likeness) / len(likeness) >= 86


def _sounded(name: str) -> list[str]:
    sounds = fold(name)
    for spelling, sound in _SOUNDS:
        sounds = sounds.replace(spelling, sound)
    return sounds.split()


def _other_country(one: Entity, other: Entity) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country


def _owned_apart(ours: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> bool:
    """Armenia's Defense Ministry, the Azerbaijani Defense Ministry: bodies of different countries."""
    one = {word for key in ours for word in key if len(word) == 2 and word.isupper()}
    other = {word for key in theirs for word in key if len(word) == 2 and word.isupper()}
    return bool(one and other) and one.isdisjoint(other)


def _differ_by_country(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Defense Ministry and Azerbaijani Defense Ministry: one of them does not say whose."""
    extra = set(one) ^ set(other)
    return len(extra) == 1 and len(set(one) & set(other)) > 1 and extra.pop().isupper()


def _keys(entity: Entity) -> set[tuple[str, ...]]:
    names = (entity.name, *entity.variants)
    if entity.type == "organization":
        return {_organization(name) for name in names}
    if (
        entity.type == "place"
        and entity.country
        and (place := lookup(entity.name)) is not None
        and place.kind == "country"
    ):
        return {(entity.country,)}
    return {tuple(fold(name).split()) for name in names}


def _organization(name: str) -> tuple[str, ...]:
    """Azerbaijan's Defense Ministry, the Azerbaijani Ministry of Defence: one key."""
    words = [w for w in fold(name).replace("'s", "").replace("-", " ").split() if w not in ("of", "the", "and", "for")]
    coded = []
    for word in words:
        place = lookup(word) if len(word) > 3 else None
        country = demonym(word.capitalize()) or (
            place.country if place is not None and place.kind == "country" else None
        )
        coded.append(country or word.replace("defence", "defense"))
    return tuple(sorted(set(coded)))
