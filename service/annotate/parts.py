"""Parts of a counted whole: "60 hostages, nine of them women", "a third of the 40 million euros pledged"."""

from __future__ import annotations

from service.annotate import actions
from service.annotate.grammar import Grammar
from service.annotate.word_lists import lists

_WHOLES = frozenset(("them", "these", "those", "whom"))
_ENDS = frozenset((",", ".", ":", ")", "-", "IN", "CC", "VBN", "WH"))
_CALLED = lists("happening_called")
_NO_KINDS = frozenset(("dead", "killed", "wounded", "injured", "missing", "others", "times"))


def kind(grammar: Grammar, at: int) -> tuple[int, int] | None:
    """Tokens of what a part consists of: of "nine of them young women, …" the bare plural behind "of them" at `at`."""
    tokens, tags = grammar.tokens, grammar.tags
    if at + 2 >= len(tokens) or tokens[at].lower != "of" or tokens[at + 1].lower not in _WHOLES:
        return None
    first = last = at + 2
    while last < len(tags) and tags[last] in ("JJ", "NN", "NNS", "NNP"):
        last += 1
    plural = last > first and (tags[last - 1] == "NNS" or tokens[last - 1].lower in _PLURALS)
    if not plural or tokens[last - 1].lower in _NO_KINDS:
        return None
    return (first, last) if last >= len(tags) or tags[last] in _ENDS else None


def of_definite(grammar: Grammar, first: int, last: int) -> str | None:
    """A third of the 400 million euros PLEDGED by donors, 40 percent of the REQUIRED $2 billion: what was done with
    the sum at tokens `first` to `last`, which is no argument of a verb itself."""
    tokens, tags = grammar.tokens, grammar.tags
    at = first - 1
    before = at if at >= 0 and tags[at] in ("VBN", "JJ", "VBD") and tokens[at].lower in actions.forms() else None
    if before is not None:
        at -= 1
    if at < 2 or tokens[at].lower not in ("the", "its", "their", "his", "her") or tokens[at - 1].lower != "of":
        return None
    if before is not None and tokens[before].lower not in _CALLED:
        return tokens[before].lower
    group = grammar.group_at(last)
    if group is None or group.first != last or tags[group.main] not in ("VBN", "VBD") or group.last - group.first > 1:
        return None
    return grammar.action(group)


_PLURALS = frozenset(("women", "children", "men", "people", "police", "personnel", "staff", "cattle", "sheep", "crew"))
