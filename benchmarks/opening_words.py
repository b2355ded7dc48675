"""How often a package says what the word that opens a sentence means, as it stands and sent with a small letter.

    python benchmarks/opening_words.py [--source ru|id] [--most 2500]

Pairs of the training corpora whose opening word ``service/translation/opening_word.py`` sends small, two a word at
most, and whose human English has one of the translations that the FreeDict dictionaries give for it; ours is right
when it has one too. The packages learned from these corpora, which flatters both figures.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks.quality import CORPORA, found_packages, package_translator  # noqa: E402
from benchmarks.things import pairs  # noqa: E402
from service.translation.opening_word import OpeningWords  # noqa: E402
from service.translation.russian import lemmas  # noqa: E402
from service.translation.tokenization import open_tokenizer  # noqa: E402

DICTIONARIES = {"ru": [("rus-eng", False), ("eng-rus", True)], "id": [("eng-ind", True)]}
A_WORD = 2
"""Pairs with one opening word."""


def dictionary(source: str) -> dict[str, set[str]]:
    """Single English words for each word, lower case."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, english_first in DICTIONARIES[source]:
        with lzma.open(CORPORA / "lexicon" / f"freedict-{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                word, english = (fields[1], fields[0]) if english_first else (fields[0], fields[1])
                for one in re.split("[,;/]", re.sub(r"\(.*?\)", "", english.lower())):
                    one = re.sub(r"^(?:to|an?|the) ", "", one.strip())
                    if one and " " not in one:
                        found[word.lower().strip()].add(one)
    return found


def says(english: str, words: set[str]) -> bool:
    """The English has one of the words, in any form."""
    lower = english.lower()
    return any(re.search(rf"\b{re.escape(word[: max(4, len(word) - 2)])}", lower) for word in words)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", choices=("ru", "id"), default="ru")
    parser.add_argument("--most", type=int, default=2_500)
    options = parser.parse_args()
    source = options.source
    package = max(path for language, path in found_packages([ROOT / "models" / "compact"]) if language == source)
    means = dictionary(source)
    seen: Counter[str] = Counter()
    rows: list[tuple[str, str, set[str]]] = []
    with tempfile.TemporaryDirectory() as folder:
        translate = package_translator(package, Path(folder), beam=2, threads=2)
        tokenizer = open_tokenizer(next(Path(folder).iterdir()), source, "en")
        opening = OpeningWords(source, lambda texts: dict(zip(texts, tokenizer.encode(texts), strict=True)))
        for text, english in pairs(source):
            sent = opening.known(text)
            if sent == text:
                continue
            word = re.findall(r"[^\W\d_]+", sent)[0]
            bases = {word, *(lemmas(word) if source == "ru" else ())}
            wanted = set().union(*(means.get(base, set()) for base in bases))
            if seen[word] < A_WORD and says(english, wanted):
                seen[word] += 1
                rows.append((text, sent, wanted))
            if len(rows) == options.most:
                break
        plain = translate([text for text, _, _ in rows])
        small = translate([sent for _, sent, _ in rows])
    before = [says(english, wanted) for english, (_, _, wanted) in zip(plain, rows, strict=True)]
    since = [says(english, wanted) for english, (_, _, wanted) in zip(small, rows, strict=True)]
    gained = sum(now and not then for then, now in zip(before, since, strict=True))
    lost = sum(then and not now for then, now in zip(before, since, strict=True))
    print(f"{len(seen)} words in {len(rows)} pairs: said {sum(before) / len(rows):.3f} as they stand, ", end="")
    print(f"{sum(since) / len(rows):.3f} sent small; {gained} gained, {lost} lost")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
