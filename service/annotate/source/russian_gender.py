"""Whether a Russian family name in -а is a woman's in the nominative or a man's in another case: by the verb beside it.

«Сказала Алиева» and «Воронова арестовала Белова» name Aliyeva and Voronova; Белов is arrested.
"""

from __future__ import annotations

import re

from service.annotate.source.recognizer import Found
from service.lexicon import words
from service.translation import russian

_AFTER = re.compile(r"\s+(?:(?:не|также|ранее|уже)\s+)?([а-яё]{3,})")
_BEFORE = re.compile(r"([А-ЯЁа-яё]+)\s+\Z")
_AMBIGUOUS = ("ова", "ева", "ёва", "ина", "ына")
"""Ends of family names that are a woman's in the nominative and a man's in the genitive."""


def is_hers(text: str, name: Found) -> bool:
    """Whether a single family name is a woman's who is the subject of the verb beside it."""
    written = text[name.start : name.end]
    if " " in written or not written.endswith(_AMBIGUOUS):
        return False
    found = _BEFORE.search(text, max(0, name.start - 40), name.start)
    before = found.group(1).lower() if found is not None else ""
    if before.endswith("ла") and before in words("annotate-russian", "saying.verbs"):
        return True
    after = _AFTER.match(text, name.end)
    return after is not None and _is_her_verb(after.group(1)) and not _may_own(before)


def _is_her_verb(word: str) -> bool:
    """Арестовала: a verb in the past whose subject is a woman."""
    tag = russian.readings(word)[0].tag
    return bool(tag.POS == "VERB" and tag.gender == "femn")


def _may_own(word: str) -> bool:
    """Whether the noun before a name may be the subject, and the name whose she is: мать Алиева сказала."""
    if not word:
        return False
    tag = russian.readings(word)[0].tag
    return bool(tag.POS == "PREP" or (tag.POS == "NOUN" and tag.gender == "femn"))
