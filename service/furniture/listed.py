"""Other news and tags that no heading announces: headlines with a stamp each, inserts between paragraphs, rows of tags.

A headline of other news differs from a heading of the article by what stands beside it: a date of its own, or the name
of a section. The page's own text said again below its furniture is no text either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.furniture.metadata import full_date, labelled, states_date
from service.furniture.rows import SECTIONS
from service.furniture.signs import Signs, is_headline, name_like
from service.furniture.telling import are_foreign
from service.lexicon import LANGUAGES, lexicon
from service.lines import Line, in_title_case, is_clock, plain

_TOKEN = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_WORDS = frozenset(
    {"updated", "published", "posted", "at", "am", "pm", "gmt", "utc", "ist", "wib", "wita", "wit", "мск", "г", "года"}
    | {"в", "обновлено", "опубликовано", "diperbarui"}
)
_LONGEST_STAMP = 8
_LEAST, _LONGEST = 3, 24
"""Words of a headline of other news."""
_ENTRIES = 2
_CUT = re.compile(r".*[\w,)%](?:\.{3}|…)\s*")
_ELLIPSIS = re.compile(r"\s*(?:\.{3}|…)\s*\Z")
_HEAD = 60
"""Characters by which a text said again is told."""
_SAID_AGAIN = 12
"""Words of the shortest line that is one."""
_TAGS, _TAG = 4, 3
"""Tags of the shortest row, and words of the longest tag."""


_LISTED, _FOREIGN = 4, 0.1
"""Items of the shortest list of other news above the text, and the part of their words that the text may hold."""
_TOP, _JOINED, _COMMAS = 12, 24, 12
"""Lines of the page's top, words of the shortest ticker, and its words for each comma at least."""


def _joins_headlines(line: Line) -> bool:
    text = line.text.strip()
    if line.words < _JOINED or line.ends_sentence or text.isupper() or _COMMAS * text.count(",") > line.words:
        return False
    return in_title_case(text)


_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s{1,4}(?=\S)")


def _number(line: Line) -> int:
    """The number of an item of a list, 0 without one."""
    match = _NUMBERED.match(line.text)
    return int(match[1]) if match is not None else 0


class Listed(Signs):
    """The page's lines, and which of them are other news and tags."""

    def clear_stamped(self) -> None:
        """Headlines below the text with a stamp each, two of them or more, with leads cut off between them."""
        start = 1 + max((line.index for line in self.lines if self._is_told(line)), default=len(self.lines))
        stamps = [line.index for line in self.lines[start:] if is_stamp(line) and not _of_article(line)]
        sides = {at: (self._beside(at, -1, start), self._beside(at, 1, start)) for at in stamps}
        entries = [at for at in stamps if any(map(self._heads_news, sides[at]))]
        if len(entries) < _ENTRIES:
            return
        (above, _below), (_above, below) = sides[entries[0]], sides[entries[-1]]
        first = above if above is not None and self._names_news(self.lines[above]) else entries[0]
        last = below if below is not None and self._heads_news(below) else entries[-1]
        for index in range(first, last + 1):
            if self.reasons[index] is None and not _of_article(self.lines[index]):
                self.reasons[index] = "related"

    def clear_tickers(self) -> None:
        """Headlines of other news joined on one line above the text: more words in Title Case than a sentence has."""
        prose = [line for line in self.lines if line.is_prose and self.is_free(line.index)]
        for number, line in enumerate(prose[:-1]):
            if line.index > _TOP or not _joins_headlines(line):
                return
            if are_foreign([line], self.told_in(prose[number + 1 :]), _FOREIGN):
                self.reasons[line.index] = "related"

    def clear_top_lists(self, first: int) -> None:
        """Four headlines or more in a list above the text, which together share next to nothing with it."""
        run: list[Line] = []
        for line in (*self.lines[:first], None):
            if line is not None and self._lists_news(line):
                run.append(line)
                continue
            if len(run) >= _LISTED and are_foreign(run, self._told_from(first), _FOREIGN):
                for listed in run:
                    self.reasons[listed.index] = self.reasons[listed.index] or "related"
            run = []

    def _told_from(self, first: int) -> frozenset[str]:
        """The telling words of the sentences from a line on."""
        return self.told_in(line for line in self.lines[first:] if line.is_prose)

    def clear_numbered(self) -> None:
        """``1. …`` to ``9. …`` over title and text, as pages print what is read most: they share nothing with it."""
        start = next((line.index for line in self.lines[:_TOP] if _number(line) == 1), None)
        if start is None or any(line.words > _TAG and self.reasons[line.index] is None for line in self.lines[:start]):
            return
        stop = start
        while stop < len(self.lines) and _number(self.lines[stop]) == stop - start + 1:
            stop += 1
        run = self.lines[start:stop]
        if len(run) < _LISTED or any(line.words > _LONGEST for line in run):
            return
        article = self._told_from(stop)
        if article and are_foreign(run, article, _FOREIGN):
            for line in run:
                self.reasons[line.index] = self.reasons[line.index] or "popular"

    def _lists_news(self, line: Line) -> bool:
        listed = line.block.kind == "list_item" and _LEAST <= line.words <= _LONGEST and is_headline(line)
        return listed and not (labelled(line) or states_date(line))

    def _names_news(self, line: Line) -> bool:
        """Two words or more that are no name, above the stamp of the first entry."""
        short = 1 < line.words <= _LONGEST and not line.ends_sentence and line.key[:1].isalpha()
        return short and not (name_like(line) or labelled(line) or is_stamp(line))

    def _is_told(self, line: Line) -> bool:
        """A sentence of the article, not cut off."""
        return line.is_prose and self.reasons[line.index] is None and _CUT.fullmatch(line.text) is None

    def _beside(self, index: int, step: int, start: int) -> int | None:
        """The next line in that direction that is no mark alone."""
        at = index + step
        while start <= at < len(self.lines) and not self.lines[at].key:
            at += step
        return at if start <= at < len(self.lines) else None

    def _heads_news(self, index: int | None) -> bool:
        if index is None:
            return False
        line = self.lines[index]
        if name_like(line) or labelled(line) or is_stamp(line) or line.text.rstrip().endswith(","):
            return False
        return is_headline(line) and _LEAST <= line.words <= _LONGEST and not line.is_prose

    def clear_inserted(self, first: int, last: int, title: int | None) -> None:
        """A headline between two paragraphs, and its own day or the name of a section right below it."""
        if title is None:
            return
        for index in range(first + 1, last - 1):
            line, below = self.lines[index], self.lines[index + 1]
            if not self.is_free(index) or not self.lines[index - 1].is_prose or self.reasons[index - 1] is not None:
                continue
            dated = is_stamp(below) and full_date(below)
            named = below.text.strip()[-1:].isalpha() and not below.text.isupper()  # no "YOGYAKARTA —"
            filed = named and below.key in SECTIONS and line.words > _LEAST
            if not (dated or filed) or not self._heads_news(index):
                continue
            after = index + 2
            while after < last and self.reasons[after] == "photo-credit":
                after += 1
            if self.lines[after].is_prose and self.reasons[after] is None:
                self.reasons[index] = self.reasons[index + 1] = "related"

    def clear_said_again(self, first: int) -> None:
        """The beginning of the text once more, whole or cut off, right below furniture: a page's summary."""
        heads = {
            _beginning(line): line.index
            for line in reversed(self.lines[first : first + _TAGS])
            if line.words >= _SAID_AGAIN
        }
        last = max((line.index for line in self.lines if line.is_prose and self.is_free(line.index)), default=first)
        for line in self.lines[max(last, first + 1) :]:
            if self.reasons[line.index] is not None or line.words < _SAID_AGAIN:
                continue
            above = self.reasons[line.index - 1]
            earlier = heads.get(_beginning(line), line.index)
            if not self.lines[earlier].plain.startswith(_ELLIPSIS.sub("", line.plain)):
                continue  # it goes on in other words
            if earlier < line.index and above not in (None, "separator", "photo-credit", "stray"):
                self.reasons[line.index] = "repeated-lead"

    def clear_tags(self, first: int, last: int) -> None:
        """Rows of tags above the text or below it: short lines in lower case, and the same names between commas."""
        run: list[int] = []
        for line in self.lines:
            aside = line.index < first or line.index > last >= 0
            if aside and _is_tag(line.text.strip()):
                run.append(line.index)
                continue
            self._take_tags(run)
            run = []
        self._take_tags(run)

    def _take_tags(self, run: Sequence[int]) -> None:
        if len(run) < _TAGS or self.lines[run[0] - 1].text.rstrip().endswith((":", ",")):
            return
        names = {self.lines[index].plain for index in run}
        for index in run:
            self.reasons[index] = self.reasons[index] or "tags"
        for line in self.lines[run[0] - _TAGS if run[0] > _TAGS else 0 : run[-1] + 1 + _TAGS]:
            pieces = [piece.strip() for piece in line.plain.split(",")]
            if self.reasons[line.index] is None and len(pieces) >= _TAGS and names.issuperset(pieces[: _TAGS - 1]):
                self.reasons[line.index] = "tags"


def _of_article(line: Line) -> bool:
    """A day or a name behind its label: what the article states of itself."""
    return labelled(line) or states_date(line)


def is_stamp(line: Line) -> bool:
    """A day or a time with nothing else: ``21:00 Фев. 26, 2023``, ``08 May, 2024``, ``Updated 07 May, 2024``."""
    if line.words > _LONGEST_STAMP or not _DIGIT.search(line.plain) or line.key.isdecimal():
        return False
    if not (full_date(line) or is_clock(line.text) or _CLOCK.search(line.plain)):
        return False
    return all(word in _calendar() or word in _WORDS for word in _TOKEN.findall(line.plain))


@cache
def _calendar() -> frozenset[str]:
    """Names of months and weekdays, and short words between them, folded."""
    found: set[str] = set()
    for code in LANGUAGES:
        calendar = lexicon(code)["calendar"]
        for names in (*calendar["months"], *calendar["weekdays"]):
            found.update(plain(str(name)).rstrip(".") for name in names)
    return frozenset(found)


def _beginning(line: Line) -> str:
    return plain(line.text[: 2 * _HEAD])[:_HEAD]


def _is_tag(text: str) -> bool:
    """One to three words in lower case without a mark or a figure."""
    if not text or text.count(" ") >= _TAG or not text[0].islower():
        return False
    return all(character.isalpha() or character in " -" for character in text)
