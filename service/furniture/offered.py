"""Paragraphs of the page between those of the article: appeals above their button, and lists with leads cut off."""

from __future__ import annotations

import re
from functools import cache

from service.furniture.interface import SHORT
from service.furniture.page import Page
from service.lexicon import all_words
from service.lines import Line, plain

_QUOTES = "\"“«‘'—–"
_HEAD_LINES, _LONGEST_CALL = 10, 14
"""Lines of the page's head, and words of the heading of an appeal there."""
_BUTTONS = frozenset({"donation", "subscribe"})
_LONGEST_APPEAL, _LONGEST_HEADING, _LONGEST_BUTTON = 80, 9, 5
"""Words of an appeal, of the heading above it and of the button below."""
_SHARE = 0.5
"""The part of a heading's longer words that the article may hold."""
_DAY = re.compile(r"\W{0,3}\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?:,?\s{1,3}\d{1,2}[:.]\d\d)?\W{0,3}")
_CUT = re.compile(r".*[\w,)%](?:\.{3}|…)\s*")
_LEAST, _HEADLINE, _LEAD = 2, 20, 45
"""Entries of such a list at least, and words of a headline and of a lead."""


class Offered(Page):
    """The page's lines, and which paragraphs are the page's by what stands right below or above."""

    def clear_appeals(self) -> None:
        """A paragraph that asks for support right above its button, with the heading above it.

        ``Honest reporting costs money. Help us stay in the courtrooms.`` above ``Donate``.
        """
        for line in self.lines[2:]:
            index = line.index
            if self.reasons[index] not in _BUTTONS or line.words > _LONGEST_BUTTON or line.ends_sentence:
                continue
            asking = self.lines[index - 1]
            if self.reasons[index - 1] is not None or not _asks(asking):
                continue
            self.reasons[index - 1] = "donation"
            above = self.lines[index - 2]
            heading = above.words <= _LONGEST_HEADING and not above.ends_sentence and above.block.kind != "list_item"
            if self.is_free(index - 2) and heading and self.share(index - 2) < _SHARE:
                self.reasons[index - 2] = "donation"

    def clear_priced_appeals(self) -> None:
        """A line over all text that asks to support the page for so much a month, with the heading right above it.

        ``Honest reporting needs you`` over ``From £3 a month you can help us stay in the courtrooms. Join us today``.
        """
        for line in self.lines[:_HEAD_LINES]:
            free = self.reasons[line.index] in (None, *_BUTTONS)
            if not free or line.words > _LONGEST_APPEAL or line.block.kind == "list_item":
                return
            folded = line.plain or plain(line.text)
            if line.text.strip()[:1] in _QUOTES or not (_appeals().search(folded) and _prices().search(folded)):
                if line.is_prose and self.reasons[line.index] is None:
                    return
                continue
            self.reasons[line.index] = "donation"
            above = self.lines[line.index - 1] if line.index and not line.after_gap else None
            if above is not None and above.words <= _LONGEST_CALL and self.reasons[above.index] is None:
                self.reasons[above.index] = "donation"

    def clear_cut_leads(self) -> None:
        """Headlines, the day of each on a line of its own, and the beginning of each article, cut off: two or more."""
        entries = [index for index in range(1, len(self.lines) - 1) if self._is_entry(index)]
        if len(entries) < _LEAST:
            return
        for day in entries:
            for index in (day - 1, day, day + 1):
                if self.reasons[index] is None:
                    self.reasons[index] = "related"

    def _is_entry(self, day: int) -> bool:
        above, line, below = self.lines[day - 1 : day + 2]
        if line.words > SHORT or _DAY.fullmatch(line.text) is None or above.ends_sentence or above.is_prose:
            return False
        lead = below.words <= _LEAD and _CUT.fullmatch(below.plain) is not None
        return 1 < above.words <= _HEADLINE and lead


def _asks(line: Line) -> bool:
    """A few sentences in the page's own name that ask for support."""
    if line.words > _LONGEST_APPEAL or not line.is_prose or line.text.strip()[:1] in _QUOTES:
        return False
    return _appeals().search(line.plain or plain(line.text)) is not None


@cache
def _appeals() -> re.Pattern[str]:
    """The lexicon's words of such appeals."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(plain(word)) for word in all_words('appeals.words'))})\b")


@cache
def _prices() -> re.Pattern[str]:
    """The lexicon's expressions for what support costs: ``£3 a month``."""
    return re.compile("|".join(all_words("appeals.prices")))
