"""Abbreviations and other cue words of the splitter, by language (`service/lexicon/sentences.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property

from service.lexicon import RUNNING, lexicon, running_words, table, words


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
    plain: frozenset[str]
    linking: frozenset[str]
    saying: frozenset[str]
    notes: frozenset[str]
    given: frozenset[str]
    street: frozenset[str]
    state: frozenset[str]
    day: frozenset[str]
    starters: frozenset[str]
    alone: frozenset[str]
    period: frozenset[str]
    inner: frozenset[str]
    named: frozenset[str]
    exclaiming: frozenset[str]
    adjective: frozenset[str]
    running: frozenset[str]
    """Beginnings of words that text writes in lower case alone (`service.lexicon.running_words`)."""
    words: frozenset[str]
    """Beginnings of all words that the language knows; both are empty for a language without a list."""
    letters: int
    """Letters of such a beginning."""
    after: Mapping[str, tuple[str, ...]]
    """What may follow an abbreviation without ending it: «долл. США»; a key with a capital counts as written: "Man"."""

    def has(self, word: str) -> bool:
        """Whether the word is an abbreviation of any kind."""
        return word in self._every

    def runs(self, low: str) -> bool:
        """Whether text writes the word in lower case alone."""
        return low[: self.letters] in self.running

    def knows(self, low: str) -> bool:
        """Whether the language has the word."""
        return low[: self.letters] in self.words

    @cached_property
    def cyrillic(self) -> bool:
        """Whether the words of the language are Cyrillic ones, so that one that it lacks may be shortened."""
        return "для" in self.words

    @cached_property
    def _every(self) -> frozenset[str]:
        return self.title | self.number | self.unit | self.final | self.closing | self.month


@cache
def abbreviations(language: str) -> Abbreviations:
    """The sets of one language; English ones count in every Latin text, all of them in an unknown language."""
    known = [name for name, entry in lexicon("sentences").items() if name != "common" and isinstance(entry, dict)]
    running, every = running_words(language) if language in known else (frozenset[str](), frozenset[str]())
    letters = RUNNING.get(language, 0)
    if language == "en" or language not in known:
        found = known if language != "en" else ["en"]
        sets = {kind: frozenset(_of(found, kind)) for kind in _KINDS}
        return Abbreviations(**sets, running=running, words=every, letters=letters, after=_after(found))
    starters = frozenset(words("sentences", f"{language}.starters"))  # "art", "no" … are words here, not English
    sets = {kind: frozenset(_of([language], kind)) | (frozenset(_of(["en"], kind)) - starters) for kind in _KINDS}
    return Abbreviations(**sets, running=running, words=every, letters=letters, after=_after([language, "en"]))


_KINDS = tuple(
    field.name for field in fields(Abbreviations) if field.name not in ("after", "running", "words", "letters")
)


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
def capital_domains() -> frozenset[str]:
    """Endings of web addresses that are written with a capital as well: «Mail.Ru»."""
    return frozenset(words("sentences", "common.capital_domains"))


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


@cache
def cities() -> frozenset[str]:
    """Places that open datelines, case folded (`service/lexicon/places.toml`)."""
    return frozenset(name.casefold() for name in words("places", "names"))
