"""Character references (``&laquo;``, ``&#171;``, ``&#xAB;``) that a scraper left in plain text."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

REFERENCE = re.compile(r"&(?:[#][0-9]{1,7}|[#][xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""The form of a reference; `is_reference` says whether there is one of that name."""
_MARKUP = frozenset("&<>\"'")


def is_reference(text: str) -> bool:
    """Whether `text` is one character reference with its semicolon: ``R&D;`` and ``?a=1&copy=2`` hold none."""
    return REFERENCE.fullmatch(text) is not None and (text[1] == "#" or text[1:] in html5)


def decoded(text: str) -> str:
    """`text` with the characters that its references stand for; references escaped twice are read too."""
    for _ in range(2):
        if "&" not in text:
            break
        text = REFERENCE.sub(lambda match: unescape(match.group()) if is_reference(match.group()) else match[0], text)
    return text


def decoded_but_markup(text: str) -> str:
    """`text` with its references decoded where that cannot make markup: ``&lt;``, ``&amp;``, ``&quot;`` stay."""
    return REFERENCE.sub(_harmless, text) if "&" in text else text


def _harmless(match: re.Match[str]) -> str:
    written = match.group()
    meant = unescape(written) if is_reference(written) else written
    if meant == "\xad":  # a soft hyphen inside a word
        return ""
    if meant in _MARKUP or not all(letter.isprintable() or letter.isspace() for letter in meant) or "\n" in meant:
        return written
    return meant
