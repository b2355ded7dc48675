"""Russian names in the nominative and in English: «Никола Пашиняна» is Nikol Pashinyan, «Женеве» Geneva."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from service.annotate.entities import gazetteer
from service.lexicon import russian_places, table
from service.translation import russian
from service.translation.romanization import transliterate

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|\d+|\S")
_SURNAME = re.compile(r"(.{2,}(?:ян|янц|ман|берг|ич|ук|юк))(?:а|у|ом|ем|е)$")
"""Family names that the dictionary may not have, before their endings of case."""
_QUOTES = str.maketrans("", "", "«»\"“”„'")


def is_common(text: str) -> bool:
    """Whether a single word that was taken for a name is none: written small, or a word that names nobody."""
    if " " in text or "-" in text:
        return False
    word = text.strip(".").lower()
    if text[:1].islower():
        return True
    reading = russian.parse(word)
    return reading.known and not reading.proper and reading.share == 0 and not is_place(text)


def is_place(word: str) -> bool:
    """Whether a single word is a form of a known place's name."""
    forms = (word.lower(), *(r.normal_form for r in russian.readings(word.lower())[:4]))
    return any(form.replace("ё", "е") in russian_places() for form in forms)


@lru_cache(maxsize=8_192)
def english(text: str, kind: str) -> tuple[str, ...]:
    """English names of a Russian one, best first; `kind` is person, organization or place."""
    if kind == "person":
        return (transliterate(nominative(text)),)
    plain = " ".join(text.translate(_QUOTES).split())
    if kind == "place":
        return _place(plain)
    return _organization(text, plain)


# Cases


def nominative(text: str) -> str:
    """A person's name in the nominative, words that agree in gender."""
    words = text.split()
    readings = [russian.readings(word.strip(".").lower()) for word in words]
    given = [r for rs in readings for r in rs[:3] if "Name" in r.tag or "Patr" in r.tag]
    if len(words) > 1 and given and "nomn" in given[0].tag:
        return text
    gender = next((r.tag.gender for rs in readings for r in rs[:3] if "Name" in r.tag or "Patr" in r.tag), None)
    return " ".join(_person_word(word, rs, gender, len(words)) for word, rs in zip(words, readings, strict=True))


def _person_word(word: str, readings: Sequence[russian.Reading], gender: str | None, count: int) -> str:
    if "." in word or len(word) < 3 or word.isupper():
        return word
    fitting = [r for r in readings if any(kind in r.tag for kind in ("Name", "Patr", "Surn"))]
    if gender is not None:
        fitting = [r for r in fitting if r.tag.gender == gender] or fitting
    if not fitting and count > 1:
        fitting = [r for r in readings[:1] if "NOUN" in r.tag and "nomn" not in r.tag and r.is_known]
    stem = _SURNAME.match(word) if count > 1 and not any("nomn" in r.tag for r in fitting) else None
    if stem is not None and not any(r.is_known for r in fitting):
        return stem.group(1)
    if any("nomn" in r.tag and "sing" in r.tag for r in fitting) and (count > 1 or "nomn" in fitting[0].tag):
        return word
    for reading in fitting:
        base = reading.inflect({"nomn", "sing"})
        if base is not None:
            return _cased(base.word, word)
    return word


def _cased(lower: str, like: str) -> str:
    """The capitals of one word on another of the same name."""
    parts = lower.split("-")
    return "-".join(part[:1].upper() + part[1:] for part in parts) if like[:1].isupper() else lower


# Places


def _place(plain: str) -> tuple[str, ...]:
    known = _known_place(plain)
    if known is not None:
        latin = transliterate(" ".join(_nominative_place(word) for word in plain.split()))
        if latin == known:
            return (known,)
        usual = gazetteer.lookup(latin)
        if usual is None or usual.name != known:
            return (known, latin) if fuzz.ratio(latin, known) >= 85 else (known,)
        return (latin, known) if fuzz.ratio(latin, known) >= 92 else (known, latin)
    words = plain.lower().split()
    if len(words) == 2 and (kind := _kinds().get(_lemma(words[1]))) is not None:
        return _region(words[0], kind)
    if len(words) == 2 and (kind := _kinds().get(_lemma(words[0]))) is not None:
        base = _known_place(plain.split()[1]) or transliterate(_nominative_place(plain.split()[1]))
        return (f"{base} {kind}", base)
    return (transliterate(" ".join(_nominative_place(word) for word in plain.split())),)


def with_kind(lead: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """English names of a place after the word for its kind: острова Средний is Sredny Island."""
    kind = table("annotate-russian", "kinds").get(_lemma(lead.lower())) if lead.isalpha() else None
    return (*(str(kind).replace("%", name) for name in names[:2]), *names) if kind is not None else names


def _known_place(plain: str) -> str | None:
    words = plain.lower().replace("ё", "е").split()
    if not words or len(words) > 4:
        return None
    if len(words) == 1:
        forms = [words[0], *(r.normal_form.replace("ё", "е") for r in russian.readings(words[0])[:4])]
    else:
        forms = [" ".join(words), _nominative_phrase(words)]
    found = next((table_[form] for form in forms if form in (table_ := russian_places())), None)
    if found is not None:
        return found
    latin = transliterate(" ".join(_nominative_place(word) for word in plain.split()))
    place = gazetteer.lookup(latin)
    return (
        place.name
        if place is not None and (place.kind in ("country", "region") or place.population > 100_000)
        else None
    )


def _nominative_phrase(words: Sequence[str]) -> str:
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


def _nominative_place(word: str) -> str:
    """A single place name in the nominative, unknown ones as they stand."""
    readings = russian.readings(word.strip(".").lower())
    geographic = [r for r in readings if "Geox" in r.tag]
    for reading in geographic or [r for r in readings[:1] if r.tag.POS in ("NOUN", "ADJF")]:
        if "nomn" in reading.tag:
            return word
        base = reading.inflect({"nomn"})
        if base is not None:
            return _cased(base.word, word)
    return word


def _lemma(word: str) -> str:
    return str(russian.readings(word)[0].normal_form).replace("ё", "е")


@cache
def _kinds() -> Mapping[str, str]:
    return {kind: str(english) for kind, english in table("annotate-russian", "places").items()}


def _region(adjective: str, kind: str) -> tuple[str, ...]:
    """Ростовская область: Rostov Region; Мардакертский район: Mardakert District."""
    written = str(russian.readings(adjective)[0].normal_form)
    base = written.replace("ё", "е")
    stem = re.sub(r"(?:инский|овский|евский|ский|цкий|ской|ный|ий|ая|ое)$", "", base)
    places = russian_places()
    endings = ("", "а", "ь", "ск", "о", "и", "ы", "ов", "ово", "ино", "ия")
    found = next((places[stem + ending] for ending in endings if stem + ending in places), None)
    latin, whole = transliterate(stem.capitalize()), transliterate(written.capitalize())
    if found is not None and "-on-" not in found:
        return (f"{found} {kind}", found, f"{whole} {kind}", f"{latin} {kind}")
    return (f"{whole} {kind}", f"{latin} {kind}", whole, latin)


# Organizations


def _nominative_capitals(plain: str) -> str:
    """An unquoted name in the nominative, capitals as before."""
    words = plain.split()
    if not 2 <= len(words) <= 3:
        return plain if len(words) != 1 or plain.isupper() else _nominative_place(plain)
    base = _nominative_phrase([word.lower() for word in words]).split()
    return " ".join(_cased(lower, word) for lower, word in zip(base, words, strict=False))


def _of_words(written: Sequence[str]) -> str | None:
    """Государственной пожарно-спасательной службе: State Fire and Rescue Service; None with a word of no table."""
    if len(written) < 2:
        return None
    heads, own = table("annotate-russian", "body_heads"), table("annotate-russian", "body_words")
    head = heads.get(_lemma(written[-1]))
    before = [own.get(_lemma(word)) for word in written[:-1]]
    return " ".join([*(str(w) for w in before), str(head)]) if head is not None and None not in before else None


def _organization(text: str, plain: str) -> tuple[str, ...]:
    known = table("annotate-russian", "organizations")
    lower = plain.lower().replace("ё", "е")
    if plain in known:
        return tuple(str(name) for name in known[plain])
    lemmas = " ".join(_lemma(word) if word.isalpha() else word for word in lower.split())
    for form in (lower, lemmas):
        if form in known:
            return tuple(str(name) for name in known[form])
    if (made := _of_words(lower.split())) is not None:
        return (made,)
    if len(plain.split()) > 4 or (plain.isupper() and len(plain.split()) > 1):
        return ("",)
    quoted = re.search(r"[«\"“„]([^»\"”“]+)[»\"”]?", text)
    inner = quoted.group(1) if quoted else _nominative_capitals(plain)
    latin = transliterate(inner)
    return (" ".join(word[:1].upper() + word[1:] if len(word) > 2 else word for word in latin.split()),)
