"""Tags that the parser mistook: verbs read as nouns, nouns read as verbs, by their words and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from service.annotate import actions, word_tags
from service.annotate.once import once
from service.annotate.syntax import Parse
from service.annotate.tokens import Token
from service.lexicon import table

_NOUNS = frozenset(("NN", "NNS", "NNP"))
_FINITE = frozenset(("VBP", "VBZ", "VBD", "MD"))
_MISTAKEN = _NOUNS | {"VBZ", "VBN", "VBD"}
"""Tags that the parser may have mistaken for each other."""
_OF_PRICES = frozenset(("worth", "cost", "costs"))
_FAR = 24
"""Tokens back to the first verb of a clause."""
_AFTER_BARE = frozenset(("IN", "TO", "RB", ".", ",", "WH", "CC"))
_ONES = frozenset(("one", "1", "million", "billion", "thousand", "hundred", "dozen"))
_COLLECTIVE = frozenset(("fish", "crew", "staff", "police", "head", "score", "aircraft", "cost", "percent", "run"))
_GROUPS = frozenset(
    ("family", "group", "gang", "crew", "team", "mother", "father", "band", "party", "squad", "pack", "herd", "couple")
)
_WITHIN_NOUNS = frozenset(("det", "aux", "poss"))
"""Labels of what hangs on a noun, or on a verb that is one already."""
_AFTER_VERB = {"CD": 0, "DT": 0, "PRP$": 0, "$": 0, "RB": 1, "IN": 2, "TO": 2, "NN": 3, "JJ": 3, "NNS": 3, "NNP": 3}


def mended(tokens: Sequence[Token], parse: Parse) -> list[str]:
    """A tag a token."""
    return _Reader(tokens, parse).tags()


@dataclass
class _Reader:
    """Reads one sentence."""

    tokens: Sequence[Token]
    parse: Parse

    def tags(self) -> list[str]:
        """The parser's tags, mended."""
        tokens = self.tokens
        found = list(self.parse.tags)
        for at, tag in enumerate(self.parse.tags):
            word = tokens[at].lower
            if tag not in _MISTAKEN and word not in _OF_PRICES:
                continue
            if word == "worth" and self._prices(found, at):
                found[at] = "IN"
            elif word in ("cost", "costs") and self._costs(found, at):
                found[at] = "VBD" if word == "cost" else "VBZ"
            elif tag == "VBZ" and (_is_no_verb(word) or self._is_counted(found, at)) and not self._acts(at):
                found[at] = "NNS"
            elif tag == "NNS" and (self._goes_on(found, at) or self._does(found, at)):
                found[at] = "VBZ"
            elif tag == "VBN" and word in actions.pasts():
                found[at] = "VBD"  # sank, which is no participle
            elif tag in ("VBN", "VBD") and word in _spelled():
                found[at] = "CD"
            elif tag in _NOUNS and self._is_misread(found, at):
                found[at] = "VBD" if word.endswith("ed") else "VBZ" if word.endswith("s") else "VBP"
        if _FINITE.isdisjoint(found):
            self._find_verb(found)
        return found

    def _is_misread(self, tags: Sequence[str], at: int) -> bool:
        """Eight surrendered, 14 work, two sleep in their car; the operator orders nine cranes: a verb, not a noun."""
        word = self.tokens[at].lower
        if word.endswith("ed"):
            return at > 0 and tags[at] == "NN" and word_tags.is_only_verb(word)
        if tags[at] == "NN" and at and tags[at - 1] == "CD":
            follows = tags[at + 1] if at + 1 < len(tags) else "."
            bare = follows in _AFTER_BARE and self.tokens[at - 1].lower not in _ONES
            return bare and word not in _COLLECTIVE and word_tags.may_be_verb(word)
        return tags[at] != "NNP" and self._acts(at)

    @once
    def _acting(self) -> frozenset[int]:
        """The tokens that have a subject and an object of their own."""
        parse = self.parse
        if "nsubj" not in parse.labels or "dobj" not in parse.labels:
            return frozenset()
        arcs = list(zip(parse.heads, parse.labels, strict=True))
        acting = {head for head, label in arcs if label == "nsubj"} & {head for head, label in arcs if label == "dobj"}
        return frozenset(acting - {head for head, label in arcs if label in _WITHIN_NOUNS})

    def _acts(self, at: int) -> bool:
        """The hall seats 986 people: a word with a subject and an object of its own."""
        return at in self._acting

    def _is_counted(self, tags: Sequence[str], at: int) -> bool:
        """600 life jackets, sixteen offers: no verb behind a number and one noun, or right behind a number in words."""
        word = self.tokens[at].lower
        if at and (before := self.tokens[at - 1].lower) in _spelled() and before not in _ONES:
            return True  # sixteen offers
        return at > 1 and tags[at - 2 : at] == ["CD", "NN"] and word.endswith("s") and not word_tags.may_be_verb(word)

    def _goes_on(self, tags: Sequence[str], at: int) -> bool:
        """Employs 900 people and exports 40 million bottles: a second verb that may be a noun, a number behind it."""
        if at < 2 or tags[at - 1] not in ("CC", ",") or tags[at + 1 : at + 2] not in (["CD"], ["$"]):
            return False
        curated = self.tokens[at].lower in actions.forms()
        if tags[at - 1] == "," and not curated:
            return False
        earlier = next(
            (tag for tag in reversed(tags[max(0, at - _FAR) : at - 1]) if tag in ("VBZ", "VBD", "VBP", "MD")), None
        )
        return earlier == "VBZ" and (curated or word_tags.may_be_verb(self.tokens[at].lower))

    def _does(self, tags: Sequence[str], at: int) -> bool:
        """A family of five lives in a tent: what a group does, where no other verb follows in its clause."""
        lead = [token.lower for token in self.tokens[max(0, at - 3) : at - 1]]
        if len(lead) < 2 or tags[at - 1] != "CD" or lead[1] != "of" or lead[0] not in _GROUPS:
            return False
        if tags[at + 1 : at + 2] not in (["IN"], ["TO"], ["RB"], ["DT"], ["PRP$"]):
            return False
        word = self.tokens[at].lower
        if not word_tags.may_be_verb(word):
            return False
        rest = tags[at + 1 :]
        clause = rest[: next((n for n, tag in enumerate(rest) if tag in (",", "WH")), len(rest))]
        return not any(tag in _FINITE for tag in clause)

    def _find_verb(self, tags: list[str]) -> None:
        """A clause without a verb may have one that looks like a noun: "Diesel margins rise about 4%"."""
        best: tuple[int, int] | None = None
        for at in range(1, len(tags) - 1):
            if tags[at] not in ("NN", "NNS") or not self._may_act(at):
                continue
            if tags[at - 1] not in ("NN", "NNS", "NNP") and not self._counts(tags, at):
                continue
            rank = _AFTER_VERB.get(tags[at + 1])
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, at)
        if best is not None:
            word = self.tokens[best[1]].lower
            tags[best[1]] = "VBD" if word in actions.pasts() else "VBZ" if word.endswith("s") else "VBP"

    def _may_act(self, at: int) -> bool:
        word, before = self.tokens[at].lower, self.tokens[self._subject(at)].lower
        if word in actions.pasts():
            return True
        if not word_tags.may_be_verb(word):
            return False
        return word.endswith("s") != before.endswith("s")

    def _subject(self, at: int) -> int:
        """The noun before a token, the meters of "300,000 cubic meters of raw sewage"."""
        start = at - 1
        while start > 1 and self.parse.tags[start - 1] in ("JJ", "NN"):
            start -= 1
        return start - 2 if start > 1 and self.tokens[start - 1].lower == "of" else at - 1

    def _counts(self, tags: Sequence[str], at: int) -> bool:
        """Three drown in X: a number that a preposition follows one word later."""
        return tags[at - 1] == "CD" and tags[at] == "NN" and tags[at + 1] in ("IN", "TO", "RB")

    def _prices(self, tags: Sequence[str], at: int) -> bool:
        """Heroin worth Rs 9 crore: no noun and no part of one before a sum."""
        sum_near = any(tag in ("CD", "$") for tag in tags[at + 1 : at + 5])
        return sum_near and at > 0 and (tags[at - 1] in _NOUNS or tags[at - 1] in (",", "CD"))

    def _costs(self, tags: Sequence[str], at: int) -> bool:
        """Whether "cost" is the verb here: a sum follows, and no word that makes it a noun stands before."""
        if at == 0 or tags[at - 1] in ("DT", "PRP$", "JJ", "TO", "IN", "MD"):
            return False
        if tags[at + 1 : at + 2] == ["NNS"] and tags[at + 2 : at + 3] in (["CD"], ["$"]):
            return True  # cost insurers $700 million
        return any(tag in ("CD", "$") for tag in tags[at + 1 : at + 5]) and all(
            tag not in ("NN", "NNS", "VBD", "VBZ", ".", ",") for tag in tags[at + 1 : at + 2]
        )


@cache
def _spelled() -> frozenset[str]:
    """Numbers in words."""
    return frozenset(table("annotate-quantities", "numerals.counts"))


@lru_cache(maxsize=4_096)
def _is_no_verb(word: str) -> bool:
    """Jackets: a word of the counts that is never a verb there."""
    return word.endswith("s") and word_tags.knows(word) and not word_tags.may_be_verb(word)
