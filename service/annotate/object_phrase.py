"""Where the noun phrase of a counted thing ends: its last noun, before the verb, the next clause or another number."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import Grammar
from service.annotate.measures import starts, stops
from service.annotate.numerals import Numeral
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists

LONGEST = 7
"""Words of a counted thing, its complement (tonnes of cargo) apart."""


@dataclass(slots=True)
class ObjectPhrase:
    """The words that may be the thing of one number."""

    sentence: SentenceView
    numeral: Numeral
    grammar: Grammar

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the sentence."""
        return self.sentence.tokens

    def end(self, begin: int) -> int:
        """The token behind the phrase that begins at a token; that token itself where none begins there."""
        tokens = self.tokens
        last = begin
        hyphens = 0
        while last < len(tokens) and last - begin < LONGEST + 2 * min(hyphens, 3):
            token = tokens[last]
            hyphens += token.text == "-"
            if token.is_word:
                tied = last > begin and tokens[last - 1].text == "-" and self._is_tied(last)
                if (
                    token.lower in stops()
                    and not tied
                    and not (token.lower == "and" and self._joins(last, begin))
                    and not self._compound(last)
                    and not (last == begin and self._describes(last))
                ):
                    break
                if last > begin and not tied and token.text in _WEEKDAYS:
                    break  # 4 inches of rain Tuesday
                if (
                    last > begin
                    and not tied
                    and (self._is_verb(last, begin) or self._is_other_name(last) or self._is_state(last))
                ):
                    break
                if token.lower == "and":
                    last += 1
                    continue
            elif token.text == "-" and last > begin and self.sentence.touches(last):
                last += 1
                continue
            elif token.text == "(" and last > begin and self._is_short_form(last):
                last += 3
                continue
            elif token.is_number and last > begin and tokens[last - 1].text == "-":
                pass
            else:
                break
            last += 1
        while last > begin and not (tokens[last - 1].is_word or tokens[last - 1].is_number):
            last -= 1
        while last > begin and tokens[last - 1].lower in ("and", "of"):
            last -= 1
        if (
            last < len(tokens) - 1
            and tokens[last].lower == "of"
            and last > begin
            and tokens[last - 1].lower in _CONTAINERS
        ):
            return self.end(last + 1) if self.end(last + 1) > last + 1 else last
        return last

    def _is_short_form(self, at: int) -> bool:
        """Four liquefied natural gas (LNG) carriers: capitals in brackets between the thing and its head."""
        tokens = self.tokens
        return (
            at + 3 < len(tokens)
            and tokens[at + 1].text.isupper()
            and tokens[at + 2].text == ")"
            and self.grammar.tags[at + 3] in ("NN", "NNS")
            and self.grammar.tags[at - 1] != "NNS"
        )

    def _is_tied(self, at: int) -> bool:
        """Two burned-out trucks, Turkish-made drones: a hyphen without spaces before the word."""
        return self.sentence.touches(at) and self.sentence.touches(at - 1)

    def _compound(self, at: int) -> bool:
        """Two wide-body aircraft, 40 long-range missiles."""
        tokens = self.tokens
        return at + 2 < len(tokens) and tokens[at + 1].text == "-" and self.sentence.touches(at + 1)

    def _describes(self, at: int) -> bool:
        """Two late goals, 30 old women: an adjective before a plural."""
        tags = self.grammar.tags
        return at + 1 < len(tags) and tags[at] == "JJ" and tags[at + 1] == "NNS"

    def _is_unfinished(self, at: int) -> bool:
        """Six command and observation zones: many things, but no plural yet."""
        head = self.tokens[at - 1].lower
        return (
            (self.numeral.value > 1 or self.numeral.vague)
            and not self.numeral.fraction
            and not head.endswith("s")
            and head not in PEOPLE
        )

    def _joins(self, at: int, begin: int) -> bool:
        """Whether "and" joins two things under one number (tanks and armored vehicles), not two clauses or numbers."""
        tokens = self.tokens
        if at == begin or at + 1 >= len(tokens):
            return False
        after = tokens[at + 1]
        if self.grammar.tags[at + 1] in ("VB", "VBP", "VBD", "VBZ", "MD"):
            return False  # create 2,300 jobs and attract investments
        if (
            not after.is_word
            or after.lower in stops()
            or after.lower in starts()
            or after.lower in ("dozens", "some", "several", "many", "at", "more", "nearly", "another")
        ):
            return False
        if after.is_capitalized and not tokens[at - 1].is_capitalized:
            return False
        if actions.participle(after) and not (
            at + 2 < len(tokens)
            and tokens[at + 2].is_word
            and tokens[at + 2].lower not in stops()
            and after.lower.endswith("ed")
        ):
            return False
        if self._is_unfinished(at):
            return True
        return (
            tokens[at - 1].lower.endswith("s")
            or tokens[at - 1].lower in PEOPLE
            or (at + 2 < len(tokens) and tokens[at + 2].lower.endswith("s"))
        )

    def _is_state(self, at: int) -> bool:
        """45 drivers short, six miners alive: an adjective or adverb behind a plural that no noun follows."""
        tags = self.grammar.tags
        after = tags[at + 1] if at + 1 < len(tags) else "."
        return tags[at - 1] == "NNS" and tags[at] in ("JJ", "RB") and after not in ("NN", "NNS", "NNP", "JJ", "-", "CC")

    def _is_other_name(self, at: int) -> bool:
        """Two short years Mike Pompeo has …: capitals behind a plural in small letters."""
        before = self.tokens[at - 1]
        return self.tokens[at].is_capitalized and not before.is_capitalized and self.grammar.tags[at - 1] == "NNS"

    def _is_verb(self, at: int, begin: int) -> bool:
        """Whether the word begins the predicate or a clause: a verb by its surroundings that modifies no noun."""
        grammar = self.grammar
        tag = grammar.tags[at]
        if tag in ("VBG", "VBN") and grammar.is_modifier(at):
            return False
        if tag in ("VBD", "VBP", "VBZ", "MD", "VBN"):
            return True
        return tag in ("VBG", "VB") and grammar.tags[at - 1] in ("NN", "NNS", "NNP", "CD")


PEOPLE = lists("objects_uncounted_plurals")
"""Plurals without an s."""
_CONTAINERS = lists("objects_containers")
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
