"""Names that the English misspells: for a name of the source it has a word that is nearly the name, and is no other.

A name in Latin letters keeps its letters in English, or has a known English form; a Russian one keeps its consonants.
Where it is plain what should stand there, `restored` puts it there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.document import RestoredName
from service.translation import country_spelling, latin_spelling, russian_spelling
from service.translation.additions import begins_word, counterparts
from service.translation.english_words import is_known_name, is_untold, is_word
from service.translation.likeness import LONGEST, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z\u00c0-\u024f]+)?")
_POSSESSIVE = re.compile(r"['’]s\Z")
_SHORTEST = 4
"""Letters of the shortest word that is looked at."""
_MOST = 40
"""Words of one sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A name as the source writes it, the English word for it, and what should stand there (None: not certain)."""

    name: str
    word: str
    right: str | None


@lru_cache(maxsize=256)
def find(source: str, english: str, language: str) -> tuple[Misspelling, ...]:
    """Misspelt names of an English sentence, each once. Languages: ru, id; others give none."""
    unusual = _unusual(english) if language in ("ru", "id") else {}
    odd = {form: word for form, word in unusual.items() if not _says(source, word)}
    if not odd:
        return ()
    told = frozenset(fold(word) for word in _LATIN.findall(source) if len(word) <= LONGEST)
    odd = {form: word for form, word in odd.items() if form not in told}
    strange = {form: word for form, word in odd.items() if not is_known_name(form)}
    if not (strange or (odd and told)):
        return ()
    heard = Counter(fold(word) for word in _WORD.findall(english) if len(word) <= LONGEST)
    names = latin_spelling.left(source, heard, language) if told else {}
    if not names:
        odd = strange
    found = country_spelling.misspelt(source, strange, language) if strange else {}
    lower = source.lower()
    odd = {form: word for form, word in odd.items() if form not in found and not _is_explained(form, lower, language)}
    if names and odd:
        found |= latin_spelling.misspelt(names, odd, language)
    rest = {form: word for form, word in odd.items() if form not in found and form in strange}
    if language == "ru" and rest:
        found |= russian_spelling.misspelt(source, rest, heard.keys())
    return tuple(Misspelling(name, unusual[form], right) for form, (name, right) in found.items())


def restored(
    english: str, wrong: Iterable[Misspelling], fixed: Sequence[str] = ()
) -> tuple[str, tuple[RestoredName, ...]]:
    """The English with the names put right that are certain, and which they are. Words of `fixed` texts stay."""
    names = []
    for one in wrong:
        if one.right is None or any(one.word in text for text in fixed):
            continue
        english = re.sub(rf"(?<!\w){re.escape(one.word)}(?!\w)", one.right, english)
        names.append(RestoredName(one.name, one.right, one.word))
    return english, tuple(names)


def _is_explained(form: str, source: str, language: str) -> bool:
    """Whether a word of the source is known to be an English name's counterpart."""
    return any(begins_word(source, start) for start in counterparts(form, language))


def _says(source: str, word: str) -> bool:
    """Whether the source has a word in the same letters."""
    start = source.find(word)
    while start >= 0:
        end = start + len(word)
        if not (source[end : end + 1].isalpha() or source[start - 1 : start].isalpha()):
            return True
        start = source.find(word, end)
    return False


def _unusual(english: str) -> Mapping[str, str]:
    """Words with a capital that are none of the language, by their folded form, as written but for a possessive s."""
    found: dict[str, str] = {}
    for word in _WORD.findall(english):
        if word[0].isupper() and (form := _form(word)):
            found.setdefault(form, _POSSESSIVE.sub("", word))
    return dict(list(found.items())[:_MOST]) if len(found) > _MOST else found


@lru_cache(maxsize=32_768)
def _form(word: str) -> str:
    """The folded form of a word that may be a name; empty for words of the language, short ones and acronyms."""
    form = fold(word)
    if not _SHORTEST <= len(form) <= LONGEST or word.isupper() or is_word(form) or is_untold(form):
        return ""
    return form
