"""The verb of the clause that a counted thing opens, where the tree hangs the thing on another one."""

from __future__ import annotations

from service.annotate.grammar import Grammar, Group
from service.annotate.roles import Roles
from service.annotate.word_lists import lists

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_RELATIVES = frozenset(("who", "which", "that"))
_REACH = 16
"""Tokens of a relative clause between a subject and its verb."""
_FINITE = frozenset(("VBP", "VBZ", "VBD", "MD"))
_OPENS = lists("happening_clauses") | lists("grammar_clause")


def verb_of(roles: Roles, begin: int, last: int) -> Group | None:
    """The finite verb behind the subject that ends before token `last`; None where the tree may be right.

    "… and two officers were hurt", "where 19 babies were being cared for, …" (hung on the verb of the clause around
    them), "half of the trains that cross X were cancelled". ``begin``: first token of the thing, qualifier included.
    """
    grammar, head = roles.grammar, roles.head()
    label, above = roles.label(head), roles.up(head)
    qualified = label == "pobj" and begin <= above < head and begin == above
    alone = above < 0 and begin == 0  # half of the boats that left …, hung on nothing
    if not (label in _SUBJECTS or qualified or alone or (label == "conj" and _is_subject(roles, above))):
        return None
    at = last
    while at < len(grammar.tags) and grammar.tags[at] == "RB":
        at += 1
    if at >= len(grammar.tags):
        return None
    if grammar.tokens[at].lower in _RELATIVES and grammar.tags[at] in ("WH", "DT", "IN"):
        return _behind_relative(grammar, at + 1)
    group = grammar.group_at(at)
    if group is None or not group.finite or grammar.tags[group.first] not in _FINITE:
        return None
    helped = group.last - group.first > 1 or qualified
    apart = above < begin or above >= group.last
    return group if helped and apart else None


def _is_subject(roles: Roles, at: int) -> bool:
    return at >= 0 and roles.label(at) in _SUBJECTS


def _behind_relative(grammar: Grammar, at: int) -> Group | None:
    """The next finite verb but one: "that cross the pass WERE CANCELLED", with nothing between that opens a clause."""
    inner = grammar.group_at(at)
    if inner is None or not inner.finite:
        return None
    for index in range(inner.last, min(len(grammar.tags), inner.last + _REACH)):
        tag, word = grammar.tags[index], grammar.tokens[index]
        if tag in (".", ":", "CC", "WH", "PRP") or word.text in ",;" or word.lower in _OPENS:
            return None
        group = grammar.group_at(index)
        if group is not None and group.finite and grammar.tags[group.first] in _FINITE:
            return group
    return None
