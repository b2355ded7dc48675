"""Names of the English that nothing in the source explains: the model made them up, or put them in another's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from service.lexicon import table
from service.translation.english_words import is_untold, is_word
from service.translation.gazetteer import acronyms, exonyms
from service.translation.likeness import LONGEST, fold, skeleton, skeletons
from service.translation.romanization import transliterate
from service.translation.russian_names import is_ordinary
from service.translation.sounds import SAME, distance

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENS_SENTENCE = frozenset(".!?:;«\"“„‘'([{—–…•")
_QUOTES = tuple('«»"“”„')
_REACH = 8
"""Characters before a word that may hold the mark that opens a sentence."""
_SHORTEST = 4
"""Letters of the shortest word that is taken for a name."""
_CLOSE = 70.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of an English name and a romanized word of the source."""
_HALF_CLOSE = 50.0
"""The same for words of which one begins with the other's consonants."""
_LONGEST_ACRONYM = 6
_MOST = 40
"""Names of one sentence that are looked for."""
_ADJECTIVE = re.compile(r"(\w{3,})(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)\Z")
_CASE_ENDING = re.compile(r"(?:ogo|omu|ymi|ami|yam|yakh|akh|oy|ey|om|em|ym|ye|yu|ya|a|u|y|e|i)\Z")


def added(source: str, english: str, language: str) -> list[str]:
    """Names of the English, as written there, without a counterpart in the source; for ru and id, others give none."""
    if language not in ("ru", "id"):
        return []
    named = list(dict.fromkeys(_names(english)))[:_MOST]
    if not named:
        return []
    told = dict.fromkeys(word for word in _WORD.findall(source) if len(word) <= LONGEST)
    forms = list(dict.fromkeys(form for word in told if len(form := _latin(word)) > 2))
    spelt = [form for word in told if not word.isascii() for form in _spelt(word)]
    lower = source.lower()
    lost = [name for name in named if not _is_explained(fold(name), forms, spelt, lower, language)]
    lost = [name for name in lost if not _is_in_acronym(fold(name), told)]
    if not lost:
        return []
    unheard = _unheard(source, english, language)
    if not unheard:
        return []
    return lost if max(unheard) else [name for name in lost if not counterparts(fold(name), language)]


def _names(english: str) -> Iterator[str]:
    """Capitalized words inside sentences that are no common words; none in a headline in Title Case."""
    tokens = [(match[0], match.start()) for match in _WORD.finditer(english)]
    if _is_title_case([word for word, _ in tokens if len(word) >= _SHORTEST]):
        return
    for word, start in tokens:
        if not (word[0].isupper() and _SHORTEST <= len(word) <= LONGEST):
            continue
        if word[1].isupper() or _opens(english, start):
            continue
        if len(word) < 6 and any(map(str.isupper, word[2:])):  # CoVs
            continue
        folded = fold(word)
        if len(folded) >= _SHORTEST and not is_word(folded) and not is_untold(folded):
            yield word


def _is_title_case(written: Sequence[str]) -> bool:
    """Whether most words, of those that are not short, have a capital."""
    return len(written) > 1 and sum(word[0].isupper() for word in written) > 0.7 * len(written)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - _REACH) : start].rstrip()
    return before[-1] in _OPENS_SENTENCE if before else start <= _REACH


def _is_explained(name: str, forms: list[str], spelt: list[str], lower: str, language: str) -> bool:
    """Whether a word of the source reads or sounds like the name, or is known to be its counterpart."""
    if process.extractOne(name, forms, scorer=fuzz.ratio, score_cutoff=_CLOSE) is not None:
        return True
    if any(_alike(form, name) for form in forms):
        return True
    if any(distance(word, name) <= SAME for word in spelt):
        return True
    return any(begins_word(lower, start) for start in counterparts(name, language))


def _is_in_acronym(name: str, told: Iterable[str]) -> bool:
    """Whether the name may be part of what an acronym of the source stands for: ЧАЭС, Chernobyl."""
    return any(
        name.startswith(fold(transliterate(letter)))
        for word in told
        if 1 < len(word) <= _LONGEST_ACRONYM and word[1].isupper()
        for letter in word
    )


def _unheard(source: str, english: str, language: str) -> list[bool]:
    """For each capitalized word of the source that the English has not, whether it stands inside the sentence.

    Translators add countries, peoples and titles that they take for known; where a name stands in another's place,
    that other is left over.
    """
    found = []
    heard = list(
        dict.fromkeys(fold(word) for word in _WORD.findall(english) if word[0].isupper() and len(word) <= LONGEST)
    )
    starts = [start for word in heard for start in counterparts(word, language)]
    for match in _WORD.finditer(source):
        word = match.group()
        if not 2 < len(word) <= LONGEST or not word[0].isupper() or word[1].isupper():
            continue
        if language == "ru" and is_ordinary(word) and not _is_quoted(source, match):
            continue  # Просвещение may be les Lumières, Книжная гора the Bücherberg
        form, lower = _latin(word), word.lower()
        if process.extractOne(form, heard, scorer=fuzz.ratio, score_cutoff=_CLOSE) is not None:
            continue
        if not any(_alike(form, own) or distance(lower, own) <= SAME for own in heard if len(own) > 2) and not any(
            lower.startswith(start) for start in starts
        ):
            found.append(not _opens(source, match.start()))
    return found


def _is_quoted(source: str, word: re.Match[str]) -> bool:
    """Whether a word stands alone in quotation marks, as a name does: «Оникс»."""
    return source[word.start() - 1 : word.start()] in _QUOTES and source[word.end() : word.end() + 1] in _QUOTES


@lru_cache(maxsize=65_536)
def _alike(form: str, name: str) -> bool:
    """Whether a romanized word may be the name: a common beginning, or the same consonants."""
    if len(form) > 3 and (name.startswith(form) or form.startswith(name)):
        return True
    shorter = min(len(form), len(name))
    common = next((place for place in range(shorter) if form[place] != name[place]), shorter)
    if common >= 4 and common >= 0.55 * shorter:
        return True
    own = skeleton(form)
    if len(own) < 2:
        return False
    others = skeletons(name)
    if own in others:
        return True
    begun = any(len(other) > 2 and (other.startswith(own) or own.startswith(other)) for other in others)
    return begun and len(own) > 2 and fuzz.ratio(form, name) >= _HALF_CLOSE


@lru_cache(maxsize=32_768)
def _spelt(word: str) -> tuple[str, ...]:
    """What of a Russian word an English name may spell: all of it, and the root of an adjective: Даремского, Durham."""
    lower = word.lower()
    adjective = _ADJECTIVE.match(lower)
    if adjective:
        return (lower, adjective.group(1))
    return (lower,) if len(lower) > 4 or word[0].isupper() else ()


@lru_cache(maxsize=32_768)
def _latin(word: str) -> str:
    """A word of the source in Latin letters, a Russian one without its case ending."""
    latin = fold(transliterate(word))
    if word.isascii() or len(latin) < 5:
        return latin
    return _CASE_ENDING.sub("", latin) or latin


def begins_word(text: str, start: str) -> bool:
    """Whether a word of the text begins so; a start of two letters must be the whole word, a long one may be inside."""
    position = text.find(start)
    while position >= 0:
        end = position + len(start)
        whole = len(start) > 2 or not text[end : end + 1].isalpha()
        if whole and (len(start) > 4 or not (position and text[position - 1].isalpha())):
            return True
        position = text.find(start, position + 1)
    return False


@lru_cache(maxsize=32_768)
def counterparts(name: str, language: str) -> tuple[str, ...]:
    """Beginnings of source words that explain an English name."""
    known = _table(language)
    return tuple(dict.fromkeys(start for end in range(2, len(name) + 1) for start in known.get(name[:end], ())))


@cache
def _table(language: str) -> dict[str, tuple[str, ...]]:
    """Beginnings of English names, and beginnings of the source words for them."""
    found: dict[str, dict[str, None]] = {}
    for start, sources in table("names-counterparts", language).items():
        found.setdefault(start, {}).update(dict.fromkeys(str(sources).split()))
    for word, starts in (*exonyms(language).items(), *acronyms(language).items()):
        for start in starts:
            for part in start.split():
                found.setdefault(part, {})[_beginning(word)] = None
    return {start: tuple(sources) for start, sources in found.items()}


def _beginning(word: str) -> str:
    """What all forms of a source word begin with."""
    lower = word.lower()
    if lower.isascii():
        return lower[:6]
    return lower[: max(3, min(len(lower) - 2, 5))]
