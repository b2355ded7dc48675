"""What a number without a noun of its own counts or measures: the likeliest of the candidates.

A conditional logit ranks the candidates (`thing_candidates`) by where they stand and what they are
(`thing_features`), the choice of the rules among them; ``benchmarks/object_training.py`` learned its weights from
annotated articles.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np

from service.annotate import fates
from service.annotate.counted import Counted
from service.annotate.thing_candidates import Candidate, are_persons, head_of
from service.annotate.thing_features import Names, features

MODEL = "annotate-objects"
UNKNOWN = "word:?"
"""A noun that was not learned."""
LEAST = 0.3
"""Probability below which the likeliest candidate is not told: of nine such of the parts left out none was right."""
_STATES = frozenset(("dead", "killed", "injured", "wounded", "hurt", "missing", "casualties", "victims"))
_UNNAMED = _STATES | {"others"}
Choice = tuple[Counted, Sequence[Candidate]]


def choose(choices: Sequence[Choice]) -> None:
    """Set the object of each number to the likeliest of its candidates, to None where that is unlikely too."""
    for counted, candidates in choices:
        if counted.like is not None and counted.like.object is not None:
            counted.object = counted.like.object  # chosen before it
            counted.action = counted.action or counted.like.action
            continue
        scores = [score(groups) for groups in features(fates.thing(counted), candidates, counted)]
        best = max(range(len(scores)), key=scores.__getitem__)
        total = sum(exp(one - scores[best]) for one in scores)
        words = [token.lower for token in counted.sentence.tokens[counted.number[1] : counted.last]]
        if words == ["others"]:
            counted.object = _other(candidates, scores)
        elif words[:-1] == ["of", "the"] and words[-1] in _STATES and are_persons(candidates[best].text):
            counted.object = _in_state(words[-1], candidates[best].text)
        else:
            counted.object = _fuller(candidates[best].text, counted.object, candidates) if total * LEAST <= 1 else None


def _in_state(state: str, thing: str) -> str:
    """Six of the dead were miners: dead miners."""
    return thing if head_of(thing) in _STATES or thing.lower().startswith(state) else f"{state} {thing}"


def _other(candidates: Sequence[Candidate], scores: Sequence[float]) -> str:
    """Nine others were injured, after two soldiers: other soldiers; where "others" is the likeliest, the likeliest
    persons besides, if any were told of."""
    ranked = [one.text for _, one in sorted(zip(scores, candidates, strict=True), key=lambda pair: -pair[0])]
    if head_of(ranked[0]) == "others":
        ranked = [one for one in ranked if are_persons(one) and head_of(one) not in _UNNAMED]
    thing = next(iter(ranked), "others")
    return thing if thing.lower().startswith("other") else f"other {thing}"


def _fuller(thing: str, by_rule: str | None, candidates: Sequence[Candidate]) -> str:
    """The value of the house for the value; a sack of rice for the rice, where the rules have that."""
    lower = thing.lower()
    if by_rule is not None and by_rule.lower().endswith(f" of {lower}"):
        return by_rule
    return next((one.text for one in candidates if one.text.lower().startswith(f"{lower} of ")), thing)


def score(groups: Sequence[Names]) -> float:
    """The logit of a candidate, up to what all candidates of a number have alike."""
    known = weights()
    noun = known.get(groups[0][0])
    return (known.get(UNKNOWN, 0.0) if noun is None else noun) + sum(
        [_weight(names) if names.weight is None else names.weight for names in groups[1:]]
    )


def _weight(names: Names) -> float:
    known = weights()
    names.weight = weight = sum([known.get(name, 0.0) for name in names])
    return weight


@cache
def weights() -> Mapping[str, float]:
    """The weight of each name of a feature, ``lexicon/annotate-objects.npz``, read once."""
    packed = files("service.lexicon").joinpath(f"{MODEL}.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
        names = str(archive["names"]).split("\n")
        return dict(zip(names, archive["weights"].astype(float).tolist(), strict=True))
