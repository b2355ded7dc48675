"""Build ``names-words.txt.gz``: English words that text also writes in lower case, so that a capital is no name.

    python benchmarks/name_lexicon.py ../shared/corpora

Words seen in lower case inside sentences of the training corpora, one time of ten at least; of words that differ by
an ending only the shortest is kept (`service.translation.additions` takes endings off). Only counts are used.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from service.translation.additions import stems

LEXICON = Path(__file__).parents[1] / "service" / "lexicon"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST = 4
"""Letters of the shortest word that is kept: shorter ones are never taken for names."""


def main() -> None:
    """Count and write."""
    corpora = Path(sys.argv[1])
    small, capital = Counter[str](), Counter[str]()
    for language in ("ru", "id"):
        with lzma.open(corpora / f"train.{language}-en.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                spoken = _WORD.findall(line.rstrip("\n").split("\t")[4])
                if sum(word[0].isupper() for word in spoken) > 0.6 * len(spoken):
                    continue
                small.update(word for word in spoken[1:] if word.islower())
                capital.update(word.lower() for word in spoken[1:] if word[0].isupper() and not word.isupper())
    known = {word for word, count in small.items() if count >= 2 and count > 0.1 * (count + capital[word])}
    known |= {word for word in small if capital[word] < 2}
    known |= set((LEXICON / "annotate-words.txt").read_text(encoding="utf-8").split())
    known = {word for word in known if len(word) >= _LEAST and word.isascii() and word.isalpha()}
    bare = {word for word in known if known.isdisjoint(stems(word))}
    bare |= {word for word in known - bare if bare.isdisjoint(stems(word))}
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("\n".join(sorted(bare)).encode())
    (LEXICON / "names-words.txt.gz").write_bytes(buffer.getvalue())
    print(f"{len(known):,} words, {len(bare):,} kept, {len(buffer.getvalue()):,} bytes")


if __name__ == "__main__":
    main()
