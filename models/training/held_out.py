"""The held-out check: nothing of the development sets, and no near copy of it, may enter training.

Near copies are found by word shingles (Broder, "On the resemblance and containment of documents", 1997): a training
sentence whose runs of three words are largely those of one held-out sentence; short sentences go by their letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.training.corpus import Pair, open_text, skeleton, tidy

SHINGLE_WORDS = 3
NEAR_SHARE = 0.4
MIN_SHARED = 3  # runs; fewer are phrases that any text may share
MIN_SKELETON = 12

_WORD = re.compile(r"\w+")


def shingles(text: str) -> set[str]:
    """Runs of SHINGLE_WORDS folded words; empty for shorter sentences, which only exact copies can match."""
    words = _WORD.findall(text.casefold())
    return {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}


class HeldOut:
    """An index of held-out sentences (any language, both sides) that answers "is this a copy of one of them?"."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._exact: set[str] = set()
        self._owners: dict[str, list[int]] = {}
        self._sizes: list[int] = []
        for sentence in sentences:
            self._add(tidy(sentence))

    def __len__(self) -> int:
        return len(self._sizes)

    def _add(self, sentence: str) -> None:
        key = skeleton(sentence)
        if len(key) >= MIN_SKELETON:
            self._exact.add(key)
        runs = shingles(sentence)
        for run in runs:
            self._owners.setdefault(run, []).append(len(self._sizes))
        self._sizes.append(len(runs))

    def holds(self, sentence: str) -> bool:
        """True for a copy or a near copy of a held-out sentence, also one that lies inside a longer sentence."""
        if skeleton(sentence) in self._exact:
            return True
        runs = shingles(sentence)
        hits: Counter[int] = Counter()
        for run in runs:
            hits.update(self._owners.get(run, ()))
        return any(n >= max(MIN_SHARED, NEAR_SHARE * min(len(runs), self._sizes[owner])) for owner, n in hits.items())

    def overlaps(self, pair: Pair) -> bool:
        """True when either side of the pair is (nearly) held out."""
        return self.holds(pair.text) or self.holds(pair.english)

    def without(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs that do not overlap."""
        return (pair for pair in pairs if not self.overlaps(pair))


def read_held_out(*folders: Path) -> HeldOut:
    """Every sentence of every file in the folders of development sets."""
    paths = (path for folder in folders for path in sorted(folder.iterdir()) if path.is_file())
    return HeldOut(line for path in paths for line in open_text(path))
