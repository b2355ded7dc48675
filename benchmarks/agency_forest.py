"""Learn which of the agencies named around an article sent it: service/lexicon/masthead-agencies.npz.

    python benchmarks/agency_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the names that `service.masthead.agency_mentions` finds
in all opened parts, the open layouts, and the articles with their agency in other forms (`benchmarks/agency_forms.py`).
An agency may be named where it sends (a dateline) and where it is quoted: learned twice, the second time the names that
look unlike the source's best one count little. Prints, for each part of `--without`, precision and recall of the trees
alone at several odds: the rules were tuned on most parts, the trees that are measured never saw theirs.
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
from benchmarks import agency_forms, trees  # noqa: E402
from benchmarks.articles import Case, cases  # noqa: E402
from benchmarks.author_forest import OPTIONS, REAL  # noqa: E402
from service import furniture, language, layout, masthead  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.decode import decode  # noqa: E402
from service.masthead import agency_mentions  # noqa: E402
from service.masthead.reading import opened  # noqa: E402
from tests.articles import layouts  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

FORMS = 6
"""In how many other forms each article is read."""
REAL_COUNT, LAYOUTS_COUNT, FORMS_COUNT = 2.0, 0.3, 0.4
"""What a name counts in parts like real pages, in layouts, and in rewritten articles; 1 elsewhere."""
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
    for case in cases(part):
        if layouts.is_closed(case.name) or "agency" in case.gold.get("skip", ()):
            continue
        yield _read(case, part, False)
        if part != "layouts":
            for other in agency_forms.rewritten(case, agencies(None), FORMS):
                yield _read(other, part, True)


def _read(case: Case, part: str, rewritten: bool) -> Page:
    article, known = case.article, agencies(None)
    arranged = layout.arrange(decode(article.data, article.media_type, article.charset))
    text = arranged.source.text
    page = furniture.Sorting(text, language.identify(text, arranged.blocks), evidence=arranged.evidence)
    kept = page.sorted().kept
    title = masthead.read(text, kept, evidence=arranged.evidence, hints=article.hints).title
    _, head = opened(text, kept, known)
    names = agency_mentions.mentions(head, title.span if title is not None else None, arranged.evidence)
    gold = case.gold.get("agency")
    return Page(part, names, (known.named(gold) or gold) if gold else None, rewritten)


def learn(read: Sequence[Page]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    rows = [(number, page, name) for number, page in enumerate(read) for name in page.names]
    told = [{key: float(value) for key, value in name.features.items() if value} for *_, name in rows]
    table, names = trees.table(told, FEWEST)
    labels = np.array([name.value == page.agency for _, page, name in rows], float)
    weights = np.array([_weight(page) for _, page, _ in rows])
    options = OPTIONS | SHAPE
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


def _weight(page: Page) -> float:
    if page.rewritten:
        return FORMS_COUNT
    return LAYOUTS_COUNT if page.part == "layouts" else REAL_COUNT if page.part in REAL else 1.0


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], choices=OPENED)
    arguments = parser.parse_args()
    read = [page for part in (*OPENED, "layouts") for page in pages(part)]
    for part in arguments.without:
        forest = learn([page for page in read if page.part != part])
        own = [page for page in read if page.part == part and not page.rewritten]
        for least in (0.5, 1.0, 1.5):
            print(f"{part}, odds above {least}: precision and recall {measured(forest, own, least)}", flush=True)
    if arguments.write:
        TARGET.write_bytes(trees.packed(learn(read)))
        print(f"written: {TARGET.relative_to(ROOT)}, {sum(len(page.names) for page in read)} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
