"""Direct speech of the English text: what stands between quotation marks or after a dialogue dash, and who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.annotate import saying
from service.annotate.entities import Named
from service.annotate.memory import Memory, Mentioned, Saying, saying_words
from service.annotate.quote_marks import EITHER, OPENING, Quotation, quotations
from service.annotate.tokens import Token, tokenize
from service.document import Block

LONGEST_LINE = 90
"""Characters of a line that only names a speaker."""
MOST_REPEATED = 300
"""Quotations among which the words of one without a speaker are looked for."""
LONGEST_CLAUSE = 260
"""Characters around a quotation in which its speaker is looked for."""
_DIALOGUE = re.compile(r"^[-–—] (?P<speech>[^\n]{3,}?)(?:(?P<mark>[,.!?])? [-–—] (?P<clause>[a-z][^\n]{2,160}))?$")
_ABBREVIATIONS = ("Dr", "Mr", "Ms", "St", "Mrs", "Gen", "Col", "Sgt", "Maj", "Lt", "Capt", "Prof", "Sen", "Gov", "Rep")
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{a})" for a in _ABBREVIATIONS) + r"[.!?](?=\s+[\"“«„(]?[A-ZÀ-Þ]|\s*$)"
)


@dataclass(slots=True)
class Quoted:
    """A quotation: the block, document offsets of the words inside the marks, speaker and verb where they are sure."""

    block: int
    start: int
    end: int
    speaker: str | None = None
    verb: str | None = None
    text: str = ""


def find(blocks: Sequence[Block], mentioned: Sequence[Mentioned]) -> list[Quoted]:
    """Quotations in order; one that runs over paragraphs is one quotation."""
    memory = Memory()
    found: list[Quoted] = []
    open_quote: Quoted | None = None
    introduced: Saying | None = None
    earlier: Named | None = None
    people = {m.entity.name: m.entity for m in mentioned if m.entity.type == "person"}
    for block in blocks:
        spans = quotations(block.text)
        if open_quote is not None and spans and block.text[:1] in OPENING + EITHER:
            open_quote.text += "\n\n" + block.text[spans[0].start : spans[0].end]
            open_quote.end = block.text_span[0] + spans[0].end
        inside = _inside(mentioned, block)
        continued = open_quote if spans else None
        quoted = _Reader(block, spans, inside, memory, introduced, continued, earlier).read()
        found += quoted
        open_quote = (
            quoted[-1]
            if quoted and spans and not spans[-1].closed
            else (open_quote if open_quote is not None and spans and not spans[-1].closed else None)
        )
        earlier = _main_person(block, inside, quoted, people)
        introduced = _introduction(block, mentioned, memory) if block.text.rstrip().endswith(":") else None
    _repeat(found)
    _by_line_below(found, blocks, mentioned)
    _by_role(found, blocks, people.values())
    return [q for q in found if q.text]


def _main_person(
    block: Block, inside: Sequence[Mentioned], quoted: Sequence[Quoted], people: Mapping[str, Named]
) -> Named | None:
    """Who speaks in a block, else whom its first sentence begins with, else the only person in it."""
    spoken = {q.speaker for q in quoted if q.speaker}
    if quoted:
        return people.get(next(iter(spoken))) if len(spoken) == 1 else None
    named = [m for m in inside if m.entity.type == "person"]
    if named and named[0].start - block.text_span[0] <= 45:
        return named[0].entity
    return named[0].entity if len({m.entity.name for m in named}) == 1 else None


def _repeat(found: Sequence[Quoted]) -> None:
    """A quotation in a headline, caption or pull quote has the speaker of the same words in the text."""
    told = [(q, q.text.rstrip(".!?,")) for q in found if q.speaker is not None]
    for quoted in found:
        words = quoted.text.rstrip(".!?")
        if quoted.speaker is None and len(words) > 12 and len(told) < MOST_REPEATED:
            same = (q for q, own in told if words in own or (len(own) > 12 and words.startswith(own)))
            quoted.speaker = next((q.speaker for q in same), None)


def _by_line_below(found: Sequence[Quoted], blocks: Sequence[Block], mentioned: Sequence[Mentioned]) -> None:
    """A pull quote with a line below it that only names who speaks: "- Ivan Petrov, mayor"."""
    alone = {q.block: q for q in found if q.speaker is None}
    for above, below in pairwise(blocks):
        quoted = alone.get(above.id)
        if quoted is None or len(below.text) > LONGEST_LINE or len(above.text) - len(quoted.text) > 4:
            continue
        named = [m for m in _inside(mentioned, below) if m.entity.type == "person"]
        if named and named[0].start - below.text_span[0] <= 3 and below.text[-1:] not in ".!?:":
            quoted.speaker = named[0].entity.name


def _by_role(found: Sequence[Quoted], blocks: Sequence[Block], people: Iterable[Named]) -> None:
    """ "We will not leave", says mayor: in a headline, the person of the text who alone has that role."""
    heads = {block.id: block for block in blocks if block.kind in ("title", "heading")}
    known = list(people)
    for quoted in found:
        block = heads.get(quoted.block)
        if block is None or quoted.speaker is not None:
            continue
        at = quoted.start - block.text_span[0], quoted.end - block.text_span[0]
        words = (block.text[: at[0]] + " " + block.text[at[1] :]).lower().replace(",", " ").split()
        if not saying_words("verbs") & set(words) and "-" not in words and ":" not in block.text:
            continue
        holders = [p for p in known if p.role and p.role.lower().split()[-1] in words]
        if len(holders) == 1:
            quoted.speaker = holders[0].name


def _inside(mentioned: Sequence[Mentioned], block: Block) -> Sequence[Mentioned]:
    return saying.within(mentioned, *block.text_span)


@dataclass(slots=True)
class _Reader:
    """Reads the quotations of one block."""

    block: Block
    spans: Sequence[Quotation]
    mentioned: Sequence[Mentioned]
    memory: Memory
    introduced: Saying | None
    continued: Quoted | None
    earlier: Named | None = None
    """Who a quotation without any attribution at the start of this block belongs to."""
    sentence: int = 0

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
            if named and self.spans:
                lead = self.block.text[start - self.block.text_span[0] : end - self.block.text_span[0]]
                saying.find(lead, start, tokenize(lead, start), named, self.memory, firm=True)
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
        said = self._after(span, position) or self._before(span, before)
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
        ends = [m.end() for m in _SENTENCE_END.finditer(lead.rstrip(' "“«-'))]
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
        end = _SENTENCE_END.search(text, begin, limit)
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
        ends = [m.end() for m in _SENTENCE_END.finditer(segment)]
        if ends and not segment[ends[-1] :].strip(' "”»-'):
            return None
        begin = floor + (ends[-1] if ends else 0)
        return self._clause(begin, text[begin : span.outer[0]], near_start=False)

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


def _introduction(block: Block, mentioned: Sequence[Mentioned], memory: Memory) -> Saying | None:
    """Who a paragraph that ends with a colon lets speak."""
    text = block.text[-LONGEST_CLAUSE:]
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    if ends and text[ends[-1] :].strip():
        text = text[ends[-1] :].lstrip()
    offset = block.text_span[1] - len(text)
    return saying.find(text, offset, tokenize(text, offset), _inside(mentioned, block), memory)
