"""The title and the subtitle: which line above the body they are, or what the page's markup says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.document import Span
from service.lines import Line, lookup_key, plain
from service.masthead.captions import looks_like_caption, metadata_above
from service.masthead.dateline import find_dateline
from service.masthead.head import Head
from service.masthead.headline import SHARES, STRANGE, body_stems, only_names, overlap, whole, wrapped_end
from service.masthead.menu import last_menu
from service.masthead.names import has_given_name, is_desk
from service.masthead.site import brand, site_suffix
from service.reading import PageEvidence

LONGEST = 300
_NOT_WORDS = re.compile(r"[\W_]+")
_AS_MARKUP = 100.0
_EXCLAIMED = ("!", "?", "…")
_MARKS = re.compile(
    r"^(?:(?:title|headline|subject|judul|judul berita|perihal|subjek|заголовок|тема)\s*[:：]\s*)"
    r"(?:(?:re|fw|fwd)\s*:\s*)?(?:\[[\w .-]{1,40}\]\s*)?",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(r"\W*(?:\w+\W{1,3}){0,2}\d{1,2}[:.]\d\d\b(?! ?%)")
_ROW = re.compile(r"\S(?:\s{2,}|\t)\S.*\S(?:\s{2,}|\t)\S")
_MAIL_HEADER = re.compile(
    r"\n(?:to|cc|from|date|sent|reply-to|кому|от|дата|копия|kepada|dari|tanggal)\s?:", re.IGNORECASE
)
_COUNTED = re.compile(r".{2,50}[:·] ?\d[\d.,]*[kкm]?(?: \w+)?$")
_WEAK_METHODS = ("headline", "h1", "title-element")
"""Statements that the page's own name may stand in: a heading, or what the browser's bar shows."""
_OPENING = 9
"""Words from which a line may be the first of a paragraph that is cut into lines, dateline in front."""
_FAR_AHEAD = 3.0
_OVERLAP, _EACH, _MOST_EACH = 1.5, 0.4, 5
"""Points of a line all whose words begin like words of the body, and of each such word up to a number."""
_ABOVE_MENU = 4.0
_DATED_TITLE = 6
"""Words beside its date from which a line may be the title of a report: ``Situation Report No. 4 (as of …)``."""
_LEAST_OWN = 4
_MAIN = frozenset({"en", "ru", "id"})


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title: its text and span in the source, the index of its line (None: page evidence alone), and the method."""

    text: str
    span: Span | None
    line: int | None
    method: str


def same(text: str) -> str:
    """Form in which two writings of one title are equal: folded letters and digits."""
    return _NOT_WORDS.sub(" ", plain(text)).strip()


def find_title(head: Head, stated: Sequence[PageEvidence], sites: frozenset[str]) -> FoundTitle | None:
    """The title, None when the article has none. `stated` are titles from hint and markup in order of trust."""
    candidates = _candidates(head)
    matched = _matching(head, stated)
    if matched is not None and not _doubtful(head, *matched):
        index, item = matched
        return _of_line(head, index, sites, item.method)
    if len(candidates) == 1 and not stated:  # nothing to choose from
        return _of_line(head, candidates[0], sites, "first-headline" if candidates[0] else "first-line")
    if candidates:
        scored = _scored(head, candidates)
        best = -max(scored)[1]
        if matched is not None:
            own = {-place: score for score, place in scored}.get(matched[0], 0.0)
            if max(scored)[0] < own + _FAR_AHEAD or max(scored)[0] < 2 * _FAR_AHEAD:
                return _of_line(head, matched[0], sites, matched[1].method)
        method = "first-line" if best == 0 else "first-headline" if best == candidates[0] else "best-headline"
        if not stated or max(scored)[0] > 0:
            return _of_line(head, best, sites, method)
    return _from_markup(head, stated, sites)


def _doubtful(head: Head, index: int, item: PageEvidence) -> bool:
    """A heading of a few words may be the page's own name."""
    return item.method.startswith(_WEAK_METHODS) and head.lines[index].words <= 4


def _scored(head: Head, candidates: Sequence[int]) -> list[tuple[float, int]]:
    """Score and negative index of each candidate: the greatest is the title."""
    stems = body_stems(head)
    named = brand(head.source, None)
    page = lookup_key(named[0]) if named else ""
    unlike = frozenset(index for index in candidates if _unlike(head, index))
    shares = {index: overlap(whole(head, index), stems)[0] for index in candidates}
    mottos = _mottos(head, shares)
    over = _above_menu(head, shares)
    return [
        (
            _score(head, index, rank, stems)
            - 2.5 * (index in unlike)
            - 5.0 * (head.lines[index].key == page)
            - mottos.get(index, 0.0)
            - _ABOVE_MENU * (index in over),
            -index,
        )
        for rank, index in zip(_ranks(head, candidates, unlike, shares), candidates, strict=True)
    ]


def _mottos(head: Head, shares: Mapping[int, float]) -> dict[int, float]:
    """Points off for lines of the page (a motto, a menu) that stand above a line of the article.

    A headline that teases shares no word either, but its subtitle follows at once.
    """
    own = [index for index, share in shares.items() if share >= SHARES]
    found = {}
    for index, share in shares.items():
        if share < STRANGE and own and index < own[-1] and not looks_like_caption(head, own[-1]):
            found[index] = 1.5 if index + 1 in own else 3.5
    return found


def _above_menu(head: Head, shares: Mapping[int, float]) -> frozenset[int]:
    """Candidates that a menu or the way to the page (``Home``, ``Bitung``) separates from a line of the article."""
    own = [index for index, share in shares.items() if share >= SHARES and head.lines[index].words >= _LEAST_OWN]
    if not own:
        return frozenset()
    end = head.lines[own[-1]].block.span[0]
    menu = last_menu(head.source[:end])
    return frozenset(index for index in shares if head.lines[index].block.span[1] <= menu)


def _candidates(head: Head) -> list[int]:
    """Lines above the body that may be a headline."""
    if head.body >= len(head.lines):
        first_only = [index for index in range(min(len(head.lines), 5)) if _headline(head, index)]
        return first_only[:3]
    found = [index for index in range(min(head.body, 60)) if _headline(head, index)]
    found = found or _below_lead(head)
    if not found and _exclaimed(head.lines[head.body]) and head.body + 1 < len(head.lines):
        found = [head.body]
    return found


def _ranks(head: Head, candidates: Sequence[int], unlike: frozenset[int], shares: Mapping[int, float]) -> list[float]:
    """How many likely headlines stand above each: the first of them is the title more often than not.

    The line right below one is its subtitle, and what follows below a byline is not the title either.
    """
    ranks: list[float] = []
    likely = 0
    above = -2
    for index in candidates:
        ranks.append(likely + 0.75 * (above == index - 1))
        line = head.lines[index]
        dated = any(item.date is not None for item in head.items(index).items) or line.text[:1].islower()
        words = len(whole(head, index).split())
        caption = looks_like_caption(head, index, first_title=likely == 0 and metadata_above(head, index))
        if words < 4 or dated or index in unlike or is_desk(line.text) or caption:
            continue
        wrapped = wrapped_end(head, index) is not None
        likely += 1 + _byline(head, index + 1 + wrapped)
        above = index + wrapped if shares[index] >= STRANGE else above
    return ranks


def _unlike(head: Head, index: int) -> bool:
    """A flash with its time, a row of a menu, names alone, a dateline, or not in the language of the article."""
    line = head.lines[index]
    return (
        bool(_CLOCK_FIRST.match(line.text))
        or bool(_ROW.search(line.text))
        or (head.items(index).complete and wrapped_end(head, index) is None)
        or bool(line.words <= 6 and _COUNTED.match(line.plain))
        or _foreign(head, index)
        or (line.words >= _OPENING and find_dateline(line.text, line.block.span[0], head.known) is not None)
    )


def _foreign(head: Head, index: int) -> bool:
    """Not in the language of the body's first line, when both are known."""
    if head.body >= len(head.lines):
        return False
    own, body = head.lines[index].block.language, head.lines[head.body].block.language
    return own in _MAIN and body in _MAIN and own != body


def _headline(head: Head, index: int) -> bool:
    line = head.lines[index]
    if (
        line.block.kind in ("caption", "list_item", "byline", "date", "dateline")
        or len(line.text) > LONGEST
        or not line.plain
    ):
        return False
    items = head.items(index)
    if items.complete and only_names(head, index) and line.text.isupper() and wrapped_end(head, index) is not None:
        return True
    if items.complete:
        named = all(item.kind in ("name", "role") for item in items.items)
        return named and line.words >= 3 and not has_given_name(line.text)
    if any(item.kind in ("author", "published", "modified") for item in items.items) and len(items.rest.split()) < 4:
        return False
    if any(item.date is not None and item.date.year for item in items.items) and len(items.rest.split()) < 4:
        return False
    return line.words >= 2 or len(line.text) >= 12


def _below_lead(head: Head) -> list[int]:
    """A magazine's title under its lead: a short line right above the byline or date."""
    for index in range(head.body + 1, min(head.body + 4, len(head.lines) - 2)):
        line = head.lines[index]
        below = head.items(index + 1)
        metadata = below.complete and any(item.kind in ("author", "published", "date") for item in below.items)
        if metadata and not line.ends_sentence and line.words <= 15 and _headline(head, index):
            return [index]
    return []


def _exclaimed(line: Line) -> bool:
    """A headline that ends in an exclamation or question mark is prose by its form only."""
    body = line.text.strip()
    return (
        line.words <= 18
        and body.endswith(_EXCLAIMED)
        and not any(mark in body[:-1] for mark in (". ", "! ", "? ", "… "))
    )


def _score(head: Head, index: int, rank: float, stems: frozenset[str]) -> float:
    line = head.lines[index]
    text = whole(head, index)
    words = max(line.words, len(text.split()))
    score = {1: -3.0, 2: -1.5, 3: 0.5, 4: 2.0}.get(words, 3.0) - 2.0 * min(rank, 6)
    share, shared = overlap(text, stems)
    score += _OVERLAP * share + _EACH * min(shared, _MOST_EACH)
    if len(line.text) >= 20 and not is_desk(line.text) and head.source.count(line.text, 0, 200_000) > 1:
        score += 2.0
    score += 0.5 * line.after_gap
    if line.block.kind in ("title", "heading"):
        score += 1.5
    if index + 1 < len(head.lines) and (index + 1 == head.body or head.items(index + 1).complete):
        score += 0.5
    if index + 1 == head.body or _byline(head, index + 1) or (not line.ends_sentence and _byline(head, index + 2)):
        score += 1.0
    if line.text.isupper() and index + 1 < len(head.lines) and not head.lines[index + 1].text.isupper():
        score += 0.5 * (line.words >= 3)
    if line.text[:1].islower():
        score -= 2.0
    if line.text.rstrip().endswith((".", ":", ",")) and wrapped_end(head, index) is None:
        score -= 1.5
    if _MARKS.match(line.text):
        score += 6.0
    if line.words <= 6 and is_desk(line.text):
        score -= 3.0
    if line.words <= 3 and line.text.isupper():
        score -= 1.0
    kinds = {item.kind for item in head.items(index).items}
    if "relative" in kinds:
        score -= 1.5
    if kinds & {"agency", "section"} or ("site" in kinds and len(head.items(index).rest.split()) < 4):
        score -= 1.0
    if any(item.date is not None and item.date.year for item in head.items(index).items):
        score -= 2.5 if len(head.items(index).rest.split()) < _DATED_TITLE else 1.0
    if looks_like_caption(head, index, first_title=rank == 0 and metadata_above(head, index)):
        score -= 4.0
    if line.text.lstrip()[:1] in "[(" or "|" in line.text:
        score -= 2.0
    return score


def _byline(head: Head, index: int) -> bool:
    """A line that states when or by whom."""
    if index >= len(head.lines):
        return False
    items = head.items(index)
    return items.complete and any(
        item.label or item.kind in ("author", "published", "modified", "name") for item in items.items
    )


def _matching(head: Head, stated: Sequence[PageEvidence]) -> tuple[int, PageEvidence] | None:
    """The line that says what hint or markup give as the title, a site's name after either aside."""
    reach = range(min(len(head.lines), head.body + 3, 60))
    folded = {index: same(head.lines[index].text) for index in reach if head.lines[index].plain}
    for item in stated:
        wanted = same(item.value)
        if not wanted:
            continue
        for index, text in folded.items():
            if text == wanted:
                return index, item
        for index, text in folded.items():
            longer, shorter = (text, wanted) if len(text) > len(wanted) else (wanted, text)
            if shorter.count(" ") >= 2 and longer.startswith(shorter + " ") and 2 * len(shorter) > len(longer):
                return index, item
    return None


def _of_line(head: Head, index: int, sites: frozenset[str], method: str) -> FoundTitle:
    """The title on a line, without a label before it and a site's name after it."""
    block = head.lines[index].block
    start, end = block.span
    end = wrapped_end(head, index) or end
    text = head.source[start:end]
    label = _MARKS.match(text)
    if label and label.end() < len(text):
        start += label.end()
        text = text[label.end() :]
        if header := _MAIL_HEADER.search(text):
            end = start + header.start()
            text = text[: header.start()]
    if cut := site_suffix(text, head.source, sites):
        end = start + cut[0]
        text = text[: cut[0]]
        method = f"{method}, without the site's name"
    return FoundTitle(text, (start, end), index, method)


def _from_markup(head: Head, stated: Sequence[PageEvidence], sites: frozenset[str]) -> FoundTitle | None:
    """The most trusted title of the markup, without the site's name; its place in the page when it is visible."""
    if not stated:
        return None
    first = stated[0]
    text = " ".join(first.value.split())
    others = [" ".join(item.value.split()) for item in stated[1:]]
    for other in others:
        if other.count(" ") >= 2 and text.startswith(other) and len(other) < len(text) and 2 * len(other) > len(text):
            text = other
    if cut := site_suffix(text, head.source, sites):
        text = text[: cut[0]]
    at = head.source.find(text)
    return FoundTitle(text, (at, at + len(text)) if at >= 0 else None, None, first.method)
