"""Russian names in English: spelt in many ways, but never with consonants that the Russian letters have not.

Шумахер is Schumacher, but Пашинян is no Pashiyan. Places with an English name of their own have it: Ohio is no Ogayo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from service.lexicon import russian_places
from service.translation.english_words import nearest_names
from service.translation.gazetteer import exonyms
from service.translation.likeness import LONGEST, fold, skeleton, skeletons
from service.translation.romanization import transliterate
from service.translation.russian import lemmas, parse
from service.translation.russian_names import is_ordinary
from service.translation.russian_surnames import is_romanized, is_womans, romanized, surnames, womans
from service.translation.sounds import distance

_WORD = re.compile(r"[\u0400-\u04ff]+")
_SHORTEST = 4
"""Letters of the shortest Russian word that is looked at."""
_MOST = 100
"""Names of one sentence that are looked at."""
_FAINT, _NEAR = 60.0, 70.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of a romanized word that is looked at, and of a misspelt name."""
_COST = 30.0
"""What of that likeness a cost a letter (`sounds.distance`) takes: Howadr has little of khovard, but all of Ховард."""
_SURE = 75.0
"""Least likeness of a misspelt name and what is put in its place."""
_USUAL = 0.25
"""Cost a letter (`sounds.distance`) of a spelling that is the name's whatever its consonants: Tavernier."""
_ADJECTIVE = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)\Z")
_VOWELS = frozenset("aeiou")
_AKIN, _FIRST = 50.0, str.maketrans("gckjzwq", "hkkysvk")
"""Least likeness of a romanized place and its English where both begin with one sound, and letters of one sound."""
_FITTING = 0.3
"""Most cost a letter of a known name that spells the Russian word."""
_DERIVED = ("ical", "ian", "ese", "ish", "ist", "ists", "ism")
"""Endings of English words that are made of a name: what should stand there is not the name."""
_SOFT, _PALATAL = re.compile("c(?=[eiy])"), re.compile("(?<=[bcdfgklmnprstvz])j")
"""Center, Artjom."""
_ADDED = ("s", "es", "n", "ns", "an", "ans", "ian", "ians")
"""What English words have more than a name: plurals, peoples."""
_DECLINED = re.compile(r"(?:ами|ями|ом|ем|ым|им|ого|его|ов|ев|ах|ях|ых|их|ыми|ими)\Z")
"""What Russian words have more: Кайманов, Caymans."""


@dataclass(frozen=True, slots=True)
class _Own:
    """The English of a Russian place: beginnings of words of which one must stand in the English, and its name."""

    starts: tuple[str, ...]
    name: str | None
    known: bool
    """Whether the checks know it as an exonym, not from the gazetteer alone."""


def misspelt(source: str, odd: Mapping[str, str], heard: Set[str]) -> dict[str, tuple[str, str | None]]:
    """For odd words of the English (folded form: as written) that misspell a name: the name, and what is right."""
    spoken = dict.fromkeys(word for word in _WORD.findall(source) if _SHORTEST <= len(word) <= LONGEST)
    names = [word for word in spoken if word[0].isupper() and not (word.isupper() and len(word) < 6)][:_MOST]
    found: dict[str, tuple[str, str | None]] = {}
    for form in odd:
        if (plain := _plainly(source, names, form)) is not None:
            found[form] = plain
            continue
        near = sorted(((score, word) for word in names if (score := _nearness(word, form)) >= _FAINT), reverse=True)
        name = _meant([word for _, word in near], form, heard) if near else None
        if name is None:
            continue
        known = _known_spelling(name, form)
        if known is not None or _nearness(name, form) >= _NEAR:
            found[form] = name, _right(source, name, form) or (known if _own(name).name is None else None) or None
    return found


def _plainly(source: str, names: Sequence[str], form: str) -> tuple[str, str] | None:
    """A name of which an English word is the form in the source's case or a cut one, and its right spelling."""
    for word in names:
        if _is_declined(word, form):
            return word, transliterate(parse(word).lemma.capitalize())
        if (whole := womans(source, word, form)) is not None:
            return word, whole
    return None


@lru_cache(maxsize=8_192)
def _known_spelling(word: str, form: str) -> str | None:
    """A known name nearly so written that spells the Russian word; empty when there are several, None for none."""
    russian = (word.lower(), *lemmas(word))
    costs = {
        name: min(distance(own, name) for own in russian)
        for name in nearest_names(form, _SURE)
        if _may_spell(word, name)
    }
    fitting = [name for name, cost in costs.items() if cost <= _FITTING]
    if not fitting:
        return None
    starts = _own(word).starts
    certain = len(fitting) == 1 and len(fitting[0]) >= len(form) and (not starts or fitting[0].startswith(starts))
    return fitting[0].capitalize() if certain and not form.endswith(_DERIVED) else ""


@lru_cache(maxsize=32_768)
def _is_declined(word: str, form: str) -> bool:
    """Whether a word of the English is a place's name in the case that it has in the source: Volgu for Volga."""
    parsed = parse(word)
    base = fold(transliterate(parsed.lemma))
    if form == base or form != fold(transliterate(word)) or word.endswith(("ов", "ев")):
        return False
    starts = _own(word).starts
    return parsed.known and (base.startswith(starts) if starts else parsed.kind == "Geox")


def _meant(near: Iterable[str], form: str, heard: Set[str]) -> str | None:
    """The name that a word misspells, nearest first; None when it spells one of them."""
    lost = []
    for word in near:
        own = _own(word)
        if any(form.startswith(start) for start in own.starts):
            return None
        stands = any(other.startswith(start) for start in own.starts for other in heard)
        if _may_spell(word, form) and (stands or _is_usual(word, form, own)):
            return None
        if not stands and not any(_may_spell(word, other) for other in heard if other[0] == form[0] and other != form):
            lost.append(word)
    return next((word for word in lost if not is_ordinary(word)), None)


def _is_usual(word: str, form: str, own: _Own) -> bool:
    """Whether a spelling with the right consonants will do: not for places with an English name, not Degtaryev."""
    if not own.starts:
        return form.endswith("s") or is_romanized(word, form)
    if own.known:
        return parse(word).known and not parse(word).proper  # Novaya Zemlya
    bare = form.replace("y", "")
    latin = fold(transliterate(parse(word).lemma))
    return form == latin or bare in (latin.replace("y", ""), own.starts[0].replace("y", ""))  # Torbeevo, Torbeyevo


@lru_cache(maxsize=32_768)
def _nearness(word: str, form: str) -> float:
    """How like a word of the English is to a romanized one, or to the English name of its place."""
    own = _own(word)
    score = max(fuzz.ratio(latin, form) for latin in (fold(transliterate(word)), *_stems(word)))
    for start in own.starts:
        if len(start) >= _SHORTEST and start[0] == form[0]:
            score = max(score, fuzz.ratio(start, form), fuzz.ratio(start, form[: len(start) + 1]))
    if score < _NEAR and not own.starts:
        score = max(score, 100 - _COST * min(distance(russian, form) for russian in (word.lower(), *lemmas(word))))
    return score


@lru_cache(maxsize=32_768)
def _stems(word: str) -> tuple[str, ...]:
    """Base forms of a word in Latin letters."""
    return tuple(dict.fromkeys(fold(transliterate(lemma)) for lemma in lemmas(word)))


@lru_cache(maxsize=32_768)
def _may_spell(word: str, form: str) -> bool:
    """Whether an English word may be a spelling of a Russian one: the same consonants, but for endings."""
    lower = word.lower()
    if any(distance(russian, form) <= _USUAL for russian in (lower, *lemmas(word))):
        return True
    stems = [fold(transliterate(word)), *_stems(word)]
    if declined := _DECLINED.search(lower):
        stems.append(fold(transliterate(lower[: declined.start()])))
    stems += ["j" + stem[1:] for stem in stems if stem[:1] == "y"]
    own = {skeleton(stem) for stem in stems}
    others = _sounds(form)
    if not own.isdisjoint(others):
        return True
    root = skeleton(fold(transliterate(_ADJECTIVE.sub("", lower)))) if _ADJECTIVE.search(lower) else ""
    return len(root) > 1 and any(other.startswith(root) and len(other) - len(root) < 3 for other in others)


@lru_cache(maxsize=32_768)
def _sounds(form: str) -> frozenset[str]:
    """The consonants of an English word, with and without what English adds to names."""
    bare = [form[: -len(end)] for end in _ADDED if form.endswith(end) and len(form) - len(end) >= _SHORTEST]
    soft = _SOFT.sub("s", _PALATAL.sub("", form))
    return frozenset(sounds for spelling in (form, soft, *bare) for sounds in skeletons(spelling))


@lru_cache(maxsize=32_768)
def _own(word: str) -> _Own:
    """The English of the place that a word names; empty for all else."""
    known = exonyms("ru")
    lemma = next((lemma for lemma in lemmas(word) if lemma in known), parse(word).lemma)
    starts = tuple(start.split()[0] for start in known.get(lemma, ()))
    place = without_accents(russian_places().get(lemma, "")) if starts or parse(word).kind == "Geox" else ""
    if not place.isalpha() or (starts and not any(place.lower().startswith(start) for start in starts)):
        return _Own(starts, None, bool(starts))
    return _Own(starts or (place.lower(),), place, bool(starts))


def without_accents(name: str) -> str:
    """A name of the gazetteer as newsrooms print it: Kandahār without its macron; empty where it is not ASCII then."""
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = "".join(letters)
    return plain if plain.isascii() else ""


def _right(source: str, word: str, form: str) -> str | None:
    """What should stand for a misspelt word, where it is plain: a place's English, a Russian surname's romanization."""
    own = _own(word)
    if own.name is not None:
        english = own.name.lower()
        if not any(_is_akin(stem, english) for stem in _stems(word)):
            return None
        near = max(fuzz.ratio(english, form), *(fuzz.ratio(stem, form) for stem in _stems(word)))
        scored = [(near, own.name)]
    elif own.starts:
        return None
    else:
        written = [latin for name in surnames(word) for latin in romanized(name)]
        last = "a" if is_womans(source, word) else form[-1]
        written = [latin for latin in written if last not in _VOWELS or latin[-1] == last]
        scored = [(fuzz.ratio(fold(latin), form), latin) for latin in written]
    score, right = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    derived = len(form) > len(right) and form.endswith(_DERIVED)
    return right if score >= _SURE and not derived else None


def _is_akin(latin: str, english: str) -> bool:
    """Whether the English of a place is the Russian name in other letters: Ставрополь was Tolyatti's name once."""
    score = fuzz.ratio(latin, english)
    return score >= _NEAR or (score >= _AKIN and latin[0].translate(_FIRST) == english[0].translate(_FIRST))
