"""Learn which of the lines that no rule knows are furniture: service/lexicon/furniture-remains.npz.

    python benchmarks/furniture_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the lines of all opened parts and the open layouts in
their surroundings (`benchmarks/furniture_lines.py`). What the words of a line say comes from weights trained without
its own part (`FOLDS`) and without the lexicon's phrases that stand in that part. Prints, for the parts of `--without`,
what is found of the lines that the rules and the masthead left there, and at which price: lines of text lost.
Takes about ten minutes. Needs the corpora.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import furniture_lines, furniture_training, trees  # noqa: E402
from benchmarks.articles import cases, squeeze  # noqa: E402
from benchmarks.forest_pages import REAL  # noqa: E402
from benchmarks.furniture_lines import Row  # noqa: E402
from service import wording  # noqa: E402
from service.lines import key, plain  # noqa: E402
from tests.articles import layouts  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

FOLDS = 5
WEIGHTS = {"F": 1.0, "M": 1.0, "B": 6.0, "T": 6.0}
"""What a line of furniture, of the masthead, of the text, and a headline count."""
LAYOUTS_COUNT, TEASED_COUNT, LEFT_COUNTS, REAL_COUNT, LONG_COUNTS = 0.5, 0.5, 2.0, 1.5, 0.3
"""How much more or less count layouts, pages with news put into them, furniture that no rule finds, parts like real
pages, and long lines of text."""
LONG = 16
FEWEST, TREES = 20, 200
OPTIONS = {
    "objective": "binary",
    "num_leaves": 24,
    "max_depth": 6,
    "learning_rate": 0.06,
    "min_data_in_leaf": 25,
    "feature_fraction": 0.35,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "num_threads": 1,
    "verbose": -1,
}
TARGET = ROOT / "service" / "lexicon" / "furniture-remains.npz"
VOICES = ROOT / "service" / "lexicon" / wording.TREES
LEAST_WEIGHT = furniture_training.LEAST_WEIGHT


def words_without(parts: Sequence[str]) -> dict[str, float]:
    """Weights of words learned from all opened parts but these, and without the lexicon's phrases that these hold."""
    own = {
        key(plain(squeeze(line)))
        for case in (case for part in parts for case in cases(part))
        if not layouts.is_closed(case.name)
        for line in case.gold["furniture"]
    }
    phrases = [
        one
        for one in furniture_training.of_lexicon()
        if key(plain(one[0])) not in own and not any(line.startswith(plain(one[0])) for line in own)
    ]
    rest = [part for part in furniture_training.OPEN if part not in parts]
    known = [*furniture_training.of_articles(rest, []), *phrases, *furniture_training.of_corpora()]
    return furniture_training.fit(furniture_training.short(iter(known)))


def examples(without: Sequence[str]) -> list[Row]:
    """The lines of all opened parts and the layouts; those of `without` each with words of their own fold."""
    parts = [part for part in (*OPENED, "layouts") if part not in without]
    folds = [*(parts[number::FOLDS] for number in range(FOLDS)), *([part] for part in without)]
    found: list[Row] = []
    for fold in folds:
        wording.judge_by(words_without(fold))
        for part in fold:
            shorts = furniture_lines.short_lines([one for one in parts if one not in (part, "layouts")])
            found += furniture_lines.rows(part, shorts if part != "layouts" else {})
    wording.judge_by(None)
    return found


def weight(row: Row) -> float:
    """What a line counts in training."""
    found = WEIGHTS[row.label]
    found *= LAYOUTS_COUNT if row.part == "layouts" else REAL_COUNT if row.part in REAL else 1.0
    found *= TEASED_COUNT if row.teased else 1.0
    found *= LEFT_COUNTS if row.label == "F" and not row.known else 1.0
    return found * (LONG_COUNTS if row.label == "B" and row.features["words"] > LONG else 1.0)


def learn(rows: Sequence[Row]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    table, names = trees.table([row.features for row in rows], FEWEST)
    labels = np.array([row.label == "F" for row in rows], float)
    data = lightgbm.Dataset(table, label=labels, weight=np.array([weight(row) for row in rows]))
    return trees.arrays(lightgbm.train(OPTIONS, data, TREES), names)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], choices=OPENED)
    arguments = parser.parse_args()
    if not (furniture_training.CORPORA / "dev").is_dir():
        print(f"no corpora at {furniture_training.CORPORA}: nothing learned", file=sys.stderr)
        return 2
    rows = examples(arguments.without)
    forest = learn([row for row in rows if row.part not in arguments.without])
    judge = trees.Forest(forest)
    for part in arguments.without:
        left = [row for row in rows if row.part == part and not (row.dropped or row.inserted or row.teased)]
        scores = judge.scores([row.features for row in left])
        print(f"{part}: {dict(Counter(row.label for row in left))} left by rules and masthead")
        for limit in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
            gone = Counter(row.label for row, score in zip(left, scores, strict=True) if score > limit)
            print(f"above {limit}: {dict(gone)}")
    if arguments.write:
        furniture_training.write(VOICES, {name: w for name, w in words_without([]).items() if abs(w) >= LEAST_WEIGHT})
        TARGET.write_bytes(trees.packed(forest))
        print(f"written: {TARGET.relative_to(ROOT)}, {len(rows)} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
