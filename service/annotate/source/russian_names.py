"""Russian names in the nominative and in English: «Никола Пашиняна» is Nikol Pashinyan, «Женеве» Geneva."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service.agencies import agencies
from service.annotate.entities import gazetteer
from service.annotate.source import foreign_people, russian_bodies, russian_place_names
from service.annotate.source.russian_place_names import cased
from service.lexicon import table
from service.translation import russian
from service.translation.romanization import transliterate

_SURNAME = re.compile(r"(.{2,}(?:ян|янц|ман|берг|ич|ук|юк))(?:а|у|ом|ем|е)$")
"""Family names that the dictionary may not have, before their endings of case."""
_BY_HIM = re.compile(r"([А-ЯЁ][а-яё]+(?:ин|ын|ов|ев|ёв))ым")
"""Family names in the instrumental that the dictionary takes for adjectives: Лисиным."""
_QUOTES = str.maketrans("", "", "«»\"“”„'")


def is_common(text: str) -> bool:
    """Whether a single word that was taken for a name is none: written small, or a word that names nobody."""
    if " " in text or "-" in text:
        return False
    word = text.strip(".").lower()
    if text[:1].islower():
        return True
    reading = russian.parse(word)
    return reading.known and not reading.proper and reading.share == 0 and not russian_place_names.is_known(text)


def is_surname(word: str) -> bool:
    """Whether a word is a family name sooner than a town: Романов, Белова; not Киров."""
    told = next((r.tag for r in russian.readings(word.lower()) if "Surn" in r.tag or "Geox" in r.tag), None)
    return told is not None and "Surn" in told


@lru_cache(maxsize=8_192)
def english(text: str, kind: str) -> tuple[str, ...]:
    """English names of a Russian one, best first; `kind` is person, organization or place."""
    if kind == "person":
        return _person(nominative(text))
    plain = " ".join(text.translate(_QUOTES).split())
    if kind == "place":
        return russian_place_names.english(plain)
    return _organization(text, plain)


def of_a_woman(surname: str) -> tuple[str, ...]:
    """English names of a woman by her family name in the nominative: Алиева of «сказала Алиева» is Aliyeva."""
    return _person(surname)


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
    spelled = (
        (foreign_people.spelled(words) or list(map(_person_spelling, words)))
        if len(words) > 1
        else [str(usual.get(_key(base), latin))]
    )
    return tuple(dict.fromkeys((" ".join(spelled), latin)))


def _key(word: str) -> str:
    return word.lower().replace("ё", "е")


def _person_spelling(word: str) -> str:
    """A word of a person's name as English texts spell it, each part of a double name alone."""
    known = table("annotate-russian-people", "words").get(_key(word))
    if known is not None:
        return str(known)
    return "-".join(map(_person_spelling, word.split("-"))) if "-" in word else transliterate(word)


_FIRST_ONLY = frozenset(("си", "ван", "ким", "чен", "фон", "дер"))
"""Words that alone may be anything else."""


# Cases


_INITIALS = re.compile(r"((?:\b[А-ЯЁ]\.)+)(?=[А-ЯЁ][а-яё])")
"""С.В.Лаврова: initials that touch the name."""


def nominative(text: str) -> str:
    """A person's name in the nominative, words that agree in gender."""
    words = _INITIALS.sub(r"\1 ", text).split()
    text = " ".join(words)
    abroad = foreign_people.nominative(words) if not words[-1].lower().endswith(_DECLINED) else None
    if abroad is not None:
        return " ".join(abroad)
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


_DECLINED = ("ова", "ева", "ову", "еву", "овым", "евым", "ове", "еве", "овой", "евой", "ского", "скому", "ским", "ской")
"""Ends of family names that the dictionary declines."""
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
                return cased(str(base), word)
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
    if not fitting and (of_in := _BY_HIM.fullmatch(word)) is not None:
        return of_in.group(1)
    stem = _SURNAME.match(word) if count > 1 and not any("nomn" in r.tag for r in fitting) else None
    if stem is not None and not any(r.is_known for r in fitting):
        return stem.group(1)
    if any("nomn" in r.tag and "sing" in r.tag for r in fitting) and (count > 1 or "nomn" in fitting[0].tag):
        return word
    for reading in fitting:
        base = reading.inflect({"nomn", "sing"})
        if base is not None:
            return cased(base.word, word)
    return word


# Organizations


def _nominative_capitals(plain: str) -> str:
    """An unquoted name in the nominative, capitals as before."""
    words = plain.split()
    if not 2 <= len(words) <= 3:
        return plain if len(words) != 1 or plain.isupper() else russian_place_names.nominative(plain)
    base = russian_place_names.phrase([word.lower() for word in words]).split()
    return " ".join(cased(lower, word) for lower, word in zip(base, words, strict=False))


def is_listed(plain: str) -> bool:
    """Whether the tables have an English name for a body."""
    return bool(_known_organization(plain) or russian_bodies.english(plain))


def _known_organization(plain: str) -> tuple[str, ...]:
    known = table("annotate-russian", "organizations")
    lower = plain.lower().replace("ё", "е")
    lemmas = " ".join(russian_place_names.lemma(word) if word.isalpha() else word for word in lower.split())
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
    name = russian_place_names.known(word)
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


def _spelled(newsroom: str, written: str) -> tuple[str, ...]:
    """An agency by the name that the text gives it, where that is one of its English names: ITAR-TASS."""
    letters = in_letters(written)
    own = letters[:1] if agencies().named(letters[0]) == newsroom else ()
    return tuple(dict.fromkeys((*own, newsroom)))


_ACRONYM = 4
"""Letters of the longest short name of an agency, which may be another body's too."""


def _organization(text: str, plain: str) -> tuple[str, ...]:
    bare = _BRACKETS.sub("", plain).strip() or plain
    newsroom = agencies().named(bare) if len(bare) > _ACRONYM else None
    known = _spelled(newsroom, bare) if newsroom is not None else _known_organization(bare) or _owned(bare)
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
