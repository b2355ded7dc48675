"""Whether what a sentence tells of at some place lies ahead or behind, by the verb nearest to it."""

from __future__ import annotations

from bisect import bisect_left

from service.annotate import actions, grammar
from service.annotate.date_grammar import has_future, weekdays
from service.annotate.grammar import Grammar, Group
from service.annotate.once import once
from service.annotate.tokens import SentenceView
from service.lexicon import word_set

_REACH = 200
"""Tokens before a date that are searched for its verb: no clause is longer, and long lists take linear time."""


class Tense:
    """The tenses of one sentence; its grammar is read only when a date asks."""

    def __init__(self, sentence: SentenceView) -> None:
        self._sentence = sentence

    @property
    def _grammar(self) -> Grammar:
        return grammar.of(self._sentence)

    def ahead(self, offset: int) -> bool:
        """Whether the date at an offset of the sentence's text lies ahead."""
        group = self._governing(offset)
        told = self._lies_ahead(group) if group is not None else None
        if told and self.aside(offset) and not self._is_due(offset, None) and not self._is_set(offset):
            return False  # the curfew, imposed on Saturday, will stay
        if not told and self._is_term(offset) and (self._sets(offset) or not self._is_past(group)):
            return True
        if self._sentence.kind in ("title", "heading") and self._is_term(offset, closing=True):
            return True  # Airport shut until Tuesday
        if not told and (self._is_set(offset) or self._is_due(offset, group)):
            return True
        return self._future if told is None else told

    def _is_term(self, offset: int, *, closing: bool = False) -> bool:
        """By, until, no later than: a time that something has to end at. ``closing``: only until and till."""
        tokens = self._grammar.tokens
        at = self._index(offset) - 1
        if at > 0 and tokens[at].lower == "beginning" and tokens[at - 1].lower != "the":
            return not closing
        while at > 0 and (tokens[at].lower in _BETWEEN or tokens[at].is_number):
            at -= 1
        if at > 0 and tokens[at].lower == "than":
            return tokens[at - 1].lower == "later"
        if closing:
            return at >= 0 and tokens[at].lower in ("until", "till")
        near = at > 0 and tokens[at].lower == "before" and tokens[at - 1].lower in ("shortly", "just")
        return at >= 0 and not near and tokens[at].lower in _TERMS

    def _sets(self, offset: int) -> bool:
        """Closed its launch until Friday, declared mourning beginning Monday: a verb that sets how long it lasts."""
        tokens, at = self._grammar.tokens, self._index(offset)
        if not any(token.lower in _LASTING for token in tokens[max(0, at - 6) : at]):
            return False
        for before in range(at - 1, max(-1, at - _NEAR), -1):
            group = self._grammar.group_at(before)
            if group is not None and self._grammar.tags[group.first] != "VBG":
                verbs = [tokens[index].lower for index in range(group.first, group.last)]
                setting = word_set("annotate-dates", "setting")
                return verbs[0] != "had" and any(actions.told(verb) in setting for verb in verbs)
        return False

    def _is_set(self, offset: int) -> bool:
        """A day that something is set for: mourning for Friday, declared Friday a holiday, for Sunday's vote.

        "For Monday's blast" is what is past.
        """
        tokens, at = self._grammar.tokens, self._index(offset)
        if not 0 < at < len(tokens) or tokens[at].lower.removesuffix("'s") not in weekdays():
            return False
        behind = [t.lower for t in tokens[at + 1 : at + 6]]
        if tokens[at - 1].lower in _DECLARED:
            return behind[:1] in (["a"], ["an"], ["the"]) and not _KINDS_OF_DAY.isdisjoint(behind)
        owner = tokens[at].lower.endswith("'s")
        set_for = any(word in word_set("annotate-dates", "planned") for word in behind[:4])
        if owner and set_for and tokens[at - 1].lower in word_set("annotate-dates", "moved"):
            return True
        return tokens[at - 1].lower == "for" and (not owner or set_for)

    def _is_due(self, offset: int, group: Group | None) -> bool:
        """A day behind a word of expecting: a study due in August, a vote that is likely on Monday.

        Not "had been due on Monday", which may have come to nothing.
        """
        tokens, at = self._grammar.tokens, self._index(offset) - 1
        while at > 0 and tokens[at].lower in ("the", "in", "on", "at", "for", "early", "late", "mid", "-", "from"):
            at -= 1
        foreseeing = word_set("annotate-dates", "foreseeing")
        floor = max(-1, at - 7, group.main if group is not None else -1)
        if any(tokens[index].lower in foreseeing for index in range(at, floor, -1)):
            return True
        if at < 0 or tokens[at].lower not in word_set("annotate-dates", "due"):
            return False
        return group is None or tokens[group.first].lower not in ("had", "have", "has")

    def _is_past(self, group: Group | None) -> bool:
        """Lasted until Thursday, had left by Monday; not "warned of storms until Thursday"."""
        if group is None:
            return False
        main = self._grammar.tokens[group.main].lower
        if self._grammar.tags[group.first] != "VBD":
            has = self._grammar.tokens[group.first].lower in ("has", "have") and group.main != group.first
            return has and main not in word_set("annotate-dates", "foretelling")
        return main not in word_set("annotate-dates", "foretelling")

    def behind(self, offset: int) -> bool:
        """Whether the verb at an offset is in the past: fell, has fallen, were hit."""
        group = self._governing(offset)
        if group is None:
            return False
        return self._grammar.tags[group.first] == "VBD" or self._grammar.tokens[group.first].lower in ("has", "have")

    def perfect(self, offset: int) -> bool:
        """Whether the verb before an offset looks back: "had shrunk by 2007"."""
        group = self._governing(offset)
        return group is not None and self._grammar.tokens[group.first].lower == "had"

    def since(self, offset: int) -> bool:
        """Whether "since" stands before an offset."""
        at = self._index(offset) - 1
        return at >= 0 and self._grammar.tokens[at].lower == "since"

    def aside(self, offset: int) -> bool:
        """Whether an offset stands between commas without a verb of its own: ", built at Macduff in 1987,"."""
        tokens, index = self._grammar.tokens, self._index(offset)
        opened = next((at for at in range(index - 1, max(-1, index - 12), -1) if tokens[at].text == ","), None)
        closed = next((at for at in range(index, min(len(tokens), index + 4)) if tokens[at].text == ","), None)
        return opened is not None and closed is not None and self._grammar.tags[opened + 1] in ("VBN", "VBG", "VBD")

    @once
    def _future(self) -> bool:
        return has_future(self._sentence.text)

    @once
    def _starts(self) -> list[int]:
        return [token.start for token in self._grammar.tokens]

    @once
    def _finite(self) -> list[Group]:
        return [group for group in self._grammar.groups if group.finite]

    def _index(self, offset: int) -> int:
        return bisect_left(self._starts, self._sentence.start + offset)

    def _governing(self, offset: int) -> Group | None:
        """The verb before the date in its clause, else the one after it."""
        read, index = self._grammar, self._index(offset)
        opened = self._opens(index)
        if opened is not None:
            return opened
        group_at, tags, tokens = read.group_at, read.tags, read.tokens
        for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
            group = group_at(at)
            if group is not None and (group.finite or tags[group.first] == "TO"):
                return group
            if tokens[at].lower in _OPENING_CLAUSE:
                break
        after = bisect_left(self._finite, index, key=lambda group: group.first)
        return self._finite[after] if after < len(self._finite) else None

    def _opens(self, index: int) -> Group | None:
        """The verb of the clause that the date opens: "finished ahead of him, and on Monday he will …"."""
        tokens = self._grammar.tokens
        at = index - 1
        if at >= 0 and tokens[at].lower == "on":
            at -= 1
        if at < 1 or tokens[at].lower not in ("and", "but") or self._grammar.group_at(at - 1) is not None:
            return None
        for behind in range(index + 1, min(len(tokens), index + 9)):
            group = self._grammar.group_at(behind)
            if group is not None:
                return group if group.finite else None
            if tokens[behind].text in ",;":
                return None
        return None

    def _lies_ahead(self, group: Group) -> bool | None:
        """By the form of the verb; None where the form does not tell."""
        tags, tokens = self._grammar.tags, self._grammar.tokens
        first, word = tags[group.first], tokens[group.first].lower
        inside = [t.lower for t in tokens[group.first : group.last]]
        if first == "MD":
            if "have" in inside and word not in ("will", "shall", "'ll"):
                return False  # may have leaked since Thursday
            return word not in ("would", "could", "might", "should") or self._future
        if first == "VBD":
            due = any(w in inside for w in ("due", "scheduled", "set", "expected")) and "to" in inside
            return due or (word in ("was", "were") and self._is_to_do(group))
        if first in ("VBZ", "VBP"):
            if word in ("has", "have", "'ve"):
                return tokens[group.first + 1].lower == "to" if group.first + 1 < len(tokens) else False
            verb = actions.told(tokens[group.main].lower)
            near = [*inside, *(t.lower for t in tokens[group.last : group.last + 2])]
            if any(w in near for w in ("due", "scheduled", "set", "expected", "planned", "forecast")):
                return True
            if word in word_set("annotate-dates", "expecting") or self._is_to_do(group):
                return True
            if "going" in inside or verb in word_set("annotate-dates", "timetable") or self._is_awaited(group):
                return True
            return False if not group.copula or group.passive else None
        if first == "TO":
            return True
        return None

    def _is_awaited(self, group: Group) -> bool:
        """Must be finished before the season reaches its peak: the present behind "before" is still to come."""
        tokens = self._grammar.tokens
        for at in range(group.first - 1, max(-1, group.first - 6), -1):
            if tokens[at].lower in ("before", "until", "unless", "once"):
                return True
            if tokens[at].text in ",;:" or self._grammar.group_at(at) is not None:
                return False
        return False

    def _is_to_do(self, group: Group) -> bool:
        """Is to open, plans to open; not "rises to 0.7 percent"."""
        tokens, tags = self._grammar.tokens, self._grammar.tags
        for at in range(group.first, min(group.last + 2, len(tokens) - 1)):
            if tokens[at].lower == "to":
                return tags[at + 1] == "VB"
        return False


_BETWEEN = word_set("annotate-dates", "between_term")
"""Words between "by" or "until" and its day."""
_OPENING_CLAUSE = frozenset(("that", "because", "if", "when", "which", "who", ";", ":"))
_TERMS = frozenset(("by", "until", "till", "before", "from", "starting", "beginning", "through"))
_LASTING = frozenset(("until", "till", "starting", "beginning"))
_NEAR = 14
"""Tokens back to the verb that sets a term."""
_KINDS_OF_DAY = frozenset(("day", "holiday", "mourning"))
"""What a day is declared: a holiday, a day of rest; not "declared Sunday a state of war"."""
_DECLARED = frozenset(("declared", "proclaimed", "designated", "announced"))
