"""Checks of a translation: what makes it unusable, and what makes it doubtful. Codes are explained in docs/truth.md.

`problems` are failures of the model (loop, echo, empty, length, cut): worth one more try, then the source is kept.
`doubts` are facts of the source that the English lacks or adds: the English stands and the sentence is flagged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import eq

from service.lexicon import words
from service.translation import additions, deaths, misspelling, names, negations, numbers, qualifiers, quotation
from service.translation.indonesian_names import is_common

PROBLEMS = ("empty", "echo", "loop", "length", "cut")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]{2,}")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_STUTTER = re.compile(r"([^\W\d_]{1,8}[-\s]?)\1{3,}|([^\W\d_]{2,8}-)\2{2,}")
_SYLLABLES = re.compile(r"(.{1,8}?)\1{3}")
_CLOSED = re.compile(r"[.!?…]+[\"'»”’)\]]*\s*\Z")
_ENDED = re.compile(r"[.!?…:;—–-][\"'»”’“„)\]*\s]*\Z|[\"'»”’)\]]\s*\Z")
_LENGTH = {"ru": (0.60, 2.0), "id": (0.50, 1.9)}
"""Characters of the English over those of the source: nearly all human translations lie between."""
_ANY_LENGTH = (0.35, 3.0)
_SLACK = (8, 15)
"""Characters that the English may be shorter and longer in addition: in short sentences the ratio says little."""
_LONGEST_UNIT = 8
_LONGEST_WORD = 60
"""Letters of a word that is remembered."""
_FEW_WORDS = 0.4
"""Different words of a long sentence, as a part of all, below which it says little again and again."""
_SHORT = 0.85
"""Length of an English sentence without a full stop, in parts of the source's, below which its end may be lost."""
_TAIL = 20
"""Characters at the end that tell whether a sentence is closed."""


def problems(source: str, english: str, language: str, *, cut: bool = False) -> tuple[str, ...]:
    """Codes of what makes the English unusable, in the order of `PROBLEMS`; empty when nothing does."""
    if not any(map(str.isalpha, source)):
        return ()
    if not any(map(str.isalnum, english)):
        return ("empty",)
    found = []
    if _is_echo(source, english, language):
        found.append("echo")
    if _loops(english, source):
        found.append("loop")
    if not _length_fits(source, english, language):
        found.append("length")
    if cut:
        found.append("cut")
    return tuple(found)


@lru_cache(maxsize=256)
def doubts(source: str, english: str, language: str) -> tuple[str, ...]:
    """Flags for what the English lacks, adds or leaves in Cyrillic; details stand after the colon.

    A sentence's last answers are kept: a draft asks for them before each further try and at its end.
    """
    missing, added = numbers.differences(source, english, language)
    flags = [f"number-missing:{_detail(text)}" for text in missing]
    flags += [f"number-added:{_detail(text)}" for text in added]
    flags += [f"qualifier-changed:{_detail(text)}" for text in qualifiers.changed(source, english, language)]
    flags += [f"negation-missing:{_detail(text)}" for text in negations.missing(source, english, language)]
    flags += [f"death-missing:{_detail(text)}" for text in deaths.missing(source, english, language)]
    flags += [f"quotation-broken:{_detail(text)}" for text in quotation.broken(source, english)]
    misspelt = list(dict.fromkeys(wrong.name for wrong in misspelling.find(source, english, language)))
    flags += [f"name-misspelt:{_detail(name)}" for name in misspelt]
    missing = [name for name in names.missing(source, english, language) if name not in misspelt]
    flags += [f"name-missing:{_detail(name)}" for name in missing]
    flags += [f"name-added:{_detail(name)}" for name in additions.added(source, english, language)]
    if foreign := _CYRILLIC.search(english):
        flags.append(f"untranslated:{_detail(foreign.group())}")
    if len(english) < _SHORT * len(source) and _CLOSED.search(source[-_TAIL:]) and not _ENDED.search(english[-_TAIL:]):
        flags.append("cut")
    return tuple(dict.fromkeys(flags))


def _detail(text: str) -> str:
    return " ".join(text.split()).rstrip(".,;:")[:80]


def _is_echo(source: str, english: str, language: str) -> bool:
    """Whether the source came back instead of English."""
    if language != "id":
        foreign = len(_CYRILLIC_LETTER.findall(english))
        return foreign > 0 and foreign > 0.5 * sum(map(str.isalpha, english))
    ours, theirs = _WORD.findall(source), _WORD.findall(english)
    told = {word.lower() for word in theirs}
    shared = told & {word.lower() for word in ours}
    if len(shared) <= 0.7 * len(told):
        return False
    plain = {word for word in ours if word.islower()} & shared
    known = {word for word in shared if is_common(word)}
    same = bool(known) and [word.lower() for word in ours] == [word.lower() for word in theirs]
    return same or len(plain) > 3 or bool(plain & _function_words(language)) or len(known) > 1


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(words("clauses", f"{language}.function_words"))


def _length_fits(source: str, english: str, language: str) -> bool:
    low, high = _LENGTH.get(language, _ANY_LENGTH)
    return low * len(source) - _SLACK[0] <= len(english) <= high * len(source) + _SLACK[1]


def _loops(english: str, source: str) -> bool:
    """Whether the English says the same again and again where the source does not."""
    spoken = [word.lower() for word in _WORD.findall(english)]
    if _may_stutter(spoken) and _STUTTER.search(english) and not _STUTTER.search(source):
        return True
    if len(spoken) < 4 or len(set(spoken)) == len(spoken):
        return False
    if _has_no_pair_twice(spoken) and len(set(spoken)) >= _FEW_WORDS * len(spoken):
        return False  # the shortest of all loops doubles a pair: most sentences need no further look
    repeats, scattered = _repeats(spoken), _scattered(spoken)
    if repeats == 1 and not scattered:
        return False
    told = [word.lower() for word in _WORD.findall(source)]
    return repeats > _repeats(told) or (scattered and not _is_list(told))


def _may_stutter(spoken: Sequence[str]) -> bool:
    """Whether a word stands thrice in a row or has a syllable four times: cheap, before the costly search."""
    if max(map(len, spoken), default=0) > _LONGEST_WORD or any(map(_is_stutter, spoken)):
        return True
    if len(set(spoken)) > len(spoken) - 2:
        return False
    return any(a == b == c for a, b, c in zip(spoken, spoken[1:], spoken[2:], strict=False))


@lru_cache(maxsize=65_536)
def _is_stutter(word: str) -> bool:
    return len(word) > 3 and _SYLLABLES.search(word) is not None


def _has_no_pair_twice(spoken: Sequence[str]) -> bool:
    return len(set(pairwise(spoken))) == len(spoken) - 1


def _repeats(spoken: Sequence[str]) -> int:
    """Most times that a unit of words stands in a row: 1 for none; one or two words doubled count as none."""
    most = 1
    for size in range(1, min(_LONGEST_UNIT, len(spoken) // 2) + 1):
        if not any(map(eq, spoken[size:], spoken)):
            continue
        run = 0
        for index in range(size, len(spoken)):
            run = run + 1 if spoken[index] == spoken[index - size] else 0
            times = run // size + 1
            if times > most and (size > 2 or times > 2):
                most = times
    return most


def _is_list(told: Sequence[str]) -> bool:
    """Whether the source repeats its phrases too, as time tables do."""
    pairs = Counter(pairwise(told))
    return bool(pairs) and pairs.most_common(1)[0][1] >= 3


def _scattered(spoken: Sequence[str]) -> bool:
    """Whether a phrase of four words comes three times, or few words make up the whole."""
    if len(spoken) < 12 or len(set(spoken)) > 0.8 * len(spoken):
        return False
    phrases = Counter(zip(spoken, spoken[1:], spoken[2:], spoken[3:], strict=False))
    if phrases.most_common(1)[0][1] >= 3:
        return True
    triples = Counter(zip(spoken, spoken[1:], spoken[2:], strict=False))
    return triples.most_common(1)[0][1] >= 4 or (len(spoken) >= 20 and len(set(spoken)) < _FEW_WORDS * len(spoken))
