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

_LEADS = frozenset(
    ("into", "among", "to", "by", "of", "from", "in", "with", "for", "at", "on", "than", "after", "over", "about")
)
_FOLLOWS = frozenset((",", ".", ";", ")", "(", "and", "who", "which", "that", "of", "in"))
_LENGTHS = frozenset(("km", "m", "mile", "ft", "cm", "mm", "in"))
_DURATIONS = frozenset(("minute", "hour", "day", "week", "month", "year", "second"))
_DEEP = 12
"""Steps up the tree."""
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

    def head(self) -> int:
        """The token that the thing hangs by: a noun or number that hangs outside it."""
        heads, tags = self.grammar.parse.heads, self.grammar.tags
        outside = [at for at in range(self.first, self.last) if not self.first <= heads[at] < self.last]
        nouns = (at for at in outside if tags[at] in ("NN", "NNS", "NNP", "CD"))
        return next(nouns, outside[0] if outside else self.last - 1)

    def chain(self) -> list[int]:
        """The head and the tokens above it."""
        if not self._up:
            self._up = chain(self.grammar.parse.heads, self.head())
        return self._up


def chain(heads: Sequence[int], at: int) -> list[int]:
    """A token and those above it in the tree, the root last."""
    found = [at]
    while len(found) < _DEEP and (above := heads[found[-1]]) >= 0 and above not in found:
        found.append(above)
    return found


def features(thing: Thing, candidate: Candidate, odds: Mapping[str, float]) -> dict[str, float]:
    """All features that are not nought; `odds` are the log-odds of actions to be the right one."""
    grammar, at, group = thing.grammar, candidate.at, candidate.group
    place = "b" if at < thing.first else "in" if at < thing.last else "a"
    labels, tokens = grammar.parse.labels, grammar.tokens
    label = labels[thing.chain()[0]]
    unit = unit_kind(thing.unit)
    rising, falling = _way(thing, candidate)
    voice = "" if group is None else f"{group.passive:d}{group.finite:d}"
    names = [
        *_of_kind(candidate.kind, place, unit, label, voice),
        *_of_way(candidate.kind, unit, label, rising, falling),
        *_of_token(grammar.tags[at], labels[at], place),
        *_around(
            place,
            tokens[thing.first - 1].lower if thing.first else "^",
            tokens[thing.last].lower if thing.last < len(tokens) else "$",
            thing.headline,
        ),
    ]
    told = candidate.told
    names.append(f"told:{told}" if told in odds else "told:?")
    if told.split(" ", 1)[0] in actions.forms():
        names.append("curated")
    found = dict.fromkeys(names, 1.0)
    found["steps"] = min(len(rising) + len(falling), 8) / 4 if rising is not _APART else 2.0
    if told in odds:
        found["odds"] = odds[told]
    if place != "in":
        _stretch(found, thing, candidate, place)
    return found


_APART = ("?",)
"""The way between two tokens that no token is above."""


def _way(thing: Thing, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels up from the thing to where its way meets the candidate's, and down from there."""
    parse = thing.grammar.parse
    up, down = thing.chain(), chain(parse.heads, candidate.at)
    meeting = next((n for n, at in enumerate(up) if at in down), None)
    if meeting is None:
        return _APART, ()
    depth = down.index(up[meeting])
    rising = tuple(parse.labels[at] for at in up[:meeting])
    return rising, tuple(parse.labels[at] for at in reversed(down[:depth]))


@lru_cache(maxsize=8_192)
def _of_kind(kind: str, place: str, unit: str, label: str, voice: str) -> tuple[str, ...]:
    """What the kinds of both tell; ``voice`` is 1 or 0 for passive and for finite, empty for what is no verb."""
    names = (f"kind:{kind}", f"kind:{kind}{place}", f"u:{unit}:{place}", f"u:{unit}:{kind}:{label}")
    if not voice:
        return names
    passive, finite = voice[0], voice[1]
    return (*names, "finite" if finite == "1" else "nonfinite", f"passive{passive}{place}", f"passive{passive}:{label}")


@lru_cache(maxsize=8_192)
def _of_way(kind: str, unit: str, label: str, rising: tuple[str, ...], falling: tuple[str, ...]) -> tuple[str, ...]:
    """What the way in the tree tells, and its labels one by one where it is short."""
    if rising is _APART:
        return (f"u:{unit}:lab:{label}:off", "path:none")
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
    return tuple(names)


@lru_cache(maxsize=4_096)
def _of_token(tag: str, label: str, place: str) -> tuple[str, ...]:
    return (f"tag:{tag}", f"lab:{label}", f"lab:{label}{place}")


def _around(place: str, lead: str, follows: str, headline: bool) -> list[str]:
    """What stands before and behind the thing."""
    names = [f"headline:{place}"] if headline else []
    if lead in _LEADS:
        names.append(f"lead:{lead}:{place}")
    if follows in _FOLLOWS:
        names.append(f"follows:{follows}:{place}")
    return names


def _stretch(found: dict[str, float], thing: Thing, candidate: Candidate, place: str) -> None:
    """What stands between the thing and the candidate."""
    grammar = thing.grammar
    first, last = (candidate.at + 1, thing.first) if place == "b" else (thing.last, candidate.at)
    distance = last - first + 1
    found[f"far:{place}"] = log1p(distance)
    if distance <= 1:
        found[f"beside:{place}"] = 1.0
    between = grammar.stretches.between(first, last)
    if not between.verbs:
        found[f"nearest:{place}"] = found[f"nearest:{place}{candidate.kind}"] = 1.0
    for name, count, most in (
        ("verbs", between.verbs, 4),
        ("finite", between.finite, 3),
        ("marks", between.marks, 4),
        ("clauses", between.clauses, 3),
    ):
        if count:
            found[f"{name}:{place}"] = float(min(count, most))
