"""Sort blocks into article and furniture: first by words and shape, then by what stands next to what.

Losing a sentence of the article costs ten times a furniture line kept, so lines that read as prose leave only when
their words are beyond doubt, and rules of place touch short lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from service.agencies import agencies
from service.document import Removed
from service.furniture.interface import Interface, interface, said
from service.furniture.metadata import (
    byline_with_address,
    full_date,
    labelled,
    names_metadata,
    source_of,
    states_date,
    subject,
)
from service.furniture.phrases import announces, rules, soft_reason, strong_reason
from service.furniture.rows import SECTIONS, number_reason, row_reason
from service.lexicon import all_words
from service.lines import Line, is_clock, key, plain, read_lines
from service.reading import PageEvidence, Sorted, SourceBlock

_QUOTED = re.compile(r"[\"“„«'‘]|[-–—] ?\w")
_NOT_WORDS = re.compile(r"[\W_]+")
_COMMENT_HEADS = ("comments",)
_LIST_REASONS = frozenset({"related", "popular"})
_SHORT = 12
_LONGEST_BUTTON = 9
_LONGEST_OFFER = 40
_FEW_WORDS = 5
_TAG, _SHORT_TAIL = 4, 14
"""Words of the longest tag, and of the longest headline that may stand among furniture below the article."""
_MANY, _PART = 4, 4
"""Words of the interface that make a sentence an offer when they are a quarter of it."""
_OFFER = 2
"""Strong words of the interface that make a sentence an offer."""
"""Words: the longest line that its place alone can condemn."""
_LONGEST_RELATED = 24
_INTRODUCED = frozenset({"comments", "widget", "counter"})
_DOUBTFUL = frozenset({"related", "widget", "donation", "subscribe", "popular", "photo-credit", "navigation"})
"""Reasons of `openings` that a long sentence needs more for than its first words."""
_INTRODUCTION = 4
_WIDE_ROW = re.compile(r"[^\s.,:;]+(?: [^\s.,:;]+){0,3}(?:(?:\s{2,}|\t)[^\s.,:;]+(?: [^\s.,:;]+){0,3}){2,9}")
_SITE_AFTER = re.compile(r"\s[-–—|:·•»/]{1,2}\s(?=[^-–—|]{2,40}$)")
_TITLE_LEAST = 3
_SKIP = re.compile(r"(?:skip|пропустить|lewati) .{3,80} (?:and|и|dan) (?:continue|продолжить|terus|lanjut|lanjutkan)\b")
_END_OF = re.compile(r"(?:end of|конец истории|конец|akhir dari|akhir) .{3,80}")
_LONGEST_SKIPPED = 10
_ABOUT = re.compile(
    r"(?:About|О компании|Об организации|О фонде|О проекте|Tentang) [«\"“]?(?P<name>[A-ZА-ЯЁ][^.:;]{2,50}?)[»\"”]?:?"
)
_SIGNATURE = re.compile(r"[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]+, ")
_LAST_LINES = 30
_DESK = re.compile(r"[а-я]{2,3}(?:[ /][а-я]{2,3}){0,2}|[a-z]{2,3}(?:/[a-z]{2,3}){1,3}")
"""Initials of those who made it, right below the article."""
_MONTH_BAR = re.compile(r"[^\W\d]{3,10} (?:19|20)\d\d")


def sort(source: str, blocks: Sequence[SourceBlock], *, evidence: Sequence[PageEvidence] = ()) -> Sorted:
    """Kept blocks and removed ones, in source order; no character of `blocks` is lost, none is in both.

    `evidence` is what the page's markup states: a line that equals its title is never furniture at first sight.
    """
    page = _Page(read_lines(source, blocks), _titles(evidence))
    page.judge()
    kept = tuple(line.block for line in page.lines if page.reasons[line.index] is None)
    removed = tuple(
        Removed(line.block.span, source[line.block.span[0] : line.block.span[1]], reason)
        for line, reason in zip(page.lines, page.reasons, strict=True)
        if reason is not None
    )
    return Sorted(kept, removed)


def _titles(evidence: Sequence[PageEvidence]) -> frozenset[str]:
    return frozenset(_same(plain(item.value)) for item in evidence if item.field == "title") - {""}


def _same(folded: str) -> str:
    """Form in which a repeated title equals itself: letters and digits only."""
    return _NOT_WORDS.sub(" ", folded).strip()


@dataclass(slots=True)
class _Page:
    """The lines of one article and what is known of each so far."""

    lines: list[Line]
    titles: frozenset[str]
    reasons: list[str | None]
    soft: list[str | None]
    used: frozenset[str]
    """Words of the interface that the article uses, which tell nothing here."""

    def __init__(self, lines: list[Line], titles: frozenset[str]) -> None:
        self.lines = lines
        self.titles = titles
        self.reasons = [None] * len(lines)
        self.soft = [None] * len(lines)
        self.used = frozenset()

    def judge(self) -> None:
        verdicts: dict[str, tuple[str | None, str | None]] = {}
        for line in self.lines:
            if not line.plain:
                continue
            verdict = verdicts.get(line.text)
            if verdict is None:  # pages say the same short lines again and again
                verdict = verdicts[line.text] = self._verdict(line)
            self.reasons[line.index], self.soft[line.index] = verdict
        self._find_offers()
        self._clear_skipped()
        self._clear_boilerplate()
        first, last = self._body()
        title = self._title(first)
        self._keep_sections(first)
        self._keep_agency(first, title)
        self._keep_dates(first)
        self._clear_head(first, title)
        self._clear_inside(first, last)
        self._clear_tail(last)
        self._clear_repeats(title, first)

    # ── words and shape ─────────────────────────────────────────────────────────────────────────────────────────────

    def _verdict(self, line: Line) -> tuple[str | None, str | None]:
        """The reason that the line's words give, or else the one that they allow."""
        reason = self._by_words(line)
        if line.is_prose and _QUOTED.match(line.text):
            return reason, None
        return reason, None if reason is not None or states_date(line) else soft_reason(line)

    def _by_words(self, line: Line) -> str | None:
        if line.is_prose and _QUOTED.match(line.text):
            return None
        if self.titles and _same(line.plain) in self.titles:
            return None
        if states_date(line) or subject(line):
            return None
        reason = row_reason(line) or strong_reason(line)
        return None if reason in _INTRODUCED and _introduces(line) else reason

    def _find_offers(self) -> None:
        """Sentences full of the interface's words are no article text at first sight: they may be furniture."""
        self.used = said(line for line in self.lines if self._free(line.index))
        sentences = [
            line
            for line in self.lines
            if self.reasons[line.index] is None and line.ends_sentence and line.words > _FEW_WORDS - 2
        ]
        for line in sentences:
            if self.soft[line.index] in _DOUBTFUL and line.words > _SHORT and not interface(line, self.used).addresses:
                self.soft[line.index] = None  # "Also on July 26, pilots …"
        offers = [
            line
            for line in sentences
            if self._free(line.index) and line.words <= _LONGEST_OFFER and _offers(interface(line, self.used), line)
        ]
        if len(offers) > max(_OFFER, len(sentences) // 3):
            return  # an article about such things
        for line in offers:
            self.soft[line.index] = "subscribe"

    def _clear_skipped(self) -> None:
        """Everything from ``Skip … and continue reading`` to ``End of …``: players and offers inside the article."""
        start: int | None = None
        for line in self.lines:
            if _SKIP.match(line.plain):
                start = line.index
            elif start is not None and _END_OF.match(line.plain):
                for index in range(start, line.index + 1):
                    self.reasons[index] = self.reasons[index] or "embed"
                start = None
            elif start is not None and line.index - start > _LONGEST_SKIPPED:
                start = None

    def _clear_boilerplate(self) -> None:
        """``About Open Wells`` near the end, and the paragraph below that begins with the same name."""
        for index in range(max(1, len(self.lines) - _LAST_LINES), len(self.lines) - 1):
            match = _ABOUT.fullmatch(self.lines[index].text.strip())
            below = self.lines[index + 1].text.lstrip(' «"“')
            if match and below[:300].casefold().startswith(match["name"].casefold()[:20]):
                self.reasons[index] = self.reasons[index + 1] = "boilerplate"

    def _interface(self, index: int) -> Interface:
        return interface(self.lines[index], self.used)

    def _beside_furniture(self, index: int) -> bool:
        return any(self.reasons[near] is not None for near in (index - 1, index + 1) if 0 <= near < len(self.lines))

    def _button(self, index: int) -> bool:
        """A short line that is not a sentence, states no date, and is neither a section nor a caption."""
        line = self.lines[index]
        plain_line = line.words <= _LONGEST_BUTTON and not line.ends_sentence and line.block.kind != "caption"
        return plain_line and line.key not in SECTIONS and not names_metadata(line)

    # ── parts of the page ───────────────────────────────────────────────────────────────────────────────────────────

    def _body(self) -> tuple[int, int]:
        """Index of the first and the last line of article text; ``(len, -1)`` when there is none."""
        first = next((n for n, line in enumerate(self.lines) if self._free(n) and line.is_prose), len(self.lines))
        end = self._comments_start(first)
        last = next(
            (
                n
                for n in range(end - 1, first - 1, -1)
                if self._free(n) and _is_text(self.lines[n]) and not states_date(self.lines[n])
            ),
            -1,
        )
        return first, last

    def _free(self, index: int) -> bool:
        return self.reasons[index] is None and self.soft[index] is None

    def _comments_start(self, first: int) -> int:
        """Where readers' comments begin: a heading for them with at least one sign of a comment below it."""
        signs = 0
        start = len(self.lines)
        for index in range(len(self.lines) - 1, first, -1):
            reason = self.reasons[index]
            if reason == "comments":
                if announces(self.lines[index], reason) and signs:
                    start = index
                signs += 1
        if start < len(self.lines) and self._words(start, len(self.lines)) > self._words(first, start):
            return len(self.lines)
        return start

    def _words(self, start: int, end: int) -> int:
        return sum(line.words for line in self.lines[start:end])

    def _title(self, first: int) -> int | None:
        """The likely title: the line that the page's markup names, else the first headline above the body."""
        candidates = [n for n in range(min(first + 1, len(self.lines))) if self.reasons[n] is None]
        for index in candidates if self.titles else ():
            if _same(self.lines[index].plain) in self.titles:
                return index
        for index in sorted(candidates, key=self._doubt):
            line = self.lines[index]
            if index < first and line.words >= _TITLE_LEAST + 1 and not names_metadata(line) and not line.is_prose:
                return index
        return None

    def _doubt(self, index: int) -> int:
        """0 for a line that may be the title, more for one that begins as furniture does or opens like a button."""
        found = self._interface(index)
        return (self.soft[index] is not None) + (found.alone or (found.opens and found.strong > 0))

    # ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────

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
        if text[:1] == "©" or self.lines[index].words > _SHORT:
            return False
        return agencies().first_of(source_of(text) or text) is not None

    def _keep_dates(self, first: int) -> None:
        """Above the body a name with a date is a byline, though comments look like it; so is a clock below a date."""
        for index in range(min(first, len(self.lines))):
            line, reason = self.lines[index], self.reasons[index]
            dated = full_date(line) and reason == "comments"
            below = index > 0 and full_date(self.lines[index - 1]) and self.lines[index - 1].words <= _SHORT
            byline = reason == "contact" and "@" in line.text and byline_with_address(line)
            if dated or byline or (reason == "image-prompt" and below and is_clock(line.text)):
                self.reasons[index] = None

    def _clear_head(self, first: int, title: int | None) -> None:
        seen: str | None = None
        for index in range(min(first, len(self.lines))):
            if self.reasons[index] is None and index != title:
                self.reasons[index] = self._head_reason(index, seen, title)
            elif self.reasons[index] == "credits" and self._label_alone(index):
                self.reasons[index + 1] = "credits"
            if self.reasons[index] is not None:
                seen = self.reasons[index]

    def _head_reason(self, index: int, seen: str | None, title: int | None) -> str | None:
        line = self.lines[index]
        if bare := number_reason(line, in_body=False):
            return bare
        if seen == "donation" and _MONTH_BAR.fullmatch(line.plain):
            return "donation"
        if self.soft[index] and line.words <= _SHORT and not line.ends_sentence:
            return self.soft[index]
        above = title is not None and index < title
        if self.soft[index] == "subscribe" and _offers(self._interface(index), line):
            return "subscribe"
        if self._button(index):
            found = self._interface(index)
            few = found.strong > 0 and (line.words <= _FEW_WORDS or found.opens)
            if found.alone or found.strong >= _OFFER or few or (above and (found.strong or found.weak >= _OFFER)):
                return "navigation"
        if line.text.rstrip().endswith(",") or (index and self.lines[index - 1].text.rstrip().endswith(",")):
            return None  # a headline over two lines
        if above and _WIDE_ROW.fullmatch(line.text) and not names_metadata(line):
            return "navigation"
        menu = seen in ("navigation", "account") and line.words <= 3 and line.key not in SECTIONS
        return "navigation" if above and menu and not names_metadata(line) else None

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
            elif (reason and line.key in _crossheads() and self._between_prose(index)) or index in entries:
                self.reasons[index] = None
            elif reason is None:
                self.reasons[index] = number_reason(line, in_body=True) or self._soft_inside(index)
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
        apart = [index for index in clocks if not {index - 1, index + 1} & set(clocks)]
        return frozenset(apart if len(apart) > 1 else ())

    def _between_prose(self, index: int) -> bool:
        """Sentences stand right above and below: what may be a heading of the page is one of the article."""
        near = (index - 1, index + 1)
        return all(0 <= one < len(self.lines) and self.lines[one].ends_sentence for one in near)

    def _between_related(self, index: int) -> bool:
        near = (index - 1, index + 1)
        listed = all(0 <= one < len(self.lines) and self.reasons[one] == "related" for one in near)
        return listed and self.lines[index].words <= _SHORT and not self.lines[index].text.rstrip().endswith((".", ":"))

    def _soft_inside(self, index: int) -> str | None:
        line = self.lines[index]
        if self.soft[index] in _INTRODUCED and _introduces(line):
            return None
        if self._button(index):
            found = self._interface(index)
            if line.block.kind == "list_item":
                return None
            if found.alone and (found.strong or self._beside_furniture(index)):
                return "navigation"
            few = line.words <= _FEW_WORDS + found.opens
            if found.strong and ((few and found.opens) or ((few or found.opens) and self._beside_furniture(index))):
                return "navigation"
        if self.soft[index] == "subscribe" and line.ends_sentence:
            found = self._interface(index)
            sure = found.strong and (found.alone or (found.opens and line.words <= _SHORT))
            if sure or (found.hits and self._beside_furniture(index)):
                return "subscribe"
        return self.soft[index] if line.words <= _SHORT and not line.ends_sentence else None

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
        if len(taken) > 1 and open_end and self.lines[taken[-1]].block.kind != "list_item":
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
        cue = False
        loose = self._loose_tail(last)
        for index in range(last + 1, len(self.lines)):
            line = self.lines[index]
            if self.reasons[index] is None:
                self.reasons[index] = self._tail_reason(line, mode, last, cue=cue, loose=index in loose)
            reason = self.reasons[index]
            if reason is not None and reason != "stray":
                cue = True
                if announces(line, reason):
                    mode = reason

    def _tail_reason(self, line: Line, mode: str | None, last: int, *, cue: bool, loose: bool) -> str | None:
        if line.index <= last + 2 and self._names_agency(line.index):
            return None
        soft = self.soft[line.index]
        if soft:
            return soft
        if bare := number_reason(line, in_body=False):
            return bare
        if mode == "comments":
            return "comments"
        if self._button(line.index) and not _SIGNATURE.match(line.text):
            found = self._interface(line.index)
            if found.alone or found.strong or found.weak >= _OFFER:
                return "navigation"
        below = self.reasons[line.index + 1] if line.index + 1 < len(self.lines) else None
        if line.text.rstrip().endswith(":") and below is not None and line.words <= _SHORT and not labelled(line):
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
        if not cue or not short or _name_like(line):
            return None
        return "tags" if line.words <= _TAG else "related"

    def _loose_tail(self, last: int) -> frozenset[int]:
        """Short lines at the end without any heading: tags, when there are several and they do not look like names."""
        run: list[int] = []
        for index in range(last + 1, len(self.lines)):
            line = self.lines[index]
            if (
                not self._free(index)
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
            if self.reasons[index] is not None or line.words < _TITLE_LEAST or not line.plain:
                continue
            same = _same(line.plain)
            earlier = seen.setdefault(same, index)
            if earlier == index and (suffix := _SITE_AFTER.search(line.plain)):
                bare = _same(line.plain[: suffix.start()])
                earlier = seen.get(bare, index) if bare.count(" ") >= _TITLE_LEAST else index
            if earlier == index:
                continue
            if earlier == title or (title is None and earlier <= first) or (same in self.titles):
                self.reasons[index] = "repeated-title"
            elif earlier < first < index and names_metadata(line) and not line.is_prose:
                self.reasons[index] = "pagination"  # the head of a printed page
            elif earlier <= first + 1 and line.words >= 8 and earlier <= 12:
                self.reasons[index] = "repeated-lead"


def _offers(found: Interface, line: Line) -> bool:
    """``Save articles to read later.``, ``Читайте нас в Telegram.``: a sentence of the page to its reader."""
    if not found.addresses:
        return False
    if found.strong >= _OFFER or (found.alone and (found.strong or found.weak >= _OFFER)):
        return True
    if found.hits >= _MANY and _PART * found.hits >= found.words:
        return True
    return found.opens and found.strong > 0 and found.hits >= _OFFER and line.words <= _SHORT


@cache
def _crossheads() -> frozenset[str]:
    return frozenset(key(plain(name)) for name in all_words("furniture.crossheads.lines"))


def _introduces(line: Line) -> bool:
    """``Prices at the close (in dollars):`` opens a list or a quotation of the article; a name that speaks is short."""
    return line.words >= _INTRODUCTION and line.text.rstrip().endswith(":") and line.text[:1].isupper()


def _is_text(line: Line) -> bool:
    """Ends the body: prose, or a short full sentence, or a list item."""
    if line.is_prose:
        return True
    if line.block.kind == "list_item":
        return line.words >= 3
    return line.words >= 4 and line.text.rstrip("\"'”’»)] ").endswith(".")


def _is_headline(line: Line) -> bool:
    return line.words <= _LONGEST_RELATED and not line.is_prose and not line.text.rstrip().endswith((".", ":", ";"))


def _name_like(line: Line) -> bool:
    """Two or three capitalized words: perhaps a signature, which is the masthead's."""
    words = line.text.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and line.key not in rules().lines
