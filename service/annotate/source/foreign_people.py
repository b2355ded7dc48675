"""Foreign people's names out of Russian letters: «Янис Озолс» is Janis Ozols, «Юха Лехтонен» Juha Lehtonen.

The given name tells the language (lexicon/annotate-foreign-people.toml); the other words read by its letters, without
marks, which newsrooms drop. Names of languages whose spelling the letters do not tell keep their romanization.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from service.lexicon import lexicon, table, words
from service.translation.romanization import transliterate

_TABLES = "annotate-foreign-people"


def key(word: str) -> str:
    """A word as the tables have it."""
    return word.lower().replace("ё", "е")


def is_given(word: str) -> bool:
    """Whether a word in any case is a foreign given name of the tables."""
    return key(word) in _given() or any(
        key(word[: -len(ending)] + base) in _given()
        for ending, bases in _CASES.items()
        if word.endswith(ending)
        for base in bases
    )


def spelled(parts: Sequence[str]) -> list[str] | None:
    """The parts of a person's name, nominative, in English; None when nothing in it tells a foreign language."""
    if len(parts) < 2 or any(part.endswith(words(_TABLES, "slavic.patronymics")) for part in parts):
        return None
    found = _given().get(key(parts[0]))
    told = next((language for language, ends in _endings().items() if key(parts[-1]).endswith(ends)), None)
    if found is None and told is None:
        return None
    language = told or (found[0] if found is not None else "")
    first = found[1] if found is not None else _word(parts[0], "rest")
    return [first, *(_word(word, language) for word in parts[1:])]


_CASES = {
    "а": {"": {"а": ""}},
    "я": {"ь": {"я": "ь", "а": ""}, "й": {"я": "й", "а": ""}},
    "у": {"": {"у": ""}, "а": {"у": "а", "ю": "я"}},
    "ю": {"ь": {"ю": "ь", "у": ""}, "я": {"у": "а", "ю": "я"}},
    "ом": {"": {"ом": "", "ым": "", "ем": ""}},
    "ем": {"ь": {"ом": "", "ым": ""}, "": {"ом": "", "ем": ""}},
    "е": {"": {"е": ""}, "а": {"е": "а"}},
    "ы": {"а": {"ы": "а", "а": ""}},
    "ой": {"а": {"ой": "а", "ом": ""}},
    "и": {"я": {"ы": "а", "и": "я"}, "а": {"ы": "а", "и": "а"}},
    "ей": {"я": {"ой": "а", "ей": "я"}},
}
"""Ending of case of a given name, its nominative ending, and what endings the words behind it have in that case."""


def nominative(parts: Sequence[str]) -> list[str] | None:
    """A name whose given name the tables have in the nominative: Юхой Лехтоненом is Юха Лехтонен; None for others.

    A family name loses an ending only in the case of its given name: Улдиса Приеде stays Приеде.
    """
    if len(parts) < 2 or key(parts[0]) in _given():
        return list(parts) if len(parts) > 1 else None
    for ending, bases in _CASES.items():
        if not parts[0].endswith(ending):
            continue
        for base, others in bases.items():
            first = parts[0][: -len(ending)] + base
            if key(first) in _given():
                return [first, *(_undeclined(word, others) for word in parts[1:])]
    return None


def _undeclined(word: str, endings: Mapping[str, str]) -> str:
    for ending, base in endings.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + base
    return word


def _word(word: str, language: str) -> str:
    usual = table("annotate-russian-people", "words").get(key(word))
    if usual is not None or "." in word or not word[:1].isupper():
        return str(usual) if usual is not None else transliterate(word)
    if "-" in word:
        return "-".join(_word(part, language) for part in word.split("-"))
    given = _given().get(key(word))
    if given is not None and given[0] in (language, "rest"):
        return given[1]
    letters = table(_TABLES, f"letters.{language}")
    if not letters or word.lower().endswith(words(_TABLES, "slavic.endings")):
        return transliterate(word)
    lower, opening = word.lower(), ""
    for form, latin in table(_TABLES, f"initial.{language}").items():
        if lower.startswith(form):
            opening, lower = str(latin), lower[len(form) :]
            break
    latin = opening + _pattern(language).sub(lambda m: str(letters.get(m.group(), m.group())), lower)
    return transliterate(latin[:1].upper() + latin[1:])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The letters of a language, longer groups first."""
    return re.compile("|".join(sorted(map(re.escape, table(_TABLES, f"letters.{language}")), key=len, reverse=True)))


@cache
def _given() -> Mapping[str, tuple[str, str]]:
    """Given names with their language and English spelling."""
    names = lexicon(_TABLES)["given"]
    return {name: (language, str(latin)) for language, listed in names.items() for name, latin in listed.items()}


@cache
def _endings() -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(ends) for language, ends in lexicon(_TABLES)["endings"].items()}
