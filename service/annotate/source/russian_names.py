"""Russian names in the nominative and in English: «Никола Пашиняна» is Nikol Pashinyan, «Женеве» Geneva."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from service.annotate.entities import gazetteer
from service.annotate.source import russian_bodies
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
        return _person(nominative(text))
    plain = " ".join(text.translate(_QUOTES).split())
    if kind == "place":
        return _place(plain)
    return _organization(text, plain)


def _person(base: str) -> tuple[str, ...]:
    """Usual English words of a name, then its letters: Джо Байден is Joe Biden, also Dzho Bayden."""
    usual = table("annotate-russian-people", "words")
    words = base.split()
    latin = transliterate(base)
    whole = table("annotate-russian-people", "names").get(base.lower().replace("ё", "е"))
    if whole is not None:
        return (str(whole), latin)
    if len(words) == 1 and words[0].lower() in _FIRST_ONLY:
        return (latin,)
    spelled = [str(usual.get(word.lower().replace("ё", "е"), transliterate(word))) for word in words]
    return tuple(dict.fromkeys((" ".join(spelled), latin)))


_FIRST_ONLY = frozenset(("си", "ван", "ким", "чен", "фон", "дер"))
"""Words that alone may be anything else."""


# Cases


_INITIALS = re.compile(r"((?:\b[А-ЯЁ]\.)+)(?=[А-ЯЁ][а-яё])")
"""С.В.Лаврова: initials that touch the name."""


def nominative(text: str) -> str:
    """A person's name in the nominative, words that agree in gender."""
    words = _INITIALS.sub(r"\1 ", text).split()
    text = " ".join(words)
    readings = [
        [r for r in russian.readings(word.strip(".").lower()) if "plur" not in r.tag or "sing" in r.tag]
        for word in words
    ]
    oblique = _foreign(words, readings) if len(words) > 1 else None
    if oblique is not None:
        return oblique
    given = [r for rs in readings for r in rs[:3] if "Name" in r.tag or "Patr" in r.tag]
    if len(words) > 1 and given and "nomn" in given[0].tag:
        return text
    gender = next((r.tag.gender for rs in readings for r in rs[:3] if "Name" in r.tag or "Patr" in r.tag), None)
    return " ".join(_person_word(word, rs, gender, len(words)) for word, rs in zip(words, readings, strict=True))


_ENDINGS = {"gent": ("а", "я"), "datv": ("у", "ю"), "ablt": ("ом", "ем")}
"""Endings of men's names that end in a consonant, by case."""


def _foreign(words: Sequence[str], readings: Sequence[Sequence[russian.Reading]]) -> str | None:
    """A man's name in another case by what all its words end in: Эмманюэлем Макроном, Никола Пашиняна.

    Read only where the last word is one that the dictionary does not know or an Armenian name, and where no word is a
    woman's first name; None leaves it to the dictionary.
    """
    usual = table("annotate-russian-people", "words")
    last = words[-1].lower().replace("ё", "е")
    if last in usual:
        return None
    for endings in _ENDINGS.values():
        ending = next((e for e in endings if last.endswith(e) and len(last) > len(e) + 2), None)
        if ending is None:
            continue
        stem = words[-1][: -len(ending)]
        known = (
            stem.lower().replace("ё", "е") in usual
            or stem.lower() + "ь" in usual
            or stem.lower().endswith(("ян", "янц"))
        )
        if not known:
            continue
        return " ".join(_without(word, endings, rs) for word, rs in zip(words, readings, strict=True))
    return None


def _without(word: str, endings: Sequence[str], readings: Sequence[russian.Reading]) -> str:
    """A word of a man's name without its ending of case; indeclinable and known ones as they stand."""
    usual = table("annotate-russian-people", "words")
    if word.lower().replace("ё", "е") in usual or "." in word:
        return word
    for ending in endings:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1:
            soft = stem + "ь"
            base = next(
                (r.normal_form for r in readings if r.tag.gender == "masc" and "nomn" not in r.tag and r.is_known), None
            )
            if base is not None:
                return _cased(str(base), word)
            if soft.lower() in usual:
                return soft
            return stem if stem[-1].lower() not in "аеиоуыэюя" else word
    return word


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


def is_listed(plain: str) -> bool:
    """Whether the tables have an English name for a body."""
    return bool(_known_organization(plain) or russian_bodies.english(plain))


def _known_organization(plain: str) -> tuple[str, ...]:
    known = table("annotate-russian", "organizations")
    lower = plain.lower().replace("ё", "е")
    lemmas = " ".join(_lemma(word) if word.isalpha() else word for word in lower.split())
    found = next((known[form] for form in (plain, lower, lemmas) if form in known), ())
    return tuple(str(name) for name in found)


_BRACKETS = re.compile(r"\s*\([^)]*\)?")


def _owned(plain: str) -> tuple[str, ...]:
    """Верховный суд РФ, МЧС России: the body without the country behind it."""
    words = plain.split()
    if len(words) < 2 or _country(words[-1]) is None:
        return ()
    rest = " ".join(words[:-1])
    return _known_organization(rest) or russian_bodies.english(rest) or russian_bodies.head(rest)


def _country(word: str) -> str | None:
    """ISO code of the country that a word in any case names."""
    if not word[:1].isupper():
        return None
    name = _known_place(word)
    place = gazetteer.lookup(name) if name is not None else None
    return place.country if place is not None and place.kind == "country" else None


def owner(written: str, behind: str, before: str = "") -> str | None:
    """ISO code of the country at the end of a body's name or right behind it: Минобороны Армении, МИД РФ.

    «Вооружённые силы страны» are those of the country named last before them.
    """
    bare = _BRACKETS.sub("", written.translate(_QUOTES))
    words = bare.split()
    inside = _country(words[-1]) if len(words) > 1 and not is_listed(bare) else None
    if inside is not None:
        return inside
    if re.match(r"\s*(?:страны|республики|государства)\b", behind):
        named = re.findall(r"[А-ЯЁ][а-яё]{3,}", before)[-12:]
        return next((code for word in reversed(named) if (code := _country(word)) is not None), None)
    following = re.match(r"\s*(?:Республики\s+)?([А-ЯЁ][а-яё]+|РФ|США)\b", behind)
    return _country(following.group(1)) if following is not None else None


def _is_clause(plain: str) -> bool:
    """Комитета Госдумы по вопросам семьи: words of the language, which letters alone would not put into English."""
    first, *rest = plain.split()
    return russian_bodies.is_common(first) and (
        any(word[0].islower() for word in rest) or russian_bodies.is_common(plain)
    )


def in_letters(name: str) -> tuple[str, ...]:
    """A body's name romanized, every word with a capital."""
    latin = transliterate(_nominative_capitals(name))
    return (" ".join(word[:1].upper() + word[1:] if len(word) > 2 else word for word in latin.split()),)


def _organization(text: str, plain: str) -> tuple[str, ...]:
    bare = _BRACKETS.sub("", plain).strip() or plain
    known = _known_organization(bare) or _owned(bare)
    if known:
        return known
    quoted = re.search(r"[«\"“„]([^»\"”“]+)[»\"”]?", text)
    composed = russian_bodies.english(plain) or (russian_bodies.english(quoted.group(1)) if quoted else ())
    if composed:
        return composed
    if len(plain.split()) > 4 or (plain.isupper() and len(plain.split()) > 1):
        return ("",)
    if not quoted and len(plain.split()) > 1 and _is_clause(plain):
        return ("",)
    return in_letters(quoted.group(1) if quoted else plain)
