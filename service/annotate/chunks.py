"""Tags of one sentence put together: noun phrases, and verb groups with their voice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from service.annotate import syntax, tag_repair
from service.annotate.once import once
from service.annotate.tokens import Token
from service.annotate.word_lists import lists
from service.lexicon import table

_BE = lists("grammar_be")
_HAVE = lists("grammar_have")
_COPULAS = lists("grammar_copulas")
_RELATIVE = lists("grammar_relative")
_NO_VERBS = lists("grammar_no_verbs")
_HELPING = _BE | _HAVE | _COPULAS
_NOUNS = frozenset(("NN", "NNS", "NNP"))
_INSIDE = frozenset(("DT", "PRP$", "POS", "CD", "JJ", "NN", "NNS", "NNP", "$", "SYM"))
_OPENING = frozenset(("PRP", "EX"))
_VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD"))
_VERBAL = _VERBS | {"TO"}
_NOMINAL = _INSIDE | _OPENING | _VERBS
"""Tags that noun phrases may begin with."""
_GOING_ON = frozenset(("JJ", "NN", "NNS", "NNP", "POS", "$", "SYM"))
"""Tags that never end a noun phrase."""
_FINITE = frozenset(("VBP", "VBZ", "VBD", "MD"))
_LONGEST_GROUP = 9
_DEEP = 12
"""Steps up the tree."""
_LARGE = frozenset(("thousand", "million", "billion", "trillion"))


class Phrase(NamedTuple):
    """A noun phrase: tokens ``first`` to ``last`` (half-open), article and possessor included."""

    first: int
    last: int


class Group(NamedTuple):
    """A verb with its auxiliaries: "have been destroyed". ``main`` is the token that says what happens."""

    first: int
    last: int
    main: int
    passive: bool
    finite: bool
    copula: bool


class Chunks:
    """Words, tags, noun phrases and verb groups of one sentence, read when first asked for."""

    def __init__(self, tokens: Sequence[Token], *, titled: bool = False, words: frozenset[str] | None = None) -> None:
        """``titled``: capitals say nothing, as in a headline in Title Case. ``words``: all tokens in small letters."""
        self.tokens = tokens
        self.words = frozenset([token.lower for token in tokens]) if words is None else words
        self._titled = titled
        self._chains: dict[int, list[int]] = {}

    @once
    def parse(self) -> syntax.Parse:
        """Heads and labels; a headline in Title Case is read in lower case."""
        return syntax.parse([self.written])[0]

    @once
    def children(self) -> list[list[int]]:
        """The tokens that hang on each token."""
        return self.parse.children()

    def chain(self, at: int) -> list[int]:
        """A token and those above it in the tree, the root last; at most `_DEEP`."""
        known = self._chains.get(at)
        if known is None:
            heads = self.parse.heads
            known = self._chains[at] = [at]
            while len(known) < _DEEP and (above := heads[known[-1]]) >= 0 and above not in known:
                known.append(above)
        return known

    @property
    def written(self) -> Sequence[Token]:
        """The tokens as the parser reads them: words that it misreads or never saw as others of their kind."""
        read = [Token.of(t.lower, t.start, t.end) for t in self.tokens] if self._titled else self.tokens
        others = _readings()
        if "won" not in self.words and others.keys().isdisjoint(self.words):
            return read
        odd = [
            at
            for at, token in enumerate(self.tokens)
            if (word := token.lower) in others or (word == "won" and self._is_sum(at - 1))
        ]
        if not odd:
            return read
        changed = list(read)
        for at in odd:
            token = read[at]
            word = others.get(token.lower, "rubles")
            changed[at] = Token.of(word, token.start, token.end)
        return changed

    @once
    def tags(self) -> list[str]:
        """A tag a token (service/annotate/syntax.py), mended where the words tell better (`tag_repair`)."""
        return tag_repair.mended(self.tokens, self.parse)

    def _is_sum(self, at: int) -> bool:
        """38,000 won, 7 trillion won: a large figure before what may be the Korean currency."""
        if at < 0:
            return False
        token = self.tokens[at]
        return token.lower in _LARGE or (token.is_number and "," in token.text)

    @once
    def groups(self) -> list[Group]:
        """Verb groups in order."""
        found: list[Group] = []
        last = 0
        for at, tag in enumerate(self.tags):
            if tag not in _VERBAL or at < last:
                continue
            group = self._group(at)
            if group is not None:
                found.append(group)
                last = group.last
        return found

    @once
    def phrases(self) -> list[Phrase]:
        """Noun phrases in order; pronouns are phrases of their own."""
        found: list[Phrase] = []
        last = 0
        for at, tag in enumerate(self.tags):
            if tag not in _NOMINAL or at < last:
                continue
            last = self._phrase(at)
            if last > at:
                found.append(Phrase(at, last))
        return found

    @once
    def group_at(self) -> Callable[[int], Group | None]:
        """The verb group that a token belongs to."""
        found = {at: group for group in self.groups for at in range(group.first, group.last)}
        return found.get

    @once
    def phrase_at(self) -> Callable[[int], Phrase | None]:
        """The noun phrase that a token belongs to."""
        found = {at: phrase for phrase in self.phrases for at in range(phrase.first, phrase.last)}
        return found.get

    # Noun phrases

    def is_modifier(self, index: int) -> bool:
        """A participle before its noun: "damaged houses", "the sinking ship"."""
        tags = self.tags
        if tags[index] not in ("VBN", "VBG", "VBD") or index + 1 >= len(tags):
            return False
        before = tags[index - 1] if index else ""
        after = tags[index + 1]
        if after == "-" and index + 3 < len(tags) and tags[index + 2] in ("RP", "IN", "RB"):
            after = tags[index + 3]  # two burned-out trucks
        if before in ("DT", "PRP$", "POS", "CD", "JJ") and after in ("NN", "NNS", "NNP", "JJ"):
            return not (before == "DT" and self.tokens[index - 1].lower in _RELATIVE) and tags[index] != "VBD"
        return False

    def _phrase(self, first: int) -> int:
        tags, tokens = self.tags, self.tokens
        if tags[first] in ("PRP", "EX"):
            return first + 1
        at = first
        noun = False
        while at < len(tags):
            tag = tags[at]
            if tag in _GOING_ON:
                noun = noun or tag in _NOUNS
                at += 1
                continue
            if tag in ("DT", "PRP$") and at > first and (noun or tags[at - 1] not in ("DT", "RB", "CD")):
                break
            if tag == "CD" and noun and tags[at - 1] not in ("-", "$", "NNP"):
                break
            if tag in _INSIDE or (
                (tag in ("-",) and at > first and at + 1 < len(tags) and tokens[at - 1].end == tokens[at].start)
                or (self.is_modifier(at) and not noun)
                or (
                    tag == "CC"
                    and at + 1 < len(tags)
                    and not noun
                    and at > first
                    and tags[at - 1] == "JJ"
                    and tags[at + 1] in ("JJ", "VBN")
                )
            ):
                at += 1
            else:
                break
        while at > first and tags[at - 1] not in _NOUNS and tags[at - 1] not in ("CD", "JJ", "SYM", "DT"):
            at -= 1
        return at

    # Verbs

    def _group(self, first: int) -> Group | None:
        tags, tokens = self.tags, self.tokens
        if tags[first] not in _VERBS and not (
            tags[first] == "TO" and first + 1 < len(tags) and tags[first + 1] in ("VB", "RB")
        ):
            return None
        if self.is_modifier(first) or tokens[first].lower in _NO_VERBS:
            return None
        main = first
        at = first
        passive = finite = False
        last_be = False
        while at < len(tags) and at - first < _LONGEST_GROUP:
            tag, lower = tags[at], tokens[at].lower
            if tag in _VERBS:
                if at > first and tag in _FINITE and tag != "MD" and tags[at - 1] not in ("RB", "MD"):
                    break
                if at > first and self.is_modifier(at) and not last_be:
                    break
                if at > main >= first and tag == "VBN" and tags[main] == "VB" and tokens[main].lower not in _HELPING:
                    break  # to give stranded guests
                if tag == "VBG" and at > main and tags[main] == "VBN" and tokens[main].lower not in _HELPING:
                    break  # have died waiting
                finite = finite or (tag in _FINITE and at - first <= 1)
                passive = tag == "VBN" and last_be
                last_be = lower in _BE
                main = at
            elif tag == "TO" and at + 1 < len(tags) and tags[at + 1] in ("VB", "RB"):
                last_be = False
            elif _quotes(tokens, tags, at, last_be):
                pass  # had been "neutralised"
            elif (tag == "RB" and at > first) or lower in ("not", "also", "since", "already", "either", "both"):
                pass
            else:
                break
            at += 1
        last = at
        while last - 1 > main and tags[last - 1] != "RP":
            last -= 1
        lower = tokens[main].lower
        copula = lower in _COPULAS
        if tags[main] == "VBN" and main == first:
            passive = True
        return Group(first, last, main, passive, finite, copula)


@cache
def _readings() -> Mapping[str, str]:
    """Irregular forms that the parser never saw (shrank, overthrew), and the verb that it reads there (fell, took)."""
    return {form: verb for verb, forms in table("annotate-grammar", "readings").items() for form in forms}


def _quotes(tokens: Sequence[Token], tags: Sequence[str], at: int, last_be: bool) -> bool:
    """Whether a mark opens a participle in quotation marks behind a form of "be"."""
    return last_be and tokens[at].text in ('"', "“") and at + 1 < len(tags) and tags[at + 1] == "VBN"
