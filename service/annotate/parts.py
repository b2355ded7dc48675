"""Parts of a counted whole: "60 hostages, nine of them women", "three were children"."""

from __future__ import annotations

from service.annotate.grammar import Grammar
from service.annotate.word_lists import lists

_WHOLES = frozenset(("them", "these", "those", "whom"))
_ENDS = frozenset((",", ".", ":", ")", "-", "IN", "CC", "VBN", "WH"))
_NO_KINDS = frozenset(("dead", "killed", "wounded", "injured", "missing", "others", "times"))


def kind(grammar: Grammar, at: int) -> tuple[int, int] | None:
    """Tokens of what a part consists of: of "nine of them young women, …" the bare plural behind "of them" at `at`."""
    tokens, tags = grammar.tokens, grammar.tags
    if at + 2 >= len(tokens) or tokens[at].lower != "of" or tokens[at + 1].lower not in _WHOLES:
        return None
    last = _plural_end(grammar, at + 2)
    return (at + 2, last) if last and (last >= len(tags) or tags[last] in _ENDS) else None


def predicate(grammar: Grammar, at: int) -> tuple[int, int] | None:
    """Tokens of what bare numbers are: of "three were children" the bare plural behind the verb at `at`."""
    tokens, tags = grammar.tokens, grammar.tags
    if at + 1 >= len(tokens) or tokens[at].lower not in ("were", "are"):
        return None
    first = at + 2 if tokens[at + 1].lower in _ADVERBS else at + 1
    last = _plural_end(grammar, first)
    if not last or tokens[last - 1].lower in _UNITS:
        return None
    return (first, last) if last >= len(tags) or tags[last] in _SENTENCE_ENDS else None


def _plural_end(grammar: Grammar, first: int) -> int:
    """Where the bare plural that begins at a token ends; 0 where none does."""
    tokens, tags = grammar.tokens, grammar.tags
    last = first
    while last < len(tags) and tags[last] in ("JJ", "NN", "NNS", "NNP"):
        last += 1
    plural = last > first and (tags[last - 1] == "NNS" or tokens[last - 1].lower in _PLURALS)
    return last if plural and tokens[last - 1].lower not in _NO_KINDS else 0


_SENTENCE_ENDS = _ENDS - {":", "-"}
_ADVERBS = frozenset(("also", "all", "mostly", "still"))
_UNITS = lists("grammar_measures")
_PLURALS = frozenset(("women", "children", "men", "people", "police", "personnel", "staff", "cattle", "sheep", "crew"))
