"""English words that the model was given to copy, put right where it misspelt them.

Ranks, regions and bodies go to the model in English ("Second Sergeant Rizky"), since it copies words with a capital.
Some lose letters on the way or become a name: Sergei Rizky, the Autonoous Okrug.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from rapidfuzz import fuzz

from service.translation.english_words import is_word

_CAPITAL = re.compile(r"\b[A-Z][a-z]{4,}\b")
_CYRILLIC = re.compile(r"[а-я]")
_SENT = re.compile(r"[A-Z]")
"""What all that is put right begins with: most Russian sentences have no Latin letter."""
_PHRASE = re.compile(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: (?:(?:of|for|and) )?[A-Z][a-z]+)+\b")
_WORD = re.compile(r"[A-Za-z'’-]+")
_LETTERS = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,6}\b")
_SAME_BEGINNING = 4
_ALIKE = 65.0
"""Least likeness of an acronym's letters: MKK for MKKK."""
_SAME_PHRASE = 80.0
"""Least likeness of as many words on end: Ministry of Emergency Stations."""
_CLOSE, _VERY_CLOSE = 70.0, 85.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of the word given and the word that came back, with the same beginning and
with any."""


def mended(english: str, sent: str, source: str) -> str:
    """The English with each word that was `sent`, but is not in the `source`, as it was sent; one only may be meant."""
    foreign = _CYRILLIC.search(source) is not None
    if foreign and _SENT.search(sent) is None:
        return english
    if foreign:
        english = _with_phrases(_with_letters(english, sent, source), sent, source)
    given = {word for word in _CAPITAL.findall(sent) if word not in source and (foreign or is_word(word.lower()))}
    said = {word.lower() for word in _WORD.findall(english)}
    lost = {word for word in given if len(word) > _SAME_BEGINNING + 1 and word.lower() not in said}
    if not lost:
        return english
    strange = {word for word in _CAPITAL.findall(english) if word not in source and not is_word(word.lower())}
    return _put_right(english, strange, lost, _is_like)


def _put_right(english: str, strange: Set[str], lost: Set[str], is_like: Callable[[str, str], bool]) -> str:
    """The English with a lost word in place of each strange one that is like it and like no other."""
    for word in strange:
        meant = [one for one in lost if is_like(word, one)]
        if len(meant) == 1:
            english = re.sub(rf"\b{word}\b", meant[0], english)
    return english


def _with_phrases(english: str, sent: str, source: str) -> str:
    """The English with the names of several words that were sent: one that came back nearly so is put right."""
    for phrase in dict.fromkeys(_PHRASE.findall(sent)):
        if phrase in source or phrase.lower() in english.lower():
            continue
        count = len(phrase.split())
        words = list(_WORD.finditer(english))
        windows = [(one[0].start(), one[-1].end()) for one in zip(*(words[at:] for at in range(count)), strict=False)]
        like = [(fuzz.ratio(english[slice(*span)].lower(), phrase.lower()), span) for span in windows]
        best, (start, end) = max(like, default=(0.0, (0, 0)))
        if best >= _SAME_PHRASE:
            english = english[:start] + phrase + english[end:]
    return english


def _with_letters(english: str, sent: str, source: str) -> str:
    """The English with the acronyms that were sent in Latin letters: one that lost or changed a letter is put right."""
    given, known = set(_LETTERS.findall(sent)), set(_LETTERS.findall(source))
    lost = given - known - set(_LETTERS.findall(english))
    if not lost:
        return english
    for word in lost:
        english = re.sub(rf"\b{word}\b", word, english, flags=re.IGNORECASE)
    strange = set(_LETTERS.findall(english)) - known - given
    return _put_right(english, strange, lost, _has_letters)


def _has_letters(word: str, given: str) -> bool:
    return fuzz.ratio(word.lower(), given.lower()) >= _ALIKE


def _is_like(word: str, given: str) -> bool:
    begins = word[:_SAME_BEGINNING] == given[:_SAME_BEGINNING]
    return fuzz.ratio(word, given) >= (_CLOSE if begins else _VERY_CLOSE)
