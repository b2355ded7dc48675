"""A conditional logit with one hidden layer: which of several candidates is the right one, by their features.

The score of a candidate with features x is ``a·x + Σ v_h tanh(b_h + W_h·x)``; the odds of two candidates of one
choice are the exponential of the difference of their scores. Learned by Adam with a ridge, from a fixed seed: the same
data give the same weights. Needs numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RIDGE = 4.0
PACE = 0.03
_MEAN, _SPREAD = 0.9, 0.999


@dataclass(frozen=True)
class Choices:
    """All candidates of all choices, one after the other."""

    table: Array
    """Features: candidates x features."""
    starts: NDArray[np.int64]
    """Where each choice begins."""
    right: NDArray[np.int64]
    """The row of each choice's right candidate."""
    counts: Array
    """What each choice counts."""

    @classmethod
    def of(
        cls,
        found: Sequence[Sequence[dict[str, float]]],
        right: Sequence[int],
        counts: Sequence[float],
        names: Sequence[str],
    ) -> Choices:
        """`found`: for each choice the features of its candidates by name; `right`: the index of the right one."""
        place = {name: number for number, name in enumerate(names)}
        lengths = np.array([len(one) for one in found], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        table = np.zeros((int(lengths.sum()), len(names)))
        for row, features in enumerate(features for one in found for features in one):
            for name, value in features.items():
                if name in place:
                    table[row, place[name]] = value
        return cls(table, starts, starts + np.array(right, dtype=np.int64), np.array(counts, dtype=np.float64))

    def spread(self, values: Array) -> Array:
        """A value of each choice, said again for each of its candidates."""
        lengths = np.diff(np.append(self.starts, len(self.table)))
        return np.repeat(values, lengths)

    def odds(self, scores: Array) -> Array:
        """The probability of each candidate within its choice."""
        odds = np.exp(scores - self.spread(np.maximum.reduceat(scores, self.starts)))
        return odds / self.spread(np.add.reduceat(odds, self.starts))

    def best(self, scores: Array) -> NDArray[np.int64]:
        """The row of the candidate with the highest score in each choice."""
        ends = np.append(self.starts[1:], len(self.table))
        return np.array([start + int(scores[start:end].argmax()) for start, end in zip(self.starts, ends, strict=True)])


@dataclass(frozen=True)
class Network:
    """Weights: `straight` (features), `inner` (features x hidden), `bias` (hidden), `outer` (hidden)."""

    straight: Array
    inner: Array
    bias: Array
    outer: Array

    def scores(self, table: Array) -> Array:
        return table @ self.straight + np.tanh(table @ self.inner + self.bias) @ self.outer


def fit(choices: Choices, *, hidden: int, steps: int, seed: int, ridge: float = RIDGE) -> Network:
    """The weights that make the right candidates likeliest."""
    draw = np.random.default_rng(seed)
    features = choices.table.shape[1]
    parts = [
        np.zeros(features),
        draw.normal(0, 0.15, (features, hidden)),
        np.zeros(hidden),
        draw.normal(0, 0.3, hidden),
    ]
    means, spreads = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
    counts = choices.spread(choices.counts)
    for step in range(1, steps + 1):
        straight, inner, bias, outer = parts
        layer = np.tanh(choices.table @ inner + bias)
        wrong = choices.odds(choices.table @ straight + layer @ outer)
        wrong[choices.right] -= 1.0
        wrong *= counts
        back = (wrong[:, None] * outer) * (1 - layer * layer)
        slopes = [
            choices.table.T @ wrong + ridge / 2 * straight,
            choices.table.T @ back + ridge * inner,
            back.sum(axis=0),
            layer.T @ wrong + ridge * outer,
        ]
        for number, slope in enumerate(slopes):
            means[number] = _MEAN * means[number] + (1 - _MEAN) * slope
            spreads[number] = _SPREAD * spreads[number] + (1 - _SPREAD) * slope**2
            ahead = means[number] / (1 - _MEAN**step)
            parts[number] = parts[number] - PACE * ahead / (np.sqrt(spreads[number] / (1 - _SPREAD**step)) + 1e-9)
    return Network(*parts)


def joined(networks: Sequence[Network]) -> Network:
    """One network that gives the mean of their scores."""
    count = len(networks)
    return Network(
        np.mean([one.straight for one in networks], axis=0),
        np.concatenate([one.inner for one in networks], axis=1),
        np.concatenate([one.bias for one in networks]),
        np.concatenate([one.outer for one in networks]) / count,
    )
