"""Changes told by a noun: "the index's 1.3 percent gain", "exports recorded a 7 percent drop", "a 4% rise in rents"."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate import actions
from service.annotate.grammar import Grammar
from service.annotate.measured import Measured
from service.annotate.word_lists import lists

_UP = lists("changes_up")
_DOWN = lists("changes_down")
_SHOWN = lists("changes_shown")
_NOUNS = ("NN", "NNS", "NNP")


@dataclass(frozen=True, slots=True)
class Change:
    """What rose or fell, None where the sentence does not say; and which of the two."""

    object: str | None
    action: str


def of(measured: Measured) -> Change | None:
    """The change that the measure stands before, where it is not itself what is offered or demanded."""
    grammar, thing = measured.grammar, measured.thing
    if thing is None or thing < measured.end:
        return None
    word = grammar.tokens[thing].lower
    if word not in _UP and word not in _DOWN:
        return None
    action = "risen" if word in _UP else "fallen"
    owner = _owner(grammar, measured.begin) or _within(grammar, thing + 1)
    if owner is None:
        verb = next(
            (g for at in range(measured.begin - 1, max(-1, measured.begin - 4), -1) if (g := grammar.group_at(at))),
            None,
        )
        if verb is None or actions.told(grammar.tokens[verb.main].lower) not in _SHOWN:
            return None
        subject = grammar.subject(verb)
        if subject is None or grammar.tags[subject.last - 1] not in _NOUNS:
            return Change(None, action)
        owner = (subject.first, subject.last)
    return Change(_words(measured, *owner), action)


def _owner(grammar: Grammar, begin: int) -> tuple[int, int] | None:
    """The index's 1.3 percent gain: what stands in the possessive right before the measure."""
    phrase = grammar.phrase_at(begin - 1) if begin and grammar.tags[begin - 1] == "POS" else None
    return (phrase.first, begin) if phrase is not None else None


def _within(grammar: Grammar, at: int) -> tuple[int, int] | None:
    """A 4 percent rise in rents."""
    phrase = grammar.phrase_at(at + 1) if at + 1 < len(grammar.tokens) and grammar.tokens[at].lower == "in" else None
    fits = phrase is not None and phrase.first == at + 1 and grammar.tags[phrase.last - 1] in ("NN", "NNS")
    return (phrase.first, phrase.last) if phrase is not None and fits else None


def _words(measured: Measured, first: int, last: int) -> str | None:
    tokens, tags = measured.grammar.tokens, measured.grammar.tags
    while first + 1 < last and tags[first] in ("DT", "PRP$", "JJ"):
        first += 1
    words = measured.sentence.slice(tokens[first].start, tokens[last - 1].end)
    return words.removesuffix("'").removesuffix("'s") or None
