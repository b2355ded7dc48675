"""What a sentence says may have happened to something: its verbs, phrases, states and nouns of action.

The candidates of a sentence are the same for each of its numbers; `fates` chooses among them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from service.annotate import actions
from service.annotate.grammar import Grammar, Group
from service.annotate.word_lists import lists
from service.lexicon import words

_BE = lists("grammar_be")
_HAVE = lists("grammar_have")
_BROUGHT = lists("happening_brought")
_STANDING = lists("happening_standing")
"""Participles that say what a thing is, not what happened to it."""
_STATIVE = lists("happening_stative")
"""Verbs that tell of nothing that happens."""
_HOSPITALS = frozenset(("hospital", "hospitals", "clinic", "clinics", "infirmary"))
_GOT = frozenset(("get", "gets", "getting", "got"))
_AUXILIARIES = _BE | _HAVE | frozenset(("going", "used", "able"))
_VERBS = frozenset(("VB", "VBD", "VBN", "VBP", "VBZ", "VBG"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "JJ", "CD", "-"))
_COMPARED = frozenset(("with", "to", "against"))
_MEASURES = lists("grammar_measures") | {"cent", "%"}
_MONTHS = frozenset(("March", "May"))
_DIRECTIONS = {"up": "risen", "down": "fallen"}
_LIGHT = frozenset(("taking part",))
"""Phrases whose verb alone tells of nothing."""
MOST = 8
REACH = 60
_FAR = 8
"""Tokens from a verb to the hospital that somebody is taken to."""


class Candidate(NamedTuple):
    """One thing that may have happened: the token that says so, the participle that tells it, and by what it is told.

    ``kind``: verb, control (the other verb of "were asked to sign", "seeks to recover"), phrase, predicate, result
    (what a verb and its object come to: received a reprimand, taken to hospital), noun, state, participle, direction.
    """

    at: int
    told: str
    kind: str
    group: Group | None = None


def of(grammar: Grammar) -> list[Candidate]:
    """All candidates of a sentence, in the order of their tokens."""
    found: dict[tuple[int, str], Candidate] = {}
    opening, telling, tags = actions.opens_phrase(), _telling(), grammar.tags
    for at, token in enumerate(grammar.tokens):
        word = token.lower
        phrase = actions.phrase_at(grammar.tokens, at) if word in opening else None
        group = grammar.group_at(at)
        if phrase is not None:
            _add(found, at, phrase, "phrase", group)
        if group is None and phrase is None:
            if word in telling or tags[at] in _PARTICIPLES:
                _beside_verbs(found, grammar, at, word)
        elif group is not None and group.main == at and phrase not in _LIGHT:
            _of_group(found, grammar, group)
    return sorted(found.values(), key=lambda candidate: candidate.at)


def near(candidates: Sequence[Candidate], first: int, last: int) -> Sequence[Candidate]:
    """Those around the tokens ``first`` to ``last``: at most `MOST` a side, none farther than `REACH` tokens."""
    places: Sequence[tuple[object, ...]] = candidates  # a shorter tuple comes before those that it begins
    before, after = bisect_left(places, (first,)), bisect_left(places, (last,))
    begin = max(bisect_left(places, (first - REACH,)), before - MOST)
    return candidates[begin : min(bisect_left(places, (last + REACH,)), after + MOST)]


def _add(
    found: dict[tuple[int, str], Candidate], at: int, told: str | None, kind: str, group: Group | None = None
) -> None:
    if told is not None:
        found.setdefault((at, told), Candidate(at, told, kind, group))


def _of_group(found: dict[tuple[int, str], Candidate], grammar: Grammar, group: Group) -> None:
    """What a verb tells."""
    main = group.main
    word = grammar.tokens[main].lower
    if word in states():
        _add(found, main, _HARMED.get(word, word), "state", group)  # with 17 villagers missing
        return
    if group.copula or word in _BE:
        _of_predicate(found, grammar, group)
        last = next(reversed(found.values()), None)  # what a token tells stands together, in the order of the tokens
        if word not in _GOT and ((last is not None and last.at == main) or not word.startswith("remain")):
            return
    told = actions.told(word)
    if told in _STATIVE or _compares(grammar, main):
        return
    action = grammar.action(group)
    if (received := _received(grammar, group, action)) is not None:
        _add(found, main, received, "result", group)
        return
    _add(found, main, action, "verb", group)
    _add(found, main, grammar.action(group, own=True), "control", group)
    _of_purpose(found, grammar, group)
    if word not in _HAVE and told not in _STANDING and actions.knows(told):
        _add(found, main, told, "control", group)
    after = [t.lower for t in grammar.tokens[group.last : group.last + _FAR]]
    if told in _BROUGHT and "to" in after and not _HOSPITALS.isdisjoint(after):
        _add(found, main, "hospitalized", "result", group)


def _of_predicate(found: dict[tuple[int, str], Candidate], grammar: Grammar, group: Group) -> None:
    """Were homeless, is ready: a state, or any adjective that no noun follows."""
    told = predicate(grammar, group.last)
    if told is not None:
        _add(found, group.main, told, "predicate", group)
        return
    tags, at = grammar.tags, group.last
    while at < len(tags) and tags[at] == "RB":
        at += 1
    if at < len(tags) and tags[at] == "JJ" and (tags[at + 1 : at + 2] or ["."])[0] not in _NOMINAL:
        _add(found, group.main, grammar.tokens[at].lower, "adjective", group)


def _compares(grammar: Grammar, at: int) -> bool:
    """Compared with 53 last year: no more than "against"."""
    after = grammar.tokens[at + 1].lower if at + 1 < len(grammar.tokens) else ""
    return grammar.tokens[at].lower == "compared" and after in _COMPARED


def _of_purpose(found: dict[tuple[int, str], Candidate], grammar: Grammar, group: Group) -> None:
    """Have been laid to protect, were ordered to help: the verbs before "to" as well."""
    tags = grammar.tags
    for at in range(group.first, group.main):
        word = grammar.tokens[at].lower
        if tags[at + 1] in ("TO", "VBG") and tags[at] in _VERBS and word not in _AUXILIARIES:
            told = actions.told(word)
            if told not in _STATIVE and actions.knows(told):
                _add(found, at, actions.with_particle(told, grammar.tokens[at + 1].lower), "control", group)


def _received(grammar: Grammar, group: Group, action: str | None) -> str | None:
    """Received a reprimand, were given fines: what that means; not "received no treatment"."""
    phrase = grammar.phrase_at(group.last) if action in ("received", "given", "handed", "issued") else None
    if phrase is None or grammar.tokens[phrase.first].lower == "no":
        return None
    return actions.received().get(grammar.tokens[phrase.last - 1].lower)


def _beside_verbs(found: dict[tuple[int, str], Candidate], grammar: Grammar, at: int, word: str) -> None:
    """Nouns, states and participles outside of verb groups."""
    tag = grammar.tags[at]
    if tag in ("NN", "NNS", "NNP") and word in actions.nouns() and grammar.tokens[at].text not in _MONTHS:
        _add(found, at, actions.nouns()[word], "noun")
    elif word in states() or word in _HARMED:
        _add(found, at, _HARMED.get(word, word), "state")
    elif _compares(grammar, at):
        return
    elif tag in ("VBN", "VBD") or (tag == "JJ" and actions.forms().get(word) == word):
        told = actions.told(word)
        if told not in _STANDING and told not in _STATIVE and actions.knows(told):
            _add(found, at, told, "participle")
    elif tag == "JJ" and grammar.parse.labels[at] == "acomp" and at and grammar.tokens[at - 1].lower in _MEASURES:
        _add(found, at, word, "adjective")  # is 71 percent complete
    elif word in _DIRECTIONS and tag != "RP":
        _add(found, at, _DIRECTIONS[word], "direction")


_PARTICIPLES = frozenset(("VBN", "VBD", "JJ"))


@cache
def _telling() -> frozenset[str]:
    """Words that may tell outside of a verb group whatever their tag: nouns of action, states, directions."""
    return frozenset((*actions.nouns(), *states(), *_HARMED, *_DIRECTIONS))


def predicate(grammar: Grammar, at: int) -> str | None:
    """Are missing, were homeless, is in critical condition: what a form of "be" that ends before token `at` tells."""
    tokens, tags = grammar.tokens, grammar.tags
    while at < len(tokens) and (tags[at] == "RB" or tokens[at].lower in ("both", "all")):
        at += 1
    if at >= len(tokens):
        return None
    phrase = actions.phrase_at(tokens, at)
    if phrase is not None:
        return phrase
    lower = tokens[at].lower
    if lower in states():
        return {"dead": "killed"}.get(lower, lower)
    if tags[at] in ("JJ", "VBN") and (lower in actions.forms() or lower.endswith("ed")):
        return actions.told(lower)
    return None


@cache
def states() -> frozenset[str]:
    """Words of a state that something is in: missing, homeless."""
    return frozenset(words("annotate-actions", "states.words"))


_HARMED = {"dead": "killed", "killed": "killed", "wounded": "wounded", "injured": "injured", "worth": "worth"}
