"""Learn which line below the title is the subtitle: service/lexicon/masthead-subtitle.npz.

    python benchmarks/subtitle_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the lines that `service.masthead.subtitle_signs` judges
in all opened parts, the open layouts and the tops of pages in tests/reading/heads, below the title that is found and
with the line that the rules of `service.masthead.subtitle` choose. Prints, for each part of `--without`, how many
subtitles are right, found and stated: by the rules, and by trees that never saw the part.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import trees  # noqa: E402
from benchmarks.articles import Case, squeeze  # noqa: E402
from benchmarks.forest_pages import LAYOUTS_COUNT, OPTIONS, REAL, REAL_COUNT  # noqa: E402
from benchmarks.headline_training import all_cases  # noqa: E402
from service import furniture, language, layout  # noqa: E402
from service.decode import decode  # noqa: E402
from service.lines import plain  # noqa: E402
from service.masthead import reading, subtitle  # noqa: E402
from service.masthead.head import Head  # noqa: E402
from service.masthead.subtitle_signs import lines_judged, subtitle_signs  # noqa: E402
from service.masthead.title import FoundTitle  # noqa: E402
from service.reading import PageEvidence  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

FEWEST, TREES = 8, 150
TARGET = ROOT / "service" / "lexicon" / f"{subtitle.MODEL}.npz"


@dataclass(frozen=True)
class Below:
    """The lines judged below one title, which of them is the subtitle, and what the rules say."""

    part: str
    rows: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    by_rules: str | None
    gold: str | None


def articles() -> Iterator[Below]:
    """All articles whose gold tells the subtitle."""
    for case in all_cases([]):
        if "subtitle" not in case.gold.get("skip", ()):
            yield _read(case)


def _read(case: Case) -> Below:
    article = case.article
    arranged = layout.arrange(decode(article.data, article.media_type, article.charset))
    text = arranged.source.text
    page = furniture.Sorting(text, language.identify(text, arranged.blocks), evidence=arranged.evidence)
    kept = page.sorted().kept
    gold = squeeze(str(case.gold["subtitle"])) if case.gold.get("subtitle") else None
    seen: list[Below] = []

    def look(
        head: Head, title: FoundTitle, stated: Sequence[PageEvidence], dateline: int | None
    ) -> tuple[int, str] | None:
        found = subtitle.by_rules(head, title, stated, dateline)
        chosen = found[0] if found is not None else None
        judged = lines_judged(head, title, chosen)
        if title.line is not None:
            rows = subtitle_signs(head, title.line, judged, chosen, [plain(item.value) for item in stated], dateline)
            right = [squeeze(head.lines[index].text) == gold for index in judged]
            seen.append(Below(case.part, rows, right, _said(head, chosen), gold))
        return found

    with patch.object(reading, "find_subtitle", look):
        reading.read(text, kept, evidence=arranged.evidence, hints=article.hints)
    return seen[-1] if seen else Below(case.part, [], [], None, gold)


def _said(head: Head, index: int | None) -> str | None:
    return squeeze(head.lines[index].text) if index is not None else None


def learn(read: Sequence[Below]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    table, names = trees.table([row for one in read for row in one.rows], FEWEST)
    labels = np.array([float(right) for one in read for right in one.right])
    weights = np.array([_counts(one.part) for one in read for _ in one.rows])
    booster = lightgbm.train(OPTIONS, lightgbm.Dataset(table, label=labels, weight=weights), TREES)
    return trees.arrays(booster, names)


def _counts(part: str) -> float:
    return LAYOUTS_COUNT if part == "layouts" else REAL_COUNT if part in REAL else 1.0


def measured(forest: Mapping[str, np.ndarray], read: Sequence[Below]) -> str:
    """Subtitles right, found and stated, by the rules and by the trees over them."""
    judge = trees.Forest(forest)
    right = found = 0
    for one in read:
        scores = judge.scores(one.rows) if one.rows else []
        best = max(range(len(scores)), key=scores.__getitem__, default=-1)
        told = scores[best] > subtitle.LEAST if scores else one.by_rules is not None
        fits = one.right[best] if scores else one.by_rules == one.gold
        right, found = right + (told and fits), found + told
    ruled = [one for one in read if one.by_rules is not None]
    rules = f"rules {sum(one.by_rules == one.gold for one in ruled)}, {len(ruled)}"
    return f"{rules}; trees {right}, {found}; stated {sum(one.gold is not None for one in read)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], choices=OPENED)
    arguments = parser.parse_args()
    read = list(articles())
    print(f"{len(read)} articles, {sum(len(one.rows) for one in read)} lines", flush=True)
    for part in arguments.without:
        forest = learn([one for one in read if one.part != part])
        print(part, measured(forest, [one for one in read if one.part == part]), flush=True)
    if arguments.write:
        TARGET.write_bytes(trees.packed(learn(read)))
        print(f"written: {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
