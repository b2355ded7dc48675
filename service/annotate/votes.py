"""Votes of a poll: passed 311 to 45, voted 298 to 11 to strike.

Both numbers count votes, not bills, members or strikers.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.counted import Counted
from service.annotate.tokens import Token

_POLLED = frozenset(
    ("vote", "votes", "voted", "voting", "passed", "passes", "approved", "approves", "backed", "rejected", "adopted")
) | {"defeated", "elected", "ratified", "endorsed", "ballot", "confirmed", "cleared", "convicted", "impeached"}
"""What is done by votes."""
_WHOLE = frozenset(("vote", "votes", "voted", "voting", "ballot"))
"""Words that need no other sign of a poll."""
_BEHIND = frozenset(("to", "in", "on", "against", "for", "with", "vote", "and", "late", "at", "after", "last"))
_NEAR = 12


def mark(found: Sequence[Counted]) -> None:
    """Say of the numbers of polls that they count votes; a bill that passes is no vote that does."""
    for counted in found:
        if counted.unit is None and _is_tally(counted.sentence.tokens, *counted.number):
            tokens = counted.sentence.tokens[max(0, counted.number[0] - _NEAR) : counted.number[0]]
            voted = any(token.lower in ("vote", "voted", "voting") for token in tokens)
            counted.object, counted.action, counted.own = "votes", "voted" if voted else None, True


def _is_tally(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number and another with "to" between are a poll: 311 to 45, not "raised from 311 to 345"."""
    if _is_small_word(tokens, last, "to") and _is_figure(tokens, last + 1):
        begin, end = first, last + 2
    elif first > 1 and tokens[first - 1].lower == "to" and _is_figure(tokens, first - 2):
        begin, end = first - 2, last
    else:
        return False
    lead = [t.lower for t in tokens[max(0, begin - _NEAR) : begin]]
    if lead[-1:] in (["from"], ["of"], ["about"]) or not _POLLED & set(lead):
        return False
    if end < len(tokens) and tokens[end].is_word and tokens[end].lower not in _BEHIND:
        return False  # approved 30 to 40 projects
    return bool(_WHOLE & set(lead[-6:])) or _value(tokens[begin]) > _value(tokens[end - 1])


def _is_small_word(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].lower == word


def _is_figure(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text.isdecimal() and len(tokens[at].text) < 5


def _value(token: Token) -> int:
    return int(token.text) if token.text.isdecimal() else 0
