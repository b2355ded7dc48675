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

from service.language.pieces import Role, Words

_ROWS = 50_000
"""Words a page: about 10 MB for fifty languages, touched as it fills."""


class _Page:
    def __init__(self, rows: int, width: int) -> None:
        self.matrix = np.empty((rows, width), dtype=np.float32)
        self.places: tuple[dict[str, int], ...] = tuple({} for _ in Role)
        self.used = 0


class Memory:
    """Rows of words by their role, made by `scores` when a word is met for the first time."""

    def __init__(self, scores: Callable[[str, Role], NDArray[np.float32]], width: int, rows: int = _ROWS) -> None:
        self._scores, self._width, self._rows = scores, width, rows
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Begin a new page."""
        self._page = _Page(self._rows, self._width)

    def totals(self, texts: Sequence[Words]) -> NDArray[np.float32]:
        """For each text the sum of the rows of its words. Together they may have no more words than a page has rows."""
        page = self._page
        places = page.places
        rows: list[int] = []
        starts: list[int] = []
        for text in texts:
            starts.append(len(rows))
            for word, role in zip(text.lowered, text.roles, strict=True):
                row = places[role].get(word)
                if row is None:
                    row = self._learn(page, word, Role(role))
                if row is None:
                    self.forget()
                    return self.totals(texts)
                rows.append(row)
        sums = np.zeros((len(texts), self._width), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text.lowered]
        if filled:
            taken = page.matrix.take(rows, axis=0)
            sums[filled] = np.add.reduceat(taken, [starts[place] for place in filled], axis=0)
        return sums

    def _learn(self, page: _Page, word: str, role: Role) -> int | None:
        scores = self._scores(word, role)
        with self._lock:
            row = page.used
            if row == len(page.matrix):
                return None
            page.matrix[row] = scores
            page.used = row + 1
            page.places[role][word] = row
        return row
