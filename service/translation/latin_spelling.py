"""Names that the source writes in Latin letters: they stand so in the English, or in a known English form."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from service.translation.english_words import is_known_name
from service.translation.gazetteer import exonyms
from service.translation.indonesian_names import is_of_the_language
from service.translation.likeness import LONGEST, fold

_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z\u00df-\u024f'’][^\W\d_]*(?:['’][^\W\d_]+)?")
_SHORTEST = 4
"""Letters of the shortest name that is looked at."""
_MOST = 100
"""Names of one sentence that are looked at."""
_NEAR, _BEGUN = 80.0, 66.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of a name and its misspelling, and of those that begin with one sound."""
_AHEAD = 8.0
"""How much more like a word must be than the next, to be certain that it is meant."""
_GARBLED = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]|[\u00c2-\u00c5]\\Z")
"""What is left of a name whose bytes were read in the wrong charset: no spelling to copy."""
_DERIVED = ("an", "ans", "ese", "ish", "ic", "s", "ism", "ist", "ists", "er", "ers")
"""Endings that English puts on names: Laos, Laotian."""
_FIRST = str.maketrans("cqjzw", "kkysv")


def left(source: str, heard: Mapping[str, int], language: str) -> dict[str, str]:
    """Names that the source has more often than the English (words: how often), as written, by their folded form."""
    said: dict[str, list[str]] = {}
    for match in _NAME.finditer(source):
        word = match.group()
        form = fold(word)
        if _SHORTEST <= len(form) <= LONGEST and not _GARBLED.search(word):
            said.setdefault(form, []).append(word)
    fewer = [form for form, words in said.items() if heard.get(form, 0) < len(words)]
    return {form: said[form][0] for form in fewer[:_MOST] if not _has_other_form(form, heard, language)}


def _has_other_form(name: str, heard: Collection[str], language: str) -> bool:
    """Whether English has a name otherwise: by its known form, as a word of the language, or as what is made of it."""
    starts = exonyms(language).get(name)
    if starts is not None and any(own.startswith(start.split()[0]) for start in starts for own in heard):
        return True
    if starts is None and language == "id" and is_of_the_language(name):
        return True
    return any(own != name and _is_made_of(own, name) for own in heard)


def misspelt(names: Mapping[str, str], odd: Mapping[str, str], language: str) -> dict[str, tuple[str, str | None]]:
    """For odd words of the English (folded form: as written) that misspell one of `names`: the name, what is right."""
    found: dict[str, tuple[str, str | None]] = {}
    meant: dict[str, list[str]] = {}
    for form in odd:
        scored = sorted(((score, name) for name in names if (score := _nearness(name, form, language))), reverse=True)
        if not scored:
            continue
        name = scored[0][1]
        certain = len(scored) == 1 or scored[0][0] - scored[1][0] >= _AHEAD
        if is_known_name(form) and _respelt(name) == _respelt(form):
            continue  # Baltik, Baltic
        if is_known_name(form) and _is_derived(form, name) and form[:_SHORTEST] == name[:_SHORTEST]:
            continue  # China, Chinese
        known = name in exonyms(language) or is_known_name(form) or _is_derived(form, name)
        written = names[name]
        found[form] = written, written if certain and not known else None
        meant.setdefault(name, []).append(form)
    for forms in meant.values():
        if len(forms) > 1:
            found |= {form: (found[form][0], None) for form in forms}
    return found


def _is_made_of(word: str, name: str) -> bool:
    """Whether a word is the name or begins with it: Belgia, Belgian; not if its end comes twice: Platini, Platinini."""
    rest = word[len(name) :]
    return word.startswith(name) and (not rest or not name.endswith(rest))


@lru_cache(maxsize=16_384)
def _nearness(name: str, form: str, language: str) -> float:
    """How like a name, or its English form, a word is; 0 when it is not near."""
    begun = name[0].translate(_FIRST) == form[0].translate(_FIRST)
    score = fuzz.ratio(name, form)
    for start in exonyms(language).get(name, ()):
        if len(start) >= _SHORTEST and start[0] == form[0]:
            begun = True
            score = max(score, fuzz.ratio(start, form), fuzz.ratio(start, form[: len(start) + 1]))
    return score if score >= (_BEGUN if begun else _NEAR) else 0.0


def _is_derived(form: str, name: str) -> bool:
    """Whether a word may be made of the name: its ending is one that the name has not."""
    return form.endswith(_DERIVED) and not any(form.endswith(end) and name.endswith(end) for end in _DERIVED)


_RESPELT = (
    ("sy", "sh"), ("kh", "k"), ("ch", "k"), ("ck", "k"), ("ks", "x"), ("ph", "f"), ("th", "t"), ("qu", "k"), ("q", "k"),
    ("c", "k"), ("y", "i"), ("j", "i"), ("z", "s"), ("oe", "e"), ("ae", "e"),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def _respelt(word: str) -> str:
    """A word in letters that Indonesian and English spellings of one name share: Nekropolis, Necropolis."""
    for one, other in _RESPELT:
        word = word.replace(one, other)
    return re.sub(r"(.)\1", r"\1", word)
