"""What a word adds to each language, remembered: news says the same words again and again.

A page of memory is a matrix with a row a word. The scores of a text are then a look-up a word and one sum of rows. A
full page is dropped and a new one begun; whoever still reads the old page reads on undisturbed, so that threads need
a lock only to write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from service.language.pieces import Words, unmarked

_ROWS = 50_000
"""Words a page: about 10 MB for fifty languages, touched as it fills."""


class _Page:
    def __init__(self, rows: int, width: int) -> None:
        self.matrix = np.empty((rows, width), dtype=np.float32)
        self.places: dict[str, int] = {}
        """Rows by marked word."""
        self.used = 0


Met = tuple[str, int]
"""A word and its role."""


class Memory:
    """Rows of words by their role, made by `scores` for those met for the first time."""

    def __init__(self, scores: Callable[[list[Met]], NDArray[np.float32]], width: int, rows: int = _ROWS) -> None:
        self._scores, self._width, self._rows = scores, width, rows
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Begin a new page."""
        self._page = _Page(self._rows, self._width)

    def totals(self, texts: Sequence[Words]) -> NDArray[np.float32]:
        """For each text the sum of the rows of its words. Together they may have no more words than a page has rows."""
        page = self._page
        starts: list[int] = []
        met: list[str] = []
        for text in texts:
            starts.append(len(met))
            met += text.marked
        found = list(map(page.places.get, met))
        if None in found:
            new = list(dict.fromkeys(one for one, row in zip(met, found, strict=True) if row is None))
            if not self._learn(page, new):
                self.forget()
                return self.totals(texts)
            found = list(map(page.places.get, met))
        rows = np.array(found, dtype=np.intp)
        sums = np.zeros((len(texts), self._width), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text.lowered]
        if filled:
            taken = page.matrix.take(rows, axis=0)
            sums[filled] = np.add.reduceat(taken, [starts[place] for place in filled], axis=0)
        return sums

    def _learn(self, page: _Page, new: list[str]) -> bool:
        """Add rows; False when the page has no room for them."""
        scores = self._scores([unmarked(one) for one in new])
        with self._lock:
            first, last = page.used, page.used + len(new)
            if last > len(page.matrix):
                return False
            page.matrix[first:last] = scores
            page.used = last
            page.places.update(zip(new, range(first, last), strict=True))
        return True
