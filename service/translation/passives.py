"""Russian clauses that name nobody who did it («Шахтёров подняли на поверхность»), sent in the passive.

The compact packages make a doer of what stands first: the miners climbed, the driver fined, the company sold. «Шахтёры
были подняты на поверхность» says the same and leaves them no choice. Only past and future verbs of what happened
once, whose object cannot be their subject; verbs of saying stay, for whom «в МВД» says who spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from service.translation.russian import Reading, case_of, readings
from service.translation.russian_clause import (
    Group,
    Token,
    begun,
    between,
    has,
    is_named,
    leads,
    listed,
    modified,
    moved,
    objects,
    phrase,
    read,
    verb_at,
)

_PEOPLE = frozenset(("Surn", "Name", "Patr"))
_WAS = {"masc": "был", "femn": "была", "neut": "было", None: "были"}


def written(
    text: str, tokens: Sequence[Token], thing: Group, verb: Reading, behind: int
) -> tuple[int, int, str] | None:
    """The clause from its object to its verb in the passive: where it stands, and what is sent.

    `behind`: the token behind the verb.
    """
    if thing.counted or not _happened(verb, tokens[behind - 1]) or _may_have_a_doer(tokens, behind):
        return None
    told = _passive(text, tokens, thing, verb, _is_denied(tokens[thing.end : behind]))
    if told is None:
        return None
    subject, was = told
    adverbs = [token.text for token in tokens[thing.end : behind - 1] if token.text != "не"]
    start = tokens[thing.start].start
    return start, tokens[behind - 1].end, " ".join([begun(text, start, subject), *adverbs, was])


def with_recipient(text: str, tokens: Sequence[Token], first: int) -> tuple[int, int, str] | None:
    """A clause that begins with to whom or from whom: «Детям выдали книги» is sent as «Детям были выданы книги».

    From whom stands behind («Оружие было изъято у мужчины»); a dative there comes out as who did it ("by the player").
    """
    for at in leads(tokens, first):
        end = _recipient(tokens, at)
        found = verb_at(tokens, between(tokens, end, 2)) if end is not None else None
        if end is None or found is None:
            continue
        verb, behind = found
        if not _happened(verb, tokens[behind - 1]):
            return None
        for thing in sorted(objects(tokens, behind, behind_noun=False), key=lambda one: -one.end):
            if _may_have_a_doer(tokens, thing.end):
                continue
            told = _passive(text, tokens, thing, verb, _is_denied(tokens[end:behind]))
            if told is None:
                return None
            subject, was = told
            start = tokens[at].start
            to_whom = text[start : tokens[end - 1].end]
            sent = f"{to_whom} {was} {subject}"
            if tokens[at].lower == "у":
                sent = f"{begun(text, start, subject)} {was} {moved(text, tokens[at], to_whom)}"
            return start, tokens[thing.end - 1].end, sent
        return None
    return None


def _recipient(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a group in the dative, or of «у» and what it governs, that begins here."""
    if at < len(tokens) and tokens[at].lower == "у":
        if at + 2 < len(tokens) and has(tokens[at + 1], "gent", "ADJF", "PRTF") and tokens[at + 2].kind == "VERB":
            return at + 2  # у задержанного изъяли
        return max(phrase(tokens, at + 1), default=None)
    head = at
    while (
        head < min(at + 3, len(tokens))
        and tokens[head].kind in ("ADJF", "PRTF")
        and has(tokens[head], "datv", "ADJF", "PRTF")
    ):
        head += 1
    if head >= len(tokens) or tokens[head].kind != "NOUN" or not has(tokens[head], "datv", "NOUN"):
        return None
    return max(modified(tokens, head + 1))


def _happened(verb: Reading, token: Token) -> bool:
    """Whether a verb tells what somebody unnamed, or wind and water («крышу сорвало»), did once."""
    tag = verb.tag
    if (tag.number != "plur" and tag.gender != "neut") or "perf" not in tag or tag.tense not in ("past", "futr"):
        return False
    return verb.normal_form not in listed("said") and not _may_last(verb, token)


def _passive(text: str, tokens: Sequence[Token], thing: Group, verb: Reading, denied: bool) -> tuple[str, str] | None:
    """The object as the subject, and the verb in the passive."""
    noun = thing.nouns[0]
    number, gender = noun.tag.number, noun.tag.gender if noun.tag.number == "sing" else None
    if thing.counted:
        number, gender = "plur", None
        subject: str | None = text[tokens[thing.start].start : tokens[thing.end - 1].end]
        if not tokens[thing.start].text[0].isdigit():
            return None
    else:
        group, tail = _nominative(tokens, thing, noun), _tail(text, tokens, thing, noun)
        subject = " ".join(group) + tail if group is not None and tail is not None else None
    if subject is None or number is None or (number == "sing" and gender is None):
        return None
    form = verb.inflect({"PRTS", "past", "pssv", number, *([gender] if gender else [])})
    if form is None:
        return None
    was = _WAS[gender] if verb.tag.tense == "past" else "будет" if number == "sing" else "будут"
    return subject, f"{'не ' if denied else ''}{was} {form.word}"


def _is_denied(tokens: Sequence[Token]) -> bool:
    return any(token.text == "не" for token in tokens)


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
        if token.kind in ("INFN", "VERB"):
            return True  # решили назвать, нарядили и предположили
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
