"""A shallow parse of one sentence: noun phrases, verb groups with voice, and who stands where around a verb."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from service.annotate import actions, datelines, syntax, word_tags
from service.annotate.chunks import Chunks, Group, Phrase
from service.annotate.once import once
from service.annotate.stretches import Stretches
from service.annotate.tokens import SentenceView, Token
from service.annotate.word_lists import lists

__all__ = ["HEADS", "PRESUMED", "Grammar", "Group", "Phrase", "is_titled", "of", "prepare"]

_HAVE = lists("grammar_have")
_MEASURES = lists("grammar_measures")
_CLAUSE = lists("grammar_clause")
_WISHING = frozenset(("hoped", "sought", "struggled", "wanted", "waited", "queued", "tried", "threatened", "vowed"))
PRESUMED = frozenset(("feared", "presumed", "believed", "reported", "declared", "pronounced", "confirmed", "listed"))
"""Behind which a state is what became of somebody: feared dead."""
_LET = frozenset(("allowed", "permitted"))
_CONTROL = lists("grammar_control")
_NOUNS = frozenset(("NN", "NNS", "NNP"))
HEADS = _NOUNS | {"JJ", "VBG"}
"""Tags of what heads a noun phrase that may be counted."""
_VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD"))
_REACH = 40
"""Tokens that are looked at on either side of a place."""


class Grammar(Chunks):
    """The parse of one sentence, made when first asked for."""

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
        known = actions.knows(told) or word_tags.may_be_verb(word) or not word_tags.knows(word)
        if len(word) < 2 or (not word.endswith(("ed", "ing")) and not known):
            return None  # a noun that the parser took for a verb
        following = self.tokens[main + 1].lower if main + 1 < len(self.tokens) else ""
        if told in PRESUMED and following in ("dead", "missing", "drowned", "trapped"):
            return {"dead": "killed"}.get(following, following)
        return actions.with_particle(told, following)

    def control(self, group: Group) -> int:
        """The verb that tells: of "were asked to sign" and "refused to leave" the one before "to"."""
        for at in range(group.first + 1, group.main):
            if self.tags[at] == "TO" and actions.told(self.tokens[at - 1].lower) in _CONTROL:
                refused = any(self.tokens[i].lower in ("not", "never") for i in range(group.first, at))
                return group.main if refused and self.tokens[at - 1].lower in _LET else at - 1
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

    @once
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

    @once
    def stretches(self) -> Stretches:
        """What stands between any two tokens."""
        return Stretches(self)

    @once
    def things(self) -> list[Phrase]:
        """The noun phrases that end in a noun, an adjective or a verb in -ing; no pronouns, no bare numbers."""
        return [phrase for phrase in self.phrases if self.tags[phrase.last - 1] in HEADS]

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


def of(sentence: SentenceView) -> Grammar:
    """The grammar of a sentence, read once."""
    if not sentence.parsed:
        sentence.parsed.append(Grammar(sentence.tokens, titled=is_titled(sentence.tokens), words=sentence.words))
    found: Grammar = sentence.parsed[0]
    return found


def prepare(sentences: Sequence[SentenceView], words: frozenset[str]) -> None:
    """Parse the sentences that have a number or one of `words`, all in one pass."""
    counted = [s for s in sentences if s.has_figures or not s.words.isdisjoint(words)]
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
    capitals = [t.is_capitalized for t in tokens if t.is_word and len(t.text) > 3]
    return len(capitals) > 3 and sum(capitals) > 0.75 * len(capitals)
