"""Where quotations stand in a text: double, angular, low and single marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING, CLOSING, EITHER = "“«„", "”»", '"'
LONGEST = 4_000
"""Characters between two marks; what is longer is a mark gone missing."""
_SINGLE = re.compile(
    r"['‘’](?:(?P<open>(?<=['‘])(?<![^\s(\"-].)(?=\w))|(?P<close>(?<=[\w.,!?…]['’])(?=[\s.,;:!?)\"-]|$)))"
)
"""The mark first: only there is looked behind, not at every character. The same of SENTENCE_END (`quote_reader`)."""
_MARKS = re.compile(r"[“«„”»\"]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a block's text, marks excluded (`start`, `end`) and included (`outer`)."""

    start: int
    end: int
    outer: tuple[int, int]
    closed: bool = True


def marks(text: str) -> int:
    """How many double marks stand in a text."""
    return sum(1 for _ in _MARKS.finditer(text))


def marked(text: str) -> list[tuple[int, int]]:
    """Where quotations stand in any text, marks excluded."""
    return [(span.start, span.end) for span in quotations(text)]


def quotations(text: str) -> list[Quotation]:
    """Quotations by their marks; a straight mark opens after white space or an opening bracket."""
    spans: list[Quotation] = []
    begin: int | None = None
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match.group()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = mark in OPENING or (
            mark == EITHER and (not before or before in " (\n[-/") and bool(after) and not after.isspace()
        )
        closes = mark in CLOSING or (mark == EITHER and not opens)
        if mark == EITHER and begin is not None and opens and before not in " (\n[":
            opens, closes = False, True
        if opens and begin is None:
            begin = at
        elif closes and begin is not None:
            if at - begin <= LONGEST:
                spans.append(Quotation(begin + 1, at, (begin, at + 1)))
            begin = None
    if not spans and begin is None:
        spans = _british(text)
    if begin is not None and (begin == 0 or text[begin - 2 : begin] in (": ", ", ")) and len(text) - begin > 40:
        spans.append(Quotation(begin + 1, len(text), (begin, len(text)), closed=False))
    return spans


def _british(text: str) -> list[Quotation]:
    """'They worked for us,' said Alan: single marks, when a clause ends inside them or three words stand there."""
    spans: list[Quotation] = []
    begin: int | None = None
    for match in _SINGLE.finditer(text):
        at = match.start()
        if match.lastgroup == "open" and begin is None:
            begin = at
        elif match.lastgroup == "close" and begin is not None:
            inner = text[begin + 1 : at]
            if at - begin <= LONGEST and (inner[-1:] in ",.!?" or len(inner.split()) >= 3):
                spans.append(Quotation(begin + 1, at, (begin, at + 1)))
                begin = None
            elif inner[-1:] != "s":
                begin = None
    return spans
