"""Whose words stand at a place of a clause: a name, a pronoun, a role, a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.annotate.entities import Named
from service.annotate.entities.name_lists import word_set
from service.annotate.memory import Memory, Mentioned, Saying, gender, saying_words
from service.annotate.tokens import Token

MOST_BETWEEN = 22
"""Tokens between a speaker's name and the verb: "…, regional secretary of the Unite union, said"."""


@dataclass(slots=True)
class Speakers:
    """Speakers by their words; `text` begins at document `offset`."""

    text: str
    offset: int
    tokens: Sequence[Token]
    mentioned: Sequence[Mentioned]
    memory: Memory

    def _introduced(self, first: int) -> Named | None:
        """Said the head of the emergency sector, Goran Predojević: the person behind a role and a comma."""
        tokens = self.tokens
        if first >= len(tokens) or tokens[first].lower not in _ARTICLES:
            return None
        titled = False
        for at in range(first + 1, min(len(tokens) - 1, first + MOST_BETWEEN)):
            word = tokens[at].lower
            titled = titled or word in word_set("people.titles") or word.endswith(("man", "woman"))
            if tokens[at].text == ",":
                start = tokens[at + 1].start
                named = next((m.entity for m in self.mentioned if start <= m.start <= start + 12), None)
                return named if titled and named is not None and named.type == "person" else None
            if not tokens[at].is_word and tokens[at].text not in "-&.'":
                return None
            if word in FINITE or word in _CLAUSES:
                return None
        return None

    def ending(self, end: int) -> Saying | None:
        """The speaker whose words end right before token `end` (auxiliaries and adverbs skipped)."""
        tokens = self.tokens
        at = end - 1
        if at > 2 and tokens[at].text == ")":
            opening = next((i for i in range(at - 1, max(0, at - 6), -1) if tokens[i].text == "("), 0)
            at = opening - 1 if opening else at  # the Disaster Authority (Afad) said
        while at > 0 and (
            tokens[at].lower in saying_words("between")
            or (tokens[at].lower.endswith("ly") and tokens[at].text[0].islower())
        ):
            at -= 1
        if at > 3 and tokens[at].lower in _MEDIUMS and tokens[at - 1].lower in _ARTICLES:
            at -= 3 if tokens[at - 2].lower in ("in", "at", "during", "through") else 0  # X in a message called on
        if at > 2 and tokens[at].lower == "to" and tokens[at - 2].lower in BEING:
            at -= 3 if tokens[at - 1].lower in _RUMOURED else 0  # he is supposed to have told him
        if at < 0:
            return None
        pronoun = self._pronoun(tokens[at])
        if pronoun is not None:
            return pronoun if pronoun.verb else None
        entity = entity_at_end(tokens[at], self.mentioned)
        first = at
        while first > 0 and at - first < 9 and _names_on(tokens[first - 1]):
            first -= 1
        if entity is not None and entity.type == "place" and first > 1 and tokens[first - 1].lower in ("from", "of"):
            described = self._described_before(first - 1)
            if described is not None:
                return Saying("", described, None)
        if entity is not None and entity.type == "place" and first > 1 and tokens[first - 1].lower == "in":
            body = entity_at_end(tokens[first - 2], self.mentioned)
            if body is not None and body.type == "organization":
                return Saying("", body, None)  # the Security Committee in Tskhinvali said
        if entity is not None and entity.type == "organization":
            official = self._official(at)
            if official is not None:
                return official
        if entity is not None and entity.type != "place":
            return Saying("", entity, None)
        return self._phrase(first, at + 1, entity)

    def _described_before(self, end: int) -> Named | None:
        """The 24-year-old (from Brno): whom the description before a place means."""
        tokens = self.tokens
        begin = end - 1
        while begin > 0 and end - begin < 9 and tokens[begin].lower not in _ARTICLES and _names_on(tokens[begin - 1]):
            begin -= 1
        if tokens[begin].lower != "the":
            return None
        return self.memory.described([t.lower for t in tokens[begin + 1 : end] if t.is_word])

    def _official(self, end: int) -> Saying | None:
        """The head of the regional branch of the ministry: a person whom the body does not name."""
        tokens = self.tokens
        for at in range(end, max(-1, end - 14), -1):
            token = tokens[at]
            if token.text in ',.;:"' or token.lower in saying_words("firm"):
                return None
            following = tokens[at + 1].lower if at + 1 <= end else ""
            if token.lower in word_set("people.titles") and following in ("of", "for", "at", "in", "from", "with"):
                body = entity_at_end(token, self.mentioned)
                if body is not None and body.type == "organization":
                    return None  # the Office of the Prosecutor General of Azerbaijan
                if token.lower in MOUTHPIECES:
                    return None
                begin = at
                while begin > 0 and tokens[begin].lower not in _ARTICLES and _names_on(tokens[begin - 1]):
                    begin -= 1
                meant = None
                if tokens[begin].lower == "the":
                    meant = self.memory.described([t.lower for t in tokens[begin + 1 : at + 1] if t.is_word])
                return Saying("", meant, None if meant else self.slice(begin, end + 1))
        return None

    def slice(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start - self.offset : self.tokens[last - 1].end - self.offset]

    def starting(self, first: int) -> Saying | None:
        """The speaker whose words begin at token `first`."""
        tokens = self.tokens
        if first >= len(tokens):
            return None
        pronoun = self._pronoun(tokens[first]) if not _owns(tokens, first) else None
        if pronoun is not None:
            return pronoun if pronoun.verb else None
        introduced = self._introduced(first)
        if introduced is not None:
            return Saying("", introduced, None)
        last = first
        while (
            last < len(tokens)
            and last - first < 14
            and (tokens[last].is_word or tokens[last].text == "-" or tokens[last].text == ".")
        ):
            if last > first and tokens[last].lower in STOPS:
                break
            if tokens[last].text == "." and not (
                len(tokens[last - 1].text) <= 3 and last + 1 < len(tokens) and tokens[last + 1].is_capitalized
            ):
                break
            last += 1
        end = tokens[last - 1].end if last > first else tokens[first].end
        inside = [m for m in self.mentioned if tokens[first].start <= m.start < end]
        person = next((m.entity for m in inside if m.entity.type == "person"), None)
        if person is not None:
            return Saying("", person, None)
        if last < len(tokens) and tokens[last].text == ",":
            near = (m for m in self.mentioned if 0 <= m.start - tokens[last].start <= 28)
            named = next((m for m in near if m.entity.type == "person"), None)
            if named is not None and not any(t.text in ",;." for t in tokens[last + 1 :] if t.start < named.start):
                return Saying("", named.entity, None)
        organization = next((m.entity for m in inside if m.entity.type == "organization"), None)
        place = next((m.entity for m in inside if m.entity.type == "place"), None)
        official = self._official(last - 1) if last > first else None
        if official is not None:
            return official
        if organization is not None:
            return Saying("", organization, None)
        return self._phrase(first, last, place)

    def _phrase(self, first: int, last: int, place: Named | None) -> Saying | None:
        tokens = self.tokens
        nobody = saying_words("not_speakers")
        if last <= first or tokens[last - 1].lower in nobody or tokens[first].lower in nobody:
            return None
        if tokens[last - 1].is_number:
            return None  # including 2,428 confirmed
        start, end = tokens[first].start, tokens[last - 1].end
        inside = [m for m in self.mentioned if start <= m.start < end and m.entity.type in ("person", "organization")]
        if inside and inside[-1].entity.type == "person":
            return Saying("", inside[-1].entity, None)
        if inside:
            return Saying("", inside[0].entity, None)
        if place is not None and last - first == 1:
            # "a negotiator in Zamboanga said": a place that only says where speaks for nobody
            where = first > 0 and tokens[first - 1].lower in ("in", "near", "at", "outside")
            return None if where else Saying("", place, None)
        if all(not t.is_word or t.lower in STOPS for t in tokens[first:last]):
            return None
        if tokens[first].lower == "the":
            meant = self.memory.described([t.lower for t in tokens[first + 1 : last] if t.is_word])
            if meant is not None:
                return Saying("", meant, None)
        return Saying("", None, self.slice(first, last))

    def _pronoun(self, token: Token) -> Saying | None:
        """The speaker that a pronoun means; an empty verb says that nobody is remembered. None: no pronoun."""
        if token.lower in saying_words("he") or token.lower in ("him", "her"):
            person = self.person_of({"him": "he", "her": "she"}.get(token.lower, token.lower), token)
            return Saying("he", person, None) if person is not None else Saying("", None, None)
        if token.lower in saying_words("it"):
            body = self.memory.latest_body
            return Saying("it", body.entity, body.phrase) if body is not None else Saying("", None, None)
        return None

    def person_of(self, pronoun: str, token: Token) -> Named | None:
        """A person of the clause before the pronoun, else the one remembered."""
        earlier = (m.entity for m in self.mentioned if m.end <= token.start and m.entity.type == "person")
        own = next((person for person in earlier if gender(person) in (None, pronoun)), None)
        return own or self.memory.person(pronoun)


def apposition(tokens: Sequence[Token], verb: int, mentioned: Sequence[Mentioned]) -> Named | None:
    """ "Gareth Pryce, regional secretary of the union, said": the person before the two commas."""
    commas = [i for i in range(max(0, verb - MOST_BETWEEN), verb - 1) if tokens[i].text == ","]
    for comma in reversed(commas):
        if comma and (found := entity_at_end(tokens[comma - 1], mentioned)) is not None and found.type == "person":
            return found
    return None


def entity_at_end(token: Token, mentioned: Sequence[Mentioned]) -> Named | None:
    return next((m.entity for m in mentioned if m.start < token.end <= m.end or m.start <= token.start < m.end), None)


def _names_on(token: Token) -> bool:
    """Whether a speaker's words may go on to the left over a token: "the 52-year-old market trader"."""
    return (token.is_word and token.lower not in STOPS) or token.is_number or token.text == "-"


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Her neighbour, his wife: a pronoun that only says whose."""
    return (
        tokens[at].lower == "her"
        and at + 1 < len(tokens)
        and tokens[at + 1].is_word
        and tokens[at + 1].lower not in STOPS
    )


STOPS = saying_words("stops")
_MEDIUMS = frozenset(
    ("message", "statement", "speech", "interview", "letter", "tweet", "post", "briefing", "address", "report", "video")
)
"""Where somebody speaks: the president in a message called on …"""
_RUMOURED = frozenset(("supposed", "said", "reported", "alleged", "rumoured", "rumored", "believed", "understood"))
FINITE = frozenset(("had", "has", "have", "was", "were", "would", "will", "could", "did", "is", "are"))
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_CLAUSES = frozenset(("that", "when", "while", "after", "before", "because", "if", "who", "which", "whose"))
BEING = frozenset(("is", "are", "was", "were", "been", "being", "be"))
MOUTHPIECES = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative", "official", "officials"))
"""Who speaks for a body, so that the body is the speaker."""
