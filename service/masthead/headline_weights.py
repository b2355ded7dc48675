"""The learned scores of headline candidates: a conditional logit with one hidden layer (lexicon/headline-weights.toml).

A feature alone says little: a short line is a headline over its subtitle and a name of the page over a menu. So the
features x (service/masthead/headline_features.py) go through a few hidden units: ``a·x + Σ v_h tanh(b_h + W_h·x)``, as
in benchmarks/choice_network.py, which learns a, b, v and W. The difference of two scores is the logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.lexicon import lexicon

Array = NDArray[np.float64]


class _Weights(NamedTuple):
    rows: Mapping[str, int]
    """The row of each feature."""
    straight: Array
    """`a`: for each feature what it adds by itself."""
    inner: Array
    """`W`: features x hidden units."""
    bias: Array
    outer: Array


def network_scores(found: Sequence[Mapping[str, float]]) -> list[float]:
    """The scores of lines with these features; a feature without weights counts for nothing."""
    weights = _weights()
    table = np.zeros((len(found), len(weights.rows)))
    for line, features in enumerate(found):
        for name, value in features.items():
            row = weights.rows.get(name)
            if value and row is not None:
                table[line, row] = value
    scores: Array = table @ weights.straight + np.tanh(table @ weights.inner + weights.bias) @ weights.outer
    return [float(score) for score in scores]


def weighted() -> frozenset[str]:
    """Names of the features that have weights."""
    return frozenset(_weights().rows)


@cache
def _weights() -> _Weights:
    found = lexicon("headline-weights")
    table = np.array(list(found["features"].values()), dtype=np.float64)
    rows = {name: row for row, name in enumerate(found["features"])}
    hidden = found["hidden"]
    return _Weights(rows, table[:, 0], table[:, 1:], np.array(hidden["bias"]), np.array(hidden["outer"]))
