"""Learned decision trees: named features to a score, for many rows at once, in NumPy.

The trees are made by LightGBM (``benchmarks/trees.py`` packs them); a feature that a row does not name is nought. A
file ``lexicon/NAME.npz`` holds the names of the features, the nodes of every tree beside each other (leaves lead to
themselves), what the leaves add, and, where the trees judge words, their log-odds.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

LEARNED = "learned"
"""The method of a value that trees decided (docs/reading.md)."""


class Forest:
    """The trees of one file."""

    def __init__(self, archive: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._columns = {name: at for at, name in enumerate(str(archive["columns"]).split("\n"))}
        words = str(archive["words"]).split("\n") if "words" in archive else []
        odds = archive["odds"].astype(float).tolist() if words else []
        self.odds: Mapping[str, float] = dict(zip(words, odds, strict=True))
        """Log-odds of words to be right."""
        trees, nodes = archive["feature"].shape
        starts = np.arange(trees, dtype=np.int32)[:, None] * nodes
        self._roots = starts[:, 0]
        self._feature = archive["feature"].astype(np.int32).ravel()
        self._threshold = archive["threshold"].astype(np.float32).ravel()
        self._left = (archive["left"].astype(np.int32) + starts).ravel()
        self._right = (archive["right"].astype(np.int32) + starts).ravel()
        self._value = archive["value"].astype(np.float32).ravel()
        self._depth = int(archive["depth"])

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The score of each row: log-odds that it is right."""
        columns = self._columns
        table = np.zeros((len(rows), len(columns)), dtype=np.float32)
        known = [
            (at, column, value)
            for at, named in enumerate(rows)
            for name, value in named.items()
            if (column := columns.get(name)) is not None
        ]
        flat = table.ravel()
        flat[[row * len(columns) + column for row, column, _ in known]] = [value for *_, value in known]
        starts = (np.arange(len(rows), dtype=np.int32) * len(columns))[:, None]
        node: npt.NDArray[np.int32] = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._depth):
            goes_left = flat[self._feature[node] + starts] <= self._threshold[node]
            node = np.where(goes_left, self._left[node], self._right[node])
        found: list[float] = self._value[node].sum(axis=1).tolist()
        return found


@cache
def forest(name: str) -> Forest:
    """The trees of ``lexicon/NAME.npz``, read once."""
    packed = files("service.lexicon").joinpath(f"{name}.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
        return Forest({key: archive[key] for key in archive.files})
