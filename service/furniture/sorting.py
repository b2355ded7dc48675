"""Sort blocks into article and furniture: first by words and shape, then by what stands next to what.

Losing a sentence of the article costs ten times a furniture line kept, so lines that read as prose leave only when
their words are beyond doubt, and rules of place touch short lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.agencies import agencies
from service.document import Removed
from service.furniture.metadata import (
    byline_with_address,
    full_date,
    labelled,
    names_house,
    names_metadata,
    source_of,
)
from service.furniture.page import (
    FEW_WORDS,
    INTRODUCED,
    OFFER,
    SHORT,
    TITLE_LEAST,
    Page,
    introduces,
    offers,
    same,
    titles_of,
)
from service.furniture.phrases import announces, rules
from service.furniture.rows import SECTIONS, number_reason
from service.lexicon import all_words
from service.lines import Line, is_clock, key, plain, read_lines
from service.reading import PageEvidence, Sorted, SourceBlock

_ASKING = frozenset({"paywall", "donation"})
"""Reasons whose `openings` sentences have: ``You have no idea.``"""
_COMMENT_HEADS = ("comments",)
_LIST_REASONS = frozenset({"related", "popular"})
_TAG, _SHORT_TAIL = 4, 14
"""Words of the longest tag, and of the longest headline that may stand among furniture below the article."""
_LONGEST_RELATED = 24
_CONTROLS = 2
_ITEMS = 2
_CUES = 3
"""Lines of furniture below the article from which no signature follows."""
_ENTRY = 2
"""Lines from the time of an entry to its first sentence: a heading may stand between."""
_WIDE_ROW = re.compile(r"[^\s.,:;]+(?: [^\s.,:;]+){0,3}(?:(?:\s{2,}|\t)[^\s.,:;]+(?: [^\s.,:;]+){0,3}){2,9}")
_SITE_AFTER = re.compile(r"[-–—|:·•»/](?<=\s[-–—|:·•»/])[-–—|:·•»/]?\s(?=[^-–—|]{2,40}$)")
_SIGNATURE = re.compile(r"[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]+, ")
_DESK = re.compile(r"[а-я]{2,3}(?:[ /][а-я]{2,3}){0,2}|[a-z]{2,3}(?:/[a-z]{2,3}){1,3}")
"""Initials of those who made it, right below the article."""
_QUOTES = frozenset("«\"“‘'„(—–-*")
_NAME = 4
"""Words of the longest line that may be a name alone."""
_HEARD, _SURE = 1.0, 3.0
"""Odds (logarithm) from which a line sounds like one of the page, where its place says so too and where not."""
_TICKER = re.compile(r"\W*(?:\d{1,2}\.\d{1,2}\.\d{4},?\s+)?\d{1,2}[:.]\d\d\s+[^\W\d].{9,}")
"""A headline behind its time: ``23:10 Sochi hosts …``"""
_MONTH_BAR = re.compile(r"[^\W\d]{3,10} (?:19|20)\d\d")


def sort(source: str, blocks: Sequence[SourceBlock], *, evidence: Sequence[PageEvidence] = ()) -> Sorted:
    """Kept blocks and removed ones, in source order; no character of `blocks` is lost, none is in both.

    `evidence` is what the page's markup states: a line that equals its title is never furniture at first sight.
    """
    page = _Sorting(read_lines(source, blocks), titles_of(evidence))
    page.judge()
    kept = tuple(line.block for line in page.lines if page.reasons[line.index] is None)
    removed = tuple(
        Removed(line.block.span, source[line.block.span[0] : line.block.span[1]], reason)
        for line, reason in zip(page.lines, page.reasons, strict=True)
        if reason is not None
    )
    return Sorted(kept, removed)


class _Sorting(Page):
    """The page's lines, judged by what stands next to what."""

    def judge(self) -> None:
        """Settle the reason of every line, None for what stays."""
        verdicts: dict[str, tuple[str | None, str | None]] = {}
        for line in self.lines:
            if not line.plain:
                continue
            verdict = verdicts.get(line.text)
            if verdict is None:  # pages say the same short lines again and again
                verdict = verdicts[line.text] = self.verdict(line)
            self.reasons[line.index], self.soft[line.index] = verdict
        self.find_offers()
        self.find_closing()
        self.clear_skipped()
        self.clear_boilerplate()
        first, last = self.body()
        title = self.title(first)
        self._keep_sections(first)
        self._keep_agency(first, title)
        self._keep_dates(first)
        self._clear_head(first, title, self._entries(first, last))
        self._clear_inside(first, last)
        self._clear_tail(last)
        self._clear_repeats(title, first)

    def _keep_sections(self, first: int) -> None:
        """A section's name above the body is the masthead's, though menus have such words too."""
        for index in range(min(first, len(self.lines))):
            line = self.lines[index]
            if self.reasons[index] in ("navigation", "popular") and line.key in SECTIONS and line.words <= 3:
                self.reasons[index] = None

    def _keep_agency(self, first: int, title: int | None) -> None:
        """An agency's name just below the title is its byline, though picture credits look like it."""
        below = title + 1 if title is not None else first
        for index in range(below, min(below + 2, first)):
            if self.reasons[index] == "photo-credit" and self._names_agency(index):
                self.reasons[index] = None

    def _names_agency(self, index: int) -> bool:
        """Nothing but an agency, or its name behind a label of the source: ``По материалам ТАСС``."""
        text = self.lines[index].text.strip()
        if text[:1] == "©" or self.lines[index].words > SHORT:
            return False
        return agencies().first_of(source_of(text) or text) is not None

    def _keep_dates(self, first: int) -> None:
        """Above the body a name with a date is a byline, though comments look like it; so is a clock below a date."""
        for index in range(min(first, len(self.lines))):
            line, reason = self.lines[index], self.reasons[index]
            dated = full_date(line) and reason == "comments"
            below = index > 0 and full_date(self.lines[index - 1]) and self.lines[index - 1].words <= SHORT
            byline = reason == "contact" and "@" in line.text and byline_with_address(line)
            if dated or byline or (reason == "image-prompt" and below and is_clock(line.text)):
                self.reasons[index] = None

    def _clear_head(self, first: int, title: int | None, entries: frozenset[int]) -> None:
        seen: str | None = None
        for index in range(min(first, len(self.lines))):
            if entries and first - index <= _ENTRY and is_clock(self.lines[index].text) and index > (title or 0):
                continue  # the time of a running report's first entry
            if self.reasons[index] is None and index != title:
                self.reasons[index] = self._head_reason(index, seen, title)
            elif self.reasons[index] == "credits" and self._label_alone(index):
                self.reasons[index + 1] = "credits"
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
            if self.reasons[index] is not None or not _is_headline(line) or names_metadata(line) or line.words < 3:
                break
            taken.append(index)
        if reason in _LIST_REASONS and len(taken) > 1:
            for index in taken:
                self.reasons[index] = reason

    def _head_reason(self, index: int, seen: str | None, title: int | None) -> str | None:
        line = self.lines[index]
        if bare := number_reason(line, in_body=False):
            return bare
        if seen == "donation" and _MONTH_BAR.fullmatch(line.plain):
            return "donation"
        if self.soft[index] and line.words <= SHORT and not line.ends_sentence:
            return self.soft[index]
        above = title is not None and index < title
        if self.soft[index] == "subscribe" and offers(self.interface_of(index), line):
            return "subscribe"
        if self.is_button(index) and not _SIGNATURE.match(line.text):
            found = self.interface_of(index)
            few = found.strong > 0 and (line.words <= FEW_WORDS or found.opens)
            if found.alone or found.strong >= OFFER or few or (above and (found.strong or found.weak >= OFFER)):
                return "navigation"
        if line.text.rstrip().endswith(",") or (index and self.lines[index - 1].text.rstrip().endswith(",")):
            return None  # a headline over two lines
        if self._is_plain(index) and self.sounds(index) > (
            _HEARD if above and (line.words < TITLE_LEAST or self.beside_furniture(index)) else _SURE
        ):
            return "boilerplate" if line.ends_sentence else "navigation"
        if above and _WIDE_ROW.fullmatch(line.text) and not names_metadata(line):
            return "navigation"
        menu = seen in ("navigation", "account") and line.words <= 3 and line.key not in SECTIONS
        menu = menu and not self._over_date(index)
        return "navigation" if above and menu and not names_metadata(line) else None

    def _over_date(self, index: int) -> bool:
        """Two words or more right above a date: a short headline."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return self.lines[index].words > 1 and below is not None and below.words <= SHORT and full_date(below)

    def _is_plain(self, index: int) -> bool:
        """Neither metadata nor a section, a caption, an item of a list, a signature or a quotation."""
        line = self.lines[index]
        if line.block.kind in ("caption", "list_item", "byline", "date", "dateline") or line.key in SECTIONS:
            return False
        named = names_metadata(line) or full_date(line) or names_house(line) or self._names_agency(index)
        if named or _SIGNATURE.match(line.text) or is_clock(line.text) or line.text.strip()[:1] in _QUOTES:
            return False
        return self.interface_of(index).hits > 0 or (line.words > _NAME and not _name_like(line))

    def _label_alone(self, index: int) -> bool:
        """``Editor:`` with the name on the next line."""
        if index + 1 >= len(self.lines) or self.reasons[index + 1] is not None:
            return False
        below = self.lines[index + 1]
        return self.lines[index].text.rstrip().endswith(":") and self.lines[index].words <= 2 and _name_like(below)

    def _clear_inside(self, first: int, last: int) -> None:
        index = first
        entries = self._entries(first, last)
        while index <= last:
            line = self.lines[index]
            reason = self.reasons[index]
            if reason == "separator":
                self.reasons[index] = None  # a break between parts of the article
            elif (reason and line.key in _crossheads() and self._heads_text(index)) or index in entries:
                self.reasons[index] = None
            elif reason is None and self._lone_letter(index):
                self.reasons[index] = "stray"
            elif reason is None:
                self.reasons[index] = number_reason(line, in_body=True) or self._soft_inside(index)
                if self.reasons[index] is None and self._credits_picture(index):
                    self.reasons[index] = "photo-credit"
                if self.reasons[index] is None and self._between_related(index):
                    self.reasons[index] = "related"
            elif reason == "credits" and self._label_alone(index):
                self.reasons[index + 1] = reason
            elif reason in _LIST_REASONS and announces(line, reason):
                index = self._take_list(index, last, reason)
                continue
            index += 1

    def _entries(self, first: int, last: int) -> frozenset[int]:
        """Times of day on lines of their own, several of them between the paragraphs: entries of a running report."""
        clocks = [index for index in range(first, last + 1) if is_clock(self.lines[index].text)]
        every = set(clocks)
        apart = [index for index in clocks if index - 1 not in every and index + 1 not in every]
        return frozenset(apart if len(apart) > 1 else ())

    def _lone_letter(self, index: int) -> bool:
        """One letter on a line of its own, an icon's, unless the next line goes on with it as behind a drop cap."""
        line = self.lines[index]
        if len(line.key) != 1 or not line.key.isalpha() or line.block.kind == "list_item":
            return False
        return index + 1 < len(self.lines) and not self.lines[index + 1].text[:1].islower()

    def _heads_text(self, index: int) -> bool:
        """Sentences stand around it, or two items of a list below it, which no furniture interrupts."""
        below = self.lines[index + 1 : index + 3]
        listed = len(below) == _ITEMS and all(
            line.block.kind == "list_item" and self.reasons[line.index] is None and line.words >= TITLE_LEAST
            for line in below
        )
        return self._between_prose(index) or listed

    def _between_prose(self, index: int) -> bool:
        """Sentences stand right above and below: what may be a heading of the page is one of the article."""
        near = (index - 1, index + 1)
        return all(0 <= one < len(self.lines) and self.lines[one].ends_sentence for one in near)

    def _between_related(self, index: int) -> bool:
        near = (index - 1, index + 1)
        listed = all(0 <= one < len(self.lines) and self.reasons[one] == "related" for one in near)
        return listed and self.lines[index].words <= SHORT and not self.lines[index].text.rstrip().endswith((".", ":"))

    def _credits_picture(self, index: int) -> bool:
        """An agency alone above the controls of a picture between the paragraphs: whose picture it is."""
        controls = range(index + 1, min(index + 1 + _CONTROLS, len(self.lines)))
        return any(self.reasons[one] == "image-prompt" for one in controls) and self._names_agency(index)

    def _soft_inside(self, index: int) -> str | None:
        line = self.lines[index]
        if self.soft[index] in INTRODUCED and introduces(line):
            return None
        if self.is_button(index):
            found = self.interface_of(index)
            if line.block.kind == "list_item":
                return None
            if found.alone and (found.strong or self.beside_furniture(index)):
                return "navigation"
            if self.heads_article(line, found) and not self.beside_furniture(index):
                return None
            few = line.words <= FEW_WORDS + found.opens
            if found.strong and ((few and found.opens) or ((few or found.opens) and self.beside_furniture(index))):
                return "navigation"
        alone = not line.ends_sentence and not self.heads_article(line, self.interface_of(index))
        if alone and self.beside_furniture(index) and self._is_plain(index) and self.sounds(index) > _SURE:
            return "navigation"
        if self.soft[index] == "subscribe" and line.ends_sentence:
            found = self.interface_of(index)
            sure = found.strong and (found.alone or (found.opens and line.words <= SHORT))
            if sure or (found.hits and self.beside_furniture(index)):
                return "subscribe"
        return self.soft[index] if line.words <= SHORT and not line.ends_sentence else None

    def _take_list(self, head: int, last: int, reason: str) -> int:
        """The headlines under ``Read also:``, up to the next blank line or prose. Gives the index after them."""
        index = head + 1
        taken: list[int] = []
        while index <= last:
            line = self.lines[index]
            if self.reasons[index] is None:
                if not _is_headline(line) or (line.after_gap and index > head + 1):
                    break
                taken.append(index)
            index += 1
        open_end = index <= last and not self.lines[index].after_gap
        direct = bool(taken) and index == taken[-1] + 1  # no ``End of …`` between
        if len(taken) > 1 and open_end and direct and self.lines[taken[-1]].block.kind != "list_item":
            taken.pop()  # the last may be a heading of the article
        for number in taken:
            self.reasons[number] = reason
        return max(index, head + 1)

    def _clear_tail(self, last: int) -> None:
        if last < 0:
            return
        for index in range(last + 1, min(last + 3, len(self.lines))):
            if self.reasons[index] in ("photo-credit", "credits") and self._names_agency(index):
                self.reasons[index] = None  # the source, not a credit
        mode: str | None = None
        cue = 0
        loose = self._loose_tail(last)
        for index in range(last + 1, len(self.lines)):
            line = self.lines[index]
            if self.reasons[index] is None:
                self.reasons[index] = self._tail_reason(line, mode, last, cue=cue, loose=index in loose)
            reason = self.reasons[index]
            if reason is not None and reason != "stray":
                cue += 1
                if announces(line, reason):
                    mode = reason

    def _tail_reason(self, line: Line, mode: str | None, last: int, *, cue: int, loose: bool) -> str | None:
        if line.index <= last + 2 and self._names_agency(line.index):
            return None
        soft = self.soft[line.index]
        if soft and not (soft in _ASKING and line.ends_sentence and not self.interface_of(line.index).hits):
            return soft
        if bare := number_reason(line, in_body=False):
            return bare
        if mode == "comments":
            return "comments"
        if self.is_button(line.index) and not _SIGNATURE.match(line.text):
            found = self.interface_of(line.index)
            if found.alone or found.strong or found.weak >= OFFER:
                return "navigation"
        sure = _HEARD if cue and not line.ends_sentence else _SURE
        if self._is_plain(line.index) and self.sounds(line.index) > sure:
            return "boilerplate" if line.ends_sentence else "navigation"
        if cue and _TICKER.match(line.text) and not line.ends_sentence and line.words <= _LONGEST_RELATED:
            return "popular"
        below = self.reasons[line.index + 1] if line.index + 1 < len(self.lines) else None
        if line.text.rstrip().endswith(":") and below is not None and line.words <= SHORT and not labelled(line):
            return below
        if (names_metadata(line) and mode is None) or (labelled(line) and mode != "comments"):
            return None
        if mode is not None:
            related = line.words <= _LONGEST_RELATED and not line.text.rstrip().endswith((".", ";"))
            return mode if related else None
        if loose:
            return "tags"
        if (
            line.words <= 2
            and line.index == len(self.lines) - 1
            and line.text.strip().islower()
            and not line.ends_sentence
        ):
            return "stray"
        if line.index == last + 1 and _DESK.fullmatch(line.plain):
            return "credits"
        short = line.words <= _SHORT_TAIL and not line.ends_sentence and line.block.kind != "list_item"
        if not cue or not short or (cue < _CUES and _name_like(line)):
            return None
        return "tags" if line.words <= _TAG else "related"

    def _loose_tail(self, last: int) -> frozenset[int]:
        """Short lines at the end without any heading: tags, when there are several and they do not look like names."""
        run: list[int] = []
        for index in range(last + 1, len(self.lines)):
            line = self.lines[index]
            if (
                not self.is_free(index)
                or line.words > 4
                or line.ends_sentence
                or names_metadata(line)
                or line.block.kind == "list_item"
            ):
                if run and len(run) > 1:
                    break
                run = []
                continue
            run.append(index)
        lower = any(self.lines[index].text.strip()[:1].islower() for index in run)
        return frozenset(run) if len(run) >= 3 or (len(run) == 2 and lower) else frozenset()

    def _clear_repeats(self, title: int | None, first: int) -> None:
        """A title or lead said again: what stands first stays."""
        seen: dict[str, int] = {}
        for index, line in enumerate(self.lines):
            if self.reasons[index] is not None or line.words < TITLE_LEAST or not line.plain:
                continue
            folded = same(line.plain)
            earlier = seen.setdefault(folded, index)
            if earlier == index and (suffix := _SITE_AFTER.search(line.plain)):
                bare = same(line.plain[: suffix.start()])
                earlier = seen.get(bare, index) if bare.count(" ") >= TITLE_LEAST else index
            if earlier == index:
                continue
            if (
                earlier == title
                or (title is None and earlier <= first)
                or (folded in self.titles)
                or (index < first and line.words > TITLE_LEAST and not names_metadata(line))
            ):
                self.reasons[index] = "repeated-title"
            elif earlier < first < index and names_metadata(line) and not line.is_prose:
                self.reasons[index] = "pagination"  # the head of a printed page
            elif earlier <= first + 1 and line.words >= 8 and earlier <= 12:
                self.reasons[index] = "repeated-lead"


@cache
def _crossheads() -> frozenset[str]:
    return frozenset(key(plain(name)) for name in all_words("crossheads.lines"))


def _is_headline(line: Line) -> bool:
    return line.words <= _LONGEST_RELATED and not line.is_prose and not line.text.rstrip().endswith((".", ":", ";"))


def _name_like(line: Line) -> bool:
    """Two or three capitalized words: perhaps a signature, which is the masthead's."""
    words = line.text.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and line.key not in rules().lines
