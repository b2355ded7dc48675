"""What is said not to have happened: "none of the 30 was hurt", "15 did not survive", "denied that 40 were killed".

Nothing is told of such numbers, since a participle cannot say "not"; a denied claim is nobody's who denies it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.annotate import actions
from service.annotate.fate_candidates import Candidate
from service.annotate.grammar import Grammar
from service.annotate.tokens import Token
from service.annotate.word_lists import lists

_NOT = frozenset(("not", "never", "cannot"))
_ALSO = frozenset(("only", "just", "merely", "simply", "least", "less", "fewer", "more", "long"))
"""Behind "not": what is said holds all the same."""
_LATER = frozenset(("until", "till", "before"))
"""Was not opened until Friday: it was opened."""
_FAILING = frozenset(("failed", "fails", "failing", "fail", "unable", "refused", "refuses", "declined", "declines"))
_RELATIVE = frozenset(("who", "which", "that"))
_BACK = 9
_AHEAD = 24
_OWN = r"(?:(?:all|the|its|their|his|her|our|these|those|some|other) ){0,2}$"
_NONE = re.compile(
    r"\b(?:none|neither|nobody|no one|no - one|not one|not a single \w+|not all|not any|no \w+)"
    rf" (?:of|among|aboard|in|on) {_OWN}"
)
_BUT = r"(?:all but|everyone but|everybody but|except|except for|with the exception of)"
_EXCEPTED = re.compile(
    rf"\b{_BUT} (?:for )?(?:the )?$|\b{_BUT} (?:\S+ ){{1,3}}of {_OWN}|\b(?:rather than|instead of) {_OWN}"
)
_EXCEPTING = frozenset(("none", "neither", "nobody", "no", "not", "but", "except", "exception", "rather", "instead"))
"""Words of which every exception has one."""
_DENYING = lists("polarity_denying")
_CLAIMS = lists("polarity_claims")
_FALSE = lists("polarity_false")
_CONFIRMING = frozenset(("confirm", "verify", "true", "believe", "prove", "confirmed", "verified", "proven"))
_ENDS = frozenset((";", "but", "saying", "adding", "insisting"))
_DENIALS = _DENYING | _CONFIRMING | _FALSE | _CLAIMS
_SAID = frozenset(("said", "says", "stated", "states", "claimed", "claims", "announced", "reported"))
"""Behind "and" what is said is claimed (denied the report and said …), unless a whole clause is denied."""
_SIGNS = _ENDS | _DENIALS | _SAID


def negated(grammar: Grammar, first: int, fate: Candidate) -> bool:
    """Whether what `fate` tells did not happen to the thing whose number begins at token ``first``."""
    if _is_other(grammar.tokens, first) or denied(grammar, fate.at, noun=fate.kind == "noun"):
        return True
    if _is_negated(grammar, fate):
        return True
    if grammar.words.isdisjoint(_EXCEPTING):
        return False
    return not _is_aside(grammar, first, fate) and _is_excepted(grammar.tokens, first)


def denied(grammar: Grammar, at: int, *, noun: bool = False) -> bool:
    """Whether token `at` stands in a claim that its sentence denies: it was not true that 20 had died.

    ``noun``: of "denied the murder of two" too.
    """
    tokens = grammar.tokens
    if grammar.words.isdisjoint(_DENIALS):
        return False
    said = False  # denied the report and said …
    for index in range(at - 1, max(-1, at - _AHEAD), -1):
        word = tokens[index].lower
        if word not in _SIGNS:
            continue
        if word in _ENDS:
            return False
        said = said or (word in _SAID and tokens[index - 1].lower == "and")
        if word in _DENYING and (_claims_from(grammar, index, at) or (noun and at - index < 5)):
            return not said or (index + 1 < len(tokens) and tokens[index + 1].lower == "that")
        if said:
            continue
        if word in _CONFIRMING and _is_that(tokens, index + 1) and _has_not(tokens, max(0, index - 4), index):
            return True
        if word in _FALSE and _is_that(tokens, index + 1, of=False):
            return True
        if word in _CLAIMS and _is_that(tokens, index + 1) and _is_false(tokens, at):
            return True
    return False


def _claims_from(grammar: Grammar, index: int, at: int) -> bool:
    """Denied that …, dismissed as false reports of …, denied killing: whether token `at` is what is denied."""
    tokens = grammar.tokens
    if index + 1 < len(tokens) and tokens[index + 1].lower == "that":
        return True
    if index + 1 == at and grammar.tags[at] == "VBG":
        return True
    claims = (i for i in range(index + 1, min(at, index + 6)) if tokens[i].lower in _CLAIMS)
    return any(_is_that(tokens, i + 1) for i in claims)


def _is_that(tokens: Sequence[Token], at: int, *, of: bool = True) -> bool:
    return at < len(tokens) and (tokens[at].lower == "that" or (of and tokens[at].lower in ("of", "about")))


def _is_false(tokens: Sequence[Token], at: int) -> bool:
    """Reports that 20 had died were wrong: behind the claim a form of "be" and what is false."""
    for index in range(at + 1, min(len(tokens), at + _AHEAD)):
        if tokens[index].lower in _FALSE:
            return any(t.lower in ("is", "are", "was", "were", "be", "been") for t in tokens[max(0, index - 3) : index])
    return False


def _has_not(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "not" stands between two tokens, and not "not only"."""
    return any(
        (tokens[at].lower in _NOT or tokens[at].lower.endswith("n't"))
        and not (at + 1 < len(tokens) and tokens[at + 1].lower in _ALSO)
        for at in range(first, last)
    )


def _is_negated(grammar: Grammar, fate: Candidate) -> bool:
    """Did not survive, were never found, without killing, failed to reach, no injuries."""
    tokens, group = grammar.tokens, fate.group
    first = group.first if group is not None else fate.at
    lead = tokens[first - 1].lower if first else ""
    if fate.kind == "noun":
        before = [t.lower for t in tokens[max(0, fate.at - 2) : fate.at]]
        return before[-1:] == ["no"] or (before[:1] == ["no"] and grammar.tags[fate.at - 1] == "JJ")
    if lead == "without":
        return True
    told = fate.at
    if group is not None:
        control = grammar.control(group)
        told = control if actions.told(tokens[control].lower) == fate.told.split(" ")[0] else group.main
        failing = (at for at in range(group.first, told) if tokens[at].lower in _FAILING)
        if any(tokens[at + 1].lower == "to" for at in failing):
            return True
    if not _has_not(tokens, max(0, first - 1), told):
        return False
    return not any(t.lower in _LATER for t in tokens[fate.at + 1 : fate.at + _BACK])


def _is_aside(grammar: Grammar, first: int, fate: Candidate) -> bool:
    """None of the 30 rescued, none of the 30 who were rescued: told of all of them."""
    group = fate.group
    if fate.at < first:
        return False
    if group is None or not group.finite:
        return True
    return group.first > 0 and grammar.tokens[group.first - 1].lower in _RELATIVE


def _is_other(tokens: Sequence[Token], first: int) -> bool:
    """Killed four, not five; not 12 but 15 houses: the number that is not right."""
    if not first or tokens[first - 1].lower != "not" or tokens[first].lower in _ALSO:
        return False
    return first < 2 or tokens[first - 2].lower not in ("or", "if")


def _is_excepted(tokens: Sequence[Token], first: int) -> bool:
    """None of the 30, all but three of the 50: neither three nor 50."""
    lead = "".join([f"{token.lower} " for token in tokens[max(0, first - _BACK) : first]])
    return _NONE.search(lead) is not None or _EXCEPTED.search(lead) is not None
