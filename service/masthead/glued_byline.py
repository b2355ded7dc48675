"""A byline that runs into the text: ``(MENAFN - Trend) By Rana Alieva – Trend: Wheat …``, or a credit behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.agencies import Agencies
from service.document import Evidence, Removed, Span
from service.masthead.dateline import find_dateline
from service.masthead.items import read_items
from service.masthead.name_words import has_first_name, has_given_name, surname
from service.masthead.names import FoundName, people
from service.reading import SourceBlock

_REACH = 220
_LEAST_REST = 40
_OPENS = frozenset("(BOАPRТT")
"""First letters of what is looked for: ``By``, ``Oleh``, ``Автор``, ``Текст``, a bracket."""
_HOUSES = re.compile(r"\((?P<houses>[^()\n]{3,60})\)\s*[-–—:]{0,2}\s*")
_LABEL = re.compile(r"(?:By|BY|Oleh|OLEH|Автор:?|(?:Текст|Text|Penulis|Reporter)\s?:)\s+(?=[A-ZА-ЯЁ])")
_WORD = re.compile(r"(?:[A-ZÀ-ÞА-ЯЁ][\w.'’-]*|and|dan|и),?\s+")
_END = re.compile(
    r"(?:(?:[-–—,]|for)\s*(?P<house>[A-ZА-ЯЁ][\w.]*(?: [A-ZА-ЯЁ][\w.]*){0,3})\s*)?[:–—-]\s+(?=[A-ZА-ЯЁ«\"“])"
)
_CUT = re.compile(r"\s*[-–—,/|]\s+|\s+[-–—,/|]\s*")
_MOST_WORDS = 8

_Found = tuple[SourceBlock, Removed, tuple[Evidence, ...], Evidence | None]


def byline_before_text(source: str, block: SourceBlock, known: Agencies) -> _Found | None:
    """The block without the byline it opens with, what was cut off, the authors, and the agency named there.

    It ends with a colon or dash (``By Rana Alieva – Trend: ``), or a dateline follows it.
    """
    start, end = block.span
    if source[start : start + 1] not in _OPENS:
        return None
    head = source[start : min(end, start + _REACH)]
    houses = _HOUSES.match(head)
    at = houses.end() if houses else 0
    label = _LABEL.match(head, at)
    if label is None:
        return None
    if (run_on := _name_run_on(head, label.end())) is not None and end - start - run_on >= _LEAST_REST:
        found = people(head[label.end() : run_on], start + label.end(), least=2, strict=True)
        if len(found) == 1 and found[0].span[1] == start + run_on and has_first_name(found[0].value):
            cut = Removed((start, start + run_on), head[:run_on], "masthead-authors")
            return replace(block, span=(start + run_on, end)), cut, _writers(source, found, label), None
    for stop in _name_ends(head, label.end()):
        found = people(head[label.end() : stop].rstrip(" ,"), start + label.end(), least=2, strict=True)
        if not found or not all(surname(one.value) or has_given_name(one.value) or houses for one in found):
            continue
        closing = _END.match(head, stop)
        sure = head[label.start() : label.end()].rstrip().endswith(":") and _whole_name(found, head[stop:])
        if closing is None and not sure and find_dateline(source[start + stop : end], start + stop, known) is None:
            continue
        text = closing.end() if closing else stop
        if end - start - text < _LEAST_REST:
            return None
        piece = head[:text].rstrip()
        agency = _agency(head, start, houses, closing, known)
        removed = Removed((start, start + len(piece)), piece, "masthead-authors")
        return replace(block, span=(start + text, end)), removed, _writers(source, found, label), agency
    return None


def _writers(source: str, found: Sequence[FoundName], label: re.Match[str]) -> tuple[Evidence, ...]:
    method = f"label:{label.group().strip()}"
    return tuple(Evidence(one.value, source[slice(*one.span)], one.span, method) for one in found)


_RUN_ON = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z]\.)? (?!Ma?c[A-Z]|(?:De|La|Le|Van|Fitz|O)[A-Z])[A-Z][a-z]{2,}?(?=[A-Z][a-z]* [a-z])"
)


def _name_run_on(head: str, start: int) -> int | None:
    """Where the name ends whose space before the text was lost: ``By Ada PerkinsWith the recent fires in mind``."""
    match = _RUN_ON.match(head, start)
    return match.end() if match is not None else None


def _whole_name(found: Sequence[FoundName], behind: str) -> bool:
    """A given name and a surname, and a sentence of a capital and small words behind them."""
    name = found[0].value
    called = len(found) == 1 and name.count(" ") == 1 and has_given_name(name) and surname(name)
    return bool(called) and _SENTENCE.match(behind) is not None


_SENTENCE = re.compile(r"[«\"“]?[A-ZА-ЯЁ][\w»\"”-]* (?:[a-zа-яё«\"“]|\d)")


def _name_ends(head: str, start: int) -> list[int]:
    """Where the names may end: behind two words or more that are written as names are."""
    ends: list[int] = []
    while len(ends) < _MOST_WORDS and (word := _WORD.match(head, start)):
        start = word.end()
        ends.append(start)
    return ends[1:]


def _agency(
    head: str, start: int, houses: re.Match[str] | None, closing: re.Match[str] | None, known: Agencies
) -> Evidence | None:
    """The last agency among the houses in brackets, or the one behind the name."""
    spans: list[Span] = []
    if houses:
        position = houses.start("houses")
        for part in _CUT.split(houses["houses"]):
            at = head.index(part, position)
            spans.append((at, at + len(part)))
    if closing and closing["house"]:
        spans.append(closing.span("house"))
    for first, last in reversed(spans):
        if name := known.named(head[first:last]):
            return Evidence(name, head[first:last], (start + first, start + last), "byline")
    return None


_CREDIT = re.compile(r"[.!?…»”\"]\s+\((?P<credit>[^()]{6,120})\)\s*$")
_LEAST_TEXT = 60
_REACH_BACK = 140


def credit_behind_text(
    source: str, block: SourceBlock, known: Agencies
) -> tuple[SourceBlock, Removed, tuple[Evidence, ...]] | None:
    """``… were not found. (Correspondent A. Cheban, editor M. Jalbe)``: a bracket of nothing but roles and names."""
    start, end = block.span
    tail = max(start, end - _REACH_BACK)
    if (signed := _roles_behind_text(source, block)) is not None:
        return signed
    match = _CREDIT.search(source[tail:end]) if source[start:end].rstrip().endswith(")") else None
    if match is None or end - start - len(match.group()) < _LEAST_TEXT:
        return None
    items = read_items(match["credit"], known)
    named = [item for item in items.of("author") if len(item.label) > _SHORT_LABEL]
    if not named or not items.complete:
        return None
    at = tail + match.start("credit")
    spans = [(at + one.span[0], at + one.span[1]) for one in named]
    found = tuple(
        Evidence(one.value, source[slice(*span)], span, f"label:{one.label}")
        for one, span in zip(named, spans, strict=True)
    )
    cut = Removed((at - 1, tail + match.end("credit") + 1), f"({match['credit']})", "masthead-authors")
    return replace(block, span=(start, tail + match.start() + 1)), cut, found


_BEHIND_TITLE = re.compile(
    r"(?<=\d)(?:\s?[ap]\.?m\.?|\s(?:WIB|WITA|WIT|MSK|МСК|GMT|[A-Z]{2,3}T))?[\s|,•·–—-]+"
    r"(?P<label>Текст|Автор|Author|By|Oleh|Penulis|Reporter)(?:\s?:)?\s+(?P<names>[A-ZА-ЯЁ][^:|\n]{4,60})\s*$"
)


def byline_behind_title(source: str, block: SourceBlock) -> tuple[SourceBlock, Removed, tuple[Evidence, ...]] | None:
    """``Why the bridge shook 25 March 2021, 14:33 By Ada Perkins``: title, day and byline left as one line."""
    start, end = block.span
    match = _BEHIND_TITLE.search(source, max(start, end - _REACH_BACK), end)
    names = match["names"].rstrip() if match is not None else ""
    found = people(names, match.start("names"), least=2, strict=True) if match is not None else []
    if match is None or not found or found[-1].span[1] != match.start("names") + len(names):
        return None
    piece = source[match.start("label") : end].rstrip()
    cut = Removed((match.start("label"), match.start("label") + len(piece)), piece, "masthead-authors")
    label = match["label"]
    written = tuple(Evidence(one.value, source[slice(*one.span)], one.span, f"label:{label}") for one in found)
    kept = source[start : match.start("label")].rstrip(" \t\n\u00a0|,•·–—-")
    return replace(block, span=(start, start + len(kept))), cut, written


_ROLES = re.compile(
    r"(?<=[.!?…»”\"])\s*(?:Pewarta|Penulis|Reporter)\s?: (?P<name>[A-Z][\w.'’]*(?: [A-Z][\w.'’]*?){1,3})"
    r"(?:Editor|Redaktur|Uploader|Penyunting)\s?: [A-Z][\w.'’ ]{2,40}?"
    r"(?:(?:COPYRIGHT|Copyright) ?©? ?[A-Z]{2,12} \d{4})?\s*\Z"
)


def _roles_behind_text(source: str, block: SourceBlock) -> tuple[SourceBlock, Removed, tuple[Evidence, ...]] | None:
    """``… katanya.Pewarta : Sari WidyaEditor : Rudi HakimCOPYRIGHT © ANTARA 2021``, as scrapers leave them."""
    start, end = block.span
    match = _ROLES.search(source, max(start, end - _REACH_BACK), end) if end - start > _LEAST_TEXT else None
    found = people(match["name"], match.start("name"), least=2, strict=True) if match is not None else []
    if match is None or len(found) != 1:
        return None
    text = match.group().strip()
    at = source.index(text, match.start())
    evidence = Evidence(
        found[0].value, source[slice(*found[0].span)], found[0].span, f"label:{text.split(':')[0].strip()}"
    )
    cut = Removed((at, at + len(text)), text, "masthead-authors")
    return replace(block, span=(start, match.start())), cut, (evidence,)


_SIGNATURE = re.compile(
    r"(?:[a-zа-яё]{4}|[»”\"])[.!?…](?P<name>[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁӨҮ][a-zа-яёөү]{2,}"
    r"|[A-ZА-ЯЁ][a-zа-яё]{2,} [A-ZА-ЯЁ][a-zа-яё]{2,})\s*$"
)
_LONGEST_SIGNATURE = 48


def signature_behind_text(source: str, block: SourceBlock) -> tuple[SourceBlock, Removed, tuple[Evidence, ...]] | None:
    """``… reached Beijing.S.Erdenebat``: who signed the article, run into its last sentence."""
    start, end = block.span
    tail = max(start, end - _LONGEST_SIGNATURE)
    match = _SIGNATURE.search(source[tail:end]) if end - start > _LEAST_TEXT else None
    found = people(match["name"], tail + match.start("name"), least=2, strict=True) if match is not None else []
    if match is None or len(found) != 1:
        return None
    name = found[0]
    if not (match["name"][1] == "." or surname(name.value) or has_given_name(name.value)):
        return None
    at = tail + match.start("name")
    cut = Removed((at, at + len(match["name"])), match["name"], "masthead-authors")
    evidence = Evidence(name.value, source[slice(*name.span)], name.span, "signature")
    return replace(block, span=(start, at)), cut, (evidence,)


_SHORT_LABEL = 2
"""Letters of ``by``, which in brackets behind a sentence may name whose book it was."""
