"""Things that a small model has no word for, sent as things of their kind that it knows.

The compact packages turn «24 эсминца» into Esminians, «24 саженца» into suicides, «случаи кори» into cows, and no check
sees it. So the model is sent «24 корабля», and its ships are called destroyers again. What is sent is of the same
gender and stands in the same case and number; a sentence that speaks of ships itself gets another thing of the kind, or
stays; where the English has not just as many of what was sent, the sentence is tried as it stands. Russian adjectives
go the same way («кубинский» as «французский», whose French is called Cuban). The things are data
(``lexicon/nouns.toml``); packages whose English can be trusted do without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from service.lexicon import table
from service.translation.opening_word import capital, opens
from service.translation.russian import NAMES, Reading, case_of, inflected, readings

_WORD = re.compile(r"(?<![\w-])[а-яёА-ЯЁ][а-яё]{2,}(?![\w-])")
_SPOKEN = re.compile(r"[^\W\d_]+")
_BEGINNING = 3
"""Letters by which most words are told from the nouns without a look at their grammar."""
_MOST = 4
"""Things sent otherwise in one sentence."""
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NAMES = frozenset(NAMES)
_AN = re.compile(r"[aeio]|u(?!ni(?![mn])|to|s[eu]|ra|k|-)", re.IGNORECASE)
"""What English words begin with that have "an" before them; "uniform" and "utopia" have "a"."""
_NO_THINGS = frozenset(("сели",))
"""Forms of things that are mostly another word's: they sat down."""


class _Sent(NamedTuple):
    lemma: str
    one: tuple[str, ...]
    many: tuple[str, ...]
    same: tuple[str, ...]
    """Beginnings of words that mean the same, or give the same English."""


class _Noun(NamedTuple):
    kind: str
    one: str
    many: str


class _Thing(NamedTuple):
    noun: _Noun
    reading: Reading
    may_be_name: bool


_Found = tuple[re.Match[str], _Noun, Callable[[str], str | None]]
"""Where a thing stands, the thing, and the form in which another lemma would stand there."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What was sent for a thing: its English words, what they are called, how often they must be there; the thing."""

    english: re.Pattern[str]
    called: Mapping[str, str]
    times: int
    thing: str


def take_out(text: str, language: str, left: Set[str] = frozenset()) -> tuple[str, list[Swap]]:
    """The text as the model is to see it, and what its English must be told. Languages: ru and id; others stay.

    `left`: things, by their English, that are sent as they stand.
    """
    found = [one for one in _FINDERS[language](text) if one[1].one not in left] if language in _FINDERS else []
    if not found:
        return text, []
    spoken = [word.lower().replace("ё", "е") for word in _SPOKEN.findall(text)]
    chosen: dict[_Noun, _Sent] = {}
    sent: list[str] = []
    position = 0
    times: dict[_Noun, int] = {}
    for match, noun, form_of in found[:_MOST]:
        instead = chosen.get(noun) or _choose(noun, language, chosen, spoken)
        word = form_of(instead.lemma) if instead else None
        if instead is None or word is None:
            continue
        chosen[noun] = instead
        times[noun] = times.get(noun, 0) + 1
        sent += (text[position : match.start()], word.capitalize() if match.group()[0].isupper() else word)
        position = match.end()
    return "".join(sent) + text[position:], [_swap(noun, chosen[noun], count) for noun, count in times.items()]


def put_back(english: str, swaps: Sequence[Swap]) -> str | None:
    """The English with the things meant; None where it has fewer or more of what was sent."""
    for swap in swaps:
        english, count = swap.english.subn(lambda match, swap=swap: _called(match, swap), english)  # type: ignore[misc]
        if count != swap.times:
            return None
    return english


def mislaid(english: str, swaps: Sequence[Swap]) -> frozenset[str]:
    """Things, by their English, of which the English has not just as many as were sent."""
    return frozenset(swap.thing for swap in swaps if len(swap.english.findall(english)) != swap.times)


def _called(match: re.Match[str], swap: Swap) -> str:
    article, said = match.groups()
    meant = swap.called[said.lower()]
    if article is None:
        return capital(meant) if said[0].isupper() else meant
    wanted = "an" if _AN.match(meant) and not meant.lower().startswith(("euro", "one")) else "a"
    return f"{wanted.capitalize() if article[0].isupper() else wanted} {meant}"


def _swap(noun: _Noun, sent: _Sent, times: int) -> Swap:
    called = dict.fromkeys(sent.one, noun.one) | dict.fromkeys(sent.many, noun.many)
    return Swap(_pattern(sent), called, times, noun.one)


@lru_cache(maxsize=1_024)
def _pattern(sent: _Sent) -> re.Pattern[str]:
    """The English words of what is sent, and an article before them."""
    longest = sorted(dict.fromkeys((*sent.one, *sent.many)), key=len, reverse=True)
    return re.compile(rf"\b(?:(an?)\s+)?\b({'|'.join(longest)})\b", re.IGNORECASE)


def _choose(noun: _Noun, language: str, chosen: Mapping[_Noun, _Sent], spoken: Sequence[str]) -> _Sent | None:
    """The first of a kind that neither stands for another thing of the sentence nor is in it."""
    for one in _kinds(language)[noun.kind]:
        if one not in chosen.values() and not any(word.startswith(one.same) for word in spoken):
            return one
    return None


def _opens(match: re.Match[str], text: str) -> bool:
    """Whether a word with a capital opens the sentence; inside it, it is a name."""
    return match.group()[0].islower() or opens(text, match.start())


def _russian(text: str) -> Iterator[_Found]:
    for match in _WORD.finditer(text):
        found = _thing(match.group().lower())
        if found is None or not _opens(match, text) or (found.may_be_name and match.group()[0].isupper()):
            continue  # Соловьёв заявил
        yield match, found.noun, partial(_inflected, reading=found.reading)


@lru_cache(maxsize=65_536)
def _thing(word: str) -> _Thing | None:
    """The thing that a Russian word form in small letters is."""
    if word[:_BEGINNING].replace("ё", "е") not in _beginnings() or word in _NO_THINGS:
        return None
    names = [one for one in readings(word) if not _NAMES.isdisjoint(one.tag.grammemes)]
    likely = (one for one in readings(word) if one.tag.POS != "ADJS" and one not in names)
    reading = next(likely, None)  # саженцев: of saplings, not a name; карьеры: careers, not quarries
    if reading is None or _case(reading) is None:
        return None
    things = _adjectives() if reading.tag.POS == "ADJF" else _nouns("ru")
    noun = things.get(reading.normal_form.replace("ё", "е"))
    return _Thing(noun, reading, bool(names)) if noun is not None else None


def _indonesian(text: str) -> Iterator[_Found]:
    for match in _indonesian_words().finditer(text):
        if _opens(match, text):
            yield match, _nouns("id")[match[1].lower()], partial(_suffixed, suffix=match[2] or "")


_FINDERS: Mapping[str, Callable[[str], Iterator[_Found]]] = {"ru": _russian, "id": _indonesian}


def _suffixed(lemma: str, suffix: str) -> str:
    return lemma + suffix


@cache
def _indonesian_words() -> re.Pattern[str]:
    longest = sorted(_nouns("id"), key=len, reverse=True)
    words = "|".join(f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in longest)
    return re.compile(rf"(?<![\w-])({words})(nya)?(?![\w-])")


def _case(reading: Any) -> frozenset[str] | None:
    case = case_of(reading)
    return frozenset((case, reading.tag.number)) if case in _CASES and reading.tag.number else None


def _inflected(lemma: str, reading: Any) -> str | None:
    """The form of another noun that stands in the same case and number; of an adjective that agrees with the same."""
    tag, grammemes = reading.tag, _case(reading)
    bases = (one for one in readings(lemma) if one.tag.POS == tag.POS and one.normal_form == lemma)
    base = next(bases, None)
    if base is None or grammemes is None:
        return None
    if tag.POS == "ADJF":
        grammemes |= {one for one in (tag.gender, tag.animacy) if one is not None}
    return inflected(base, grammemes)


@cache
def _kinds(language: str) -> Mapping[str, tuple[_Sent, ...]]:
    return {
        kind: tuple(
            _Sent(row["word"], tuple(row["one"].split()), tuple(row["many"].split()), tuple(row["same"].split()))
            for row in rows
        )
        for kind, rows in table("nouns", f"{language}.kinds").items()
    }


@cache
def _nouns(language: str) -> Mapping[str, _Noun]:
    """The things by their lemma, ё as е."""
    return {lemma: _Noun(kind, one, many or f"{one}s") for lemma, kind, one, many in _rows(f"{language}.nouns")}


@cache
def _adjectives() -> Mapping[str, _Noun]:
    """Russian adjectives by their lemma, ё as е; their English has no plural."""
    return {lemma: _Noun(kind, one, one) for lemma, kind, one, _ in _rows("ru.adjectives")}


def _rows(path: str) -> Iterator[tuple[str, str, str, str]]:
    """Lemma, kind, English and its plural, if another one is given."""
    for kind, rows in table("nouns", path).items():
        for row in rows.split(","):
            lemma, _, english = row.strip().partition("=")
            one, _, many = english.partition("/")
            yield lemma.replace("ё", "е"), kind, one, many


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(lemma[:_BEGINNING] for lemma in (*_nouns("ru"), *_adjectives()))
