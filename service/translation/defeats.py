"""Russian defeats told with a dative («россиянин уступил сербу»), sent as a match lost against somebody.

The compact packages lose the "to": "lost the guests", "Spartak lost Zenit". «Проиграл матч против серба» leaves no
doubt. Only in sentences that speak of sport: a country or a candidate yields to another without a match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.lexicon import words
from service.translation.russian import inflected, readings
from service.translation.russian_clause import Token, adverbial, has, listed, modified, read, rewritten, tokens_of
from service.translation.russian_groups import in_case, person_at

_LOST = ("уступить", "проиграть", "уступать", "проигрывать")
_ENDINGS = {"у": "а", "ю": "я"}
_MOST_BETWEEN = 2


def as_lost_matches(text: str) -> str:
    """The text with whom somebody lost to as whom a match was lost against; in doubt it stays."""
    if ("уступ" not in text and "проигр" not in text) or _sport().search(text) is None:
        return text
    return rewritten(text, _lost)


def _lost(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    tokens = tokens_of(text, start, end)
    at = next((at for at, token in enumerate(tokens) if token.lower.startswith(("уступ", "проигр"))), len(tokens))
    if at >= len(tokens) - 1:
        return None
    verb = read(tokens[at].lower)[0]
    if verb.tag.POS not in ("VERB", "INFN") or verb.normal_form not in _LOST:
        return None
    for behind in _steps(tokens, at + 1, _MOST_BETWEEN):
        if (found := _rival(text, tokens, behind)) is None:
            continue
        rival, last = found
        if last < len(tokens) and (has(tokens[last], "accs", "NOUN", "ADJF", "NUMR") or tokens[last].text[0].isdigit()):
            return None  # уступил сопернику первое место
        lemma = "проиграть" if "perf" in verb.tag else "проигрывать"
        base = next(one for one in readings(lemma) if one.tag.POS == "INFN")
        told = (verb.tag.POS, verb.tag.mood, verb.tag.tense, verb.tag.number, verb.tag.gender, verb.tag.person)
        form = inflected(base, frozenset(one for one in told if one is not None))
        if form is None:
            return None
        between = text[tokens[at].end : tokens[behind].start].strip()
        sent = f"{form} матч против {rival}{f' {between}' if between else ''}"
        return tokens[at].start, tokens[last - 1].end, sent
    return None


def _steps(tokens: Sequence[Token], at: int, most: int) -> list[int]:
    """Where the rival may begin: behind the verb, or behind what says when and where."""
    found = [at]
    if most:
        for behind in adverbial(tokens, at):
            found += _steps(tokens, behind, most - 1)
    return found


def _rival(text: str, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Somebody, a team or a name in the dative that begins here, in the genitive, and the token behind it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text[0] in '«"“' and len(token.text) > 2:
        return f"{token.text[0]}{_quoted(token.text[1:-1])}{token.text[-1]}", at + 1
    if token.text.isupper() and len(token.text) > 1:
        return token.text, at + 1
    if token.lower.endswith("ой") and any(one.normal_form in listed("teams") for one in readings(token.lower)):
        end = max(modified(tokens, at + 1))
        return text[token.start : tokens[end - 1].end], end  # «сборной» is its own genitive
    group = person_at(tokens, at, "datv")
    if group is not None:
        noun = group.nouns[0]
        if noun.tag.animacy == "inan" and noun.normal_form not in listed("teams") and not token.text[0].isupper():
            return None
        whole = in_case(text, tokens, group, "gent")
        return (whole, group.end) if whole is not None else None
    if token.text[0].isupper() and (ending := _ENDINGS.get(token.text[-1])) is not None:
        return token.text[:-1] + ending, at + 1
    return None


def _quoted(name: str) -> str:
    """A club's name of one word in the genitive: «Зениту»."""
    found = (one for one in readings(name.lower()) if one.tag.POS == "NOUN" and one.tag.case == "datv")
    reading = next(found, None) if " " not in name and name[1:].islower() else None
    form = inflected(reading, frozenset(("gent",))) if reading is not None else None
    if form is not None:
        return form.capitalize()
    return name[:-1] + _ENDINGS[name[-1]] if name[-1] in _ENDINGS else name


@cache
def _sport() -> re.Pattern[str]:
    """What is said only, or nearly so, where a match is told of."""
    stems = "|".join(words("word-order-ru", "sport.stems"))
    return re.compile(rf"(?<![\w-])(?:{stems})|(?<!\d)\d{{1,3}}:\d{{1,3}}(?!\d)", re.IGNORECASE)
