"""Two documents side by side: what both name, which quantities agree or differ, which dates they share. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.annotate.entities.gazetteer import fold, lookup
from service.annotate.entities.known import known_organizations
from service.comparison.dates import full_days, points, shared_dates, weeks_apart
from service.comparison.quantities import QuantityPair
from service.comparison.quantities import pairs as pairs_of
from service.comparison.things import same_thing
from service.comparison.things import shared as shared_things
from service.document import Document, Entity
from service.fingerprint import NEAR_COPY, distance

__all__ = ["Comparison", "QuantityPair", "SharedEntity", "compare", "same_thing"]

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
    shared = shared_things(first.entities, second.entities)
    pairs = pairs_of(first.quantities, second.quantities)
    dates = shared_dates(first.dates, second.dates)
    bits = distance(first.fingerprint, second.fingerprint) if first.fingerprint and second.fingerprint else None
    near = bits is not None and bits <= NEAR_COPY
    similarity = round(_similarity(first, second, shared, pairs, dates), 3)
    return Comparison(
        bits=bits,
        near_copy=near,
        similarity=similarity,
        one_event=near
        or (
            similarity >= ONE_EVENT
            and _evidence(shared, pairs, dates) >= LEAST_SHARED
            and (bool(full_days(dates)) or not weeks_apart(first, second))
        ),
        entities=[SharedEntity(a.type, a.name, b.name) for a, b in shared],
        only_first=_rest(first.entities, [a for a, _ in shared]),
        only_second=_rest(second.entities, [b for _, b in shared]),
        quantities=pairs,
        dates=dates,
    )


def _rest(entities: Sequence[Entity], shared: Sequence[Entity]) -> list[str]:
    known = {id(entity) for entity in shared}
    return [entity.name for entity in entities if id(entity) not in known]


def _similarity(
    first: Document,
    second: Document,
    shared: Sequence[tuple[Entity, Entity]],
    pairs: Sequence[QuantityPair],
    dates: Sequence[str],
) -> float:
    """What both say, against the two documents' sizes, the smaller one weighing more."""
    agreeing = sum(pair.agrees and pair.object.lower() not in _ANYWHERE for pair in pairs)
    common = sum(_weight(a) for a, _ in shared) + 2.0 * agreeing + len(full_days(dates))
    sizes = [
        sum(_weight(e) for e in document.entities)
        + 0.5 * len(document.quantities)
        + 0.5 * len(full_days(points(document.dates)))
        for document in (first, second)
    ]
    if min(sizes) <= 0:
        return 0.0
    low, high = max(min(sizes), SMALLEST), max(max(sizes), SMALLEST)
    return float(min(1.0, common / (low**0.6 * high**0.4)))


def _evidence(shared: Sequence[tuple[Entity, Entity]], pairs: Sequence[QuantityPair], dates: Sequence[str]) -> int:
    return len(shared) + sum(pair.agrees for pair in pairs) + len(full_days(dates))


_ANYWHERE = frozenset(("people", "days", "years", "hours"))


def _weight(entity: Entity) -> float:
    """Countries are in all news, known organizations in much; who and where exactly is what makes an event."""
    if entity.type == "place" and (place := lookup(entity.name)) is not None and place.kind == "country":
        return 0.5
    if entity.type == "organization":
        return 1.0 if any(fold(name) in known_organizations() for name in (entity.name, *entity.variants)) else 2.0
    return 2.0
