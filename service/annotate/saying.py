"""Who says so: the speaker of a clause with a verb of saying, or after "according to"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from service.annotate.entities import Named
from service.annotate.entities.gazetteer import fold
from service.annotate.entities.name_lists import usual_gender, word_set
from service.annotate.tokens import Token
from service.lexicon import words

REMEMBERED = 4
"""People that a pronoun may mean."""
MOST_TOKENS = 400
"""Tokens of a sentence that are read; a longer one is no sentence."""
MOST_BETWEEN = 22
"""Tokens between a speaker's name and the verb: "…, regional secretary of the Unite union, said"."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An entity at document offsets."""

    start: int
    end: int
    entity: Named


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with its speaker: an entity, or a phrase ("hydrologists") that names nobody."""

    verb: str
    entity: Named | None
    phrase: str | None

    @property
    def speaker(self) -> str | None:
        """The entity's name, else the phrase."""
        return self.entity.name if self.entity is not None else self.phrase


def within(mentioned: Sequence[Mentioned], start: int, end: int) -> Sequence[Mentioned]:
    """The mentions that begin in a stretch of the document; `mentioned` is in order."""
    first = bisect_left(mentioned, start, key=lambda m: m.start)
    return mentioned[first : bisect_left(mentioned, end, lo=first, key=lambda m: m.start)]


class Memory:
    """Whom "he said" and "it added" mean: the person named last, the organisation that spoke last."""

    def __init__(self) -> None:
        self._people: list[Named] = []
        self._bodies: list[Named] = []
        self.body: Saying | None = None

    def read(self, mentioned: Sequence[Mentioned]) -> None:
        """Take note of a sentence: its first person is likelier meant by the next one's pronoun than its last."""
        people = [m.entity for m in mentioned if m.entity.type == "person"]
        for person in reversed(people):
            self._recall(person)
        for body in reversed([m.entity for m in mentioned if m.entity.type == "organization"]):
            self._bodies = [body, *(b for b in self._bodies if b is not body)][:REMEMBERED]

    def person(self, pronoun: str) -> Named | None:
        """Whom "he" or "she" means: the last person whose name or role does not speak against it."""
        return next((p for p in self._people if gender(p) in (None, pronoun)), None)

    @property
    def latest(self) -> Named | None:
        """The person named last."""
        return self._people[0] if self._people else None

    def described(self, words: Sequence[str]) -> Named | None:
        """Whom "the minister", "the 52-year-old trader" or "the company" mean; `words` in lower case."""
        if not words:
            return None
        titled = words[-1] in word_set("people.titles") or "old" in words
        if (words[-1] in word_set("organizations.kinds") or words[-1] in _BODIES) and not titled:
            return self._bodies[0] if self._bodies else None
        person_word = words[-1] in word_set("people.titles") or words[-1].endswith(("man", "woman"))
        if not person_word and words[-1] not in ("survivor", "boy", "girl", "victim", "trader") and "old" not in words:
            return None
        for person in self._people:
            if words[-1] in (person.role or "").lower().split():
                return person
        wanted = "she" if words[-1].endswith("woman") else "he" if words[-1].endswith("man") else None
        return next((p for p in self._people if wanted is None or gender(p) in (None, wanted)), None)

    def _recall(self, person: Named) -> None:
        self._people = [person, *(p for p in self._people if p is not person)][:REMEMBERED]

    def note(self, saying: Saying) -> None:
        """Remember a speaker."""
        if saying.entity is not None and saying.entity.type == "person":
            self._recall(saying.entity)
        elif saying.speaker is not None:
            self.body = saying


def gender(person: Named) -> str | None:
    """ "he" or "she" where a role or first name tells, None else."""
    told = set((person.role or "").lower().split())
    if told & _set("hers") or any(word.endswith("woman") for word in told):
        return "she"
    if told & _set("his"):
        return "he"
    first = person.name.split()[0].lower()
    if first in _set("his_names"):
        return "he"
    if first in _set("her_names"):
        return "she"
    return usual_gender(fold(first)) or ("she" if first.endswith("a") else None)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words("annotate-saying", name))


def find(
    text: str,
    offset: int,
    tokens: Sequence[Token],
    mentioned: Sequence[Mentioned],
    memory: Memory,
    *,
    firm: bool = False,
) -> Saying | None:
    """The saying of one clause (its tokens); `text` begins at document `offset`. ``firm``: no quotation is near."""
    if not tokens:
        return None
    tokens = tokens[:MOST_TOKENS]
    mentioned = within(mentioned, tokens[0].start, tokens[-1].end + 4)
    according = _according(text, offset, tokens, mentioned, memory)
    if according is not None:
        return according
    verbs = _set("firm" if firm else "verbs")
    for index, token in enumerate(tokens):
        if token.lower in verbs and not _is_noun(tokens, index):
            found = _around(text, offset, tokens, index, mentioned, memory)
            if found is not None:
                memory.note(found)
                return found
    return None


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """ "the reports", "its claims", "was told", "so-called"."""
    lead = tokens[index - 1].lower if index else ""
    return lead in (
        "the",
        "a",
        "its",
        "their",
        "his",
        "her",
        "of",
        "was",
        "were",
        "is",
        "are",
        "been",
        "be",
        "to",
        "-",
        "these",
        "some",
        "earlier",
        "as",
    )


def _according(
    text: str, offset: int, tokens: Sequence[Token], mentioned: Sequence[Mentioned], memory: Memory
) -> Saying | None:
    for phrase in words("annotate-saying", "according"):
        parts = phrase.split()
        for index in range(len(tokens) - len(parts)):
            if tokens[index].lower == parts[0] and [t.lower for t in tokens[index : index + len(parts)]] == parts:
                found = _starting(text, offset, tokens, index + len(parts), mentioned, memory)
                if found is not None:
                    said = Saying("according to" if parts[0] == "according" else phrase, found.entity, found.phrase)
                    memory.note(said)
                    return said
    return None


def _around(
    text: str, offset: int, tokens: Sequence[Token], verb: int, mentioned: Sequence[Mentioned], memory: Memory
) -> Saying | None:
    """Subject before the verb; after it when the verb opens the clause or follows a quotation."""
    inverted = verb == 0 or tokens[verb - 1].text in '",-”»'
    if not inverted:
        found = _ending(text, offset, tokens, verb, mentioned, memory)
        if found is not None:
            return Saying(tokens[verb].text, found.entity, found.phrase)
        if tokens[verb - 1].lower not in _set("between"):
            return None
    if inverted and verb > 1 and tokens[verb - 1].text == ",":
        ended = _entity_at_end(tokens[verb - 2], mentioned)
        if ended is not None and ended.type == "person":
            return Saying(tokens[verb].text, ended, None)
        apposed = _apposition(tokens, verb, mentioned)
        if apposed is not None:
            return Saying(tokens[verb].text, apposed, None)
        if ended is not None and ended.type == "organization":
            return Saying(tokens[verb].text, ended, None)
    after = _starting(text, offset, tokens, verb + 1, mentioned, memory)
    return Saying(tokens[verb].text, after.entity, after.phrase) if after is not None else None


def _apposition(tokens: Sequence[Token], verb: int, mentioned: Sequence[Mentioned]) -> Named | None:
    """ "Gareth Pryce, regional secretary of the union, said": the person before the two commas."""
    commas = [i for i in range(max(0, verb - MOST_BETWEEN), verb - 1) if tokens[i].text == ","]
    for comma in reversed(commas):
        if comma and (found := _entity_at_end(tokens[comma - 1], mentioned)) is not None and found.type == "person":
            return found
    return None


def _entity_at_end(token: Token, mentioned: Sequence[Mentioned]) -> Named | None:
    return next((m.entity for m in mentioned if m.start < token.end <= m.end or m.start <= token.start < m.end), None)


def _ending(
    text: str, offset: int, tokens: Sequence[Token], end: int, mentioned: Sequence[Mentioned], memory: Memory
) -> Saying | None:
    """The speaker whose words end right before token `end` (auxiliaries and adverbs skipped)."""
    at = end - 1
    while at > 0 and tokens[at].lower in _set("between"):
        at -= 1
    if at < 0:
        return None
    pronoun = _pronoun(tokens[at], memory)
    if pronoun is not None:
        return pronoun if pronoun.verb else None
    entity = _entity_at_end(tokens[at], mentioned)
    if entity is not None and entity.type != "place":
        return Saying("", entity, None)
    first = at
    while first > 0 and at - first < 9 and _names_on(tokens[first - 1]):
        first -= 1
    return _phrase(text, offset, tokens, first, at + 1, mentioned, entity, memory)


def _starting(
    text: str, offset: int, tokens: Sequence[Token], first: int, mentioned: Sequence[Mentioned], memory: Memory
) -> Saying | None:
    """The speaker whose words begin at token `first`."""
    if first >= len(tokens):
        return None
    pronoun = _pronoun(tokens[first], memory) if not _owns(tokens, first) else None
    if pronoun is not None:
        return pronoun if pronoun.verb else None
    last = first
    while (
        last < len(tokens)
        and last - first < 14
        and (tokens[last].is_word or tokens[last].text == "-" or tokens[last].text == ".")
    ):
        if last > first and tokens[last].lower in _STOPS:
            break
        if tokens[last].text == "." and not (
            len(tokens[last - 1].text) <= 3 and last + 1 < len(tokens) and tokens[last + 1].is_capitalized
        ):
            break
        last += 1
    inside = [
        m
        for m in mentioned
        if tokens[first].start <= m.start < (tokens[last - 1].end if last > first else tokens[first].end)
    ]
    person = next((m.entity for m in inside if m.entity.type == "person"), None)
    if person is not None:
        return Saying("", person, None)
    if last < len(tokens) and tokens[last].text == ",":
        named = next(
            (m for m in mentioned if 0 <= m.start - tokens[last].start <= 28 and m.entity.type == "person"), None
        )
        if named is not None and any(t.text in ",;." for t in tokens[last + 1 :] if t.start < named.start):
            named = None
        if named is not None:
            return Saying("", named.entity, None)
    organization = next((m.entity for m in inside if m.entity.type == "organization"), None)
    place = next((m.entity for m in inside if m.entity.type == "place"), None)
    if organization is not None:
        return Saying("", organization, None)
    return _phrase(text, offset, tokens, first, last, mentioned, place, memory)


def _phrase(
    text: str,
    offset: int,
    tokens: Sequence[Token],
    first: int,
    last: int,
    mentioned: Sequence[Mentioned],
    place: Named | None,
    memory: Memory,
) -> Saying | None:
    if last <= first or tokens[last - 1].lower in _set("not_speakers") or tokens[first].lower in _set("not_speakers"):
        return None
    inside = [
        m
        for m in mentioned
        if tokens[first].start <= m.start < tokens[last - 1].end and m.entity.type in ("person", "organization")
    ]
    if inside and inside[-1].entity.type == "person":
        return Saying("", inside[-1].entity, None)
    if inside:
        return Saying("", inside[0].entity, None)
    if place is not None and last - first == 1:
        # "a negotiator in Zamboanga said": a place that only says where speaks for nobody
        where = first > 0 and tokens[first - 1].lower in ("in", "near", "at", "outside")
        return None if where else Saying("", place, None)
    if all(not t.is_word or t.lower in _STOPS for t in tokens[first:last]):
        return None
    if tokens[first].lower == "the":
        meant = memory.described([t.lower for t in tokens[first + 1 : last] if t.is_word])
        if meant is not None:
            return Saying("", meant, None)
    return Saying("", None, text[tokens[first].start - offset : tokens[last - 1].end - offset])


def _names_on(token: Token) -> bool:
    """Whether a speaker's words may go on to the left over a token: "the 52-year-old market trader"."""
    return (token.is_word and token.lower not in _STOPS) or token.is_number or token.text == "-"


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Her neighbour, his wife: a pronoun that only says whose."""
    return (
        tokens[at].lower == "her"
        and at + 1 < len(tokens)
        and tokens[at + 1].is_word
        and tokens[at + 1].lower not in _STOPS
    )


def _pronoun(token: Token, memory: Memory) -> Saying | None:
    """The remembered speaker for a pronoun; an empty verb says that nobody is remembered. None: no pronoun."""
    if token.lower in _set("he") or token.lower in ("him", "her"):
        person = memory.person({"him": "he", "her": "she"}.get(token.lower, token.lower))
        return Saying("he", person, None) if person is not None else Saying("", None, None)
    if token.lower in _set("it"):
        return (
            Saying("it", memory.body.entity, memory.body.phrase) if memory.body is not None else Saying("", None, None)
        )
    return None


_STOPS = frozenset(
    [
        "that",
        "and",
        "or",
        "but",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "while",
        "as",
        "if",
        "because",
        "after",
        "before",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "with",
        "for",
        "during",
        "since",
        "until",
        "about",
        "over",
        "under",
        "into",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "not",
        "than",
        "then",
        "so",
        "also",
        "earlier",
        "later",
        "yesterday",
        "today",
    ]
) - {"of"}
_BODIES = frozenset(
    ("company", "ministry", "army", "military", "government", "police", "service", "department", "committee")
)
