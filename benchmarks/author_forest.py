"""Learn which of the names around an article are its authors': service/lexicon/masthead-authors.npz.

    python benchmarks/author_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the names that `service.masthead.signers` finds in all
opened parts, the open layouts, and the articles with their bylines in other forms (`benchmarks/bylines.py`). Prints,
for each part of `--without`, precision and recall of the names that the trees alone find, at several odds: the rules of
`service.masthead.credit` were tuned on most parts, the trees that are measured never saw theirs. Takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import bylines, trees  # noqa: E402
from benchmarks.articles import Case, cases  # noqa: E402
from service import furniture, language, layout, masthead  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.decode import decode  # noqa: E402
from service.lines import lookup_key  # noqa: E402
from service.masthead import signers  # noqa: E402
from service.masthead.reading import opened  # noqa: E402
from tests.articles import layouts  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

FORMS = 4
"""In how many other forms each article is read."""
REAL = frozenset({"unseen11", "unseen12", "unseen13", "unseen14", "unseen15"})
REAL_COUNT, LAYOUTS_COUNT, FORMS_COUNT = 2.0, 0.3, 0.4
"""What a name counts in parts like real pages, in layouts, and in rewritten articles; 1 elsewhere."""
FEWEST, TREES = 8, 200
OPTIONS = {
    "objective": "binary",
    "num_leaves": 16,
    "max_depth": 6,
    "learning_rate": 0.06,
    "min_data_in_leaf": 10,
    "feature_fraction": 0.35,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "num_threads": 1,
    "verbose": -1,
}
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
    for case in cases(part):
        if layouts.is_closed(case.name) or "authors" in case.gold.get("skip", ()):
            continue
        yield _read(case, part, False)
        if part != "layouts":
            for other in bylines.rewritten(case, FORMS):
                yield _read(other, part, True)


def _read(case: Case, part: str, rewritten: bool) -> Page:
    article = case.article
    arranged = layout.arrange(decode(article.data, article.media_type, article.charset))
    text = arranged.source.text
    page = furniture.Sorting(text, language.identify(text, arranged.blocks), evidence=arranged.evidence)
    kept = page.sorted().kept
    title = masthead.read(text, kept, evidence=arranged.evidence, hints=article.hints).title
    _, head = opened(text, kept, agencies(None))
    names = signers.candidates(head, title.span if title is not None else None, arranged.evidence)
    gold = case.gold.get("authors") or ()
    return Page(part, names, frozenset(lookup_key(str(one)) for one in gold), rewritten)


def learn(read: Sequence[Page]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    rows = [(page, name) for page in read for name in page.names]
    told = [{key: float(value) for key, value in name.features.items() if value} for _, name in rows]
    table, names = trees.table(told, FEWEST)
    labels = np.array([lookup_key(name.value) in page.authors for page, name in rows], float)
    weights = np.array([_weight(page) for page, _ in rows])
    booster = lightgbm.train(OPTIONS, lightgbm.Dataset(table, label=labels, weight=weights), TREES)
    return trees.arrays(booster, names)


def _weight(page: Page) -> float:
    if page.rewritten:
        return FORMS_COUNT
    return LAYOUTS_COUNT if page.part == "layouts" else REAL_COUNT if page.part in REAL else 1.0


def measured(forest: Mapping[str, np.ndarray], read: Sequence[Page], least: float) -> str:
    """Precision and recall of the names above some odds."""
    judge = trees.Forest(forest)
    right = found = wanted = 0
    for page in read:
        scores = judge.scores([name.features for name in page.names]) if page.names else []
        told = {lookup_key(name.value) for name, score in zip(page.names, scores, strict=True) if score > least}
        right, found, wanted = right + len(told & page.authors), found + len(told), wanted + len(page.authors)
    return f"{right / max(1, found):.3f} {right / max(1, wanted):.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], choices=OPENED)
    arguments = parser.parse_args()
    read = [page for part in (*OPENED, "layouts") for page in pages(part)]
    for part in arguments.without:
        forest = learn([page for page in read if page.part != part])
        own = [page for page in read if page.part == part and not page.rewritten]
        for least in (0.0, 0.3, 1.0):
            print(f"{part}, odds above {least}: precision and recall {measured(forest, own, least)}", flush=True)
    if arguments.write:
        TARGET.write_bytes(trees.packed(learn(read)))
        print(f"written: {TARGET.relative_to(ROOT)}, {sum(len(page.names) for page in read)} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
