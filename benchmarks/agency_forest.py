"""Learn which of the agencies named around an article sent it: service/lexicon/masthead-agencies.npz.

    python benchmarks/agency_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the names that `service.masthead.agency_mentions` finds
in all opened parts, the open layouts, and the articles with their agency in other forms (`benchmarks/agency_forms.py`).
An agency may be named where it sends (a dateline) and where it is quoted: learned twice, the second time the names that
look unlike the source's best one count little. Prints, for each part of `--without`, precision and recall of the trees
alone at several odds: the rules were tuned on most parts, the trees that are measured never saw theirs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import agency_forms, forest_pages, trees  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.masthead import agency_mentions  # noqa: E402

FORMS = 6
"""In how many other forms each article is read."""
UNLIKE, UNLIKE_COUNT = 1.0, 0.1
"""How far (log-odds) below the likeliest name of the source another one of it counts only so much."""
FEWEST, TREES = 8, 150
SHAPE = {"num_leaves": 8, "max_depth": 5, "feature_fraction": 0.3}
TARGET = ROOT / "service" / "lexicon" / "masthead-agencies.npz"


@dataclass(frozen=True)
class Page:
    """The agencies named around one article and the one that sent it; `rewritten` with another than its own."""

    part: str
    names: Sequence[agency_mentions.Mention]
    agency: str | None
    rewritten: bool


def pages(part: str) -> Iterator[Page]:
    """The articles of a part, in their own and in other forms."""
    known = agencies(None)
    for case, rewritten in forest_pages.told(part, "agency", lambda one: agency_forms.rewritten(one, known, FORMS)):
        gold = case.gold.get("agency")
        names = agency_mentions.mentions(*forest_pages.read(case))
        yield Page(part, names, (known.named(gold) or gold) if gold else None, rewritten)


def learn(read: Sequence[Page]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    rows = [(number, page, name) for number, page in enumerate(read) for name in page.names]
    told = [{key: float(value) for key, value in name.features.items() if value} for *_, name in rows]
    table, names = trees.table(told, FEWEST)
    labels = np.array([name.value == page.agency for _, page, name in rows], float)
    weights = np.array([forest_pages.counts(page) for _, page, _ in rows])
    options = forest_pages.OPTIONS | SHAPE
    booster = lightgbm.train(options, lightgbm.Dataset(table, label=labels, weight=weights), TREES)
    scores = booster.predict(table, raw_score=True)
    best: dict[int, float] = {}
    for (number, *_), label, score in zip(rows, labels, scores, strict=True):
        if label:
            best[number] = max(best.get(number, -np.inf), score)
    unlike = [
        bool(label) and score < best[row[0]] - UNLIKE for row, label, score in zip(rows, labels, scores, strict=True)
    ]
    weights = np.where(unlike, UNLIKE_COUNT, 1.0) * weights
    return trees.arrays(lightgbm.train(options, lightgbm.Dataset(table, label=labels, weight=weights), TREES), names)


def measured(forest: Mapping[str, np.ndarray], read: Sequence[Page], least: float) -> str:
    """Precision and recall of the likeliest agencies above some odds."""
    judge = trees.Forest(forest)
    right = found = wanted = 0
    for page in read:
        scores = judge.scores([name.features for name in page.names]) if page.names else []
        best = max(zip(scores, (name.value for name in page.names), strict=True), default=(least, ""))
        told = best[1] if best[0] > least else None
        right, found = right + (told is not None and told == page.agency), found + (told is not None)
        wanted += page.agency is not None
    return f"{right / max(1, found):.3f} {right / max(1, wanted):.3f}"


if __name__ == "__main__":
    sys.exit(forest_pages.run(__doc__, TARGET, pages, learn, measured, (0.5, 1.0, 1.5)))
