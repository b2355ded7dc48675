"""Notes of corrections, which are the article's: ``Correction: An earlier version of this report said 430 homes …``"""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import all_words
from service.lines import LONGEST, plain
from service.words import Openings, WordExpression

_LEAST = 5
"""Words of the shortest note behind its label."""
_WORDS = WordExpression(r"\w+")
_BEGINNING = 48
"""Characters in which the first word of a line is looked for."""
_ENDS = (".", "!", "?", "…", ".»", ".”", '."')


def corrects(text: str) -> bool:
    """Whether a line is a sentence behind a label of corrections; in time linear in its length.

    Behind labels that editors put before other notes too ("Editor's note", "Update") it must tell of a change.
    """
    if len(text) > LONGEST or not _openings().may_open_cut(plain(text[:_BEGINNING])):
        return False
    if not text.rstrip().endswith(_ENDS):
        return False
    found = _opening("labels").match(folded := plain(text)) or _opening("notes").match(folded)
    if found is None or found["note"].count(" ") < _LEAST - 1:
        return False
    return _opening("labels").match(folded) is not None or not _telling().isdisjoint(_WORDS.find(found["note"]))


def tells_change(folded: str) -> bool:
    """``(Adds details, quotes)``, ``Добавлены подробности``: what an agency says is new in its report."""
    bare = folded.lstrip("*(- ")
    return bare.startswith(_changes())


@cache
def _changes() -> tuple[str, ...]:
    return tuple(plain(phrase) + " " for phrase in all_words("corrections.changes"))


@cache
def _opening(kind: str) -> re.Pattern[str]:
    """A label, a day perhaps, a mark and the note: ``Correction, 9 February: …``."""
    words = sorted({plain(word) for word in all_words(f"corrections.{kind}")}, key=len, reverse=True)
    day = r"(?:[ ,(]{1,2}(?:\d[^:.]{1,24}|[a-z]{3,9} \d{1,2}\b[^:.]{0,12}))?"
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))}){day}\s?[:.–-]\s?(?P<note>.*)")


@cache
def _openings() -> Openings:
    return Openings(plain(word) for kind in ("labels", "notes") for word in all_words(f"corrections.{kind}"))


@cache
def _telling() -> frozenset[str]:
    return frozenset(plain(word) for word in all_words("corrections.tells"))
