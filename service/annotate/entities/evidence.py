"""What kind of thing a name is: votes from its words and from its surroundings, summed over all its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from service.annotate.entities import contexts, gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.deeds import by_deeds
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.spelling import by_lists, by_words
from service.annotate.entities.surroundings import by_context
from service.annotate.entities.things import is_storm, names_thing


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
    _without_storms(names)
    _by_brackets(candidates, names)
    by_deeds(names)
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


def _without_storms(names: Mapping[tuple[str, ...], Name]) -> None:
    """Larry after Cyclone Larry: the storm, nobody."""
    for storm in [name for name in names.values() if is_storm(name)]:
        alone = names.get(storm.words[-1:])
        if alone is not None and not any(mention.role for mention in alone.mentions):
            for kind in (PERSON, ORGANIZATION, PLACE):
                alone.votes[kind] -= 9


def _by_brackets(candidates: Sequence[Candidate], names: Mapping[tuple[str, ...], Name]) -> None:
    """Letters in brackets are what the name before them is: Jakarta Health Cards (KJS), Geological Survey (USGS)."""
    for left, right in pairwise(candidates):
        if left.sentence is not right.sentence or right.first - left.last != 1 or not right.text.isupper():
            continue
        if left.sentence.tokens[left.last].text != "(" or not [t for t in right.after(1) if t.text == ")"]:
            continue
        if left.words in names and right.words in names and len(left.words) > 1:
            body = names[left.words].kind == ORGANIZATION
            names[right.words].votes[ORGANIZATION] += 3 if body else -2.5


def _by_company(candidates: Sequence[Candidate], names: Mapping[tuple[str, ...], Name]) -> None:
    """A name in a list is likely of the kind of its neighbours: "Ngargo and Sawit", "in Masisi, Walikale and Goma"."""
    for pairs in (pairwise(candidates), pairwise(reversed(candidates))):
        for known, other in pairs:
            left, right = (known, other) if known.start < other.start else (other, known)
            if left.sentence is not right.sentence or left.role or right.role:
                continue
            gap = _without_brackets([t.lower for t in left.sentence.tokens[left.last : right.first]])
            if gap not in ([","], ["and"], [",", "and"], ["or"], ["to"]) or not known.words or not other.words:
                continue
            kind = names[known.words].kind
            name = names[other.words]
            if right is known and gap == ["and"] and right.words[-1] in _SEVERAL and name.kind != PERSON:
                name.votes[PLACE] += 4  # the Kizilyurt and Kazbek Districts
            if kind == PERSON and name.kind is None and not right.text.isupper() and len(name.words) < 4:
                name.votes[PERSON] += 1.6
            if kind in (PLACE, ORGANIZATION) and name.kind is None:
                name.votes[kind] += 2 if kind == PLACE else 1.6 if gap == ["and"] else 1


def _without_brackets(gap: list[str]) -> list[str]:
    """ConocoPhillips (30 percent), Shell (26.6 percent): the list without its figures."""
    if gap[:1] == ["("] and ")" in gap[:7] and any(w[0].isdecimal() for w in gap[1:3]):
        return gap[gap.index(")") + 1 :]
    return gap


_SEVERAL = frozenset(
    (
        "districts",
        "regions",
        "provinces",
        "counties",
        "regencies",
        "oblasts",
        "rivers",
        "islands",
        "villages",
        "valleys",
    )
)
"""Kinds of two places at once."""


def _by_surroundings(name: Name) -> None:
    """Learned votes, the mean over the mentions, a little more for many."""
    totals = dict.fromkeys(contexts.KINDS, 0.0)
    for mention in name.mentions:
        for kind, vote in contexts.votes(mention).items():
            totals[kind] += vote
    share = len(name.mentions) ** 0.5 / len(name.mentions)
    for kind, total in totals.items():
        name.votes[kind] += share * total
