"""Furniture above the text: menus, labels and buttons around the title, headlines of related news."""

from __future__ import annotations

import re

from service.furniture.crossheads import Crossheads
from service.furniture.interface import OFFER, SHORT, offers
from service.furniture.metadata import byline_with_address, full_date, names_house, names_metadata
from service.furniture.page import FEW_WORDS, TITLE_LEAST, beginnings
from service.furniture.phrases import announces, begins_as, holds
from service.furniture.rows import SECTIONS, number_reason, row_reason
from service.furniture.signs import HEARD, LIST_REASONS, SIGNATURE, SURE, is_headline
from service.interface_words import interface_word
from service.lines import is_clock

_ENTRY = 3
"""Lines from the time of an entry to its first sentence: a heading and ``Here is a summary:`` may stand between."""
_WIDE_ROW = re.compile(r"[^\s.,:;]+(?: [^\s.,:;]+){0,3}(?:(?:\s{2,}|\t)[^\s.,:;]+(?: [^\s.,:;]+){0,3}){2,9}")
_OFFERING = frozenset(
    (
        "subscribe",
        "follow",
        "navigation",
        "advertisement",
        "cookies",
        "paywall",
        "donation",
        "share",
        "copyright",
        "comments",
        "widget",
        "embed",
        "account",
    )
)
"""Reasons whose phrases begin headlines of articles about such things."""
_MENU_WORDS = 3
"""Words of the longest entry of a menu."""
_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(r"(?:№|no\.?|nr\.?|nomor:?) ?\d[\w/.-]{0,20}")
_ROWS = 60
"""Lines above a short one that may be the menu it is from."""
_TRAIL = re.compile(r"[|»›>→]")
_MONTH_BAR = re.compile(r"[^\W\d]{3,10} (?:19|20)\d\d")


class Head(Crossheads):
    """What of the lines above the text goes, and what of the masthead stays though it looks like furniture."""

    def keep_sections(self, first: int) -> None:
        """A section's name above the body is the masthead's, though menus have such words too."""
        for index in range(min(first, len(self.lines))):
            line = self.lines[index]
            if self.reasons[index] in ("navigation", "popular") and line.key in SECTIONS and line.words <= 3:
                self.reasons[index] = None

    def keep_headlines(self, first: int) -> None:
        """A line made of the article's own words heads it, though it begins as an offer or holds words of one."""
        for index in range(min(first, len(self.lines))):
            line = self.lines[index]
            reason = self.reasons[index]
            if reason not in _OFFERING or line.words <= TITLE_LEAST or line.is_prose or _TRAIL.search(line.text):
                continue
            paged = begins_as(line, reason) or holds(line, reason)
            if paged and row_reason(line) is None and self.of_article(index):
                self.reasons[index] = None

    def keep_numbers(self, first: int, title: int | None) -> None:
        """``No. 214/26``, of a decree or statement, stands below its title; above it stands that of an issue."""
        headed = False
        for index in range(min(first, len(self.lines))):
            line = self.lines[index]
            if headed and _NUMBERED.fullmatch(line.plain) and ("/" in line.plain or index - 1 == title):
                self.numbers.add(index)
                self.reasons[index] = None
            headed = headed or (self.is_free(index) and line.words > TITLE_LEAST)

    def keep_agency(self, first: int, title: int | None) -> None:
        """An agency's name just below the title is its byline, though picture credits look like it."""
        below = title + 1 if title is not None else first
        for index in range(below, min(below + 2, first)):
            if self.reasons[index] == "photo-credit" and self.names_agency(index):
                self.reasons[index] = None

    def keep_dates(self, first: int) -> None:
        """Above the body a name with a date is a byline, though comments look like it; so is a clock below a date."""
        for index in range(min(first, len(self.lines))):
            line, reason = self.lines[index], self.reasons[index]
            dated = full_date(line) and reason == "comments"
            below = index > 0 and full_date(self.lines[index - 1]) and self.lines[index - 1].words <= SHORT
            byline = reason == "contact" and "@" in line.text and byline_with_address(line)
            if dated or byline or (reason == "image-prompt" and below and is_clock(line.text)):
                self.reasons[index] = None

    def clear_head(self, first: int, title: int | None, entries: frozenset[int]) -> None:
        seen: str | None = None
        for index in range(min(first, len(self.lines))):
            if entries and first - index <= _ENTRY and is_clock(self.lines[index].text) and index > (title or 0):
                self.reasons[index] = None  # the time of a running report's first entry
                continue
            if index > (title or 0) and self.heads_text(index):
                self.reasons[index] = None  # "Key points" above a list of them
                continue
            if self.reasons[index] is None and index != title:
                self.reasons[index] = self._head_reason(index, seen, title)
            elif self.reasons[index] == "credits" and self.label_alone(index):
                self.reasons[index + 1] = "credits"
            elif self.reasons[index] == "tags" and self.files_under(index):
                self.reasons[index + 1] = "tags"
            if self.reasons[index] is not None:
                seen = self.reasons[index]
                if title is not None and index > title and announces(self.lines[index], seen or ""):
                    self._take_headlines(index, first)

    def _take_headlines(self, head: int, first: int) -> None:
        """The headlines right below ``Related news`` above the text: two of them, or more."""
        reason = self.reasons[head]
        taken: list[int] = []
        for index in range(head + 1, first):
            line = self.lines[index]
            if (
                self.reasons[index] is not None
                or not is_headline(line)
                or names_metadata(line)
                or line.words < 3
                or self.of_article(index)
            ):
                break
            taken.append(index)
        if reason in LIST_REASONS and len(taken) > 1:
            for index in taken:
                self.reasons[index] = reason

    def _head_reason(self, index: int, seen: str | None, title: int | None) -> str | None:
        line = self.lines[index]
        if index in self.numbers:
            return None
        if bare := number_reason(line, in_body=False):
            return bare
        if self._may_head(index, title):
            return None
        if seen == "donation" and _MONTH_BAR.fullmatch(line.plain):
            return "donation"
        if self.soft[index] and line.words <= SHORT and not line.ends_sentence:
            return self.soft[index]
        above = title is not None and index < title
        if self.soft[index] == "subscribe" and offers(self.interface_of(index), line):
            return "subscribe"
        if self.is_button(index) and not SIGNATURE.match(line.text):
            found = self.interface_of(index)
            few = found.strong > 0 and (line.words <= FEW_WORDS or found.opens)
            if found.alone or found.strong >= OFFER or few or (above and (found.strong or found.weak >= OFFER)):
                return "navigation"
        if line.text.rstrip().endswith(",") or (index and self.lines[index - 1].text.rstrip().endswith(",")):
            return None  # a headline over two lines
        if self.is_plain(index) and self.sounds(index) > (
            HEARD if above and (line.words < TITLE_LEAST or self.beside_furniture(index)) else SURE
        ):
            return "boilerplate" if line.ends_sentence else "navigation"
        if above and _WIDE_ROW.fullmatch(line.text) and not names_metadata(line):
            return "navigation"
        menu = seen in ("navigation", "account") and line.words <= _MENU_WORDS and line.key not in SECTIONS
        menu = menu and not line.ends_sentence and not self._over_date(index) and not self._short_headline(index)
        return "navigation" if above and menu and not names_metadata(line) else None

    def _may_head(self, index: int, title: int | None) -> bool:
        """A line of the article's own words that may be its title as well as the likely one."""
        line = self.lines[index]
        if line.words <= TITLE_LEAST or line.is_prose or self.soft[index] in ("related", "photo-credit"):
            return False
        if title is not None and (index > title or self.share(index) < self.share(title)):
            return False
        return self.of_article(index)

    def _short_headline(self, index: int) -> bool:
        """``Si Kabut Pulang`` right above what stands below a title, with a word of the article; a menu goes on."""
        line = self.lines[index]
        own = [word for word in beginnings(line.plain) if not interface_word(word)]
        if index + 1 == len(self.lines) or line.words < 2 or self._stems().isdisjoint(own):
            return False
        if any(line.key in above.plain for above in self.lines[max(0, index - _ROWS) : index]):
            return False  # an entry of the menu above, said again
        if index + 2 < len(self.lines) and not self._below_title(index + 1):
            button, below = self.lines[index + 1], self.lines[index + 2]
            return button.key not in SECTIONS and names_metadata(below)
        return self._below_title(index + 1)

    def _below_title(self, index: int) -> bool:
        """A deck, a byline, a date, or what pages put there; no further entry of a menu."""
        line = self.lines[index]
        if self.reasons[index] in ("navigation", "account", "subscribe", "related") or line.key in SECTIONS:
            return False
        other = self.reasons[index] is not None or names_metadata(line) or names_house(line)
        return other or line.words > _MENU_WORDS or _FIGURE.search(line.text) is not None

    def _over_date(self, index: int) -> bool:
        """Two words or more right above a date: a short headline."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return self.lines[index].words > 1 and below is not None and below.words <= SHORT and full_date(below)
