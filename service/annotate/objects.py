"""What is counted or measured: the noun phrase after a number, or the one that a measure is told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from service.annotate import actions
from service.annotate.grammar import PRESUMED, Grammar
from service.annotate.measures import determiners, pronouns, starts
from service.annotate.numerals import Numeral
from service.annotate.object_phrase import PEOPLE, ObjectPhrase
from service.annotate.tokens import SentenceView, Token
from service.lexicon import table


@dataclass(slots=True)
class Objects:
    """Finds the counted thing of one number."""

    sentence: SentenceView
    numeral: Numeral
    grammar: Grammar

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the sentence."""
        return self.sentence.tokens

    def counted(self, at: int, unit: str | None, hyphen: bool) -> tuple[str | None, int]:
        tokens = self.tokens
        begin = at
        measured = unit is not None and not hyphen
        if measured:
            if (behind := self._past_bracket(at)) > at:
                return self.counted(behind, unit, hyphen)[0], at
            if not (at < len(tokens) and tokens[at].lower == "of"):
                return None, at
            first = self.numeral.first
            if first and tokens[first - 1].lower == "within" and unit in ("km", "m", "mile", "ft"):
                return None, at  # within 3,500 km of the planet
            begin = at + 1
        elif at < len(tokens) and tokens[at].text == "-" and self.sentence.touches(at) and not hyphen:
            begin = at + 1
        if begin + 1 < len(tokens) and tokens[begin].lower == "out" and tokens[begin + 1].lower == "of":
            begin += 1  # four out of eight states
        if begin < len(tokens) and tokens[begin].lower == "of":
            begin += 1
        if self.numeral.fraction and begin > at and begin < len(tokens) and tokens[begin].lower in ("a", "an"):
            begin += 1  # one sixth of an average bill
        while begin < len(tokens) and (
            tokens[begin].lower in determiners()
            or (begin > at and tokens[begin].lower in ("next", "last", "first", "remaining"))
        ):
            begin += 1
        if begin > at and begin < len(tokens) and tokens[begin].lower in ("number", "total", "figure"):
            return None, at  # bringing to 19 the number held
        if begin > at:
            begin = self._over_owner(begin)
        if begin < len(tokens) and begin > at and (tokens[begin].is_number or self._is_spelled(begin)):
            begin = self._over_total(begin)
        more = begin == at + 1 and self.tokens[at].lower == "more"
        if (begin == at or more) and unit is None and self._is_predicate(begin, more=more):
            return None, begin  # five more received wounds
        if begin > at and begin < len(tokens) and tokens[begin - 1].lower in _POINTING and self._is_finite(begin):
            return None, begin  # 11 of those went to a third set
        last = self._without_state(begin, ObjectPhrase(self.sentence, self.numeral, self.grammar).end(begin))
        if last == begin:
            return (None, at)
        if tokens[begin].lower in pronouns():
            return None, begin + 1
        named = self.sentence.slice(tokens[begin].start, tokens[last - 1].end)
        return named, last

    def _past_bracket(self, at: int) -> int:
        """Four inches (10 centimeters) of rain: the "of" behind the same in another unit."""
        tokens = self.tokens
        closing = at
        if at < len(tokens) and tokens[at].text == "(":
            closing = next((i for i in range(at, min(len(tokens), at + 8)) if tokens[i].text == ")"), at)
        if closing + 1 < len(tokens) and tokens[closing].text == ")" and tokens[closing + 1].lower == "of":
            return closing + 1
        return at

    def _without_state(self, begin: int, last: int) -> int:
        """Left three workers dead: the thing without what became of it."""
        tags = self.grammar.tags
        while last - begin > 1 and self.tokens[last - 1].lower in _STATES:
            if tags[last - 2] != "NNS" and self.tokens[last - 2].lower not in PEOPLE:
                break
            last -= 1
        return last

    def _is_finite(self, at: int) -> bool:
        return self.grammar.tags[at] in ("VBD", "VBZ", "VBP", "MD")

    def _is_predicate(self, at: int, *, more: bool = False) -> bool:
        """138,000 remain, 19 belonged to …, 12,000 damaged: the word after the number says what becomes of it."""
        tags = self.grammar.tags
        if at >= len(tags) or not self.tokens[at].is_word:
            return False
        if self.tokens[at].lower in _STATES:
            return tags[at : at + 2] == ["VBD", "NNP"]  # of 50 strains, 37 killed Staphylococcus
        if actions.phrase_at(self.tokens, at) is not None:
            return True  # another three suffered wounds
        if self.tokens[at].lower in PRESUMED and at + 1 < len(tags):
            after = tags[at + 2] if at + 2 < len(tags) else "."
            if self.tokens[at + 1].lower in _STATES or (tags[at + 1] == "VBN" and after not in _NOMINAL):
                return True  # 10 feared missing, 150 feared buried in the landslide
        parse = self.grammar.parse
        if tags[at] in ("VBD", "VBZ", "VBP") and parse.heads[at - 1] == at and parse.labels[at - 1].startswith("nsubj"):
            return True  # three held batteries
        follows = tags[at + 1] if at + 1 < len(tags) else "."
        past = tags[at] == "VBD" and self.tokens[at].lower in actions.pasts()
        if past or (more and tags[at] in ("VBD", "VBP", "VBZ")):
            return True  # 21 flew flags of convenience; five more received wounds
        if tags[at] in ("VBD", "VBP", "VBZ"):
            return follows in ("IN", "TO", "RB", "RP", ".", ",", "DT", "VBN", "NNP", "PRP$", "CD")
        if tags[at] == "VBG":
            return follows in ("DT", "PRP$")  # crews of six doing the work of nine
        return tags[at] == "VBN" and follows in (".", ",", "IN", "RB", "WH") and self.numeral.value > 1

    def _over_owner(self, at: int) -> int:
        """Six of the province's seven districts, 5 per cent of the city's roughly 300 units: up to the total."""
        tokens = self.tokens
        if at + 2 < len(tokens) and tokens[at + 1].text == "'" and tokens[at].lower.endswith("s"):
            return at + 2 if tokens[at + 2].is_word else at  # 4 percent of the birds' weight
        if at + 1 >= len(tokens) or not tokens[at].lower.endswith("'s"):
            return at
        total = next((i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].is_number), None)
        if total is None and tokens[at + 1].lower in starts():
            total = at + 1
        lead = tokens[at + 1 : total] if total is not None else ()
        plain = all(t.lower in _ROUGHLY for t in lead)
        return total + 1 if total is not None and plain else at

    def _over_total(self, at: int) -> int:
        """19 of 23 damaged substations, of the 33-kilometre canal: the things stand after the total."""
        tokens = self.tokens
        tied = at + 3 < len(tokens) and tokens[at + 1].text == "-" and self.sentence.touches(at + 2)
        if tied and tokens[at + 2].is_word:
            return at + 3
        at += 1
        while at + 1 < len(tokens) and tokens[at].lower in _LARGE:
            at += 1
        return at

    def _is_spelled(self, at: int) -> bool:
        """Three of the seven nationals, of the thirty-eight ships: a total in words before its things."""
        tokens = self.tokens
        return tokens[at].lower in _counts() and at + 1 < len(tokens) and tokens[at - 1].lower != "of"


@cache
def _counts() -> Mapping[str, float]:
    """Numbers in words."""
    return table("annotate-quantities", "numerals.counts")


_NOMINAL = frozenset(("NN", "NNS", "NNP", "JJ", "CD"))
_POINTING = frozenset(("those", "these"))
_LARGE = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_ROUGHLY = frozenset(("roughly", "about", "some", "nearly", "almost", "around", "more", "than", "over", "estimated"))
_STATES = frozenset(("dead", "killed", "wounded", "injured", "missing", "hurt", "sick", "ill"))
