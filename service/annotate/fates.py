"""What happened to each counted thing: the likeliest of the candidates that its sentence offers.

Learned trees judge every candidate by where it stands (`fate_features`); ``benchmarks/fate_training.py`` learned them
from annotated articles. Where no candidate is likely enough, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.annotate import actions, fate_candidates, polarity
from service.annotate.counted import Counted
from service.annotate.fate_candidates import Candidate
from service.annotate.fate_features import Thing, groups, unit_kind
from service.annotate.grammar import Grammar
from service.annotate.supposed import supposed
from service.annotate.word_lists import lists
from service.forest import forest

MODEL = "annotate-fates"
_COLLIDING = lists("happening_colliding")
_TAKING = frozenset(("claimed", "cost", "taken", "lost"))
_GOING = {"to": "paid", "on": "spent", "towards": "spent", "into": "spent"}
_RISING = frozenset(("risen", "grown", "increased", "gained"))
_SENTENCED = frozenset(("given", "handed"))
_TERMS = frozenset(("month", "year"))
_NEAR = 6
PASS = 64
"""Things whose candidates are judged in one pass."""
LEAST = -2.5
"""Log-odds below which the likeliest candidate is not told."""


def tell(found: Sequence[Counted]) -> None:
    """Set the action of each of the things of an article; an estimate keeps what it is put on."""
    for counted, fate in zip(found, told([thing(c) for c in found]), strict=True):
        if fate is not None:
            counted.fate = fate.at
        if not counted.pinned:
            counted.action = _told_of(counted, fate)


def _told_of(counted: Counted, fate: Candidate | None) -> str | None:
    """What the likeliest candidate tells; nothing where that did not happen or might: 15 did not survive."""
    if fate is None or polarity.negated(counted.grammar, counted.first, fate) or supposed(counted.grammar, fate):
        return None
    return _of_kind(counted, _outcome(counted, fate) or fate.told)


def _outcome(counted: Counted, fate: Candidate) -> str | None:
    """Has left 19 ships waiting, left 30 injured, ordered six beaches closed: what it is left or is to be."""
    tokens, tags, at = counted.grammar.tokens, counted.grammar.tags, counted.last
    if fate.told not in _LEAVING or not fate.at < counted.first <= fate.at + _NEAR:
        return None
    if (state := (counted.object or "").lower()) in _HARMED:
        return state
    if at >= len(tokens) or tags[at] not in ("VBN", "VBG") or tokens[at].lower in _NO_OUTCOMES:
        return None
    told = actions.told(tokens[at].lower)
    return actions.with_particle(told, tokens[at + 1].lower) if at + 1 < len(tokens) else told


_LEAVING = frozenset(("left", "ordered"))
_HARMED = frozenset(("injured", "wounded", "hurt", "missing"))
_NO_OUTCOMES = frozenset(("including", "according", "using", "being", "following", "leaving"))


def _of_kind(counted: Counted, action: str | None) -> str | None:
    """Claimed 21 lives: killed; crashed into three cars: hit; shares added 2 percent: risen."""
    if action in _TAKING and (counted.object or "").lower() == "lives":
        return "killed"
    if counted.first > 1 and counted.grammar.tokens[counted.first - 1].lower in ("into", "onto"):
        group = counted.grammar.group_at(counted.first - 2)
        if group is not None and actions.told(counted.grammar.tokens[group.main].lower) in _COLLIDING:
            return "hit"
    if action in _SENTENCED and counted.unit in _TERMS and not counted.own and not _for_something(counted):
        return "jailed"  # was given four years
    if action in _RISING and counted.value is not None and counted.value < 0:
        return None  # growth of minus 3.5 percent
    if action == "gone" and counted.unit is not None and unit_kind(counted.unit) == "money":
        return _gone(counted)
    return "risen" if action == "added" and counted.unit == "percent" else action


def _for_something(counted: Counted) -> bool:
    """Given 24 months to pay: time for something, no sentence."""
    after = counted.grammar.tokens[counted.last : counted.last + 1]
    return [token.lower for token in after] in (["to"], ["for"])


def _gone(counted: Counted) -> str:
    """£65,000 went to a law firm, £40,000 on betting: what money that goes somewhere is."""
    tokens = counted.grammar.tokens
    for at in range(counted.last, min(len(tokens), counted.last + _NEAR)):
        group = counted.grammar.group_at(at)
        if group is not None and group.last < len(tokens):
            return _GOING.get(tokens[group.last].lower, "gone")
    return "gone"


def thing(counted: Counted) -> Thing:
    """A counted thing as the features see it."""
    return Thing(counted.grammar, counted.first, counted.last, counted.unit, counted.sentence.is_headline)


def told(things: Sequence[Thing]) -> list[Candidate | None]:
    """What happened to each thing, those of one sentence beside each other; None where the sentence tells of
    nothing."""
    choices: list[Sequence[Candidate]] = []
    parsed: Grammar | None = None
    candidates: Sequence[Candidate] = ()
    for one in things:
        if one.grammar is not parsed:
            parsed, candidates = one.grammar, fate_candidates.of(one.grammar)
        choices.append(fate_candidates.near(candidates, one.first, one.last))
    return [
        fate
        for at in range(0, len(things), PASS)
        for fate in _likeliest(things[at : at + PASS], choices[at : at + PASS])
    ]


def _likeliest(things: Sequence[Thing], choices: Sequence[Sequence[Candidate]]) -> Iterator[Candidate | None]:
    """The best candidate of each thing where it is likely enough, all judged in one pass."""
    trees = forest(MODEL)
    rows = [groups(thing, one, trees.odds) for thing, near in zip(things, choices, strict=True) for one in near]
    scores = trees.scores_of(rows)
    at = 0
    for near in choices:
        row = scores[at : at + len(near)]
        at += len(near)
        best = max(range(len(near)), key=row.__getitem__, default=-1)
        yield near[best] if best >= 0 and row[best] >= LEAST else None
