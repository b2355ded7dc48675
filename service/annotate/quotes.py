"""Direct speech of the English text: what stands between quotation marks or after a dialogue dash, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from service.annotate import saying
from service.annotate.entities import Named
from service.annotate.memory import Memory, Mentioned, Saying, saying_words
from service.annotate.quote_marks import CLOSING, EITHER, OPENING, marks, quotations
from service.annotate.quote_reader import LONGEST_CLAUSE, LONGEST_LINE, SENTENCE_END, Quoted, Reader, inside_of
from service.annotate.tokens import SentenceView, tokenize
from service.document import Block

__all__ = ["Quoted", "find"]

LEAST_ANSWERS = 3
"""Answers from which on questions and answers are an interview."""
MOST_LINES = 8
"""Lines of their own over which one quotation goes."""
MOST_MARKS = 4
"""Characters of a block that is all quotation, beside the words quoted."""
MOST_REPEATED = 300
"""Quotations among which the words of one without a speaker are looked for."""


def find(blocks: Sequence[Block], mentioned: Sequence[Mentioned], sentences: Sequence[SentenceView]) -> list[Quoted]:
    """Quotations in order; one that runs over paragraphs is one quotation. `sentences`: those of the blocks."""
    memory = Memory()
    tokens = {sentence.start: sentence.tokens for sentence in sentences}
    found: list[Quoted] = []
    open_quote: Quoted | None = None
    introduced: Saying | None = None
    earlier: Named | None = None
    people = {m.entity.name: m.entity for m in mentioned if m.entity.type == "person"}
    for at, block in enumerate(blocks):
        spans = quotations(block.text)
        if open_quote is not None and spans and block.text[:1] in OPENING + EITHER:
            open_quote.text += "\n\n" + block.text[spans[0].start : spans[0].end]
            open_quote.end = block.text_span[0] + spans[0].end
        inside = inside_of(mentioned, block)
        continued = open_quote if spans else None
        leads = not spans and at + 1 < len(blocks) and blocks[at + 1].text[:1] in OPENING + EITHER
        quoted = Reader(block, spans, inside, memory, tokens, introduced, continued, earlier, leads=leads).read()
        found += quoted
        open_quote = (
            quoted[-1]
            if quoted and spans and not spans[-1].closed
            else (open_quote if open_quote is not None and spans and not spans[-1].closed else None)
        )
        earlier = _main_person(block, inside, quoted, people)
        introduced = _introduction(block, mentioned, memory) if block.text.rstrip().endswith(":") else None
    _over_lines(found, blocks)
    _repeat(found)
    _by_line_below(found, blocks, mentioned)
    _by_role(found, blocks, people.values())
    _interviewed(found, blocks, mentioned)
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
        named = [m for m in inside_of(mentioned, below) if m.entity.type == "person"]
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


def _over_lines(found: list[Quoted], blocks: Sequence[Block]) -> None:
    """A quotation whose sentences stand on lines of their own, its only marks at its two ends."""
    opened: dict[int, Quoted] = {q.block: q for q in found}
    for at, block in enumerate(blocks):
        if block.text[:1] not in OPENING + EITHER or marks(block.text) != 1:
            continue
        last = next((i for i in range(at + 1, min(at + MOST_LINES, len(blocks))) if marks(blocks[i].text)), None)
        if last is None or marks(blocks[last].text) != 1 or blocks[last].text[-1:] not in CLOSING + EITHER:
            continue
        if any(_TELLS.search(b.text) for b in blocks[at:last]):
            continue  # two marks were lost, and somebody tells between
        lines = [b.text.strip(OPENING + CLOSING + EITHER) for b in blocks[at : last + 1]]
        quoted = opened.get(block.id)
        if quoted is None:
            quoted = Quoted(block.id, block.text_span[0] + 1, block.text_span[1])
            found.append(quoted)
        quoted.end, quoted.text = blocks[last].text_span[1] - 1, "\n\n".join(lines)
    found.sort(key=lambda q: q.start)


_TELLS = re.compile(r"\b(?:said|says|told|added)\b")


def _interviewed(found: Sequence[Quoted], blocks: Sequence[Block], mentioned: Sequence[Mentioned]) -> None:
    """Answers in marks below questions without any: whom alone the last sentence before them with a person names."""
    speechless = {q.block: q for q in found if q.speaker is None}
    quoting = {q.block for q in found}
    answers: list[Quoted] = []
    asked: list[int] = []
    if len(speechless) < LEAST_ANSWERS:
        return
    for at, (above, below) in enumerate(pairwise(blocks)):
        quoted = speechless.get(below.id)
        if asked and above.id not in quoting and not above.text.rstrip().endswith("?"):
            named = {m.entity.name for m in inside_of(mentioned, above) if m.entity.type == "person"}
            if named and len(above.text) > LONGEST_LINE:
                break  # somebody else is told of
        spoken = quoted is not None and quoted.text.rstrip()[-1:] in (".", "!", "?", "…")
        alone = quoted is not None and spoken and len(below.text) - len(quoted.text) <= MOST_MARKS
        if quoted is None or above.id in quoting or not alone:
            continue
        if above.text.rstrip().endswith("?") or len(above.text) <= LONGEST_LINE:
            answers.append(quoted)
            asked.append(at)
    questions = sum(blocks[at].text.rstrip().endswith("?") for at in asked)
    if len(answers) < LEAST_ANSWERS or questions * 2 < len(asked):
        return
    spans = [sentence.text_span for before in blocks[: asked[0]] for sentence in before.sentences]
    for span in reversed(spans):
        named = {m.entity.name for m in saying.within(mentioned, *span) if m.entity.type == "person"}
        if named:
            for answer in answers if len(named) == 1 else ():
                answer.speaker = next(iter(named))
            return


def _introduction(block: Block, mentioned: Sequence[Mentioned], memory: Memory) -> Saying | None:
    """Who a paragraph that ends with a colon lets speak."""
    text = block.text[-LONGEST_CLAUSE:]
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    if ends and text[ends[-1] :].strip():
        text = text[ends[-1] :].lstrip()
    offset = block.text_span[1] - len(text)
    return saying.find(text, offset, tokenize(text, offset), inside_of(mentioned, block), memory)
