"""Signs that a line of the page is furniture or is not, which do not depend on where in the article it stands."""

from __future__ import annotations

import re
from functools import cache

from service.agencies import agencies
from service.corrections import corrects
from service.furniture.captions import credited
from service.furniture.interface import SHORT
from service.furniture.metadata import full_date, names_house, names_metadata, source_of
from service.furniture.notices import Notices
from service.furniture.phrases import rules
from service.furniture.rows import SECTIONS
from service.lexicon import words
from service.lines import Line, is_clock, lookup_key

LIST_REASONS = frozenset({"related", "popular"})
LONGEST_RELATED = 24
SIGNATURE = re.compile(r"[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]+, ")
_QUOTES = frozenset("«\"“‘'„(—–-*")
_TITLE_LEAST = 3
_CONTROLS = 3
"""Lines of a player below its title, in which it says what it is."""
_SHARED = 0.34
"""Part of its longer words that the title of a player may share with the article: another story's headline."""
_NAME = 4
"""Words of the longest line that may be a name alone."""
_BEGUN, _RISES, _QUOTED = 3, 3, 8
"""Words of a sentence that is cut off, behind its first; one of how many may be capitalized; words of a quotation."""
_OPENERS = {'"': '"', "“": "”", "«": "»", "”": "”"}
_LINKED = 4
"""Words that a label and its headline on one line have more of."""
HEARD, SURE = 1.0, 3.0
"""Odds (logarithm) from which a line sounds like one of the page, where its place says so too and where not."""


_PARTED = re.compile(r"(\s?[,/|]\s?|\s[–—-]\s)")


@cache
def _cities() -> frozenset[str]:
    return frozenset(map(lookup_key, words("places", "names")))


class Signs(Notices):
    """The page's lines, and what each of them is by itself."""

    def names_agency(self, index: int) -> bool:
        """Nothing but an agency, or its name behind a label of the source: ``По материалам ТАСС``.

        A city may stand behind it, as South Asian papers write: ``AFP, Dhaka``.
        """
        text = self.lines[index].text.strip()
        if text[:1] == "©" or self.lines[index].words > SHORT:
            return False
        house, parted, city = _PARTED.split(text, maxsplit=1) if _PARTED.search(text) else (text, "", "")
        if parted and lookup_key(city) in _cities():
            text = house
        return agencies().first_of(source_of(text) or text) is not None

    def is_plain(self, index: int) -> bool:
        """Neither metadata nor a section, a caption, an item of a list, a signature or a quotation."""
        line = self.lines[index]
        if line.block.kind in ("caption", "list_item", "byline", "date", "dateline") or line.key in SECTIONS:
            return False
        if credited(line):
            return False
        if corrects(line.text):
            return False
        named = names_metadata(line) or full_date(line) or names_house(line) or self.names_agency(index)
        if named or SIGNATURE.match(line.text) or is_clock(line.text) or line.text.strip()[:1] in _QUOTES:
            return False
        return self.interface_of(index).hits > 0 or (line.words > _NAME and not name_like(line))

    def titles_player(self, index: int) -> bool:
        """A headline right above a player or what it says when it cannot play, with few words of the article."""
        line = self.lines[index]
        if not _TITLE_LEAST <= line.words <= SHORT or line.ends_sentence or line.block.kind in ("list_item", "caption"):
            return False
        below = self.reasons[index + 1 : index + 1 + _CONTROLS]
        if "embed" not in below or any(reason is None for reason in below[: below.index("embed")]):
            return False
        return not line.text.rstrip().endswith(":") and self.share(index) < _SHARED

    def label_alone(self, index: int) -> bool:
        """``Editor:`` with the name on the next line."""
        if index + 1 >= len(self.lines) or self.reasons[index + 1] is not None:
            return False
        below = self.lines[index + 1]
        return self.lines[index].text.rstrip().endswith(":") and self.lines[index].words <= 2 and name_like(below)

    def files_under(self, index: int) -> bool:
        """``Country:`` with the country on the next line, above the text."""
        if index + 1 >= len(self.lines) or self.reasons[index + 1] is not None:
            return False
        below = self.lines[index + 1]
        label = self.lines[index].text.rstrip().endswith(":") and self.lines[index].key.count(" ") == 0
        return label and below.key.count(" ") < _NAME and not below.ends_sentence and below.key[:1].isalpha()

    def breaks_off(self, line: Line, last: int) -> bool:
        """The page ends within a sentence of the article, whose end was cut off with the rest of the page.

        It opens a quotation that nothing closes, at more length than a headline; or it goes on in small words right
        below a paragraph, or a link with its headline, such as the page has among the paragraphs too.
        """
        text = line.text.strip()
        if line.index != len(self.lines) - 1 or line.ends_sentence or line.block.kind == "list_item":
            return False
        words = text.split()[1:]
        if len(words) < _BEGUN or _RISES * sum(word[:1].isupper() for word in words) > len(words):
            return False
        if text[0] in _OPENERS and not any(mark in text[1:] for mark in _OPENERS[text[0]]):
            return len(words) >= _QUOTED
        between = range(last + 1, line.index)
        if not between:
            return len(words) >= _QUOTED and not (self.soft[line.index] or self.interface_of(line.index).opens)
        if not all(self.reasons[index] == "related" and self.lines[index].words > _LINKED for index in between):
            return False
        inside = (index for index in range(self.body()[0], last) if self.reasons[index] == "related")
        return len(between) == 1 and any(self.lines[index].words > _LINKED for index in inside)

    def entries(self, first: int, last: int) -> frozenset[int]:
        """Times of day on lines of their own, several of them between the paragraphs: entries of a running report.

        Some of them may have a heading behind the time: ``20:05 Polls close``.
        """
        clocks = [index for index in range(first, last + 1) if is_clock(self.lines[index].text)]
        every = set(clocks)
        apart = [index for index in clocks if index - 1 not in every and index + 1 not in every]
        headed = sum(_HEADED.match(self.lines[index].text) is not None for index in range(first, last + 1))
        return frozenset(apart if len(apart) + headed > 1 else ())


_HEADED = re.compile(r"\s*(?:[01]?\d|2[0-3])[:.][0-5]\d[\s–—-]{1,3}[A-ZА-ЯЁ]")


def is_headline(line: Line) -> bool:
    return line.words <= LONGEST_RELATED and not line.is_prose and not line.text.rstrip().endswith((".", ":", ";"))


def name_like(line: Line) -> bool:
    """Two or three capitalized words: perhaps a signature, which is the masthead's."""
    words = line.text.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and line.key not in rules().lines
