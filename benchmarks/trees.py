"""Learn the decision trees that service/forest.py reads, with LightGBM (requirements/benchmarks.in).

A case is one choice: the candidates' words and features, and which of them are right (none, one or several). The
log-odds of words are learned too; for the rows that the trees learn from they come from the other groups of cases, so
that no word's odds know their own answer.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from service.forest import Forest

TREES = 250
LEAVES = 31
DEPTH = 7
PACE = 0.05
FEWEST = 4
"""Rows that name a feature, or it is left out."""
_OPTIONS = {
    "objective": "binary",
    "num_leaves": LEAVES,
    "max_depth": DEPTH,
    "learning_rate": PACE,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(frozen=True)
class Case:
    """One choice of one article of a part: word, features without odds, and rightness of every candidate."""

    group: str
    article: str
    words: Sequence[str]
    rows: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    weight: float = 1.0
    """What the case counts."""


def odds(cases: Iterable[Case]) -> dict[str, float]:
    """Log-odds of each word that was seen at least twice to be right, where something is right; drawn to unlikely."""
    seen, right = Counter[str](), Counter[str]()
    for case in cases:
        if any(case.right):
            for word, fits in zip(case.words, case.right, strict=True):
                seen[word] += 1
                right[word] += fits
    return {word: math.log((right[word] + 0.6) / (seen[word] - right[word] + 1.8)) for word in seen if seen[word] > 1}


def with_odds(case: Case, known: Mapping[str, float], name: str) -> list[dict[str, float]]:
    """A case's features with its words' odds, as the service gives them."""
    return [{**row, **of_word(word, known, name)} for word, row in zip(case.words, case.rows, strict=True)]


def of_word(word: str, known: Mapping[str, float], name: str) -> dict[str, float]:
    """The features that a word's odds give: the odds, and the word itself where it is known."""
    return {"odds": known[word], f"{name}:{word}": 1.0} if word in known else {f"{name}:?": 1.0}


def learn(cases: Sequence[Case], name: str) -> dict[str, np.ndarray]:
    """The arrays of a forest; ``name`` is that of the features of words."""
    import lightgbm

    rows: list[dict[str, float]] = []
    right: list[bool] = []
    weights: list[float] = []
    for group in sorted({case.group for case in cases}):
        known = odds(case for case in cases if case.group != group)
        for case in cases:
            if case.group == group:
                rows += with_odds(case, known, name)
                right += case.right
                weights += [case.weight] * len(case.rows)
    cells, names = table(rows, FEWEST)
    data = lightgbm.Dataset(cells, label=np.array(right, float), weight=np.array(weights))
    booster = lightgbm.train(_OPTIONS, data, TREES)
    words = odds(cases)
    return {
        "words": np.array("\n".join(words)),
        "odds": np.array(list(words.values()), np.float32),
        **arrays(booster, names),
    }


def table(rows: Sequence[Mapping[str, float]], fewest: int) -> tuple[Any, list[str]]:
    """The rows as a sparse matrix, and the names of its columns: features that at least `fewest` rows name."""
    from scipy.sparse import csr_matrix

    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= fewest)
    columns = {name: at for at, name in enumerate(names)}
    cells = [
        (at, columns[name], value)
        for at, row in enumerate(rows)
        for name, value in row.items()
        if value and name in columns
    ]
    above, beside, values = zip(*cells, strict=True)
    return csr_matrix((np.array(values, np.float32), (above, beside)), shape=(len(rows), len(names))), names


def arrays(booster: Any, names: Sequence[str]) -> dict[str, np.ndarray]:
    """The arrays of the trees of a LightGBM booster whose features have these names."""
    found = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    asked = sorted({at for tree in found for at in _asked(tree)})
    return {
        "columns": np.array("\n".join(names[at] for at in asked)),
        **_nodes(found, {at: place for place, at in enumerate(asked)}),
    }


def _asked(tree: dict) -> Iterator[int]:
    """The features that a tree asks for."""
    if "leaf_value" not in tree:
        yield tree["split_feature"]
        yield from _asked(tree["left_child"])
        yield from _asked(tree["right_child"])


def _nodes(trees: Sequence[dict], places: Mapping[int, int]) -> dict[str, np.ndarray]:
    """Every tree as a row of nodes; a leaf leads to itself."""
    listed = [_listed(tree, places) for tree in trees]
    most = max(map(len, listed))
    shape = (len(trees), most)
    kinds = {"feature": np.int16, "threshold": np.float32, "left": np.int16, "right": np.int16, "value": np.float32}
    tables = {key: np.zeros(shape, kind) for key, kind in kinds.items()}
    for row, nodes in enumerate(listed):
        for at, node in enumerate(nodes):
            for key, value in node.items():
                tables[key][row, at] = value
    return {**tables, "depth": np.array(max(_depth(tree) for tree in trees), np.int16)}


def _listed(tree: dict, places: Mapping[int, int]) -> list[dict[str, float]]:
    nodes: list[dict[str, float]] = []

    def add(node: dict) -> int:
        at = len(nodes)
        nodes.append({})
        if "leaf_value" in node:
            nodes[at] = {"feature": 0, "threshold": 0.0, "left": at, "right": at, "value": node["leaf_value"]}
        else:
            nodes[at] = {"feature": places[node["split_feature"]], "threshold": node["threshold"], "value": 0.0}
            nodes[at]["left"] = add(node["left_child"])
            nodes[at]["right"] = add(node["right_child"])
        return at

    add(tree)
    return nodes


def _depth(tree: dict) -> int:
    return 0 if "leaf_value" in tree else 1 + max(_depth(tree["left_child"]), _depth(tree["right_child"]))


def best(forest: Mapping[str, np.ndarray], cases: Sequence[Case], name: str) -> list[tuple[int, float]]:
    """Of each case the likeliest candidate and its score; -1 where there is none."""
    trees = Forest(forest)
    found = []
    for case in cases:
        scores = trees.scores(with_odds(case, trees.odds, name))
        found.append(max(enumerate(scores), key=lambda pair: pair[1], default=(-1, -math.inf)))
    return found


def packed(forest: Mapping[str, np.ndarray]) -> bytes:
    """The file of a forest."""
    stream = io.BytesIO()
    np.savez_compressed(stream, **forest)
    return stream.getvalue()
