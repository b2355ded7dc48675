"""Abbreviations written out for the model, which does badly with what its training text had seldom.

«40 тыс. т» goes to the model as «40 тыс. тонн», «наблюдатели ОПЕК» as «наблюдатели OPEC», "Kapolres Jember" as "kepala
polisi Jember". Only what the model sees is changed: the document keeps the source, and the checks compare with it.
What is written out where is data (`service.translation.abbreviations`); here is what the places mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from service.lexicon import table
from service.translation import bracket_letters, numeric_dates, regions, roman_numbers, signs
from service.translation.abbreviations import LANGUAGES, Short, by_first_word
from service.translation.russian import Reading, parse, readings

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 60
"""Characters before and behind an abbreviation that tell what it is."""
_JOINED = frozenset("-‐‑_/@#&.’'")
"""Marks before which a word is part of a longer one, an address or an ending."""
_SCALE = re.compile(
    r"(?:тыс|млн|млрд|трлн|тысяч[аиуе]?|миллион[а-я]*|миллиард[а-я]*|rb|jt|ribu|juta|miliar|triliun)\.?\s?\Z", re.I
)
_DIGIT = re.compile(r"(\d+)((?:[.,]\d+)?)\s?\Z")
_RUPIAH = re.compile(r"\bRp\.?\s?[\d.,]+\s?\Z", re.I)
_NAME = re.compile(r"\s?[«\"“]?(?:[A-ZА-ЯЁ]|\d+-[а-я])")
_LONG_NAME = re.compile(r"\s?[«\"“]?[А-ЯЁ][а-яё]{2}")
_ARTICLE = re.compile(r"\s?(?:\d|[«\"][а-яё]{1,2}[»\"])")
_LAST_WORD = re.compile(r"(\w[\w-]*)\s\Z")
_NEXT_WORD = re.compile(r"\s?([а-яё-]{3,})")
_ADJECTIVE = re.compile(r"[А-ЯЁ][а-яё-]+(ая|ой|ей|ую|ою|ое|ого|ому|ий|ый|ом|им|ым)\s\Z")
_ENDINGS = {
    "ая": 0,
    "ий": 0,
    "ый": 0,
    "ое": 0,
    "ой": 1,
    "ей": 1,
    "ого": 1,
    "ому": 2,
    "ую": 3,
    "ою": 4,
    "им": 4,
    "ым": 4,
}
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NOMINATIVE, _GENITIVE, _PREPOSITIONAL = 0, 1, 5
_CLOSING = re.compile(r"[\"'»”’)\]\s]*\Z")
_GOES_ON = re.compile(r"\s*[,;:)–—-]|\s+[^\sA-ZА-ЯЁ«\"“]")


class Written(NamedTuple):
    """A stretch of the source and what the model is given in its place."""

    start: int
    end: int
    text: str


def written_out(text: str, language: str) -> str:
    """The text as the model is to see it. Languages: ru and id; others come back as they are."""
    return _woven(text, [(one.start, one.end, one.text) for one in find(text, language)])


def without_capitals(text: str, language: str) -> str:
    """The text, as long as before, with titles that are written out in small letters: no check takes them for names."""
    quiet = [(one.start, one.end, text[one.start : one.end].lower()) for one in find(text, language)]
    return _woven(
        text,
        [one for one in quiet if not text[one[0] : one[1]].isupper() and len(one[2]) == one[1] - one[0]],
    )


def _woven(text: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """The text with other text in these stretches, which stand in order."""
    woven: list[str] = []
    position = 0
    for start, end, other in pieces:
        woven += [text[position:start], other]
        position = end
    return "".join(woven) + text[position:]


@lru_cache(maxsize=1_024)
def find(text: str, language: str) -> tuple[Written, ...]:
    """What is to be written out, in order, without overlap. Linear in the length of the text."""
    if language not in LANGUAGES:
        return ()
    index = by_first_word(language)
    paraphrases = _paraphrases() if language == "ru" else {}
    found = (
        [*roman_numbers.find(text), *regions.find(text)] if language == "ru" else roman_numbers.find_indonesian(text)
    )
    found += numeric_dates.find(text, language)
    found += signs.find(text, language)
    if language == "ru":
        found += bracket_letters.find(text)
    taken = {place for start, end, _ in found for place in range(start, end)}
    written = [Written(*one) for one in found]
    position = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < position or start in taken or (start and text[start - 1] in _JOINED):
            continue
        word, lower = match.group(), match.group().lower()
        if (others := paraphrases.get(lower)) is not None:
            other = (
                others[0]
                if len(others) == 1 or _case(text[max(0, start - _REACH) : start], language) == _GENITIVE
                else others[1]
            )
            written.append(Written(start, match.end(), other.capitalize() if word[0].isupper() else other))
        for short in index.get(lower, ()):
            if (one := _written(text, start, short, language)) is not None:
                written.append(one)
                position = one.end
                break
    return tuple(sorted(written))


def _written(text: str, start: int, short: Short, language: str) -> Written | None:
    """The abbreviation at a place, if it stands there and in the surroundings that it needs."""
    match = short.pattern.match(text, start)
    if match is None or (start and text[start - 1].isalnum() and short.place != "number"):
        return None
    end = match.end()
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if in_brackets and (language == "id" or match.group().isupper()):
        letters = bracket_letters.written(match.group(), short)
        return Written(start, end, letters) if letters is not None else None
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if short.stems and not _says(text, short.stems):
        return None
    if short.place == "role":
        return _stand_in(text, start, end)
    form = _form(short, match.group(), before, after, language)
    if form is None:
        return None
    if match["dot"] and _ends_sentence(short, after):
        form += "."
    if after[:1].isalnum():  # ул.Гагарина
        form += " "
    return Written(start, end, _opening(form, before, start))


def _form(short: Short, word: str, before: str, after: str, language: str) -> str | None:
    """What the abbreviation becomes between `before` and `after`; None where it means something else."""
    forms = short.forms
    if short.place == "number":
        return _counted(forms, before)
    if short.place == "money":
        rupiah = _RUPIAH.search(before[-30:]) or (_DIGIT.search(before[-30:]) and re.match(r"\s+rupiah", after, re.I))
        return forms[0] if rupiah else None
    if short.place == "article" and (_ARTICLE.match(after) is None or _is_behind_time(before)):
        return None
    if short.place == "name":
        single = sum(map(str.isalpha, word)) == 1
        if (_LONG_NAME if single else _NAME).match(after) is None or (single and before[-2:].strip()[-1:].isdigit()):
            return None
    if short.place == "adjective":
        ending = _ADJECTIVE.search(before[-40:])
        return forms[_ENDINGS.get(ending[1], _PREPOSITIONAL)] if ending else None
    if short.place == "agreeing":
        return _agreeing(forms[0], after)
    return forms[0] if len(forms) == 1 else forms[_case(before, language)]


def _counted(forms: tuple[str, ...], before: str) -> str | None:
    """The form behind a number: 1 тонна, 2,5 тонны, 40 тыс. тонн; None where none stands before."""
    tail = before[-24:]
    if forms[0] == "meter" and _RUPIAH.search(tail):  # Rp 5 m: milliards
        return None
    glue = "" if not tail or tail[-1].isspace() else " "
    if _SCALE.search(tail):
        return glue + forms[-1]
    number = _DIGIT.search(tail)
    if number is None:
        return None
    if len(forms) < 3:
        return glue + forms[0]
    last, teen = int(number[1][-1]), number[1][-2:-1] == "1"
    if number[2]:
        return glue + forms[1]
    return glue + forms[2 if teen or last in (0, 5, 6, 7, 8, 9) else 0 if last == 1 else 1]


def _is_behind_time(before: str) -> bool:
    """Whether a number stands right before: 10 ч. 30 мин."""
    return before.rstrip()[-1:].isdigit() and not re.search(r"(?:ст|ч|п)\.\s?\d+(?:\.\d+)?\s\Z", before[-12:])


def _case(before: str, language: str) -> int:
    """The case in which a noun stands behind `before`, as an index of six: by a preposition, a noun, an adjective."""
    last = _LAST_WORD.search(before[-40:])
    if last is None or language != "ru":
        return _NOMINATIVE
    word = last[1].lower()
    if (case := _prepositions().get(word)) is not None:
        return case
    if word[-1].isdigit():
        return _GENITIVE
    parsed = parse(word)
    if parsed.noun:
        return _GENITIVE
    if parsed.nominal and parsed.known:
        case_name = readings(word)[0].tag.case
        return _CASES.index(case_name) if case_name in _CASES else _NOMINATIVE
    return _NOMINATIVE


def _agreeing(adjective: str, after: str) -> str | None:
    """The adjective in the form of the noun that follows; None where none does."""
    following = _NEXT_WORD.match(after)
    if following is None:
        return None
    for reading in readings(following[1]):
        tag = reading.tag
        if "NOUN" in tag and tag.case in _CASES:
            wanted = {tag.case, tag.number} | ({tag.gender} if tag.number == "sing" and tag.gender else set())
            parts = adjective.split()
            inflected = readings(parts[-1])[0].inflect(wanted)
            return " ".join([*parts[:-1], inflected.word]) if inflected else None
    return None


def _stand_in(text: str, start: int, end: int) -> Written | None:
    """Who stands in for somebody: и. о. губернатора, acting governor."""
    following = re.match(r"\s+([а-яё-]+)", text[end : end + 40])
    role = table("written-out-ru", "roles").get(following[1]) if following else None
    if following is None or role is None:
        return None
    return Written(start, end + following.end(), _opening(role, text[max(0, start - _REACH) : start], start))


def _opening(form: str, before: str, start: int) -> str:
    """With a capital where nothing but a quotation mark stands before."""
    opens = len(before) == start and not before.strip('«"“ ')
    return form[0].upper() + form[1:] if opens else form


@lru_cache(maxsize=256)
def _says(text: str, stems: tuple[str, ...]) -> bool:
    """Whether a text has one of the stems."""
    lower = text.lower()
    return any(stem in lower for stem in stems)


def _ends_sentence(short: Short, after: str) -> bool:
    """Whether the full stop behind an abbreviation also ends the sentence."""
    if _CLOSING.match(after):
        return True
    return not short.dotted and _GOES_ON.match(after) is None


@cache
def _prepositions() -> Mapping[str, int]:
    names = {"genitive": 1, "dative": 2, "accusative": 3, "instrumental": 4, "prepositional": 5}
    listed = table("written-out-ru", "prepositions")
    return {word: names[name] for name, words in listed.items() for word in words.split()}


def _form_of(reading: Reading) -> set[str]:
    """The grammemes of a form: case and number of a noun; part of speech, tense and the rest of a verb."""
    tag = reading.tag
    if "NOUN" in tag:
        return {tag.case, tag.number}
    told = (tag.POS, tag.case, tag.number, tag.gender, tag.person, tag.tense, tag.mood, tag.voice)
    return {one for one in told if one is not None}


@cache
def _paraphrases() -> Mapping[str, tuple[str, ...]]:
    """Every form of a word that small models take for another, and that of the word they know.

    Two where the form is a genitive singular and a plural too (фуры) and the words differ: truck, trucks.
    """
    found: dict[str, dict[str, None]] = {}
    for unknown, known in table("written-out-ru", "words").items():
        english = known.split("|") if known.isascii() else ()
        other = None if english else readings(known)[0]
        for reading in readings(unknown)[0].lexeme:
            if other is None:
                word = english[reading.tag.number == "plur"]
            elif (same := other.inflect(_form_of(reading))) is not None:
                word = same.word
            else:
                continue
            for spelt in (reading.word, reading.word.replace("ё", "е")):
                known_forms = found.setdefault(spelt, {})
                if other is None or not known_forms:
                    known_forms[word] = None
    return {form: tuple(words) for form, words in found.items()}
