"""Where a counted or measured thing stands in the tree of its sentence: its verb, and what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import Grammar
from service.annotate.word_lists import lists

_NOUNS = frozenset(("NN", "NNS", "NNP", "CD"))
_VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))
_DEEP = 12


@dataclass(slots=True)
class Roles:
    """Reads the tree around the tokens ``first`` to ``last``: number, unit and counted noun."""

    grammar: Grammar
    first: int
    last: int

    def head(self) -> int:
        """The token of the stretch that hangs outside it; the last one of them."""
        heads = self.grammar.parse.heads
        tags = self.grammar.tags
        best = -1
        for at in range(self.first, self.last):
            if not self.first <= heads[at] < self.last and (tags[at] in _NOUNS or best < 0 or tags[best] not in _NOUNS):
                best = at
        return best if best >= 0 else self.last - 1

    def label(self, at: int) -> str:
        return self.grammar.parse.labels[at]

    def up(self, at: int) -> int:
        return self.grammar.parse.heads[at]

    def verb(self) -> tuple[int, bool, str] | None:
        """The verb that the thing is an argument of: its token, whether by another noun, and the role there."""
        at = self.head()
        other = False
        for _ in range(_DEEP):
            above, label = self.up(at), self.label(at)
            if above < 0:
                return None
            tag = self.grammar.tags[above]
            if label in ("pobj", "pcomp"):
                holder, holds = self.up(above), self.label(above)
                if holds == "pobj" or holder < 0:
                    return None
                if self.grammar.tags[holder] in _VERBS:
                    return holder, other, "agent" if holds == "agent" else "prep"
                other = other or (at == self.head() and self.grammar.tokens[holder].lower not in _SOME)
                at = holder
                continue
            if tag in _VERBS and label not in ("conj",):
                return above, other, label
            if label in ("relcl", "acl", "advcl", "ccomp", "xcomp", "punct"):
                return None
            at = above
        return None

    def children(self, at: int) -> list[int]:
        return self.grammar.children[at]

    def child(self, at: int, *labels: str) -> int | None:
        return next((c for c in self.children(at) if self.label(c) in labels), None)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, that of the verb above it, or the noun that it modifies."""
        at = verb
        for _ in range(_DEEP):
            found = self.child(at, "nsubj", "nsubjpass", "csubj")
            label, above = self.label(at), self.up(at)
            if found is not None:
                if self.grammar.tags[found] in ("WH", "DT", "IN") and label == "relcl" and above >= 0:
                    return above
                if self.grammar.tags[found] == "VBG" and found != at:
                    return self.child(found, "nsubj") or self._before(found)
                return found
            if label in ("acl", "relcl"):
                return above if above >= 0 else None
            if label in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep") and above >= 0:
                if label == "xcomp":
                    thing = self.child(above, "dobj")
                    if thing is not None and thing < at:
                        return thing
                if label == "pcomp":
                    above = self.up(above)
                    if above < 0:
                        return None
                if self.grammar.tags[above] in _NOUNS:
                    return above
                if label == "advcl" and (ordered := self._ordered(above, at)) is not None:
                    return ordered
                at = above
                continue
            return None
        return None

    def _ordered(self, verb: int, inner: int) -> int | None:
        """Ordered the estate to pay: the object of the verb right before "to", which the inner verb is told of."""
        thing = self.child(verb, "dobj")
        to = self.child(inner, "aux")
        if thing is None or to is None or self.grammar.tags[to] != "TO" or not verb < thing < to:
            return None
        told = actions.told(self.grammar.tokens[verb].lower)
        return thing if told in _ORDERING and self._is_noun(thing) else None

    def _before(self, at: int) -> int | None:
        """Panels covering 50 hectares will …: the noun right before a participle."""
        return at - 1 if at and self._is_noun(at - 1) else None

    def is_share(self) -> bool:
        """More than half had returned: a part of what was counted before, as the subject of a verb."""
        return self.label(self.head()) in ("nsubj", "nsubjpass")

    def of_which(self) -> int | None:
        """32 of which were intercepted, of whom 19 fled: the first verb of the clause; None without such words."""
        tokens = self.grammar.tokens
        after = [t.lower for t in tokens[self.last : self.last + 2]]
        before = [t.lower for t in tokens[max(0, self.first - 2) : self.first]]
        if not any(len(pair) == 2 and pair[0] == "of" and pair[1] in ("which", "whom") for pair in (after, before)):
            return None
        for at in range(self.last, min(len(tokens), self.last + 12)):
            group = self.grammar.group_at(at)
            if group is not None and group.finite:
                return group.first
            if tokens[at].text in ".;":
                return None
        return None

    def holder(self) -> int | None:
        """A crew of 18, a crowd of 25,000: the noun that a bare number makes out."""
        at = self.head()
        above = self.up(at)
        if self.label(at) != "pobj" or above < 0 or self.grammar.tokens[above].lower != "of":
            return None
        noun = self.up(above)
        if noun < 0 or not self._is_noun(noun) or noun != above - 1 or self.grammar.tokens[noun].lower in _SUMS:
            return None
        return None if self.grammar.tokens[noun].lower in actions.nouns() else noun  # not the rescue of 31

    def made_out(self) -> int | None:
        """A fine of $40, jewels worth it: the noun right before "of" and the measure, where it is no mere attribute."""
        noun = self.first - 2
        if noun < 0 or self.grammar.tokens[noun + 1].lower not in ("of", "worth") or not self._is_noun(noun):
            return None
        return None if self._is_attribute(noun) and not self._tells(noun) else noun

    def _tells(self, noun: int) -> bool:
        """At a depth, over a distance of: what names the measure itself, when nothing else is said to have it."""
        return self.grammar.tokens[noun].lower in _TELLING

    def measured(self) -> int | None:
        """The noun that a measure is told of; None where the tree does not say."""
        at = self.head()
        for _ in range(_DEEP):
            above, label = self.up(at), self.label(at)
            if above < 0:
                return None
            if label == "conj":
                at = above
                if not self._is_noun(at):
                    return None
                continue
            if label in ("nummod", "quantmod", "compound", "nmod", "amod", "appos", "poss"):
                if self.first <= above < self.last:
                    return None
                if self.grammar.tokens[above].lower in _ATTRIBUTES:
                    return self._bearer(above, -1)
                return above if self._is_noun(above) else None
            if label == "pobj":
                return self._behind(above)
            if label in ("npadvmod", "advmod", "dep") and self.grammar.tags[above] not in _VERBS:
                return self._of_quality(above)
            if label in ("advcl", "ccomp") and at == self.head() and self.grammar.tags[at] in _VERBS:
                return None  # 1,800 francs, which the parser took for a verb
            if self.grammar.tags[above] in _VERBS:
                return self._of_verb(above, label)
            return None
        return None

    def _is_noun(self, at: int) -> bool:
        return self.grammar.tags[at] in ("NN", "NNS", "NNP")

    def _behind(self, preposition: int) -> int | None:
        """What a measure behind a preposition is told of: the noun before it, or what the verb acts on."""
        holder = self.up(preposition)
        if holder < 0:
            return None
        if self._is_noun(holder):
            above = self.up(self.up(holder)) if self.label(holder) == "pobj" else -1
            if self.grammar.tokens[preposition].lower == "for" and self.grammar.tags[holder] == "NNP" and above >= 0:
                return self.subject(above) if self.grammar.tags[above] in _VERBS else holder  # insured with X for
            return self._bearer(holder, preposition)
        if self.grammar.tags[holder] in _VERBS:
            thing = self.child(holder, "dobj")
            if thing is not None and thing < preposition and self._is_noun(thing):
                return thing
            return self.subject(holder)
        return self._of_quality(holder)

    def _is_attribute(self, noun: int) -> bool:
        """The height, the cost of something; "area" only where something has it or lies over it."""
        word, lead = self.grammar.tokens[noun].lower, self.up(noun)
        spread = word == "area" and lead >= 0 and self.grammar.tokens[lead].lower in ("with", "over")
        return spread or word in _ATTRIBUTES

    def _bearer(self, noun: int, preposition: int) -> int | None:
        """A fine of $40: the fine; at a height of 2,300 metres: what stands there."""
        if not self._is_attribute(noun):
            return noun
        owner = next(
            (
                self.child(c, "pobj")
                for c in self.children(noun)
                if self.grammar.tokens[c].lower == "of" and c != preposition
            ),
            None,
        )
        if owner is not None:
            return owner
        above = self.up(noun)
        if self.label(noun) == "pobj" and above >= 0:
            return self._behind(above)
        if self.label(noun) == "dobj" and above >= 0:
            return self.subject(above)
        return noun

    def _of_quality(self, quality: int) -> int | None:
        """Five hours late, 12 km south of it, worth $40: what the adjective or adverb is said of."""
        at = quality
        for _ in range(_DEEP):
            above = self.up(at)
            if above < 0:
                return None
            if self._is_noun(above):
                return above
            if self.grammar.tags[above] in _VERBS:
                return self.subject(above)
            at = above
        return None

    def _of_verb(self, verb: int, label: str) -> int | None:
        if label in ("nsubj", "nsubjpass"):
            return self._purpose(verb)
        if label == "dobj":
            told = actions.told(self.grammar.tokens[verb].lower)
            receiver = next((c for c in self.children(verb) if verb < c < self.first and self._is_receiver(c)), None)
            beside = self.grammar.phrase_at(self.first - 1) if self.first else None
            if receiver is None and beside is not None and beside.first == verb + 1 and self._is_noun(self.first - 1):
                receiver = self.first - 1  # paid the widow $40
            if receiver is not None and told not in _KEEPS:
                return receiver
            if told in _KEEPS:
                return self.subject(verb)
            if told in _SPENT and (purpose := self._purpose(verb)) is not None:
                return purpose
        keeps = actions.told(self.grammar.tokens[verb].lower) in _KEEPS
        if label in ("npadvmod", "advmod", "dep", "oprd") and not keeps:
            thing = self.child(verb, "dobj")
            if thing is not None and thing < self.first and self._is_noun(thing):
                return thing
        return self.subject(verb)

    def _is_receiver(self, at: int) -> bool:
        return self._is_noun(at) and self.label(at) in ("dative", "dobj", "oprd", "nsubj")

    def _purpose(self, verb: int) -> int | None:
        """Spent $40 million on ships, voted it for relief: what a sum goes to."""
        for at in (*self.children(self.head()), *self.children(verb)):
            if at >= self.last and self.grammar.tokens[at].lower in ("on", "for") and self.label(at) == "prep":
                thing = self.child(at, "pobj")
                if thing is not None and self._is_noun(thing) and self.grammar.tokens[thing].lower not in _MEASURES:
                    return thing
        return None


_ATTRIBUTES = lists("measured_attributes")
_TELLING = lists("roles_telling")
_MEASURES = lists("grammar_measures")
_SPENT = lists("roles_spent")
_KEEPS = lists("roles_keeps_subject")
_ORDERING = frozenset(
    (
        "ordered",
        "told",
        "asked",
        "required",
        "forced",
        "allowed",
        "urged",
        "instructed",
        "obliged",
        "permitted",
        "enabled",
    )
)
"""Verbs whose object does what "to" says."""
_SOME = frozenset(("all", "few", "half", "many", "most", "none", "part", "quarter", "some", "third"))
"""Some of the 40 mines left there were moved: parts, which share what happened to the whole."""
_SUMS = lists("roles_sums")
