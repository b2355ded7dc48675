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


class Group(tuple[tuple[str, float], ...]):
    """Named features and their values, and once they were judged where they stand in the table of their forest."""

    cells: tuple[Forest, tuple[int, ...], tuple[float, ...]] | None = None


Row = Sequence[Group]


class Forest:
    """The trees of one file."""

    def __init__(self, archive: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._columns = {name: at for at, name in enumerate(str(archive["columns"]).split("\n"))}
        words = str(archive["words"]).split("\n") if "words" in archive else []
        odds = archive["odds"].astype(float).tolist() if words else []
        self.odds: Mapping[str, float] = dict(zip(words, odds, strict=True))
        """Log-odds of words to be right."""
        depth = int(archive["depth"])
        self._levels, values = _complete(archive, depth)
        self._values = values.ravel()
        self._trees = len(values)

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The score of each row: log-odds that it is right."""
        column_of, width = self._columns.get, len(self._columns)
        places: list[int] = []
        known: list[float] = []
        for start, named in zip(range(0, len(rows) * width, width), rows, strict=True):
            for name, value in named.items():
                if (column := column_of(name)) is not None:
                    places.append(start + column)
                    known.append(value)
        return self._judged(len(rows), places, known)

    def scores_of(self, rows: Sequence[Row]) -> list[float]:
        """The score of each row, whose features come in groups that many rows have alike."""
        width = len(self._columns)
        places: list[int] = []
        known: list[float] = []
        ends = [0]
        for groups in rows:
            for group in groups:
                cells = group.cells
                if cells is None or cells[0] is not self:
                    cells = group.cells = self._cells(group)
                places += cells[1]
                known += cells[2]
            ends.append(len(places))
        until = np.array(ends, dtype=np.intp)
        starts = np.repeat(np.arange(0, len(rows) * width, width), until[1:] - until[:-1])
        return self._judged(len(rows), np.array(places, dtype=np.intp) + starts, known)

    def _cells(self, group: Group) -> tuple[Forest, tuple[int, ...], tuple[float, ...]]:
        """The columns that the trees have of a group, and the values there."""
        known = [(self._columns[name], value) for name, value in group if name in self._columns]
        return self, tuple([column for column, _ in known]), tuple([value for _, value in known])

    def _judged(self, count: int, places: list[int] | npt.NDArray[np.intp], known: list[float]) -> list[float]:
        """The scores of ``count`` rows that have values at places of their table, noughts elsewhere."""
        width = len(self._columns)
        table = np.zeros(count * width, dtype=np.float32)
        table[places] = np.array(known, dtype=np.float32)
        starts = (np.arange(count, dtype=np.intp) * width)[:, None]
        node = np.empty((count, self._trees), dtype=np.intp)
        node[:] = np.arange(self._trees)
        for features, thresholds in self._levels:
            right = table.take(features.take(node) + starts) > thresholds.take(node)
            node += node  # beside each other stand the two children of each node of the level above
            node += right
        found: list[float] = self._values.take(node).sum(axis=1).tolist()
        return found


_Level = tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]
"""Of every node of one depth, tree by tree: the column that it asks for and its threshold."""


def _complete(
    archive: Mapping[str, npt.NDArray[np.generic]], depth: int
) -> tuple[list[_Level], npt.NDArray[np.float32]]:
    """The trees filled up to full depth, and the values of their leaves: a node's children are then found by counting.

    Below a leaf all roads go left.
    """
    feature, threshold = archive["feature"].astype(np.intp), archive["threshold"].astype(np.float32)
    trees = np.arange(len(feature))[:, None]
    node = np.zeros((len(feature), 1), dtype=np.intp)
    levels: list[_Level] = []
    for _ in range(depth):
        left, right = (archive[side].astype(np.intp)[trees, node] for side in ("left", "right"))
        limits = np.where(left == node, np.float32(np.inf), threshold[trees, node])
        levels.append((feature[trees, node].ravel(), limits.ravel()))
        node = np.stack((left, right), axis=-1).reshape(len(feature), -1)
    return levels, archive["value"].astype(np.float32)[trees, node]


@cache
def forest(name: str) -> Forest:
    """The trees of ``lexicon/NAME.npz``, read once."""
    packed = files("service.lexicon").joinpath(f"{name}.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
        return Forest({key: archive[key] for key in archive.files})
