"""Russian clauses whose subject follows a verb without an object, the subject sent first.

«Со счётом 2:1 победили гости» comes out as guests who were beaten, «победителем турнира стала Павлова» as a winner of
the winner's. «Гости победили со счётом 2:1», «Павлова стала победителем турнира» a small model understands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from service.translation.russian import Reading
from service.translation.russian_clause import Group, Token, begun, between, leads, listed, moved, read
from service.translation.russian_groups import person_at

Subject = Callable[[Sequence[Token], int, Reading, Group | None], Group | None]
"""Finds the subject that begins at a token and agrees with a verb (`word_order`)."""


def winner_first(text: str, tokens: Sequence[Token], first: int, subject: Subject) -> tuple[int, int, str] | None:
    """A clause of who won, or lost, with nothing named that was."""
    for verb in leads(tokens, first, 2):  # behind one or two phrases that say where, when or with what score
        action = _verb(tokens, verb, "victories")
        if action is None:
            continue
        doer = subject(tokens, verb + 1, action, None)
        if doer is None or not _ends(tokens, doer.end):
            return None
        start, closes = tokens[first].start, tokens[doer.end - 1].end
        said = _with_object(tokens[verb].lower, action)
        who = text[tokens[verb + 1].start : closes]
        if verb == first:
            return start, closes, f"{begun(text, start, who)} {said}"
        lead = moved(text, tokens[first], text[start : tokens[verb - 1].end])
        return start, closes, f"{begun(text, start, who)} {said} {lead}"
    return None


def _with_object(said: str, action: Reading) -> str:
    """ "Won" as "won a victory": alone it comes out as somebody beaten."""
    if action.normal_form != "победить" or action.tag.tense != "past":
        return said
    took = {"masc": "одержал", "femn": "одержала", "neut": "одержало", None: "одержали"}
    return f"{took[action.tag.gender]} победу"


def became(tokens: Sequence[Token], begins: int) -> tuple[Group, Reading, int] | None:
    """Somebody in the instrumental that begins here, and a verb of becoming: both, and the token behind the verb."""
    thing = person_at(tokens, begins, "ablt") or _ordinal(tokens, begins)
    if thing is None or tokens[begins].text[0] in '"«':
        return None
    if thing.nouns[0].tag.POS == "NOUN" and thing.nouns[0].tag.animacy != "anim":
        return None
    verb = between(tokens, thing.end, 1)
    action = _verb(tokens, verb, "becoming")
    return (thing, action, verb + 1) if action is not None else None


def _ordinal(tokens: Sequence[Token], at: int) -> Group | None:
    """A place taken by a woman: «второй», «третьей»."""
    if at >= len(tokens):
        return None
    said = tuple(one for one in read(tokens[at].lower) if "Anum" in one.tag and one.tag.case == "ablt")
    return Group(at, at, at + 1, said) if said else None


def _verb(tokens: Sequence[Token], at: int, name: str) -> Reading | None:
    if at >= len(tokens) - 1 or tokens[at].kind != "VERB":
        return None
    best = read(tokens[at].lower)[0]
    if best.normal_form not in listed(name) or best.tag.tense is None or best.tag.person in ("1per", "2per"):
        return None
    return best


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing follows the subject but a mark or the score."""
    return at >= len(tokens) or not tokens[at].text[0].isalpha() or tokens[at].lower == "со"
