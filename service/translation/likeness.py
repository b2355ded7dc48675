"""Whether two names in Latin letters may be one: by their letters, and by their consonants in classes of sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
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
_CAPITAL_PART = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{0,20}-\Z")
_FEW_LETTERS = 6
"""Letters of a Russian name so short that its romanized form may share next to nothing with its spelling."""
_PLAIN = 0.4
"""Cost a letter of a spelling that is certainly the name's."""
_SHORT = 3
"""Letters of a romanized name that is compared with capitalized words only: others are like it by chance."""
_MOST_ENDING = 3
"""Letters that a word may have behind a romanized name and still be it."""
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
        spoken = [match for match in _ENGLISH_WORD.finditer(english) if match.end() - match.start() <= LONGEST]
        self._words = list(dict.fromkeys(fold(match.group()) for match in spoken))
        self._capitalized = list(dict.fromkeys(fold(match.group()) for match in spoken if _is_capital(match)))

    def lost(self, names: Sequence[Name], least: float) -> list[Name]:
        """Names without a counterpart. A word that is plainly one name's is not taken for one that is only like it."""
        rest, owners = [], dict[str, set[str]]()
        cyrillic = any(not name.text.isascii() for name in names)
        for name in names:
            plain = self._plainly(name)
            if plain is None:
                rest.append(name)
            elif not cyrillic or not name.text.isascii():  # Тони Молл (Tony Moll) is one name, given twice
                for word in plain:
                    owners.setdefault(word, set()).add(_root(name))
        return [name for name in rest if not self._has(name, least, _taken(owners, name))]

    def _plainly(self, name: Name) -> set[str] | None:
        """The words that are certainly the name; None when there are none."""
        if any(_starts_word(self._lower, start) for start in name.starts):
            return {word for word in self._words if word.startswith(name.starts[0])}
        found = {word for latin in name.latin for word in self._plain(latin)}
        found |= {word for word in self._spoken for form in name.russian if distance(form, word) <= _PLAIN}
        return found or None

    def _plain(self, latin: str) -> Iterable[str]:
        """Words that are a romanized name but for its ending."""
        if len(latin) <= _SHORT:
            return (latin,) if latin in self._spoken else ()
        longest = len(latin) + _MOST_ENDING
        return (word for word in self._spoken if word.startswith(latin) and len(word) <= longest)

    def _has(self, name: Name, least: float, taken: Container[str]) -> bool:
        if any(self._reads(latin, least, taken) for latin in name.latin):
            return True
        return any(self._sounds(latin, taken) for latin in name.latin) or self._is_spelt(name, taken)

    def _is_spelt(self, name: Name, taken: Container[str]) -> bool:
        """Whether a word of the English is a likely spelling of the Russian name."""
        return any(
            distance(form, word) <= (SAME if word in self._spoken else NEAR)
            for latin, form in zip(name.latin, name.russian, strict=False)
            for word in self._faint(latin, form)
            if word not in taken
        )

    def _faint(self, latin: str, russian: str) -> Iterable[str]:
        """The words that are worth a look; for a short name all with a capital: Вуд and Wood share one letter."""
        if len(russian) <= _FEW_LETTERS:
            return self._spoken
        found = process.extract(
            latin, self._spoken + self._long, scorer=fuzz.ratio, score_cutoff=_FAINT, limit=_MOST_FAINT
        )
        return [word for word, _, _ in found]

    @cached_property
    def _long(self) -> list[str]:
        """Words but "and", "in", "who" and the like."""
        return [word for word in self._words if len(word) > _SHORT or word in self._capitalized]

    @cached_property
    def _spoken(self) -> list[str]:
        """Capitalized words, and neighbours as one: Hua Hin is Хуахин."""
        joined = (match.group().replace(" ", "") for match in _NEIGHBOURS.finditer(self._english))
        return list(dict.fromkeys((*self._capitalized, *map(fold, joined))))

    def has_initial(self, name: Name) -> bool:
        """Whether an acronym of the English may hold the name: NSW for New South Wales."""
        letters = {form[0] for form in (*name.starts, *name.latin) if form}
        return any(letter.lower() in letters for word in _ACRONYM.findall(self._english) for letter in word)

    def has_acronym(self, name: Name, acronyms: Sequence[str]) -> bool:
        """Whether one of the acronyms stands in the English and has the name's initial: PTWC for the Pacific one."""
        letters = {form[0] for form in (*name.starts, *name.latin) if form}
        return any(acronym in self._english and not letters.isdisjoint(acronym.lower()) for acronym in acronyms)

    def has_short(self, name: Name) -> bool:
        """Whether the English has the name cut short: Calif. for California."""
        short = (match.lower() for match in _SHORTENED.findall(self._english))
        return any(form.startswith(own) for own in short for form in (*name.starts, *name.latin))

    def _reads(self, latin: str, least: float, taken: Container[str]) -> bool:
        if latin in self._words:
            return True
        if len(latin) > _SHORT and any(_contains(word, latin) and word not in taken for word in self._words):
            return True
        words = self._long if len(latin) > _SHORT else [word for word in self._capitalized if len(word) >= _SHORT]
        best = process.extractOne(
            latin, [word for word in words if word not in taken], scorer=fuzz.ratio, score_cutoff=least
        )
        return best is not None

    def _sounds(self, latin: str, taken: Container[str]) -> bool:
        """Whether a capitalized word has the name's consonants: Шумахер shumakher, Schumacher."""
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
            if fuzz.ratio(latin, word) >= least and word not in taken:
                return True
        return False

    @cached_property
    def _skeletons(self) -> list[tuple[str, str]]:
        return [(form, word) for word in self._capitalized for form in skeletons(word)]


def _is_capital(match: re.Match[str]) -> bool:
    """Whether a word has a capital, or the part before its hyphen has: Ki-moon."""
    start = match.start()
    if match.string[start].isupper():
        return True
    if match.string[start - 1 : start] != "-":
        return False
    return _CAPITAL_PART.search(match.string, max(0, start - LONGEST), start) is not None


def _contains(word: str, latin: str) -> bool:
    return word.startswith(latin) or (len(latin) > 4 and latin in word)


def _root(name: Name) -> str:
    return name.text[:4].lower()


def _taken(owners: Mapping[str, Container[str]], name: Name) -> frozenset[str]:
    """The words of other names; Корея and Корейский are one."""
    return frozenset(word for word, roots in owners.items() if _root(name) not in roots)


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
