"""Tables and lists of figures that an article holds: rates, prices, results, votes, temperatures.

Scrapers leave a table as rows (``21 September | Rp14.451 |``, cells between tabs) or with each cell on a line of its
own. Such a line looks like a button to give a sum, a number of a page, a counter. It stands in a run of its like, right
below a sentence of the article; a button to give stands beside words of giving, a page number beside others.
"""

from __future__ import annotations

import re
from itertools import pairwise

from service.furniture.listed import is_stamp
from service.furniture.metadata import labelled
from service.furniture.page import Page
from service.lines import Line

_CELLS = re.compile(r"\s*\|\s*|\t+")
_SIGN = r"[-+−–▲▼±~<>]?\s?"
_UNIT = r"(?:[$€£¥₽₴₹₩₦]|us\$|rp\.?|usd|eur|rub|idr|gbp|руб\.?|тенге|рублей|долларов"
_UNIT += r"|ribu|juta|miliar|trillion|billion|million"
_UNIT += r"|days?|weeks?|months?|years?|pekan|minggu|bulan|tahun|hari|недел[яьи]|месяца?|года?|лет"
_UNIT += r"|bn|mn|mln|млн|млрд|тыс\.?|тонн|кг|км|мм|см|kg|km|mm|cm|ton)"
_FIGURE = re.compile(
    rf"{_SIGN}(?:{_UNIT}\s?)?{_SIGN}\d[\d.,’'  ]*(?:\s?(?:{_UNIT}|%|°\s?[cfс]?|pts?\.?))*"
    r"(?:\s?\([-+−]?[\d.,]+\s?%?\))?"
    r"|\d{1,3}\s?[:–-]\s?\d{1,3}"
)
_PLAIN_NUMBER = re.compile(r"\d{1,3}")
_COLUMNS = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUM = re.compile(rf"{_UNIT}\s?\d[\d.,  ]*|\d[\d.,  ]*\s?{_UNIT}")
_DIGIT = re.compile(r"\d")
_LONGEST_CELL, _LONGEST_ROW = 6, 24
"""Words of a cell on a line of its own, and of a row."""
_LEAST, _FIGURES, _PART = 4, 3, 3
"""Cells of the smallest table, how many of them are figures at least, and that this is one in so many."""
_HEADS = 8
"""Cells of a table's head, without figures."""
_REACH = 3
"""Lines in which words of giving, or other numbers of pages, stand."""
_ONES = frozenset({"donation", "pagination", "counter", "widget", "navigation", "image-prompt", "separator", "stray"})
"""Reasons that a cell may seem to have by itself."""
_GIVING = frozenset({"donation", "paywall", "subscribe"})
_PAGING = frozenset({"pagination", "navigation"})


class Tables(Page):
    """The page's lines, and which of them are cells or rows of tables of the article."""

    def find_tables(self) -> None:
        """Give the lines of tables back to the article, and the sums that no word of giving stands beside."""
        lone = [line.index for line in self.lines if self.reasons[line.index] == "donation" and _is_sum(line)]
        first = next((line.index for line in self.lines if line.is_prose), len(self.lines))
        for index in lone:
            if index > first and not self._asks_to_give(index, index):
                self.reasons[index] = None
        run: list[int] = []
        for line in self.lines:
            if self._may_be_cell(line):
                run.append(line.index)
                continue
            self._take(run)
            run = []
        self._take(run)

    def _may_be_cell(self, line: Line) -> bool:
        reason = self.reasons[line.index]
        if not line.key:
            return line.words <= 1
        if labelled(line) or is_stamp(line) or "#" in line.text or "@" in line.text:
            return False
        if _is_row(line):
            return reason in (None, "related", *_ONES)
        if _is_figure(line.plain):
            return reason is None or reason in _ONES
        if line.ends_sentence or line.words > _LONGEST_CELL or line.text.rstrip().endswith(":"):
            return False
        if reason == "widget" or (reason in _ONES and _DIGIT.search(line.plain)):
            return reason != "counter"
        return reason is None or (reason in _ONES and line.words == 1)

    def _take(self, run: list[int]) -> None:
        """Free the lines of the run when they are a table right below a sentence of the article."""
        cells = {index: _cells(self.lines[index]) for index in run}
        figured = [index for index in run if any(map(_is_figure, cells[index]))]
        if not figured:
            return
        start, end = run[0], figured[-1]
        inside = [index for index in run if index <= end and cells[index]]
        every = [cell for index in inside for cell in cells[index]]
        figures = [cell for cell in every if _is_figure(cell)]
        rows = sum(len(cells[index]) > 1 for index in inside)
        if (
            len(every) < _LEAST
            or len(figures) < (_FIGURES if rows < _COLUMNS else _COLUMNS)
            or len(figures) * _PART < len(every)
        ):
            return
        known = sum(self.reasons[index] is not None for index in inside if not any(map(_is_figure, cells[index])))
        if sum(index < figured[0] for index in inside) > _HEADS or 3 * known > len(inside):
            return
        if not self._below_sentence(start) or self._asks_to_give(start, end) or self._counts_pages(start, end, every):
            return
        bare = len(every) - len(figures) < _COLUMNS
        sure = telling(figures) or not (known or bare)
        if not sure and (bare or not self._sentence_below(end)):
            return
        for index in range(start, end + 1):
            self.reasons[index] = self.soft[index] = None
            self.tables.add(index)

    def _below_sentence(self, start: int) -> bool:
        """A sentence of the article stands right above, or a line that introduces the table."""
        above = self.lines[start - 1] if start else None
        if above is None or self.reasons[above.index] is not None:
            return False
        return above.is_prose or above.ends_sentence or above.text.rstrip().endswith(":")

    def _sentence_below(self, end: int) -> bool:
        below = self.lines[end + 1 : end + 1 + _REACH]
        return any(line.is_prose and self.is_free(line.index) for line in below)

    def _asks_to_give(self, start: int, end: int) -> bool:
        """Words of giving stand near: ``Donate``, ``Give monthly``."""
        near = [*range(max(0, start - _REACH), start), *range(end + 1, min(len(self.lines), end + 1 + _REACH))]
        return any(self.soft[index] in _GIVING for index in near) or any(
            self.reasons[index] in _GIVING and not _is_sum(self.lines[index]) for index in near
        )

    def _counts_pages(self, start: int, end: int, cells: list[str]) -> bool:
        """Nothing but numbers that go up by one, or plain numbers beside words of navigation."""
        numbers = [int(cell) for cell in cells if _PLAIN_NUMBER.fullmatch(cell)]
        if len(numbers) > 1 and all(after - one == 1 for one, after in pairwise(numbers)):
            return True
        if 2 * len(numbers) < len(cells):
            return False
        near = (start - 1, end + 1)
        return any(0 <= index < len(self.lines) and self.reasons[index] in _PAGING for index in near)


def telling(figures: list[str]) -> bool:
    """Figures with a decimal mark, a unit or a currency, most of them: no counts and no numbers of pages."""
    sure = sum(_PLAIN_NUMBER.fullmatch(cell) is None for cell in figures)
    return sure >= _COLUMNS and 2 * sure > len(figures)


def _is_sum(line: Line) -> bool:
    return _SUM.fullmatch(line.key) is not None or _SUM.fullmatch(line.plain) is not None


def _cells(line: Line) -> list[str]:
    """The cells of a line, folded, marks alone aside: ``Adult: $4.50`` has two of them."""
    text = line.text.casefold()
    pieces = (piece.strip() for piece in _CELLS.split(text)) if "|" in text or "\t" in text else [line.plain]
    found = [piece for piece in pieces if any(map(str.isalnum, piece))]
    if len(found) != 1 or line.words > _LONGEST_CELL:
        return found
    for mark in (": ", " - ", " "):
        label, _mark, figure = line.plain.rpartition(mark)
        if label and _is_figure(figure) and (not _is_figure(line.plain) or _YEAR.fullmatch(label)):
            return [*_split(label), figure]
    return found


def _split(label: str) -> list[str]:
    """``Monday 12C``, in front of the last figure of its row: a label and a figure."""
    first, _blank, last = label.rpartition(" ")
    return [first, last] if first and _is_figure(last) else [label]


def _is_figure(cell: str) -> bool:
    return len(cell) <= 40 and _FIGURE.fullmatch(cell.strip(" .;*")) is not None


def _is_row(line: Line) -> bool:
    """Two cells or more on the line, one of them a figure; or the head of such a table."""
    if line.words > _LONGEST_ROW or not ("|" in line.text or "\t" in line.text):
        return False
    cells = _cells(line)
    if len(cells) > 1 and any(map(_is_figure, cells)):
        return True
    return len(cells) > _COLUMNS and all(cell.count(" ") < _COLUMNS for cell in cells)
