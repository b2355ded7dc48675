"""What a Russian or Indonesian sentence only supposes of its number: «если погибнут 40», "bisa menewaskan 500 orang".

The compact translation often loses the mood («могли погибнуть» became "were killed"), and the source's verb is told in
any case, so the source is asked. As in English (`service.annotate.supposed`): harm that may happen is not told, a plan
keeps its action, and what would have been was none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service.annotate.source import counts
from service.annotate.tokens import SentenceView
from service.annotate.word_lists import lists
from service.lexicon import word_set
from service.translation import russian

_PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:!?()—–]")
_HARMS = lists("polarity_harms")
_REACH = 240
"""Characters on either side of a number that are read."""
_WIDENED = 3
"""Clauses before the number's own that a verb may stand in that is said of it too."""


def supposed(sentence: SentenceView, value: float | None, minimum: float | None, action: str | None) -> bool:
    """Whether `action` did not happen to the number as far as the source says: it could, would have, or will if."""
    span = counts.only_place(sentence, value, minimum) if action is not None else None
    if span is None:
        return False
    lower, (start, end) = sentence.source.lower(), span
    before = [m.group() for m in _PIECE.finditer(lower, max(0, start - _REACH), start)]
    after = [m.group() for m in _PIECE.finditer(lower, end, end + _REACH)]
    clause = _clause(before, after, sentence.language)
    if _is_unreal(clause, sentence.language):
        return True
    if action not in _HARMS or _are_harmed(after, sentence.language):
        return False
    if _has(clause, "if", sentence.language) or _may(clause, sentence.language):
        return True
    return _will(clause, sentence.language) and _has((*before, *after), "if", sentence.language)


def _are_harmed(after: Sequence[str], language: str) -> bool:
    """40 погибших, 40 korban tewas: the harm is said of them by a word of their own, whatever may be done with them."""
    if language != "ru":
        return after[:1] == ["korban"] and _has(after[1:2], "verbs", "id")
    return bool(after) and (
        russian.readings(after[0])[0].tag.POS == "PRTF" or _base(after[0]) in word_set(_TABLE, "ru.harmed")
    )


def _clause(before: Sequence[str], after: Sequence[str], language: str) -> Sequence[str]:
    """The words of the number's clause; with those before it where it has no verb of its own, or only the second of
    "may collapse and kill"."""
    ends = word_set(_TABLE, f"{language}.joins")
    behind: list[str] = []
    for word in after:
        if not word[0].isalpha() or word in ends:
            break
        behind.append(word)
    lead: list[str] = []
    widened = 0
    for word in reversed(before):
        if not word[0].isalpha() or word in ends:
            if word in ".;:!?" or widened == _WIDENED or not _leans((*reversed(lead), *behind), language):
                break
            widened += 1
            if not word[0].isalpha():
                continue
        lead.append(word)
    return (*reversed(lead), *behind)


def _leans(clause: Sequence[str], language: str) -> bool:
    """Whether a clause has no verb that tells by itself when or whether something happens."""
    if language == "ru":
        return not any(_tense(word) for word in clause)
    first = clause[0] if clause else ""
    return first not in word_set(_TABLE, "id.done") and (
        first.startswith(("me", "ter")) or not _has(clause, "verbs", "id")
    )


def _is_unreal(clause: Sequence[str], language: str) -> bool:
    """Погибли бы; not «хотя бы 40», «как бы»."""
    if language != "ru":
        return False
    return any(
        word in ("бы", "б") and at and clause[at - 1] not in word_set(_TABLE, "ru.no_mood")
        for at, word in enumerate(clause)
    )


def _may(clause: Sequence[str], language: str) -> bool:
    """Могут погибнуть, bisa menewaskan; not «может быть»."""
    if language != "ru":
        return _has(clause, "may", language)
    able = any(
        _base(word) in word_set(_TABLE, "ru.may") and clause[at + 1 : at + 2] != ("быть",)
        for at, word in enumerate(clause)
    )
    return able and any(russian.readings(word)[0].tag.POS == "INFN" for word in clause)


def _will(clause: Sequence[str], language: str) -> bool:
    """Погибнут, akan tewas."""
    if language != "ru":
        return _has(clause, "will", language)
    return any(_tense(word) == "futr" for word in clause)


def _has(clause: Sequence[str], name: str, language: str) -> bool:
    listed = word_set(_TABLE, f"{language}.{name}")
    return any(word in listed for word in clause)


@lru_cache(maxsize=16_384)
def _tense(word: str) -> str | None:
    """The tense of a finite verb, "past" of a short participle; None of other words."""
    if len(word) < 3:
        return None
    tag = russian.readings(word)[0].tag
    if tag.POS == "PRTS":
        return "past"
    return str(tag.tense) if tag.POS == "VERB" and tag.tense is not None else None


@lru_cache(maxsize=16_384)
def _base(word: str) -> str:
    return str(russian.readings(word)[0].normal_form) if len(word) > 2 else word


_TABLE = "source-moods"
