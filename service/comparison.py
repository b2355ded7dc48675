"""Two documents side by side: what both name, which quantities agree or differ, which dates they share. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
    """Statements of both documents on one kind of thing; `agrees` when the stated ranges overlap.

    `action` is what happened to the things, `first_source` and `second_source` who says so in each document.
    """

    object: str
    first: str
    second: str
    agrees: bool
    action: str | None = None
    first_source: str | None = None
    second_source: str | None = None


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
        one_event=near
        or (
            similarity >= ONE_EVENT
            and _evidence(shared, pairs, dates) >= LEAST_SHARED
            and (bool(_days(dates)) or not _weeks_apart(first, second))
        ),
        entities=[SharedEntity(a.type, a.name, b.name) for a, b in shared],
        only_first=_rest(first.entities, [a for a, _ in shared]),
        only_second=_rest(second.entities, [b for _, b in shared]),
        quantities=pairs,
        dates=dates,
    )


LONGEST_STORY = 45
"""Days between two publications after which reports that share no day are not of one event."""


def _weeks_apart(first: Document, second: Document) -> bool:
    """Whether both say when they were published, and far from each other."""
    days = [
        date.fromisoformat(moment.value[:10])
        for moment in (first.metadata.published, second.metadata.published)
        if moment is not None and _FULL_DAY.match(moment.value)
    ]
    return len(days) == 2 and abs((days[0] - days[1]).days) > LONGEST_STORY


_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d/-])")


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


# Quantities


def _pairs(first: Sequence[Quantity], second: Sequence[Quantity]) -> list[QuantityPair]:
    """Statements on the same things, each in one pair: numbers that agree first, the closest of them before others."""
    ours, theirs = _once(first), _once(second)
    alike = [
        (not _overlap(one, other), _apart(one, other), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if _counts_same(one, other)
    ]
    left, right = set(range(len(ours))), set(range(len(theirs)))
    pairs: list[tuple[int, QuantityPair]] = []
    for differs, _, i, j in sorted(alike):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            one, other = ours[i], theirs[j]
            pair = QuantityPair(
                object=one.object or one.unit or "",
                first=one.text,
                second=other.text,
                agrees=not differs,
                action=one.action or other.action,
                first_source=one.attribution,
                second_source=other.attribution,
            )
            pairs.append((i, pair))
    return [pair for _, pair in sorted(pairs, key=lambda numbered: (not numbered[1].agrees, numbered[0]))]


_MOST = 200
"""Quantities of a document that are compared; every pair of them is looked at."""


def _once(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Statements without their repetitions: a headline and its report say one number twice."""
    seen: dict[tuple[object, ...], Quantity] = {}
    for quantity in quantities[:_MOST]:
        thing = "people" if _is_anybody(quantity) else " ".join(_stems(quantity.object or ""))
        seen.setdefault((quantity.unit, thing, _fate(quantity), _range(quantity)), quantity)
    return list(seen.values())


def _apart(one: Quantity, other: Quantity) -> float:
    """How far the stated numbers are from each other: 0 for equal ones, the logarithm of their ratio else."""
    low, high = sorted((abs(_stated(one)), abs(_stated(other))))
    return math.log(high / low) if low > 0 else high


def _stated(quantity: Quantity) -> float:
    return quantity.value if quantity.value is not None else quantity.minimum or quantity.maximum or 0.0


def _counts_same(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit or one.object is None or other.object is None:
        return False
    fates = _fate(one), _fate(other)
    if _is_anybody(one) != _is_anybody(other) or not (_is_anybody(one) or _same_object(one.object, other.object)):
        return False
    if None in fates:  # the things alone are too little to say that two numbers contradict each other
        return not _is_anybody(one) and _overlap(one, other)
    return fates[0] == fates[1]


_FATES = {
    "dead": ("killed", "died", "dead", "deaths", "death", "toll", "fatalities", "slain", "perished"),
    "hurt": ("wounded", "injured", "hurt"),
    "ruined": ("destroyed", "lost", "damaged", "knocked out", "shot down", "downed", "hit"),
    "missing": ("missing", "missed"),
    "displaced": ("evacuated", "displaced", "fled", "sheltered", "homeless"),
    "held": ("detained", "arrested", "captured"),
    "removed": ("neutralized",),
}
"""Words of actions and objects that tell one thing about what is counted."""
_FATE_OF = {word: fate for fate, listed in _FATES.items() for word in listed}
_ANYBODY = frozenset(("people", "person", "persons", "others", "victims", "lives", "men", "of them"))


def _fate(quantity: Quantity) -> str | None:
    """What happened to the things, by action or object: "death toll", "29 dead" and "29 people died" are one."""
    told = _FATE_OF.get(quantity.action or "")
    last = (quantity.object or "").lower().split(" of ")[0].rsplit(" ", 1)[-1]
    return told or _FATE_OF.get(last, quantity.action)


def _is_anybody(quantity: Quantity) -> bool:
    """People of whom the object says nothing else: what happened to them tells which are meant."""
    thing = (quantity.object or "").lower()
    return thing in _ANYBODY or thing in _FATE_OF or thing.endswith("death toll")


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
    value = _stated(quantity)
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
