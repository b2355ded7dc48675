"""What is only supposed to happen: "could have killed 500", "if ten die", "a quake would kill 30,000".

A participle cannot say "perhaps": "killed" of such a number would be read as done, so nothing is told of it. A plan
("the dams would be dismantled", "500 MW could be imported") keeps its action, as in "will be dismantled": what is harm
is no plan, and what would have been was none in the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.fate_candidates import Candidate
from service.annotate.grammar import Grammar, Group
from service.annotate.tokens import Token
from service.annotate.word_lists import lists

_UNREAL = frozenset(("could", "would", "might", "should"))
"""Behind which "have" says that it did not happen. "May have died" is an estimate of what did."""
_UNSURE = _UNREAL | frozenset(("may", "can"))
_FORESEEN = _UNSURE | frozenset(("will",))
_HARMS = lists("polarity_harms")
_IF = frozenset(("if", "unless", "whether"))
_NO_CONDITIONS = frozenset(("not", "any", "anything", "only", "possible", "necessary"))
"""Behind "if" where it sets no condition: hundreds, if not thousands; what if anything."""
_ENDS = frozenset(
    (",", ";", ":", '"', "that", "who", "which", "where", "but", "then", "before", "after", "when", "because")
)
_BACK = 16
_LINKED = 12


def supposed(grammar: Grammar, fate: Candidate) -> bool:
    """Whether what `fate` tells is only supposed to happen, as its verb or the clause that it stands in says."""
    harm = fate.told in _HARMS
    if harm and _is_condition(grammar.tokens, fate.at):
        return True
    verb = _modal(grammar, fate)
    if verb is None:
        return False
    tokens = grammar.tokens
    modal = tokens[verb].lower
    if modal in _UNREAL and any(t.lower == "have" for t in tokens[verb + 1 : fate.at]):
        return True
    if not harm:
        return False
    if modal == "may" and any(t.lower == "have" for t in tokens[verb + 1 : fate.at]):
        return False
    return modal in _UNSURE or _has_condition(tokens, verb)


def _modal(grammar: Grammar, fate: Candidate) -> int | None:
    """The modal verb before what happens, that of the verb before it where the two are joined: could fail and kill."""
    tokens, tags, group = grammar.tokens, grammar.tags, fate.group
    for _ in range(2):
        if group is None:
            return None
        found = [at for at in range(group.first, group.last) if tokens[at].lower in _FORESEEN and tags[at] == "MD"]
        if found:
            return found[0]
        if tags[group.first] != "VB" and not (tags[group.first] == "VBN" and group.first == group.main):
            return None
        group = _joined(grammar, group.first)
    return None


def _joined(grammar: Grammar, first: int) -> Group | None:
    """The verb group before a bare verb behind "and" or "or"."""
    tokens, tags = grammar.tokens, grammar.tags
    lead = first - 1
    while lead > 0 and tags[lead] == "RB":
        lead -= 1
    if lead < 1 or tokens[lead].lower not in ("and", "or"):
        return None
    for at in range(lead - 1, max(-1, lead - _LINKED), -1):
        if tokens[at].text in ";:" or tokens[at].lower == "that":
            return None
        if (group := grammar.group_at(at)) is not None:
            return group
    return None


def _is_condition(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` stands in a clause that "if" opens: no comma and no other clause between."""
    for index in range(at - 1, max(-1, at - _BACK), -1):
        word = tokens[index].lower
        if word in _ENDS:
            return False
        if word in _IF:
            return not (index + 1 < len(tokens) and tokens[index + 1].lower in _NO_CONDITIONS)
    return False


def _has_condition(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "if" opens a clause near a verb: 300 will die if the dam fails."""
    near = range(max(0, verb - _BACK), min(len(tokens) - 1, verb + _BACK))
    return any(tokens[i].lower in ("if", "unless") and tokens[i + 1].lower not in _NO_CONDITIONS for i in near)
