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

_ATOM = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|.", re.DOTALL)
_REPEAT = re.compile(r"[?*+]|\{\d*,?\d*\}")
_OPTIONAL = ("?", "*", "{0", "{,")
_FIGURE = "0"
"""Stands for every figure as a first character."""
_ANYTHING = frozenset({""})
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
    openings: frozenset[str]
    """First characters of matches, `_FIGURE` for figures; `_ANYTHING` when they are not known."""
    needed: str
    longest: float
    """Characters of the longest match, at least: infinite when there is no end to it."""
    figured: bool
    """Whether every match holds a figure."""

    def opens_with(self, first: str) -> bool:
        return self.openings == _ANYTHING or first in self.openings


class Patterns:
    """Expressions in the order of their rank: the first that matches the whole of a line names the reason."""

    def __init__(self, ranked: Iterable[tuple[str, str]]) -> None:
        self._all = tuple(
            Pattern(re.compile(part), reason, _openings(part), _needed(part), _longest(part), _figured(part))
            for reason, expression in ranked
            for part in _alternatives(expression)
        )
        self._selected = lru_cache(maxsize=2048)(self._select)

    def reason(self, folded: str) -> str | None:
        """Why the folded line is furniture, None when no expression matches the whole of it."""
        first = folded[:1]
        opening, figured = _FIGURE if first.isdecimal() else first, _DIGIT.search(folded) is not None
        for needed, fullmatch, reason in self._selected(opening, len(folded) // _STEP, figured):
            if needed in folded and fullmatch(folded):
                return reason
        return None

    def _select(self, first: str, steps: int, figured: bool) -> tuple[tuple[str, _FullMatch, str], ...]:
        """Needed text, matcher and reason of the patterns that may open with `first`, be `steps` long and, unless
        `figured`, hold no figure."""
        return tuple(
            (one.needed, one.whole.fullmatch, one.reason)
            for one in self._all
            if one.opens_with(first) and one.longest >= steps * _STEP and (figured or not one.figured)
        )


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


def _openings(expression: str) -> frozenset[str]:
    """The characters that a match can begin with."""
    found: frozenset[str] = frozenset()
    for atom, repeat in _atoms(expression):
        here = _first_of(atom)
        if here == _ANYTHING:
            return _ANYTHING
        found |= here
        if not repeat.startswith(_OPTIONAL):
            return found
    return _ANYTHING


def _first_of(atom: str) -> frozenset[str]:
    if atom == r"\d":
        return frozenset({_FIGURE})
    if atom.startswith("(?:"):
        parts = [_openings(part) for part in _alternatives(atom[3:-1])]
        return _ANYTHING if _ANYTHING in parts else frozenset().union(*parts)
    if atom.startswith("["):
        return _first_of_class(atom[1:-1])
    return _opening(_literal(atom))


def _first_of_class(members: str) -> frozenset[str]:
    """Classes of single characters and ``\\d``; ranges and negations are not read."""
    atoms = [match.group() for match in _ATOM.finditer(members)]
    if atoms[0] == "^" or "-" in atoms[1:-1] or any(len(atom) > 2 for atom in atoms):
        return _ANYTHING
    found = [frozenset({_FIGURE}) if atom == r"\d" else _opening(_literal(atom, bare=True)) for atom in atoms]
    return _ANYTHING if _ANYTHING in found else frozenset().union(*found)


def _opening(literal: str) -> frozenset[str]:
    return frozenset({_FIGURE if literal.isdecimal() else literal})


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
    runs = [""]
    for atom, repeat in _atoms(expression):
        literal = "" if repeat.startswith(_OPTIONAL) else _literal(atom)
        runs[-1] += literal
        if repeat or not literal:
            runs.append("")
    return max(runs, key=lambda run: len(run.strip()))
