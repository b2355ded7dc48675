"""How often a package names things as we do, sent as they stand and sent as others of their kind.

    python benchmarks/things.py [--source ru|id] [--most 14] [--list] [--adjectives]

For every thing (or, of Russian, every adjective) of ``service/lexicon/nouns.toml`` the pairs of the training corpora
that have it, at most `--most`, whose English names it as the table does; interface strings are left out. ``--list``
prints each thing with its pairs and how many of them name it, as it stands and sent (a new entry should gain; where
hardly a pair has its English, the word means other things too). The packages learned from these corpora, so that a
word's first figure is flattered.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks.quality import CORPORA, found_packages, package_translator  # noqa: E402
from service.translation import nouns  # noqa: E402

SHORTEST, LONGEST = 25, 220
"""Characters of a sentence."""


def pairs(source: str) -> list[tuple[str, str]]:
    """Sentences of the training corpora with their English, shuffled, interface strings left out."""
    found = []
    with lzma.open(CORPORA / f"train.{source}-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            _, domain, _, text, english = line.rstrip("\n").split("\t")[:5]
            if SHORTEST < len(text) < LONGEST and domain != "software UI":
                found.append((text, english))
    random.Random(3).shuffle(found)
    return found


def names(english: str, noun: nouns._Noun) -> bool:
    """The English has the thing's last word, in any form."""
    words = re.findall(r"[a-z'-]+", english.lower())
    stems = {word if len(word) < 5 else word[:-2] for word in (noun.one.split()[-1], noun.many.split()[-1])}
    return any(word.startswith(stem.lower()) for word in words for stem in stems)


def chosen(source: str, most: int, table: Mapping[str, nouns._Noun]) -> dict[str, list[str]]:
    """Of every thing of a table sentences whose English names it."""
    found: dict[str, list[str]] = defaultdict(list)
    lemmas = {noun: lemma for lemma, noun in table.items()}
    for text, english in pairs(source):
        for lemma in {lemmas[noun] for _, noun, _ in nouns._FINDERS[source](text) if noun in lemmas}:
            if len(found[lemma]) < most and names(english, table[lemma]):
                found[lemma].append(text)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", choices=("ru", "id"), default="ru")
    parser.add_argument("--most", type=int, default=14)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--adjectives", action="store_true")
    options = parser.parse_args()
    table = nouns._adjectives() if options.adjectives else nouns._nouns(options.source)
    found = {lemma: texts for lemma, texts in chosen(options.source, options.most, table).items() if texts}
    rows = [(lemma, text) for lemma, texts in found.items() for text in texts]
    package = max(
        path for language, path in found_packages([ROOT / "models" / "compact"]) if language == options.source
    )
    with tempfile.TemporaryDirectory() as folder:
        translate = package_translator(package, Path(folder), beam=2, threads=2)
    plain = translate([text for _, text in rows])
    taken = [nouns.take_out(text, options.source) for _, text in rows]
    sent = translate([text for text, _ in taken])
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (lemma, _), before, (_, swaps), english in zip(rows, plain, taken, sent, strict=True):
        back = nouns.put_back(english, swaps) if swaps else None
        right[lemma][0] += names(before, table[lemma])
        right[lemma][1] += names(before if back is None else back, table[lemma])
    if options.list:
        for lemma, texts in found.items():
            print(f"{lemma} ({table[lemma].one}): {len(texts)} pairs, {right[lemma][0]} and {right[lemma][1]}")
    before, since = (sum(counts[at] for counts in right.values()) for at in (0, 1))
    print(
        f"{len(table)} things, {len(found)} in {len(rows)} pairs: named {before / len(rows):.3f} as they stand, ",
        end="",
    )
    print(f"{since / len(rows):.3f} sent as others")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
