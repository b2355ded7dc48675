"""Whom a verb of saying has as its subject: the name, pronoun or description beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.annotate.entities import Named
from service.annotate.entities.name_lists import word_set
from service.annotate.memory import Memory, Mentioned, Saying, gender, saying_words
from service.annotate.tokens import Token

NEAR_START = 60
"""Characters from the start of a clause in which its subject begins."""
MOST_BETWEEN = 22
"""Tokens between a speaker's name and the verb: "…, regional secretary of the Unite union, said"."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Subjects of one clause; `text` begins at document `offset`."""

    text: str
    offset: int
    tokens: Sequence[Token]
    mentioned: Sequence[Mentioned]
    memory: Memory

    def subject(self, before: int) -> Named | None:
        """Whom the clause begins with: a person or body near its start, or the person that "he" means there."""
        tokens = self.tokens
        if tokens[0].lower in saying_words("he"):
            return self.memory.person(tokens[0].lower)
        for m in self.mentioned:
            if m.end > tokens[before].start or m.start - tokens[0].start > NEAR_START:
                break
            owner = next((t for t in tokens if t.start < m.end <= t.end), None)
            if m.entity.type == "place" or (owner is not None and owner.lower.endswith("'s")):
                continue
            if any(t.lower == "according" and 0 <= m.start - t.end < 5 for t in tokens):
                continue  # According to CNBC, Sony …
            return m.entity
        return None

    def around(self, verb: int) -> Saying | None:
        """Subject before the verb; after it when the verb opens the clause or follows a quotation."""
        tokens = self.tokens
        inverted = verb == 0 or tokens[verb - 1].text in '",-”»'
        if verb > 2 and tokens[verb - 1].text in _DASHES and not self._touches(verb - 1):
            dash = next((i for i in range(verb - 2, 0, -1) if self._is_dash(i)), None)
            found = self.ending(dash) if dash is not None else None
            if found is not None and found.entity is not None:
                return Saying(tokens[verb].text, found.entity, found.phrase)
        located = self._of_body(verb)
        if located is not None:
            return Saying(tokens[verb].text, located, None)
        if not inverted:
            found = self.ending(verb)
            if found is not None:
                return Saying(tokens[verb].text, found.entity, found.phrase)
            if tokens[verb - 1].lower in ("and", "but") or tokens[verb - 1].lower.endswith("ly"):
                subject = self.subject(verb)
                return Saying(tokens[verb].text, subject, None) if subject is not None else None
            if tokens[verb - 1].lower not in saying_words("between"):
                return None
        if inverted and verb > 1 and tokens[verb - 1].text == ",":
            ended = entity_at_end(tokens[verb - 2], self.mentioned)
            if ended is not None and ended.type == "person":
                return Saying(tokens[verb].text, ended, None)
            apposed = apposition(tokens, verb, self.mentioned)
            if apposed is not None:
                return Saying(tokens[verb].text, apposed, None)
            if ended is not None and ended.type == "organization":
                return Saying(tokens[verb].text, ended, None)
        after = self.starting(verb + 1)
        return Saying(tokens[verb].text, after.entity, after.phrase) if after is not None else None

    def _is_dash(self, index: int) -> bool:
        return self.tokens[index].text in _DASHES and not self._touches(index)

    def _touches(self, index: int) -> bool:
        """Whether a dash is a hyphen: no white space before it."""
        return self.tokens[index].start == self.tokens[index - 1].end

    def _of_body(self, verb: int) -> Named | None:
        """Paul Okello of the Institute for Security Studies in Nairobi described …"""
        tokens = self.tokens
        people = [m for m in self.mentioned if m.entity.type == "person" and m.end < tokens[verb].start]
        if not people:
            return None
        between = [t for t in tokens[:verb] if t.start >= people[-1].end]
        if not 3 <= len(between) <= 18 or between[0].lower not in ("of", "at", "from", "with"):
            return None
        plain = all(
            t.text in ".-&" or (t.is_word and t.lower not in _STOPS - _LINKS and t.lower not in saying_words("firm"))
            for t in between
        )
        owner = next((t for t in tokens if t.start < people[-1].end <= t.end), None)
        return people[-1].entity if plain and owner is not None and not owner.lower.endswith("'s") else None

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
                if token.lower in _MOUTHPIECES:
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
        if all(not t.is_word or t.lower in _STOPS for t in tokens[first:last]):
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
    return (token.is_word and token.lower not in _STOPS) or token.is_number or token.text == "-"


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Her neighbour, his wife: a pronoun that only says whose."""
    return (
        tokens[at].lower == "her"
        and at + 1 < len(tokens)
        and tokens[at + 1].is_word
        and tokens[at + 1].lower not in _STOPS
    )


_STOPS = saying_words("stops")
_MEDIUMS = frozenset(
    ("message", "statement", "speech", "interview", "letter", "tweet", "post", "briefing", "address", "report", "video")
)
"""Where somebody speaks: the president in a message called on …"""
_DASHES = ("-", "–", "—", "--")
_RUMOURED = frozenset(("supposed", "said", "reported", "alleged", "rumoured", "rumored", "believed", "understood"))
_LINKS = frozenset(("of", "the", "at", "from", "in", "for", "and", "with", "on", "school", "de", "del", "al"))
"""Small words inside and between names."""
FINITE = frozenset(("had", "has", "have", "was", "were", "would", "will", "could", "did", "is", "are"))
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
BEING = frozenset(("is", "are", "was", "were", "been", "being", "be"))
_MOUTHPIECES = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative", "official"))
"""Who speaks for a body, so that the body is the speaker."""
