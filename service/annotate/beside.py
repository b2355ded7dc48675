"""What happened to a counted thing by the words beside it: the verb before it, after it, or of its list."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import Grammar, Group
from service.annotate.word_lists import lists
from service.lexicon import words

_BREAKS = frozenset((";", ":", '"', "“", "”", "(", ")"))
_FAR = 24
"""Tokens between a thing and its verb."""


@dataclass(slots=True)
class Beside:
    """Reads the words around the thing at tokens ``begin`` to ``last``; its number ends before token `number`."""

    grammar: Grammar
    begin: int
    last: int
    number: int
    measure: bool = False
    """Whether the thing is a measure: what stands behind it does not modify the unit."""
    says: bool = False
    """Whether it is the subject of a verb of saying: three sources told the paper."""

    # Left of the thing

    def _left(self) -> str | None:
        tokens, tags = self.grammar.tokens, self.grammar.tags
        at = self.begin - 1
        while at >= 0 and (
            tags[at] in ("RB", "DT", "PRP$", "JJ", '"') or tokens[at].lower in ("all", "about", "some", "up", "over")
        ):
            group = self.grammar.group_at(at)
            if group is not None:
                break
            at -= 1
        if at < 0:
            return None
        group = self.grammar.group_at(at)
        if group is not None:
            return self._told(group)
        lower = tokens[at].lower
        if lower == ":":
            return self._announced(at)
        if lower in ("of", "in", "among") and at and tokens[at - 1].lower in actions.nouns():
            return actions.nouns()[tokens[at - 1].lower]
        if at and (phrase := actions.phrase_ending(tokens, at + 1)) is not None:
            return phrase
        if tags[at] in ("IN", "TO") or lower in ("including", "to"):
            return self._governing(at, lists=lower in ("including", "of"))
        return None

    def _announced(self, colon: int) -> str | None:
        """Three have died: two servicemen and a fireman: what the clause before the colon tells."""
        for at in range(colon - 1, max(-1, colon - _FAR), -1):
            group = self.grammar.group_at(at)
            if group is not None:
                told = self._predicate(group.last) if group.copula else self.grammar.action(group)
                return told if told in actions.forms() and told not in _SAID else None
            if self.grammar.tokens[at].text in _BREAKS or self.grammar.tags[at] == "CD":
                return None
        return None

    def _listed(self) -> str | None:
        """Bought 340 acres and 97 cows bound for slaughter: a list's verb, when no clause begins with the thing."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        at = self.begin - 1
        while at > 0 and tags[at] in ("RB", "DT", "PRP$", "JJ", '"'):
            at -= 1
        if at < 1 or not (tags[at] == "CC" or tokens[at].text == ","):
            return None
        while at > 0 and (tags[at] == "CC" or tokens[at].text in ',"'):
            at -= 1
        if self.grammar.phrase_at(at) is None or self._clause_begins():
            return None
        return self._governing(at, lists=True)

    def _clause_begins(self) -> bool:
        """Whether a verb of its own follows the thing."""
        grammar = self.grammar
        for at in range(self.last, min(len(grammar.tokens), self.last + _FAR)):
            group = grammar.group_at(at)
            if group is not None and group.finite:
                return True
            if group is not None and at == self.last and not group.finite and grammar.tags[group.main] == "VBN":
                return at + 1 >= len(grammar.tokens) or grammar.tags[group.last] in (".", ",", "CC", "WH", ":")
            if grammar.tags[at] in (".", "WH", ",", "CC") or grammar.tokens[at].text in _BREAKS:
                return False
        return False

    def _governing(self, at: int, *, lists: bool) -> str | None:
        """The nearest verb to the left of `at` in the same clause; past commas only in lists."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        for index in range(at, max(-1, at - _FAR), -1):
            group = self.grammar.group_at(index)
            if group is not None:
                told = self._told(group)
                if told is not None or not group.copula:
                    return told
                return None
            if tokens[index].text in _BREAKS or (tags[index] == "WH") or tokens[index].lower in _CLAUSES:
                return None
            if tokens[index].text == "," and not lists:
                return None
        return None

    def _told(self, group: Group) -> str | None:
        """The action of a verb that the thing is the object or complement of."""
        verb = self.grammar.tokens[group.main].lower
        phrase = actions.phrase_at(self.grammar.tokens, group.main)
        if phrase is not None:
            return phrase
        if actions.told(verb) in ("claimed", "cost", "taken") and self.grammar.tokens[self.last - 1].lower == "lives":
            return "killed"
        if group.copula and (subject := self.grammar.subject(group)) is not None:
            return actions.nouns().get(self.grammar.tokens[subject.last - 1].lower)
        told = actions.told(verb)
        if told == "added" and self.measure and self._is_share():
            return "risen"  # the shares added 2 percent
        if told == "told" and not group.passive and self._is_person():
            return self._made(self.last) or "told"
        if told == "estimated" and self.measure:
            return told
        if told in _SAID and not group.passive:
            return told if told in ("reported", "confirmed", "announced") else None
        if told in _CAUSES and (made := self._made(self.last)) is not None:
            return made
        return self.grammar.action(group, own=True)

    def _is_share(self) -> bool:
        return any(t.lower in ("percent", "%", "cent", "points") for t in self.grammar.tokens[self.number : self.last])

    def _is_person(self) -> bool:
        """Told its 1,300 members: a counted plural right behind the verb, not what is told."""
        return not self.measure and self.last > self.number and self.grammar.tags[self.last - 1] == "NNS"

    def _made(self, at: int) -> str | None:
        """Forcing 450 residents to flee: what they are made to do."""
        group = self.grammar.group_at(at)
        if group is None or self.grammar.tags[at] != "TO":
            return None
        return self.grammar.action(group)

    # Right of the thing

    def _right(self) -> str | None:
        tokens, tags = self.grammar.tokens, self.grammar.tags
        at = self.last
        weak: str | None = None
        relative = False
        limit = min(len(tokens), self.last + _FAR)
        while at < limit:
            phrase = actions.phrase_at(tokens, at)
            if phrase is not None:
                return phrase
            group = self.grammar.group_at(at)
            if group is not None:
                if tags[group.main] == "VBG" and group.first == group.main and not group.passive:
                    weak = weak or self._weak(group)
                    at = group.last
                    continue
                if relative and group.finite:
                    relative = False
                    told = self._predicate(group.last) if group.copula else self.grammar.action(group)
                    if told is not None:
                        return told
                    at = group.last
                    continue
                if group.copula:
                    return self._predicate(group.last) or weak
                found = self._phrase_in(group)
                if found is not None:
                    return found
                if actions.told(tokens[group.main].lower) in _SAID and not group.passive:
                    return weak
                if tokens[group.main].lower in _STANDING:
                    at = group.last
                    continue
                return self.grammar.action(group) or weak
            token = tokens[at]
            if (token.text in _BREAKS and token.text not in '"()') or tags[at] == ".":
                return weak
            if tags[at] == "PRP" and at == self.last and self.last > self.number:
                group = self.grammar.group_at(at + 1)  # the samples we sent
                return self.grammar.action(group) if group is not None else weak
            if tags[at] == "CC" and self._joins(at):
                at += 1
                continue
            relative = relative or (tags[at] == "WH" and token.lower in ("who", "which", "that"))
            if tags[at] == "CC" or (token.text == "," and not self._closes(at)):
                return weak
            if token.text == "," and (after := self._closes(at)) is not None:
                at = after
                continue
            if (tags[at] == "PRP" and tags[at - 1] not in ("IN", "TO")) or token.lower in _CLAUSES - {"that", "whose"}:
                return weak
            at += 1
        return weak

    def _joins(self, at: int) -> bool:
        """Two logisticians and a driver were …: the subject goes on."""
        again = at + 1 < len(self.grammar.tokens) and self.grammar.tokens[at + 1].lower
        if again and again == "of" and any(t.lower == again for t in self.grammar.tokens[self.number : at]):
            return True  # residents of one town and of another were …
        phrase = self.grammar.phrase_at(at + 1)
        if phrase is None or self.grammar.tags[phrase.first] == "PRP":
            return False
        return self.grammar.tokens[at].lower in ("and", "or")

    def _closes(self, comma: int) -> int | None:
        """The token after the comma that closes what `comma` opens (", who came from X,"), when a verb follows it."""
        tokens = self.grammar.tokens
        for at in range(comma + 2, min(len(tokens), comma + 16)):
            if tokens[at].text == "," and at + 1 < len(tokens):
                group = self.grammar.group_at(at + 1)
                if group is not None and (group.finite or group.passive):
                    return at + 1
                if tokens[at + 1].lower in ("and", "or"):
                    return None
            if tokens[at].text in ".;":
                return None
        return None

    def _phrase_in(self, group: Group) -> str | None:
        tokens = self.grammar.tokens
        for at in range(group.first, group.last):
            phrase = actions.phrase_at(tokens, at)
            if phrase is not None:
                return phrase
        return None

    def _weak(self, group: Group) -> str | None:
        verb = self.grammar.tokens[group.main].lower
        return None if verb in _STATIVE else actions.told(verb)

    def _predicate(self, at: int) -> str | None:
        """Are missing, were homeless, is in critical condition."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        while at < len(tokens) and (tags[at] == "RB" or tokens[at].lower in ("both", "all")):
            at += 1
        if at >= len(tokens):
            return None
        phrase = actions.phrase_at(tokens, at)
        if phrase is not None:
            return phrase
        lower = tokens[at].lower
        if lower in states():
            return {"dead": "killed"}.get(lower, lower)
        if tags[at] in ("JJ", "VBN") and (lower in actions.forms() or lower.endswith("ed")):
            return actions.told(lower)
        return None


def states() -> frozenset[str]:
    return frozenset(words("annotate-actions", "states.words"))


_BREAKS = frozenset((";", ":", '"', "“", "”", "(", ")"))
_SAID = lists("happening_said")
_STANDING = frozenset(("aged", "called", "named", "known", "based", "born", "dubbed", "entitled", "titled"))
"""Participles that say what a thing is, not what happened to it."""
_CAUSES = lists("happening_causes")
_CLAUSES = lists("happening_clauses")
_STATIVE = lists("happening_stative")
