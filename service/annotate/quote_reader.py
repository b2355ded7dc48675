"""The quotations of one block, and who says them by the words around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.annotate import saying
from service.annotate.entities import Named
from service.annotate.memory import Memory, Mentioned, Saying, saying_words
from service.annotate.quote_marks import EITHER, OPENING, Quotation
from service.annotate.tokens import Token, tokenize
from service.document import Block

LONGEST_LINE = 90
"""Characters of a line that only names a speaker."""
LONGEST_CLAUSE = 260
"""Characters around a quotation in which its speaker is looked for."""
_DIALOGUE = re.compile(r"^[-–—] (?P<speech>[^\n]{3,}?)(?:(?P<mark>[,.!?])? [-–—] (?P<clause>[a-z][^\n]{2,160}))?$")
_ABBREVIATIONS = ("Dr", "Mr", "Ms", "St", "Mrs", "Gen", "Col", "Sgt", "Maj", "Lt", "Capt", "Prof", "Sen", "Gov", "Rep")
SENTENCE_END = re.compile(
    r"[.!?](?=\s+[\"“«„(]?[A-ZÀ-Þ]|\s*$)(?<!\b[A-Z].)" + "".join(rf"(?<!\b{a}.)" for a in _ABBREVIATIONS)
)


_GOING_ON = frozenset(("and", "while", "but", "whereas", "although", "though"))
"""What opens a further clause behind a quotation."""


@dataclass(slots=True)
class Quoted:
    """A quotation: the block, document offsets of the words inside the marks, speaker and verb where they are sure."""

    block: int
    start: int
    end: int
    speaker: str | None = None
    verb: str | None = None
    text: str = ""


def inside_of(mentioned: Sequence[Mentioned], block: Block) -> Sequence[Mentioned]:
    return saying.within(mentioned, *block.text_span)


@dataclass(slots=True)
class Reader:
    """Reads the quotations of one block."""

    block: Block
    spans: Sequence[Quotation]
    mentioned: Sequence[Mentioned]
    memory: Memory
    tokens: Mapping[int, tuple[Token, ...]]
    """Those of each sentence, by its start."""
    introduced: Saying | None
    continued: Quoted | None
    earlier: Named | None = None
    """Who a quotation without any attribution at the start of this block belongs to."""
    sentence: int = 0
    leads: bool = False
    """Whether the next block opens with a quotation, which may be what a body named here said."""

    def read(self) -> list[Quoted]:
        text = self.block.text
        if not self.spans:
            found = self._dialogue()
            self._read_until(self.block.text_span[1])
            return found
        found = self._quotations(text)
        self._read_until(self.block.text_span[1])
        return found

    def _quotations(self, text: str) -> list[Quoted]:
        found: list[Quoted] = []
        before: Quotation | None = None
        for position, span in enumerate(self.spans):
            self._read_until(self.block.text_span[0] + span.outer[0])
            if position == 0 and self.continued is not None and text[:1] in OPENING + EITHER:
                said = self._after(span, position)
                if said is not None and self.continued.speaker is None:
                    self.continued.speaker, self.continued.verb = _speaker(said), said.verb
                before = span
                continue
            quoted = self._quote(span, position, before, found)
            if quoted is not None:
                found.append(quoted)
            elif self._is_aside(span):
                continue  # X, who prefers to call it "naturalization", answered that "…"
            before = span
        return found

    def _read_until(self, offset: int) -> None:
        """Note who is named in the sentences that end before `offset`, quotations apart."""
        while (
            self.sentence < len(self.block.sentences) and self.block.sentences[self.sentence].text_span[1] <= offset + 1
        ):
            start, end = self.block.sentences[self.sentence].text_span
            named = saying.within(self.mentioned, start, end)
            named = [m for m in named if not self._is_quoted(m.start)]
            self.memory.read(named)
            if self.spans or self.leads:
                lead = self.block.text[start - self.block.text_span[0] : end - self.block.text_span[0]]
                body = self.memory.body
                said = saying.find(lead, start, self.tokens[start], named, self.memory, firm=True)
                if not named and said is not None and said.entity is None:
                    self.memory.body = body  # residents said: no body that "it" or "the statement" means
            self.sentence += 1

    def _is_quoted(self, offset: int) -> bool:
        at = offset - self.block.text_span[0]
        index = bisect_right(self.spans, at, key=lambda span: span.start) - 1
        return index >= 0 and at < self.spans[index].end

    def _quote(
        self, span: Quotation, position: int, before: Quotation | None, found: Sequence[Quoted]
    ) -> Quoted | None:
        inner = self.block.text[span.start : span.end]
        lead = len(inner) - len(inner.lstrip())
        trimmed = inner.strip().rstrip(",").rstrip()
        said = self._before(span, before) if self._is_embedded(span) else None
        said = said if said is not None and said.entity is not None else None
        said = said or self._after(span, position) or self._before(span, before)
        inherited = None
        if said is None and before is not None and found and self._continues(before, span):
            inherited = found[-1]
        if said is None and inherited is None and self.introduced is not None and before is None and span.start <= 1:
            said = self.introduced
        standing = None
        if said is None and inherited is None and self._stands_alone(span):
            standing = self._standing(span, before)
        if not self._is_speech(trimmed, span, said is not None or inherited is not None):
            return None
        start = self.block.text_span[0] + span.start + lead
        quoted = Quoted(self.block.id, start, start + len(trimmed), text=trimmed)
        if said is not None:
            quoted.speaker, quoted.verb = _speaker(said), said.verb or None
        elif inherited is not None:
            quoted.speaker, quoted.verb = inherited.speaker, inherited.verb
        elif standing is not None:
            quoted.speaker = standing.name
        return quoted

    def _is_embedded(self, span: Quotation) -> bool:
        """Whether the sentence goes on behind the quotation with another clause: … "a good night", while Y said."""
        after = self.block.text[span.outer[1] : span.outer[1] + 24].lstrip()
        first = after.lstrip(",; ").split(" ", 1)[0].lower()
        return after[:1] == ";" or (first in _GOING_ON and self.block.text[span.end - 1 : span.end] != ",")

    def _stands_alone(self, span: Quotation) -> bool:
        """A whole sentence (or more) in marks, with nothing after it that says who speaks."""
        text = self.block.text
        after = text[span.outer[1] :].lstrip()
        return text[span.end - 1 : span.end] in (".", "!", "?", "…") and (
            not after or after[0].isupper() or after[0] in OPENING + EITHER
        )

    def _standing(self, span: Quotation, before: Quotation | None) -> Named | None:
        """Who speaks by what stands before: the person of the sentence before it, of the paragraph before it."""
        floor = before.outer[1] if before is not None else 0
        lead = self.block.text[floor : span.outer[0]]
        if not lead.strip():
            return self.earlier
        ends = [m.end() for m in SENTENCE_END.finditer(lead.rstrip(' "“«-'))]
        begins = [0, *ends]
        start = next((b for b in reversed(begins) if lead[b:].strip(' "“«-')), 0)
        offset = self.block.text_span[0] + floor
        sentence = lead[start:]
        tokens = tokenize(sentence, offset + start)
        said = saying.find(sentence, offset + start, tokens, self.mentioned, self.memory, firm=True)
        if said is not None and said.entity is not None and said.entity.type != "place":
            return said.entity
        named = [m.entity for m in saying.within(self.mentioned, offset + start, offset + len(lead))]
        people = [e for e in named if e.type == "person"]
        if people:
            return people[0]
        pronoun = next((t.lower for t in tokens if t.lower in ("he", "she", "his", "her")), None)
        if pronoun is not None:
            return self.memory.person({"his": "he", "her": "she"}.get(pronoun, pronoun))
        return None

    def _is_aside(self, span: Quotation) -> bool:
        """A word or two in marks inside a sentence that goes on."""
        inner, after = self.block.text[span.start : span.end], self.block.text[span.outer[1] :].lstrip()
        return len(inner.split()) < 3 and inner[-1:] not in ".!?" and after[:1] not in ("", ".")

    def _is_speech(self, inner: str, span: Quotation, attributed: bool) -> bool:
        """Names in marks ("Ural" trucks) and single odd words are no speech."""
        count = len(inner.split())
        if count == 0 or not any(c.isalpha() for c in inner):
            return False
        sentence_like = inner[-1:] in ".!?" or self.block.text[span.end - 1 : span.end] == ","
        capitals = sum(word[:1].isupper() for word in inner.split())
        if count <= 3 and not sentence_like:
            return attributed and count >= 2 and capitals < count
        if capitals == count and count < 6 and not sentence_like:
            return False
        lead = self.block.text[max(0, span.outer[0] - 24) : span.outer[0]].lower().split()
        if lead and count < 7 and lead[-1].strip(",") in saying_words("titled") and inner[:1].isupper():
            return False  # the play "The Sailor's Silence"
        return count >= 4 or sentence_like

    def _after(self, span: Quotation, position: int) -> Saying | None:
        """The clause after the quotation, up to the sentence's end or the next quotation."""
        text = self.block.text
        begin = span.outer[1]
        limit = self.spans[position + 1].outer[0] if position + 1 < len(self.spans) else len(text)
        limit = min(limit, begin + LONGEST_CLAUSE)
        inner_end = text[span.end - 1 : span.end]
        rest = text[begin:limit].lstrip(" ,-–—")
        dashed = text[begin:limit].lstrip()[:1] in ("-", "–", "—")
        if text[begin:limit].lstrip()[:1] == ";":
            return None  # he called it "a hybrid attack"; the Kremlin denied …
        if not rest or (inner_end == "." and rest[:1].isupper() and not dashed):
            return None
        asked = inner_end in "!?" and rest[:1].isupper()
        end = SENTENCE_END.search(text, begin, limit)
        clause = text[begin : end.start() if end else limit]
        skipped = len(clause) - len(clause.lstrip(" ,-–—"))
        signed = self._signed(begin + skipped, clause[skipped:]) if "-" in clause[:skipped] else None
        if signed is not None:
            return signed
        if asked and not self._asks(begin + skipped, clause[skipped:]):
            return None
        found = self._clause(begin + skipped, clause[skipped:], near_start=True)
        if found is None and inner_end == "," and clause[skipped:]:
            found = saying.acting(
                clause[skipped:], self.block.text_span[0] + begin + skipped, self.mentioned, self.memory
            )
        return found

    def _signed(self, begin: int, clause: str) -> Saying | None:
        """ "We will not leave." - Ivan Petrov, mayor: a name after a dash, and no verb."""
        if len(clause) > LONGEST_LINE:
            return None
        offset = self.block.text_span[0] + begin
        near = saying.within(self.mentioned, offset, offset + 4)
        said = any(t.lower in saying_words("verbs") for t in tokenize(clause, offset))
        named = next((m.entity for m in near if m.entity.type == "person"), None)
        return Saying("", named, None) if named is not None and not said else None

    def _asks(self, begin: int, clause: str) -> bool:
        """ "Was it worth it?" Rolf Keller asked: a name and its verb open the clause after the mark."""
        offset = self.block.text_span[0] + begin
        tokens = tokenize(clause[:LONGEST_CLAUSE], offset)
        near = saying.within(self.mentioned, offset, offset + 30)
        verb = next((t for t in tokens[:9] if t.lower in saying_words("verbs")), None)
        return verb is not None and any(m.end <= verb.start and verb.start - m.end < 12 for m in near)

    def _before(self, span: Quotation, previous: Quotation | None) -> Saying | None:
        """The clause before the quotation, from the sentence's start."""
        text = self.block.text
        floor = max(previous.outer[1] if previous else 0, span.outer[0] - LONGEST_CLAUSE)
        segment = text[floor : span.outer[0]]
        ends = [m.end() for m in SENTENCE_END.finditer(segment)]
        if ends and not segment[ends[-1] :].strip(' "”»-'):
            return None
        begin = floor + (ends[-1] if ends else 0)
        found = self._clause(begin, text[begin : span.outer[0]], near_start=False)
        inner = text[span.start : span.end]
        if (
            found is None
            and begin >= (previous.outer[1] if previous else 0)
            and len(inner.split()) > 3
            and inner[:1].islower()
        ):
            offset, clause = self.block.text_span[0] + begin, text[begin : span.outer[0]]
            near = saying.within(self.mentioned, offset, offset + len(clause))
            found = saying.fragment(clause, offset, tokenize(clause, offset), near, self.memory)
        return found

    def _clause(self, begin: int, clause: str, *, near_start: bool) -> Saying | None:
        offset = self.block.text_span[0] + begin
        tokens: tuple[Token, ...] = tokenize(clause, offset)
        if not tokens:
            return None
        if not near_start and tokens[-1].text == ":" and len(tokens) > 1:
            near = saying.within(self.mentioned, offset, tokens[-2].end)
            people = (m.entity for m in near if m.entity.type == "person" and tokens[-2].end <= m.end)
            introduced = next(people, None)
            if introduced is not None:
                return Saying("", introduced, None)
        return saying.find(clause, offset, tokens, self.mentioned, self.memory, late=not near_start)

    def _continues(self, before: Quotation, span: Quotation) -> bool:
        """Whether the quotation goes on after the words between: `…," said X. "And …`."""
        between = self.block.text[before.outer[1] : span.outer[0]].strip()
        return len(between) < 200 and (not between or between[-1] in ".,;" or between in ("and", "but"))

    def _dialogue(self) -> list[Quoted]:
        match = _DIALOGUE.match(self.block.text) if self.block.kind in ("paragraph", "list_item") else None
        if match is None or match["clause"] is None:
            return []
        begin = match.start("clause")
        said = self._clause(begin, match["clause"], near_start=True)
        if said is None:
            return []
        start = self.block.text_span[0] + match.start("speech")
        speech = match["speech"].rstrip(" ,")
        return [Quoted(self.block.id, start, start + len(speech), _speaker(said), said.verb, speech)]


def _speaker(said: Saying) -> str | None:
    """Only people and organisations (and capitals that speak for states) are named as speakers."""
    return said.entity.name if said.entity is not None else None
