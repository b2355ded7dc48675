"""The lines of a page as furniture sees them: what their words say, where the article begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from service.corrections import corrects
from service.furniture.captions import credited, credits_houses, credits_person, follows_button, follows_credit
from service.furniture.interface import (
    OFFER,
    PROSE,
    QUOTE,
    SHORT,
    STEM,
    Interface,
    addresses,
    interface,
    offers,
    said,
    words_of,
)
from service.furniture.mentions import said_by, told
from service.furniture.metadata import full_date, names_metadata, states_date, subject
from service.furniture.narrating import narrates
from service.furniture.phrases import announces, soft_reason, strong_reason
from service.furniture.rows import SECTIONS, counts, row_reason, says_names_twice
from service.furniture.telling import telling
from service.interface_words import interface_word
from service.lines import LONGEST, Line, letter_words, plain
from service.reading import PageEvidence
from service.wording import LONGEST as LONGEST_JUDGED
from service.wording import page_odds
from service.words import WordExpression

_QUOTED = re.compile(r"[\"“„«'‘]|[-–—] ?\w")
_LETTERS_DIGITS = WordExpression(r"[^\W_]+")
_LONGEST_BUTTON = 9
_LONGEST_OFFER = 40
FEW_WORDS = 5
INTRODUCED = frozenset({"comments", "widget", "counter"})
_DOUBTFUL = frozenset({"related", "widget", "donation", "subscribe", "popular", "photo-credit", "navigation"})
"""Reasons of `openings` that a long sentence needs more for than its first words."""
_INTRODUCTION = 4
TITLE_LEAST = 3
LOUD = 2.0
"""Odds (logarithm) from which a line speaks for the one beside it."""
OWN = 3.0
"""Odds (logarithm) that a line loses all whose longer words the article uses."""
_HALF = 0.5
_GAP = 4
"""Lines of furniture above a teaser that stands for itself."""
_TEASER, _FOREIGN = 25, 0.2
"""Words of the longest teaser, and the largest part of its longer words that it shares with the article above."""
LISTS = frozenset({"related", "popular", "tags", "comments"})
_ITEMS = 12
"""Items of a list of the page that are looked through for its heading."""
_NICKNAME = 3
_LONG_WORD = 4
"""Letters of the words by which lines are compared."""


class Page:
    """The lines of one article and what is known of each so far."""

    lines: list[Line]
    titles: frozenset[str]
    reasons: list[str | None]
    soft: list[str | None]
    used: frozenset[str]
    """Words of the interface that the article uses, which tell nothing here."""
    numbers: set[int]
    """Lines that hold nothing but the number of a decree or statement."""
    tables: set[int]
    """Lines of tables of the article (`Tables`)."""

    def __init__(self, lines: list[Line], titles: frozenset[str]) -> None:
        self.lines = lines
        self.titles = titles
        self.reasons = [None] * len(lines)
        self.soft = [None] * len(lines)
        self.used = frozenset()
        self.numbers: set[int] = set()
        self.tables: set[int] = set()
        self._read: frozenset[str] | None = None
        self._counted: Counter[str] | None = None
        self._folded_words: dict[int, list[str]] = {}
        self._addresses: dict[int, bool] = {}
        self._telling: dict[int, frozenset[str]] = {}

    def forget(self, reasons: list[str | None]) -> None:
        """Take other reasons for what is known of the lines."""
        self.reasons, self._read, self._counted = reasons, None, None

    def verdict(self, line: Line) -> tuple[str | None, str | None]:
        """The reason that the line's words give, or else the one that they allow."""
        if corrects(line.text) or said_by(line) or follows_credit(line) or follows_button(line):
            return None, None
        reason = self._by_words(line)
        if line.is_prose and _QUOTED.match(line.text):
            return reason, None
        return reason, None if reason is not None or states_date(line) else soft_reason(line)

    def _by_words(self, line: Line) -> str | None:
        if line.is_prose and _QUOTED.match(line.text):
            return None
        if self.titles and same(line.plain) in self.titles:
            return None
        if states_date(line) or subject(line):
            return None
        if credits_houses(line) or credits_person(line):
            return "photo-credit"
        if says_names_twice(line):
            return "tags"
        reason = row_reason(line) or strong_reason(line)
        table = reason == "pagination" and ("%" in line.text or counts(line))  # "2014 12%"
        return None if table or (reason in INTRODUCED and introduces(line)) else reason

    def find_offers(self) -> None:
        """Sentences full of the interface's words are no article text at first sight: they may be furniture."""
        prose = [line for line in self.lines if line.is_prose and line.words >= PROSE and self.is_free(line.index)]
        self.used = said(self.words(line) for line in prose if not self.addresses(line))
        sentences = [
            line
            for line in self.lines
            if self.reasons[line.index] is None and line.ends_sentence and line.words > FEW_WORDS - 2
        ]
        for line in sentences:
            if self.soft[line.index] in _DOUBTFUL and line.words > SHORT and not self.addresses(line):
                self.soft[line.index] = None  # "Also on July 26, pilots …"
            if self.soft[line.index] == "advertisement" and line.is_prose and not self.addresses(line):
                self.soft[line.index] = None  # "Реклама на борту звала на курсы вождения."
        found = [
            line
            for line in sentences
            if self.is_free(line.index) and line.words <= _LONGEST_OFFER and self.is_offer(line)
        ]
        if len(found) > max(OFFER, len(sentences) // 3):
            return  # an article about such things
        for line in found:
            self.soft[line.index] = "subscribe"

    def interface_of(self, index: int) -> Interface:
        line = self.lines[index]
        return interface(self.words(line) if line.plain else [], self.used, addresses=self.addresses(line))

    def is_offer(self, line: Line) -> bool:
        told_of = told(line) or (line.is_prose and narrates(line))
        return self.addresses(line) and offers(self.interface_of(line.index), line) and not told_of

    def words(self, line: Line) -> list[str]:
        """The folded words of one of the lines, of the beginning of a long one."""
        if line.index not in self._folded_words:
            self._folded_words[line.index] = words_of(line.plain or plain(line.text[:LONGEST]))
        return self._folded_words[line.index]

    def telling(self, index: int) -> frozenset[str]:
        """The telling words of a line (`telling`)."""
        if index not in self._telling:
            self._telling[index] = frozenset(telling(self.lines[index]))
        return self._telling[index]

    def told_in(self, lines: Iterable[Line]) -> frozenset[str]:
        """The telling words of some of the lines together."""
        return frozenset[str]().union(*(self.telling(line.index) for line in lines))

    def addresses(self, line: Line) -> bool:
        """Whether one of the lines speaks to the reader."""
        if line.index not in self._addresses:
            self._addresses[line.index] = addresses(line, self.words(line))
        return self._addresses[line.index]

    def heads_article(self, line: Line, found: Interface) -> bool:
        """``Follow the Ransom``: a heading whose words, one of the interface aside, are the article's."""
        if line.block.kind != "heading" or found.strong != 1 or found.weak:
            return False
        own = [word[:STEM] for word in _long_words(line.plain) if not interface_word(word)]
        return bool(own) and self._stems().issuperset(own)

    def sounds(self, index: int) -> float:
        """How much the line sounds like one of the page (`page_odds`), less what it shares with the article."""
        line = self.lines[index]
        if line.words > LONGEST_JUDGED or not line.plain:
            return 0.0
        odds = page_odds(line.text)
        if odds <= 0.0:
            return odds
        own = beginnings(line.plain)
        shared = sum(word in self._stems() for word in own)
        return odds - (OWN * shared / len(own) if own else 0.0)

    def of_article(self, index: int) -> bool:
        """Half of the longer words or more, two at least, stand in the sentences of the article: a headline of it."""
        return self.share(index) >= _HALF and len(self._stems().intersection(beginnings(self.lines[index].plain))) > 1

    def share(self, index: int) -> float:
        """How many of the line's longer words stand in the sentences of the article, 0.0 to 1.0."""
        own = set(beginnings(self.lines[index].plain))
        return len(own & self._stems()) / len(own) if own else 0.0

    def _stems(self) -> frozenset[str]:
        """Beginnings of the longer words in the sentences of the article."""
        if self._read is None:
            prose = (line.plain for line in self.lines if line.is_prose and self.is_free(line.index))
            self._read = frozenset(stem for text in prose for stem in beginnings(text))
        return self._read

    def beside_furniture(self, index: int) -> bool:
        """Furniture stands right above or below, or another short line that sounds like it."""
        near = [one for one in (index - 1, index + 1) if 0 <= one < len(self.lines)]
        if any(self.reasons[one] is not None for one in near):
            return True
        return any(not self.lines[one].ends_sentence and self.sounds(one) > LOUD for one in near)

    def is_button(self, index: int) -> bool:
        """A short line that is not a sentence, states no date, and is neither a section nor a caption."""
        line = self.lines[index]
        plain_line = line.words <= _LONGEST_BUTTON and not line.ends_sentence and line.block.kind != "caption"
        if line.words > 1 and line.plain[:1] == '"' == line.plain[-1:]:
            return False  # what somebody says
        if credited(line):
            return False
        return plain_line and line.key not in SECTIONS and not names_metadata(line)

    def body(self) -> tuple[int, int]:
        """Index of the first and the last line of article text; ``(len, -1)`` when there is none."""
        first = next((n for n, line in enumerate(self.lines) if self.is_free(n) and line.is_prose), len(self.lines))
        end = self._comments_start(first)
        texts = (
            n
            for n in range(end - 1, first - 1, -1)
            if self.is_free(n)
            and _is_text(self.lines[n])
            and not (states_date(self.lines[n]) or self._is_listed(n, first))
        )
        last, above = next(texts, -1), next(texts, -1)
        return first, above if self._is_teaser(last, above) else last

    def _is_listed(self, index: int, first: int) -> bool:
        """An item right below the heading of a list of the page, other items between: ``Most read``, ``- …``."""
        line = self.lines[index]
        if line.block.kind != "list_item" or (line.is_prose and line.text.rstrip().endswith(".")):
            return False
        above = index - 1
        while above > first and index - above < _ITEMS and self.lines[above].block.kind == "list_item":
            above -= 1
        reason = self.reasons[above]
        return reason in LISTS and announces(self.lines[above], reason)

    def _is_teaser(self, last: int, above: int) -> bool:
        """A sentence below a list of news that shares little with the article: the teaser of one of them."""
        if above < 0:
            return False
        gap, line = [reason for reason in self.reasons[above + 1 : last] if reason is not None], self.lines[last]
        if len(gap) < _GAP or LISTS.isdisjoint(gap) or line.words > _TEASER or QUOTE.search(line.text):
            return False
        own = set(beginnings(line.plain))
        shared = sum(self.told_words()[word] > 1 for word in own)
        return line.block.kind != "list_item" and shared <= _FOREIGN * len(own)

    def told_words(self) -> Counter[str]:
        """How many lines of prose hold words of each beginning: a line's own are counted once."""
        if self._counted is None:
            prose = (line.plain for line in self.lines if line.is_prose)
            self._counted = Counter(stem for text in prose for stem in set(beginnings(text)))
        return self._counted

    def is_free(self, index: int) -> bool:
        return self.reasons[index] is None and self.soft[index] is None

    def _comments_start(self, first: int) -> int:
        """Where readers' comments begin: a heading for them with at least one sign of a comment below it."""
        signs = 0
        start = len(self.lines)
        for index in range(len(self.lines) - 1, first, -1):
            reason = self.reasons[index]
            signs += self._begins_comment(index)
            if reason == "comments":
                if announces(self.lines[index], reason) and signs:
                    start = index
                signs += 1
        if start < len(self.lines) and self._words(start, len(self.lines)) > self._words(first, start):
            return len(self.lines)
        return start

    def _begins_comment(self, index: int) -> bool:
        """A name of a few words, the date or age of what it wrote on the next line, and that below."""
        if index + 2 >= len(self.lines) or self.lines[index].words > _NICKNAME or self.lines[index].ends_sentence:
            return False
        dated = self.lines[index + 1]
        short = dated.words <= SHORT and not dated.ends_sentence
        return short and (full_date(dated) or self.reasons[index + 1] == "comments") and self.is_free(index)

    def _words(self, start: int, end: int) -> int:
        return sum(line.words for line in self.lines[start:end])

    def title(self, first: int) -> int | None:
        """The likely title: the line that the page's markup names, else the first headline above the body."""
        candidates = [n for n in range(min(first + 1, len(self.lines))) if self.reasons[n] is None]
        for index in candidates if self.titles else ():
            if same(self.lines[index].plain) in self.titles:
                return index
        for index in sorted(candidates, key=self._doubt):
            line = self.lines[index]
            if index < first and line.words >= TITLE_LEAST + 1 and not names_metadata(line) and not line.is_prose:
                return index
        return None

    def _doubt(self, index: int) -> int:
        """0 for a line that may be the title, more for one that begins as furniture does or opens like a button."""
        found = self.interface_of(index)
        return (self.soft[index] is not None) + (found.alone or (found.opens and found.strong > 0))


def beginnings(text: str) -> list[str]:
    """The beginnings of the longer words of folded text."""
    return [word[:STEM] for word in _long_words(text)]


def _long_words(text: str) -> list[str]:
    return [word for word in letter_words(text) if len(word) >= _LONG_WORD]


def same(folded: str) -> str:
    """Form in which a repeated title equals itself: letters and digits only."""
    return " ".join(_LETTERS_DIGITS.find(folded))


def introduces(line: Line) -> bool:
    """``Prices at the close (in dollars):`` opens a list or a quotation of the article; a name that speaks is short."""
    return line.words >= _INTRODUCTION and line.text.rstrip().endswith(":") and line.text[:1].isupper()


def _is_text(line: Line) -> bool:
    """Ends the body: prose, or a short full sentence, or a list item."""
    if line.is_prose:
        return True
    if line.block.kind == "list_item":
        return line.words >= 3
    return line.words >= 4 and line.text.rstrip("\"'”’»)] ").endswith(".")


def titles_of(evidence: Sequence[PageEvidence]) -> frozenset[str]:
    return frozenset(same(plain(item.value)) for item in evidence if item.field == "title") - {""}
