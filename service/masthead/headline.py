"""Headlines over two lines, and the words that a headline shares with the article."""

from __future__ import annotations

import re

from service.interface_words import interface_word
from service.lines import plain
from service.masthead.head import Head
from service.masthead.item import HOST
from service.masthead.labels import by_label, opens_date_label
from service.masthead.remembered import of_line, of_page
from service.masthead.stems import STEM, long_words, overlap, share_of, stems, stems_of

_WRAP_FROM = 40
_BODY_READ = 2500
_LEAD_READ, _ALL_READ = 600, 8_000
"""Characters of the body that are read: as far as its opening goes, its lead, and all that is compared with titles."""
_WRAPPED = re.compile(
    r"[,–—-]$|\b(?:of|for|and|the|in|to|at|from|with|after|over|as|by|on|that|и|в|на|с|о|к|из|по|для|после|от|что|за"
    r"|dan|di|ke|dari|yang|untuk|dengan|pada|setelah|oleh)$",
    re.IGNORECASE,
)
SHARES, STRANGE = 0.4, 0.1
"""Shares of such words from which one line is of the article, and below which another is of the page (a motto)."""


@of_line
def whole(head: Head, index: int) -> str:
    """The line, and the next one when it goes on with it."""
    start, end = head.lines[index].block.span
    return head.source[start : wrapped_end(head, index) or end]


@of_line
def own_words(head: Head, index: int) -> list[str]:
    """The longer words of `whole`."""
    return long_words(plain(whole(head, index)))


def shares_nothing(head: Head, index: int) -> bool:
    """No longer word of the line begins like a word of the body."""
    share, _ = overlap(head.lines[index].text, body_stems(head))
    return share == 0.0


def of_the_article(head: Head, index: int) -> bool:
    """A good part of the line's longer words begin like words of the body."""
    return share_of(own_words(head, index), body_stems(head))[0] >= SHARES


def named_in_body(head: Head, index: int) -> bool:
    """The last word of the line, a surname, begins like a word of the body: it is about that person."""
    words = long_words(plain(head.lines[index].text))
    return bool(words) and words[-1][:STEM] in body_stems(head)


@of_page
def body_text(head: Head) -> str:
    """The beginning of the body, whatever was taken out of it; empty without one."""
    if head.body >= len(head.lines):
        return ""
    start = head.lines[head.body].block.span[0]
    return head.source[start : start + _ALL_READ]


@of_page
def _read(head: Head) -> tuple[tuple[str, list[str]], ...]:
    """The first `_LEAD_READ`, `_BODY_READ` and `_ALL_READ` characters of the body: the folded text, its longer words.

    Each is as it would be by itself, its last word cut perhaps; what they have in common is folded once.
    """
    text, found = body_text(head), []
    before, words, start = "", list[str](), 0
    for end in (_LEAD_READ, _BODY_READ, _ALL_READ):
        part = text[start:end]
        cut = max(part.rfind(" "), part.rfind("\n"), 0)
        done, rest = plain(part[:cut]), plain(part[cut:])
        before, words, start = f"{before} {done}".strip(), [*words, *long_words(done)], start + cut
        found.append((f"{before} {rest}".strip(), [*words, *long_words(rest)]))
    return tuple(found)


def body_opening(head: Head) -> str:
    """The beginning of the body, folded, behind a blank."""
    return f" {_read(head)[1][0]}" if head.body < len(head.lines) else ""


@of_page
def body_stems(head: Head) -> frozenset[str]:
    """Beginnings of the words that the body opens with: a headline shares some of them."""
    if head.body >= len(head.lines):
        return frozenset()
    return stems_of(_read(head)[1][1], head.lines[head.body].block.language)


@of_page
def all_stems(head: Head) -> frozenset[str]:
    """The same of more of the body, in the language of most of the text."""
    return stems_of(_read(head)[2][1], head.language())


@of_page
def opening_stems(head: Head) -> frozenset[str]:
    """The same of its first sentences."""
    return stems_of(_read(head)[0][1], head.language())


@of_page
def lead_stems(head: Head) -> frozenset[str]:
    """Beginnings of the words of the first line of the body, which says what the headline says."""
    if head.body >= len(head.lines):
        return frozenset()
    line = head.lines[head.body]
    return stems(line.text[:_BODY_READ], line.block.language)


@of_line
def wrapped_end(head: Head, index: int) -> int | None:
    """The end of the next line when it goes on with the title: in lower case, right below, short."""
    if index + 1 >= min(head.body, len(head.lines)):
        return None
    line, below = head.lines[index], head.lines[index + 1]
    if below.after_gap or line.ends_sentence or below.ends_sentence or below.block.kind == "list_item":
        return None
    shouted = line.text.isupper() and below.text.isupper() and max(line.words, below.words) <= 8
    cut = below.words <= 15 and _WRAPPED.search(line.text.rstrip()) is not None
    goes_on = below.text[:1].islower() and below.words <= 12 and len(line.text) >= _WRAP_FROM
    if not (shouted or cut or goes_on) or HOST.fullmatch(below.text.strip()) or worded_as_credit(below.text):
        return None
    if all(interface_word(word) in ("strong", "weak") for word in long_words(below.plain)):
        return None  # a button: ``версия для печати``
    if below.words == 1 and index + 2 < len(head.lines) and head.items(index + 2).of("published", "date"):
        return None  # who wrote it, as a forum calls him
    if by_label(below.text) or head.items(index + 1).of("published", "modified") or opens_date_label(below.text):
        return None
    explained = head.items(index + 1).complete
    ends = index + 2 >= len(head.lines) or head.lines[index + 2].after_gap or not head.lines[index + 2].text.isupper()
    wrapped = ((goes_on or cut) and not explained) or (shouted and ends and only_names(head, index + 1))
    return below.block.span[1] if wrapped else None


_CREDIT = re.compile(r"(?:image|illustration|ilustrasi|credit|photo|foto|фото|иллюстрация) ?[:/]", re.IGNORECASE)


def worded_as_credit(text: str) -> bool:
    """``image: Getty Images``."""
    return _CREDIT.match(text) is not None


def only_names(head: Head, index: int) -> bool:
    return all(item.kind in ("name", "role") for item in head.items(index).items)
