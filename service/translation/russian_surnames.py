"""Russian surnames in Latin letters: which words are such, how they are romanized, and what romanizations differ in."""

from __future__ import annotations

import re
from functools import lru_cache

from service.lexicon import words
from service.translation.likeness import fold
from service.translation.romanization import transliterate
from service.translation.russian import is_known, lemmas, parse, readings

_SHORT_ADJECTIVES = ("ов", "ев", "ёв", "ин", "ын")
_SHORTEST = 6
"""Letters of a name no dictionary has that may be told a Russian surname by its ending; Флюк is too short."""


@lru_cache(maxsize=8_192)
def surnames(word: str) -> tuple[str, ...]:
    """The base forms, man's and woman's, of a surname whose romanization is its English spelling; none for others.

    Surnames in -ин are Russian when a woman's has -а: Пушкина, but Дарвин.
    """
    lower = word.lower()
    found: dict[str, None] = {}
    for lemma in dict.fromkeys((*lemmas(word), lower)):
        base = lemma if "ё" in lower else lemma.replace("ё", "е")
        if not base.endswith(words("names", "ru.romanized_endings")) or not lower.startswith(base[:-1]):
            continue
        if base.endswith(_SHORT_ADJECTIVES):
            women = any({"Surn", "femn", "nomn"} in reading.tag for reading in readings(lemma + "а"))
            if women or (not is_known(lemma) and not base.endswith("ин")):
                found |= dict.fromkeys((base, base + "а"))
        elif parse(word).kind in ("Surn", "Patr") or (not is_known(lemma) and len(lemma) >= _SHORTEST):
            found[base] = None
    return tuple(found)


def is_womans(source: str, word: str) -> bool:
    """Whether a woman's given name stands before a surname in -а or -я: Ольга Евдокимова."""
    before = re.search(rf"([А-ЯЁ][а-яё]+)\s+{re.escape(word)}\b", source) if word.endswith(("а", "я")) else None
    given = readings(before.group(1)) if before else ()
    masculine = any("masc" in reading.tag for reading in given)  # Александра is Александр's too
    return not masculine and any({"Name", "femn", "nomn"} in reading.tag for reading in given)


def womans(source: str, word: str, form: str) -> str | None:
    """The romanization of a woman's surname in -ая that an English word has cut short: Вербицкая, Verbitska.

    Polish surnames are so cut in English too (Радваньская, Radwanska).
    """
    if not word.endswith(("ская", "цкая")) or "ньск" in word or "w" in form or not is_womans(source, word):
        return None
    latin = transliterate(word)
    return latin if bare(fold(latin)).startswith(bare(form)) and bare(form) != bare(fold(latin)) else None


def romanized(name: str) -> tuple[str, ...]:
    """The usual romanization of a name, and the one that has e for ye: Yevmenov, Evmenov."""
    latin = transliterate(name.capitalize())
    return (latin, latin.replace("Ye", "E").replace("ye", "e"))


@lru_cache(maxsize=16_384)
def is_romanized(word: str, form: str) -> bool:
    """Whether an English word has the letters of some romanization of a Russian surname; True for all other names."""
    usual = tuple(bare(fold(latin)) for name in surnames(word) for latin in romanized(name))
    return not usual or bare(form).startswith(usual)


_ROMANIZED = (
    ("shch", "3"), ("sch", "3"), ("sh", "3"), ("tch", "4"), ("ch", "4"), ("zh", "2"), ("kh", "h"), ("g", "h"),
    ("ts", "5"), ("tz", "5"), ("cz", "5"), ("c", "k"), ("w", "v"), ("x", "ks"), ("ph", "f"), ("ss", "s"), ("ff", "v"),
    ("y", "i"), ("j", "i"), ("ii", "i"), ("ie", "e"), ("io", "e"), ("eo", "e"),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def bare(latin: str) -> str:
    """A Russian name in Latin letters with what romanizations differ in taken as one: Emelianenko, Yemelyanenko."""
    for spelling, one in _ROMANIZED:
        latin = latin.replace(spelling, one)
    return latin
