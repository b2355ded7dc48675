"""A Russian noun with its adjectives and names in another case: «актёра Петра Иванова» as «актёр Пётр Иванов».

What is sent otherwise needs other cases. Adjectives, the noun and the parts of a person's name behind it change; what
stands in the genitive, in quotes or behind a preposition stays. Where a word has no such form the answer is None, and
the caller leaves the sentence as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from service.translation.russian import Reading, case_of, inflected, readings
from service.translation.russian_clause import Group, Token, has, is_named, is_written, modified, nouns_of, read

_PEOPLE = frozenset(("Surn", "Name", "Patr"))
_MOST_BEFORE = 3
"""Adjectives before a noun."""


def group_at(tokens: Sequence[Token], at: int, case: str) -> Group | None:
    """The noun in a case with its adjectives that begins here, and all that may belong to it."""
    for head in range(at, min(at + _MOST_BEFORE + 1, len(tokens))):
        token = tokens[head]
        nouns = tuple(one for one in _nouns(token, case) if is_written(one, token)) if token.kind == "NOUN" else ()
        if nouns:
            return Group(at, head, max(modified(tokens, head + 1)), nouns)
        if not has(token, case, "ADJF", "PRTF"):
            return None
    return None


def _nouns(token: Token, case: str) -> tuple[Reading, ...]:
    """Readings in the case; what looks like the prepositional is a dative here, however seldom: «деревне выделили»."""
    found = nouns_of(token, case)
    if found or case != "datv" or not has(token, "loct", "NOUN"):
        return found
    return tuple(one for one in readings(token.lower) if one.tag.POS == "NOUN" and case_of(one) == "datv")


def person_at(tokens: Sequence[Token], at: int, case: str) -> Group | None:
    """The same, or an adjective or participle that stands for people: «пострадавшим»."""
    if (group := group_at(tokens, at, case)) is not None or at >= len(tokens):
        return group
    said = tuple(one for one in read(tokens[at].lower) if one.tag.POS in ("ADJF", "PRTF") and case_of(one) == case)
    said = tuple(one for one in said if "Apro" not in one.tag and one.tag.gender in ("masc", None))
    if not said or (at + 1 < len(tokens) and has(tokens[at + 1], case, "ADJF", "PRTF", "NOUN")):
        return None
    return Group(at, at, at + 1, said)


def in_case(text: str, tokens: Sequence[Token], group: Group, case: str) -> str | None:
    """The group in another case, as it is written."""
    noun = group.nouns[0]
    before, behind = _to_head(tokens, group, noun, case), _tail(text, tokens, group, noun, case)
    return " ".join(before) + behind if before is not None and behind is not None else None


def _to_head(tokens: Sequence[Token], group: Group, noun: Reading, case: str) -> list[str] | None:
    """The head and what stands before it."""
    gender = noun.tag.gender if noun.tag.number == "sing" else None
    given = case_of(noun)
    words: list[str] = []
    for token in tokens[group.start : group.head + 1]:
        digits, hyphen, word = token.lower.rpartition("-")
        if hyphen and not digits.isdecimal():
            digits, hyphen, word = "", "", token.lower
        reading = noun if token is tokens[group.head] else _adjective(word, given)
        if reading is None:
            return None
        wanted = {case, noun.tag.number, *([gender] if gender and token is not tokens[group.head] else [])}
        form = inflected(reading, frozenset(one for one in wanted if one))
        if form is None:
            return None
        named = is_named(token.text)
        if named and len(token.text) > 1 and token.text.isupper():
            return None
        words.append(f"{digits}{hyphen}{form.capitalize() if named and token.text[0].isupper() else form}")
    return words


def _tail(text: str, tokens: Sequence[Token], group: Group, noun: Reading, case: str) -> str | None:
    """What follows the head, names of people in the case too: «мэр Омска Иван Петров»."""
    following = tokens[group.head + 1 : group.end]
    names = [token for token in following if token.text[0].isupper() and not _is_place(token)]
    if noun.tag.animacy != "anim" or noun.tag.number != "sing" or not names:
        return text[tokens[group.head].end : tokens[group.end - 1].end]
    given = next((one.tag.gender for token in names for one in read(token.lower) if "Name" in one.tag), None)
    if given is None and names[0] is not following[0]:
        return text[tokens[group.head].end : tokens[group.end - 1].end]  # координатора штаба Навального
    woven: list[str] = []
    position = tokens[group.head].end
    for token in names:
        form = _named(token.lower, given or noun.tag.gender, case)
        if form is None:
            return None
        woven += (text[position : token.start], form)
        position = token.end
    return "".join(woven) + text[position : tokens[group.end - 1].end]


def _named(word: str, gender: str, case: str) -> str | None:
    """A part of a person's name in a case, with its capital."""
    found = [one for one in readings(word) if not _PEOPLE.isdisjoint(one.tag.grammemes) and one.tag.number == "sing"]
    name = next((one for one in found if one.tag.gender in (gender, None)), None)
    form = inflected(name, frozenset((case,))) if name is not None else None
    return form.capitalize() if form is not None else None


def _is_place(token: Token) -> bool:
    best = read(token.lower)[0]
    return "Geox" in best.tag or "Orgn" in best.tag or (len(token.text) > 1 and token.text.isupper())


@lru_cache(maxsize=2_048)
def _adjective(word: str, case: str) -> Reading | None:
    found = (one for one in read(word) if one.tag.POS in ("ADJF", "PRTF") and case_of(one) == case)
    return next(found, None)
