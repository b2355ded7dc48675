"""Words of a text, as a regular expression finds them, several times faster."""

from __future__ import annotations

import re

_END_MARKS = frozenset('.,:;!?)]}"»”…')
"""Marks that often stand behind a word and are part of no word."""


def find_words(pattern: re.Pattern[str], text: str) -> list[str]:
    """What ``pattern.findall(text)`` gives.

    For patterns whose matches hold no white space and no mark of `_END_MARKS`, and for which every run of letters is a
    match. Most of what stands between blanks is such a run, which Python knows without the expression.
    """
    found: list[str] = []
    for part in text.split():
        if part.isalpha():
            found.append(part)
        elif part[-1] in _END_MARKS and part[:-1].isalpha():
            found.append(part[:-1])
        else:
            found += pattern.findall(part)
    return found
