"""Build ``names-words.txt.gz``: English words that text also writes in lower case, so that a capital is no name, and
``names-known.txt.gz``: names that English text writes so, and which therefore are not misspelt.

    python benchmarks/name_lexicon.py ../shared/corpora

Words seen in lower case inside sentences of the training corpora, one time of ten at least; of words that differ by
an ending only the shortest is kept (`service.translation.english_words` takes endings off). Names: words with a capital
in two of their English sentences, personal names and towns of the annotations' lists. Only counts are used.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from service.translation.english_words import is_word, stems
from service.translation.likeness import fold

LEXICON = Path(__file__).parents[1] / "service" / "lexicon"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST = 4
"""Letters of the shortest word that is kept: shorter ones are never taken for names."""
_TOWN = 30_000
"""Inhabitants of the smallest town whose name counts as known."""


def main() -> None:
    """Count and write."""
    small, capital, named = counted(Path(sys.argv[1]))
    known = {word for word, count in small.items() if count >= 2 and count > 0.1 * (count + capital[word])}
    known |= {word for word in small if capital[word] < 2}
    known |= set((LEXICON / "annotate-words.txt").read_text(encoding="utf-8").split())
    known = {word for word in known if len(word) >= _LEAST and word.isascii() and word.isalpha()}
    bare = {word for word in known if known.isdisjoint(stems(word))}
    bare |= {word for word in known - bare if bare.isdisjoint(stems(word))}
    write("names-words", bare)
    names = {name for name, count in named.items() if count >= 2} | personal() | towns()
    names = {fold(name) for name in names if not is_word(fold(name))}
    write("names-known", (name for name in names if len(name) >= _LEAST and name.isascii() and name.isalpha()))


def counted(corpora: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Words in lower case, words with a capital inside sentences, and sentences that have a word with a capital."""
    small, capital, named = Counter[str](), Counter[str](), Counter[str]()
    for language in ("ru", "id"):
        with lzma.open(corpora / f"train.{language}-en.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                spoken = _WORD.findall(line.rstrip("\n").split("\t")[4])
                named.update({fold(word) for word in spoken if word[0].isupper() and not word.isupper()})
                if sum(word[0].isupper() for word in spoken) > 0.6 * len(spoken):
                    continue
                small.update(word for word in spoken[1:] if word.islower())
                capital.update(word.lower() for word in spoken[1:] if word[0].isupper() and not word.isupper())
    return small, capital, named


def personal() -> set[str]:
    """First and family names."""
    return set(gzip.decompress((LEXICON / "annotate-names.txt.gz").read_bytes()).decode().split())


def towns() -> set[str]:
    """Words of the names of towns."""
    rows = gzip.decompress((LEXICON / "annotate-cities.tsv.gz").read_bytes()).decode().splitlines()
    cells = (row.split("\t") for row in rows)
    return {word for name, _, _, _, people, *_ in cells if int(people or 0) >= _TOWN for word in _WORD.findall(name)}


def write(name: str, words: Iterable[str]) -> None:
    """One sorted word a line, packed."""
    ordered = sorted(words)
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("\n".join(ordered).encode())
    (LEXICON / f"{name}.txt.gz").write_bytes(buffer.getvalue())
    print(f"{name}: {len(ordered):,} words, {len(buffer.getvalue()):,} bytes")


if __name__ == "__main__":
    main()
