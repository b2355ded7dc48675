"""What tells whether a candidate is what happened to a counted thing: where both stand, in the words and in the tree.

Features are named numbers; the names are the columns of the learned trees (`fates`). A name ends in what it is told
of: ``b`` a candidate before the thing, ``a`` after it, ``in`` inside; the kind of unit; a label of the tree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log1p

from service.annotate import actions
from service.annotate.fate_candidates import Candidate
from service.annotate.grammar import Grammar
from service.forest import Group

_LEADS = frozenset(
    ("into", "among", "to", "by", "of", "from", "in", "with", "for", "at", "on", "than", "after", "over", "about")
)
_FOLLOWS = frozenset((",", ".", ";", ")", "(", "and", "who", "which", "that", "of", "in"))
_LENGTHS = frozenset(("km", "m", "mile", "ft", "cm", "mm", "in"))
_DURATIONS = frozenset(("minute", "hour", "day", "week", "month", "year", "second"))
_NEAR = 4
"""Steps between thing and candidate whose labels are told one by one."""


def unit_kind(unit: str | None) -> str:
    """n of counted things; pct, dur, money, len, other of measures."""
    if unit is None:
        return "n"
    if unit == "percent":
        return "pct"
    if unit in _DURATIONS:
        return "dur"
    if unit.isupper() and len(unit) == 3:
        return "money"
    return "len" if unit in _LENGTHS else "other"


@dataclass(slots=True)
class Thing:
    """A counted or measured thing: tokens `first` to `last` (half-open) of its sentence, its unit."""

    grammar: Grammar
    first: int
    last: int
    unit: str | None
    headline: bool = False
    _up: list[int] = field(default_factory=list)
    _standing: tuple[str, str, str, str] | None = None

    def head(self) -> int:
        """The token that the thing hangs by: a noun or number that hangs outside it."""
        heads, tags = self.grammar.parse.heads, self.grammar.tags
        outside = [at for at in range(self.first, self.last) if not self.first <= heads[at] < self.last]
        for at in outside:
            if tags[at] in _HEADS:
                return at
        return outside[0] if outside else self.last - 1

    def chain(self) -> list[int]:
        """The head and the tokens above it."""
        if not self._up:
            self._up = self.grammar.chain(self.head())
        return self._up

    def standing(self) -> tuple[str, str, str, str]:
        """The label that it hangs by, the kind of its unit, the words before and behind it."""
        if self._standing is None:
            tokens = self.grammar.tokens
            lead = tokens[self.first - 1].lower if self.first else "^"
            follows = tokens[self.last].lower if self.last < len(tokens) else "$"
            self._standing = (self.grammar.parse.labels[self.chain()[0]], unit_kind(self.unit), lead, follows)
        return self._standing


_HEADS = frozenset(("NN", "NNS", "NNP", "CD"))


def features(thing: Thing, candidate: Candidate, odds: Mapping[str, float]) -> dict[str, float]:
    """All features that are not nought; `odds` are the log-odds of actions to be the right one."""
    return {name: value for group in groups(thing, candidate, odds) for name, value in group}


def groups(thing: Thing, candidate: Candidate, odds: Mapping[str, float]) -> list[Group]:
    """`features` in groups that many things and candidates have alike, each made once."""
    grammar, at, group = thing.grammar, candidate.at, candidate.group
    place = "b" if at < thing.first else "in" if at < thing.last else "a"
    label, unit, lead, follows = thing.standing()
    rising, falling = _way(thing, candidate)
    voice = "" if group is None else f"{group.passive:d}{group.finite:d}"
    told = candidate.told
    found = [
        _of_kind(candidate.kind, place, unit, label, voice),
        _of_way(candidate.kind, unit, label, rising, falling),
        _of_token(grammar.tags[at], grammar.parse.labels[at], place),
        _around(place, lead, follows, thing.headline),
        _of_told(told, odds.get(told)),
    ]
    if place != "in":
        found.append(_stretch(thing, candidate, place))
    return found


_APART = ("?",)
"""The way between two tokens that no token is above."""


def _way(thing: Thing, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels up from the thing to where its way meets the candidate's, and down from there."""
    labels = thing.grammar.parse.labels
    up, down = thing.chain(), thing.grammar.chain(candidate.at)
    for rise, at in enumerate(up):
        if at in down:
            fall = down.index(at)
            return tuple([labels[n] for n in up[:rise]]), tuple([labels[n] for n in down[:fall]][::-1])
    return _APART, ()


def _all(names: Sequence[str], *more: tuple[str, float]) -> Group:
    return Group([*[(name, 1.0) for name in names], *more])


@lru_cache(maxsize=8_192)
def _of_kind(kind: str, place: str, unit: str, label: str, voice: str) -> Group:
    """What the kinds of both tell; ``voice`` is 1 or 0 for passive and for finite, empty for what is no verb."""
    names: tuple[str, ...] = (f"kind:{kind}", f"kind:{kind}{place}", f"u:{unit}:{place}", f"u:{unit}:{kind}:{label}")
    if voice:
        passive, finite = voice[0], "finite" if voice[1] == "1" else "nonfinite"
        names += (finite, f"passive{passive}{place}", f"passive{passive}:{label}")
    return _all(names)


@lru_cache(maxsize=8_192)
def _of_way(kind: str, unit: str, label: str, rising: tuple[str, ...], falling: tuple[str, ...]) -> Group:
    """What the way in the tree tells, and its labels one by one where it is short."""
    if rising == _APART:
        return _all((f"u:{unit}:lab:{label}:off", "path:none"), ("steps", 2.0))
    up, down = len(rising), len(falling)
    path = f"{'^'.join(rising)}|{'v'.join(falling)}"
    names = [
        f"u:{unit}:lab:{label}:{'off' if falling else 'above'}",
        f"path:{path}" if up + down <= _NEAR else "path:long",
        f"up{min(up, 4)}",
        f"down{min(down, 4)}",
        f"up{min(up, 3)}down{min(down, 3)}",
        f"u:{unit}:up{min(up, 2)}:down{min(down, 2)}",
    ]
    names += [f"kind:{kind}:{path}"] if up + down <= 2 else []
    names += [f"rise0:{rising[0]}", f"rise:{rising[-1]}{'|' if falling else ''}"] if rising else []
    names += [f"fall0:{falling[0]}", f"fall:{falling[-1]}"] if falling else []
    names += ["conj"] if "conj" in rising or "conj" in falling else []
    return _all(names, ("steps", min(up + down, 8) / 4))


@lru_cache(maxsize=4_096)
def _of_token(tag: str, label: str, place: str) -> Group:
    return _all((f"tag:{tag}", f"lab:{label}", f"lab:{label}{place}"))


@lru_cache(maxsize=4_096)
def _of_told(told: str, odds: float | None) -> Group:
    """What the action itself tells; ``odds`` None for one that was not learned."""
    names = ["told:?" if odds is None else f"told:{told}"]
    if told.split(" ", 1)[0] in actions.forms():
        names.append("curated")
    return _all(names) if odds is None else _all(names, ("odds", odds))


def _around(place: str, lead: str, follows: str, headline: bool) -> Group:
    """What stands before and behind the thing."""
    return _between(place, lead if lead in _LEADS else "", follows if follows in _FOLLOWS else "", headline)


@lru_cache(maxsize=4_096)
def _between(place: str, lead: str, follows: str, headline: bool) -> Group:
    names = [f"headline:{place}"] if headline else []
    if lead:
        names.append(f"lead:{lead}:{place}")
    if follows:
        names.append(f"follows:{follows}:{place}")
    return _all(names)


def _stretch(thing: Thing, candidate: Candidate, place: str) -> Group:
    """What stands between the thing and the candidate."""
    first, last = (candidate.at + 1, thing.first) if place == "b" else (thing.last, candidate.at)
    verbs, finite, marks, clauses = thing.grammar.stretches.between(first, last)
    counts = (min(verbs, 4), min(finite, 3), min(marks, 4), min(clauses, 3))
    return _of_stretch(place, candidate.kind, last - first + 1, counts)


@lru_cache(maxsize=8_192)
def _of_stretch(place: str, kind: str, distance: int, counts: tuple[int, int, int, int]) -> Group:
    """How far the candidate is and what stands between."""
    found = [(f"far:{place}", log1p(distance))]
    if distance <= 1:
        found.append((f"beside:{place}", 1.0))
    if not counts[0]:
        found += _all((f"nearest:{place}", f"nearest:{place}{kind}"))
    names = ("verbs", "finite", "marks", "clauses")
    found += [(f"{name}:{place}", float(count)) for name, count in zip(names, counts, strict=True) if count]
    return Group(found)
