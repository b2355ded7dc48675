"""Russian clauses that begin with to whom something was given, sent with whoever received it as the subject.

«Пенсионерам вернули деньги» comes out as pensioners who returned money, «мужчине предъявили обвинение» as a man who
charged somebody: a small model makes the first word the doer. «Пенсионеры получили деньги обратно», «мужчина был
обвинён» say the same. What was allowed or forbidden takes the impersonal passive: «фермерам было запрещено …».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from service.lexicon import table
from service.translation.passives import has_doer
from service.translation.russian import Reading, case_of, inflected, readings
from service.translation.russian_clause import (
    Group,
    Token,
    begun,
    between,
    has,
    leads,
    listed,
    modified,
    objects,
    read,
    verb_at,
)
from service.translation.russian_groups import group_at, in_case, person_at

_PRONOUNS = {"ему": ("он", "masc"), "ей": ("она", "femn"), "им": ("они", None)}
_BE = {"был", "была", "было", "были", "будет", "будут"}


class Receiver(NamedTuple):
    """Who is given something. `end`: the token behind it; `gender`: None for several; `pronoun`: as a subject."""

    end: int
    gender: str | None
    group: Group | None
    pronoun: str = ""


def received(text: str, tokens: Sequence[Token], first: int) -> tuple[int, int, str] | None:
    """Where such a clause is to be written otherwise, and how; None leaves it."""
    if not any(_tells_of_giving(token.lower) for token in tokens[first + 1 :]):
        return None
    for at in leads(tokens, first):
        if (receiver := _receiver(tokens, at)) is None:
            continue
        start, verb = tokens[at].start, between(tokens, receiver.end, 2)
        before = [token.text for token in tokens[receiver.end : verb]]
        told = _by_verb(text, tokens, receiver, verb) or _in_passive(text, tokens, receiver, verb)
        if told is not None:
            end, said = told
            subject = in_case(text, tokens, receiver.group, "nomn") if receiver.group is not None else receiver.pronoun
            return (start, end, " ".join([begun(text, start, subject), *before, said])) if subject else None
        if (told := _allowed(tokens, verb)) is not None:
            end, said = told
            return start, end, " ".join([text[start : tokens[receiver.end - 1].end], *before, said])
        return None
    return None


@lru_cache(maxsize=16_384)
def _tells_of_giving(word: str) -> bool:
    """Whether a word is a form of a verb of giving, allowing or accusing."""
    best = readings(word)[0]
    if best.tag.POS not in ("VERB", "PRTS"):
        return False
    tables = (table("word-order-ru", name) for name in ("given", "allowed"))
    return best.normal_form == "предъявить" or any(best.normal_form in verbs for verbs in tables)


def _receiver(tokens: Sequence[Token], at: int) -> Receiver | None:
    """A noun or pronoun in the dative that begins here."""
    if at >= len(tokens):
        return None
    if (pronoun := _PRONOUNS.get(tokens[at].lower)) is not None:
        return Receiver(at + 1, pronoun[1], None, pronoun[0])
    group = person_at(tokens, at, "datv")
    if group is None or has(tokens[group.head], "nomn", "NOUN"):
        return None  # «власти выдали лицензию»
    if group.nouns[0].normal_form in listed("times") | listed("months"):
        return None
    tag = group.nouns[0].tag
    return Receiver(group.end, tag.gender if tag.number == "sing" else None, group)


def _by_verb(text: str, tokens: Sequence[Token], receiver: Receiver, at: int) -> tuple[int, str] | None:
    """What follows the receiver where unnamed people gave: the end of it in the text, and what is sent."""
    found = verb_at(tokens, at)
    if found is None or found[0].tag.number != "plur":
        return None
    verb, behind = found
    if verb.normal_form == "предъявить" and verb.tag.tense == "past":
        return _accused(tokens, receiver, behind)
    verb_sent = _sent(verb, receiver)
    if verb_sent is None:
        return None
    for thing in _things(tokens, behind):
        if has_doer(tokens, thing.end) or not _is_given(verb, thing) or _goes_on(tokens, thing.end):
            continue
        verb_sent, blank, adverb = verb_sent.partition(" ")
        given = text[tokens[behind - 1].end : tokens[thing.end - 1].end]
        return tokens[thing.end - 1].end, f"{verb_sent}{given}{blank}{adverb}"
    return None


def _things(tokens: Sequence[Token], at: int) -> list[Group]:
    """What is given, the longest first: in this place a form that is seldom an accusative is one, «компенсации»."""
    found = sorted(objects(tokens, at, behind_noun=False), key=lambda one: -one.end)
    if found or at >= len(tokens) or tokens[at].kind != "NOUN" or tokens[at].text[0].isupper():
        return found
    said = tuple(one for one in readings(tokens[at].lower) if one.tag.POS == "NOUN" and case_of(one) == "accs")
    return [Group(at, at, max(modified(tokens, at + 1)), said)] if said else []


def _in_passive(text: str, tokens: Sequence[Token], receiver: Receiver, at: int) -> tuple[int, str] | None:
    """The same where it was given: «детям были выданы учебники»."""
    if at + 2 >= len(tokens) or tokens[at].lower not in _BE or tokens[at + 1].kind != "PRTS":
        return None
    given = read(tokens[at + 1].lower)[0]
    thing = group_at(tokens, at + 2, "nomn")
    if thing is None or not _is_given(given, thing) or has_doer(tokens, thing.end):
        return None
    sent = _sent(given, receiver, "futr" if tokens[at].lower.startswith("буд") else "past")
    taken = in_case(text, tokens, thing, "accs")
    if sent is None or taken is None:
        return None
    sent, blank, adverb = sent.partition(" ")
    return tokens[thing.end - 1].end, f"{sent} {taken}{blank}{adverb}"


def _accused(tokens: Sequence[Token], receiver: Receiver, at: int) -> tuple[int, str] | None:
    if at >= len(tokens) or tokens[at].lower not in ("обвинение", "обвинения") or has_doer(tokens, at + 1):
        return None
    was, accused = _agreeing("был", receiver.gender), _agreeing("обвинён", receiver.gender)
    return tokens[at].end, f"{was} {accused}"


def _allowed(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """«запретили въезжать» as «было запрещено въезжать», «отказали в визе» as «было отказано в визе»."""
    if at + 1 >= len(tokens) or tokens[at].kind != "VERB":
        return None
    verb = read(tokens[at].lower)[0]
    said = table("word-order-ru", "allowed").get(verb.normal_form)
    if said is None or verb.tag.number != "plur" or verb.tag.tense not in ("past", "futr"):
        return None
    if not (tokens[at + 1].kind == "INFN" or (verb.normal_form == "отказать" and tokens[at + 1].lower in ("в", "во"))):
        return None
    infinitive = tokens[at + 1].kind == "INFN"
    if infinitive and any(
        has(one, "nomn", "NOUN", "NPRO") and not has(one, "accs", "NOUN") for one in tokens[at + 1 :]
    ):
        return None
    return tokens[at].end, f"{'было' if verb.tag.tense == 'past' else 'будет'} {said}"


def _is_given(verb: Reading, thing: Group) -> bool:
    return verb.normal_form not in listed("assigned") or thing.nouns[0].normal_form in listed("what_is_assigned")


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether another thing follows, so that the first may be who gave it: «детям выплатили власти компенсацию»."""
    return at < len(tokens) and has(tokens[at], "accs", "NOUN", "ADJF", "NUMR")


def _sent(verb: Reading, receiver: Receiver, tense: str | None = None) -> str | None:
    """The verb of receiving for one of giving, in its tense."""
    lemma, _, adverb = table("word-order-ru", "given").get(verb.normal_form, "").partition(" ")
    if not lemma:
        return None
    tense = tense or verb.tag.tense
    form = next(one for one in readings(lemma) if one.tag.POS == "INFN")
    number = "plur" if receiver.gender is None else "sing"
    wanted = {tense, number, *({"3per"} if tense != "past" else {receiver.gender} if receiver.gender else set())}
    said = inflected(form, frozenset(("VERB", "indc", *wanted)))
    return f"{said}{f' {adverb}' if adverb else ''}" if said is not None else None


def _agreeing(word: str, gender: str | None) -> str:
    reading = next(one for one in readings(word) if one.tag.POS in ("VERB", "PRTS"))
    return inflected(reading, frozenset((gender, "sing") if gender else ("plur",))) or word
