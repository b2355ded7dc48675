"""Which numbers of two documents are said of the same things, and whether they agree. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from service.annotate.entities.gazetteer import fold
from service.document import Quantity


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


def pairs(first: Sequence[Quantity], second: Sequence[Quantity]) -> list[QuantityPair]:
    """Statements on the same things, each in one pair: numbers that agree first, the closest of them before others."""
    ours, theirs = _once(first), _once(second)
    alike = [
        (not _overlap(one, other), _apart(one, other), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if _counts_same(one, other)
    ]
    left, right = set(range(len(ours))), set(range(len(theirs)))
    found: list[tuple[int, QuantityPair]] = []
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
            found.append((i, pair))
    return [pair for _, pair in sorted(found, key=lambda numbered: (not numbered[1].agrees, numbered[0]))]


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
