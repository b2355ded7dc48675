"""A shallow parse of one sentence: noun phrases, verb groups with voice, and who stands where around a verb."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.annotate import actions, datelines, syntax, word_tags
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists

_BE = lists("grammar_be")
_HAVE = lists("grammar_have")
_COPULAS = lists("grammar_copulas")
_RELATIVE = lists("grammar_relative")
_MEASURES = lists("grammar_measures")
_NO_VERBS = lists("grammar_no_verbs")
_CLAUSE = lists("grammar_clause")
_WISHING = frozenset(("hoped", "sought", "struggled", "wanted", "waited", "queued", "tried", "threatened", "vowed"))
_CONTROL = lists("grammar_control")
_HELPING = _BE | _HAVE | _COPULAS
_NOUNS = frozenset(("NN", "NNS", "NNP"))
_INSIDE = frozenset(("DT", "PRP$", "POS", "CD", "JJ", "NN", "NNS", "NNP", "$", "SYM"))
_OPENING = frozenset(("PRP", "EX"))
_VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD"))
_FINITE = frozenset(("VBP", "VBZ", "VBD", "MD"))
_LONGEST_GROUP = 9
_REACH = 40
"""Tokens that are looked at on either side of a place."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``last`` (half-open), article and possessor included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries: "have been destroyed". ``main`` is the token that says what happens."""

    first: int
    last: int
    main: int
    passive: bool
    finite: bool
    copula: bool


class Grammar:
    """The parse of one sentence, made when first asked for."""

    def __init__(self, tokens: Sequence[Token], *, titled: bool = False) -> None:
        """``titled``: capitals say nothing, as in a headline in Title Case."""
        self.tokens = tokens
        self._titled = titled

    @cached_property
    def parse(self) -> syntax.Parse:
        """Heads and labels; a headline in Title Case is read in lower case."""
        return syntax.parse([self.written])[0]

    @cached_property
    def children(self) -> list[list[int]]:
        """The tokens that hang on each token."""
        return self.parse.children()

    @property
    def written(self) -> Sequence[Token]:
        """The tokens as the parser reads them."""
        if not self._titled:
            return self.tokens
        return [Token(t.lower, t.lower, t.start, t.end) for t in self.tokens]

    @cached_property
    def tags(self) -> list[str]:
        """A tag a token (service/annotate/syntax.py)."""
        tokens = self.tokens
        found = list(self.parse.tags)
        for at, token in enumerate(tokens):
            if token.lower in ("cost", "costs") and self._costs(found, at):
                found[at] = "VBD" if token.lower == "cost" else "VBZ"
        if not any(tag in _FINITE for tag in found):
            self._find_verb(found)
        return found

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
            tags[best[1]] = "VBZ" if self.tokens[best[1]].lower.endswith("s") else "VBP"

    def _may_act(self, at: int) -> bool:
        word, before = self.tokens[at].lower, self.tokens[at - 1].lower
        if not word_tags.may_be_verb(word):
            return False
        return word.endswith("s") != before.endswith("s")

    def _counts(self, tags: Sequence[str], at: int) -> bool:
        """Three drown in X: a number that a preposition follows one word later."""
        return tags[at - 1] == "CD" and tags[at] == "NN" and tags[at + 1] in ("IN", "TO", "RB")

    def _costs(self, tags: Sequence[str], at: int) -> bool:
        """Whether "cost" is the verb here: a sum follows, and no word that makes it a noun stands before."""
        if at == 0 or tags[at - 1] in ("DT", "PRP$", "JJ", "TO", "IN", "MD"):
            return False
        if tags[at + 1 : at + 2] == ["NNS"] and tags[at + 2 : at + 3] in (["CD"], ["$"]):
            return True  # cost insurers $700 million
        return any(tag in ("CD", "$") for tag in tags[at + 1 : at + 5]) and all(
            tag not in ("NN", "NNS", "VBD", "VBZ", ".", ",") for tag in tags[at + 1 : at + 2]
        )

    @cached_property
    def groups(self) -> list[Group]:
        """Verb groups in order."""
        found: list[Group] = []
        last = 0
        for at, tag in enumerate(self.tags):
            if at < last or not (tag in _VERBS or tag == "TO"):
                continue
            group = self._group(at)
            if group is not None:
                found.append(group)
                last = group.last
        return found

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Noun phrases in order; pronouns are phrases of their own."""
        found: list[Phrase] = []
        last = 0
        for at, tag in enumerate(self.tags):
            if at < last or not (tag in _INSIDE or tag in _OPENING or tag in _VERBS):
                continue
            last = self._phrase(at)
            if last > at:
                found.append(Phrase(at, last))
        return found

    @cached_property
    def _group_at(self) -> dict[int, Group]:
        return {at: group for group in self.groups for at in range(group.first, group.last)}

    @cached_property
    def _phrase_at(self) -> dict[int, Phrase]:
        return {at: phrase for phrase in self.phrases for at in range(phrase.first, phrase.last)}

    def group_at(self, index: int) -> Group | None:
        """The verb group that the token belongs to."""
        return self._group_at.get(index)

    def phrase_at(self, index: int) -> Phrase | None:
        """The noun phrase that the token belongs to."""
        return self._phrase_at.get(index)

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
            if tag in ("DT", "PRP$") and at > first and (noun or tags[at - 1] not in ("DT", "RB", "CD")):
                break
            if tag == "CD" and noun and tags[at - 1] not in ("-", "$", "NNP"):
                break
            if tag in _INSIDE:
                noun = noun or tag in _NOUNS
                at += 1
            elif (
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

    def action(self, group: Group, *, own: bool = False) -> str | None:
        """The participle that tells what happens, particle included where that is an action of its own.

        ``own``: of an active "seeks to recover" the inner verb, whose object the thing is; an offer stays one.
        """
        main = self.control(group)
        if own and not group.passive and actions.told(self.tokens[main].lower) in _WISHING:
            main = group.main
        word = self.tokens[main].lower
        if (main == group.main and group.copula) or word in _HAVE or "'" in word or self.tags[main] in ("MD", "TO"):
            return None
        told = actions.told(word)
        if not word.endswith(("ed", "ing")) and not actions.knows(told) and not word_tags.may_be_verb(word):
            return None  # a noun that the parser took for a verb
        following = self.tokens[main + 1].lower if main + 1 < len(self.tokens) else ""
        return actions.with_particle(told, following)

    def control(self, group: Group) -> int:
        """The verb that tells: of "were asked to sign" and "refused to leave" the one before "to"."""
        for at in range(group.first + 1, group.main):
            if self.tags[at] == "TO" and actions.told(self.tokens[at - 1].lower) in _CONTROL:
                return at - 1
        return group.main

    def topic(self) -> tuple[int, int] | None:
        """Document offsets of the first verb's subject, articles off."""
        for group in self.groups:
            subject = self.subject(group)
            if subject is not None and self.tags[subject.last - 1] in _NOUNS:
                first = subject.first
                while self.tags[first] not in (*_NOUNS, "JJ") and first + 1 < subject.last:
                    first += 1
                return self.tokens[first].start, self.tokens[subject.last - 1].end
        return None

    @cached_property
    def _plurals(self) -> list[tuple[int, tuple[int, int]]]:
        found = []
        for phrase in self.phrases:
            if self.tags[phrase.last - 1] != "NNS" or self.tokens[phrase.last - 1].lower in _MEASURES:
                continue
            first = phrase.first
            while first < phrase.last and self.tags[first] not in ("NN", "NNS", "NNP", "JJ"):
                first += 1
            found.append((phrase.last, (self.tokens[first].start, self.tokens[phrase.last - 1].end)))
        return found

    def plurals(self, before: int, most: int = 8) -> list[tuple[int, int]]:
        """Document offsets of the last plural nouns with their modifiers that end before a token, no measures."""
        end = bisect_right(self._plurals, before, key=lambda plural: plural[0])
        return [span for _, span in self._plurals[max(0, end - most) : end]]

    def first_plural(self) -> tuple[int, int] | None:
        """Document offsets of the first plural noun with its modifiers."""
        return self._plurals[0][1] if self._plurals else None

    # Places around verbs

    def subject(self, group: Group) -> Phrase | None:
        """The noun phrase that the verb is said of, with its complements; a pronoun where that is the subject."""
        relative = False
        at = group.first - 1
        floor = max(0, group.first - _REACH)
        while at >= floor:
            token, tag = self.tokens[at], self.tags[at]
            phrase = self.phrase_at(at)
            if phrase is not None:
                return self.headed(phrase, near=relative)
            if token.lower in ("who", "which", "that") and tag in ("WH", "IN", "DT"):
                relative = True
                at -= 1
                while at >= floor and self.tokens[at].text == ",":
                    at -= 1
                continue
            if token.text == ",":
                opened = self._comma_before(at, floor)
                if opened is None:
                    return None
                at = opened - 1
                continue
            if tag == "RB" or token.text in ('"', ")", "-"):
                at -= 1
                continue
            if tag == "CC" and self.group_at(at - 1) is not None:
                earlier = self.group_at(at - 1)
                return self.subject(earlier) if earlier is not None else None
            if tag in _VERBS:
                earlier = self.group_at(at)
                if earlier is not None and earlier.first < group.first:
                    return self.subject(earlier)
            return None
        return None

    def _comma_before(self, at: int, floor: int) -> int | None:
        for index in range(at - 1, floor - 1, -1):
            if self.tokens[index].text == ",":
                return index
        return None

    def headed(self, phrase: Phrase, *, near: bool = False) -> Phrase:
        """The head of "the price of bread", "temperatures in Metz": the phrase before the prepositions.

        ``near``: only before "of", as for "which", which mostly speaks of what stands right before it.
        """
        first = phrase.first
        for _ in range(3):
            before = first - 1
            if before < 1 or self.tags[before] not in ("IN", "TO") or self.tokens[before].lower in _CLAUSE:
                break
            earlier = self.phrase_at(before - 1)
            if earlier is None or self.tags[earlier.first] == "PRP" or (near and self.tokens[before].lower != "of"):
                break
            first = earlier.first
            if self.tokens[before].lower == "of":
                phrase = Phrase(earlier.first, phrase.last if self.tokens[before].lower == "of" else earlier.last)
            else:
                phrase = earlier
        return phrase

    def object(self, group: Group) -> Phrase | None:
        """The noun phrase right after the verb."""
        at = group.last
        while at < len(self.tags) and self.tags[at] == "RB":
            at += 1
        return self.phrase_at(at)


def _quotes(tokens: Sequence[Token], tags: Sequence[str], at: int, last_be: bool) -> bool:
    """Whether a mark opens a participle in quotation marks behind a form of "be"."""
    return last_be and tokens[at].text in ('"', "“") and at + 1 < len(tags) and tags[at + 1] == "VBN"


def of(sentence: SentenceView) -> Grammar:
    """The grammar of a sentence, read once."""
    if not sentence.parsed:
        sentence.parsed.append(Grammar(sentence.tokens, titled=is_titled(sentence.tokens)))
    found: Grammar = sentence.parsed[0]
    return found


def prepare(sentences: Sequence[SentenceView], words: Container[str]) -> None:
    """Parse the sentences that have a number or one of `words`, all in one pass."""
    counted = [s for s in sentences if any(t.text[0].isdecimal() or t.lower in words for t in s.tokens)]
    chosen = [of(s) for s in counted]
    heads = [datelines.length(s) for s in counted]
    cut = [g.written[head:] for g, head in zip(chosen, heads, strict=True)]
    for read, head, parsed in zip(chosen, heads, syntax.parse(cut), strict=True):
        read.parse = _behind(parsed, head) if head else parsed


def _behind(parsed: syntax.Parse, head: int) -> syntax.Parse:
    """The parse of a sentence behind a dateline of `head` tokens, which hang on nothing."""
    return syntax.Parse(
        ["NNP"] * head + parsed.tags,
        [-1] * head + [at + head if at >= 0 else -1 for at in parsed.heads],
        ["dep"] * head + parsed.labels,
    )


def is_titled(tokens: Sequence[Token]) -> bool:
    """Whether nearly all words have a capital."""
    written = [t for t in tokens if t.is_word and len(t.text) > 3]
    return len(written) > 3 and sum(t.is_capitalized for t in written) > 0.75 * len(written)


_AFTER_VERB = {"CD": 0, "DT": 0, "PRP$": 0, "$": 0, "RB": 1, "IN": 2, "TO": 2, "NN": 3, "JJ": 3, "NNS": 3, "NNP": 3}
