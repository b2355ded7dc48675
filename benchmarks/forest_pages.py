"""What the learners of trees for the masthead share: how pages are read, what they count, and the trainers' command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import found_pages, trees  # noqa: E402
from benchmarks.articles import Case, cases  # noqa: E402
from service import furniture, language, layout, masthead  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.decode import decode  # noqa: E402
from service.document import Span  # noqa: E402
from service.masthead.head import Head  # noqa: E402
from service.masthead.reading import opened  # noqa: E402
from service.reading import PageEvidence  # noqa: E402
from tests.articles import layouts  # noqa: E402
from tests.articles.parts import OPENED, WRITTEN  # noqa: E402

REAL = frozenset(WRITTEN[WRITTEN.index("unseen11") :]) | {found_pages.PART}
"""Parts that are like real pages, and such pages."""
REAL_COUNT, LAYOUTS_COUNT, FORMS_COUNT = 2.0, 0.3, 0.4
"""What a name counts in parts like real pages, in layouts, and in rewritten articles; 1 elsewhere."""
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


class Page(Protocol):
    """The names around one article, in its own or in another form."""

    @property
    def part(self) -> str: ...
    @property
    def names(self) -> Sequence[object]: ...
    @property
    def rewritten(self) -> bool: ...


Learned = TypeVar("Learned", bound=Page)


def counts(page: Page) -> float:
    """What each name of the page counts."""
    if page.rewritten:
        return FORMS_COUNT
    return LAYOUTS_COUNT if page.part == "layouts" else REAL_COUNT if page.part in REAL else 1.0


def told(part: str, field: str, rewritten: Callable[[Case], Iterator[Case]]) -> Iterator[tuple[Case, bool]]:
    """The articles of a part whose gold tells the field, each followed by its other forms (True)."""
    for case in cases(part):
        if layouts.is_closed(case.name) or field in case.gold.get("skip", ()):
            continue
        yield case, False
        if part != "layouts":
            for other in rewritten(case):
                yield other, True


def read(case: Case) -> tuple[Head, Span | None, Sequence[PageEvidence]]:
    """The article's head, where its title stands, and what its markup states."""
    article = case.article
    arranged = layout.arrange(decode(article.data, article.media_type, article.charset))
    text = arranged.source.text
    page = furniture.Sorting(text, language.identify(text, arranged.blocks), evidence=arranged.evidence)
    kept = page.sorted().kept
    title = masthead.read(text, kept, evidence=arranged.evidence, hints=article.hints).title
    _, head = opened(text, kept, agencies(None))
    return head, title.span if title is not None else None, arranged.evidence


def run(
    description: str | None,
    target: Path,
    pages: Callable[[str], Iterator[Learned]],
    learn: Callable[[Sequence[Learned]], dict[str, np.ndarray]],
    measured: Callable[[Mapping[str, np.ndarray], Sequence[Learned], float], str],
    odds: Sequence[float],
) -> int:
    """The command of a trainer: measures without each part asked for, at some odds, and writes the file."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], choices=OPENED)
    arguments = parser.parse_args()
    found = [page for part in (*OPENED, "layouts", found_pages.PART) for page in pages(part)]
    for part in arguments.without:
        forest = learn([page for page in found if page.part != part])
        own = [page for page in found if page.part == part and not page.rewritten]
        for least in odds:
            print(f"{part}, odds above {least}: precision and recall {measured(forest, own, least)}", flush=True)
    if arguments.write:
        target.write_bytes(trees.packed(learn(found)))
        print(f"written: {target.relative_to(ROOT)}, {sum(len(page.names) for page in found)} names")
    return 0
