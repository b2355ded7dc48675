"""Who states the numbers of a sentence: whom the words beside a verb of saying name, else whom the parse tells.

`saying` finds speakers by the words beside a verb, which quotations need; a number's source often stands further off
("The administration closed 23 schools and said it would pay …") or says so with a verb that quotes nobody ("puts the
damage at …"): `stating`, `source_phrases`.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate import grammar, saying
from service.annotate.counted import Counted
from service.annotate.memory import Memory, Mentioned, Saying, saying_words
from service.annotate.stating import CLAIMING, FINITE, FORECAST, Stating
from service.annotate.tokens import SentenceView

_MOST = 200
"""Tokens of a sentence that are read."""


def find(sentence: SentenceView, mentioned: Sequence[Mentioned], memory: Memory, said: Saying | None) -> Saying | None:
    """The claimant of a sentence that has a number: a name, else the words that describe who it is.

    ``said``: who the words beside a verb of saying tell, which holds where it names somebody. Who is chosen instead is
    remembered as who spoke.
    """
    if len(sentence.tokens) > _MOST:
        return said
    chosen = _better(said, _read(sentence, mentioned, memory), sentence)
    if chosen is not None and chosen is not said and chosen.entity is not None:
        memory.note(chosen)
    return chosen


def over(counted: Counted, mentioned: Sequence[Mentioned], memory: Memory, speaker: str | None) -> str | None:
    """Who states this number, where several speak in its sentence: whose verb it hangs on, else `speaker`."""
    sentence = counted.sentence
    if speaker is None or len(sentence.tokens) > _MOST:
        return speaker
    if sum(t.lower in CLAIMING or t.lower in FORECAST for t in sentence.tokens) < 2:
        return speaker
    said = Stating(sentence, grammar.of(sentence), mentioned, memory).over(counted.number[0])
    return said.speaker if said is not None else speaker


def other_than(counted: Counted, source: str | None) -> str | None:
    """A source, unless it is what the number counts: 200 residents said that they …"""
    if source is None:
        return None
    sentence = counted.sentence
    begin = sentence.text.find(source)
    number = sentence.tokens[counted.number[0]].start - sentence.start
    return None if 0 <= begin <= number < begin + len(source) else source


def _read(sentence: SentenceView, mentioned: Sequence[Mentioned], memory: Memory) -> Saying | None:
    found = list(Stating(sentence, grammar.of(sentence), mentioned, memory).found())
    papers = [one for one in found if one.phrase is not None and _is_paper(one.phrase)]
    told = [one for one in found if one not in papers]
    return next((one for one in told if not saying.sends(one)), next(iter(told or papers), None))


def _is_paper(phrase: str) -> bool:
    """Preliminary data, the latest information: papers of nobody."""
    return phrase.lower().rsplit(" ", 1)[-1] in saying_words("documents")


def _better(said: Saying | None, claimed: Saying | None, sentence: SentenceView) -> Saying | None:
    """The one that names somebody; of two that do, or that do not, whom the words beside the verb of saying tell.

    Of one and the same verb the parse knows better whose it is: two people familiar with the matter.
    """
    if said is not None and said.phrase is not None and not _is_noun(sentence, said.phrase):
        said = None  # ordered the company (said to own it), even (said)
    if said is None or claimed is None:
        return said or claimed
    if saying.sends(said) and not saying.sends(claimed):
        return claimed
    if said.entity is None:
        same = said.verb.lower() == claimed.verb.lower() or _is_paper(said.phrase or "")
        return claimed if claimed.entity is not None or same else said
    if claimed.entity is None or said.entity is claimed.entity:
        return claimed if said.entity.type == "place" and claimed.entity is None else said
    if said.entity.type == "place" or claimed.entity.type == "person" != said.entity.type:
        return claimed  # Roy Henlin of the Coast Guard said
    return said


def _is_noun(sentence: SentenceView, phrase: str) -> bool:
    """Whether the words hold a noun or pronoun and no verb of their own; words of an earlier sentence do."""
    at = sentence.text.find(phrase)
    if at < 0:
        return True
    start = sentence.start + at
    read = zip(sentence.tokens, grammar.of(sentence).tags, strict=True)
    tags = {tag for token, tag in read if start <= token.start < start + len(phrase)}
    return tags.isdisjoint(FINITE) and not tags.isdisjoint(_NOUNS)


_NOUNS = frozenset(("NN", "NNS", "NNP", "PRP", "CD"))
