"""Abbreviations and other cue words of the splitter, by language (`service/lexicon/sentences.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property

from service.lexicon import lexicon, table, words


@dataclass(frozen=True)
class Abbreviations:
    """Lower-case words, without the last full stop; see the lexicon for what each set means."""

    title: frozenset[str]
    number: frozenset[str]
    unit: frozenset[str]
    final: frozenset[str]
    closing: frozenset[str]
    month: frozenset[str]
    chapter: frozenset[str]
    letter: frozenset[str]
    proper: frozenset[str]
    linking: frozenset[str]
    saying: frozenset[str]
    notes: frozenset[str]
    given: frozenset[str]
    street: frozenset[str]
    starters: frozenset[str]
    after: Mapping[str, tuple[str, ...]]
    """What may follow an abbreviation without ending it: «долл. США»."""

    def has(self, word: str) -> bool:
        """Whether the word is an abbreviation of any kind."""
        return word in self._every

    @cached_property
    def _every(self) -> frozenset[str]:
        return self.title | self.number | self.unit | self.final | self.closing | self.month


@cache
def abbreviations(language: str) -> Abbreviations:
    """The sets of one language; English ones count in every Latin text, all of them in an unknown language."""
    known = [name for name, entry in lexicon("sentences").items() if name != "common" and isinstance(entry, dict)]
    if language == "en" or language not in known:
        found = known if language != "en" else ["en"]
        return Abbreviations(**{kind: frozenset(_of(found, kind)) for kind in _KINDS}, after=_after(found))
    starters = frozenset(words("sentences", f"{language}.starters"))  # "art", "no" … are words here, not English
    return Abbreviations(
        **{kind: frozenset(_of([language], kind)) | (frozenset(_of(["en"], kind)) - starters) for kind in _KINDS},
        after=_after([language, "en"]),
    )


_KINDS = tuple(field.name for field in fields(Abbreviations) if field.name != "after")


def _of(languages: list[str], kind: str) -> list[str]:
    return [word for language in languages for word in words("sentences", f"{language}.{kind}")]


def _after(languages: list[str]) -> dict[str, tuple[str, ...]]:
    return {
        word: tuple(follow)
        for language in languages
        for word, follow in table("sentences", f"{language}.after").items()
    }


@cache
def domains() -> frozenset[str]:
    """Endings of web addresses."""
    return frozenset(words("sentences", "common.domains"))


@cache
def brands() -> frozenset[str]:
    """First halves of names with a full stop inside."""
    return frozenset(words("sentences", "common.brands"))


@cache
def opening_endings() -> tuple[str, ...]:
    """Endings of words that no name has and that so open a sentence."""
    return words("sentences", "common.opening")


@cache
def surname_endings() -> tuple[str, ...]:
    """Endings of Russian surnames: initials may stand after such a word."""
    return words("sentences", "common.surnames")
