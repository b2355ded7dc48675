"""Who says so: the speaker of a clause with a verb of saying, or after "according to"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.annotate.entities import Named
from service.annotate.entities.name_lists import word_set
from service.annotate.memory import Memory, Mentioned, Saying, gender, saying_words, within
from service.annotate.tokens import Token, tokenize
from service.lexicon import words

__all__ = ["Memory", "Mentioned", "Saying", "find", "within"]

MOST_TOKENS = 400
"""Tokens of a sentence that are read; a longer one is no sentence."""
NEAR_START = 60
"""Characters from the start of a clause in which its subject begins."""
MOST_BETWEEN = 22
"""Tokens between a speaker's name and the verb: "…, regional secretary of the Unite union, said"."""


def find(
    text: str,
    offset: int,
    tokens: Sequence[Token],
    mentioned: Sequence[Mentioned],
    memory: Memory,
    *,
    firm: bool = False,
    late: bool = False,
) -> Saying | None:
    """The saying of one clause (its tokens); `text` begins at document `offset`.

    ``firm``: no quotation is near, so that only plain verbs of saying count. ``late``: the last verb is asked first, as
    in the words before a quotation.
    """
    if not tokens:
        return None
    tokens = tokens[:MOST_TOKENS]
    clause = _Clause(text, offset, tokens, within(mentioned, tokens[0].start, tokens[-1].end + 4), memory)
    found = clause.closing() if late else None
    found = found or clause.document() or clause.according() or clause.words_of() or clause.quoting()
    if found is None and not firm:
        found = clause.named_as() or (clause.embedded() if late else None)
    if found is None:
        found = clause.verb(
            saying_words("firm") if firm else saying_words("verbs") | saying_words("judging"), late=late
        )
    if found is None and not firm:
        found = clause.participle()
    if found is not None:
        memory.note(found)
    return found


def acting(text: str, offset: int, mentioned: Sequence[Mentioned], memory: Memory) -> Saying | None:
    """The person of a clause behind "…," whose verb is none of saying: he sent."""
    tokens = tokenize(text, offset)
    return _Clause(text, offset, tokens, within(mentioned, offset, tokens[-1].end), memory).acting() if tokens else None


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """ "the reports", "its claims", "was told", "so-called"."""
    lead = tokens[index - 1].lower if index else ""
    if lead == "-" and index > 1 and tokens[index - 1].start > tokens[index - 2].end:
        return False  # a dash
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


@cache
def _according_phrases() -> Mapping[str, Sequence[Sequence[str]]]:
    """Phrases that name a source, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in words("annotate-saying", "according"):
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


@cache
def _said_nearby() -> frozenset[str]:
    return saying_words("verbs") | saying_words("judging")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause in which somebody may speak; `text` begins at document `offset`."""

    text: str
    offset: int
    tokens: Sequence[Token]
    mentioned: Sequence[Mentioned]
    memory: Memory

    def closing(self) -> Saying | None:
        """According to CNBC, Sony refused to comment, but said: the verb right before a quotation."""
        tokens = self.tokens
        for index in range(len(tokens) - 1, max(0, len(tokens) - 5), -1):
            if tokens[index].lower in saying_words("firm") and not _is_noun(tokens, index):
                found = self._around(index)
                return found if found is not None and found.entity is not None else None
        return None

    def according(self) -> Saying | None:
        """According to the ministry, …; To quote Jane Marlowe, …"""
        tokens, phrases = self.tokens, _according_phrases()
        for index, token in enumerate(tokens):
            if token.lower not in phrases or index + 1 == len(tokens):
                continue
            for parts in phrases[token.lower]:
                quoted = (
                    parts[-1] == "by" and index and tokens[index - 1].lower in _BEING
                )  # was quoted by Reuters as saying
                if not quoted and [t.lower for t in tokens[index : index + len(parts)]] == parts:
                    found = self._starting(index + len(parts))
                    if found is not None:
                        verb = "according to" if parts[0] == "according" else " ".join(parts)
                        return Saying(verb, found.entity, found.phrase)
        return None

    def document(self) -> Saying | None:
        """The statement runs: the body that spoke last."""
        words = [t.lower for t in self.tokens[:4]]
        if words[1:2] == ["the"] and words[0] in _RUNS:
            words = [*words[1:3], words[0]]  # said the statement
        if len(words) < 3 or words[0] != "the" or words[1] not in _DOCUMENTS or words[2] not in _RUNS:
            return None
        body = self.memory.latest_body
        return Saying(words[2], body.entity, None) if body is not None and body.entity is not None else None

    def acting(self) -> Saying | None:
        """He sent: any past verb behind a pronoun or name that opens the clause after "…,"."""
        tokens = self.tokens
        if len(tokens) < 2:
            return None
        lead = self._starting(0) if tokens[0].lower in saying_words("he") else None
        if lead is None or lead.entity is None or lead.entity.type != "person":
            return None
        acts = tokens[1].lower.endswith("ed") or tokens[1].lower in _ACTED
        return Saying(tokens[1].text, lead.entity, None) if acts else None

    def words_of(self) -> Saying | None:
        """In Ana Souza's words; For Jane Marlowe, the treaty was …"""
        tokens = self.tokens
        owned = saying_words("words_of")
        for index in range(1, len(tokens)):
            if tokens[index].lower not in owned:
                continue
            owner = tokens[index - 1]
            if owner.lower.endswith("'s") and (entity := _entity_at_end(owner, self.mentioned)) is not None:
                return Saying(f"in {tokens[index].lower}", entity, None) if entity.type != "place" else None
            if owner.lower in ("his", "her") and index > 1 and tokens[index - 2].lower == "in":
                person = self._person("he" if owner.lower == "his" else "she", owner)
                return Saying(f"in {tokens[index].lower}", person, None) if person is not None else None
        first = self.mentioned[0] if self.mentioned else None
        if tokens[0].lower == "for" and first is not None and first.entity.type == "person":
            following = next((t for t in tokens if t.start >= first.end), None)
            if first.start - tokens[0].end < 40 and following is not None and following.text == ",":
                return Saying("for", first.entity, None)
        return None

    def quoting(self) -> Saying | None:
        """X was quoted as saying; the agency quoted X as saying."""
        tokens = self.tokens
        for index, token in enumerate(tokens):
            if token.lower not in ("quoted", "quotes", "cited"):
                continue
            rest = [t.lower for t in tokens[index + 1 : index + 16]]
            if "as" not in rest[:-1] or rest[rest.index("as") + 1] not in saying_words("participles") | _TELLING:
                continue
            if index and tokens[index - 1].lower in _BEING:
                apposed = _apposition(tokens, index - 1, self.mentioned) if tokens[index - 2].text == "," else None
                return Saying(token.text, apposed, None) if apposed is not None else self._ending(index - 1)
            return self._starting(index + 1) or Saying(token.text, None, None)
        return None

    def named_as(self) -> Saying | None:
        """Said a local resident, who introduced himself as X; a woman who gave her name as X."""
        tokens = self.tokens
        for index in range(2, len(tokens) - 1):
            if tokens[index].lower != "as" or not _is_given(tokens, index):
                continue
            entity = next((m.entity for m in self.mentioned if m.start == tokens[index + 1].start), None)
            if entity is not None and entity.type == "person":
                return Saying("said", entity, None)
        return None

    def embedded(self) -> Saying | None:
        """X said prosecutors had closed the case, stating that …: the subject of what X said speaks."""
        tokens = self.tokens
        last = next((i for i in range(len(tokens) - 1, 2, -1) if tokens[i].lower in saying_words("participles")), None)
        if last is None or tokens[last - 1].text != ",":
            return None
        verb = next((i for i in range(last - 1, 0, -1) if tokens[i].lower in saying_words("firm")), None)
        if verb is None or tokens[verb - 1].text == '"':
            return None
        first = verb + 2 if tokens[verb + 1].lower == "that" else verb + 1
        finite = next((i for i in range(first + 1, last) if tokens[i].lower in _FINITE), None)
        own = saying_words("he") | saying_words("it")
        if finite is None or any(t.lower in own or t.text in ',;"' for t in tokens[first:finite]):
            return None
        inside = within(self.mentioned, tokens[first].start, tokens[finite].start)
        entity = next((m.entity for m in inside if m.entity.type != "place"), None)
        return Saying(tokens[last].text, entity, None if entity else self._slice(first, finite))

    def verb(self, verbs: frozenset[str], *, late: bool) -> Saying | None:
        """The first verb that has a speaker; of verbs without a name one that has a name, when `late` asks so."""
        tokens = self.tokens
        order = range(len(tokens) - 1, -1, -1) if late else range(len(tokens))
        nameless: Saying | None = None
        for index in order:
            if tokens[index].lower in verbs and not _is_noun(tokens, index):
                found = self._around(index)
                if found is not None and (found.entity is not None or not late):
                    return found
                nameless = nameless or found
        return nameless

    def participle(self) -> Saying | None:
        """Ana Souza left the hall, shouting "…": the subject of the sentence."""
        for index in range(len(self.tokens) - 1, 0, -1):
            if self.tokens[index].lower in saying_words("participles"):
                subject = self._subject(index) or self._actor(index)
                if subject is not None:
                    return Saying(self.tokens[index].text, subject, None)
        return None

    def _actor(self, before: int) -> Named | None:
        """When the network (FinCEN) proposed to cut it off, saying: the last name that a verb stands right behind."""
        end = self.tokens[before].start
        for m in reversed([m for m in self.mentioned if m.end < end and m.entity.type != "place"]):
            rest = [t for t in self.tokens if t.start >= m.end and t.text not in ("(", ")")]
            if rest and (rest[0].lower.endswith("ed") or rest[0].lower in _FINITE | saying_words("firm")):
                return m.entity
        return None

    def _subject(self, before: int) -> Named | None:
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

    def _around(self, verb: int) -> Saying | None:
        """Subject before the verb; after it when the verb opens the clause or follows a quotation."""
        tokens = self.tokens
        inverted = verb == 0 or tokens[verb - 1].text in '",-”»'
        if verb > 2 and tokens[verb - 1].text in _DASHES and not self._touches(verb - 1):
            dash = next((i for i in range(verb - 2, 0, -1) if self._is_dash(i)), None)
            found = self._ending(dash) if dash is not None else None
            if found is not None and found.entity is not None:
                return Saying(tokens[verb].text, found.entity, found.phrase)
        located = self._of_body(verb)
        if located is not None:
            return Saying(tokens[verb].text, located, None)
        if not inverted:
            found = self._ending(verb)
            if found is not None:
                return Saying(tokens[verb].text, found.entity, found.phrase)
            if tokens[verb - 1].lower in ("and", "but") or tokens[verb - 1].lower.endswith("ly"):
                subject = self._subject(verb)
                return Saying(tokens[verb].text, subject, None) if subject is not None else None
            if tokens[verb - 1].lower not in saying_words("between"):
                return None
        if inverted and verb > 1 and tokens[verb - 1].text == ",":
            ended = _entity_at_end(tokens[verb - 2], self.mentioned)
            if ended is not None and ended.type == "person":
                return Saying(tokens[verb].text, ended, None)
            apposed = _apposition(tokens, verb, self.mentioned)
            if apposed is not None:
                return Saying(tokens[verb].text, apposed, None)
            if ended is not None and ended.type == "organization":
                return Saying(tokens[verb].text, ended, None)
        after = self._starting(verb + 1)
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

    def _ending(self, end: int) -> Saying | None:
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
        if at > 2 and tokens[at].lower == "to" and tokens[at - 2].lower in _BEING:
            at -= 3 if tokens[at - 1].lower in _RUMOURED else 0  # he is supposed to have told him
        if at < 0:
            return None
        pronoun = self._pronoun(tokens[at])
        if pronoun is not None:
            return pronoun if pronoun.verb else None
        entity = _entity_at_end(tokens[at], self.mentioned)
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
                body = _entity_at_end(token, self.mentioned)
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
                return Saying("", meant, None if meant else self._slice(begin, end + 1))
        return None

    def _slice(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start - self.offset : self.tokens[last - 1].end - self.offset]

    def _starting(self, first: int) -> Saying | None:
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
        return Saying("", None, self._slice(first, last))

    def _pronoun(self, token: Token) -> Saying | None:
        """The speaker that a pronoun means; an empty verb says that nobody is remembered. None: no pronoun."""
        if token.lower in saying_words("he") or token.lower in ("him", "her"):
            person = self._person({"him": "he", "her": "she"}.get(token.lower, token.lower), token)
            return Saying("he", person, None) if person is not None else Saying("", None, None)
        if token.lower in saying_words("it"):
            body = self.memory.latest_body
            return Saying("it", body.entity, body.phrase) if body is not None else Saying("", None, None)
        return None

    def _person(self, pronoun: str, token: Token) -> Named | None:
        """A person of the clause before the pronoun, else the one remembered."""
        earlier = (m.entity for m in self.mentioned if m.end <= token.start and m.entity.type == "person")
        own = next((person for person in earlier if gender(person) in (None, pronoun)), None)
        return own or self.memory.person(pronoun)


def _apposition(tokens: Sequence[Token], verb: int, mentioned: Sequence[Mentioned]) -> Named | None:
    """ "Gareth Pryce, regional secretary of the union, said": the person before the two commas."""
    commas = [i for i in range(max(0, verb - MOST_BETWEEN), verb - 1) if tokens[i].text == ","]
    for comma in reversed(commas):
        if comma and (found := _entity_at_end(tokens[comma - 1], mentioned)) is not None and found.type == "person":
            return found
    return None


def _entity_at_end(token: Token, mentioned: Sequence[Mentioned]) -> Named | None:
    return next((m.entity for m in mentioned if m.start < token.end <= m.end or m.start <= token.start < m.end), None)


def _is_given(tokens: Sequence[Token], index: int) -> bool:
    """Himself as, himself only as, her name as."""
    lead = [t.lower for t in tokens[max(0, index - 3) : index]]
    himself = any(w in ("himself", "herself", "themselves") for w in lead[-2:])
    return himself or lead[-2:] in (["his", "name"], ["her", "name"], ["their", "name"])


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
_TELLING = frozenset(("saying", "telling", "stating", "writing"))
_MEDIUMS = frozenset(
    ("message", "statement", "speech", "interview", "letter", "tweet", "post", "briefing", "address", "report", "video")
)
"""Where somebody speaks: the president in a message called on …"""
_DASHES = ("-", "–", "—", "--")
_RUMOURED = frozenset(("supposed", "said", "reported", "alleged", "rumoured", "rumored", "believed", "understood"))
_LINKS = frozenset(("of", "the", "at", "from", "in", "for", "and", "with", "on", "school", "de", "del", "al"))
"""Small words inside and between names."""
_FINITE = frozenset(("had", "has", "have", "was", "were", "would", "will", "could", "did", "is", "are"))
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_DOCUMENTS = frozenset(("statement", "communique", "communiqué", "release", "message", "letter", "announcement"))
_RUNS = frozenset(("runs", "reads", "ran", "read", "says", "said", "added", "adds", "notes", "noted"))
_ACTED = frozenset(("sent", "sang", "began", "went", "wept", "cut", "put", "spat", "swore", "shot", "broke", "got"))
_BEING = frozenset(("is", "are", "was", "were", "been", "being", "be"))
_MOUTHPIECES = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative", "official"))
"""Who speaks for a body, so that the body is the speaker."""
