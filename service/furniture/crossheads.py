"""Headings of the article that pages have too: ``Key points`` over a list of them, ``Background`` between sentences."""

from __future__ import annotations

import re
from functools import cache

from service.furniture.page import TITLE_LEAST
from service.furniture.phrases import rules
from service.furniture.signs import Signs
from service.lexicon import SOFTWARE, all_words, lexicon
from service.lines import key, plain

_VALUED = re.compile(r"[^\W\d][^:]{2,40}: [^:]{0,12}\d.{0,30}")
"""A line of a table: ``Largest fine: £18,000``."""
_POINT = re.compile(r"(?:[•▪●‣∙·*–—-]|\d{1,2}[.)])\s*\w")
"""An item of a list that the text marks itself: ``• The ferry struck the reef``, ``1. The records cover``."""
_ITEMS = 2
_REACH = 3
"""Lines to either side in which furniture is near."""
_BELOW = re.compile(r"\b(?:below|as follows|ниже|di bawah|berikut)\b")
_ANYBODY = re.compile(r"(?:anonymous|guest|unknown|user|admin|гость|аноним|anonim|tamu)\b")
"""Names of readers who do not give theirs."""
_FIGURE = re.compile(r"\d")
_LISTS = frozenset({"comments", "popular", "related", "tags", "archive"})


class Crossheads(Signs):
    """Which lines that read like headings of the page are headings of the article."""

    def heads_text(self, index: int) -> bool:
        """Whether the line is such a heading: sentences around it, two items of a list below it, or one above prose.

        No furniture may interrupt them; lines of a table (``Largest fine: £18,000``) count below a sentence.
        """
        if self.lines[index].key not in crossheads():
            return False
        below = self.lines[index + 1 : index + 1 + _ITEMS]
        free = index > 0 and len(below) == _ITEMS and all(self.reasons[line.index] is None for line in below)
        points = [line.block.kind == "list_item" or _POINT.match(line.text.strip()) is not None for line in below]
        long = all(line.words >= TITLE_LEAST for line in below)
        listed = free and long and points[0] and (points[1] or below[1].is_prose)
        valued = free and self.lines[index - 1].ends_sentence and all(_VALUED.fullmatch(line.plain) for line in below)
        return self.between_sentences(index) or listed or valued

    def undisturbed(self, index: int) -> bool:
        """Sentences stand right above and below, and no furniture is near: a page's lines seldom stand so alone."""
        around = self.reasons[max(0, index - _REACH) : index] + self.reasons[index + 1 : index + 1 + _REACH]
        return self.between_sentences(index) and not any(around)

    def introduces_below(self, index: int) -> bool:
        """``Sato said:`` above what Sato said, ``Follow the updates below:`` above them, in the midst of the text.

        Readers' comments and lists of the page have other marks of the page near.
        """
        line = self.lines[index]
        if not line.text.rstrip().endswith(":") or line.index + 1 == len(self.lines) or not index:
            return False
        if self.reasons[index] != "comments" and _BELOW.search(line.plain) is None:
            return False
        if _ANYBODY.match(line.plain) is not None or _FIGURE.search(line.plain) is not None:
            return False
        around = [*range(max(0, index - _REACH), index), *range(index + 1, min(len(self.lines), index + 1 + _REACH))]
        if any(self.reasons[one] not in (None, self.reasons[index], "photo-credit", "separator") for one in around):
            return False
        speakers = [one for one in around if self.reasons[one] not in (None, "photo-credit", "separator")]
        if any(not self.lines[one].text.rstrip().endswith(":") for one in speakers):
            return False
        above, below = self.lines[index - 1], self.lines[index + 1]
        return (
            above.ends_sentence
            and self.reasons[index - 1] is None
            and self.reasons[index + 1] is None
            and below.words > 1
        )

    def names_part(self, index: int) -> bool:
        """``Comments``, ``Most read`` in the midst of the text: a heading of lists has a sentence right below it."""
        line = self.lines[index]
        heading = self.reasons[index] in _LISTS and line.key in rules().lines and line.plain == line.key
        return heading and line.key not in of_pages() and self.undisturbed(index)

    def between_sentences(self, index: int) -> bool:
        """Sentences stand right above and below: what may be a heading of the page is one of the article."""
        near = (index - 1, index + 1)
        return all(0 <= one < len(self.lines) and self.lines[one].ends_sentence for one in near)


@cache
def crossheads() -> frozenset[str]:
    """Folded headings of the page that articles have too (`[crossheads]` of the lexicon)."""
    return frozenset(key(plain(name)) for name in all_words("crossheads.lines"))


@cache
def of_pages() -> frozenset[str]:
    """Folded headings that no article has, and lines of software.

    The lists of such headings were lost on the way when a sentence stands right below."""
    written = (line for body in lexicon(SOFTWARE)["furniture"].values() for line in body.get("lines", ()))
    return frozenset(key(plain(name)) for name in (*all_words("crossheads.of_pages"), *written))
