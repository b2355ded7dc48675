"""Teasers of other stories: their sentences are cut off (``The ministry promises to return to …``).

Such a sentence reads as prose, so that the text seems to begin or end with it. It differs from a sentence that trails
off in the article in three ways: it shares next to nothing with the article, it stands above the text or below it, and
a headline or furniture stands beside it.
"""

from __future__ import annotations

import re

from service.furniture.metadata import full_date, names_metadata
from service.furniture.page import LISTS
from service.furniture.phrases import announces
from service.furniture.signs import Signs, is_headline, name_like
from service.furniture.telling import STOCK, are_foreign, telling
from service.lines import Line

_CUT = re.compile(r".*[\w,)%»\"](?: ?\.{3,5}| ?…)")
_BREAK = re.compile(r"[^\W\d_]{4,}[.!?…]+ +[A-ZА-ЯЁ]")
"""A sentence ends before the one that is cut off: a longer word stands before the full stop, no abbreviation."""
_QUOTES = re.compile('["“”„«»]')
_CALLED = re.compile(r"[«\"“„][^«»\"“”„.,!?…]{2,30}[»\"”]")
"""A name between quotation marks, as Russian writes clubs, papers and firms: nobody is quoted."""
_POINTER = re.compile(r"(?:подробнее читайте на|читать далее на|read more on|read the full (?:story|text) on) ")
_HOSTED = re.compile(r"(?:^|[\s.])[\w-]{2,30}(?:\.[\w-]{2,20}){1,2} [»›]\s*$")
_LONGEST_HOST = 80
"""``The ministry plans to … asiaport.example »``: whose story it is."""
_LEAST, _MOST = 3, 40
"""Words of a teaser."""
_SHORT_SENTENCE = 25
"""Words of a whole sentence that is one."""
_LONGEST_LIST = 60
"""Lines below the heading of a list that may be of it."""
_HEADING = 4
"""Words of a heading such as ``More from Regions``."""
_NEWS = frozenset({"related", "popular"})
_HEADLINE = 16
"""Words of the longest headline of one."""
_FOREIGN, _LISTED = 0.2, 0.7
"""The largest part of its longer words that the article holds; that right below the heading of a list."""
_APART = 2
"""Teasers of one list stand so many lines apart where a headline is between two of them, else right below another."""
_OWN = 0.34
"""That of two teasers or more in a row, and of a headline."""
_SHORT_CAPTION = 9
_REACH = 3
"""Lines above a single teaser of which one is furniture: a headline and a date may stand between."""


class Teasers(Signs):
    """Which lines above and below the text are teasers, with their headlines."""

    def clear_teasers(self) -> None:
        """Take out the teasers, and the headlines that go with them; pictures of something else."""
        free = [line for line in self.lines if self.reasons[line.index] is None]
        cut = [line.index for line in free if _is_cut(line)]
        stock = [line.index for line in free if STOCK.match(line.plain) and not _tells(line)]
        if not cut and not stock:
            return
        aside = {*cut, *stock}
        prose = [line for line in free if line.is_prose and self.is_free(line.index) and line.index not in aside]
        if not prose:
            return
        article = self.told_in(prose)
        for index in stock:
            if are_foreign([self.lines[index]], article, _FOREIGN):
                self.reasons[index] = "image-prompt"
        run: list[int] = []
        for index in cut:
            if prose[0].index < index < prose[-1].index:
                continue
            beside = run and index - run[-1] == 1
            if run and not beside and not (index - run[-1] == _APART and self._heads(index - 1, article)):
                self._clear_run(run, article)
                run = []
            run.append(index)
        self._clear_run(run, article)

    def clear_listed(self) -> None:
        """Headlines and sentences in turn right below the heading of a list, two of each or more."""
        heads = [
            line.index
            for line, reason in zip(self.lines, self.reasons, strict=True)
            if reason in _NEWS and (announces(line, reason) or line.words <= _HEADING)
        ]
        for head in heads:
            groups = self._in_turn(head + 1)
            taken = {index for group in groups for index in group}
            prose = [line for line in self.lines if line.is_prose and self.is_free(line.index)]
            article = self.told_in(line for line in prose if line.index not in taken)
            foreign = [are_foreign([self.lines[index] for index in group], article, _FOREIGN) for group in groups]
            known = groups[: [*foreign, False].index(False)]
            for group in known if len(known) > 1 else ():
                for index in group:
                    self.reasons[index] = self.reasons[head]

    def clear_pointed(self) -> None:
        """An aggregator's other stories below its pointer to the full text: headlines, beginnings with their host."""
        pointers = (line.index for line in self.lines if self.reasons[line.index] and _POINTER.match(line.plain))
        start = next(pointers, len(self.lines))
        for line in self.lines[start + 1 :]:
            if line.index == start + 1 and line.text.strip().islower() and not line.ends_sentence:
                self.reasons[line.index] = self.reasons[line.index] or "tags"
            if _HOSTED.search(line.text[-_LONGEST_HOST:]) is None:
                continue
            self.reasons[line.index] = "related"
            above = line.index - 1
            if above > start and self.reasons[above] is None and is_headline(self.lines[above]):
                self.reasons[above] = "related"

    def _in_turn(self, start: int) -> list[tuple[int, ...]]:
        """From there on, headlines with a sentence below each; lines that are known to go may stand between."""
        free = [index for index in range(start, min(start + _LONGEST_LIST, len(self.lines))) if self.is_free(index)]
        groups: list[tuple[int, ...]] = []
        for above, below in zip(free[::2], free[1::2], strict=False):
            headline, sentence = self.lines[above], self.lines[below]
            if not (_LEAST <= headline.words <= _HEADLINE and is_headline(headline)) or not _is_sentence(sentence):
                break
            groups.append((above, below))
        return groups

    def _heads(self, index: int, article: frozenset[str]) -> bool:
        """A headline of another story."""
        if not 0 <= index < len(self.lines) or self.reasons[index] is not None:
            return False
        line = self.lines[index]
        if not 1 < line.words <= _HEADLINE or (line.ends_sentence and line.text[-1:] in ".…"):
            return False
        if names_metadata(line) or full_date(line):
            return False
        return not telling(line) or are_foreign([line], article, _OWN)

    def _clear_run(self, run: list[int], article: frozenset[str]) -> None:
        """Teasers of one list: two or more, or a single one below the heading of a list or beside furniture."""
        if not run:
            return
        first, last = run[0], run[-1]
        above = self._heads(first - 1, article) and not name_like(self.lines[first - 1])
        heading = self.reasons[first - 1 - above] if first - 1 - above >= 0 else None
        if len(run) == 1 and not any(self.reasons[max(0, first - _REACH) : first]):
            return
        part = _LISTED if heading in LISTS else _FOREIGN if len(run) == 1 else _OWN
        if not are_foreign([self.lines[index] for index in run], article, part):
            return
        for index in range(first - above, last + 1):
            self.reasons[index] = "related"
        if not above and (heading in LISTS or (heading is None and len(run) > 1)) and self._heads(last + 1, article):
            self.reasons[last + 1] = "related"


def _is_sentence(line: Line) -> bool:
    """One short sentence without a quotation, and not an item of a list."""
    short = _LEAST < line.words <= _SHORT_SENTENCE and line.ends_sentence
    return short and line.block.kind != "list_item" and not (_QUOTES.search(line.text) or _BREAK.search(line.text))


def _is_cut(line: Line) -> bool:
    """A sentence that is cut off, without a quotation, and not an item of a list."""
    text = line.text.strip()
    if not _LEAST <= line.words <= _MOST or text[-1:] not in ".…" or not _CUT.fullmatch(text):
        return False
    if line.block.kind == "list_item" or text[0] in "-–—•" or _BREAK.search(text):
        return False
    return _QUOTES.search(_CALLED.sub("", text)) is None


def _tells(line: Line) -> bool:
    """A caption of a whole sentence with its credit in brackets."""
    return line.words > _SHORT_CAPTION and line.text.rstrip()[-1:] in ")]"
