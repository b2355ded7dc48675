"""Quotation marks that plain text writes with other signs, since a keyboard or a charset had no better ones.

``<слова>`` and ``<<слова>>`` of Russian wires and mailing lists, ```` ``words'' ```` and ``''words''`` of old English
and Indonesian wires, ``,,words''``. They become «слова» and “words”, so that every later stage knows them. Angle
brackets are marks only around words: an address, a tag, a comparison, a shell's prompt stay.
"""

from __future__ import annotations

import re

_LONGEST = 2_000
"""Characters between two marks; a blank line ends a search too."""
_ANGLES = re.compile(r"(?<![\w<>])(<<?)([^\W_][^<>@=\n]*(?:\n[^<>@=\n]+)*)(>>?)(?![\w<>])")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_DOUBLED = re.compile(
    r"(?<![\w'`,])(``|''|,,)(?=[^\W_]|[.…\"“(])((?:[^'`\n]|\n(?!\s*\n)|'(?!'))*)(?<=[\w.,!?…%)])''(?![\w'])"
)
_FEWEST_WORDS = 3
"""Latin words between angle brackets that are speech; fewer are a tag, a key or a placeholder."""


def mended(text: str) -> str:
    """`text` with such marks as the usual ones: « » around Cyrillic, “ ” around other words."""
    if "<" in text and ">" in text:
        text = _ANGLES.sub(_from_angles, text)
    if "''" in text:
        text = _DOUBLED.sub(_from_doubled, text)
    return text


def _from_angles(match: re.Match[str]) -> str:
    opening, words, closing = match.groups()
    if len(opening) != len(closing) or len(words) > _LONGEST or "://" in words:
        return match.group()
    if _CYRILLIC.search(words):
        return f"«{words}»"
    is_speech = words[0].isupper() and not words.isupper() and words.count(" ") >= _FEWEST_WORDS - 1
    return f"“{words}”" if is_speech else match.group()


def _from_doubled(match: re.Match[str]) -> str:
    words = match.group(2)
    if len(words) > _LONGEST:
        return match.group()
    return f"«{words}»" if _CYRILLIC.search(words) else f"“{words}”"
