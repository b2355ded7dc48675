"""Notices of the page: its sentences below the article, who it is, and players and offers that one may skip."""

from __future__ import annotations

import re

from service.corrections import corrects
from service.furniture.interface import QUOTE
from service.furniture.mentions import told
from service.furniture.metadata import names_role
from service.furniture.narrating import narrates
from service.furniture.page import FEW_WORDS, LOUD, OWN, Page, beginnings
from service.lines import Line, plain
from service.wording import LONGEST as LONGEST_JUDGED
from service.wording import page_odds

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
_INTRODUCTION = 4
_TELLS_ABOUT = ("about ", "об ", "о ", "tentang ")
_NAME = re.compile(r"(?<!\w)[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w'’.-]+){1,2}")
_PRESENT = re.compile(
    r" (?:(?:is|has been|has reported|covers|reports|writes|works|adalah|merupakan|meliput|menulis|bekerja)"
    r"|(?:пишет|работает|[–—-])) "
)
"""Behind the name of an author, what he or she does now: obituaries speak of the past."""
_AT_WORK = re.compile(
    r"(?:[A-ZА-ЯЁ][\w.'’-]+ ){1,4}(?:is|has been) an? [^.]{0,40}"
    r"\b(?:reporter|correspondent|editor|columnist|writer|journalist|contributor|fellow|analyst)"
    r" (?:at|for|with|in|of|based|since|covering|who)\b"
)
"""``Helen Marsh is a reporter for …``, with furniture beside it below the article."""
_COPULAS = frozenset({" is ", " adalah ", " merupakan ", " works ", " bekerja ", " работает ", " – ", " — ", " - "})
"""Verbs that say nothing without a role."""
_LONGEST_BYLINE, _LONGEST_LIFE = 12, 45
"""Words of the longest byline, and of the longest sentence about its author."""
_SUBJECT, _BOX = 60, 3
"""Characters up to the verb of such a sentence, lines of a box above it."""
_LAST_LINES = 30
_SENTENCE = re.compile(r"[^.!?…]{8,}[.!?…]")
_HAPPENED = re.compile(r"[а-я](?:лось|лась|лись|лся)[.!]?$")
"""A last word in the past tense: ``Поделиться расходами не удалось.`` tells what happened."""
_LAST_WORD = 24
_LONGEST_NOTICE = 80
"""Words of the longest notice of the page below an article."""


class Notices(Page):
    """The page's lines, and which of them are notices."""

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
        if QUOTE.search(line.text) or line.words > _LONGEST_NOTICE or line.block.kind == "list_item" or told(line):
            return False
        if corrects(line.text):
            return False
        if _HAPPENED.search(line.plain[-_LAST_WORD:]):
            return False
        first = _SENTENCE.match(line.text)
        opening = first.group().strip() if first else line.text
        if opening.count(" ") >= LONGEST_JUDGED:
            return False
        if narrates(line):
            return False
        odds = page_odds(opening)
        own = beginnings(line.plain or plain(line.text[:400]))
        shared = sum(self.told_words()[word] > 1 for word in own) / len(own) if own else 0.0
        return odds - OWN * shared > LOUD

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

    def find_authors(self, first: int) -> None:
        """``Yuliya Talmage is a producer for NBC News``, below an article that names her above it."""
        names: set[str] = set()
        for line in self.lines[max(0, first - _LAST_LINES) : first]:
            if line.words <= _LONGEST_BYLINE and not line.ends_sentence:
                for name in map(str.casefold, _NAME.findall(line.text)):
                    names |= {name, name.partition(" ")[2]}  # "By Dana Whitlock" holds "Dana Whitlock"
        for index in range(len(self.lines) - 1, first, -1):
            line = self.lines[index]
            if self.reasons[index] is not None or not line.is_prose:
                continue
            if line.words > _LONGEST_LIFE or not self._is_life(index, names):
                return
            self.reasons[index] = "author-box"

    def _is_life(self, index: int, names: set[str]) -> bool:
        """The sentence begins with one of the names, or its first word below a line of the name, and says a role."""
        text = self.lines[index].text.strip()
        beside = self.reasons[index - 1 : index] + self.reasons[index + 1 : index + 2]
        if any(beside) and _AT_WORK.match(text):
            return True
        verb = _PRESENT.search(text, 0, _SUBJECT)
        if verb is None or (verb.group() in _COPULAS and not names_role(self.lines[index])):
            return False
        subject = text[: verb.start()].casefold()
        above = {line.text.strip().casefold() for line in self.lines[index - _BOX : index]} & names
        return subject in names or any(name.startswith(subject + " ") for name in above)

    def _introduces_author(self, index: int) -> bool:
        """``About the author``, alone on its line; not ``Staff Writer``, which stands below a name over the text."""
        line = self.lines[index]
        if self.reasons[index] != "author-box" or line.words > _INTRODUCTION or line.ends_sentence:
            return False
        return line.plain.startswith(_TELLS_ABOUT) or not names_role(line)
