"""Learn which of the days around an article is that of its publication: service/lexicon/masthead-published.npz.

    python benchmarks/day_forest.py [--write] [--without PART …]

Gradient-boosted trees (LightGBM, requirements/benchmarks.in) on the full dates that `service.masthead.days_around`
finds in all opened parts and the open layouts. Prints, for each part of `--without`, precision and recall of the trees
alone at several odds, counted over the articles whose day the page's text states.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import forest_pages, other_days, trees  # noqa: E402
from benchmarks.articles import Case  # noqa: E402
from service.decode import decode  # noqa: E402
from service.masthead import days_around  # noqa: E402
from service.masthead.dates import find_dates  # noqa: E402

SURROUNDED = 3
"""In how many other surroundings each text is read."""
FEWEST, TREES = 8, 150
SHAPE = {"num_leaves": 8, "max_depth": 5, "feature_fraction": 0.3}
TARGET = ROOT / "service" / "lexicon" / "masthead-published.npz"


@dataclass(frozen=True)
class Page:
    """The days around one article, and the values (days, with a time where it is known) that are right."""

    part: str
    names: Sequence[days_around.Day]
    right: frozenset[str]
    rewritten: bool = False

    def fits(self, day: days_around.Day) -> bool:
        """The statement is of that day, and not of another time of it."""
        value = day.date.value
        return any(value[:16] == one[:16] or value == one[:10] or one == value[:10] for one in self.right)


def pages(part: str) -> Iterator[Page]:
    """The articles of a part, plain text also without the day of its publication: nothing is right then."""
    for case, rewritten in forest_pages.told(part, "published", undated):
        stated = [] if rewritten else [case.gold.get("published"), *(case.gold.get("published_also") or [])]
        head, title, _ = forest_pages.read(case)
        values = frozenset(one["value"] for one in stated if one)
        yield Page(part, days_around.days(head, title), values, rewritten)


def undated(case: Case) -> Iterator[Case]:
    """The article with every statement of its day cut out, the whole line where it holds little else.

    Once so, then with days of something else around it (`benchmarks/other_days.py`).
    """
    article = case.article
    if article.media_type != "text/plain" or not case.gold.get("published"):
        return
    day = case.gold["published"]["value"][:10]
    lines = []
    for line in decode(article.data, article.media_type, article.charset).text.split("\n"):
        dates = [one for one in find_dates(line) if one.complete and one.value[:10] == day]
        if dates and len(line) > dates[0].span[1] - dates[0].span[0] + _BESIDE:
            lines.append(line[: dates[0].span[0]] + line[dates[0].span[1] :])
        elif not dates:
            lines.append(line)
    text = "\n".join(lines)
    dice = Random(case.name)
    day_of = date.fromisoformat(day) if len(day) == _DAY else date(int(day[:4]), 6, 15)
    for body in (text, *(other_days.surrounded(text, day_of, case.language, dice) for _ in range(SURROUNDED))):
        yield replace(case, body=body.encode())


_BESIDE, _DAY = 40, len("2020-10-01")
"""Characters beside a day from which its line says more."""


def learn(read: Sequence[Page]) -> dict[str, np.ndarray]:
    """The arrays of the trees."""
    import lightgbm

    rows = [(page, day) for page in read for day in page.names]
    table, names = trees.table([dict(day.features) for _, day in rows], FEWEST)
    labels = np.array([page.fits(day) for page, day in rows], float)
    weights = np.array([forest_pages.counts(page) / len(page.names) ** 0.5 for page, _ in rows])
    data = lightgbm.Dataset(table, label=labels, weight=weights)
    return trees.arrays(lightgbm.train(forest_pages.OPTIONS | SHAPE, data, TREES), names)


def measured(forest: Mapping[str, np.ndarray], read: Sequence[Page], least: float) -> str:
    """Precision and recall of the likeliest days above some odds."""
    judge = trees.Forest(forest)
    right = found = wanted = 0
    for page in read:
        wanted += any(map(page.fits, page.names))
        scores = judge.scores([day.features for day in page.names]) if page.names else []
        if not scores or max(scores) <= least:
            continue
        found += 1
        right += page.fits(page.names[int(np.argmax(scores))])
    return f"{right / max(1, found):.3f} {right / max(1, wanted):.3f}  {right}/{found}/{wanted}"


if __name__ == "__main__":
    sys.exit(forest_pages.run(__doc__, TARGET, pages, learn, measured, (-1.0, 0.0, 0.5, 1.0)))
