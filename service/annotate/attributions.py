"""Who says what a number tells: the speaker of its quotation, of its clause or of its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from service.annotate import polarity, saying
from service.annotate.counted import Counted
from service.annotate.quotes import Quoted
from service.annotate.saying import Memory, Mentioned
from service.annotate.tokens import SentenceView


class Attributions:
    """Attributes the numbers of an article; asked in the order of its text, as pronouns mean who spoke before."""

    def __init__(self, quoted: Sequence[Quoted], memory: Memory) -> None:
        self._quoted = quoted
        self._starts = [q.start for q in quoted]
        self._memory = memory
        self._asked: tuple[Quoted, SentenceView] | None = None  # the last quotation and sentence, and who speaks there
        self._answer: str | None = None

    def of(self, counted: Counted, inside: Sequence[Mentioned], speaker: str | None) -> str | None:
        """The speaker of its quotation, else of its clause, else of the sentence; not who denies the claim.

        ``inside``: the names of its sentence. ``speaker``: of the sentence. In a quotation whose speaker has no name
        only the words beside it may say who speaks, not the words quoted.
        """
        quotation = self._quotation(counted)
        if quotation is not None:
            return quotation.speaker or self._beside(quotation, counted, inside)
        if polarity.denied(counted.grammar, counted.first):
            return None
        return self._sayer(counted, inside) or speaker

    def _sayer(self, counted: Counted, inside: Sequence[Mentioned]) -> str | None:
        """Who says so in the number's own clause, where semicolons part the sentence."""
        sentence = counted.sentence
        if ";" not in sentence.text:
            return None
        tokens = sentence.tokens
        first = next((i for i in range(counted.first, 0, -1) if tokens[i - 1].text == ";"), 0)
        if not first:
            return None
        last = next((i for i in range(counted.first, len(tokens)) if tokens[i].text == ";"), len(tokens))
        said = saying.find(sentence.text, sentence.start, tokens[first:last], inside, self._memory, firm=True)
        return said.speaker if said is not None else None

    def _beside(self, quotation: Quoted, counted: Counted, inside: Sequence[Mentioned]) -> str | None:
        """Who speaks beside a quotation in its sentence: behind it first, where it ends in a comma ("…," said X)."""
        sentence = counted.sentence
        if self._asked is None or self._asked[0] is not quotation or self._asked[1] is not sentence:
            self._asked, self._answer = (quotation, sentence), self._find(quotation, sentence, inside)
        return self._answer

    def _find(self, quotation: Quoted, sentence: SentenceView, inside: Sequence[Mentioned]) -> str | None:
        behind = [t for t in sentence.tokens if t.start >= quotation.end]
        before = [t for t in sentence.tokens if t.end <= quotation.start]
        at = quotation.end - sentence.start
        closing = set(sentence.text[max(0, at - 1) : at + 2])
        for words in (behind, before) if closing & set(",?!") else (before, behind):
            said = saying.find(sentence.text, sentence.start, words, inside, self._memory, firm=True)
            if said is not None:
                return said.speaker
        return None

    def _quotation(self, counted: Counted) -> Quoted | None:
        """The quotation that the quantity stands in."""
        at = bisect_right(self._starts, counted.start) - 1
        return self._quoted[at] if at >= 0 and counted.start < self._quoted[at].end else None
