"""Learn what numbers without a noun of their own count: the weights of service/lexicon/annotate-objects.npz.

    python benchmarks/object_training.py [--folds] [--write]

From every English article with annotations in tests/articles and the invented news of tests/annotate (but its closed
batches): a conditional logit over the candidates of each number, any of which may be right. The choice of the rules is
a feature of its candidate; on the parts that the rules were tuned on it is right too often to be trusted, so there it
has another name. ``--folds`` leaves out one after the other of the parts that the rules were not tuned on, and prints
how many objects are right by the rules and by the weights. Needs SciPy, which comes with LightGBM
(requirements/benchmarks.in).
"""

from __future__ import annotations

import argparse
import io
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import counted_gold  # noqa: E402
from service.annotate import fates, things  # noqa: E402
from service.annotate.thing_features import features  # noqa: E402
from tests.articles.comparing import same_words  # noqa: E402

NEW = tuple(f"unseen{number}" for number in range(8, 19))
"""Parts that the rules were not tuned on."""
RESTRAINT = 12.0
"""L2 penalty."""
FEWEST = 3
"""Candidates that a feature holds for, or it is left out."""
LEAST = 0.003
"""Weights nearer to nought are not kept."""
TARGET = ROOT / "service" / "lexicon" / f"{things.MODEL}.npz"


@dataclass(frozen=True)
class Case:
    """One number: the names that hold for each candidate, its noun first, and which candidates are right."""

    group: str
    rows: Sequence[Sequence[str]]
    right: Sequence[bool]
    by_rule: bool
    """Whether the rules are right."""


def cases(article: counted_gold.Read) -> Iterator[Case]:
    """The numbers without a noun of their own that the gold says the object of."""
    for counted in article.counted:
        place = counted.start, counted.end
        gold = article.right.get(place)
        if gold is None or not gold.objects or place not in article.choices:
            continue
        candidates = article.choices[place]
        groups = features(fates.thing(counted), candidates, counted)
        rows = [[name for group in one for name in group] for one in groups]
        if article.group not in (*NEW, "paragraphs"):
            rows = [[name.replace("s:rule", "s:tuned") for name in row] for row in rows]
        right = [any(same_words(wanted, one.text) for wanted in gold.objects) for one in candidates]
        by_rule = any(fits and "rule" in one.sources for fits, one in zip(right, candidates, strict=True))
        yield Case(article.group, rows, right, by_rule)


def odds(read: Sequence[Case]) -> dict[str, float]:
    """Log-odds of each noun that was met twice to be right."""
    seen, right = Counter[str](), Counter[str]()
    for case in read:
        for row, fits in zip(case.rows, case.right, strict=True):
            seen[row[0]] += 1
            right[row[0]] += fits
    return {noun: math.log((right[noun] + 0.6) / (seen[noun] - right[noun] + 1.8)) for noun in seen if seen[noun] > 1}


def named(row: Sequence[str], known: Mapping[str, float]) -> dict[str, float]:
    """The features of a candidate, with its noun's odds where that is known."""
    noun, *names = row
    found = dict.fromkeys(names, 1.0)
    return {**found, noun: 1.0, "odds": known[noun]} if noun in known else {**found, things.UNKNOWN: 1.0}


def learn(read: Sequence[Case]) -> dict[str, float]:
    """The weight of every name; odds of nouns come from the other groups of cases, so that none knows its answer."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    rows: list[dict[str, float]] = []
    right: list[bool] = []
    sizes: list[int] = []
    for group in sorted({case.group for case in read}):
        known = odds([case for case in read if case.group != group])
        for case in read:
            if case.group == group and any(case.right) and not all(case.right):
                rows += [named(row, known) for row in case.rows]
                right += case.right
                sizes.append(len(case.rows))
    counts = Counter(name for row in rows for name in row)
    columns = {name: at for at, name in enumerate(sorted(name for name, n in counts.items() if n >= FEWEST))}
    places = [
        (at, columns[name], value) for at, row in enumerate(rows) for name, value in row.items() if name in columns
    ]
    above, beside, values = zip(*places, strict=True)
    table = csr_matrix((np.array(values), (above, beside)), shape=(len(rows), len(columns)))
    across = table.T.tocsr()
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    case_of = np.repeat(np.arange(len(sizes)), sizes)
    fits = np.array(right)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = table @ weights
        all_of = np.exp(logits - np.maximum.reduceat(logits, starts)[case_of])
        right_of = all_of * fits
        total, hit = np.add.reduceat(all_of, starts), np.add.reduceat(right_of, starts)
        slope = across @ (all_of / total[case_of] - right_of / hit[case_of]) + RESTRAINT * weights
        return float(np.log(total / hit).sum() + RESTRAINT / 2 * weights @ weights), slope

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = dict(zip(columns, found.tolist(), strict=True))
    scale = weights.pop("odds")
    for noun, value in odds(read).items():
        weights[noun] = weights.get(noun, 0.0) + scale * value
    return weights


def first(case: Case, weights: Mapping[str, float]) -> int:
    """The likeliest candidate."""
    unknown = weights[things.UNKNOWN]
    scores = [weights.get(noun, unknown) + sum(weights.get(name, 0.0) for name in names) for noun, *names in case.rows]
    return max(range(len(scores)), key=scores.__getitem__)


def write(weights: Mapping[str, float]) -> None:
    """The file that the service reads."""
    kept = {name: value for name, value in weights.items() if abs(value) >= LEAST or name.startswith("word:")}
    stream = io.BytesIO()
    np.savez_compressed(stream, names=np.array("\n".join(kept)), weights=np.array(list(kept.values()), np.float32))
    TARGET.write_bytes(stream.getvalue())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    read = [case for article in counted_gold.read() for case in cases(article)]
    for group in NEW if options.folds else ():
        weights = learn([case for case in read if case.group != group])
        tested = [case for case in read if case.group == group]
        by_rule = sum(case.by_rule for case in tested) / len(tested)
        learned = sum(case.right[first(case, weights)] for case in tested) / len(tested)
        print(f"{group:10} rules {by_rule:.3f}  learned {learned:.3f}  of {len(tested)}", flush=True)
    if options.write:
        write(learn(read))


if __name__ == "__main__":
    main()
