"""Ends and bounds of a number: "5-7", "between 40 and 50", "at least 30", "$12 or more"."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import money
from service.annotate.grammar import Grammar
from service.annotate.measures import Qualifier, qualifiers, qualifiers_after, qualifiers_end, scale_of, units
from service.annotate.numerals import Numeral
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists

_CHANGES = lists("quantities_changes")


@dataclass(slots=True)
class Bounds:
    """Reads the words around one number; `following` is the number after it, which may end its range."""

    sentence: SentenceView
    numeral: Numeral
    following: Numeral | None
    grammar: Grammar

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the sentence."""
        return self.sentence.tokens

    def range(self) -> tuple[float, float | None, int]:
        """Low and high end, and the token after them: 5-7, between 40 and 50, $1.9 million to $2.3 million."""
        tokens, numeral, other = self.tokens, self.numeral, self.following
        if other is None:
            return numeral.value, None, numeral.last
        gap = [t.lower for t in tokens[numeral.last : money.begins(self.sentence, other.first)]]
        ahead = money.begins(self.sentence, numeral.first) - 1
        lead = tokens[ahead].lower if ahead >= 0 else ""
        if len(gap) > 2:
            return numeral.value, None, numeral.last
        joined = (
            gap in (["-"], ["to"], ["or"])
            or (gap == ["and"] and lead == "between")
            or (len(gap) == 2 and gap[1] == "to" and lead == "from" and units().get((gap[0],)) is not None)
        )
        if gap == ["or"] and not _are_near(numeral.value, other.value):
            joined = False
        if gap == ["to"] and (
            lead in ("by", "fell", "rose", "up", "down", "climbed", "dropped") or (lead == "from" and self._changes())
        ):
            joined = False
        if not joined or numeral.fraction:
            scale = scale_of(tokens, other) if gap == ["to"] and lead == "from" else 1.0
            same = scale > 1 and numeral.value < 1_000 and scale_of(tokens, numeral) == 1
            return numeral.value * (scale if same else 1.0), None, numeral.last
        low, high = numeral.value, other.value
        scale = scale_of(tokens, other)
        if scale > 1 and low < 1_000 and scale_of(tokens, numeral) == 1:
            low *= scale
        if low >= high and scale > 1 and lead == "from":
            return low, None, numeral.last
        return (low, high, other.last) if low < high else (numeral.value, None, numeral.last)

    def _changes(self) -> bool:
        """Raised from $10 to $14: two figures, no range."""
        for at in range(self.numeral.first - 1, max(-1, self.numeral.first - 12), -1):
            group = self.grammar.group_at(at)
            if group is not None:
                return self.grammar.action(group) in _CHANGES
        return False

    def qualifier(self, first: int) -> tuple[Qualifier, int]:
        tokens = self.tokens
        begin = first
        found: Qualifier = "exact"
        known, ends = qualifiers(), qualifiers_end()
        for _ in range(2):
            lead = tuple([t.lower for t in tokens[max(0, begin - 5) : begin]])
            if not lead or lead[-1] not in ends:
                break
            for width in (5, 4, 3, 2, 1):
                if begin >= width:
                    phrase = lead[-width:]
                    kind = known.get(phrase)
                    if kind is not None and not (phrase == ("near",) and self.numeral.fraction):
                        begin -= width
                        if found == "exact" or kind in ("at_least", "at_most"):
                            found = kind
                        break
            else:
                break
        if tokens[begin - 1].lower in ("between", "from") and begin:
            begin -= 1
        return found, begin

    def qualifier_after(self, at: int) -> tuple[Qualifier | None, int]:
        following = tuple([t.lower for t in self.tokens[at : at + 3]])
        known = qualifiers_after()
        for width in range(len(following), 0, -1):
            kind = known.get(following[:width])
            if kind is not None:
                return kind, at + width
        return None, at


def _are_near(low: float, high: float) -> bool:
    """Three or four, 30 or 40, 10 or 15: one estimate, not two choices."""
    apart = high - low
    return (apart == 1 and low < 20) or (apart in (5, 10) and low % apart == high % apart == 0 and 0 < low < 100)


def bounded(
    low: float, high: float | None, qualifier: Qualifier
) -> tuple[float | None, float | None, float | None, Qualifier]:
    if high is not None:
        return None, low, high, "between"
    if qualifier in ("at_least", "more_than"):
        return low, low, None, qualifier
    if qualifier in ("at_most", "less_than"):
        return low, None, low, qualifier
    return low, None, None, qualifier
