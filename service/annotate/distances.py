"""Lengths that only say how far one place lies from another: "in Gizo, 380 km to the northwest"."""

from __future__ import annotations

from service.annotate.grammar import Grammar

UNITS = frozenset(("km", "m", "mile", "nmi", "ft", "yd"))
"""Units of such lengths, as Counted has them."""
_POINTS = ("north", "south", "east", "west")
_DIRECTIONS = frozenset((*_POINTS, *(a + b for a in _POINTS[:2] for b in _POINTS[2:]), "offshore", "inland"))
_APART = frozenset(("from", "away", "off", "outside", "offshore", "inland", "upstream", "downstream"))
_LYING = frozenset(("located", "situated", "lying", "just"))
_OPENING = frozenset((",", "(", "-", "–", "—"))


def lies(grammar: Grammar, begin: int, end: int) -> bool:
    """Whether the length at tokens ``begin`` (qualifier included) to ``end`` (unit included) tells where a place is.

    It stands behind a comma or bracket (Lacor, 28 km from Gulu), or behind a noun with the direction (families 22 km
    west of Goma); what went or was moved so far stands right behind its verb and is none."""
    tokens, tags = grammar.tokens, grammar.tags
    lead = begin - 1
    if lead >= 0 and tokens[lead].lower in _LYING:
        lead -= 1
    apart = lead >= 0 and tokens[lead].text in _OPENING
    if lead < 0 or not (apart or tags[lead] in ("NN", "NNS", "NNP")):
        return False
    at = end
    if at < len(tokens) and tokens[at].text == "(":
        closing = next((i for i in range(at, min(len(tokens), at + 6)) if tokens[i].text == ")"), None)
        at = closing + 1 if closing is not None else at
    elif at < len(tokens) and tokens[at].text == ")":
        at += 1
    if at >= len(tokens):
        return False
    if apart and tokens[at].lower in _APART:
        return True
    if apart and [t.lower for t in tokens[at : at + 2]] == ["to", "the"]:
        return at + 2 < len(tokens) and _direction(grammar, at + 2) > 0
    words = _direction(grammar, at)
    after = tokens[at + words].lower if at + words < len(tokens) else ""
    return words > 0 and (after == "of" or (apart and after in (",", ".", ")", "from")))


def _direction(grammar: Grammar, at: int) -> int:
    """How many tokens a direction has there: southwest, south-west."""
    tokens = grammar.tokens
    if tokens[at].lower not in _DIRECTIONS:
        return 0
    tied = at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].lower in _DIRECTIONS
    return 3 if tied else 1
