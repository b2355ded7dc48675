"""What the words around a full stop say by themselves: the next one may open sentences, the one before be shortened.

Both are read off how the language writes words (`service.lexicon.running_words`): a word that text writes in lower case
and that has a capital here opens a sentence; what text does not know and what ends in a consonant is shortened (GOST R
7.0.12 shortens to a consonant).
"""

from __future__ import annotations

import re

from service.sentences.abbreviations import Abbreviations, opening_endings
from service.sentences.place import NEAR, Place

DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
"""Letters with full stops between them, without the last: ``e.g``."""
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SENTENCE = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?:[?!:]|,? (?!and |of |dan |& )[a-z])")
_LATIN = re.compile(r"[A-Za-z]")
_SHORTENED = re.compile(r"[а-яё]*[бвгджзклмнпрстфхцчшщ]\Z")
_INFLECTED = re.compile(r"[а-яё]{3,}(?:[аояеиы][мхв]|[аеёиоуюя]т|[аеи]л|[ео]к)\Z|[а-яё]{4,}[аеё]н\Z")
"""Endings of whole words: «хавбеком», «уплывают», «болячек»."""
_CLIPPED = re.compile(
    r"[а-яё]{3,}(?:нн|льн|ьск|чн|[йвтнм]ск|[бвгджзктпсфхцшщ]н)(?<!тонн)(?<!колонн)(?<!войск)\Z"
    r"|[а-яё]+(?:лог|хн|лит|тор|ном|из|им|ат|эт|аф|тр|дем|ист|пт|пед)ич\Z"
)
"""Adjectives before their ending: «районн. суд», «ленинградск. завод», «в геологич. партии»."""
_PARTICIPLES = ("ано", "ено")
"""Endings of Russian participles that open sentences where text writes them in lower case: «Опубликовано 5 янв.»."""
_NUMBER = re.compile(r"Nos?\. ?\d")
_PREDICATE = re.compile(
    r"[а-яё]{2,}(?:л[аои]?|л(?:ся|ась|ось|ись)|[еёи]т(?:ся)?|[уюая]т(?:ся)?|[аеё]н[аоы]?|[аиыуе]т[аоы]|[аы]на|нем|нут"
    r"|ть(?:ся)?)\b|\b(?:выше|ниже|больше|меньше|нет|надо|нужно|можно|нельзя|есть|умер|погиб|вырос|исчез|возник|помог|смог|принёс|принес)\b|[—–:]"
)
"""Verbs by their endings, or a dash or a comparative in place of one."""
_TOLD = re.compile(r"[А-ЯЁ][А-Яа-яЁё-]{2,} [а-яё]{3,}(?:л[аои]?|л(?:ся|[аоь]сь|ись)|[уюаяеёи]т(?:ся)?)\b")
_SOVIET = re.compile(r"(?:А?ССР|НИИ\w*|АН|ЦК|КП|ГЭС|АЭС|ГРЭС|ТЭЦ)\b")
_NAMED = re.compile(r"[А-ЯЁ][а-яё]*[бвгджзклмнпрстфхцчшщ]\Z")
_NAMED_LATIN = re.compile(r"[A-Z][a-z]{1,2}[bcdfghjklmnpqrstvwxz]\Z")
"""A short Latin word that opens the sentence it would end."""
INITIALLED = re.compile(r"(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё]")
"""Initials and a name."""
_LONGEST_NAMED = 6
_VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,5}\Z")
_VOWELLESS_NAME = re.compile(
    r"(?!Hm|Mm|Sh|Ps|Хм|Гм|Мм|Тс|Пс)"
    r"(?:[B-DF-HJ-NP-TV-XZ][bcdfghjklmnpqrstvwxz]{1,3}|[БВГДЖЗКЛМНПРСТФХЦЧШЩ][бвгджзклмнпрстфхцчшщ]{1,3})\Z"
)
"""«Мск.», "Gd."; names have vowels."""
_LONGEST_SHORTENED = 8
_SHORTEST = 3


def next_word(place: Place) -> str:
    """The word behind the full stop in lower case; "" when something else stands there."""
    word = _COMPOUND.match(place.following)
    return word.group().lower() if word else ""


def opens(place: Place, known: Abbreviations) -> bool:
    """Whether the next word opens sentences, by the list of such words."""
    low = next_word(place)
    if (
        (low == "i" and known.cyrillic)
        or (len(low) == 1 and place.following[1:2] == ".")
        or _NUMBER.match(place.following)
    ):
        return False  # the initial of a name: «А. Бочаров»; "Rd. No. 1"
    if low in known.starters or (len(low) > 5 and low.endswith(opening_endings())):
        return True
    return low[-3:] in _PARTICIPLES and known.runs(low)


def runs(place: Place, known: Abbreviations) -> bool:
    """Whether the next word is one that text writes in lower case, so that its capital opens a sentence.

    In Latin script the word behind it must be in lower case: "Apple Inc. Chief Executive Tim Cook", "Warner Bros.
    Pictures".
    """
    word = _COMPOUND.match(place.following)
    if word is None:
        return False
    spelled = word.group()
    if len(spelled) < _SHORTEST or spelled[1:] != spelled[1:].lower() or not spelled[0].isupper():
        return False
    half, hyphen, again = spelled.lower().partition("-")
    if not known.runs(half if hyphen and half == again else spelled.lower()):
        return False  # "Data-data"
    return _LATIN.match(spelled) is None or _SENTENCE.match(place.following) is not None


def is_plain_word(place: Place, known: Abbreviations) -> bool:
    """Whether the next word is one that the language knows, and a small one follows it: "Searchers found"."""
    word = _COMPOUND.match(place.following)
    if word is None or len(word.group()) < _SHORTEST or not word.group()[1:].islower():
        return False
    follows = place.following[word.end() : word.end() + 2]
    return known.knows(word.group().lower()) and follows[:1] == " " and not follows[1:].isupper()


def is_shortened(word: str, known: Abbreviations) -> bool:
    """Whether a word that no list has looks like an abbreviation: «ежедн», "tbsp"."""
    if _VOWELLESS_NAME.match(word):
        return True
    if not known.words or not word.islower() or not 2 <= len(word) <= _LONGEST_SHORTENED:
        return False
    if known.cyrillic and _CLIPPED.match(word):
        return True
    if known.knows(word) or _INFLECTED.match(word):
        return False
    return (known.cyrillic and _SHORTENED.match(word) is not None) or _VOWELLESS.match(word) is not None


def is_shortened_name(place: Place, known: Abbreviations) -> bool:
    """Whether a word with a capital is shortened: no sentence has come to its verb yet, «Герой Сов. Союза»."""
    word = place.before
    if known.words and place.first and _NAMED_LATIN.match(word):
        return not known.knows(word.lower())  # "Gub. Jabar Ridwan Kamil"
    if not known.words or len(word) > _LONGEST_NAMED or _NAMED.match(word) is None or known.knows(word.lower()):
        return False
    if known.cyrillic and _SOVIET.match(place.following):
        return True  # «в Молд. НИИ виноделия»
    if not place.earlier:
        return INITIALLED.match(place.following) is not None  # «Завкаф. А. Розин»
    return not has_predicate(place)


def is_told(place: Place, known: Abbreviations) -> bool:
    """Whether a sentence that has its verb is followed by a name with a verb: «прорвало одну из дамб. ВОЗ сообщает»."""
    return known.cyrillic and _TOLD.match(place.following) is not None and has_predicate(place)


def has_predicate(place: Place) -> bool:
    """Whether the sentence has come to a verb, by the endings of its words; so it has where not all of it is seen."""
    if len(place.earlier) + len(place.before) >= NEAR - 1:
        return True
    return _PREDICATE.search(place.earlier) is not None or _LATIN.match(place.before) is not None
