"""Quantities of one sentence beside each other: lists, compounds, brackets, one unit for both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.annotate.grammar import Grammar
from service.annotate.measures import Qualifier, units
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists


@dataclass(slots=True)
class Counted:
    """A quantity in a sentence: ``first`` and ``last`` in tokens (half-open), `start` and `end` in the document."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    minimum: float | None
    maximum: float | None
    qualifier: Qualifier
    unit: str | None
    object: str | None
    action: str | None
    sentence: SentenceView
    grammar: Grammar
    number: tuple[int, int] = (0, 0)
    thing: int | None = None
    """The head of what a measure is told of."""
    share: bool = False
    """Whether it is a part of what was counted before: "more than half had returned"."""

    tally: bool = False
    """Whether it is another figure of what was told before: "the ministry put the figure at 11"."""
    pinned: bool = False
    """Whether the action is what the number was read by ("put the damage at 3 million") and not to be looked for."""
    fate: int | None = None
    """The token that tells what happened to it."""
    own: bool = False
    """Whether the thing stands right behind the number: "40 tonnes of rice"."""
    like: Counted | None = None
    """The quantity of whose thing this is another figure: "to 40 from 35", "10 km (six miles)"."""

    @property
    def governed(self) -> bool:
        """Whether a verb or preposition stands right before it: "leaving 12 wounded"."""
        return self.first > 0 and (
            self.grammar.group_at(self.first - 1) is not None or self.grammar.tags[self.first - 1] in ("IN", "TO")
        )


def share_thing(found: Sequence[Counted], tokens: Sequence[Token]) -> None:
    """28 were wounded, four critically: the part counts what the whole does."""
    for whole, part in pairwise(found):
        if part.object is None and tokens[part.last - 1].lower.endswith("ly") and part.first == whole.last + 1:
            part.object = whole.object


def compounds(found: Sequence[Counted], tokens: Sequence[Token]) -> list[Counted]:
    """2 hours 24 minutes as 144 minutes, 3 metres 20 centimetres as 3.2 metres; a month and a half as 1.5 months."""
    kept: list[Counted] = []
    for counted in found:
        left = kept[-1] if kept else None
        if left is not None and left.value is not None and counted.value is not None:
            gap = [t.lower for t in tokens[left.last : counted.first]]
            times = _PARTS.get((left.unit or "", counted.unit or ""))
            if times is not None and gap in ([], ["and"]) and counted.value < times and counted.qualifier == "exact":
                if left.unit in ("hour", "minute", "year"):
                    left.value, left.unit = left.value * times + counted.value, counted.unit
                else:
                    left.value += counted.value / times
                left.last, left.end = counted.last, counted.end
                continue
        whole = _and_a_half(counted, tokens)
        kept.append(whole or counted)
    return kept


def _and_a_half(counted: Counted, tokens: Sequence[Token]) -> Counted | None:
    """An hour and a half: the "half" is read first, the unit stands before it."""
    at = counted.number[0]
    lead = [t.lower for t in tokens[max(0, at - 3) : at]]
    if counted.value != 0.5 or len(lead) < 3 or lead[2] != "and" or lead[0] not in ("a", "an", "one"):
        return None
    unit = units().get((lead[1],))
    if unit is None:
        return None
    counted.value, counted.unit, counted.first, counted.start = 1.5, unit, at - 3, tokens[at - 3].start
    counted.last = counted.number[1]
    counted.end = tokens[counted.last - 1].end
    return counted


_PARTS = {
    ("hour", "minute"): 60.0,
    ("minute", "second"): 60.0,
    ("m", "cm"): 100.0,
    ("km", "m"): 1000.0,
    ("ft", "in"): 12.0,
    ("kg", "g"): 1000.0,
    ("lb", "oz"): 16.0,
    ("year", "month"): 12.0,
    ("t", "kg"): 1000.0,
}
"""How many of the second unit make one of the first, where text says both together."""


def share_head(found: Sequence[Counted], tokens: Sequence[Token]) -> None:
    """Four Security Council and two General Assembly resolutions, 20 old and 30 new lorries: the noun of both."""
    for left, right in pairwise(found):
        if left.object is None or right.object is None or right.first != left.last + 1:
            continue
        head, end = tokens[right.last - 1], tokens[left.last - 1]
        plural = head.text.islower() and head.lower.endswith("s")
        apart = end.is_capitalized and not end.lower.endswith("s") and not right.object.islower()
        kind = left.grammar.tags[left.last - 1] == "JJ" and left.number[1] == left.last - 1 and end.lower not in _STATES
        if tokens[left.last].lower in ("and", "or") and plural and left.unit is None and (apart or kind):
            left.object = f"{left.object} {head.text}"


def restate(found: Sequence[Counted], tokens: Sequence[Token]) -> None:
    """10 million tenge ($29,400): the bracket says the same of the same."""
    for left, right in pairwise(found):
        gap = [t.lower for t in tokens[left.last : right.first]]
        own = right.last > right.number[1] + 1 and right.object is not None and "of" in _words_of(right, tokens)
        bare = right.unit == "percent" and left.unit is None and left.object is not None and not own
        if gap in (["or"], [",", "or"]) and bare:
            right.object = left.object  # 4.2 million votes, or 51.3 percent
        if gap[:1] == ["("] and len(gap) < 4 and left.unit is not None and right.unit is not None:
            _tie(right, left)
        if left.object is not None and _is_parallel(left, right, tokens):
            right.object = left.object.split(" of ")[0]
    starts = [counted.first for counted in found]
    for counted in found:
        if counted.thing is None:
            continue
        at = bisect_right(starts, counted.thing) - 1
        whole = found[at] if at >= 0 else counted
        if whole is not counted and counted.thing < whole.last and whole.object is not None:
            counted.object = whole.object  # 214,000 tonnes of grain, a third less
        elif whole is not counted and counted.thing < whole.last and (counted.object or "").lower() in _UNIT_WORDS:
            counted.object = None  # up to 1.8 metres fell in two days


def _tie(right: Counted, left: Counted) -> None:
    """Another figure of the same thing; 1,100 km (684 miles) east of a place is one distance."""
    if right.own and right.pinned and right.object == "distance" and not left.own:
        left.object, left.own, left.pinned = right.object, True, True
    right.object, right.like = left.object, left


def _is_kind(word: str, counted: Counted) -> bool:
    return word not in _SPECIFIC and counted.value is not None and counted.value >= 1


def _words_of(counted: Counted, tokens: Sequence[Token]) -> list[str]:
    """The words behind its number up to its end: "per cent of the milk"."""
    return [t.lower for t in tokens[counted.number[1] : counted.last]]


def _is_parallel(left: Counted, right: Counted, tokens: Sequence[Token]) -> bool:
    """12 counts of fraud and three of forgery; 40 metres wide and nine feet deep: the second names no thing itself."""
    gap = [t.lower for t in tokens[left.last : right.first]]
    after = [t.lower for t in tokens[right.number[1] : right.number[1] + 2]]
    if left.object is None or len(after) < 2 or len(gap) > 8 or gap[-1:] != ["and"]:
        return False
    if left.unit is not None and right.unit is not None:
        size = tokens[right.last].lower if right.last < len(tokens) else ""
        return gap == [gap[0], "and"] and gap[0] in _SIZES and size in _SIZES
    of_kind = gap[0] == "of" or (gap == ["and"] and " of " in left.object)
    return of_kind and left.unit is None and right.unit is None and after[0] == "of" and _is_kind(after[1], right)


def measure_alike(found: Sequence[Counted], tokens: Sequence[Token]) -> None:
    """From five kilometers to three, from 9.8 to 8.1 billion rubles: the bare figure has the other one's unit."""
    for left, right in pairwise(found):
        gap = [t.lower for t in tokens[left.last : right.first]]
        while gap and gap[-1] in _PLANNED:
            gap.pop()  # down from a planned 150
        if _is_term(left, right, tokens):
            right.unit = left.unit
            continue
        lead = [t.lower for t in tokens[right.first - 2 : right.first]]
        if lead == [",", "worth"] and len(gap) < 12 and left.unit is None and left.object is not None:
            right.object = left.object  # received 150,000 doses from the agency, worth 37 million soms
            continue
        days = right.object is None or right.object.lower() in ("day", "week", "month", "year")
        if gap[-1:] == ["against"] and left.unit is right.unit is None and days and left.object is not None:
            right.object = left.object  # 20 new cases against 35 the day before
            continue
        if (
            tokens[right.first].lower == "from"
            and "to" in (tokens[left.first].lower, tokens[left.first - 1].lower if left.first else "")
            and set(gap) <= _TIMES
            and right.unit in (None, left.unit)
        ):
            right.unit = left.unit
            _tie(right, left)  # to 40 from 35 last year
            continue
        ranges = gap == ["to"] and right.unit is not None and left.unit is None
        if ranges and (left.object is None or tokens[left.first].lower == "from"):
            left.unit, left.object = right.unit, right.object or left.object
        if gap == ["to"] and tokens[left.first].lower == "from" and left.unit == right.unit is not None:
            left.object = right.object or left.object
        if (
            gap[-2:] in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])
            or (gap[-1:] == ["against"] and right.unit == left.unit is not None)
            or (gap and right.first > left.last and tokens[right.first].lower == "from" and gap[-1] in ("up", "down"))
        ) and (right.unit == left.unit or (right.unit is None and right.number[1] == right.last)):
            right.unit = left.unit
            _tie(right, left)
            continue
        if (
            right.unit is None
            and left.value is not None
            and right.object is None
            and gap
            and gap[-1] in ("from", "with", "against", "to")
            and set(gap) <= _COMPARING
            and {"up", "down", "compared", "against"} & set(gap)
        ):
            right.unit = left.unit
            _tie(right, left)
        if (
            right.unit is None
            and right.object is None
            and left.unit is not None
            and gap in (["to"], ["to", "just"], ["to", "only"])
        ):
            right.unit = left.unit
            _tie(right, left)


def _is_term(left: Counted, right: Counted, tokens: Sequence[Token]) -> bool:
    """Jailed for six years and the younger for four, sentenced to 11 years and his brother to eight."""
    if left.unit not in ("year", "month") or right.unit is not None or right.last != right.number[1] or not left.first:
        return False
    lead = tokens[left.first - 1].lower
    alike = lead in ("to", "for") and tokens[right.first - 1].lower == lead and right.first - left.last < _TERM_APART
    before = [t.lower for t in tokens[max(0, left.first - 4) : left.first - 1]]
    return alike and not _SENTENCING.isdisjoint(before)


_SENTENCING = frozenset(("sentenced", "jailed", "imprisoned"))
_TERM_APART = 16
"""Tokens between two terms of one sentence."""
_PLANNED = frozenset(("a", "an", "planned", "initial", "original", "expected", "estimated", "previous", "earlier"))
_STATES = frozenset(("dead", "killed", "injured", "wounded", "hurt", "missing", "sick", "ill", "homeless"))
_UNIT_WORDS = lists("grammar_measures")
_SIZES = frozenset(("deep", "long", "wide", "tall", "high", "thick"))
_SPECIFIC = frozenset(("the", "them", "these", "those", "which", "whom", "its", "their", "his", "her", "our", "my"))
_TIMES = frozenset(("this", "last", "next", "year", "month", "week", "season", "a", "the", "share", ","))
_COMPARING = frozenset(
    (
        "a",
        "loaf",
        ",",
        "up",
        "down",
        "from",
        "compared",
        "with",
        "to",
        "against",
        "just",
        "only",
        "about",
        "sharply",
        "slightly",
        "far",
    )
)
