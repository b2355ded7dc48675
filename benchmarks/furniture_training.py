"""Learn which words and shapes make a line one of the page: service/lexicon/furniture-weights.tsv.gz.

    python benchmarks/furniture_training.py [--write] [--layouts DIR …]

Lines of the page: the furniture of every article with gold and of the filled layouts, the phrases of the lexicon, and
interface strings of web software (../shared/corpora). Lines of articles: titles, subtitles and text of the same
articles, and lines of news, wikis and reports. A logistic regression on words, pairs of words and the line's form.
Prints, for `unseen3` held out of the training, how many furniture lines are found at which price. Needs numpy and the
corpora.
"""

from __future__ import annotations

import argparse
import gzip
import io
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks.articles import PARTS, UNSEEN, Case, cases, squeeze  # noqa: E402
from service.decode import decode  # noqa: E402
from service.lexicon import LANGUAGES, lexicon  # noqa: E402
from service.lines import plain  # noqa: E402
from service.wording import features  # noqa: E402
from tests.articles import layouts  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
TRAINING = {"ru": "train.ru-en.tsv.xz", "id": "train.id-en.tsv.xz"}
NEWS = "news/wiki/report"
WEB_SOFTWARE = ("debian-mediawiki", "debian-firefox", "pypi-ui")
OPEN = [part for part in PARTS if part not in UNSEEN]
HELD_OUT = "unseen3"
LONGEST = 16
"""Words of the longest line that is learned from."""
NEWS_LINES, SOFTWARE_LINES = 12_000, 2_500
"""Lines of each language from the corpora."""
SOFTWARE_WEIGHT = 0.25
EPOCHS, PACE, RIDGE = 12, 0.12, 2e-6
LEAST_COUNT, LEAST_WEIGHT = 2, 0.25
TARGET = ROOT / "service" / "lexicon" / "furniture-weights.tsv.gz"

Example = tuple[str, bool, float]
"""A line, whether it is the page's, and its weight."""


def of_articles(parts: list[str], folders: list[Path]) -> Iterator[Example]:
    """Furniture and text of the articles of these parts, closed layouts aside, and of further folders of layouts."""
    for case in (*(case for part in parts for case in cases(part)), *_further(folders)):
        if layouts.is_closed(case.name):
            continue
        gold = case.gold
        page = {squeeze(line) for line in gold["furniture"]}
        other = {squeeze(line) for line in (*gold["masthead"], *gold.get("free", ()))}
        for line in page:
            yield line, True, 1.0
        if gold["media_type"] == "text/html":
            lines = {squeeze(item) for item in gold.get("body") or []}
        else:
            lines = {squeeze(line) for line in decode(case.body).text.split("\n")} - page - other
        for line in (*lines, gold.get("title"), gold.get("subtitle")):
            if line:
                yield squeeze(str(line)), False, 1.0


def _further(folders: list[Path]) -> Iterator[Case]:
    own = layouts.FOLDER
    for folder in folders:
        layouts.FOLDER = folder
        for code in layouts.LANGUAGES:
            for one in layouts.filled(code):
                yield Case(one.name, code, one.text.encode(), one.gold, "layouts")
    layouts.FOLDER = own


def of_lexicon() -> Iterator[Example]:
    """The phrases by which furniture is known."""
    for name in (*LANGUAGES, "furniture-foreign"):
        for reason, body in lexicon(name)["furniture"].items():
            if reason == "social-names":
                continue
            for phrase in (*body.get("lines", ()), *body.get("starts", ())):
                yield phrase, True, 0.7


def of_corpora() -> Iterator[Example]:
    """Lines of news against interface strings, the same number in each language."""
    for code in LANGUAGES:
        news, software = _corpus(code)
        draw = random.Random(code)
        for line in draw.sample(news, min(NEWS_LINES, len(news))):
            yield line, False, 1.0
        for line in draw.sample(software, min(SOFTWARE_LINES, len(software))):
            yield line, True, SOFTWARE_WEIGHT


def _corpus(code: str) -> tuple[list[str], list[str]]:
    news: dict[str, None] = {}
    software: dict[str, None] = {}
    for name in TRAINING.values() if code == "en" else (TRAINING[code],):
        with lzma.open(CORPORA / name, "rt", encoding="utf-8") as rows:
            for row in rows:
                fields = row.rstrip("\n").split("\t")
                if len(fields) != 5:
                    continue
                line = squeeze(fields[4 if code == "en" else 3])
                if fields[1] == NEWS:
                    news.setdefault(line)
                elif fields[0] in WEB_SOFTWARE and 2 <= len(line.split()) <= 8 and "%" not in line and "{" not in line:
                    software.setdefault(line)
    for path in sorted((CORPORA / "dev").glob(f"*.{code}")):
        news.update(dict.fromkeys(path.read_text(encoding="utf-8").splitlines()))
    return list(news), list(software)


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights by feature: logistic regression by stochastic descent with decay, on features seen often enough."""
    found = [(features(line), page, weight) for line, page, weight in examples]
    counts = Counter(name for names, _, _ in found for name in names)
    index = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_COUNT))}
    weights: NDArray[np.float64] = np.zeros(len(index))
    squares: NDArray[np.float64] = np.full(len(index), 1e-6)
    rows = [
        (np.array([index[name] for name in names if name in index], dtype=np.int64), float(page), weight)
        for names, page, weight in found
    ]
    draw = random.Random(7)
    for _ in range(EPOCHS):
        draw.shuffle(rows)
        for row, page, weight in rows:
            slope = weight * (1 / (1 + np.exp(-weights[row].sum())) - page)
            step = slope + RIDGE * len(rows) * weights[row] / 100
            squares[row] += step**2
            weights[row] -= PACE * step / np.sqrt(squares[row])
    return {name: round(float(weights[number]), 2) for name, number in index.items()}


def short(examples: Iterator[Example]) -> list[Example]:
    """Each line once for each side, those of at most `LONGEST` words."""
    kept: dict[tuple[str, bool], Example] = {}
    for line, page, weight in examples:
        if 0 < len(line.split()) <= LONGEST and plain(line):
            kept.setdefault((plain(line), page), (line, page, weight))
    return list(kept.values())


def write(target: Path, weights: Mapping[str, float]) -> None:
    """A table of weights as `service.wording.learned` reads it: the same weights give the same bytes."""
    rows = sorted(f"{name}\t{weight}\n" for name, weight in weights.items())
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        file.write("".join(rows).encode())
    target.write_bytes(packed.getvalue())
    print(f"written: {target.relative_to(ROOT)}, {len(rows)} weights, {len(packed.getvalue())} bytes")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--layouts", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    if not (CORPORA / "dev").is_dir():
        print(f"no corpora at {CORPORA}: nothing learned", file=sys.stderr)
        return 2
    corpora = list(of_corpora())
    base = [*of_lexicon(), *corpora]
    training = short(iter([*of_articles([part for part in OPEN if part != HELD_OUT], arguments.layouts), *base]))
    print(f"{len(training)} lines, {sum(page for _, page, _ in training)} of them of pages")
    weights = fit(training)
    known = {plain(line) for line, _, _ in training}
    test = [one for one in short(of_articles([HELD_OUT], [])) if plain(one[0]) not in known]
    scored = [(sum(weights.get(name, 0.0) for name in features(line)), page, line) for line, page, _ in test]
    pages, texts = sum(page for _, page, _ in scored), sum(not page for _, page, _ in scored)
    print(f"{HELD_OUT}: {pages} furniture lines and {texts} lines of text that the training has not seen")
    for limit in (0.0, 1.0, 2.0, 3.0, 4.0, 5.0):
        right = sum(page and score > limit for score, page, _ in scored)
        wrong = [line for score, page, line in scored if not page and score > limit]
        print(f"above {limit}: {right / pages:.3f} of the furniture, {len(wrong)} lines of text: {wrong[:6]}")
    if arguments.write:
        whole = fit(short(iter([*of_articles(OPEN, arguments.layouts), *base])))
        write(TARGET, {name: weight for name, weight in whole.items() if abs(weight) >= LEAST_WEIGHT})
    return 0


if __name__ == "__main__":
    sys.exit(main())
