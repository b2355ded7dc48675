"""Abbreviations as data: how they are found, and what they are written out to (``service/lexicon/written-out-*.toml``,
``acronyms-ru.toml``).

A table of the file is a place where its abbreviations count: anywhere, behind a number, before a name and so on. What
that means for the text around is the business of `service.translation.written_out`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from service.lexicon import lexicon, table, words
from service.translation.romanization import transliterate

LANGUAGES = ("ru", "id")
ACRONYMS = "acronyms-ru"
PLACES = ("cues", "role", "name", "article", "adjective", "agreeing", "number", "money", "anywhere")
"""Tables of abbreviations; of two that begin at one place and are as long, the earlier is looked at first."""
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Short:
    """An abbreviation. `pattern` is matched where it begins; its group ``dot`` is a last full stop.

    `forms`: what it becomes; six are the cases, three go behind 1, 2 and 5, one serves everywhere.
    `stems`: the sentence must have one of them; none: it need not. `dotted`: it is no abbreviation without the stop.
    """

    pattern: re.Pattern[str]
    place: str
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    dotted: bool


@cache
def by_first_word(language: str) -> Mapping[str, tuple[Short, ...]]:
    """Abbreviations by the letters that they begin with, in small letters; the longest first."""
    found: dict[str, list[tuple[int, Short]]] = {}
    for place in PLACES:
        for written, forms, stems in _entries(language, place):
            first = _LETTERS.match(written)
            if first is not None:
                short = Short(_pattern(written, language, place), place, forms, stems, written.endswith("."))
                found.setdefault(first.group().lower(), []).append((-len(written), short))
    return MappingProxyType(
        {word: tuple(short for _, short in sorted(shorts, key=lambda one: one[0])) for word, shorts in found.items()}
    )


@cache
def acronyms() -> frozenset[str]:
    """Russian acronyms that are written out, and those that small models name rightly by themselves."""
    written = (name for place in ("anywhere", "cues") for name, _, _ in _entries("ru", place))
    return said_rightly().union(name for name in written if name.isupper() and " " not in name)


@cache
def said_rightly() -> frozenset[str]:
    """Russian acronyms that small models name rightly by themselves."""
    return frozenset(" ".join(words(ACRONYMS, "known")).split())


def latin_letters(acronym: str) -> str:
    """A Russian acronym as English writes its letters: WHO, PVO, EDDS."""
    own = table(ACRONYMS, "letters").get(acronym)
    return str(own or transliterate(acronym).removeprefix("Y" if acronym.startswith("Е") else ""))


def _entries(language: str, place: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What is written, its forms and stems."""
    if place == "cues":
        for one in (*lexicon(f"written-out-{language}").get("cues", ()), *_acronyms(language).get("cues", ())):
            yield one["short"], _forms(one["forms"]), tuple(one.get("stems", ()))
    elif place == "role":
        for written in table(f"written-out-{language}", "role").get("short", ()):
            yield written, (), ()
    else:
        listed = {**_acronyms(language).get(place, {}), **table(f"written-out-{language}", place)}
        for written, forms in listed.items():
            yield written, _forms(forms), ()


def _acronyms(language: str) -> Mapping[str, Any]:
    """The file of a language's acronyms; only Russian has one."""
    return lexicon(ACRONYMS) if language == "ru" else {}


def _forms(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _pattern(written: str, language: str, place: str) -> re.Pattern[str]:
    """Spaces behind a full stop may be missing; small letters are found in any case, but for single ones."""
    core = written.removesuffix(".")
    spelt = re.escape(core).replace(r"\.\ ", r"\.\s?").replace(r"\ ", r"\s+")
    optional = "?" if language == "id" or place == "number" or core == written or core.count(".") else ""
    several = core.islower() and sum(map(str.isalpha, core)) > 1
    return re.compile(rf"{spelt}(?P<dot>\.){optional}(?![\w-])", re.IGNORECASE if several else 0)
