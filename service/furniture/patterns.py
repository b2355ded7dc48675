"""The regular expressions of the lexicon, tried on a line only where its first character and its letters allow it.

About two hundred of them judge every short line. Most begin with a word or a figure, the others hold some fixed
text (``©``, ``°``, `` ago``): that is read off the expressions here, so that few are left to be tried.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_ATOM = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|.", re.DOTALL)
_REPEAT = re.compile(r"[?*+]|\{\d*,?\d*\}")
_OPTIONAL = ("?", "*", "{0", "{,")
_FIGURE = "0"
"""Stands for every figure."""
_ANY = "\x00"
"""Stands for any character."""
_IN_WORD, _BETWEEN_WORDS = "\x01", "\x02"
"""Stand for ``\\w`` and ``\\W``."""
_NO_CHARACTER = frozenset({r"\b", r"\B", r"\A", r"\Z", "^", "$", "?"})
"""Atoms that match between characters, and the mark of a lazy repetition."""
_KINDS = {r"\d": _FIGURE, r"\w": _IN_WORD, r"\W": _BETWEEN_WORDS, r"\s": _ANY, r"\S": _ANY, r"\D": _ANY}
_WIDEST = 64
"""Characters of the widest range of a class that is read."""
_BEGINNING = 2
"""Characters by which expressions are chosen."""
_DIGIT = re.compile(r"\d")
_STEP = 16
"""Lines are told apart by their length in such steps."""
_FullMatch = Callable[[str], re.Match[str] | None]
_SPECIAL = frozenset("^$.()[]{}|*+?\\")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One alternative of an expression. `needed` is text that every match holds, "" when that is not known."""

    whole: re.Pattern[str]
    reason: str
    beginnings: frozenset[str]
    """The first two characters of matches, all of a shorter match; `_FIGURE` is any figure, `_ANY` any character."""
    needed: str
    longest: float
    """Characters of the longest match, at least: infinite when there is no end to it."""
    figured: bool
    """Whether every match holds a figure."""


class _Chosen(NamedTuple):
    """Patterns in the order of their rank: texts that some need, all with what each needs, those that need nothing."""

    needed: tuple[str, ...]
    all: tuple[tuple[str, _FullMatch, str], ...]
    free: tuple[tuple[_FullMatch, str], ...]


class Patterns:
    """Expressions in the order of their rank: the first that matches the whole of a line names the reason."""

    def __init__(self, ranked: Iterable[tuple[str, str]]) -> None:
        self._all = tuple(
            Pattern(re.compile(part), reason, _beginnings(part), _needed(part), _longest(part), _figured(part))
            for reason, expression in ranked
            for alternative in _alternatives(expression)
            for part in _parted(alternative)
        )
        self._begun = lru_cache(maxsize=4096)(self._begin)
        self._selected = lru_cache(maxsize=8192)(self._select)

    def reason(self, folded: str) -> str | None:
        """Why the folded line is furniture, None when no expression matches the whole of it."""
        two = _DIGIT.sub(_FIGURE, folded[:_BEGINNING])
        figured = _DIGIT.search(folded) is not None
        chosen = self._selected(two, len(folded) // _STEP, figured)
        if any(map(folded.__contains__, chosen.needed)):
            return next((reason for needed, match, reason in chosen.all if needed in folded and match(folded)), None)
        return next((reason for match, reason in chosen.free if match(folded)), None)

    def _select(self, two: str, steps: int, figured: bool) -> _Chosen:
        """The patterns that may begin with `two`, be `steps` long and, unless `figured`, hold no figure."""
        found = [
            (one.needed, one.whole.fullmatch, one.reason)
            for one in self._begun(two)
            if one.longest >= steps * _STEP and (figured or not one.figured)
        ]
        needed = dict.fromkeys(text for text, _match, _reason in found if text)
        free = tuple((match, reason) for text, match, reason in found if not text)
        return _Chosen(tuple(needed), tuple(found), free)

    def _begin(self, two: str) -> tuple[Pattern, ...]:
        """The patterns whose matches may begin with the characters `two`, figures as `_FIGURE`."""
        if len(two) < _BEGINNING:
            return self._all
        forms = {one + other for one in _forms(two[0]) for other in _forms(two[1])}
        return tuple(one for one in self._all if not one.beginnings.isdisjoint(forms))


def _forms(character: str) -> tuple[str, str, str]:
    """How a character may stand in `Pattern.beginnings`."""
    return character, _ANY, _IN_WORD if character.isalnum() or character == "_" else _BETWEEN_WORDS


def _atoms(expression: str) -> Iterator[tuple[str, str]]:
    """The parts of an expression (a character, class or group) and the repetition mark of each."""
    position = 0
    while position < len(expression):
        end = _group_end(expression, position) if expression[position] == "(" else _end(_ATOM, expression, position)
        repeat = _REPEAT.match(expression, end)
        mark = repeat.group() if repeat else ""
        yield expression[position:end], mark
        position = end + len(mark)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position + 1


def _group_end(expression: str, start: int) -> int:
    depth = 0
    position = start
    while position < len(expression):
        atom = expression[position : _end(_ATOM, expression, position)]
        depth += (atom == "(") - (atom == ")")
        position += len(atom)
        if depth == 0:
            break
    return position


def _alternatives(expression: str) -> list[str]:
    """``a|(?:b|c)`` as ``a`` and ``(?:b|c)``."""
    parts = [""]
    position = 0
    while position < len(expression):
        end = _group_end(expression, position) if expression[position] == "(" else _end(_ATOM, expression, position)
        atom = expression[position:end]
        if atom == "|":
            parts.append("")
        else:
            parts[-1] += atom
        position = end
    return parts


def _parted(expression: str) -> list[str]:
    """``.{3,9} ?[→»]`` as ``.{3,9} ?[→]`` and ``.{3,9} ?[»]``: what may begin anyhow is told by the text it needs."""
    if _ANY * _BEGINNING not in _beginnings(expression) or _needed(expression).strip():
        return [expression]
    position = 0
    for atom, mark in _atoms(expression):
        end = position + len(atom)
        choices = [] if mark else _choices(atom)
        if choices:
            return [f"{expression[:position]}(?:{choice}){expression[end:]}" for choice in choices]
        position = end + len(mark)
    return [expression]


def _choices(atom: str) -> list[str]:
    """The members of a class of characters or the alternatives of a group, when each is fixed text."""
    if atom.startswith("(?:"):
        parts = _alternatives(atom[3:-1])
    elif atom.startswith("[") and "-" not in atom[2:-2] and atom[1] != "^":
        parts = [match.group() for match in _ATOM.finditer(atom[1:-1])]
        parts = [part if len(part) > 1 else re.escape(part) for part in parts]
    else:
        return []
    return parts if all(_needed(part).strip() for part in parts) else []


def _beginnings(expression: str) -> frozenset[str]:
    """The first two characters of what an alternative of an expression matches; all of it when that is shorter."""
    found = {""}
    for atom, repeat in _atoms(expression):
        if all(len(one) == _BEGINNING for one in found):
            break
        here = _beginnings_of(atom)
        if _most(repeat) > 1:  # what follows is the atom again, or the next one
            here |= {one + _ANY for one in here if len(one) < _BEGINNING}
        if repeat.startswith(_OPTIONAL):
            here |= {""}
        found = {one if len(one) == _BEGINNING else (one + more)[:_BEGINNING] for one in found for more in here}
    return frozenset(found)


def _beginnings_of(atom: str) -> set[str]:
    if atom in _KINDS:
        return {_KINDS[atom]}
    if atom in _NO_CHARACTER:
        return {""}
    if atom[0] == "\\" and atom[1].isalnum():
        return {_ANY * _BEGINNING}  # an escape that goes on
    if atom.startswith("(?:"):
        return {one for part in _alternatives(atom[3:-1]) for one in _beginnings(part)}
    if atom.startswith("("):
        return {""}  # looks around
    if atom.startswith("["):
        return _members(atom[1:-1])
    return {_character(_literal(atom))}


def _members(members: str) -> set[str]:
    """Classes of characters, short ranges and ``\\d``; negations and other classes inside are not read."""
    atoms = [match.group() for match in _ATOM.finditer(members)]
    found: set[str] = set()
    position = 0
    while position < len(atoms):
        first, last = atoms[position], atoms[position + 2 : position + 3]
        if last and atoms[position + 1] == "-":
            if len(first) > 1 or len(last[0]) > 1 or ord(last[0]) - ord(first) > _WIDEST:
                return {_ANY}
            found |= {_character(chr(code)) for code in range(ord(first), ord(last[0]) + 1)}
            position += 3
            continue
        found.add(_FIGURE if first == r"\d" else _character(_literal(first, bare=True)))
        position += 1
    return {_ANY} if _ANY in found or atoms[0] == "^" else found


def _character(literal: str) -> str:
    return _FIGURE if literal.isdecimal() else literal or _ANY


def _literal(atom: str, *, bare: bool = False) -> str:
    """The character that an atom stands for, "" when it stands for several."""
    if len(atom) == 2 and atom[0] == "\\":
        return "" if atom[1].isalnum() else atom[1]
    return atom if len(atom) == 1 and (bare or atom not in _SPECIAL) else ""


def _longest(expression: str) -> float:
    """An upper bound of the length of a match; groups other than ``(?:`` only look around."""
    return max(
        sum((_longest(atom[3:-1]) if atom.startswith("(?:") else 1) * _most(mark) for atom, mark in _atoms(part))
        for part in _alternatives(expression)
    )


def _figured(expression: str) -> bool:
    """Whether every match holds a figure."""
    return all(
        any(not mark.startswith(_OPTIONAL) and _is_figured(atom) for atom, mark in _atoms(part))
        for part in _alternatives(expression)
    )


def _is_figured(atom: str) -> bool:
    return atom == r"\d" or (atom.startswith("(?:") and _figured(atom[3:-1]))


def _most(mark: str) -> float:
    """How often at most a repetition mark allows its atom."""
    if mark in ("", "?"):
        return 1
    bounds = mark.strip("{}").split(",")
    return int(bounds[-1]) if mark.startswith("{") and bounds[-1] else math.inf


def _needed(expression: str) -> str:
    """The longest run of characters that stand in every match, blanks at its ends not counted."""
    if len(_alternatives(expression)) > 1:
        return ""
    runs = [""]
    for atom, repeat in _atoms(expression):
        if atom.startswith("(?:") and not repeat:
            runs += [_needed(atom[3:-1]), ""]
            continue
        literal = "" if repeat.startswith(_OPTIONAL) else _literal(atom)
        runs[-1] += literal
        if repeat or not literal:
            runs.append("")
    return max(runs, key=lambda run: len(run.strip()))
