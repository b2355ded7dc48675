"""Who speaks a Russian or Indonesian quotation, by the words around it in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from service.agencies import agencies
from service.annotate.entities.gazetteer import fold
from service.annotate.entities.name_lists import usual_gender
from service.annotate.source import russian_bodies
from service.annotate.source.indonesian_runs import listed as indonesian_words
from service.document import Block, Entity, Span
from service.lexicon import words

LONGEST = 180
"""Characters before and after a quotation in which its speaker is looked for."""
MOST_NAME = 30
"""Characters of a name in marks, which is no quotation."""
REMEMBERED = 24
"""Names before a quotation that a pronoun or role may mean."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<![А-ЯЁA-Z])(?<!\b[А-ЯЁA-Z][а-яa-z])[.!?…]+[\"”»]?\s+(?=[\"“«„—–-]?\s?[А-ЯЁA-Z])|\n")
_OPENING = re.compile(r"[\"“«„]")
_INSIDE = re.compile(r"[,.!?…]\s*[–—-]\s+(?P<clause>[а-яё][^–—]{3,160}?)(?=\s*[–—-]\s|[.!?…]|$)")
_VERB_AFTER = re.compile(r"(?:\s*,[^,.;]{1,60},)?\s+(?:также\s+|ранее\s+)?([а-яё]+)")
"""The verb behind a name, an apposition between them."""
_DASH = re.compile(r"\s[-–—]\s")
LONGEST_SENTENCE = 2_000
"""Characters of a sentence in which who states it is looked for."""
_BESIDE = 90
"""Characters between a verb of saying and the name behind it, an office's words."""
_CLEAR = re.compile(r"[^,;:.«»\"“”!?]*")
_PARTS = re.compile(r"\.\s+|\s*[(),/]\s*")
_DATELINE = 90
"""Characters in which a dateline ends."""
_STEM = 5
"""Letters of a role's word that its cases share."""


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    entity: Entity
    block: int


class Attribution:
    """The people and bodies of the source in order, and who says what."""

    def __init__(self, blocks: Sequence[Block], entities: Sequence[Entity]) -> None:
        self._blocks: Mapping[int, Block] = {block.id: block for block in blocks}
        self._before_of = {block.id: before for before, block in pairwise(blocks)}
        self._named = sorted(
            (
                _Named(m.span[0], m.span[1], e, m.block)
                for e in entities
                if e.type != "place"
                for m in e.mentions
                if m.span is not None and m.span[1] - m.span[0] < 90
            ),
            key=lambda n: (n.start, n.end),
        )
        self._starts = [n.start for n in self._named]
        self._stated: dict[tuple[int, Span], str | None] = {}

    def speaker(self, block: Block, span: Span) -> tuple[bool, str | None]:
        """Whether the source says who speaks the quotation at `span`, and the speaker if it is one of the entities."""
        start, end = span[0] - block.span[0], span[1] - block.span[0]
        text = block.source_text
        inside = _INSIDE.search(text, start, end) if block.language == "ru" else None
        if inside is not None and self._says(block, inside["clause"], after=True):
            return True, self._resolve(block, inside.span("clause"), last=False)
        begin = end
        while begin < len(text) and text[begin] in " \"”»“,.!?–—-'":
            begin += 1
        marks = text[end:begin]
        opens = begin < len(text) and (text[begin].islower() or "–" in marks or "—" in marks)
        if opens or (block.language == "id" and self._says(block, text[begin : begin + 20], after=True)):
            limit = self._clause_end(text, begin)
            if self._says(block, text[begin:limit], after=True):
                return True, self._resolve(block, (begin, limit), last=False, quoted=span)
        clause = self._before(text, start)
        if clause is not None and self._says(block, text[slice(*clause)], after=False):
            return True, self._resolve(block, clause, last=True)
        introduced = self.introduced(block) if start <= 2 else None
        return introduced is not None, introduced

    def stated(self, block: Block, span: Span) -> str | None:
        """Who states what the sentence at `span` tells (по данным мэрии, сообщил Иванов, kata Budi); None if nobody.

        Only a name right behind or before the verb of saying counts: others may be whom it tells of.
        """
        key = (block.id, span)
        if key not in self._stated:
            self._stated[key] = self._states(block, span) if span[1] - span[0] <= LONGEST_SENTENCE else None
        return self._stated[key]

    def _states(self, block: Block, span: Span) -> str | None:
        start = span[0]
        text = block.source_text[start - block.span[0] : span[1] - block.span[0]]
        dash = _DASH.search(text, 0, _DATELINE)
        if dash is not None and any(map(agencies().named, _PARTS.split(text[: dash.start()]))):
            start, text = start + dash.end(), text[dash.end() :]  # who sends it is not who says so
        inside = self._named[bisect_left(self._starts, start) : bisect_left(self._starts, start + len(text))]
        for match in _stating(block.language).finditer(text):
            behind = [n for n in inside if 0 <= n.start - start - match.end() <= _BESIDE]
            behind = [n for n in behind if _CLEAR.fullmatch(text[match.end() : n.start - start]) is not None]
            ahead = [n for n in inside if 0 <= match.start() - (n.end - start) <= 2] if match["verb"] else []
            told = behind or ahead
            if told:
                return next((n for n in told if agencies().named(n.entity.name) is None), told[0]).entity.name
        return None

    def teller(self, block: Block, clause: Span) -> str | None:
        """Who tells in the words of a dialogue at offsets of the block's source."""
        return self._resolve(block, clause, last=False)

    def introduced(self, block: Block) -> str | None:
        """Who speaks in a block by a Russian or Indonesian paragraph before it that ends with a colon."""
        before = self._before_of.get(block.id)
        if before is None or before.language not in ("ru", "id") or not before.source_text.rstrip().endswith(":"):
            return None
        text = before.source_text
        ends = [m.end() for m in _SENTENCE_END.finditer(text)]
        return self._resolve(before, (ends[-1] if ends else 0, len(text)), last=False)

    def _clause_end(self, text: str, begin: int) -> int:
        limit = min(len(text), begin + LONGEST)
        for pattern in (_SENTENCE_END, _OPENING):
            match = pattern.search(text, begin, limit)
            if match is not None:
                limit = match.start()
        return limit

    def _before(self, text: str, start: int) -> Span | None:
        """The words of the sentence before a quotation, when no other quotation ends there."""
        floor = max(0, start - 1 - LONGEST)
        lead = text[floor : max(0, start - 1)]
        ends = [m.end() for m in _SENTENCE_END.finditer(lead)]
        begin = floor + (ends[-1] if ends else 0)
        clause = text[begin : start - 1]
        closing = max(clause.rfind(mark) for mark in '"”»')
        opening = max(clause.rfind(mark, 0, max(0, closing)) for mark in '"“«„')
        if not 0 <= opening < closing < opening + MOST_NAME:
            begin += closing + 1  # not the marks of a name: сообщил «Интерфаксу» источник
        return (begin, start - 1) if text[begin : start - 1].strip() else None

    def _says(self, block: Block, clause: str, *, after: bool) -> bool:
        spoken = [w.lower() for w in _WORD.findall(clause)]
        if not spoken:
            return False
        if block.language == "ru":
            if any(word in _russian("verbs") for word in spoken):
                return True
            lower = clause.lower().lstrip(" ,–—-")
            return any(phrase in lower for phrase in words("annotate-russian", "saying.according"))
        if after:
            verb = spoken[0].removesuffix("nya")
            return verb in indonesian_words("said") or verb in indonesian_words("said_after")
        return any(w in indonesian_words("says") or w == "menurut" for w in spoken) or clause.rstrip().endswith(":")

    def _resolve(self, block: Block, clause: Span, *, last: bool, quoted: Span = (0, 0)) -> str | None:
        """The person or body named in a clause, whom its pronoun means, or who has the role that it names.

        Whom the quotation at `quoted` itself names is not meant by a pronoun behind it.
        """
        offset = block.span[0]
        start, end = offset + clause[0], offset + clause[1]
        inside = self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        spoken = [w.lower() for w in _WORD.findall(block.source_text[clause[0] : clause[1]])]
        if block.language == "ru" and not _UNNAMED.isdisjoint(spoken):
            return None  # told Interfax a source close to …
        if block.language == "ru" and not _CONVEYING.isdisjoint(spoken):
            inside = [n for n in inside if agencies().named(n.entity.name) is None]
        people = [n for n in inside if n.entity.type == "person"]
        if people:
            return (people[-1] if last and block.language == "ru" else people[0]).entity.name
        at = bisect_left(self._starts, start)
        earlier = [
            n
            for n in self._named[max(0, at - REMEMBERED) : at]
            if n.entity.type == "person" and not quoted[0] <= n.start < quoted[1]
        ]
        if block.language == "id":
            meant = any(w in _HE for w in spoken) or (spoken and spoken[0].endswith("nya"))
            if meant:
                return earlier[-1].entity.name if earlier else None
        elif any(word in _russian("pronouns") for word in spoken):
            return self._pronoun(earlier, spoken)
        role = self._role(block, spoken, earlier)
        if role is not None:
            return role
        if block.language == "id" and not inside and spoken[-1:] in (["itu"], ["tersebut"]):
            return earlier[-1].entity.name if earlier else None
        if block.language == "ru" and len(inside) > 1:
            return next((n for n in inside if self._speaks(block, n)), inside[0]).entity.name
        if not inside and block.language == "ru":
            return self._body(spoken, at)
        return inside[0].entity.name if inside else None

    def _body(self, spoken: Sequence[str], at: int) -> str | None:
        """The body named last that a common word means: отметили в министерстве, говорится в сообщении ведомства."""
        heads = {head for word in spoken if len(word) > _STEM for head in russian_bodies.head(word)}
        office = any(russian_bodies.lemma(word) in _OFFICES for word in spoken)
        if not heads and not office:
            return None
        for named in reversed(self._named[max(0, at - REMEMBERED) : at]):
            own = named.entity.name.split(" of ")[0]
            if named.entity.type == "organization" and (
                any(own.endswith(head) for head in heads) or (office and own.endswith(_GOVERNMENT))
            ):
                return named.entity.name
        return None

    def _speaks(self, block: Block, named: _Named) -> bool:
        """Told RIA Novosti at the press service of the ministry: the body that somebody speaks at, not who is told."""
        at = named.start - block.span[0]
        return _AT_BODY.search(block.source_text[max(0, at - 30) : at]) is not None

    def _pronoun(self, earlier: Sequence[_Named], spoken: Sequence[str]) -> str | None:
        """The person named last of whom neither the verb of saying beside the name nor the name says otherwise."""
        hers = "она" in spoken
        for named in reversed(earlier[-6:]):
            usual = usual_gender(fold(named.entity.name.split()[0]))
            told = usual == "she" if usual is not None else self._is_hers(named)
            ends = named.entity.name.split()[0].lower()[-1:] in "aiy" and named.entity.name.split()[-1].endswith("a")
            if (told if told is not None else ends) == hers:
                return named.entity.name
        return None

    def _is_hers(self, named: _Named) -> bool | None:
        """Whether the verb of saying next to a name is a woman's (сообщила); None without a verb in the past."""
        block = self._blocks.get(named.block)
        if block is None:
            return None
        start, end = named.start - block.span[0], named.end - block.span[0]
        text = block.source_text
        after = _VERB_AFTER.match(text, end)
        before = [w.lower() for w in _WORD.findall(_SENTENCE_END.split(text[max(0, start - 90) : start])[-1])]
        said = [after.group(1).lower()] if after is not None else []
        verbs = [w for w in (*said, *reversed(before)) if w in _russian("verbs") and w.endswith(("л", "ла"))]
        return verbs[0].endswith("ла") if verbs else None

    def _role(self, block: Block, spoken: Sequence[str], earlier: Sequence[_Named]) -> str | None:
        """Смеётся краевед: the person before whose name a word of that stem stood."""
        least = _STEM if block.language == "id" else _STEM + 1
        told = [word for word in spoken if len(word) >= least and not self._is_verb(block, word)]
        if block.language == "id":
            told = [word for word in told if word in indonesian_words("offices")]
        stems = {word[:_STEM] for word in told}
        for named in reversed(earlier[-8:]):
            own = self._blocks.get(named.block)
            if own is None:
                continue
            at = named.start - own.span[0]
            floor = max(
                (n.end - own.span[0] for n in earlier if n.block == named.block and n.end <= named.start), default=0
            )
            floor = max(floor, at - 60) if block.language == "id" else max(0, at - 60)
            lead = [w.lower() for w in _WORD.findall(own.source_text[floor:at])]
            if any(word[:_STEM] in stems for word in lead if len(word) >= least):
                return named.entity.name
        return None

    def _is_verb(self, block: Block, word: str) -> bool:
        if block.language == "ru":
            return word in _russian("verbs")
        return word.removesuffix("nya") in indonesian_words("said") or word in indonesian_words("says")


_UNNAMED = frozenset(("источник", "источники", "собеседник", "собеседники", "собеседница"))
"""Who speaks to a newsroom without a name."""
_AT_BODY = re.compile(r"\b(?:в|во|пресс-служб\w+|представител\w+|ведомств\w+)\s+[«\"„]?$", re.IGNORECASE)
_CONVEYING = frozenset(("приводит", "приводят", "цитирует", "цитируют", "передаёт", "передает", "передают"))
"""What a newsroom does with the words of another."""
_OFFICES = frozenset(("ведомство", "пресс-служба"))
_GOVERNMENT = ("Ministry", "Service", "Committee", "Office", "Directorate", "Department", "Administration", "Agency")
"""Last words of the names of offices."""
_HE = frozenset(("dia", "ia", "beliau"))


@cache
def _stating(language: str) -> re.Pattern[str]:
    """By the data of, in the words of; a verb of saying (group `verb`)."""
    section = "annotate-russian" if language == "ru" else "annotate-indonesian"
    by, verbs = ("|".join(words(section, name)) for name in ("stated.by", "stated.verbs"))
    return re.compile(rf"\b(?:{by})\b\s+|\b(?P<verb>{verbs})\b\s*", re.IGNORECASE)


@cache
def _russian(name: str) -> frozenset[str]:
    return frozenset(words("annotate-russian", f"saying.{name}"))
