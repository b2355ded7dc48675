"""Russian acronyms that no list names go to a small model in Latin letters, which it copies: ДТСЖ, DTSZH.

As they stand it takes them for others that it has seen, and the guess reads well: СВР was "the USA", ЦРБ (a
hospital) the Central Bank. What is meant by the commonest is data (``service/lexicon/acronyms-ru.toml``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.translation import abbreviations
from service.translation.russian import is_known, readings
from service.translation.written_out import written_out

_ACRONYM = re.compile(r"(?<![^\W_])(?<![^\W_]-)[А-ЯЁ]{2,6}(?![^\W_])")
_ORDINARY = 4
"""Letters from which on a word of the dictionary in capitals is a word that somebody stresses."""
_SMALL_WORDS = frozenset({"CONJ", "PREP", "PRCL", "NPRO", "INTJ", "ADVB", "PRED", "NUMR"})
"""Parts of speech whose shorter words are stressed in this way: НЕ, ВСЕ."""


def in_latin(text: str) -> str:
    """The text with its unlisted acronyms in Latin letters. Capitals of whole sentences are softened before."""
    return _ACRONYM.sub(lambda match: latin(match.group()), text)


def is_sent_in_latin(word: str) -> bool:
    """Whether a word is an acronym that `in_latin` changes."""
    return _ACRONYM.fullmatch(word) is not None and latin(word) != word


def missing(source: str, english: str) -> tuple[str, ...]:
    """The acronyms of a source that were sent in Latin letters and are not in the English, each once."""
    if _ACRONYM.search(source) is None:
        return ()
    sent = dict.fromkeys(word for word in _ACRONYM.findall(written_out(source, "ru")) if word in source)
    return tuple(word for word in sent if latin(word) != word and latin(word) not in english)


@lru_cache(maxsize=4_096)
def latin(word: str) -> str:
    """An acronym's letters as English writes them; the word itself where the model names it rightly, or it is none."""
    if word in abbreviations.said_rightly() or _is_word(word.lower()):
        return word
    return abbreviations.latin_letters(word)


def _is_word(lower: str) -> bool:
    """Whether a word, in small letters here, is one of the language that may be stressed by capitals."""
    if not is_known(lower):
        return False
    if len(lower) >= _ORDINARY:
        return any("Abbr" not in reading.tag for reading in readings(lower))
    return any(reading.tag.POS in _SMALL_WORDS for reading in readings(lower))
