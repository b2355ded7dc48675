"""Figures that somebody puts on something: "put the damage at $14 million", "the number of wounded at 212"."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import Grammar, Phrase
from service.annotate.word_lists import lists

_PUT = frozenset(("put", "puts", "putting", "placed", "places", "pegged", "pegs", "estimated", "estimates"))
_MADE = frozenset(("raised", "brought", "taken", "pushed", "lifted"))
"""Raising the toll to 140: verbs whose figure stands behind "to"."""
_TALLIES = lists("estimates_tallies")
_COSTS = frozenset(("cost", "costs", "price", "bill"))
_FAR = 24
"""Tokens between "put" and the figure."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the figure is put on; ``phrase`` is None where it is what was counted before ("put the toll at 38")."""

    phrase: Phrase | None
    action: str | None


def of(grammar: Grammar, begin: int) -> Estimate | None:
    """The estimate whose figure begins at token `begin`, qualifier included, behind "at" (of a tally: or "to")."""
    tokens = grammar.tokens
    at = begin - 1
    if at < 2 or tokens[at].lower not in ("at", "to"):
        return None
    for index in range(at - 1, max(-1, at - _FAR), -1):
        if tokens[index].text in ";:":
            return None
        group = grammar.group_at(index)
        if group is None or group.passive:
            continue
        told = grammar.phrase_at(group.last)
        if told is None or told.last > at:
            continue
        if tokens[at].lower == "at" and tokens[group.main].lower in _PUT:
            return _estimate(grammar, told, at)
        tally = tokens[told.last - 1].lower in _TALLIES
        if tokens[at].lower == "to" and tally and actions.told(tokens[group.main].lower) in _MADE:
            return _estimate(grammar, told, at)
    return None


def _estimate(grammar: Grammar, told: Phrase, at: int) -> Estimate:
    tokens, tags = grammar.tokens, grammar.tags
    head = tokens[told.last - 1].lower
    if head == "toll":
        return Estimate(told, "killed")
    if head not in _TALLIES:
        return Estimate(told, "cost" if head in _COSTS else "estimated")
    if told.last >= at or tokens[told.last].lower != "of":
        return Estimate(None, None)
    first = told.last + 1
    fate = grammar.action(group) if (group := grammar.group_at(first)) and tags[group.main] == "VBN" else None
    counted = grammar.phrase_at(first + 1 if fate is not None else first)
    if counted is None or counted.last > at:
        return Estimate(None, None)
    return Estimate(_unqualified(grammar, counted), fate or _fate(grammar, counted))


def _unqualified(grammar: Grammar, phrase: Phrase) -> Phrase:
    """Wounded soldiers, laid-off workers: the thing without the participle that says what became of it."""
    first = phrase.first
    while first + 1 < phrase.last and (
        actions.told(grammar.tokens[first].lower) == grammar.tokens[first].lower or grammar.tokens[first].text == "-"
    ):
        first += 1
    return Phrase(first, phrase.last)


def _fate(grammar: Grammar, counted: Phrase) -> str | None:
    """People displaced by the fighting, jobs lost, wounded soldiers: the participle behind or before the thing."""
    tokens = grammar.tokens
    after = grammar.group_at(counted.last)
    if after is not None and grammar.tags[after.main] in ("VBN", "VBD"):
        return grammar.action(after)
    for at in range(counted.first, counted.last - 1):
        word = tokens[at].lower
        if word in actions.forms() and actions.told(word) == word:
            following = tokens[at + 2].lower if tokens[at + 1].text == "-" else ""
            return actions.with_particle(word, following)
    return None
