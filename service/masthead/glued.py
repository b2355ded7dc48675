"""Metadata glued to article text: ``date 2020-10-01 Azerbaijani troops …`` becomes a date and a shorter block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.agencies import Agencies
from service.document import Evidence, Removed
from service.masthead.candidates import Candidate
from service.masthead.dates import FoundDate, find_dates
from service.masthead.glued_byline import (
    byline_before_text,
    byline_behind_title,
    credit_behind_text,
    signature_behind_text,
)
from service.masthead.item import Item
from service.masthead.items import read_items
from service.masthead.labelled_dates import read_date_at_start
from service.masthead.signature import signature_at_end
from service.reading import SourceBlock

_FIRST_BLOCKS = 6
_REACH = 100
_LEAST_REST = 40
_LEAST_WORDS = 7
_HEAD_BLOCKS, _TITLE_WORDS, _LONGEST_TITLE = 14, 4, 300
"""Blocks among which a title stands, words of the shortest that a date is cut off, characters of the longest."""
_ENDS = (".", "!", "?", "…", ":")
_SOURCE = re.compile(r"(?P<label>Source|Источник|Sumber)\s*:\s*", re.IGNORECASE)
_MOST_NAME = 4
_UNSPACED = re.compile(r"\d(?: ?[ap]\.?m\.?)?(?=[«“\"]?[A-ZА-ЯЁ][a-zа-яё ])")
"""The end of a date whose space before the text was lost: ``12 October 2020The ferry``, ``6:00 amThe ferry``."""
_INITIALS = re.compile(r"\s[\[(](?:[a-z]{2,4}(?:/[a-z]{2,4}){1,3})[\])]\s*$")


@dataclass(frozen=True, slots=True)
class Glued:
    """Blocks without the pieces, the pieces, and the dates they state (their line index is that of the block)."""

    blocks: tuple[SourceBlock, ...]
    removed: tuple[Removed, ...]
    candidates: tuple[Candidate, ...]
    agency: Evidence | None = None
    authors: tuple[Evidence, ...] = ()


def cut_glued(source: str, blocks: Sequence[SourceBlock], known: Agencies) -> Glued:
    """Cut a labelled or timed date off the beginning of an opening paragraph, credits off the last ends."""
    kept = list(blocks)
    removed: list[Removed] = []
    found: list[Candidate] = []
    agency: Evidence | None = None
    writers: tuple[Evidence, ...] = ()
    for index, block in enumerate(kept[:_FIRST_BLOCKS]):
        cut = _date_before_text(source, block, index)
        if cut is not None:
            kept[index], piece, candidate = cut
            removed.append(piece)
            found.append(candidate)
            if agency is None and (labelled := _source_before_text(source, kept[index], known)) is not None:
                kept[index], piece, agency = labelled
                removed.append(piece)
        if not writers and (signed := byline_before_text(source, kept[index], known)) is not None:
            kept[index], piece, writers, house = signed
            removed.append(piece)
            agency = agency or house
    for index in range(_over_text(source, kept) if not writers else 0):
        if (behind := byline_behind_title(source, kept[index])) is not None:
            kept[index], piece, writers = behind
            removed.append(piece)
            break
    for date_of_title in (_date_before_title, _date_behind_title):
        for index in range(_over_text(source, kept)):
            cut = date_of_title(source, kept, index, known)
            if cut is not None:
                kept[index], piece, candidate = cut
                removed.append(piece)
                found.append(candidate)
    for index in _last_blocks(kept):
        start, end = kept[index].span
        tail = max(start, end - 24)
        if end - start > 60 and (match := _INITIALS.search(source[tail:end])):
            text = match.group().strip()
            if known.first_of(text) is not None:
                continue
            at = tail + match.start() + 1
            removed.append(Removed((at, at + len(text)), text, "masthead-authors"))
            kept[index] = replace(kept[index], span=(start, tail + len(source[tail : tail + match.start()].rstrip())))
            continue
        credit = credit_behind_text(source, kept[index], known) or signature_behind_text(source, kept[index])
        if credit is not None:
            kept[index], piece, named = credit
            removed.append(piece)
            writers = writers or named
            continue
        if (ended := signature_at_end(source, kept, index, known)) is not None:
            kept[index], piece, named, house = ended
            removed.append(piece)
            writers = writers or named
            agency = agency or house
    return Glued(tuple(kept), tuple(removed), tuple(found), agency, writers)


def _last_blocks(blocks: Sequence[SourceBlock]) -> list[int]:
    """Indices of the blocks in which the text may end: the last ones, and the last paragraphs above the page's own."""
    count = len(blocks)
    prose = [index for index in range(count) if blocks[index].span[1] - blocks[index].span[0] >= _PARAGRAPH]
    return sorted({*range(max(0, count - _LAST_BLOCKS), count), *prose[-2:]})


_LAST_BLOCKS, _PARAGRAPH = 8, 200


def _source_before_text(
    source: str, block: SourceBlock, known: Agencies
) -> tuple[SourceBlock, Removed, Evidence] | None:
    """``Source: AFP VALLETTA, Nov 17 …``: the agency behind its label, where no line break follows."""
    start, end = block.span
    head = source[start : min(end, start + _REACH)]
    label = _SOURCE.match(head)
    if label is None:
        return None
    words = list(re.finditer(r"\S+", head[label.end() :]))[:_MOST_NAME]
    for word in reversed(words):
        stop = label.end() + word.end()
        name = known.named(head[label.end() : stop])
        if name is not None:
            span = (start + label.end(), start + stop)
            text_start = (
                start + stop + len(source[start + stop : end]) - len(source[start + stop : end].lstrip(" \t\n.,;|–—-"))
            )
            piece = Removed((start, start + stop), head[:stop], "masthead-agency")
            evidence = Evidence(name, source[span[0] : span[1]], span, f"label:{label['label']}")
            return replace(block, span=(text_start, end)), piece, evidence
    return None


def _date_before_title(
    source: str, blocks: Sequence[SourceBlock], index: int, known: Agencies
) -> tuple[SourceBlock, Removed, Candidate] | None:
    """``Вчера, 21:14 Град остановил этап``: a day with its time on the line of the title.

    Lines of that form one below the other are the feed of the page: they stay as they are.
    """
    item = _stamp(source, blocks[index])
    if item is None or item.date is None:
        return None
    near = (one for one in (index - 1, index + 1) if 0 <= one < len(blocks))
    if any(_stamp(source, blocks[one]) is not None for one in near):
        return None
    start, end = blocks[index].span
    stop = start + item.span[1]
    rest = source[stop:end]
    text_start = stop + len(rest) - len(rest.lstrip(_BETWEEN))
    if zone := _ZONE.match(source, text_start, end):
        text_start = zone.end()
    first = source[text_start : text_start + 2]
    words = source.count(" ", text_start, end) + 1
    cased = first[:1].isupper() or first[:1].isdigit() or (first[:1] in _OPENERS and not first[1:].islower())
    run_on = text_start == stop and source[stop - 1].isdigit() and first.istitle()  # "14.11.2001The ferry"
    if (text_start == stop and not run_on) or not cased or words < _TITLE_WORDS or end - text_start > _LONGEST_TITLE:
        return None
    if source[text_start:end].rstrip().endswith((".", ":", ",")) or _states(source[text_start:end], known):
        return None
    piece = source[start:text_start].rstrip(_BETWEEN)
    role = item.kind if item.kind in ("published", "modified", "date", "other-date", "relative") else "date"
    reason = "masthead-modified" if role == "modified" else "masthead-published"
    span = (start + item.date.span[0], start + item.date.span[1])
    candidate = Candidate(role, item.date, index, span, item.label)
    return (
        replace(blocks[index], span=(text_start, end)),
        Removed((start, start + len(piece)), piece, reason),
        candidate,
    )


def _date_behind_title(
    source: str, blocks: Sequence[SourceBlock], index: int, known: Agencies
) -> tuple[SourceBlock, Removed, Candidate] | None:
    """``'It just rolled': lorries block the bridge January 17 2020 - 4:52PM``: a full date with its time of day.

    Lines of that form one below the other are the feed of the page: they stay as they are.
    """
    date = _stamp_behind(source, blocks[index])
    if date is None:
        return None
    near = (one for one in (index - 1, index + 1) if 0 <= one < len(blocks))
    if any(_stamp_behind(source, blocks[one]) is not None for one in near):
        return None
    start, end = blocks[index].span
    at, title = start + date.span[0], source[start : start + date.span[0]].rstrip(_BETWEEN)
    if title.count(" ") < _TITLE_WORDS or title[:1].islower():
        return None
    if title.endswith((".", ":", ",", "(")) or source[at - 1 : at].strip() or _states(title, known):
        return None
    piece = source[at:end].rstrip()
    candidate = Candidate("date", date, index, (at, start + date.span[1]), "")
    kept = replace(blocks[index], span=(start, start + len(title)))
    return kept, Removed((at, at + len(piece)), piece, "masthead-published"), candidate


def _stamp_behind(source: str, block: SourceBlock) -> FoundDate | None:
    """A full date with its time of day that the line ends with, behind other words."""
    start, end = block.span
    if end - start > _LONGEST_TITLE or block.kind in ("list_item", "caption"):
        return None
    text = source[start:end].rstrip()
    dates = find_dates(text) if _CLOCK.search(text, max(0, len(text) - _REACH)) else []
    if len(dates) != 1 or dates[0].hour is None or not dates[0].complete or dates[0].span[0] == 0:
        return None
    return dates[0] if dates[0].span[1] == len(text) else None


def _over_text(source: str, blocks: Sequence[SourceBlock]) -> int:
    """How many blocks stand above the first long sentence, where a title may be."""
    for index, block in enumerate(blocks[:_HEAD_BLOCKS]):
        start, end = block.span
        if end - start >= _LONG and source[start:end].rstrip("\"'”’»)] ").endswith(_ENDS):
            return index
    return min(len(blocks), _HEAD_BLOCKS)


_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d|\s?%)")
_LONG = 100
"""Characters of a sentence of the text."""


def _states(text: str, known: Agencies) -> bool:
    """Says who wrote or sent the article, or in which section it stands."""
    items = read_items(text, known)
    return items.complete or bool(items.of("author", "editor", "section")) or _CLOCK.search(text, 0, _REACH) is not None


_ZONE = re.compile(r"(?:WITA|WIB|WIT|MSK|GMT|МСК)(?=[A-ZА-ЯЁ«“\"])")
"""The zone behind a time of day, without the space that parted it from the title."""
_BETWEEN = " \t\n\u00a0|–—-•·"
_OPENERS = "«\"“„‘'"


def _stamp(source: str, block: SourceBlock) -> Item | None:
    """A day with its time of day that the line begins with, or a whole day that nothing parts from a word."""
    start, end = block.span
    if end - start > _LONGEST_TITLE + _REACH or block.kind in ("list_item", "caption"):
        return None
    item, run_on = _opening_date(source[start : min(end, start + _REACH)])
    if item is None or item.date is None or (item.date.hour is None and not run_on):
        return None
    return item if item.date.day is not None or item.date.relative is not None else None


def _opening_date(head: str) -> tuple[Item | None, bool]:
    """The date that a text begins with, and whether it is whole and nothing parts it from the word behind it."""
    unspaced = _UNSPACED.search(head)
    item = read_date_at_start(head[: unspaced.end()] if unspaced else head)
    if unspaced is None or item is None or item.date is None:
        return item, False
    return item, item.span[1] == unspaced.end() and item.date.complete


def _date_before_text(source: str, block: SourceBlock, index: int) -> tuple[SourceBlock, Removed, Candidate] | None:
    start, end = block.span
    if end - start < _LEAST_REST:
        return None
    item, run_on = _opening_date(source[start : min(end, start + _REACH)])
    if item is None or item.date is None:
        return None
    stop = start + item.span[1]
    rest = source[stop:end]
    lead = len(rest) - len(rest.lstrip(" \t\n\u00a0.,:;|)–—-"))
    text_start = stop + lead
    following = source[text_start : text_start + 1]
    if source.count(" ", text_start, end) < _LEAST_WORDS or not source[text_start:end].rstrip("\"'”’»)] ").endswith(
        _ENDS
    ):
        return None
    if end - text_start < _LEAST_REST or (lead == 0 and not run_on) or following.islower() or not following.strip():
        return None
    strong = item.label or run_on or item.date.hour is not None or (item.date.separator and item.date.complete)
    if not strong or source[stop:text_start].strip().startswith(","):
        return None
    piece = source[start:text_start].rstrip()
    role = item.kind if item.kind in ("published", "modified", "date", "other-date") else "date"
    span = (start + item.date.span[0], start + item.date.span[1])
    reason = "masthead-modified" if role == "modified" else "masthead-published"
    return (
        replace(block, span=(text_start, end)),
        Removed((start, start + len(piece)), piece, reason),
        Candidate(role, item.date, index, span, item.label),
    )
