"""Russian clauses that name nobody who did it («Шахтёров подняли на поверхность»), sent in the passive.

The compact packages make a doer of what stands first: the miners climbed, the driver fined, the company sold. «Шахтёры
были подняты на поверхность» says the same and leaves them no choice. Only past and future verbs of what happened
once, whose object cannot be their subject; verbs of saying stay, for whom «в МВД» says who spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from service.translation.russian import Reading, readings
from service.translation.russian_clause import Group, Token, case_of, has, is_named, listed, opens, read

_PEOPLE = frozenset(("Surn", "Name", "Patr"))
_WAS = {"masc": "был", "femn": "была", "neut": "было", None: "были"}


def written(
    text: str, tokens: Sequence[Token], thing: Group, verb: Reading, said: tuple[int, int]
) -> tuple[int, int, str] | None:
    """The clause from its object to its verb in the passive: where it stands, and what is sent.

    `said`: the verb's first token (or "not") and the one behind it.
    """
    tag = verb.tag
    if thing.counted or tag.number != "plur" or "perf" not in tag or tag.tense not in ("past", "futr"):
        return None
    if verb.normal_form in listed("said") or _may_last(verb, tokens[said[1] - 1]) or _may_have_a_doer(tokens, said[1]):
        return None
    noun = thing.nouns[0]
    group = _nominative(tokens, thing, noun)
    if group is None:
        return None
    number, gender = noun.tag.number, noun.tag.gender if noun.tag.number == "sing" else None
    if number is None or (number == "sing" and gender is None):
        return None
    form = verb.inflect({"PRTS", "past", "pssv", number, *([gender] if gender else [])})
    if form is None:
        return None
    if tag.tense == "past":
        was = _WAS[gender]
    else:
        was = "будет" if number == "sing" else "будут"
    denied = "не " if any(token.text == "не" for token in tokens[thing.end : said[1]]) else ""
    between = [token.text for token in tokens[thing.end : said[1] - 1] if token.text != "не"]
    start = tokens[thing.start].start
    tail = _tail(text, tokens, thing, noun)
    if tail is None:
        return None
    subject = " ".join(group)
    if opens(text, start):
        subject = subject[0].upper() + subject[1:]
    return start, tokens[said[1] - 1].end, f"{subject}{tail} {' '.join([*between, ''])}{denied}{was} {form.word}"


def _may_last(verb: Reading, token: Token) -> bool:
    """Whether a verb may be read as one of what lasted or was usual: «проводили». «Эвакуировали» happened once."""
    if verb.normal_form.endswith("овать"):
        return False
    return any(one.tag.POS == "VERB" and "impf" in one.tag for one in read(token.lower))


def _tail(text: str, tokens: Sequence[Token], thing: Group, noun: Reading) -> str | None:
    """What follows the head, names of people in the nominative too: «мэр Омска Иван Петров»."""
    following = tokens[thing.head + 1 : thing.end]
    names = [token for token in following if token.text[0].isupper() and not _is_place(token)]
    if noun.tag.animacy != "anim" or noun.tag.number != "sing" or not names:
        return text[tokens[thing.head].end : tokens[thing.end - 1].end]
    given = next((one.tag.gender for token in names for one in read(token.lower) if "Name" in one.tag), None)
    if given is None and names[0] is not following[0]:
        return text[tokens[thing.head].end : tokens[thing.end - 1].end]  # координатора штаба Навального
    woven: list[str] = []
    position = tokens[thing.head].end
    for token in names:
        form = _named(token.lower, given or noun.tag.gender)
        if form is None:
            return None
        woven += (text[position : token.start], form)
        position = token.end
    return "".join(woven) + text[position : tokens[thing.end - 1].end]


def _named(word: str, gender: str) -> str | None:
    """A part of a person's name in the nominative, with its capital."""
    found = [one for one in readings(word) if not _PEOPLE.isdisjoint(one.tag.grammemes) and one.tag.number == "sing"]
    name = next((one for one in found if one.tag.gender in (gender, None)), None)
    form = name.inflect({"nomn"}) if name is not None else None
    return str(form.word).capitalize() if form is not None else None


def _is_place(token: Token) -> bool:
    best = read(token.lower)[0]
    return "Geox" in best.tag or "Orgn" in best.tag or (len(token.text) > 1 and token.text.isupper())


def _may_have_a_doer(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun behind the verb, not behind a preposition, may be who did it, or another verb follows."""
    governed = False
    for token in tokens[at:]:
        if token.kind == "INFN":
            return True  # решили назвать
        if token.kind == "PREP":
            governed = True
        elif has(token, "nomn", "NOUN", "NPRO", "NUMR") and not governed:
            return True
        elif token.kind == "NOUN":
            governed = False
    return False


def _nominative(tokens: Sequence[Token], thing: Group, noun: Reading) -> list[str] | None:
    """The object's head and what stands before it, as a subject."""
    gender = noun.tag.gender if noun.tag.number == "sing" else None
    words: list[str] = []
    for token in tokens[thing.start : thing.head + 1]:
        digits, hyphen, word = token.lower.rpartition("-")
        if hyphen and not digits.isdecimal():
            digits, hyphen, word = "", "", token.lower
        reading = noun if token is tokens[thing.head] else _adjective(word)
        if reading is None:
            return None
        wanted = {"nomn", noun.tag.number, *([gender] if gender and token is not tokens[thing.head] else [])}
        form = reading.inflect({one for one in wanted if one})
        if form is None:
            return None
        named = is_named(token.text)
        if named and len(token.text) > 1 and token.text.isupper():
            return None
        words.append(
            f"{digits}{hyphen}{str(form.word).capitalize() if named and token.text[0].isupper() else form.word}"
        )
    return words


@lru_cache(maxsize=2_048)
def _adjective(word: str) -> Reading | None:
    found = (one for one in read(word) if one.tag.POS in ("ADJF", "PRTF") and case_of(one) == "accs")
    return next(found, None)
