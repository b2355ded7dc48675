"""Learn which line at the top of a page is the title: service/lexicon/masthead-title.npz.

    python benchmarks/title_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the lines that `service.masthead.title_signs` judges in
all opened parts, the open layouts and the tops of pages in tests/reading/heads: each article with none, half and all of
the furniture above its text put back, and with other heads (`benchmarks/title_heads.py`). Prints, for each part of
`--without`, how often trees that never saw it find its titles, alone and over the rules of `service.masthead.title`.
The rules were tuned on most parts: how to judge both honestly, docs/reading.md says. Takes some ten minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import trees  # noqa: E402
from benchmarks.articles import Case, squeeze  # noqa: E402
from benchmarks.forest_pages import OPTIONS, REAL, REAL_COUNT  # noqa: E402
from benchmarks.headline_training import all_cases, strangers  # noqa: E402
from benchmarks.title_heads import Pool, leads, variants  # noqa: E402
from service import furniture, language, layout  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.decode import decode  # noqa: E402
from service.masthead.glued import cut_glued  # noqa: E402
from service.masthead.head import Head  # noqa: E402
from service.masthead.headline import whole  # noqa: E402
from service.masthead.title import candidates_of  # noqa: E402
from service.masthead.title_signs import lines_judged, title_signs  # noqa: E402
from service.masthead.title_trees import MODEL, NONE  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

SHARES, LAYOUT_SHARES = (0.0, 0.5, 1.0), (0.0, 0.5)
"""Parts of the furniture above the text that are put back."""
HEADS, LAYOUT_HEADS = 8, 2
"""In how many other heads each article is read."""
LAYOUTS, BARE = 0.8, 0.2
"""Which part of the layouts is read, and how often a rewritten head loses its metadata."""
FILLED_COUNT, BACK_COUNT, HEADS_COUNT = 0.35, 0.5, 0.4
"""What an article counts as a layout, with furniture put back, with another head."""
FEWEST, TREES = 8, 200
TARGET = ROOT / "service" / "lexicon" / f"{MODEL}.npz"


@dataclass(frozen=True)
class Top:
    """The lines judged of one article in one reading, which of them are the title, and what the reading counts."""

    part: str
    rows: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    titled: bool
    own: bool
    """As it is written, with the furniture that the rules leave."""
    weight: float


def tops() -> Iterator[Top]:
    """All readings of all articles."""
    found = [case for case in all_cases([]) if "title" not in case.gold.get("skip", ())]
    pools = _pools(found)
    for case in found:
        draw = random.Random(f"top {case.name}")
        filled = case.part == "layouts"
        if filled and draw.random() >= LAYOUTS:
            continue
        title = squeeze(str(case.gold["title"])) if case.gold.get("title") else None
        counts = FILLED_COUNT if filled else REAL_COUNT if case.part in REAL else 1.0
        for share in LAYOUT_SHARES if filled else SHARES:
            yield _read(case, title, share, counts * (BACK_COUNT if share else 1.0), own=not share)
        for other, said in variants(case, pools[case.language], LAYOUT_HEADS if filled else HEADS):
            share, bare = draw.choice((0.0, 0.0, 0.3, 1.0)), draw.random() < BARE
            yield _read(other, said, share, counts * HEADS_COUNT, own=False, bare=bare)


def _pools(found: list[Case]) -> dict[str, Pool]:
    furniture_lines = strangers(found)
    written = [case for case in found if case.part not in ("layouts", "heads")]
    pools = {}
    for code, lines in furniture_lines.items():
        own = [case for case in written if case.language == code]
        titles = sorted({squeeze(str(case.gold["title"])) for case in own if case.gold.get("title")})
        pools[code] = Pool(lines, titles, [lead for case in own for lead in leads(case)])
    return pools


def _read(case: Case, title: str | None, share: float, weight: float, *, own: bool, bare: bool = False) -> Top:
    arranged = layout.arrange(decode(case.body, case.gold["media_type"]))
    text, known = arranged.source.text, agencies()
    blocks = language.identify(text, arranged.blocks)
    kept = furniture.sort(text, blocks, evidence=arranged.evidence).kept
    if share:
        body = Head.of(text, kept, known).body
        limit = kept[body].span[0] if body < len(kept) else len(text)
        draw, stay = random.Random(f"{case.name} {share}"), {block.span for block in kept}
        kept = tuple(
            block for block in blocks if block.span in stay or (block.span[0] < limit and draw.random() < share)
        )
    head = Head.of(text, cut_glued(text, kept, known).blocks, known)
    if bare:
        named = [line.block for n, line in enumerate(head.lines) if n >= head.body or not head.items(n).complete]
        head = Head.of(text, named, known)
    candidates = candidates_of(head)
    judged = lines_judged(head, candidates)
    stated = [item for item in arranged.evidence if item.field == "title" and item.value.strip()]
    rows = title_signs(head, judged, candidates, stated)
    said = [squeeze(whole(head, index)) for index in judged]
    right = [title == line for line in said]
    if title is not None and not any(right):
        right = [_nearly(line, title) for line in said]
    return Top(case.part, rows, right, title is not None, own, weight)


def _nearly(line: str, title: str) -> bool:
    """One holds the other, and is not twice as long."""
    short, long = sorted((line, title), key=len)
    return short in long and 2 * len(short) > len(long)


def learn(read: Sequence[Top]) -> dict[str, np.ndarray]:
    """The arrays of the trees; readings whose title is none of the lines judged tell nothing."""
    import lightgbm

    told = [top for top in read if not top.titled or any(top.right)]
    table, names = trees.table([row for top in told for row in top.rows], FEWEST)
    labels = np.array([float(right) for top in told for right in top.right])
    weights = np.array([top.weight for top in told for _ in top.right])
    booster = lightgbm.train(OPTIONS, lightgbm.Dataset(table, label=labels, weight=weights), TREES)
    return trees.arrays(booster, names)


def measured(forest: Mapping[str, np.ndarray], read: Sequence[Top]) -> str:
    """Titles right, found and stated, by the trees alone."""
    judge = trees.Forest(forest)
    right = found = wanted = 0
    for top in read:
        scores = judge.scores(top.rows) if top.rows else []
        best = max(range(len(scores)), key=scores.__getitem__, default=-1)
        told = best >= 0 and scores[best] > NONE
        right, found, wanted = right + (told and top.right[best]), found + told, wanted + top.titled
    return f"right {right}, found {found}, stated {wanted}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], choices=OPENED)
    arguments = parser.parse_args()
    read = list(tops())
    print(f"{len(read)} readings, {sum(len(top.rows) for top in read)} lines", flush=True)
    for part in arguments.without:
        forest = learn([top for top in read if top.part != part])
        print(part, measured(forest, [top for top in read if top.part == part and top.own]), flush=True)
    if arguments.write:
        TARGET.write_bytes(trees.packed(learn(read)))
        print(f"written: {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
