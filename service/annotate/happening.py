"""What happened to a counted thing: the verb that it is the subject or object of, by the sentence's grammar."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import Grammar, Group
from service.annotate.roles import Roles
from service.annotate.word_lists import lists
from service.lexicon import words

_BREAKS = frozenset((";", ":", '"', "“", "”", "(", ")"))
_SAID = lists("happening_said")
_FAR = 24
"""Tokens between a thing and its verb."""


@dataclass(slots=True)
class Happening:
    """Reads the action of the thing at tokens ``begin`` to ``last``; its number ends before token `number`."""

    grammar: Grammar
    begin: int
    last: int
    number: int
    measure: bool = False
    """Whether the thing is a measure: what stands behind it does not modify the unit."""
    says: bool = False
    """Whether it is the subject of a verb of saying: three sources told the paper."""

    def read(self) -> str | None:
        """A participle, None when the sentence tells of none."""
        if self.grammar.tokens[self.begin].lower in ("exceed", "exceeds", "exceeded", "exceeding"):
            return "exceeded"
        modifier = self._modifier() or self._direction()
        if modifier is not None:
            return modifier
        if self._is_state_after():
            return {"dead": "killed"}.get(self.grammar.tokens[self.last].lower, self.grammar.tokens[self.last].lower)
        told = self._contact() or self._by_tree()
        if told is not None or self.says:
            return told
        left = self._left() or self._listed()
        if left is not None:
            return left
        return self._right() or self._governing(self.begin - 1, lists=True)

    def _direction(self) -> str | None:
        """Up eleven points, closed down 3 percent; not "made up 12 percent"."""
        at = self.begin - 1
        if at < 0 or self.grammar.tokens[at].lower not in ("up", "down"):
            return None
        group = self.grammar.group_at(at - 1) or self.grammar.group_at(at)
        if (
            group is not None
            and actions.told(self.grammar.tokens[group.main].lower) not in _DIRECTED
            and not group.copula
        ):
            return None
        return "risen" if self.grammar.tokens[at].lower == "up" else "fallen"

    def _contact(self) -> str | None:
        """All 26 letters we sent came back: the clause that follows without a word between."""
        if self.last >= len(self.grammar.tags) or self.last <= self.number or self.grammar.tags[self.last] != "PRP":
            return None
        group = self.grammar.group_at(self.last + 1)
        return self.grammar.action(group) if group is not None else None

    def _by_tree(self) -> str | None:
        """The action of the verb that the tree hangs the thing on."""
        tokens = self.grammar.tokens
        led = self.begin + 1 < self.number and self.grammar.tags[self.begin] in ("IN", "TO")
        roles = Roles(self.grammar, self.begin + led, max(self.last, self.number))
        noun = roles.holding_noun(actions.nouns()) if not self.measure else None  # losses of $350 million
        if noun is not None and self.last <= self.number and actions.nouns()[tokens[noun].lower] in _DEALT:
            noun = None  # a loss of 200 million
        if noun is not None:
            return actions.nouns()[tokens[noun].lower]
        if self.begin and (phrase := actions.phrase_ending(tokens, self.begin)) is not None:
            return phrase
        clause = roles.of_which()
        if clause is not None and (group := self.grammar.group_at(clause)) is not None:
            return self._as_subject(group, roles)
        closed = self._closing_participle()
        if closed is not None:
            return closed
        found = roles.verb()
        loose = found is None or found[1] or found[2] == "prep"
        own = self._of_modifier(roles) if not self.measure and loose else None
        if found is None or own is not None:
            return own
        verb, _, role = found
        group = self.grammar.group_at(verb)
        if group is None:
            return None
        if role in ("nsubj", "nsubjpass", "csubj"):
            told = self._as_subject(group, roles)
            plain = actions.told(tokens[verb].lower) in _TELLS and not group.passive
            between = (self.grammar.group_at(at) for at in range(self.last, group.first))
            self.says = told is None and plain and not any(g is not None and g.finite for g in between)
            thinks = not self.measure and (told is None or told in _MINDED)
            return (self._of_modifier(roles) if thinks else None) or told
        if group.copula or tokens[verb].lower in _BE:
            return self._of_modifier(roles)
        return self._told(group)

    def _closing_participle(self) -> str | None:
        """Two people injured, airport closed: a participle right behind the thing that ends its clause."""
        group = self.grammar.group_at(self.last)
        tags = self.grammar.tags
        if group is None or self.last <= self.number or group.first != self.last:
            return None
        ends = group.last >= len(tags) or tags[group.last] == "."
        if tags[group.main] == "VBD" and group.main == group.first and ends:
            return self.grammar.action(group)  # 1,600 homes destroyed
        if tags[group.main] != "VBN" or group.finite:
            return None
        if self.grammar.tokens[group.main].lower in _STANDING:
            return None
        ends = ends or tags[group.last] in (",", "CC", ":")
        return self.grammar.action(group) if ends else None

    def _of_modifier(self, roles: Roles) -> str | None:
        """There were 12 people trapped inside: the participle or clause behind the thing."""
        for at in roles.children(roles.head()):
            if at >= self.last and roles.label(at) in ("acl", "relcl"):
                group = self.grammar.group_at(at)
                if group is not None and not group.copula and self.grammar.tokens[group.main].lower not in _STANDING:
                    return self._weak(group) if self.grammar.tags[at] == "VBG" else self.grammar.action(group)
        return None

    def _as_subject(self, group: Group, roles: Roles) -> str | None:
        """What a verb tells of its subject."""
        if group.copula:
            return self._predicate(group.last)
        found = self._phrase_in(group)
        if found is not None:
            return found
        told = actions.told(self.grammar.tokens[group.main].lower)
        if told in _SAID and not group.passive:
            return None
        if told in _RAISING and (lower := roles.child(group.main, "xcomp")) is not None:
            inner = self.grammar.group_at(lower)
            if inner is not None and (made := self._as_subject(inner, roles)) is not None:
                return made
        action = self.grammar.action(group)
        return "hospitalized" if action in _BROUGHT and self._to_hospital(group) else action

    def _to_hospital(self, group: Group) -> bool:
        """Taken to the regional hospital, rushed to two clinics."""
        after = [t.lower for t in self.grammar.tokens[group.last : group.last + 8]]
        if "to" not in after[:2] or self.grammar.tags[self.last - 1] not in ("NNS", "CD"):
            return False  # drinking water is brought there
        end = next((at for at, word in enumerate(after) if word in (",", ".", ";", "and", "from")), len(after))
        return any(word.removesuffix("s") in ("hospital", "clinic", "infirmary") for word in after[:end])

    def _is_state_after(self) -> bool:
        """With 13 people missing: a state right behind the thing, no noun after it."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        if self.last >= len(tokens) or tokens[self.last].lower not in _states() or self.last <= self.number:
            return False
        return self.last + 1 >= len(tokens) or tags[self.last + 1] not in ("NN", "NNS", "NNP", "JJ", "-")

    def _modifier(self) -> str | None:
        """971 damaged houses, 51 injured people."""
        for at in range(self.number, self.last - 1):
            if self.grammar.tags[at] == "CD":
                return None  # 19 of 23 damaged substations
            word = self.grammar.tokens[at].lower
            if self.grammar.tokens[at - 1].text == "-":
                continue  # Turkish-made drones
            past = actions.told(word) == word  # not "empty", "clean"
            if (
                self.grammar.tags[at] in ("VBN", "VBD", "JJ")
                and word in actions.forms()
                and past
                and self._before_noun(at)
            ):
                return word
        return None

    def _before_noun(self, at: int) -> bool:
        tags = self.grammar.tags
        if self.grammar.tokens[at].lower in _CALLED:
            return False
        return all(tag in ("JJ", "NN", "NNS", "NNP", "VBN", "VBG") for tag in tags[at + 1 : self.last]) and any(
            tag in ("NN", "NNS") for tag in tags[at + 1 : self.last]
        )

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
        if (
            verb in ("claimed", "claiming", "cost", "costing", "took")
            and self.grammar.tokens[self.last - 1].lower == "lives"
        ):
            return "killed"
        if group.copula and (subject := self.grammar.subject(group)) is not None:
            return actions.nouns().get(self.grammar.tokens[subject.last - 1].lower)
        told = actions.told(verb)
        if told in _SAID and not group.passive:
            return told if told in ("reported", "confirmed", "announced") else None
        if told in _CAUSES and (made := self._made(self.last)) is not None:
            return made
        return self.grammar.action(group, own=True)

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
        if lower in _states():
            return {"dead": "killed"}.get(lower, lower)
        if tags[at] in ("JJ", "VBN") and (lower in actions.forms() or lower.endswith("ed")):
            return actions.told(lower)
        return None


def _states() -> frozenset[str]:
    return frozenset(words("annotate-actions", "states.words"))


_BE = lists("grammar_be")
_DIRECTED = lists("happening_direction_verbs")
_STANDING = frozenset(("aged", "called", "named", "known", "based", "born", "dubbed", "entitled", "titled"))
"""Participles that say what a thing is, not what happened to it."""
_TELLS = frozenset(("said", "told", "added"))
_DEALT = frozenset(("lost", "sold", "bought", "supplied", "exported", "imported", "produced"))
"""Nouns of trade, whose bare figures are money."""
_BROUGHT = lists("happening_brought")
_RAISING = lists("happening_raising")
_CALLED = lists("happening_called")
_CAUSES = lists("happening_causes")
_CLAUSES = lists("happening_clauses")
_MINDED = lists("happening_minded")
_STATIVE = lists("happening_stative")
