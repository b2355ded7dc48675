"""Learn which of the names around an article are its authors': service/lexicon/masthead-authors.npz.

    python benchmarks/author_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the names that `service.masthead.signers` finds in all
opened parts, the open layouts, and the articles with their bylines in other forms (`benchmarks/bylines.py`). Prints,
for each part of `--without`, precision and recall of the names that the trees alone find, at several odds: the rules of
`service.masthead.credit` were tuned on most parts, the trees that are measured never saw theirs. Takes some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import bylines, forest_pages, trees  # noqa: E402
from service.lines import lookup_key  # noqa: E402
from service.masthead import signers  # noqa: E402

FORMS = 4
"""In how many other forms each article is read."""
FEWEST, TREES = 8, 200
TARGET = ROOT / "service" / "lexicon" / "masthead-authors.npz"


@dataclass(frozen=True)
class Page:
    """The names around one article and its authors; `rewritten` with other bylines than its own."""

    part: str
    names: Sequence[signers.Signer]
    authors: frozenset[str]
    rewritten: bool


def pages(part: str) -> Iterator[Page]:
    """The articles of a part, in their own and in other forms."""
    for case, rewritten in forest_pages.told(part, "authors", lambda one: bylines.rewritten(one, FORMS)):
        gold = case.gold.get("authors") or ()
        names = signers.candidates(*forest_pages.read(case))
        yield Page(part, names, frozenset(lookup_key(str(one)) for one in gold), rewritten)


def learn(read: Sequence[Page]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    rows = [(page, name) for page in read for name in page.names]
    told = [{key: float(value) for key, value in name.features.items() if value} for _, name in rows]
    table, names = trees.table(told, FEWEST)
    labels = np.array([lookup_key(name.value) in page.authors for page, name in rows], float)
    weights = np.array([forest_pages.counts(page) for page, _ in rows])
    booster = lightgbm.train(forest_pages.OPTIONS, lightgbm.Dataset(table, label=labels, weight=weights), TREES)
    return trees.arrays(booster, names)


def measured(forest: Mapping[str, np.ndarray], read: Sequence[Page], least: float) -> str:
    """Precision and recall of the names above some odds."""
    judge = trees.Forest(forest)
    right = found = wanted = 0
    for page in read:
        scores = judge.scores([name.features for name in page.names]) if page.names else []
        told = {lookup_key(name.value) for name, score in zip(page.names, scores, strict=True) if score > least}
        right, found, wanted = right + len(told & page.authors), found + len(told), wanted + len(page.authors)
    return f"{right / max(1, found):.3f} {right / max(1, wanted):.3f}"


if __name__ == "__main__":
    sys.exit(forest_pages.run(__doc__, TARGET, pages, learn, measured, (0.0, 0.3, 1.0)))
