"""How often a package says what words mean that are sent as others of their meaning, as they stand and sent.

    python benchmarks/synonyms.py [--source ru|id] [--most 10] [--list]

For every word of ``service/lexicon/synonyms.toml`` pairs of the training corpora that have it, at most `--most`. What
it means in English is learned from the pairs: the words that human translations of its sentences have, and others
seldom. Only pairs whose translation has one of them count; our English is right when it has one, or one that is
learned so for what is sent (overtook, outran). Words with fewer than `FEWEST` pairs are not measured: they were judged
by three sentences of our own each. chrF is that of the same sentences against the human translations. The packages
learned from these corpora, so that the first figure is flattered.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import sacrebleu

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks.quality import found_packages, package_translator  # noqa: E402
from benchmarks.things import pairs  # noqa: E402
from service.translation import synonyms  # noqa: E402
from service.translation.russian import readings  # noqa: E402

FEWEST = 4
"""Pairs of a word from which its English is learned."""
SHARE, OFTENER = 0.15, 20
"""What is a word's English: in so many of its translations, and so many times oftener than in others."""
LETTERS = 5
"""Letters by which English words are compared."""


def beginnings(english: str) -> set[str]:
    return {word[:LETTERS] for word in re.findall(r"[a-z]{3,}", english.lower())}


def base(word: str, source: str) -> str:
    return readings(word)[0].normal_form.replace("ё", "е") if source == "ru" else word


def found_words(text: str, source: str, wanted: set[str]) -> Iterator[str]:
    """Which of the wanted words, Russian ones by their base form, a sentence has in small letters."""
    for match in synonyms._WORDS[source].finditer(text):
        if match.group()[0].islower() and (word := base(match.group(), source)) in wanted:
            yield word


def meanings(sentences: list[tuple[str, str]], having: dict[str, list[int]]) -> dict[str, set[str]]:
    """Beginnings of the English words that the translations of a word's sentences have far oftener than others."""
    everywhere: Counter[str] = Counter()
    for _, english in sentences:
        everywhere.update(beginnings(english))
    learned = {}
    for word, places in having.items():
        here: Counter[str] = Counter()
        for place in places:
            here.update(beginnings(sentences[place][1]))
        least = max(2, SHARE * len(places))
        learned[word] = {
            one
            for one, times in here.items()
            if times >= least and times / len(places) >= OFTENER * everywhere[one] / len(sentences)
        }
    return learned


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", choices=("ru", "id"), default="ru")
    parser.add_argument("--most", type=int, default=10)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    source = options.source
    sentences = pairs(source)
    kinds = ("verbs", "adjectives", "adverbs") if source == "ru" else ("words",)
    known = {word: other for kind in kinds for word, other in synonyms._table(source, kind).items()}
    others = {base(other, source) for other in known.values()}
    having: dict[str, list[int]] = defaultdict(list)
    for place, (text, _) in enumerate(sentences):
        for word in set(found_words(text, source, {*known, *others})):
            having[word].append(place)
    means = meanings(sentences, {word: places for word, places in having.items() if len(places) >= FEWEST})
    also = {
        word: beginnings(other) if other.isascii() and source == "ru" else means.get(base(other, source), set())
        for word, other in known.items()
    }
    rows = [
        (word, *sentences[place])
        for word in sorted(means.keys() & known.keys())
        for place in [one for one in having[word] if beginnings(sentences[one][1]) & means[word]][: options.most]
    ]
    package = max(path for language, path in found_packages([ROOT / "models" / "compact"]) if language == source)
    with tempfile.TemporaryDirectory() as folder:
        translate = package_translator(package, Path(folder), beam=2, threads=2)
    plain = translate([text for _, text, _ in rows])
    sent = translate([synonyms.in_known_words(text, source) for _, text, _ in rows])
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (word, _, _), before, after in zip(rows, plain, sent, strict=True):
        right[word][0] += 1
        right[word][1] += bool(beginnings(before) & (means[word] | also[word]))
        right[word][2] += bool(beginnings(after) & (means[word] | also[word]))
    if options.list:
        for word, (count, before, after) in sorted(right.items()):
            print(f"{word} ({', '.join(sorted(means[word]))}): {count} pairs, {before} and {after}")
    references = [english for _, _, english in rows]
    before, after = (sum(counts[at] for counts in right.values()) / len(rows) for at in (1, 2))
    print(f"{len(known)} words, {len(right)} in {len(rows)} pairs: said {before:.3f} as they stand, {after:.3f} sent")
    scores = [sacrebleu.corpus_chrf(english, [references]).score for english in (plain, sent)]
    print(f"chrF {scores[0]:.1f} as they stand, {scores[1]:.1f} sent")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
