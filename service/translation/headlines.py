"""Headlines as sentences: Title Case and verbs without prefix are what a model of running text fails at.

``Kebakaran Hanguskan 147 Kios di Pasar`` goes to the model as ``Kebakaran menghanguskan 147 kios di pasar``. A Russian
line gets a full stop: without one the small models, which learnt from labels of programs too, drop and make up more.
Only what the model sees is changed; the document keeps the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from service.lexicon import indonesian_words, words
from service.translation.gazetteer import exonyms, known_places

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONG = 4
"""Letters from which on Title Case writes a word with a capital, whatever it is."""
_SHARE = 0.7
"""Least share of capitals among the long words of a line in Title Case."""
_FEWEST = 3
"""Words of the shortest headline."""
_MOST = 300
"""Characters of the longest headline."""
_ENDS = re.compile(r"[.!?…:;][\"'”»)\]]*\s*\Z")
_OPEN_END = re.compile(r"[^\W\d_][\"'”»)\]]*\s*\Z")
_STOP = re.compile(r"(?<!\.[^\W\d])\.(?=[\"'”»)\]]*\Z)")
_PREFIX = {"k": ("meng", 1), "p": ("mem", 1), "t": ("men", 1), "s": ("meny", 1)}
"""First letters that *meN-* swallows."""


def is_headline(text: str, language: str) -> bool:
    """Whether an Indonesian line may be a headline: some words, and no mark at the end."""
    return (
        language == "id"
        and 0 < len(text) <= _MOST
        and _ENDS.search(text) is None
        and len(_WORD.findall(text)) >= _FEWEST
    )


def in_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital, and the line is not shouted."""
    long = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    return (
        len(long) >= _FEWEST
        and sum(word[0].isupper() for word in long) >= _SHARE * len(long)
        and not all(map(str.isupper, long))
    )


def is_open(text: str) -> bool:
    """Whether a line ends with a word and no mark, as headlines and captions do, and has some words."""
    return 0 < len(text) <= _MOST and _OPEN_END.search(text) is not None and len(_WORD.findall(text)) >= _FEWEST


def without_stop(english: str) -> str:
    """The English of a line that was sent with a full stop: without it, but for that of an abbreviation."""
    return _STOP.sub("", english)


def as_sentence(text: str, forms: Mapping[str, str]) -> str:
    """The headline as running text would have it.

    `forms`: how the rest of the article writes a word, by its capitals; what it never writes small stays a name.
    """
    titled = in_title_case(text)
    before = ""

    def spoken(match: re.Match[str]) -> str:
        nonlocal before
        word, lower = match.group(), match.group().lower()
        opens = not before or match.string[: match.start()].rstrip().endswith(":")
        named = lower in _places() or f"{before} {lower}" in _places()
        small = lower if titled and not opens and not named and _is_ordinary(word, forms) else word
        if not opens and before not in _pronouns() and lower in _verbs() and (titled or word.islower()):
            small = in_full(lower)
        before = lower
        return small

    return _WORD.sub(spoken, text)


def in_full(verb: str) -> str:
    """A bare verb with *meN-*: ungkap mengungkap, tabrak menabrak, sita menyita, bahas membahas, lantik melantik."""
    first = verb[0]
    if first in _PREFIX:
        prefix, lost = _PREFIX[first]
        return prefix + (verb if verb[1:2] == "r" and first == "p" else verb[lost:])
    if first in "aeioughx":
        return "meng" + verb
    if first in "bfv":
        return "mem" + verb
    return ("men" if first in "cdjz" else "me") + verb


def _is_ordinary(word: str, forms: Mapping[str, str]) -> bool:
    """Whether running text would write a capitalized word small: the article does, or Indonesian does."""
    if word.isupper() or not word[0].isupper() or not word[1:].islower():
        return False
    lower = word.lower()
    if lower in _pronouns():
        return True
    written = forms.get(word.upper())
    if written is not None:
        return written.islower()
    if lower in _verbs():
        return True
    return all(part in indonesian_words() or _bare(part) in indonesian_words() for part in lower.split("-"))


def _bare(word: str) -> str:
    """Without the ending *-nya* and the prefix of a passive."""
    return word.removesuffix("nya").removeprefix("di")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(files("service.lexicon").joinpath("headline-verbs-id.txt").read_text(encoding="utf-8").split())


@cache
def _places() -> frozenset[str]:
    """Places whose names are ordinary words, or end in one: Kenya, Selandia Baru."""
    return frozenset((*known_places("id"), *exonyms("id")))


@cache
def _pronouns() -> frozenset[str]:
    """Words behind which a bare verb is a passive: *yang kami tabrak*."""
    return frozenset(words("headlines", "id.pronouns"))
