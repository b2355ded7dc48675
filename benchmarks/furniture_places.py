"""Learn in which places a short line is furniture: service/lexicon/furniture-places.tsv.gz.

    python benchmarks/furniture_places.py [--write] [--parts PART …]

Reads the articles with gold of the opened parts (`HELD_OUT` aside) and the open layouts as the service does, describes
every line of at most 16 words by its place (`service.furniture.context`), and fits a logistic regression. A page that
the lexicon knows shows nothing of what an unknown one is like, so each is read three times: as it is, and with a tenth
and three tenths of the known furniture taken for unknown. A fourth time headings of other articles stand between its
paragraphs. How much a line sounds like a page's comes from weights trained without its half of the parts. Prints what
the places find, of the lines of `HELD_OUT` that the rules left, and at what price. Needs numpy and the corpora.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import furniture_training  # noqa: E402
from benchmarks.articles import Case, cases, squeeze  # noqa: E402
from service import language, layout, wording  # noqa: E402
from service.decode import decode  # noqa: E402
from service.furniture import Sorting  # noqa: E402
from service.furniture.context import Places  # noqa: E402
from tests.articles import layouts  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

HELD_OUT = "unseen9"
DROPPED = (0.0, 0.1, 0.3)
"""Parts of the known furniture that are taken for unknown, one reading each."""
WEIGHTS = {"F": 1.0, "M": 1.5, "B": 8.0, "T": 8.0}
"""What a line of furniture, of the masthead, of the text, and a headline count."""
LAYOUTS_COUNT, LAYOUTS_STRIDE = 0.7, 3
LEFT_COUNTS = 2.0
"""What furniture counts more that no rule finds."""
EPOCHS, PACE, RIDGE, LEAST_COUNT, LEAST_WEIGHT = 14, 0.12, 2e-3, 4, 0.02
TARGET = ROOT / "service" / "lexicon" / "furniture-places.tsv.gz"


@dataclass(frozen=True)
class Row:
    """A line in its place: `label` F furniture, M masthead, B text, T headline; `known` when a rule finds it."""

    part: str
    label: str
    known: bool
    prose: bool
    dropped: float
    text: str
    features: list[str]


def rows(part: str, headings: Mapping[str, list[str]]) -> Iterator[Row]:
    """The lines of a part, each page read once for every share of `DROPPED`, and once with other headings."""
    for case in cases(part):
        if layouts.is_closed(case.name) or (part == "layouts" and not _drawn(case.name)):
            continue
        draw = random.Random(case.name)
        yield from _read(case, part, DROPPED if part != "layouts" else DROPPED[1:2], draw)
        if case.gold["media_type"] != "text/html" and part != HELD_OUT:
            other = with_headings(case, headings[case.language], draw)
            if other is not None:
                yield from _read(other, part, DROPPED[1:2], draw)


def _drawn(name: str) -> bool:
    """Every third layout, and all stories about pages (file 15)."""
    number = name.partition("/")[0][2:]
    return number == "15" or int(hashlib.md5(name.encode()).hexdigest(), 16) % LAYOUTS_STRIDE == 0


def _read(case: Case, part: str, dropped: tuple[float, ...], draw: random.Random) -> Iterator[Row]:
    article = case.article
    arranged = layout.arrange(decode(article.data, article.media_type, article.charset))
    text = arranged.source.text
    page = Sorting(text, language.identify(text, arranged.blocks), evidence=arranged.evidence)
    labels = [_label(case, squeeze(line.text)) for line in page.lines]
    known = list(page.reasons)
    for share in dropped:
        page.forget([None if reason and draw.random() < share else reason for reason in known])
        body = page.body()
        places = Places(page, page.reasons, page.title(body[0]), body)
        for line, label in zip(page.lines, labels, strict=True):
            if label and line.plain and line.words <= wording.LONGEST:
                seen = known[line.index] is not None
                yield Row(part, label, seen, line.is_prose, share, line.text, places.features(line.index))


def _label(case: Case, line: str) -> str:
    """What the gold says that the line is, "" where it says nothing of it as a whole."""
    gold = case.gold
    if line in {squeeze(str(gold[name])) for name in ("title", "subtitle") if gold.get(name)}:
        return "T"
    furniture = {squeeze(item) for item in gold["furniture"]}
    if line in furniture:
        return "F"
    if line in {squeeze(item) for item in gold["masthead"]}:
        return "M"
    if gold["media_type"] == "text/html":
        return "B" if any(line in squeeze(item) for item in gold.get("body") or []) else ""
    return "" if any(item and (line in item or item in line) for item in furniture) else "B"


def headings_of_articles(parts: list[str]) -> dict[str, list[str]]:
    """Short lines between two sentences of the text, by language."""
    found: dict[str, list[str]] = {code: [] for code in layouts.LANGUAGES}
    for case in (case for part in parts if part != "layouts" for case in cases(part)):
        gold = case.gold
        if gold["media_type"] == "text/html":
            lines = [squeeze(item) for item in gold.get("body") or []]
        else:
            other = {squeeze(str(item)) for item in (*gold["furniture"], *gold["masthead"])}
            other |= {squeeze(str(gold.get("title"))), squeeze(str(gold.get("subtitle"))), ""}
            lines = [line for line in map(squeeze, decode(case.body).text.split("\n")) if line not in other]
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
            short = len(line.split()) <= 6 and line[0].isupper() and (line[-1].isalpha() or line[-1] == "?")
            if short and above[-1] in '."”»' and below[-1] in '."”»':
                found[case.language].append(line)
    return found


def with_headings(case: Case, headings: list[str], draw: random.Random) -> Case | None:
    """The article with two headings of others between its paragraphs; None where it has too few paragraphs."""
    page = {squeeze(item) for item in (*case.gold["furniture"], *case.gold["masthead"])}
    lines = decode(case.body).text.split("\n")
    prose = [len(line.split()) > 10 and squeeze(line) not in page for line in lines]
    spots = [index for index in range(len(lines) - 1) if prose[index] and any(prose[index + 1 : index + 3])]
    if len(spots) < 3:
        return None
    for index in sorted(draw.sample(spots, 2), reverse=True):
        gap = [""] if not lines[index + 1].strip() else []
        lines[index + 1 : index + 1] = [*gap, draw.choice(headings)]
    return replace(case, body="\n".join(lines).encode(), gold={**case.gold, "charset": "utf-8"})


def fit(examples: list[Row]) -> dict[str, float]:
    """Weights by feature: logistic regression by stochastic descent, on features seen often enough."""
    counts = Counter(name for row in examples for name in row.features)
    index = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_COUNT))}
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-6)
    data = []
    for row in examples:
        weight = WEIGHTS[row.label] * (LAYOUTS_COUNT if row.part == "layouts" else 1.0)
        weight *= LEFT_COUNTS if row.label == "F" and not row.known else 1.0
        data.append(
            (np.array([index[n] for n in row.features if n in index], dtype=np.int64), row.label == "F", weight)
        )
    draw = random.Random(7)
    for _ in range(EPOCHS):
        draw.shuffle(data)
        for places, page, weight in data:
            step = weight * (1 / (1 + np.exp(-weights[places].sum())) - page) + RIDGE * weights[places]
            squares[places] += step**2
            weights[places] -= PACE * step / np.sqrt(squares[places])
    return {name: round(float(weights[number]), 2) for name, number in index.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--parts", nargs="*", default=[*(part for part in OPENED if part != HELD_OUT), "layouts"])
    arguments = parser.parse_args()
    headings = headings_of_articles(arguments.parts)
    base = [*furniture_training.of_lexicon(), *furniture_training.of_corpora()]
    examples: list[Row] = []
    for half in (arguments.parts[::2], arguments.parts[1::2]):
        rest = [part for part in arguments.parts if part not in half]
        sounds = furniture_training.fit(
            furniture_training.short(iter([*furniture_training.of_articles(rest, []), *base]))
        )
        wording.judge_by(sounds)
        examples += [row for part in half for row in rows(part, headings)]
    wording.judge_by(None)
    weights = fit(examples)
    print(f"{len(examples)} lines, {len(weights)} features")
    left = [row for row in rows(HELD_OUT, headings) if not (row.known or row.dropped or row.prose)]
    print(f"{HELD_OUT}: {Counter(row.label for row in left)} left by the rules")
    for limit in (0.0, 1.0, 2.0, 3.0, 4.0):
        above = Counter(row.label for row in left if sum(weights.get(name, 0.0) for name in row.features) > limit)
        print(f"above {limit}: {dict(above)}")
    if arguments.write:
        furniture_training.write(TARGET, {name: w for name, w in weights.items() if abs(w) >= LEAST_WEIGHT})
    return 0


if __name__ == "__main__":
    sys.exit(main())
