"""Russian clauses that name nobody who did it («Шахтёров подняли на поверхность»), sent in the passive.

The compact packages make a doer of what stands first: the miners climbed, the driver fined, the company sold. «Шахтёры
были подняты на поверхность» says the same and leaves them no choice. Only past and future verbs of what happened
once, whose object cannot be their subject; verbs of saying stay, for whom «в МВД» says who spoke.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.translation.russian import Reading, case_of, inflected
from service.translation.russian_clause import (
    Group,
    Token,
    begun,
    between,
    has,
    leads,
    listed,
    modified,
    moved,
    objects,
    phrase,
    read,
    verb_at,
)
from service.translation.russian_groups import in_case

_WAS = {"masc": "был", "femn": "была", "neut": "было", None: "были"}


def written(
    text: str, tokens: Sequence[Token], thing: Group, verb: Reading, behind: int
) -> tuple[int, int, str] | None:
    """The clause from its object to its verb in the passive: where it stands, and what is sent.

    `behind`: the token behind the verb.
    """
    if thing.counted or not _happened(verb, tokens[behind - 1]) or has_doer(tokens, behind):
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
            if has_doer(tokens, thing.end):
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
    if has(tokens[head], "nomn", "NOUN"):
        return None  # «власти ввели новые правила»
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
        subject = in_case(text, tokens, thing, "nomn")
    if subject is None or number is None or (number == "sing" and gender is None):
        return None
    form = inflected(verb, frozenset(("PRTS", "past", "pssv", number, *([gender] if gender else []))))
    if form is None:
        return None
    was = _WAS[gender] if verb.tag.tense == "past" else "будет" if number == "sing" else "будут"
    return subject, f"{'не ' if denied else ''}{was} {form}"


def _is_denied(tokens: Sequence[Token]) -> bool:
    return any(token.text == "не" for token in tokens)


def _may_last(verb: Reading, token: Token) -> bool:
    """Whether a verb may be read as one of what lasted or was usual: «проводили». «Эвакуировали» happened once."""
    if verb.normal_form.endswith("овать"):
        return False
    return any(one.tag.POS == "VERB" and "impf" in one.tag for one in read(token.lower))


def has_doer(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun behind the verb, not behind a preposition, may be who did it, or another verb follows."""
    governed = belongs = False
    for token in tokens[at:]:
        if token.kind in ("INFN", "VERB"):
            return True  # решили назвать, нарядили и предположили
        if token.kind == "PREP":
            governed = True
        elif has(token, "nomn", "NOUN", "NPRO", "NUMR") and not governed:
            if not belongs or case_of(read(token.lower)[0]) != "gent" or read(token.lower)[0].normal_form == "власть":
                return True  # else «в получении взятки»
        elif token.kind == "NOUN":
            governed, belongs = False, governed
    return False
