"""What tells whether a candidate is what a number counts or measures: where both stand, in the words and in the tree.

Features are names that hold for a candidate or do not; each has a weight (`things`). A name ends in what it is told of:
``b`` a candidate before the number, ``a`` after it, ``out`` outside of its sentence; the kind of unit. What is said of
the number alone is the same for all of its candidates and is told only together with what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from service.annotate.counted import Counted
from service.annotate.fate_features import Thing, unit_kind
from service.annotate.thing_candidates import Candidate, heads_persons
from service.annotate.word_lists import lists

_FATES = lists("quantities_people")
_BEFORE_NOUN = frozenset(("DT", "PRP$", "CD", "JJ", "RB"))
_NUMBERS = frozenset(("CD", "$"))
_MEASURES = lists("grammar_measures")
_NEAR = 4
"""Steps in the tree whose labels are told one by one."""
_FAR = 8


class Names(tuple[str, ...]):
    """Names that hold together; what they weigh is kept with them once it was asked (`things`)."""

    weight: float | None = None


_NO_NAMES = Names()


def features(thing: Thing, candidates: Sequence[Candidate], counted: Counted) -> list[list[Names]]:
    """The names that hold for each candidate, in groups; the first group is its noun."""
    tokens, labels = thing.grammar.tokens, thing.grammar.parse.labels
    lead = tokens[thing.first - 1].lower if thing.first else "^"
    follows = tokens[thing.last].lower if thing.last < len(tokens) else "$"
    if follows == "of" and thing.last + 1 < len(tokens):
        follows = f"of {tokens[thing.last + 1].lower}"
    unit = unit_kind(thing.unit)
    up = thing.chain()
    label, fate = labels[up[0]], _fate(counted, up, labels)
    fates = "none" if counted.action is None else "people" if counted.action in _FATES else "other"
    ranks = _ranks(thing, candidates)
    found = []
    for candidate in candidates:
        place = "out" if candidate.first < 0 else "b" if candidate.first < thing.first else "a"
        head = candidate.head
        groups = [
            Names((f"word:{head}",)),
            _of_words(unit, fates, heads_persons(head), head.endswith("s"), candidate.text[0].isupper()),
            _of_place(place, unit, lead, follows),
            _of_article(candidate.heard, place, unit),
            _of_rank(ranks.get(candidate.first, 0), place, unit, lead, follows),
        ]
        groups += [_of_source(source, unit, fates, lead, follows, label, fate) for source in candidate.sources]
        if candidate.first >= 0:
            groups += _stand(thing, candidate, counted.fate, fate, unit, place)
        found.append(groups)
    return found


def _ranks(thing: Thing, candidates: Sequence[Candidate]) -> dict[int, int]:
    """The nouns of the sentence on either side of the number, the nearest first: 1, 2, 3."""
    before = sorted((one.first for one in candidates if 0 <= one.first < thing.first), reverse=True)
    after = sorted(one.first for one in candidates if one.first >= thing.first)
    return {at: rank for side in (before, after) for rank, at in enumerate(side, 1)}


def _fate(counted: Counted, up: Sequence[int], labels: Sequence[str]) -> str:
    """How the number hangs by what happened to it, and on which side of it that stands."""
    at = counted.fate
    if at is None:
        return "none"
    return (labels[up[up.index(at) - 1]] if at in up[1:] else "off") + ("b" if at < counted.first else "a")


@lru_cache(maxsize=1_024)
def _of_words(unit: str, fates: str, person: bool, plural: bool, capital: bool) -> Names:
    kind = "p" if person else "x"
    return Names((f"p:{kind}", f"p:{kind}:{fates}", f"u:{unit}:p:{kind}", f"pl:{plural:d}:{unit}", f"cap:{capital:d}"))


@lru_cache(maxsize=4_096)
def _of_rank(rank: int, place: str, unit: str, lead: str, follows: str) -> Names:
    """What it tells that so many other nouns stand between."""
    if not rank:
        return _NO_NAMES
    names = (f"rank:{rank}:{place}", f"rank:{rank}:{place}:{unit}")
    return Names((*names, f"rank:{rank}:{place}:lead:{lead}", f"rank:{rank}:{place}:follows:{follows}"))


@lru_cache(maxsize=1_024)
def _of_article(heard: str, place: str, unit: str) -> Names:
    """What it tells how often the article has the noun."""
    return Names((f"heard:{heard}", f"heard:{heard}:{place}", f"heard:{heard}:{unit}"))


@lru_cache(maxsize=4_096)
def _of_place(place: str, unit: str, lead: str, follows: str) -> Names:
    return Names((f"place:{place}:{unit}", f"lead:{lead}:{place}", f"follows:{follows}:{place}"))


@lru_cache(maxsize=8_192)
def _of_source(source: str, unit: str, fates: str, lead: str, follows: str, label: str, fate: str) -> Names:
    """What it tells where the candidate was met: the rules are right more often behind some words than others."""
    names = (f"s:{source}", f"s:{source}:{unit}", f"s:{source}:{fates}", f"s:{source}:label:{label}")
    return Names((*names, f"s:{source}:lead:{lead}", f"s:{source}:follows:{follows}", f"s:{source}:fate:{fate}"))


def _stand(
    thing: Thing, candidate: Candidate, fated: int | None, fate: str, unit: str, place: str
) -> tuple[Names, ...]:
    """Where a noun of the number's sentence stands."""
    grammar = thing.grammar
    tokens, tags, labels = grammar.tokens, grammar.tags, grammar.parse.labels
    at = candidate.last - 1
    up, down = thing.chain(), grammar.chain(at)
    role = "none"
    if fated is not None:
        role = labels[down[down.index(fated) - 1]] if fated in down[1:] else "off"
        role += "+" if role != "off" and down[1] != fated else ""
    meeting = None
    for step, token in enumerate(up):
        if token in down:
            meeting = step
            break
    rising: tuple[str, ...] = ("?",)
    falling: tuple[str, ...] = ()
    meet = "?"
    if meeting is not None:
        depth = down.index(up[meeting])
        rising = tuple([labels[token] for token in up[:meeting]])
        falling = tuple([labels[token] for token in down[:depth]][::-1])
        meet = tags[up[meeting]]
    before = candidate.first - 1
    number = before >= 0 and tags[before] in _NUMBERS
    while before >= 0 and tags[before] in _BEFORE_NOUN:
        before -= 1
    prep = "^" if before < 0 else tokens[before].lower if tags[before] in ("IN", "TO") else ""
    first, last = (candidate.last, thing.first) if place == "b" else (thing.last, candidate.first)
    link = tokens[first].lower if last - first == 1 else ""
    return (
        _of_way(unit, rising, falling, meet),
        _of_noun(tags[at], labels[at], unit, prep, place, role, fate),
        _of_number(number, place, unit, tokens[at].lower in _MEASURES),
        _of_distance(max(0, min(last - first, _FAR)), place, unit, link),
    )


@lru_cache(maxsize=8_192)
def _of_way(unit: str, rising: tuple[str, ...], falling: tuple[str, ...], meet: str) -> Names:
    """What the way in the tree from the number up and down to the noun tells."""
    up, down = len(rising), len(falling)
    path = "path:long" if up + down > _NEAR else f"path:{'^'.join(rising)}|{'v'.join(falling)}"
    names = [path, f"{path}:{unit}", f"up{min(up, 3)}down{min(down, 3)}", f"meet:{meet}", f"steps:{min(up + down, 8)}"]
    names += [f"up{min(up, 4)}", f"down{min(down, 4)}"]
    if falling:
        names += [f"fall0:{falling[0]}", f"fall0:{falling[0]}:{unit}", f"fall:{falling[-1]}"]
    if rising:
        names += [f"rise0:{rising[0]}", f"rise:{rising[-1]}", f"rise:{rising[-1]}:{unit}"]
    return Names(names)


@lru_cache(maxsize=8_192)
def _of_noun(tag: str, label: str, unit: str, prep: str, place: str, role: str, fate: str) -> Names:
    """What the noun's own place tells: its label, the preposition before it, its role by what happened."""
    names = [f"tag:{tag}", f"lab:{label}", f"lab:{label}:{unit}"]
    names += [f"fated:{role}", f"fated:{role}:{fate}", f"fated:{role}:{unit}"]
    names += [f"prep:{prep}:{place}", f"prep:{prep}:{unit}"] if prep else []
    return Names(names)


@lru_cache(maxsize=1_024)
def _of_number(number: bool, place: str, unit: str, measure: bool) -> Names:
    """What it tells that another number counts the noun, or that it is a unit."""
    if not number:
        return _NO_NAMES
    names = (f"number:{place}", f"number:{place}:{unit}")
    return Names((*names, f"measure:{unit}") if measure else names)


@lru_cache(maxsize=4_096)
def _of_distance(tokens: int, place: str, unit: str, link: str) -> Names:
    names = (f"far:{tokens}:{place}", f"far:{tokens}:{place}:{unit}")
    return Names((*names, f"link:{link}:{place}") if link else names)
