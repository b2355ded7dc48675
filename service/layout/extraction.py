"""What trafilatura takes for the article, as a share of each visible line.

Every text node goes to it with the number of its line in front, written in two or three Braille signs (they are
printable, no letters, and in no news text), so that its answer leads back to the lines exactly, repeated titles and
teasers included.
"""

from __future__ import annotations

import re

import trafilatura
from lxml.html import HtmlElement

from service.layout.render import Rendering

_DIGITS = "".join(map(chr, range(0x2801, 0x2900)))
_DIGIT_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_BRAILLE = re.compile("[\u2800-\u28ff]")


def _mark(page: Rendering) -> int:
    """Write each line's number in front of its pieces; answers how many signs a number has."""
    width = 2 if len(page.lines) < len(_DIGITS) ** 2 else 3
    for element, tail, number in page.pieces:
        text = (element.tail if tail else element.text) or ""
        marked = _number(number, width) + _BRAILLE.sub(" ", text)
        if tail:
            element.tail = marked
        else:
            element.text = marked
    return width


def _number(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))


def coverage(root: HtmlElement, page: Rendering) -> list[float]:
    """Share of each line's letters that trafilatura counts to the article; destroys the tree."""
    width = _mark(page)
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # whatever breaks inside it, the page is still read, by its prose
        found = None
    covered = [0] * len(page.lines)
    body = getattr(found, "body", None)
    if body is not None:
        parts = re.split(f"([\u2801-\u28ff]{{{width}}})", "".join(body.itertext()))
        for sign, text in zip(parts[1::2], parts[2::2], strict=True):
            number = 0
            for digit in sign:
                number = number * len(_DIGITS) + _DIGIT_VALUE[digit]
            if number < len(covered):
                covered[number] += sum(map(str.isalnum, text))
    return [part / max(1, sum(map(str.isalnum, line.text))) for part, line in zip(covered, page.lines, strict=True)]
