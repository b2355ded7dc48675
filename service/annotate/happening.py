"""What happened to a counted thing: the verb that it is the subject or object of, by the sentence's grammar."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions, clauses, parts
from service.annotate.beside import Beside, states
from service.annotate.grammar import PRESUMED, Group
from service.annotate.roles import Roles
from service.annotate.word_lists import lists


@dataclass(slots=True)
class Happening(Beside):
    """Reads the action of the thing: by the tree of its sentence first, then by the words beside it."""

    def read(self) -> str | None:
        """A participle, None when the sentence tells of none."""
        if self.grammar.tokens[self.begin].lower in ("exceed", "exceeds", "exceeded", "exceeding"):
            return "exceeded"
        modifier = self._modifier() or self._direction()
        if modifier is not None:
            tended = self._by_tree() if modifier in ("wounded", "injured") else None
            return tended if tended in _TENDING else modifier  # treated 37 wounded people
        if (presumed := self._presumed()) is not None:
            return presumed
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
        noun = roles.holding_noun(_GIVEN if self.measure else actions.nouns())  # not losses of $350 million
        if noun is not None and self.last <= self.number and actions.nouns()[tokens[noun].lower] in _DEALT:
            noun = None  # a loss of 200 million
        if noun is not None and actions.nouns()[tokens[noun].lower] in _GATHERED and tokens[noun + 1].lower == "in":
            noun = None  # protests in two cities
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
        if self.measure and (done := parts.of_definite(self.grammar, roles.first, self.last)) is not None:
            return done
        own_clause = clauses.verb_of(roles, self.begin, self.last)
        if own_clause is not None and (told := self._as_subject(own_clause, roles)) not in _MINDED:
            return told
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
        if role == "prep" and self._collides(group):
            return "hit"
        nearest = self.grammar.group_at(self.begin - 1) if self.begin else None
        if nearest is not None and role == "dobj" and nearest.finite and nearest.first > group.last:
            group = nearest  # employs 900 people and exports 40 million bottles
        return self._told(group)

    def _collides(self, group: Group) -> bool:
        """Crashed into three cars: what was run into was hit."""
        lead = (t.lower for t in self.grammar.tokens[max(group.last, self.begin - 3) : self.begin])
        return actions.told(self.grammar.tokens[group.main].lower) in _COLLIDING and not _INTO.isdisjoint(lead)

    def _closing_participle(self) -> str | None:
        """Two people injured, airport closed: a participle right behind the thing that ends its clause."""
        group = self.grammar.group_at(self.last)
        tags = self.grammar.tags
        if group is None or self.last <= self.number or group.first != self.last:
            return None
        ends = group.last >= len(tags) or tags[group.last] == "." or self.grammar.tokens[group.last].lower in _WHEN
        if tags[group.main] == "VBD" and group.main == group.first and ends:
            return self.grammar.action(group)  # 1,600 homes destroyed
        if tags[group.main] != "VBN" or group.finite:
            return None
        if self.grammar.tokens[group.main].lower in _STANDING or self.grammar.tokens[group.first].lower in _THOUGHT:
            return None  # killed eight people known to be infected
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
        if action == "received" or (action in ("given", "handed", "issued") and group.passive):
            return self._received(group) or action
        return "hospitalized" if action in _BROUGHT and self._to_hospital(group) else action

    def _received(self, group: Group) -> str | None:
        """Received a reprimand, were given fines: what that means; not "received no treatment"."""
        phrase = self.grammar.phrase_at(group.last)
        if phrase is None or self.grammar.tokens[phrase.first].lower == "no":
            return None
        return actions.received().get(self.grammar.tokens[phrase.last - 1].lower)

    def _to_hospital(self, group: Group) -> bool:
        """Taken to the regional hospital, rushed to two clinics."""
        after = [t.lower for t in self.grammar.tokens[group.last : group.last + 8]]
        if "to" not in after[:2] or self.grammar.tags[self.last - 1] not in ("NNS", "CD"):
            return False  # drinking water is brought there
        end = next((at for at, word in enumerate(after) if word in (",", ".", ";", "and", "from")), len(after))
        return any(word.removesuffix("s") in ("hospital", "clinic", "infirmary") for word in after[:end])

    def _presumed(self) -> str | None:
        """Two killed, seven feared missing: a state that is presumed of a bare number."""
        words = [t.lower for t in self.grammar.tokens[self.last : self.last + 2]]
        bare = self.last <= self.number and len(words) == 2 and words[0] in PRESUMED and words[1] in states()
        return {"dead": "killed"}.get(words[1], words[1]) if bare else None

    def _is_state_after(self) -> bool:
        """With 13 people missing: a state right behind the thing, no noun after it."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        if self.last >= len(tokens) or tokens[self.last].lower not in states() or self.last <= self.number:
            return False
        if tokens[self.last].lower == "alive":
            return False  # found alive
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


_SAID = lists("happening_said")
_BE = lists("grammar_be")
_DIRECTED = lists("happening_direction_verbs")
_STANDING = frozenset(("aged", "called", "named", "known", "based", "born", "dubbed", "entitled", "titled"))
"""Participles that say what a thing is, not what happened to it."""
_TENDING = lists("quantities_tending")
_COLLIDING = frozenset(
    ("crashed", "slammed", "ploughed", "plowed", "smashed", "rammed", "careered", "careened", "driven")
)
_WHEN = frozenset(("as", "amid"))
"""Half of trains cancelled as signal fails: what follows the participle of a headline."""
_INTO = frozenset(("into", "onto"))
_GATHERED = frozenset(("protested", "marched", "rallied", "surveyed", "polled"))
"""Of a survey of 900 voters, not of one in 900 towns."""
_GIVEN = frozenset(("allocation", "disbursement", "donation"))
"""Nouns of what is done with money."""
_THOUGHT = frozenset(("known", "believed", "thought", "said", "suspected"))
_TELLS = frozenset(("said", "told", "added"))
_DEALT = frozenset(("lost", "sold", "bought", "supplied", "exported", "imported", "produced"))
"""Nouns of trade, whose bare figures are money."""
_BROUGHT = lists("happening_brought")
_RAISING = lists("happening_raising")
_CALLED = lists("happening_called")
_MINDED = lists("happening_minded")
