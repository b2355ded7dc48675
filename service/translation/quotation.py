"""Quotations of a sentence: where one ends and the words about it begin, and whether the English leaves one open.

«"Пожар потушен", сообщил мэр» became '"The fire is out, the mayor said': what is quoted cannot be told any more.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"[\"«»“”„]")
_OPENS, _CLOSES = frozenset("«„"), frozenset("»")
_NESTED = re.compile(r"[\"»”][.,!?…]?[\"»”]")
_AFTER = re.compile(r"[,.!?…]*\s*(?:[–—-]\s+)?")
_FEWEST = 3
"""Words of the shortest quotation that is told from the words about it; shorter ones are names."""
_SHARE = 0.3
"""Least part of the sentence that it takes."""


def broken(source: str, english: str) -> list[str]:
    """The source's first quotation, when its quotation marks pair and those of the English do not.

    Where two quotations end together, English has one mark for both: nothing is asked then.
    """
    ours = [match.start() for match in _MARK.finditer(source)]
    if not ours or len(ours) % 2 or len(_MARK.findall(english)) % 2 == 0 or _NESTED.search(source):
        return []
    return [source[ours[0] + 1 : ours[1]]]


def edge(text: str) -> int | None:
    """Where a sentence is cut between a quotation and who says it, before or after; None without such a place."""
    for start, end in _pairs(text):
        if end - start < _SHARE * len(text) or text.count(" ", start, end) + 1 < _FEWEST:
            continue
        after = _AFTER.match(text, end)
        rest = after.end() if after else end
        if not any(map(str.isalpha, text[:start])) and any(map(str.isalpha, text[rest:])):
            return rest
        if not any(map(str.isalpha, text[rest:])) and any(map(str.isalpha, text[:start])):
            return start
    return None


def _pairs(text: str) -> list[tuple[int, int]]:
    """Spans of the outermost quotations, marks included; straight and raised marks open and close by turns."""
    found: list[tuple[int, int]] = []
    depth, begun = 0, 0
    for match in _MARK.finditer(text):
        mark = match.group()
        opens = mark in _OPENS or (mark not in _CLOSES and not depth)
        if opens:
            begun = begun if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((begun, match.end()))
    return found
