"""Names of a Russian sentence whose English is certain: places of the gazetteers, people with a Russian surname.

What is certain is found by capitals, prepositions and the grammar of the words: «в Хусте» is Khust, «в селе Лазаревка»
Lazarevka, «Сумгайытский завод» that of Sumgayit, «с Ольгой Дроздовой» Olga Drozdova. All else gives no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from service.lexicon import russian_places, russian_towns, table, words
from service.translation.gazetteer import exonyms
from service.translation.likeness import fold
from service.translation.opening_word import opens
from service.translation.romanization import transliterate
from service.translation.russian import NAMES, case_of, parse, readings
from service.translation.russian_names import is_ordinary
from service.translation.russian_spelling import without_accents
from service.translation.russian_surnames import bare, surnames

_WORD = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?![\w-])")
_LATIN = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([а-яё]+)\s\Z", re.I)
_NOUN_BEHIND = re.compile(r"(?: [а-яё]+(?:ый|ая|ое|ой|ого|ому|ые|ых|ым|ую|ом|ий|яя|его|ими|ыми))? ([а-яё]{3,})")
_ADJECTIVE = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ою|ое|ие|их|ими)\Z")
_STEM = re.compile(r"(.{3,}?)(?:ск|цк)(?:ий|ой)")
_ENDINGS = ("", "ь", "а", "я", "о", "е", "ы", "и", "ск", "ия")
"""What a place may have where its adjective has -ский."""
_LONGEST = 1_000
"""Characters of the longest sentence that is searched."""
_LIKE = 60.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of an unknown place's romanization and its English."""
_ALIKE = 92.0
"""The same of a word that spells a name which no gazetteer has: Harappa."""
_USUAL = 0.6
"""Share of a given name's readings in the nominative from which on the others do not count."""
_BEGINNING = 5
"""Letters by which an adjective of a place is known again: Pavlodarsk."""
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@dataclass(frozen=True, slots=True)
class CertainName:
    """A name of the source: as written, English spellings (the first is the usual one), case and gender.

    ``kind``: town, near (behind «под»), island, river, unlisted (spelt letter by letter), adjective, person.
    """

    written: str
    right: tuple[str, ...]
    case: str
    gender: str
    kind: str

    def is_in(self, english: str) -> bool:
        """Whether an English sentence has the name, in one of its spellings."""
        told = [fold(word) for word in _LATIN.findall(english)]
        if self.kind == "person":
            return bare(fold(self.right[1])) in map(bare, told)
        if self.kind == "adjective":
            starts = tuple(fold(right)[:_BEGINNING] for right in self.right)
            return any(word.startswith(starts) for word in told)
        if self.kind == "near" and any(f"nder {right}" in english for right in self.right):
            return False
        if self.kind == "unlisted" and any(fuzz.ratio(word, fold(self.right[0])) >= _ALIKE for word in told):
            return True
        told += [word.replace("ye", "e") for word in told]  # Nikolayevka, Nikolaevka
        spelt = (*self.right, *(right.replace("ye", "e") for right in self.right))
        return any(all(fold(word) in told for word in _LATIN.findall(right)) for right in spelt)


@lru_cache(maxsize=256)
def find(source: str) -> tuple[CertainName, ...]:
    """Names with certain English, in order; none of a very long sentence."""
    return tuple(_found(source)) if len(source) <= _LONGEST else ()


def _found(source: str) -> Iterator[CertainName]:
    tokens = [match for match in _WORD.finditer(source) if not _is_opening(match)]
    skip = 0
    for index, match in enumerate(tokens):
        if index < skip or _is_quoted(source, match.start()):
            continue
        run = [match]
        while index + len(run) < len(tokens) and source[run[-1].end() : tokens[index + len(run)].start()] == " ":
            run.append(tokens[index + len(run)])
        skip = index + len(run)
        found = _BEFORE.search(source, max(0, match.start() - 30), match.start())
        before = found.group(1) if found else ""
        if len(run) > 1:
            written = [one.group() for one in run]
            name = _person(tuple(written)) or _of_two_words(tuple(written), before.lower())
        else:
            name = _place(match.group(), before.lower(), not found)
            name = name or _adjective(match.group(), source[match.end() :], not found)
        if name is not None:
            yield _near(name, before) if name.kind == "near" else name


def _is_opening(match: re.Match[str]) -> bool:
    """Whether a word has its capital because it opens the sentence: a preposition, an ordinary word."""
    word = match.group()
    return opens(match.string, match.start()) and (word.lower() in _prepositions() or is_ordinary(word))


def _is_quoted(source: str, start: int) -> bool:
    """Whether a word stands in quotation marks, where names of firms and ships are declined as they like."""
    before = source[:start]
    return before.count("«") > before.count("»") or before.count('"') % 2 == 1


@lru_cache(maxsize=8_192)
def _place(word: str, before: str, opens: bool) -> CertainName | None:
    """The place that a single word with a capital names, behind the word ``before``."""
    cases = _prepositions().get(before, ())
    told = not cases and _is_kind(before)
    found = readings(word)
    if opens and not all(_is_proper(one) for one in found if one.is_known):
        return None
    if told:
        cases = ("nomn", _case(readings(before)[0]), "gent")
    elif _is_described(found) and not any(map(_is_geographic, found)):
        return None
    if cases:
        found = tuple(sorted(found, key=lambda one: (*cases, _case(one)).index(_case(one))))
    for reading in found:
        case = _case(reading)
        if "NOUN" not in reading.tag or (cases and case not in cases) or case not in CASES:
            continue
        if not cases and not _is_geographic(reading):
            continue
        base = reading.normal_form.replace("ё", "е")
        english = _english(base, _is_geographic(reading))
        kind = "near" if before == "под" and case == "ablt" else "river" if told and before[:3] == "рек" else "town"
        kind = "island" if before in ("на", "с", "со") else kind
        if told and english is not None and _is_village(base, english):
            english = None
        if english is None and _is_settlement(base, reading, told, bool(cases)):
            english, kind = transliterate(base.title()), kind if kind == "near" else "unlisted"
        if english is None or base in exonyms("ru") or base.startswith("санкт-"):
            continue
        gender = _gender(reading)
        return CertainName(word, (english, transliterate(base.title())), case, gender, kind)
    return None


@lru_cache(maxsize=1_024)
def _of_two_words(run: tuple[str, ...], before: str) -> CertainName | None:
    """A place of an adjective and a noun behind a preposition: в Кривом Роге."""
    cases = _prepositions().get(before, ())
    if len(run) != 2 or not cases:
        return None
    for noun in readings(run[1]):
        case = _case(noun)
        base = noun.inflect({"nomn"}) if "NOUN" in noun.tag and case in cases else None
        adjective = next((one for one in readings(run[0]) if "ADJF" in one.tag), None)
        if base is None or adjective is None:
            continue
        gender = _gender(noun)
        first = adjective.inflect({"nomn", "plur"} if gender == "plur" else {"nomn", "sing", gender})
        english = _english(f"{first.word} {base.word}".replace("ё", "е"), True) if first is not None else None
        if english is not None:
            return CertainName(
                " ".join(run), (english, transliterate(f"{first.word} {base.word}".title())), case, gender, "town"
            )
    return None


@lru_cache(maxsize=8_192)
def _adjective(word: str, after: str, opens: bool) -> CertainName | None:
    """The place of an adjective before a noun: Сумгайытский завод; districts are called by the adjective."""
    if _ADJECTIVE.search(word) is None or (opens and is_ordinary(word)):
        return None
    noun = _NOUN_BEHIND.match(after)
    found = readings(word)
    if noun is None or any("Surn" in one.tag and one.is_known for one in found):
        return None
    reading = next((one for one in found if "ADJF" in one.tag), None)
    stem = _STEM.fullmatch(reading.normal_form.replace("ё", "е")) if reading is not None else None
    if reading is None or stem is None or _case(reading) not in CASES:
        return None
    if not {reading.normal_form, parse(noun.group(1)).lemma}.isdisjoint(words("names", "ru.known.apart")):
        return None
    bases = [stem.group(1) + ending for ending in _ENDINGS]
    places = dict.fromkeys(english for base in bases if (english := _english(base, False)) is not None)
    if len(places) != 1:
        return None
    gender = _gender(reading)
    return CertainName(word, (*places, transliterate(word)), _case(reading), gender, "adjective")


def _is_settlement(base: str, reading: Any, told: bool, placed: bool) -> bool:
    """Whether a name that no gazetteer has is that of a place: its kind was told, or its ending tells."""
    if told and not reading.is_known:
        return True
    return placed and "Surn" not in reading.tag and base.endswith(words("names", "ru.known.settlements"))


def _is_village(base: str, english: str) -> bool:
    """Whether a gazetteer's name is another country's for one that many villages have: Mykolaivka for Николаевка."""
    endings = words("names", "ru.known.settlements")
    return base.endswith(endings) and fold(english) not in (fold(latin) for latin in _spelt(base))


def _spelt(base: str) -> tuple[str, str]:
    """A name letter by letter, with ye and with e."""
    latin = transliterate(base.title())
    return latin, latin.replace("ye", "e")


def _near(place: CertainName, under: str) -> CertainName:
    """The place with its «под», which models take for under: «вблизи» is sent with a town."""
    return replace(place, written=f"{under} {place.written}")


def _case(reading: Any) -> str:
    return str(case_of(reading))


def _gender(reading: Any) -> str:
    return "plur" if reading.tag.number == "plur" else str(reading.tag.gender or "masc")


@lru_cache(maxsize=4_096)
def _is_kind(word: str) -> bool:
    """Whether a word says what kind of place the name behind it is: в селе Лазаревка."""
    return bool(word) and parse(word).lemma in words("names", "ru.known.kinds")


def _is_described(found: Sequence[Any]) -> bool:
    """Whether a word is foremost an adjective of the dictionary: Нового года."""
    return "ADJF" in found[0].tag and found[0].is_known


def _is_proper(reading: Any) -> bool:
    return any(kind in reading.tag for kind in NAMES)


def _is_geographic(reading: Any) -> bool:
    return "Geox" in reading.tag and reading.is_known


def _english(base: str, known: bool) -> str | None:
    """The gazetteers' English of a place in Latin letters without accents; None for unknown ones.

    A place that no dictionary knows must sound like it: Заболотье is no Selyshche.
    """
    found = russian_places().get(base) or russian_towns().get(base)
    if found is None:
        return None
    plain = without_accents(re.sub("[’'ʹ]", "", found))
    if not plain or (not known and fuzz.ratio(fold(plain), fold(transliterate(base))) < _LIKE):
        return None
    return plain


@lru_cache(maxsize=4_096)
def _person(run: tuple[str, ...]) -> CertainName | None:
    """A given name, maybe a patronymic, and a Russian surname, where one case and gender only are possible.

    Or nearly so: Марина is seldom of Марин, Александра often of Александр.
    """
    if not 2 <= len(run) <= 3:
        return None
    surname = run[-1].lower()
    found: dict[str, CertainName] = {}
    for reading in readings(run[0]):
        if not {"Name", "sing"} <= reading.tag.grammemes or not reading.is_known or "Fixd" in reading.tag:
            continue
        case, gender = _case(reading), _gender(reading)
        first = reading.inflect({"nomn"})
        last = _nominative(surname, case, gender)
        if case not in CASES or first is None or last is None:
            continue
        named = f"{transliterate(first.word.capitalize())} {transliterate(last.capitalize())}"
        one = CertainName(" ".join(run), (named, named.split()[1]), case, gender, "person")
        if case == "nomn" and reading.score >= _USUAL:
            return one
        found.setdefault(named, one)
    return next(iter(found.values())) if len(found) == 1 else None


def _nominative(surname: str, case: str, gender: str) -> str | None:
    """The surname's base form for a man or a woman, where its romanization is its English spelling."""
    bases = surnames(surname)
    if not bases:
        return None
    if case == "nomn":
        ends = surname.endswith(("ко", "их", "ых")) or surname.endswith(("а", "я")) == (gender == "femn")
        return surname if ends and surname.replace("ё", "е") in bases else None
    for reading in readings(surname):
        if "Surn" in reading.tag and (_case(reading), _gender(reading)) == (case, gender):
            base = reading.inflect({"nomn", "sing"})
            return str(base.word) if base is not None else None
    return None


@cache
def _prepositions() -> Mapping[str, tuple[str, ...]]:
    """The cases behind each preposition."""
    return {word: tuple(cases) for cases, listed in _listed() for word in listed}


def _listed() -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    for cases, listed in table("names", "ru.known.behind").items():
        yield tuple(cases.split("-")), str(listed).split()
