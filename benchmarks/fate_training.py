"""Learn what happened to counted things: the trees of service/lexicon/annotate-fates.npz.

    python benchmarks/fate_training.py [--folds] [--write]

From every English article with annotations in tests/articles and the invented news of tests/annotate (but its closed
batches): of each quantity with the right number, which of the words of its sentence tell the action of the gold.
``--folds`` leaves out one part of the articles after the other and
prints for it the share of actions that are right (what the gold leaves open is not compared, as in annotations.py), and
strictly: nothing told where the gold has nothing. Needs LightGBM (requirements/benchmarks.in).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import counted_gold, trees  # noqa: E402
from service.annotate import fate_candidates, fates  # noqa: E402
from service.annotate.fate_features import features  # noqa: E402
from tests.articles.comparing import same_action  # noqa: E402

WEIGHTS = {"sentences": 4.0, "paragraphs": 2.0}
"""What a quantity of fate_sentences.txt and of counted_news.txt counts against one of an article."""
TARGET = ROOT / "service" / "lexicon" / f"{fates.MODEL}.npz"


def cases(article: counted_gold.Read) -> Iterator[tuple[trees.Case, list[str]]]:
    """The choices of an article's quantities, and the actions of the gold."""
    for counted in article.counted:
        gold = article.right.get((counted.start, counted.end))
        if gold is None:
            continue
        candidates = fate_candidates.near(fate_candidates.of(counted.grammar), counted.first, counted.last)
        rows = [features(fates.thing(counted), one, {}) for one in candidates]
        for row in rows:
            del row["told:?"]
        told = [one.told for one in candidates]
        right = [any(same_action(wanted, one) for wanted in gold.actions) for one in told]
        weight = WEIGHTS.get(article.group, 1.0)
        yield trees.Case(article.group, article.name, told, rows, right, weight), list(gold.actions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    read = [case for article in counted_gold.read() for case in cases(article)]
    for group in sorted({case.group for case, _ in read}) if options.folds else ():
        arrays = trees.learn([case for case, _ in read if case.group != group], "told")
        print(f"{group:10}", *measured(arrays, [one for one in read if one[0].group == group]), flush=True)
    if options.write:
        TARGET.write_bytes(trees.packed(trees.learn([case for case, _ in read], "told")))


def measured(arrays: Any, tested: list[tuple[trees.Case, list[str]]]) -> Iterator[str]:
    """Shares of right actions, what the gold leaves open not compared and then compared, for several bounds below which
    nothing is told."""
    best = trees.best(arrays, [case for case, _ in tested], "told")
    for least in (-99.0, -3.5, -3.0, -2.5, -2.0):
        lenient = strict = 0
        for (case, wanted), (at, score) in zip(tested, best, strict=True):
            told = case.words[at] if at >= 0 and score >= least else None
            right = told is not None and any(same_action(one, told) for one in wanted)
            lenient += right or not wanted
            strict += right if wanted else told is None
        yield f"{least:.1f}: {lenient / len(tested):.3f} {strict / len(tested):.3f}  "


if __name__ == "__main__":
    main()
