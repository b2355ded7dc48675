"""Learn the weights of service/lexicon/headline-weights.toml: which line above an article is its headline.

    python benchmarks/headline_training.py [--folds 10] [--write] [--layouts DIR …]

Trains on every article with gold in tests/articles and on the filled layouts (and on further folders of layouts). No
list of furniture is complete, so each article is also read with a part of the furniture above its text put back, drawn
by a fixed seed: the weights must find the headline among lines that no list knows. A conditional logit with a ridge;
the folds keep all fillings of one layout together, then all layouts filled with one story. Prints the share of those
found in the folds left out, by how much furniture was put back. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks.articles import PARTS, UNSEEN, Case, cases, squeeze  # noqa: E402
from service import furniture, language, layout  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.decode import decode  # noqa: E402
from service.masthead.glued import cut_glued  # noqa: E402
from service.masthead.head import Head  # noqa: E402
from service.masthead.headline import whole  # noqa: E402
from service.masthead.headline_features import features  # noqa: E402
from service.masthead.title import candidates_of  # noqa: E402
from service.reading import SourceBlock  # noqa: E402
from tests.articles import layouts  # noqa: E402

SHARES = (0.0, 0.25, 0.5, 1.0)
"""Parts of the furniture that are put back, one reading each."""
WRITTEN = 6.0
"""What a written article counts against a filled layout."""
MIXED = 2
"""Further stories that each layout is filled with."""
RIDGE, STEPS, PACE = 2.0, 600, 0.1
TARGET = ROOT / "service" / "lexicon" / "headline-weights.toml"
HEADER = """# What tells the headline from the other lines above an article: weights of the features in
# service/masthead/headline_features.py, learned by benchmarks/headline_training.py. Not written by hand.
"""


@dataclass(frozen=True)
class Choice:
    """The candidates of one article read once: their features, and which of them is the headline."""

    group: str
    title: str
    share: float
    found: list[dict[str, float]]
    right: int
    weight: float


def choices(folders: list[Path]) -> Iterator[Choice]:
    """All readings in which the headline is among two candidates or more."""
    for case in all_cases(folders):
        title = case.gold.get("title")
        if not title:
            continue
        for share in SHARES:
            if (one := _choice(case, squeeze(str(title)), share)) is not None:
                yield one


def all_cases(folders: list[Path]) -> Iterator[Case]:
    """Every article with gold, the layouts of further folders after those of the project."""
    for part in PARTS:
        if part not in UNSEEN and part != "layouts":
            yield from cases(part)
    own = layouts.FOLDER
    for folder in (own, *folders):
        layouts.FOLDER = folder
        for code in layouts.LANGUAGES:
            for one in (*layouts.filled(code), *layouts.mixed(code, MIXED)):
                if "{}" not in one.text:
                    yield Case(f"{folder.name}/{one.name}", code, one.text.encode(), one.gold, "layouts")
    layouts.FOLDER = own


def _choice(case: Case, title: str, share: float) -> Choice | None:
    arranged = layout.arrange(decode(case.body, case.gold["media_type"]))
    text = arranged.source.text
    blocks = language.identify(text, arranged.blocks)
    kept = furniture.sort(text, blocks, evidence=arranged.evidence).kept
    known = agencies()
    body = Head.of(text, kept, known).body
    limit = kept[body].span[0] if body < len(kept) else len(text)
    draw = random.Random(f"{case.name} {share}")
    stay = {block.span for block in kept}
    back: list[SourceBlock] = [
        block for block in blocks if block.span in stay or (block.span[0] < limit and draw.random() < share)
    ]
    head = Head.of(text, cut_glued(text, back, known).blocks, known)
    indices = candidates_of(head)
    right = [n for n, index in enumerate(indices) if _is(squeeze(whole(head, index)), title)]
    if len(indices) < 2 or not right:
        return None
    return Choice(case.name.rsplit(" ", 1)[0], title, share, features(head, indices), right[0], _weight(case))


def _weight(case: Case) -> float:
    """A written article counts for many fillings of a layout."""
    return 1.0 if case.part == "layouts" else WRITTEN


def _is(text: str, title: str) -> bool:
    return text == title or (title in text and 2 * len(title) > len(text))


def fit(chosen: list[Choice], names: list[str]) -> NDArray[np.float64]:
    """The weights that make the headlines likeliest, by Adam on the conditional logit with a ridge."""
    table, mask, right = _table(chosen, names)
    weights = np.zeros(len(names))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    rows = np.arange(len(chosen))
    counts = np.array([[one.weight] for one in chosen])
    for step in range(1, STEPS + 1):
        logits = np.where(mask, table @ weights, -np.inf)
        logits -= logits.max(axis=1, keepdims=True)
        odds = np.exp(logits)
        odds /= odds.sum(axis=1, keepdims=True)
        odds[rows, right] -= 1.0
        slope = np.einsum("nc,ncf->f", odds * counts, table) + RIDGE * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= PACE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return weights


def _table(chosen: list[Choice], names: list[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    most = max(len(one.found) for one in chosen)
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(chosen), most, len(names)))
    mask = np.zeros((len(chosen), most), dtype=bool)
    for row, one in enumerate(chosen):
        for number, found in enumerate(one.found):
            mask[row, number] = True
            for name, value in found.items():
                table[row, number, place[name]] = value
    return table, mask, np.array([one.right for one in chosen])


def found_by(weights: NDArray[np.float64], chosen: list[Choice], names: list[str]) -> list[bool]:
    """Whether each headline is the likeliest line."""
    table, mask, right = _table(chosen, names)
    logits = np.where(mask, table @ weights, -np.inf)
    return [bool(one) for one in logits.argmax(axis=1) == right]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true", help="write the weights of all articles to the lexicon")
    parser.add_argument("--layouts", type=Path, nargs="*", default=[], help="further folders of layouts")
    parser.add_argument("--missed", action="store_true", help="name the articles whose headline the folds miss")
    arguments = parser.parse_args()
    chosen = list(choices(arguments.layouts))
    names = sorted({name for one in chosen for found in one.found for name in found})
    print(f"{len(chosen)} readings with two candidates or more, {len(names)} features")
    for what in ("group", "title"):
        print(f"folds keep together what has the same {what}")
        folds = [int(hashlib.sha256(getattr(one, what).encode()).hexdigest(), 16) % arguments.folds for one in chosen]
        _cross(chosen, names, folds, arguments.missed)
    if arguments.write:
        weights = fit(chosen, names)
        lines = [f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights, strict=True)]
        TARGET.write_text(f"{HEADER}[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"written: {TARGET.relative_to(ROOT)}")
    return 0


def _cross(chosen: list[Choice], names: list[str], fold: list[int], name_missed: bool) -> None:
    """Print what weights of the other folds find in each fold."""
    results: dict[float, list[bool]] = {share: [] for share in SHARES}
    for number in sorted(set(fold)):
        training = [one for one, place in zip(chosen, fold, strict=True) if place != number]
        test = [one for one, place in zip(chosen, fold, strict=True) if place == number]
        weights = fit(training, names)
        for one, right in zip(test, found_by(weights, test, names), strict=True):
            results[one.share].append(right)
            if not right and name_missed:
                print(f"missed: {one.group} {one.share}")
    for share, answers in results.items():
        print(f"furniture put back {share:4.0%}: {sum(answers) / len(answers):.4f} of {len(answers)} headlines found")


if __name__ == "__main__":
    sys.exit(main())
