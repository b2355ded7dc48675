"""Indonesian offices: their words, and what English calls them (``lexicon/annotate-indonesian-offices.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.annotate.source.indonesian_runs import (
    OFFICES,
)
from service.annotate.tokens import Token
from service.lexicon import table, words

LONGEST_OFFICE = 4
"""Words of an office."""
_PLAIN = re.compile(r"\s*\b(?:of|for|at)(?: the)? [%$]|[%$]\s*")


@dataclass(frozen=True, slots=True)
class Office:
    """An office in words: tokens `first` to `last` (half-open), its key in the table, and what comes before it."""

    first: int
    last: int
    key: str
    before: str


@cache
def offices() -> Mapping[str, str]:
    return {key: str(english) for key, english in table(OFFICES, "offices").items()}


@cache
def members(name: str) -> frozenset[str]:
    return frozenset(words(OFFICES, f"territorial.{name}"))


@cache
def _openings() -> frozenset[str]:
    """First words of offices and of what stands before them."""
    return frozenset(key.split()[0] for key in (*offices(), *table(OFFICES, "before")))


def at(tokens: Sequence[Token], first: int) -> Office | None:
    """The longest office that begins at a token, words like "mantan" before it included."""
    if tokens[first].lower not in _openings():
        return None
    begin, before = first, ""
    for width in (2, 1):
        key = phrase(tokens, first, first + width)
        if key in table(OFFICES, "before"):
            begin, before = first + width, str(table(OFFICES, "before")[key])
            break
    for width in range(LONGEST_OFFICE, 0, -1):
        key = phrase(tokens, begin, begin + width)
        if begin + width <= len(tokens) and key in offices():
            return Office(first, begin + width, key, before)
    return None


def phrase(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(t.lower for t in tokens[first:last])


def ending(tokens: Sequence[Token], last: int) -> Office | None:
    """The office whose words end right before a token: juru bicara KPK, mantan Bupati."""
    if not last or not tokens[last - 1].is_word:
        return None
    for first in range(max(0, last - LONGEST_OFFICE - 2), last):
        office = at(tokens, first)
        if office is not None and office.last == last:
            return office
    return None


def title(office: Office, owner: str | None = None, *, kind: str = "", field: str = "") -> str:
    """The office in English, with the body or territory (English) and the field if the table says where they stand."""
    template = offices()[office.key]
    if "$" in template:
        name = template.replace("$", field) if field else bare(template)
        if "and" in field.split() and template.endswith("$ minister"):
            name = template.replace("$ minister", f"minister of {field}")  # minister of marine affairs and fisheries
    elif owner is None:
        name = bare(template)
    else:
        called = owner.split()[-1] in _CALLED or owner.startswith("Center ")
        article = "the " if (kind == "organization" and called) or owner in _ARTICLE else ""
        name = (
            template.replace("of the %", "of %").replace("of %", f"of {article}%").replace("for %", f"for {article}%")
        )
        name = name.replace("%", owner)
    return f"{office.before} {name}".strip()


_CALLED = frozenset(words(OFFICES, "territorial.called"))
"""Last words of bodies that English gives an article."""
_ARTICLE = frozenset(words(OFFICES, "territorial.with_article"))
"""Other names that English gives an article."""


def bare(template: str) -> str:
    """An office without its body, territory or field."""
    return " ".join(_PLAIN.sub(" ", template).split())
