"""Whether two names in Latin letters may be one: by their letters, and by their consonants in classes of sound."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from service.translation.sounds import NEAR, SAME, distance

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z](?:[A-Z&]|\.[A-Z])+")
_SHORTENED = re.compile(r"\b([A-Z][a-z]{2,5})\.(?=[\s),])")
_FAINT, _MOST_FAINT = 30.0, 6
"""Least likeness of words that are compared by their spelling, and how many are."""
_NEIGHBOURS = re.compile(r"\b[A-Z][a-z]{1,12} [A-Z][a-z]{1,12}\b")
LONGEST = 60
"""Letters of a word that may be a name; longer ones are neither compared nor remembered."""
CLOSE = {"ru": 74.0, "id": 78.0}
"""Least likeness (rapidfuzz ratio, 0 to 100) of a romanized and an English name; Indonesian names are copied."""
_SAME_SOUND, _LIKE_SOUND, _LIKE_START = 36.0, 55.0, 58.0
"""The same for words with two equal consonants, with all consonants but one, and with an equal beginning."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a source sentence: as written, and the forms of which one must stand in the English, lower case.

    ``starts``: English words that begin so count as the name (``german`` for Германия); ``latin``: romanized forms.
    """

    text: str
    span: tuple[int, int]
    starts: tuple[str, ...]
    latin: tuple[str, ...]
    attribute: bool = False
    """An adjective that no dictionary has: a name only when no noun follows."""
    russian: tuple[str, ...] = ()
    """Russian forms, lower case, for `sounds.distance`."""


class Heard:
    """The words of an English sentence, ready to be searched for names."""

    def __init__(self, english: str) -> None:
        self._english = english
        self._lower = english.lower()
        spoken = [word for word in _ENGLISH_WORD.findall(english) if len(word) <= LONGEST]
        self._words = list(dict.fromkeys(map(fold, spoken)))
        self._capitalized = {fold(word) for word in spoken if word[0].isupper()}
        self._skeletons: list[tuple[str, str]] | None = None

    def has(self, name: Name, least: float) -> bool:
        if name.starts and any(_starts_word(self._lower, start) for start in name.starts):
            return True
        if any(self._reads(latin, least) for latin in name.latin) or any(map(self._sounds, name.latin)):
            return True
        return bool(name.russian) and self._is_spelt(name)

    def _is_spelt(self, name: Name) -> bool:
        """Whether a word of the English is a likely spelling of the Russian name."""
        return any(
            distance(form, word) <= (SAME if word in self._spoken else NEAR)
            for latin, form in zip(name.latin, name.russian, strict=False)
            for word, _, _ in process.extract(
                latin, self._spoken + self._words, scorer=fuzz.ratio, score_cutoff=_FAINT, limit=_MOST_FAINT
            )
        )

    @cached_property
    def _spoken(self) -> list[str]:
        """Capitalized words, and neighbours as one: Hua Hin is Хуахин."""
        joined = (match.group().replace(" ", "") for match in _NEIGHBOURS.finditer(self._english))
        return list(dict.fromkeys((*self._capitalized, *map(fold, joined))))

    def has_initial(self, name: Name) -> bool:
        """Whether an acronym of the English may hold the name: NSW for New South Wales."""
        letters = {form[0] for form in (*name.starts, *name.latin) if form}
        return any(letter.lower() in letters for word in _ACRONYM.findall(self._english) for letter in word)

    def has_short(self, name: Name) -> bool:
        """Whether the English has the name cut short: Calif. for California."""
        short = (match.lower() for match in _SHORTENED.findall(self._english))
        return any(form.startswith(own) for own in short for form in (*name.starts, *name.latin))

    def _reads(self, latin: str, least: float) -> bool:
        if len(latin) >= 4 and any(
            word.startswith(latin) or (len(latin) > 4 and latin in word) for word in self._words
        ):
            return True
        return process.extractOne(latin, self._words, scorer=fuzz.ratio, score_cutoff=least) is not None

    def _sounds(self, latin: str) -> bool:
        """Whether a capitalized word has the name's consonants: Шумахер shumakher, Schumacher."""
        if self._skeletons is None:
            self._skeletons = [(form, word) for word in self._capitalized for form in skeletons(word)]
        wanted = skeleton(latin)
        if len(wanted) < 2:
            return False
        for own, word in self._skeletons:
            if own == wanted:
                least = _SAME_SOUND if len(own) == 2 else 0.0
            elif len(wanted) > 3 and abs(len(own) - len(wanted)) < 2 and Levenshtein.distance(wanted, own) < 2:
                least = _LIKE_SOUND
            elif len(latin) > 5 and own[:1] == wanted[:1] and latin[:1] == word[:1]:
                least = _LIKE_START
            else:
                continue
            if fuzz.ratio(latin, word) >= least:
                return True
        return False


def _starts_word(text: str, start: str) -> bool:
    position = text.find(start)
    while position > 0 and text[position - 1].isalpha():
        position = text.find(start, position + 1)
    return position >= 0


@lru_cache(maxsize=32_768)
def fold(word: str) -> str:
    """Lower case without accents, apostrophes and possessive s."""
    plain = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if plain.isascii():
        return plain
    plain = plain.translate(_SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


_SPECIAL = str.maketrans({"ı": "i", "ə": "a", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "e", "œ": "e"})
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "C"), ("tsch", "C"), ("sh", "S"), ("zh", "C"), ("ch", "K"),
    ("kh", "K"), ("ph", "F"), ("th", "T"), ("gh", "K"), ("ck", "K"), ("ts", "S"), ("tz", "S"), ("dz", "S"),
    ("ks", "KS"), ("x", "KS"), ("qu", "K"),
)  # fmt: skip
_CLASSES = str.maketrans("bpfvwdtgkhjqcszlrmn", "bpfvvdtkkkkkkssLrmn".upper())


@lru_cache(maxsize=32_768)
def skeleton(latin: str) -> str:
    """The consonants of a word in classes that survive romanization: ``shumakher`` and ``schumacher`` are ``SMKR``."""
    for spelling, sound in _SOUNDS:
        latin = latin.replace(spelling, sound)
    latin = latin[:1] + latin[1:].replace("h", "")
    kept = re.sub(r"([A-Z])\1+", r"\1", latin.translate(_CLASSES).replace("C", "K"))
    return "".join(letter for letter in kept if letter.isupper())


@lru_cache(maxsize=16_384)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons under which an English word may have been written in Russian: w as в or у, pinyin x as с."""
    forms = [word]
    if "w" in word:
        forms.append(word.replace("w", ""))
    if "h" in word[1:]:
        forms.append(word[:1] + word[1:].replace("h", "kh"))
    if word[:1] in "xq":
        forms.append("s" + word[1:])
    if word.endswith("ng"):
        forms += [form[:-1] for form in forms]
    return tuple(dict.fromkeys(map(skeleton, forms)))
