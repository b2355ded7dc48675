"""One person in several forms of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.document import Evidence
from service.lines import lookup_key

_MOST = 20


def each_once(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each person once, by the fullest form: a surname or an initial beside the whole name is no other one."""
    kept: dict[str, Evidence] = {}
    for item in found:
        kept.setdefault(lookup_key(item.value), item)
    whole = {word for value in kept if " " in value for word in value.split()}
    named = [item.value for item in kept.values()]
    return tuple(
        item
        for value, item in kept.items()
        if (" " in value or value not in whole) and not any(_shortened(item.value, other) for other in named)
    )[:_MOST]


_SHORT = re.compile(r"(?P<initial>[A-ZА-ЯЁ])\. ?(?:[A-ZА-ЯЁ]\. ?)?(?P<surname>[A-ZА-ЯЁ][\w’'-]+)")


def _shortened(name: str, other: str) -> bool:
    """``Т. Богданова`` beside ``Тамара Богданова``: one person."""
    short = _SHORT.fullmatch(name)
    first, _, last = other.rpartition(" ")
    called = first.startswith(short["initial"]) and not first.endswith(".") if short is not None else False
    return short is not None and called and lookup_key(last) == lookup_key(short["surname"])


_BESIDE = 120
"""Characters between two bylines of one article."""


def beside_others(authors: tuple[Evidence, ...], taken_out: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The authors, and those of the lines beside theirs with the same label that were taken for a menu's."""
    found = list(authors)
    for one in taken_out:
        near = (
            item.method == one.method and item.span is not None and abs(item.span[0] - one.span[0]) <= _BESIDE
            for item in authors
            if one.span is not None
        )
        if one.method.startswith("label:") and any(near):
            found.append(one)
    if len(found) == len(authors):
        return authors
    return each_once(sorted(found, key=lambda item: item.span or (0, 0)))
