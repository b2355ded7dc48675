"""Two names that are one, with "and" or "in" between: Trinidad and Tobago, UN Mission in Mali."""

from __future__ import annotations

from service.annotate.entities import gazetteer
from service.annotate.entities.name_lists import word_set
from service.annotate.tokens import SentenceView

_WIDEST = 4
"""Words of a place's name before and behind its "and": Saint Vincent and the Grenadines."""


def is_one_place(sentence: SentenceView, at: int) -> bool:
    """Bosnia and Herzegovina, Newfoundland and Labrador: a place that the gazetteer knows with its "and" at `at`."""
    tokens = sentence.tokens
    end = at + 2 if tokens[at + 1].is_capitalized else at + 3
    if end > len(tokens):
        return False
    last = sentence.slice(tokens[at].start, tokens[end - 1].end).removesuffix("'s")
    for first in range(at - 1, max(-1, at - _WIDEST), -1):
        if not (tokens[first].is_word and tokens[first].is_capitalized):
            return False
        if gazetteer.lookup(f"{sentence.slice(tokens[first].start, tokens[at - 1].end)} {last}") is not None:
            return True
    return False


def is_body_of_two(sentence: SentenceView, at: int) -> bool:
    """Barnsley and Rotherham Chamber of Commerce: one body of two towns, where states would be two with a body each."""
    tokens = sentence.tokens
    if tokens[at + 1].lower in ("district", "county") and tokens[at - 1].is_capitalized:
        club = tokens[at + 2 : at + 6]
        return any(t.is_capitalized and t.lower in _CLUBS for t in club)  # Kelso and District Angling Club
    alone = at < 2 or not (tokens[at - 2].is_word and tokens[at - 2].is_capitalized) or tokens[at - 2].lower == "the"
    if at > 1 and tokens[at - 2].text == "-":
        return False  # MDRRMO-Zambales and Zambales Provincial Office
    if not alone or not (_is_town(tokens[at - 1].text) and _is_town(tokens[at + 1].text)):
        return False
    for token in tokens[at + 2 : at + 8]:
        if not (token.is_word and token.is_capitalized):
            return False
        if token.lower in word_set("organizations.joint"):
            return True
    return False


_CLUBS = frozenset(
    ("club", "society", "association", "league", "band", "choir", "council", "union", "federation", "hospital")
)
"""Bodies of a town and its district."""


def _is_town(word: str) -> bool:
    place = gazetteer.lookup(word)
    return place is not None and place.kind in ("city", "province", "region")


def sits_in(sentence: SentenceView, at: int) -> bool:
    """UN Assistance Mission in Afghanistan, OSCE Mission to Moldova: a mission abroad is called after its country."""
    tokens = sentence.tokens
    if tokens[at].lower not in ("in", "to") or tokens[at - 1].lower not in _MISSIONS:
        return False
    first = at - 1
    while first > 0 and at - first < 8 and tokens[first - 1].is_word and tokens[first - 1].is_capitalized:
        first -= 1
    sends = tokens[first + 1].lower if tokens[first].lower == "the" else tokens[first].lower
    place = gazetteer.lookup(tokens[at + 1].text.removesuffix("'s"))
    return sends in _SENDERS and place is not None and place.kind in ("country", "region")


_MISSIONS = frozenset(("mission", "delegation", "operation"))
_SENDERS = frozenset(
    ("un", "u.n", "united", "osce", "eu", "european", "african", "au", "nato", "ecowas", "sadc", "oas")
)
"""Who sends missions; of longer names the first word."""
