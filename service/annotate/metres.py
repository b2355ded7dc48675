"""The "m" that touches a figure: metres in "300m long", "ran the 100m", millions in "38m kilos"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from service.annotate.tokens import Token
from service.lexicon import words

_BETWEEN = frozenset(("-", "–", "to", "by", "x", "×"))
"""What stands between two sizes: 5m-10m high, 20m by 30m."""
_MOST = 5


def are_metres(tokens: Sequence[Token], number: int, letter: int) -> bool:
    """Whether the "m" at token `letter` is metres of the figure at token `number`; unsure ones are millions.

    A size follows (300m long), a thing that has one (a 5m wave), a race is run (won the 200m); no sign of money before.
    """
    if number and tokens[number - 1].end == tokens[number].start and tokens[number - 1].text not in "-–(":
        return False
    return _sized(tokens, letter + 1) or _of_thing(tokens, number, letter + 1) or _races(tokens, number, letter + 1)


def _sized(tokens: Sequence[Token], at: int) -> bool:
    """300m long, 5m-10m high, 40m below the surface; not "100m long-term loan"."""
    for _ in range(_MOST):
        if at + 1 >= len(tokens) or not (tokens[at].lower in _BETWEEN and tokens[at + 1].is_number):
            break
        at += 2
        at += at < len(tokens) and tokens[at].lower == "m"
    at += at < len(tokens) and tokens[at].text == "-"
    if at >= len(tokens) or tokens[at].lower not in _words("sizes"):
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1].text == "-")


def _of_thing(tokens: Sequence[Token], number: int, at: int) -> bool:
    """A 5m wave, the 30m-high wall, 20m waves, a depth of 40m."""
    lead = [t.lower for t in tokens[max(0, number - 4) : number]]
    if len(lead) > 1 and "of" in lead[1:] and lead[lead.index("of", 1) - 1] in _words("dimensions"):
        return True
    return at < len(tokens) and tokens[at].lower in _words("things")


def _races(tokens: Sequence[Token], number: int, at: int) -> bool:
    """Ran the 100m, in the 4x400m relay, the women's 1,500m final."""
    if tokens[number].text.replace(",", "") not in _words("distances"):
        return False
    if at < len(tokens) and tokens[at].lower in _words("races"):
        return True
    lead = [t.lower for t in tokens[max(0, number - 2) : number]]
    return len(lead) > 1 and lead[1] == "the" and lead[0] in _words("running")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("annotate-quantities", f"metres.{name}"))
