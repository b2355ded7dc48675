"""The lines of a page as furniture sees them: what their words say, where the article begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from service.furniture.interface import PROSE, QUOTE, STEM, Interface, addresses, interface, said, words_of
from service.furniture.metadata import names_metadata, states_date, subject
from service.furniture.phrases import announces, soft_reason, strong_reason
from service.furniture.rows import SECTIONS, row_reason
from service.interface_words import interface_word
from service.lines import LONGEST, Line, plain
from service.reading import PageEvidence
from service.wording import LONGEST as LONGEST_JUDGED
from service.wording import page_odds
from service.words import WordExpression

_QUOTED = re.compile(r"[\"“„«'‘]|[-–—] ?\w")
_LETTERS_DIGITS = WordExpression(r"[^\W_]+")
SHORT = 12
_LONGEST_BUTTON = 9
_LONGEST_OFFER = 40
FEW_WORDS = 5
_MANY, _PART = 4, 4
_LONG = 20
"""Words of the interface that make a sentence an offer when they are a quarter of it, a third of a long one."""
OFFER = 2
"""Strong words of the interface that make a sentence an offer."""
"""Words: the longest line that its place alone can condemn."""
INTRODUCED = frozenset({"comments", "widget", "counter"})
_DOUBTFUL = frozenset({"related", "widget", "donation", "subscribe", "popular", "photo-credit", "navigation"})
"""Reasons of `openings` that a long sentence needs more for than its first words."""
_INTRODUCTION = 4
TITLE_LEAST = 3
_SKIP = re.compile(r"(?:skip|пропустить|lewati) .{3,80} (?:and|и|dan) (?:continue|продолжить|terus|lanjut|lanjutkan)\b")
_END_OF = re.compile(r"(?:end of|конец истории|конец|akhir dari|akhir) .{3,80}")
_LONGEST_SKIPPED = 10
_ABOUT = re.compile(
    r"(?:About|О компании|Об организации|О фонде|О проекте|Tentang) [«\"“]?(?P<name>[A-ZА-ЯЁ][^.:;]{2,50}?)[»\"”]?:?"
)
_WHO = re.compile(
    r"[A-ZА-ЯЁ][\w.'’-]+ [^.!?\n]{2,100}?(?:\b(?:is|are|was|were|writes|works|teaches|adalah|merupakan|является"
    r"|работает|преподает|пишет)\b| [–—] )"
)
"""``Helen Marsh is a reporter …`` below the heading that introduces her."""
_LAST_LINES = 30
_SENTENCE = re.compile(r"[^.!?…]{8,}[.!?…]")
_LONGEST_NOTICE = 80
"""Words of the longest notice of the page below an article."""
_LOUD = 2.0
"""Odds (logarithm) from which a line speaks for the one beside it."""
_OWN = 3.0
"""Odds (logarithm) that a line loses all whose longer words the article uses."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Page:
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
        self._read: frozenset[str] | None = None
        self._told: Counter[str] | None = None
        self._folded_words: dict[int, list[str]] = {}
        self._addresses: dict[int, bool] = {}

    def verdict(self, line: Line) -> tuple[str | None, str | None]:
        """The reason that the line's words give, or else the one that they allow."""
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
        reason = row_reason(line) or strong_reason(line)
        return None if reason in INTRODUCED and introduces(line) else reason

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
        found = [
            line
            for line in sentences
            if self.is_free(line.index) and line.words <= _LONGEST_OFFER and self.is_offer(line)
        ]
        if len(found) > max(OFFER, len(sentences) // 3):
            return  # an article about such things
        for line in found:
            self.soft[line.index] = "subscribe"

    def find_closing(self) -> None:
        """Sentences of the page below the article, from the last line up to the first that is the article's."""
        cues = 0
        for index in range(len(self.lines) - 1, 0, -1):
            line = self.lines[index]
            if not self.is_free(index):
                cues += 1
            elif line.ends_sentence and line.words > FEW_WORDS - 2:
                if not (cues or self.reasons[index - 1]) or not self._closes(line):
                    return
                self.soft[index] = "boilerplate"

    def _closes(self, line: Line) -> bool:
        """The first sentence sounds like one of the page, and the line shares little with the article."""
        if QUOTE.search(line.text) or line.words > _LONGEST_NOTICE or line.block.kind == "list_item":
            return False
        first = _SENTENCE.match(line.text)
        opening = first.group().strip() if first else line.text
        if opening.count(" ") >= LONGEST_JUDGED:
            return False
        odds = page_odds(opening)
        own = _beginnings(line.plain or plain(line.text[:400]))
        shared = sum(self._counts()[word] > 1 for word in own) / len(own) if own else 0.0
        return odds - _OWN * shared > _LOUD

    def _counts(self) -> Counter[str]:
        """How many lines of prose hold words of each beginning: a line's own are counted once."""
        if self._told is None:
            prose = (line.plain for line in self.lines if line.is_prose)
            self._told = Counter(stem for text in prose for stem in set(_beginnings(text)))
        return self._told

    def clear_skipped(self) -> None:
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

    def clear_boilerplate(self) -> None:
        """``About Open Wells`` near the end, and the paragraph below that begins with the same name."""
        for index in range(max(1, len(self.lines) - _LAST_LINES), len(self.lines) - 1):
            match = _ABOUT.fullmatch(self.lines[index].text.strip())
            below = self.lines[index + 1].text.lstrip(' «"“')
            if self._introduces_author(index) and _WHO.match(below):
                self.reasons[index + 1] = "author-box"
            if match and below[:300].casefold().startswith(match["name"].casefold()[:20]):
                self.reasons[index] = self.reasons[index + 1] = "boilerplate"

    def _introduces_author(self, index: int) -> bool:
        """``About the author``, alone on its line."""
        line = self.lines[index]
        return self.reasons[index] == "author-box" and line.words <= _INTRODUCTION and not line.ends_sentence

    def interface_of(self, index: int) -> Interface:
        line = self.lines[index]
        return interface(self.words(line) if line.plain else [], self.used, addresses=self.addresses(line))

    def is_offer(self, line: Line) -> bool:
        return self.addresses(line) and offers(self.interface_of(line.index), line)

    def words(self, line: Line) -> list[str]:
        """The folded words of one of the lines, of the beginning of a long one."""
        if line.index not in self._folded_words:
            self._folded_words[line.index] = words_of(line.plain or plain(line.text[:LONGEST]))
        return self._folded_words[line.index]

    def addresses(self, line: Line) -> bool:
        """Whether one of the lines speaks to the reader."""
        if line.index not in self._addresses:
            self._addresses[line.index] = addresses(line, self.words(line))
        return self._addresses[line.index]

    def heads_article(self, line: Line, found: Interface) -> bool:
        """``Follow the Ransom``: a heading whose words, one of the interface aside, are the article's."""
        if line.block.kind != "heading" or found.strong != 1 or found.weak:
            return False
        own = [word[:STEM] for word in _LONG_WORD.findall(line.plain) if not interface_word(word)]
        return bool(own) and self._stems().issuperset(own)

    def sounds(self, index: int) -> float:
        """How much the line sounds like one of the page (`page_odds`), less what it shares with the article."""
        line = self.lines[index]
        if line.words > LONGEST_JUDGED or not line.plain:
            return 0.0
        odds = page_odds(line.text)
        if odds <= 0.0:
            return odds
        own = _beginnings(line.plain)
        shared = sum(word in self._stems() for word in own)
        return odds - (_OWN * shared / len(own) if own else 0.0)

    def _stems(self) -> frozenset[str]:
        """Beginnings of the longer words in the sentences of the article."""
        if self._read is None:
            prose = (line.plain for line in self.lines if line.is_prose and self.is_free(line.index))
            self._read = frozenset(stem for text in prose for stem in _beginnings(text))
        return self._read

    def beside_furniture(self, index: int) -> bool:
        """Furniture stands right above or below, or another short line that sounds like it."""
        near = [one for one in (index - 1, index + 1) if 0 <= one < len(self.lines)]
        if any(self.reasons[one] is not None for one in near):
            return True
        return any(not self.lines[one].ends_sentence and self.sounds(one) > _LOUD for one in near)

    def is_button(self, index: int) -> bool:
        """A short line that is not a sentence, states no date, and is neither a section nor a caption."""
        line = self.lines[index]
        plain_line = line.words <= _LONGEST_BUTTON and not line.ends_sentence and line.block.kind != "caption"
        return plain_line and line.key not in SECTIONS and not names_metadata(line)

    def body(self) -> tuple[int, int]:
        """Index of the first and the last line of article text; ``(len, -1)`` when there is none."""
        first = next((n for n, line in enumerate(self.lines) if self.is_free(n) and line.is_prose), len(self.lines))
        end = self._comments_start(first)
        last = next(
            (
                n
                for n in range(end - 1, first - 1, -1)
                if self.is_free(n) and _is_text(self.lines[n]) and not states_date(self.lines[n])
            ),
            -1,
        )
        return first, last

    def is_free(self, index: int) -> bool:
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


def _beginnings(text: str) -> list[str]:
    """The beginnings of the longer words of folded text."""
    return [word[:STEM] for word in _LONG_WORD.findall(text)]


def same(folded: str) -> str:
    """Form in which a repeated title equals itself: letters and digits only."""
    return " ".join(_LETTERS_DIGITS.find(folded))


def offers(found: Interface, line: Line) -> bool:
    """``Save articles to read later.``, ``Читайте нас в Telegram.``: a sentence of the page to its reader."""
    if not found.addresses:
        return False
    if found.strong >= OFFER or (found.alone and (found.strong or found.weak >= OFFER)):
        return True
    part = _PART if found.words <= _LONG else _PART - 1
    if found.hits >= _MANY and part * found.hits >= found.words:
        return True
    if found.opens and found.hits >= _MANY - 1 and (_PART - 1) * found.hits >= found.words:
        return True  # "Like this story? Share it with a friend!"
    return found.opens and found.strong > 0 and found.hits >= OFFER and line.words <= SHORT


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
