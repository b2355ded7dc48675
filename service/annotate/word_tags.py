"""Which parts of speech an English word may have (Penn Treebank tags, coarsened).

The counts are in lexicon/annotate-tags.tsv.gz; ``benchmarks/annotation_models.py`` says where they come from.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _lexicon() -> Mapping[str, tuple[str, ...]]:
    packed = files("service.lexicon").joinpath("annotate-tags.tsv.gz").read_bytes()
    found = {}
    for line in gzip.decompress(packed).decode().split("\n"):
        word, _, tags = line.partition("\t")
        found[word] = tuple(tags.split())
    return found


def knows(word: str) -> bool:
    """Whether a word, lower case, is in the counts."""
    return word in _lexicon()


@lru_cache(maxsize=4_096)
def may_be_verb(word: str) -> bool:
    """Whether a word, lower case, is a verb in the present tense somewhere in the counts."""
    stems = (word, word.removesuffix("s"), word.removesuffix("es"))
    return any(tag in ("VB", "VBP", "VBZ") for stem in stems for tag in _lexicon().get(stem, ()))


@lru_cache(maxsize=4_096)
def is_only_verb(word: str) -> bool:
    """Whether a word, lower case, is nothing but a verb in the counts."""
    tags = _lexicon().get(word, ())
    return bool(tags) and all(tag.startswith("VB") for tag in tags)
