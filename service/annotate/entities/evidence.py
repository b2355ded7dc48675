"""What kind of thing a name is: votes from its words and from its surroundings, summed over all its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from service.annotate.entities import contexts, gazetteer
from service.annotate.entities.candidates import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.spelling import by_lists, by_words
from service.annotate.entities.surroundings import by_context, names_thing


def weigh(candidates: Sequence[Candidate]) -> list[Name]:
    """Candidates by spelling, each with its votes; in order of first mention."""
    names: dict[tuple[str, ...], Name] = {}
    for candidate in candidates:
        key = candidate.words
        if key:
            names.setdefault(key, Name(key)).mentions.append(candidate)
    for name in names.values():
        _without_things(name)
        by_words(name)
        by_lists(name)
        for mention in name.mentions:
            by_context(name, mention)
        _by_surroundings(name)
    _by_company(candidates, names)
    return list(names.values())


def _without_things(name: Name) -> None:
    """A ship is called after a city: those mentions go. Where the name is no large place's, it is all the ship's."""
    things = [mention for mention in name.mentions if names_thing(mention)]
    if not things:
        return
    place = gazetteer.lookup(name.mentions[0].text)
    large = place is not None and (place.kind == "country" or place.population > 100_000)
    if large and len(things) < len(name.mentions):
        name.mentions = [mention for mention in name.mentions if mention not in things]
    else:
        for kind in (PERSON, ORGANIZATION, PLACE):
            name.votes[kind] -= 6


def _by_company(candidates: Sequence[Candidate], names: Mapping[tuple[str, ...], Name]) -> None:
    """A name in a list is likely of the kind of its neighbours: "Ngargo and Sawit", "in Masisi, Walikale and Goma"."""
    for pairs in (pairwise(candidates), pairwise(reversed(candidates))):
        for known, other in pairs:
            left, right = (known, other) if known.start < other.start else (other, known)
            if left.sentence is not right.sentence or left.role or right.role:
                continue
            gap = [t.lower for t in left.sentence.tokens[left.last : right.first]]
            if gap not in ([","], ["and"], [",", "and"], ["or"], ["to"]) or not known.words or not other.words:
                continue
            kind = names[known.words].kind
            name = names[other.words]
            if kind in (PLACE, ORGANIZATION) and name.kind is None:
                name.votes[kind] += 2 if kind == PLACE else 1.0


def _by_surroundings(name: Name) -> None:
    """Learned votes, the mean over the mentions, a little more for many."""
    totals = dict.fromkeys(contexts.KINDS, 0.0)
    for mention in name.mentions:
        for kind, vote in contexts.votes(mention).items():
            totals[kind] += vote
    share = len(name.mentions) ** 0.5 / len(name.mentions)
    for kind, total in totals.items():
        name.votes[kind] += share * total
