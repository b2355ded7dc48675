"""Lines made of several known lines of a page: sentences of one notice, or buttons and labels side by side.

Where a page's elements were joined on the way, ``Reject All Save My Preferences Accept All`` and ``This is a modal
window. Escape will cancel and close the window.`` hold nothing but whole lines that the lexicon knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from service.lines import Line, key

_END = re.compile(r"(?<=[.!?…*]) (?=\w)")
_LONGEST = 40
"""Words of the longest line that is tried."""
_PHRASE = 12
"""Words of the longest phrase that is tried in it."""
_LEAST = 3


def composed(line: Line, known: Mapping[str, str], beside: Collection[str]) -> str | None:
    """The reason of one of the known lines that make up `line`; None when something else stands in it.

    `beside` are labels that count only next to a known one.
    """
    if not _LEAST <= line.words <= _LONGEST:
        return None
    return _of_sentences(line, known) or _of_labels(line, known, beside)


def _of_sentences(line: Line, known: Mapping[str, str]) -> str | None:
    pieces = _END.split(line.plain)
    if len(pieces) == 1:
        return None
    reasons = [known.get(key(piece)) for piece in pieces]
    return reasons[0] if all(reasons) else None


def _of_labels(line: Line, known: Mapping[str, str], beside: Collection[str]) -> str | None:
    """Labels begin with a capital each and a known one has several words: headlines are seldom made so.

    Every word is tried as the beginning of at most `_PHRASE` phrases.
    """
    words = line.plain.split()
    written = line.text.split()
    if len(words) != len(written) or not written[0][:1].isupper() or line.text.rstrip()[-1] in ".!?…":
        return None
    best: list[str | None] = [None] * len(words) + [""]
    for start in range(len(words) - 1, -1, -1):
        if not written[start][:1].isupper():
            continue
        for end in range(min(len(words), start + _PHRASE), start, -1):
            rest = best[end]
            if rest is None:
                continue
            phrase = key(" ".join(words[start:end]))
            if phrase in known or phrase in beside:
                best[start] = known.get(phrase, "") if end - start > 1 and phrase in known else rest
                break
    return best[0] or None
