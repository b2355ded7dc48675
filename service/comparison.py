"""Two documents side by side: what both name, which quantities agree or differ, which dates they share. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from service.annotate.entities.gazetteer import demonym, fold, lookup
from service.annotate.entities.known import known_organizations
from service.document import DateMention, Document, Entity, Quantity
from service.fingerprint import NEAR_COPY, distance

ONE_EVENT = 0.16
"""Least `Comparison.similarity` of two reports of one event, measured on real ones (docs/annotations.md)."""
LEAST_SHARED = 3
"""Things, days and agreeing quantities that reports of one event share at least: a city and an agency are no event."""
SMALLEST = 6.0
"""Weight that a short document counts as, so that one name is not half of it."""


@dataclass(frozen=True, slots=True)
class SharedEntity:
    """A thing that both documents name, by its name in each."""

    type: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class QuantityPair:
    """Statements of both documents on one kind of thing; `agrees` when the stated ranges overlap."""

    object: str
    first: str
    second: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents share. ``similarity`` 0 to 1: weight of shared things, days and numbers against both sizes."""

    bits: int | None
    near_copy: bool
    similarity: float
    one_event: bool
    entities: list[SharedEntity]
    only_first: list[str]
    only_second: list[str]
    quantities: list[QuantityPair]
    dates: list[str]


def compare(first: Document, second: Document) -> Comparison:
    """Compare two documents; the order only names the sides."""
    shared = _shared(first.entities, second.entities)
    pairs = _pairs(first.quantities, second.quantities)
    dates = _dates(first.dates, second.dates)
    bits = distance(first.fingerprint, second.fingerprint) if first.fingerprint and second.fingerprint else None
    near = bits is not None and bits <= NEAR_COPY
    similarity = round(_similarity(first, second, shared, pairs, dates), 3)
    return Comparison(
        bits=bits,
        near_copy=near,
        similarity=similarity,
        one_event=near or (similarity >= ONE_EVENT and _evidence(shared, pairs, dates) >= LEAST_SHARED),
        entities=[SharedEntity(a.type, a.name, b.name) for a, b in shared],
        only_first=_rest(first.entities, [a for a, _ in shared]),
        only_second=_rest(second.entities, [b for _, b in shared]),
        quantities=pairs,
        dates=dates,
    )


def _rest(entities: Sequence[Entity], shared: Sequence[Entity]) -> list[str]:
    known = {id(entity) for entity in shared}
    return [entity.name for entity in entities if id(entity) not in known]


# Things


def _shared(first: Sequence[Entity], second: Sequence[Entity]) -> list[tuple[Entity, Entity]]:
    left = list(second)
    pairs: list[tuple[Entity, Entity]] = []
    for entity in first:
        match = next((other for other in left if same_thing(entity, other)), None)
        if match is not None:
            left.remove(match)
            pairs.append((entity, match))
    return pairs


def same_thing(one: Entity, other: Entity) -> bool:
    """Whether two documents' entities are one: equal point, equal key of a name, or like full names."""
    if one.type != other.type:
        return False
    if one.type == "place" and one.latitude is not None and other.latitude is not None:
        return (one.latitude, one.longitude) == (other.latitude, other.longitude)
    if not _keys(one).isdisjoint(_keys(other)):
        return True
    if one.type == "organization" and any(_differ_by_country(a, b) for a in _keys(one) for b in _keys(other)):
        return True
    return one.type == "person" and fuzz.ratio(fold(one.name), fold(other.name)) >= 86


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


# Quantities


def _pairs(first: Sequence[Quantity], second: Sequence[Quantity]) -> list[QuantityPair]:
    """Each quantity of the first with the best of the second that counts the same; those that agree come first."""
    found: dict[tuple[str, str, str], QuantityPair] = {}
    for one in first:
        alike = [other for other in second if _counts_same(one, other)]
        if alike:
            best = next((other for other in alike if _overlap(one, other)), alike[0])
            pair = QuantityPair(one.object or one.unit or "", one.text, best.text, _overlap(one, best))
            found.setdefault((pair.object.lower(), pair.first.lower(), pair.second.lower()), pair)
    return sorted(found.values(), key=lambda pair: not pair.agrees)


def _counts_same(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit or one.object is None or other.object is None:
        return False
    if not _same_object(one.object, other.object):
        return False
    return (
        one.action is None
        or other.action is None
        or one.action == other.action
        or {one.action, other.action} <= _HARMED
    )


_HARMED = frozenset(("killed", "wounded", "injured", "neutralized", "destroyed", "died", "lost", "damaged"))


def _same_object(one: str, other: str) -> bool:
    """The same head noun and nothing that tells them apart: soldiers, Armenian soldiers."""
    first, second = _stems(one), _stems(other)
    return (
        bool(first and second)
        and (first[-1] == second[-1] or first[0] == second[0])
        and (set(first) <= set(second) or set(second) <= set(first) or fuzz.token_sort_ratio(one, other) >= 75)
    )


def _stems(text: str) -> list[str]:
    return [
        fold(word).rstrip("s")
        for word in text.replace("-", " ").split()
        if word.lower() not in ("and", "of", "the", "or")
    ]


def _overlap(one: Quantity, other: Quantity) -> bool:
    """Whether one number can be true of both; "about" leaves a tenth on each side."""
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def _range(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value if quantity.value is not None else quantity.minimum or quantity.maximum or 0.0
    if quantity.qualifier == "about":
        return value * 0.9, value * 1.1
    if quantity.qualifier in ("at_least", "more_than"):
        return quantity.minimum or value, float("inf")
    if quantity.qualifier in ("at_most", "less_than"):
        return 0.0, quantity.maximum or value
    return quantity.minimum or value, quantity.maximum or value


def _dates(first: Iterable[DateMention], second: Iterable[DateMention]) -> list[str]:
    """Days, months or ranges that both name; a date whose year one of them does not tell agrees by month and day."""
    ours, theirs = _values(first), _values(second)
    shared = set(ours) & set(theirs)
    shared |= {
        value
        for value in ours
        for other in theirs
        if value[4:] == other[4:] and len(value) > 4 and "XXXX" in (value[:4], other[:4])
    }
    return sorted(shared)


def _values(dates: Iterable[DateMention]) -> list[str]:
    points = (part for date in dates for part in date.value.split("/"))
    return [point for point in dict.fromkeys(points) if point != ".." and not point.startswith("XXXX-XX")]


# Similarity


def _similarity(
    first: Document,
    second: Document,
    shared: Sequence[tuple[Entity, Entity]],
    pairs: Sequence[QuantityPair],
    dates: Sequence[str],
) -> float:
    """What both say, against the two documents' sizes, the smaller one weighing more."""
    agreeing = sum(pair.agrees and pair.object.lower() not in _ANYWHERE for pair in pairs)
    common = sum(_weight(a) for a, _ in shared) + 2.0 * agreeing + len(_days(dates))
    sizes = [
        sum(_weight(e) for e in document.entities)
        + 0.5 * len(document.quantities)
        + 0.5 * len(_days(_values(document.dates)))
        for document in (first, second)
    ]
    if min(sizes) <= 0:
        return 0.0
    low, high = max(min(sizes), SMALLEST), max(max(sizes), SMALLEST)
    return float(min(1.0, common / (low**0.6 * high**0.4)))


def _evidence(shared: Sequence[tuple[Entity, Entity]], pairs: Sequence[QuantityPair], dates: Sequence[str]) -> int:
    return len(shared) + sum(pair.agrees for pair in pairs) + len(_days(dates))


def _days(values: Iterable[str]) -> list[str]:
    """Full days only: a year or a month is in too much news."""
    return [value for value in values if len(value) == 10]


_ANYWHERE = frozenset(("people", "days", "years", "hours"))


def _weight(entity: Entity) -> float:
    """Countries are in all news, known organizations in much; who and where exactly is what makes an event."""
    if entity.type == "place" and (place := lookup(entity.name)) is not None and place.kind == "country":
        return 0.5
    if entity.type == "organization":
        return 1.0 if any(fold(name) in known_organizations() for name in (entity.name, *entity.variants)) else 2.0
    return 2.0
