"""Capitals: what is shouted goes to the model in sentence case, because models copy capitals instead of translating."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import regex

from service.english import is_shouted, unshout
from service.lexicon import words
from service.translation import abbreviations, capital_openings
from service.translation.gazetteer import known_places
from service.translation.russian import parse

_WORD = re.compile(r"[^\W\d_]+")
_NOT_SMALL = re.compile(r"[^\W\d_a-zа-яё]{4}")
_RUN = regex.compile(r"(?<!\w)\p{Lu}{2,}(?:[^\w.!?:]{1,3}(?:\d{1,9}[^\w.!?:]{1,3})?\p{Lu}+(?!\w)){2,}")
_FIRST = re.compile(r"\W*([^\W\d_])")
_VOWELS = frozenset("aeiouyаеёиоуыэюя")
_FEWEST = 5
"""Letters of a lone word in capitals that is taken for a shout and not for an acronym."""


def soften(text: str, language: str, forms: Mapping[str, str]) -> tuple[str, bool]:
    """The sentence without shouting, and whether all of it was shouted.

    `forms`: how the rest of the article writes a word, by its capitals (`service.english.body_casing`).
    """
    if _shouted(text, language):
        return _sentence_case(text, language, forms, first=True), True
    text = capital_openings.softened(text, language, _is_acronym)
    if not has_capitals(text):
        return text, False
    softened = _RUN.sub(lambda run: _run(run, language, forms), text)
    return _WORD.sub(lambda word: _lone(word.group(), language), softened), False


def restore(english: str) -> str:
    """The English of a shouted line: a headline in Title Case, or a plain sentence if it ends with a full stop."""
    if english.rstrip("\"'”»").endswith("."):
        return english
    found = _WORD.findall(english)
    forms = {word.upper(): word for word in found[1:] if not word.islower()}
    forms |= {word: word for word in found[:1] if word.isupper()}
    titled = unshout(english.upper(), forms)
    return titled if titled != english.upper() else english


def opened(english: str, source: str) -> str:
    """The English with a capital first letter where the source has one; iPhone and what is copied (adidas) stay."""
    ours, theirs = _FIRST.match(source), _FIRST.match(english)
    if ours is None or theirs is None or not ours.group(1).isupper() or not theirs.group(1).islower():
        return english
    start = theirs.start(1)
    word = _WORD.match(english, start)
    if word is None or not word.group().islower() or word.group() in _WORD.findall(source):
        return english
    return english[:start] + english[start].upper() + english[start + 1 :]


def _shouted(text: str, language: str) -> bool:
    if not text.isupper():
        return False
    if is_shouted(text):
        return True
    found = _WORD.findall(text)
    return len(found) == 1 and len(found[0]) >= _FEWEST and not _is_acronym(found[0], language)


def has_capitals(text: str) -> bool:
    """Whether a word of more than three letters stands in capitals."""
    if _NOT_SMALL.search(text) is None:  # most sentences: a word at a time takes ten times as long
        return False
    return any(len(word) > 3 and word.isupper() for word in _WORD.findall(text))


def _run(run: regex.Match[str], language: str, forms: Mapping[str, str]) -> str:
    """A stretch of at least three words in capitals inside a sentence that is not shouted."""
    shouted = run.group()
    found = _WORD.findall(shouted)
    if not shouted.isupper() or sum(map(len, found)) < 12 or all(_is_acronym(word, language) for word in found):
        return shouted
    return _sentence_case(shouted, language, forms, first=_starts(run.string, run.start()))


def _starts(text: str, position: int) -> bool:
    before = text[:position].rstrip()
    return not before or before[-1] in '.!?…«“"'


def _sentence_case(text: str, language: str, forms: Mapping[str, str], *, first: bool) -> str:
    at_start = first

    def cased(match: re.Match[str]) -> str:
        nonlocal at_start
        word, opening = match.group(), at_start
        at_start = False
        if not word.isupper():
            return word
        form = _form(word, language, forms)
        return form[0].upper() + form[1:] if opening else form

    return _WORD.sub(cased, text)


def _form(word: str, language: str, forms: Mapping[str, str]) -> str:
    """How a word in capitals is written in running text."""
    known = forms.get(word)
    if known is not None:
        return known
    if _is_acronym(word, language):
        return word
    lower = word.lower()
    if _is_name(lower, language):
        return word.capitalize()
    return lower


def _is_name(lower: str, language: str) -> bool:
    if language == "ru":
        parsed = parse(lower)
        return parsed.proper or lower in _places("ru") or (not parsed.known and parsed.noun)
    return lower in _places(language)


def _is_acronym(word: str, language: str) -> bool:
    if word in _acronyms(language):
        return True
    if language == "ru" and len(word) <= _FEWEST and parse(word).kind == "Abbr":
        return True
    return 1 < len(word) <= _FEWEST and not any(letter in _VOWELS for letter in word.lower())


def _lone(word: str, language: str) -> str:
    """One word in capitals: a place or person as in МОСКВА, 1 окт, or JAKARTA; all else stays."""
    if len(word) < 4 or not word.isupper() or _is_acronym(word, language):
        return word
    lower = word.lower()
    known = lower in _places(language) or (language == "ru" and parse(lower).proper and parse(lower).known)
    return word.capitalize() if known else word


@cache
def _places(language: str) -> frozenset[str]:
    return frozenset((*known_places(language), *" ".join(words("names", f"{language}.cities")).split()))


@cache
def _acronyms(language: str) -> frozenset[str]:
    own = " ".join(words("names", f"{language}.capitals")).split()
    listed = abbreviations.acronyms() if language == "ru" else ()
    return frozenset((*own, *words("headlines", "capitals"), *listed))
