"""Which words of a Russian sentence are names, by pymorphy3 and word lists."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.lexicon import words
from service.translation.gazetteer import acronyms, common, exonyms
from service.translation.likeness import Name, fold
from service.translation.romanization import transliterate
from service.translation.russian import Parse, is_known, lemmas, parse

_PLACE_OR_PERSON = ("Geox", "Surn", "Name")


def name_of(token: str, start: int, opens: bool, given: bool) -> Name | None:
    """The name that a word with a capital is; `opens`: any word has one here; `given`: a given name stands before."""
    name = _name(token, opens, given)
    if name is None:
        return None
    return Name(token, (start, start + len(token)), name.starts, name.latin, name.attribute, name.russian)


@lru_cache(maxsize=32_768)
def _name(token: str, opens: bool, given: bool) -> Name | None:
    """The same for a word at the beginning of a text."""
    span = (0, len(token))
    if token in acronyms("ru"):
        return Name(token, span, acronyms("ru")[token], ())
    if len(token) < 3:
        return None
    if token.isascii():  # Facebook in a Russian sentence
        return Name(token, span, (), (token.lower(),))
    parsed = parse(token)
    starts = next((forms for lemma in lemmas(token) if (forms := exonyms("ru").get(lemma)) is not None), None)
    if starts is not None:
        if opens and not parsed.proper:
            return None
        forms = _forms(parsed, token) if parsed.kind == "Name" else ()  # Юлия is no Julius
        return Name(token, span, starts, _stems(parsed, token), russian=forms)
    if (place := _place_of(parsed)) is not None:
        starts = exonyms("ru").get(place, ())
        latin = (*_stems(parse(place), place), fold(transliterate(place)))
        return Name(token, span, starts, latin) if not opens else None
    certain = (given and parsed.lemma not in _untold()) or _is_kept(parsed, opens)
    if not certain and not (_is_name(parsed, opens) or _has_surname_ending(parsed, token)):
        return None
    if not certain and parsed.lemma in common("ru"):
        return None
    adjective = not certain and not parsed.known and not parsed.noun and not parsed.proper
    return Name(token, span, (), _stems(parsed, token), adjective, _forms(parsed, token))


def _forms(parsed: Parse, token: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((parsed.lemma, token.lower())))


def is_given(token: str) -> bool:
    """Whether a word is or may be a given name, so that one with a capital after it is a surname: Рахул Дравид."""
    parsed = parse(token)
    return parsed.kind == "Name" or (not parsed.known and parsed.noun)


@lru_cache(maxsize=32_768)
def is_ordinary(word: str) -> bool:
    """Whether a word is of the dictionary and never a name: Просвещение, not Газпром or Москва."""
    parsed = parse(word)
    if not parsed.known or parsed.share or parsed.possessive or parsed.surname or parsed.lemma in _kept():
        return False
    return not any(lemma in exonyms("ru") for lemma in lemmas(word))


def _is_kept(parsed: Parse, opens: bool) -> bool:
    return parsed.lemma in _kept() and (not opens or parsed.kind == "Orgn" or not parsed.known)


@cache
def _kept() -> frozenset[str]:
    return frozenset(" ".join(words("names", "ru.kept")).split())


@cache
def _untold() -> frozenset[str]:
    return frozenset(words("names", "ru.untold"))


_NEXT = re.compile(r"\s([а-яё-]{3,})")


def before_noun(source: str, end: int) -> bool:
    following = _NEXT.match(source, end)
    return following is not None and parse(following.group(1)).nominal


def _is_name(parsed: Parse, opens: bool) -> bool:
    if parsed.proper and (parsed.known or opens):
        return parsed.kind in _PLACE_OR_PERSON
    return not opens and (parsed.share > 0.3 or parsed.possessive or not parsed.known or parsed.surname)


@lru_cache(maxsize=8_192)
def _place_of(parsed: Parse) -> str | None:
    """The place of an adjective: Тюменский Тюмень, Ульяновский Ульяновск; None for all others."""
    if parsed.noun or not parsed.lemma.endswith(("ский", "ской", "цкий")):
        return None
    root = parsed.lemma[:-4].rstrip("н") if parsed.lemma.endswith("нский") else parsed.lemma[:-4]
    for place in (parsed.lemma[:-2], *(stem + end for stem in (parsed.lemma[:-4], root) for end in _PLACE_ENDINGS)):
        if len(place) > 3 and is_known(place) and (found := parse(place)).kind == "Geox" and found.lemma == place:
            return place
    return None


_PLACE_ENDINGS = ("", "ь", "а", "я", "и", "ия", "о", "е", "ы")


def _has_surname_ending(parsed: Parse, token: str) -> bool:
    """A word that no dictionary has, with the ending of a surname (Пашинян), wherever it stands."""
    return not parsed.known and len(token) > 4 and token.endswith(words("names", "ru.surname_endings"))


_CASE_ENDING = re.compile(r"(?:ogo|omu|ymi|ami|yam|yakh|akh|oy|ey|om|em|ym|ye|yu|ya|a|u|y|e|i)\Z")


def _stems(parsed: Parse, token: str) -> tuple[str, ...]:
    """Romanized base form and word as written, without the vowels and case endings that English drops or changes."""
    base, written = fold(transliterate(parsed.lemma)), fold(transliterate(token))
    stems = [base if len(base) < 5 else base.rstrip("aeiouy") or base]
    stems.append(written if len(written) < 5 else _CASE_ENDING.sub("", written) or written)
    stems.append(written)
    stems += ["j" + stem[1:] for stem in stems if stem.startswith("y")]
    return tuple(dict.fromkeys(stems))


SUBJECTS = frozenset(("России", "США"))
_BEFORE = re.compile(r"(\w+)\s\Z")


def is_attribute(source: str, start: int) -> bool:
    """Whether a country only says whose: МИД России, президент США, доллары США. English often leaves it out."""
    before = _BEFORE.search(source, max(0, start - 30), start)
    return before is not None and before.group(1).lower() not in _prepositions()


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(words("names", "ru.prepositions"))
