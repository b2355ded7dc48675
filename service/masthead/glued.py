"""Metadata glued to article text: ``date 2020-10-01 Azerbaijani troops …`` becomes a date and a shorter block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.agencies import Agencies
from service.document import Evidence, Removed
from service.masthead.candidates import Candidate
from service.masthead.glued_byline import byline_before_text, credit_behind_text, signature_behind_text
from service.masthead.items import read_date_at_start
from service.reading import SourceBlock

_FIRST_BLOCKS = 6
_REACH = 100
_LEAST_REST = 40
_LEAST_WORDS = 7
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
    for index in range(max(0, len(kept) - 8), len(kept)):
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
    return Glued(tuple(kept), tuple(removed), tuple(found), agency, writers)


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


def _date_before_text(source: str, block: SourceBlock, index: int) -> tuple[SourceBlock, Removed, Candidate] | None:
    start, end = block.span
    if end - start < _LEAST_REST:
        return None
    head = source[start : min(end, start + _REACH)]
    unspaced = _UNSPACED.search(head)
    item = read_date_at_start(head[: unspaced.end()] if unspaced else head)
    if item is None or item.date is None:
        return None
    run_on = unspaced is not None and item.span[1] == unspaced.end() and item.date.complete
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
