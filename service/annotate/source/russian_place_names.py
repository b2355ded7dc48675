"""Places that Russian text names, in English: «Лиепае» is Liepāja, «Ростовской области» Rostov Region."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz

from service.annotate.entities import gazetteer
from service.lexicon import russian_places, russian_towns, table
from service.translation import russian
from service.translation.romanization import transliterate


def is_known(word: str) -> bool:
    """Whether a single word is a form of a known place's name."""
    forms = (word.lower(), *(r.normal_form for r in russian.readings(word.lower())[:4]))
    return any(form.replace("ё", "е") in russian_places() for form in forms)


def english(plain: str) -> tuple[str, ...]:
    found = known(plain)
    if found is not None:
        latin = transliterate(" ".join(nominative(word) for word in plain.split()))
        if latin == found:
            return (found,)
        usual = gazetteer.lookup(latin)
        if usual is None or usual.name != found:
            return (found, latin) if fuzz.ratio(latin, found) >= 85 else (found,)
        return (latin, found) if fuzz.ratio(latin, found) >= 92 else (found, latin)
    words = plain.lower().split()
    if len(words) == 2 and (kind := _kinds().get(lemma(words[1]))) is not None:
        return _region(words[0], kind)
    if len(words) == 2 and (kind := _kinds().get(lemma(words[0]))) is not None:
        base = known(plain.split()[1]) or transliterate(nominative(plain.split()[1]))
        return (f"{base} {kind}", base)
    return (transliterate(" ".join(nominative(word) for word in plain.split())),)


def with_kind(lead: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """English names of a place after the word for its kind: острова Средний is Sredny Island."""
    kind = table("annotate-russian", "kinds").get(lemma(lead.lower())) if lead.isalpha() else None
    if kind is not None and any(word in names[0].split() for word in str(kind).split() if word != "%"):
        return names  # Lake Sevan already
    return (*(str(kind).replace("%", name) for name in names[:2]), *names) if kind is not None else names


def known(plain: str) -> str | None:
    words = plain.lower().replace("ё", "е").split()
    if not words or len(words) > 4:
        return None
    if len(words) == 1:
        forms = [words[0], *(r.normal_form.replace("ё", "е") for r in russian.readings(words[0])[:4])]
    else:
        forms = [" ".join(words), phrase(words)]
    usual = _regions()
    for names in (usual, russian_places()):
        found = next((names[form] for form in forms if form in names), None)
        if found is not None:
            return found
    if len(words) == 1:
        forms += _declined(words[0])
    found = next(
        (names[form] for form in forms for names in (usual, russian_places(), russian_towns()) if form in names), None
    )
    if found is not None:
        return found
    latin = transliterate(" ".join(nominative(word) for word in plain.split()))
    place = gazetteer.lookup(latin)
    return (
        place.name
        if place is not None and (place.kind in ("country", "region") or place.population > 100_000)
        else None
    )


@cache
def _regions() -> Mapping[str, str]:
    return {name: str(english) for name, english in table("annotate-russian", "regions").items()}


_CASES = {
    "е": ("", "а", "я", "о", "ь"),
    "а": ("", "о"),
    "я": ("ь", "й", "е"),
    "у": ("", "а", "о"),
    "ю": ("я", "ь", "й"),
    "и": ("я", "ь", "а", "ия"),
    "ы": ("а", ""),
    "ом": ("", "о"),
    "ем": ("ь", "й", "е"),
    "ой": ("а",),
    "ей": ("я", "а"),
    "ах": ("ы", "и"),
}
"""Endings of case of place names and what may stand for them in the nominative."""


def _declined(word: str) -> list[str]:
    """What an unknown place may be in the nominative: Лиепае is Лиепая; the caller looks for the one that exists."""
    bases = [
        word[: -len(ending)] + other
        for ending, others in _CASES.items()
        if word.endswith(ending) and len(word) > len(ending) + 3
        for other in others
    ]
    return [base for base in bases if len(base) > 3]


def phrase(words: Sequence[str]) -> str:
    """Нагорном Карабахе: the noun in the nominative, the adjectives after its gender."""
    readings = [russian.readings(word) for word in words]
    head = next((r for r in readings[-1] if "NOUN" in r.tag), None)
    if head is None:
        return " ".join(words)
    base = head.inflect({"nomn"}) or head
    number = {"nomn", "plur"} if "plur" in head.tag else {"nomn", "sing"}
    wanted = number if "plur" in head.tag or head.tag.gender is None else number | {head.tag.gender}
    before = []
    for word, found in zip(words[:-1], readings[:-1], strict=True):
        adjective = next((r for r in found if "ADJF" in r.tag), None)
        inflected = adjective.inflect(wanted) if adjective is not None else None
        before.append(inflected.word if inflected is not None else word)
    return " ".join([*before, base.word]).replace("ё", "е")


def nominative(word: str) -> str:
    """A single place name in the nominative, unknown ones as they stand."""
    readings = russian.readings(word.strip(".").lower())
    geographic = [r for r in readings if "Geox" in r.tag]
    for reading in geographic or [r for r in readings[:1] if r.tag.POS in ("NOUN", "ADJF")]:
        if "nomn" in reading.tag:
            return word
        base = reading.inflect({"nomn"})
        if base is not None:
            return cased(base.word, word)
    return word


def is_kind(word: str) -> bool:
    """Whether a word in any case is a kind of place: область, озеро."""
    base = lemma(word)
    return base in _kinds() or base in table("annotate-russian", "kinds")


def lemma(word: str) -> str:
    return str(russian.readings(word)[0].normal_form).replace("ё", "е")


@cache
def _kinds() -> Mapping[str, str]:
    return {kind: str(english) for kind, english in table("annotate-russian", "places").items()}


_ENDING = re.compile(r"(?:ий|ой|ый|ая|ое)$")


@cache
def _provinces() -> Mapping[str, str]:
    """Stems of regions' adjectives and their English: курск, Kursk; ставропольск, Stavropol."""
    return {stem: str(english) for stem, english in table("written-out-ru", "regions").items()}


def _region(adjective: str, kind: str) -> tuple[str, ...]:
    """Ростовская область: Rostov Region; Мардакертский район: Mardakert District."""
    written = str(russian.readings(adjective)[0].normal_form)
    base = written.replace("ё", "е")
    if (usual := _provinces().get(_ENDING.sub("", base))) is not None:
        return (f"{usual} {kind}", usual)
    stem = re.sub(r"(?:инский|овский|евский|ский|цкий|ской|ный|ий|ая|ое)$", "", base)
    places = russian_places()
    endings = ("", "а", "ь", "ск", "о", "и", "ы", "ов", "ово", "ино", "ия")
    found = next((places[stem + ending] for ending in endings if stem + ending in places), None)
    latin, whole = transliterate(stem.capitalize()), transliterate(written.capitalize())
    if found is not None and "-on-" not in found:
        return (f"{found} {kind}", found, f"{whole} {kind}", f"{latin} {kind}")
    return (f"{whole} {kind}", f"{latin} {kind}", whole, latin)


def cased(lower: str, like: str) -> str:
    """The capitals of one word on another of the same name."""
    parts = lower.split("-")
    return "-".join(part[:1].upper() + part[1:] for part in parts) if like[:1].isupper() else lower
