"""Damage that translations suffer, made from good ones: for `benchmarks.faithfulness`.

Each maker takes source and English and gives the damaged English, or None where it finds nothing to damage.
"""

from __future__ import annotations

import calendar
import difflib
import random
import re
from collections.abc import Callable, Sequence

from service.lexicon import ordinary_words

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORDS = {
    "two": "four", "three": "seven", "four": "nine", "five": "eight", "six": "two", "seven": "three", "eight": "five",
    "nine": "six", "ten": "twenty", "twelve": "eleven", "twenty": "thirty", "million": "billion", "thousand": "million",
}  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_TRANSLATED = {
    "Moscow": "Моск", "Beijing": "Пекин", "China": "Кита", "Germany": "Герман", "Japan": "Япони", "Greece": "Греци",
    "Paris": "Париж", "Turkey": "Турци", "Poland": "Польш", "Europe": "Европ", "France": "Франци", "Egypt": "Егип",
    "Cyprus": "Кипр", "Sweden": "Швеци", "Spain": "Испани", "Hungary": "Венгри", "Georgia": "Грузи", "Kyiv": "Киев",
    "Switzerland": "Швейцари", "Denmark": "Дани", "England": "Англи", "Britain": "Британ", "Rome": "Рим",
    "Crimea": "Крым",
}  # fmt: skip
"""Names that English writes quite otherwise; Indonesian ones follow."""
_TRANSLATED_ID = {
    "Egypt": "Mesir", "Greece": "Yunani", "Germany": "Jerman", "Japan": "Jepang", "China": "Cina", "Europe": "Eropa",
    "France": "Prancis", "Syria": "Suriah", "Britain": "Inggris", "England": "Inggris", "Spain": "Spanyol",
    "Singapore": "Singapura", "Netherlands": "Belanda", "Sweden": "Swedia", "Moscow": "Moskow", "Algeria": "Aljazair",
    "Philippines": "Filipina", "Zealand": "Selandia", "Cairo": "Kairo", "Jordan": "Yordania", "Lebanon": "Lebanon",
}  # fmt: skip
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sch  y  e yu ya"
_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _SOUNDS.split(" "), strict=True))
_MONTHS = frozenset(calendar.month_name)
_ADJECTIVE = re.compile(r"(?:an|ans|ish|ese|ic|ist|ists|ism|ch|ean|al|ing|er|ers|ion|ment)\Z")

Damage = Callable[[str, str, random.Random], str | None]


def kinds(pairs: Sequence[tuple[str, str]]) -> dict[str, Damage]:
    """The makers by name. Names are replaced by those of other sentences of the set."""
    common = {word for _, english in pairs for word in re.findall(r"\b[a-z]+\b", english)}
    pool = sorted({name for source, english in pairs for name in names_of(source, english, common)})
    return {
        "number changed": change_number,
        "name dropped": lambda source, english, chance: drop_name(source, english, chance, common),
        "name replaced": lambda source, english, chance: replace_name(source, english, chance, common, pool),
        "loop": loop,
        "stutter": stutter,
        "echo": echo,
        "cut": cut,
    }


def change_number(source: str, english: str, chance: random.Random) -> str | None:
    """One number of the English becomes another: a figure in digits, or a number word."""
    figures = list(_NUMBER.finditer(english))
    spelled = [match for match in re.finditer(r"\b[a-z]+\b", english) if match.group() in _WORDS]
    if not figures and not spelled:
        return None
    match = chance.choice(figures + spelled)
    found = match.group()
    if found in _WORDS:
        other = _WORDS[found]
    else:
        place = chance.choice([index for index, digit in enumerate(found) if digit.isdecimal()])
        digit = chance.choice([d for d in "123456789" if d != found[place]])
        other = found[:place] + digit + found[place + 1 :]
    return english[: match.start()] + other + english[match.end() :]


def names_of(source: str, english: str, common: set[str]) -> list[str]:
    """Names of people, places and firms that both have: never in lower case anywhere, no adjective or month."""
    found = [name for name in _NAME.findall(english) if name not in _MONTHS and not _ADJECTIVE.search(name)]
    return [name for name in found if name.lower() not in common and _in_source(name, source)]


def _in_source(name: str, source: str) -> bool:
    """Whether the source names it too: nearly the same letters, or a name that English writes otherwise."""
    if any(known.get(name, "\n") in source for known in (_TRANSLATED, _TRANSLATED_ID)):
        return True
    words = [word for word in re.findall(r"[^\W\d_]{3,}", source) if word[0].isupper()]
    return any(difflib.SequenceMatcher(None, _plain(word), name.lower()).ratio() >= 0.6 for word in words)


def _plain(word: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in word.lower())


def drop_name(source: str, english: str, chance: random.Random, common: set[str]) -> str | None:
    """One name goes, wherever it stands."""
    found = names_of(source, english, common)
    if not found:
        return None
    return re.sub(rf"\b{chance.choice(found)}\b ?", "", english)


def replace_name(source: str, english: str, chance: random.Random, common: set[str], pool: Sequence[str]) -> str | None:
    """One name becomes that of another sentence."""
    found = names_of(source, english, common)
    if not found:
        return None
    name = chance.choice(found)
    return re.sub(rf"\b{name}\b", chance.choice([other for other in pool if other != name]), english)


def misspelling(pairs: Sequence[tuple[str, str]], language: str) -> Damage:
    """The maker of misspelt names: letters dropped, doubled, swapped or changed, so that a reader sees another name.

    For Russian only what changes the consonants in their order: vowels, h, w and y are written in many ways.
    """
    common = {word for _, english in pairs for word in re.findall(r"\b[a-z]+\b", english)}
    return lambda source, english, chance: _misspell(source, english, chance, common, language)


def _misspell(source: str, english: str, chance: random.Random, common: set[str], language: str) -> str | None:
    """One name is misspelt wherever it stands."""
    found = [name for name in names_of(source, english, common) if len(name) >= _LEAST_LETTERS]
    found = [name for name in found if name.lower() not in ordinary_words()]
    if not found:
        return None
    name = chance.choice(found)
    for _ in range(_TRIES):
        wrong = chance.choice(_MISSPELLINGS)(name, chance)
        taken = wrong.lower() in common or re.search(rf"(?i)\b{wrong}", source) or wrong.startswith(name)
        if not taken and wrong != name and (language != "ru" or _consonants(wrong) != _consonants(name)):
            return re.sub(rf"\b{name}\b", wrong, english)
    return None


_LEAST_LETTERS = 5
_TRIES = 20
_VOWELS = "aeiou"
_OTHERS = "bcdfgklmnprstvz"


def _consonants(name: str) -> str:
    """The consonants in order, doubled ones once; those that spellings differ in are left out or taken as one."""
    kept = name.lower().translate(str.maketrans("cqz", "kks", _VOWELS + "hwyj'"))
    return re.sub(r"(.)\1+", r"\1", kept)


def _drop(name: str, chance: random.Random) -> str:
    """One or two letters go, never the first."""
    place, count = chance.randrange(1, len(name)), chance.choice((1, 1, 2) if len(name) > 6 else (1,))
    return name[:place] + name[place + count :]


def _double(name: str, chance: random.Random) -> str:
    """A letter or two come twice: Platinini."""
    place, count = chance.randrange(1, len(name) - 1), chance.choice((1, 2))
    return name[: place + count] + name[place : place + count] + name[place + count :]


def _swap(name: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(name) - 1)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _change(name: str, chance: random.Random) -> str:
    """A vowel becomes another, a consonant another."""
    place = chance.randrange(1, len(name))
    letters = _VOWELS if name[place] in _VOWELS else _OTHERS
    return name[:place] + chance.choice([other for other in letters if other != name[place]]) + name[place + 1 :]


_MISSPELLINGS: Sequence[Callable[[str, random.Random], str]] = (_drop, _double, _swap, _change)


def loop(source: str, english: str, chance: random.Random) -> str | None:
    """A phrase of one to six words comes again and again, instead of the rest."""
    spoken = english.split()
    if len(spoken) < 8:
        return None
    size, start = chance.randint(1, 6), chance.randint(1, len(spoken) - 7)
    phrase = spoken[start : start + size]
    return " ".join(spoken[: start + size] + phrase * chance.randint(2, 5) + spoken[start + size :])


def stutter(source: str, english: str, chance: random.Random) -> str | None:
    """A syllable comes again and again: pre-pre-pre-."""
    spoken = english.split()
    place = chance.randrange(len(spoken))
    syllable = chance.choice(("pre-", "ta", "scel", "non-", "wo", "re-"))
    spoken[place] = syllable * chance.randint(4, 9) + spoken[place]
    return " ".join(spoken)


def echo(source: str, english: str, chance: random.Random) -> str | None:
    """The source instead of English, all of it or all but a word."""
    if chance.random() < 0.5:
        return source
    ours, theirs = source.split(), english.split()
    return " ".join([theirs[0], *ours[1:]]) if len(ours) > 5 else source


def cut(source: str, english: str, chance: random.Random) -> str | None:
    """The last third to two thirds are lost."""
    spoken = english.split()
    return " ".join(spoken[: max(1, int(len(spoken) * chance.uniform(0.33, 0.67)))]) if len(spoken) > 5 else None


_TURNED = {
    "more than": "less than", "over": "under", "above": "below", "at least": "at most", "almost": "more than",
    "less than": "more than", "under": "over", "below": "above", "at most": "at least", "nearly": "more than",
    "fewer than": "more than", "up to": "more than",
}  # fmt: skip
_QUALIFIER = re.compile(
    rf"(?i)\b({'|'.join(_TURNED)})(?= (?:about |an? |[$€£¥]|Rp ?|some )?"
    r"(?:\d|two\b|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred|thousand|million|half))"
)


def turn_qualifier(english: str) -> str | None:
    """The first qualifier before a number turned round: less than for more than."""
    match = _QUALIFIER.search(english)
    if match is None:
        return None
    return english[: match.start()] + _TURNED[match.group(1).lower()] + english[match.end() :]
