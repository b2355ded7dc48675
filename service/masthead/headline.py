"""Headlines over two lines, and the words that a headline shares with the article."""

from __future__ import annotations

import re

from service.interface_words import interface_word
from service.lines import plain
from service.masthead.head import Head
from service.masthead.item import HOST
from service.masthead.labels import by_label, opens_date_label
from service.masthead.stems import STEM, long_words, overlap, stems

_WRAP_FROM = 40
_BODY_READ = 2500
_WRAPPED = re.compile(
    r"[,–—-]$|\b(?:of|for|and|the|in|to|at|from|with|after|over|as|by|on|that|и|в|на|с|о|к|из|по|для|после|от|что|за"
    r"|dan|di|ke|dari|yang|untuk|dengan|pada|setelah|oleh)$",
    re.IGNORECASE,
)
SHARES, STRANGE = 0.4, 0.1
"""Shares of such words from which one line is of the article, and below which another is of the page (a motto)."""


def whole(head: Head, index: int) -> str:
    """The line, and the next one when it goes on with it."""
    start, end = head.lines[index].block.span
    return head.source[start : wrapped_end(head, index) or end]


def shares_nothing(head: Head, index: int) -> bool:
    """No longer word of the line begins like a word of the body."""
    share, _ = overlap(head.lines[index].text, body_stems(head))
    return share == 0.0


def of_the_article(head: Head, index: int) -> bool:
    """A good part of the line's longer words begin like words of the body."""
    return overlap(whole(head, index), body_stems(head))[0] >= SHARES


def named_in_body(head: Head, index: int) -> bool:
    """The last word of the line, a surname, begins like a word of the body: it is about that person."""
    words = long_words(plain(head.lines[index].text))
    return bool(words) and words[-1][:STEM] in body_stems(head)


def body_stems(head: Head) -> frozenset[str]:
    """Beginnings of the words that the body opens with: a headline shares some of them."""
    if head.body >= len(head.lines):
        return frozenset()
    if "body" not in head.said:
        start = head.lines[head.body].block.span[0]
        language = head.lines[head.body].block.language
        head.said["body"] = stems(head.source[start : start + _BODY_READ], language)
    return head.said["body"]


def lead_stems(head: Head) -> frozenset[str]:
    """Beginnings of the words of the first line of the body, which says what the headline says."""
    if head.body >= len(head.lines):
        return frozenset()
    if "lead" not in head.said:
        line = head.lines[head.body]
        head.said["lead"] = stems(line.text[:_BODY_READ], line.block.language)
    return head.said["lead"]


def wrapped_end(head: Head, index: int) -> int | None:
    """The end of the next line when it goes on with the title: in lower case, right below, short."""
    if index + 1 >= min(head.body, len(head.lines)):
        return None
    line, below = head.lines[index], head.lines[index + 1]
    if below.after_gap or line.ends_sentence or below.ends_sentence or below.block.kind == "list_item":
        return None
    if HOST.fullmatch(below.text.strip()) or worded_as_credit(below.text):
        return None
    if all(interface_word(word) in ("strong", "weak") for word in long_words(below.plain)):
        return None  # a button: ``версия для печати``
    if below.words == 1 and index + 2 < len(head.lines) and head.items(index + 2).of("published", "date"):
        return None  # who wrote it, as a forum calls him
    if by_label(below.text) or head.items(index + 1).of("published", "modified") or opens_date_label(below.text):
        return None
    goes_on = below.text[:1].islower() and below.words <= 12 and not head.items(index + 1).complete
    shouted = line.text.isupper() and below.text.isupper() and max(line.words, below.words) <= 8
    ends = index + 2 >= len(head.lines) or head.lines[index + 2].after_gap or not head.lines[index + 2].text.isupper()
    goes_on = goes_on and len(line.text) >= _WRAP_FROM
    goes_on = goes_on or (shouted and ends and only_names(head, index + 1))
    cut = bool(_WRAPPED.search(line.text.rstrip())) and below.words <= 15 and not head.items(index + 1).complete
    return below.block.span[1] if goes_on or cut else None


_CREDIT = re.compile(r"(?:image|illustration|ilustrasi|credit|photo|foto|фото|иллюстрация) ?[:/]", re.IGNORECASE)


def worded_as_credit(text: str) -> bool:
    """``image: Getty Images``."""
    return _CREDIT.match(text) is not None


def only_names(head: Head, index: int) -> bool:
    return all(item.kind in ("name", "role") for item in head.items(index).items)
