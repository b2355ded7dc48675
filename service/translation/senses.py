"""Russian words of several meanings, sent as others where a word beside them tells which meaning it is.

A small model takes the commonest in its training text: cars that «столкнулись» faced each other, «подача воды» was a
submission, journalists who were not «пропущены» were missing. The words, their cues and what is sent, in the same form,
are data (``lexicon/senses-ru.toml``). Packages whose English can be trusted do without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from service.lexicon import lexicon
from service.translation.opening_word import capital, opens
from service.translation.russian import Reading, case_of, inflected, readings
from service.translation.synonyms import agreeing

_BEGINNING, _BEGINNING_OF_VERB = 4, 3
"""Letters by which most words are told from those of the table without a look at their grammar: «снимет», «снял»."""
_VERBS = ("ть", "ться", "ти", "тись")
_NEAR = 90
"""Characters to either side in which a cue may stand."""
_BESIDE = 4
"""Words to either side in which a cue beside the word may stand."""
_BEFORE = re.compile(rf"(?:[^\W_]+[^\w.!?;]+){{1,{_BESIDE}}}\Z")
_BEHIND = re.compile(rf"(?:[^\w.!?;]+[^\W_]+){{1,{_BESIDE}}}")


class _Sense(NamedTuple):
    parts: Sequence[str]
    """Parts of speech, none: all."""
    sent: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    near: re.Pattern[str] | None
    unless: re.Pattern[str] | None


def as_meant(text: str) -> str:
    """The text with the words of the table that cues tell sent otherwise; what may be a name stays."""
    return _candidates().sub(_meant, text)


def _meant(match: re.Match[str]) -> str:
    word = match.group()
    if word[0].isupper() and not opens(match.string, match.start()):
        return word
    found = _senses_of(word.lower())
    if found is None:
        return word
    reading, senses = found
    for sense in senses:
        if (sense.parts and reading.tag.POS not in sense.parts) or not _is_told(sense, match):
            continue
        other = _form(sense.sent, reading)
        if other is not None:
            return capital(other) if word[0].isupper() else other
    return word


def _is_told(sense: _Sense, match: re.Match[str]) -> bool:
    """Whether the cues of a sense stand about a word, and none of another."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - _NEAR) : start].lower().replace("ё", "е")
    after = text[end : end + _NEAR].lower().replace("ё", "е")
    if sense.near is not None and not (sense.near.search(before) or sense.near.search(after)):
        return False
    if sense.before is not None:
        beside = _BEFORE.search(before)
        if beside is None or sense.before.search(beside.group()) is None:
            return False
    if sense.behind is not None:
        beside = _BEHIND.match(after)
        if beside is None or sense.behind.search(beside.group()) is None:
            return False
    return sense.unless is None or not (sense.unless.search(before) or sense.unless.search(after))


@lru_cache(maxsize=4_096)
def _senses_of(word: str) -> tuple[Reading, Sequence[_Sense]] | None:
    """The likeliest reading of a word form in small letters and the senses of its base form, if it has any."""
    reading = readings(word)[0]
    senses = _table().get(reading.normal_form.replace("ё", "е"))
    return (reading, senses) if senses is not None else None


@lru_cache(maxsize=4_096)
def _form(sent: str, reading: Reading) -> str | None:
    """What is sent, its first word in the form of a reading."""
    if reading.tag.POS != "NOUN":
        return agreeing(sent, reading)
    base = next(
        (one for one in readings(sent) if one.tag.POS == "NOUN" and one.normal_form.replace("ё", "е") == sent), None
    )
    case, number = case_of(reading), reading.tag.number
    if base is None or case is None or number is None:
        return None
    return inflected(base, frozenset((case, number)))


@cache
def _candidates() -> re.Pattern[str]:
    """Words in small letters, or with a capital first one, that begin as one of the table does."""
    beginnings = sorted(
        {word[: _BEGINNING_OF_VERB if word.endswith(_VERBS) else _BEGINNING].replace("е", "[её]") for word in _table()}
    )
    either = "|".join(f"[{one[0]}{one[0].upper()}]{one[1:]}" for one in beginnings)
    return re.compile(rf"(?<![\w-])(?:{either})[а-яё]*(?![\w-])")


@cache
def _table() -> Mapping[str, Sequence[_Sense]]:
    found: dict[str, list[_Sense]] = {}
    for row in lexicon("senses-ru")["senses"]:
        cues = (_cue(row.get(place)) for place in ("before", "behind", "near", "unless"))
        found.setdefault(row["word"].replace("ё", "е"), []).append(_Sense(row.get("parts", ()), row["sent"], *cues))
    return found


def _cue(beginnings: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(beginnings)})") if beginnings else None
