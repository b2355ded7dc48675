"""What a Russian or Indonesian sentence counts and what happens to it, where the words are known: the source is sure.

The number is found by its value; the noun behind it and the verb nearest to it are looked up by their base forms
(lexicon/annotate-source-counts.toml). What is not in the tables is left to the English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from service.annotate.alignment import LONGEST
from service.annotate.source import russian_clauses
from service.annotate.tokens import SentenceView
from service.lexicon import table, words
from service.translation import numbers, russian
from service.translation.number_words import number_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:()—–«»\"]|\d+")
_FAR = {"ru": 9, "id": 4}
"""Words between a number and its verb."""
_COMMA = 4
_NOUN_WITHIN = 4
_THING_WITHIN = 6
_NEARBY = 120
"""Characters on either side of a number that are read."""
_SCALES = (1.0, 1e2, 1e3, 1e6, 1e9, 0.01)


def read(
    sentence: SentenceView, value: float | None, minimum: float | None, unit: str | None
) -> tuple[str | None, str | None]:
    """The thing and the participle; None for each that the tables do not know."""
    if sentence.language not in ("ru", "id") or len(sentence.source) > LONGEST:
        return None, None
    stated = value if value is not None else minimum
    spans = places(sentence, stated)
    if stated is None or len(spans) != 1:
        return None, None
    clause = russian_clauses.read(sentence.source, spans[0]) if sentence.language == "ru" else None
    before, after = around(sentence.source, spans[0])
    thing, action = _thing(after, sentence.language, unit), nearest(before, after, sentence.language)[0]
    if clause is not None:
        thing, action = _of_clause(clause, unit, thing, action)
    if thing is None and unit is not None and not (clause is not None and clause.measured):
        thing = _thing_before(before, sentence.language)
    return thing, "delayed" if action == "detained" and thing in ("flights", "trains", "aircraft") else action


def places(sentence: SentenceView, stated: float | None) -> list[tuple[int, int]]:
    """Where the source has a number, days of months apart: «2 октября» counts nothing."""
    found = [n.span for n in numbers.read(sentence.source, sentence.language).numbers if _says(n, stated)]
    if len(found) < 2:
        return found
    months = number_words(sentence.language).months
    return [
        (start, end)
        for start, end in found
        if (behind := _WORD.match(sentence.source[end:].lstrip())) is None or behind.group().lower() not in months
    ]


def only_place(sentence: SentenceView, value: float | None, minimum: float | None) -> tuple[int, int] | None:
    """Where the source has the number, when it has it once."""
    stated = value if value is not None else minimum
    if stated is None or sentence.language not in ("ru", "id") or len(sentence.source) > LONGEST:
        return None
    return _only_place(sentence, stated)


@lru_cache(maxsize=256)
def _only_place(sentence: SentenceView, stated: float) -> tuple[int, int] | None:
    """Asked more than once for a quantity."""
    spans = places(sentence, stated)
    return spans[0] if len(spans) == 1 else None


def _of_clause(
    clause: russian_clauses.Clause, unit: str | None, thing: str | None, action: str | None
) -> tuple[str | None, str | None]:
    """The English of what the syntax says; of what it says nothing, `thing` and `action` of the words nearby."""
    things, actions = _known("ru", "things"), _known("ru", "actions")
    told = clause.things if unit is None else clause.measured
    thing = next((things[form] for form in told if form in things), thing)
    said = next((actions[form] for form in clause.verbs if form in actions), None)
    if clause.negated or (clause.aside and unit is None and clause.verbs):
        return thing, None
    return thing, said or action


def stands_alone(sentence: SentenceView, value: float | None) -> bool:
    """Whether the number of a Russian sentence has no noun of its own: «еще двое получили ранения»."""
    spans = places(sentence, value) if sentence.language == "ru" and value is not None else []
    clause = russian_clauses.read(sentence.source, spans[0]) if len(spans) == 1 else None
    return clause is not None and not clause.things and not clause.measured


_YEAR_BEHIND = {
    "ru": re.compile(r"(?:\s?(?:[-–—]|по|до|и)\s?\d{4})?\s?(?:-?(?:[гйх]о?[йм]?|е|м|му)\b|г(?:од[а-я]*|\.?г?\.))"),
    "id": re.compile(r"(?!)"),
}
_YEAR_WORDS = {"ru": r"[«\"(]\s?", "id": r"\b(?:tahun|thn|sejak)\s"}
"""What stands before a year besides the name of a month."""
_YEARS = range(1500, 2101)


@cache
def _year_before(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(number_words(language).months, key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{months})\.?\s?|{_YEAR_WORDS[language]})\Z")


def is_year(sentence: SentenceView, value: float | None, minimum: float | None) -> bool:
    """Whether the source has the number as a year and nothing else, whatever its English counts: 1981 года рождения."""
    stated = value if value is not None else minimum
    if stated is None or stated not in _YEARS or sentence.language not in _YEAR_BEHIND:
        return False
    lower = sentence.source.lower()
    spans = [match.span() for match in re.finditer(rf"(?<!\d){int(stated)}(?!\d)", lower)]
    return bool(spans) and all(
        _YEAR_BEHIND[sentence.language].match(lower, end)
        or _year_before(sentence.language).search(lower[max(0, start - 12) : start])
        for start, end in spans
    )


def unit(sentence: SentenceView, value: float | None, minimum: float | None) -> str | None:
    """The money that a Russian sentence names right behind the number, whatever its English says: «драмов» is AMD."""
    if sentence.language != "ru" or len(sentence.source) > LONGEST:
        return None
    stated = value if value is not None else minimum
    spans = places(sentence, stated)
    if stated is None or len(spans) != 1:
        return None
    lower = sentence.source.lower()
    last = max(spans[0][0], lower.rfind(" ", *spans[0]) + 1)  # «12 тысяч тенге» may be read as one number with its unit
    start = last if lower[last].isalpha() else spans[0][1]
    after = [m.group() for m in _WORD.finditer(lower, start, spans[0][1] + 40)]
    money, scales = _known("ru", "money"), words("annotate-source-counts", "ru.scales")
    for at, word in enumerate(after[:4]):
        bases = _bases(word, "ru")
        found = next((money[base] for base in bases if base in money), None)
        if found is not None:
            return found
        dotted = word == "." and at > 0 and after[at - 1] in scales
        if not dotted and word not in scales and not any(base in scales for base in bases):
            return None
    return None


def _says(number: numbers.Number, stated: float | None) -> bool:
    if stated is None:
        return False
    keys = [key for reading in number.readings for key in reading if isinstance(key, float)]
    stated = abs(stated)
    return any(abs(stated - abs(key) * scale) <= 0.01 * stated for key in keys for scale in _SCALES)


def _thing(after: list[str], language: str, unit: str | None) -> str | None:
    """The known noun behind the number: of a measure, the one behind its unit."""
    things, scales = _known(language, "things"), words("annotate-source-counts", f"{language}.scales")
    nouns = 0
    for at, word in enumerate(after[: _NOUN_WITHIN + 2]):
        if not word[0].isalpha():
            if word == "." and at and after[at - 1] in scales:
                continue
            return None
        pair = f"{word} {after[at + 1]}" if at + 1 < len(after) and after[at + 1][0].isalpha() else word
        if unit is None or nouns:
            known = next((things[f] for f in (*_bases(pair, language), *_bases(word, language)) if f in things), None)
            if known is not None:
                return known
        if word in scales or any(base in scales for base in _bases(word, language)):
            continue
        if language != "ru":
            return None
        part = russian.readings(word)[0].tag.POS
        if part == "NOUN":
            nouns += 1
        if part not in ("NOUN", "ADJF", "PRTF", "NUMR", "NPRO") or nouns > (1 if unit is not None else 0):
            return None
    return None


def _thing_before(before: list[str], language: str) -> str | None:
    """What a measure is told of: the nearest known noun before it in its clause, no other number between."""
    things = _known(language, "things")
    for word in before[:_THING_WITHIN]:
        if word in ',.;:()—–«»"' or word[0].isdecimal():
            return None
        known = next((things[form] for form in _bases(word, language)[:1] if form in things), None)
        if known is not None:
            return known
    return None


def around(source: str, span: tuple[int, int]) -> tuple[list[str], list[str]]:
    """The words before a number, the nearest first, and those behind it, lower case."""
    lower, (start, end) = source.lower(), span
    before = [m.group() for m in _WORD.finditer(lower, max(0, start - _NEARBY), start)][::-1]
    return before, [m.group() for m in _WORD.finditer(lower, end, end + _NEARBY)]


def nearest(before: list[str], after: list[str], language: str) -> tuple[str | None, bool]:
    """What the verb nearest to the number in its clause tells, when the table knows it, and whether it is negated.

    A verb behind it goes before one beyond a word that joins: of "delapan orang tewas dan lima orang masih hilang" the
    five are missing.
    """
    found = [near for side in (after, before) if (near := _nearest(side, language, side is before)) is not None]
    if not found:
        return None, False
    _, _, told, negated = min(found, key=lambda near: near[:2])
    return told or None, negated


def _nearest(side: list[str], language: str, backwards: bool) -> tuple[bool, int, str, bool] | None:
    """The first verb of the words on one side: whether a joining word stands before it, how far it is, what it tells,
    whether it is negated."""
    joining = words("annotate-source-counts", f"{language}.joining")
    distance, joined = 0, False
    for at, word in enumerate(side):
        if word in '.;:()—–«»"':
            return None
        distance += _COMMA if word == "," else 1
        if distance > _FAR[language]:
            return None
        joined = joined or word in joining
        told = _told(word, language)
        if told is not None:
            lead = side[at + 1 : at + 2] if backwards else side[max(0, at - 1) : at]
            return joined, distance, told, lead[:1] != [] and lead[0] in _negations(language)
    return None


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(words("annotate-source-counts", f"{language}.negating"))


@lru_cache(maxsize=16_384)
def _told(word: str, language: str) -> str | None:
    """The participle of a verb, an empty one where the table lacks it; None of words that tell nothing."""
    actions, skipped = _known(language, "actions"), words("annotate-source-counts", f"{language}.skipped")
    bases = _bases(word, language)[:1]
    if any(base in skipped for base in bases):
        return None
    known = next((actions[base] for base in bases if base in actions), None)
    if known is not None:
        return known
    if language == "ru" and len(word) > 2 and russian.readings(word)[0].tag.POS in ("VERB", "PRTS", "INFN", "GRND"):
        return ""
    return None


def _bases(word: str, language: str) -> tuple[str, ...]:
    """Base forms: of two Russian words those of both, of one its likeliest; Indonesian words stand as they are."""
    if language != "ru":
        return (word,)
    if " " in word:
        first, second = word.split(" ", 1)
        if not second[0].isalpha():
            return ()
        return (f"{russian.readings(first)[0].normal_form} {russian.readings(second)[0].normal_form}",)
    if not word[0].isalpha():
        return ()
    return tuple(dict.fromkeys(reading.normal_form for reading in russian.readings(word)[:2]))


@cache
def _known(language: str, name: str) -> Mapping[str, str]:
    """A base form and what is said of it in English."""
    found = table("annotate-source-counts", f"{language}.{name}").items()
    return {form: english for english, forms in found for form in forms}
