"""What the words around a name say of its kind: weights learned from names that need no context.

``lexicon/annotate-contexts.tsv`` has a weight a feature and kind (person, organization, place), the logarithm of odds
of a softmax regression over names whose kind is sure (benchmarks/annotation_models.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name_lists import common_words
from service.annotate.tokens import Token

KINDS = ("person", "organization", "place")
STRENGTH = 0.7
"""Votes of one unit of the learned log odds."""
MOST = 1.8
"""Votes that the surroundings of one mention may give or take."""


def votes(mention: Candidate) -> Mapping[str, float]:
    """Votes for every kind by the words around one mention."""
    person = organization = place = 0.0
    table = _table()
    for feature in features(mention):
        weights = table.get(feature)
        if weights is not None:
            person += weights[0]
            organization += weights[1]
            place += weights[2]
    sums = (person, organization, place)
    return {kind: max(-MOST, min(MOST, STRENGTH * total)) for kind, total in zip(KINDS, sums, strict=True)}


def features(mention: Candidate) -> list[str]:
    """Words before and after, alone and in pairs; figures as #, other names as X."""
    before = [_shape(t) for t in mention.before(2)]
    after = [_shape(t) for t in mention.after(3)]
    if mention.tokens[-1].lower.endswith("'s"):
        after = ["'s", *after[:2]]
    one, two = before[-1] if before else "^", before[-2] if len(before) > 1 else "^"
    first, second, third = [*after, "$", "$", "$"][:3]
    found = [f"p1={one}", f"n1={first}", f"p2={two} {one}", f"n2={first} {second}", f"pn={one} {first}"]
    if first in (",", "(", "'s"):
        found.append(f"n3={first} {second} {third}")
    return found


def _shape(token: Token) -> str:
    if token.is_number:
        return "#"
    if token.is_capitalized and token.lower not in common_words():
        return "X"
    return token.lower


@cache
def _table() -> Mapping[str, tuple[float, float, float]]:
    found = {}
    lines = files("service.lexicon").joinpath("annotate-contexts.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        feature, person, organization, place = line.split("\t")
        found[feature] = (float(person), float(organization), float(place))
    return found
