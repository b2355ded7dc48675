"""Who says so: the speaker of a clause with a verb of saying, or after "according to"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.agencies import agencies
from service.annotate.entities import Named
from service.annotate.memory import Memory, Mentioned, Saying, saying_words, within
from service.annotate.speakers import BEING, FINITE, apposition, entity_at_end
from service.annotate.subjects import Subjects
from service.annotate.tokens import Token, tokenize
from service.lexicon import words

__all__ = ["Memory", "Mentioned", "Saying", "find", "within"]

MOST_TOKENS = 400
"""Tokens of a sentence that are read; a longer one is no sentence."""


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
    near = within(mentioned, tokens[0].start, tokens[-1].end + 4)
    clause = _Clause(text, offset, tokens, near, memory, frozenset([token.lower for token in tokens]))
    found = clause.closing() if late else None
    found = found or clause.document() or clause.according() or clause.words_of() or clause.quoting()
    if found is None and not firm:
        found = clause.named_as() or (clause.embedded() if late else None)
    verbs = saying_words("firm") if firm else saying_words("verbs") | saying_words("judging")
    if found is None:
        found = clause.verb(verbs, late=late)
    elif sends(found):
        said = clause.verb(verbs, late=late)
        found = said if said is not None and said.entity is not None and not sends(said) else found
    if found is None and not firm:
        found = clause.participle()
    if found is not None:
        memory.note(found)
    return found


def sends(said: Saying) -> bool:
    """Whether only an agency is named, which may hand on what another says: said X, as reported by Antara."""
    return said.entity is not None and agencies().named(said.entity.name) is not None


def acting(text: str, offset: int, mentioned: Sequence[Mentioned], memory: Memory) -> Saying | None:
    """The person of a clause behind "…," whose verb is none of saying: he sent, Ana Souza points at the foam."""
    tokens = tokenize(text, offset)
    if not tokens:
        return None
    clause = _Clause(text, offset, tokens, within(mentioned, offset, tokens[-1].end), memory, frozenset())
    return clause.acting() or clause.opened()


def fragment(
    text: str, offset: int, tokens: Sequence[Token], mentioned: Sequence[Mentioned], memory: Memory
) -> Saying | None:
    """The person whom a sentence is about that has quoted words in its midst: X puts it at …, because it was "…"."""
    return _Clause(text, offset, tokens, mentioned, memory, frozenset()).fragment() if tokens else None


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """ "the reports", "its claims", "was told", "so-called"."""
    lead = tokens[index - 1].lower if index else ""
    if tokens[index].text == "States":
        return True  # the United States
    if lead == "-" and index > 1 and tokens[index - 1].start > tokens[index - 2].end:
        return False  # a dash
    if tokens[index].lower.startswith("relate") and index + 1 < len(tokens) and tokens[index + 1].lower == "to":
        return True  # as it relates to the courts
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


@dataclass(slots=True)
class _Clause(Subjects):
    """A clause in which somebody may speak, in the shapes in which newsrooms let speak."""

    words: frozenset[str]
    """Its tokens in small letters; those of `find` ask it before they look."""

    def closing(self) -> Saying | None:
        """According to CNBC, Sony refused to comment, but said: the verb right before a quotation."""
        tokens = self.tokens
        for index in range(len(tokens) - 1, max(0, len(tokens) - 5), -1):
            if tokens[index].lower in saying_words("firm") and not _is_noun(tokens, index):
                found = self.around(index)
                return found if found is not None and found.entity is not None else None
        return None

    def according(self) -> Saying | None:
        """According to the ministry, …; To quote Jane Marlowe, …"""
        tokens, phrases, words = self.tokens, _according_phrases(), self.words
        if not any(words.issuperset(parts) for first in phrases.keys() & words for parts in phrases[first]):
            return None
        for index, token in enumerate(tokens):
            if token.lower not in phrases or index + 1 == len(tokens):
                continue
            for parts in phrases[token.lower]:
                quoted = (
                    parts[-1] == "by" and index and tokens[index - 1].lower in BEING
                )  # was quoted by Reuters as saying
                quoted = quoted or (parts[0] in ("quoted", "cited") and index and tokens[index - 1].text == ",")
                if not quoted and [t.lower for t in tokens[index : index + len(parts)]] == parts:
                    found = self.starting(index + len(parts))
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
        lead = self.starting(0) if tokens[0].lower in saying_words("he") else None
        if lead is None or lead.entity is None or lead.entity.type != "person":
            return None
        acts = tokens[1].lower.endswith("ed") or tokens[1].lower in _ACTED
        return Saying(tokens[1].text, lead.entity, None) if acts else None

    def opened(self) -> Saying | None:
        """Ana Souza points at the foam; was all that Ana Souza would say; is the answer of Ana Souza."""
        tokens = self.tokens
        lead = [t.lower for t in tokens[:4]]
        near = [m for m in self.mentioned if m.entity.type == "person"]
        if not near or not lead:
            return None
        person = near[0]
        between = [t for t in tokens if t.end <= person.start]
        owned = any(t.lower.endswith("'s") for t in tokens if person.start < t.end <= person.end + 2)
        if lead[0] in ("is", "was", "are", "were"):
            rest = [t.lower for t in between[1:]]
            meant = rest[:1] in (["all"], ["how"], ["what"]) or any(word in saying_words("words_of") for word in rest)
            own = owned and any(t.lower in saying_words("words_of") for t in tokens[:10])
            return Saying(lead[0], person.entity, None) if (meant and len(rest) < 7 and not owned) or own else None
        titles = all(t.is_word and t.lower not in FINITE and t.lower not in _PLACING for t in between)
        if owned or len(between) > 5 or not titles:
            return None
        return Saying("", person.entity, None)

    def fragment(self) -> Saying | None:
        """The subject of an active sentence, a person, where nobody else is named before the quotation."""
        tokens = self.tokens
        if any(t.lower in _SUFFERED for t in tokens) or not self.mentioned:
            return None
        behind = [t.lower for t in tokens if t.start >= self.mentioned[0].end][:5]
        if any(word in BEING for word in behind):
            return None
        subject = self.subject(len(tokens) - 1)
        people = {m.entity.name for m in self.mentioned if m.entity.type == "person"}
        if subject is None or subject.type != "person" or len(people) != 1:
            return None
        return Saying("", subject, None)

    def words_of(self) -> Saying | None:
        """In Ana Souza's words; For Jane Marlowe, the treaty was …"""
        tokens = self.tokens
        owned = saying_words("words_of")
        for index in () if self.words.isdisjoint(owned) else range(1, len(tokens)):
            if tokens[index].lower not in owned:
                continue
            owner = tokens[index - 1]
            if owner.lower.endswith("'s") and (entity := entity_at_end(owner, self.mentioned)) is not None:
                return Saying(f"in {tokens[index].lower}", entity, None) if entity.type != "place" else None
            if owner.lower in ("his", "her") and index > 1 and tokens[index - 2].lower == "in":
                person = self.person_of("he" if owner.lower == "his" else "she", owner)
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
        if self.words.isdisjoint(_QUOTED):
            return None
        for index, token in enumerate(tokens):
            if token.lower not in _QUOTED:
                continue
            rest = [t.lower for t in tokens[index + 1 : index + 16]]
            if "as" not in rest[:-1] or rest[rest.index("as") + 1] not in saying_words("participles") | _TELLING:
                continue
            if index and tokens[index - 1].lower in BEING:
                apposed = apposition(tokens, index - 1, self.mentioned) if tokens[index - 2].text == "," else None
                return Saying(token.text, apposed, None) if apposed is not None else self.ending(index - 1)
            return self.starting(index + 1) or Saying(token.text, None, None)
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
        finite = next((i for i in range(first + 1, last) if tokens[i].lower in FINITE), None)
        own = saying_words("he") | saying_words("it")
        if finite is None or any(t.lower in own or t.text in ',;"' for t in tokens[first:finite]):
            return None
        inside = within(self.mentioned, tokens[first].start, tokens[finite].start)
        entity = next((m.entity for m in inside if m.entity.type != "place"), None)
        return Saying(tokens[last].text, entity, None if entity else self.slice(first, finite))

    def verb(self, verbs: frozenset[str], *, late: bool) -> Saying | None:
        """The first verb that has a speaker; of verbs without a name one that has a name, when `late` asks so."""
        tokens = self.tokens
        if self.words.isdisjoint(verbs):
            return None
        order = range(len(tokens) - 1, -1, -1) if late else range(len(tokens))
        nameless: Saying | None = None
        for index in order:
            if tokens[index].lower in verbs and not _is_noun(tokens, index):
                found = self.around(index)
                if found is not None and (found.entity is not None or not late):
                    return found
                nameless = nameless or found
        return nameless

    def participle(self) -> Saying | None:
        """Ana Souza left the hall, shouting "…": the subject of the sentence."""
        for index in range(len(self.tokens) - 1, 0, -1):
            if self.tokens[index].lower in saying_words("participles"):
                subject = self.subject(index) or self._actor(index)
                if subject is not None:
                    return Saying(self.tokens[index].text, subject, None)
        return None

    def _actor(self, before: int) -> Named | None:
        """When the network (FinCEN) proposed to cut it off, saying: the last name that a verb stands right behind."""
        end = self.tokens[before].start
        for m in reversed([m for m in self.mentioned if m.end < end and m.entity.type != "place"]):
            rest = [t for t in self.tokens if t.start >= m.end and t.text not in ("(", ")")]
            if rest and (rest[0].lower.endswith("ed") or rest[0].lower in FINITE | saying_words("firm")):
                return m.entity
        return None


def _is_given(tokens: Sequence[Token], index: int) -> bool:
    """Himself as, himself only as, her name as."""
    lead = [t.lower for t in tokens[max(0, index - 3) : index]]
    himself = any(w in ("himself", "herself", "themselves") for w in lead[-2:])
    return himself or lead[-2:] in (["his", "name"], ["her", "name"], ["their", "name"])


_QUOTED = frozenset(("quoted", "quotes", "cited"))
_PLACING = frozenset(
    ("at", "on", "in", "to", "for", "from", "of", "with", "by", "about", "against", "as", "when", "after")
)
"""Words behind which a person is no subject."""
_SUFFERED = saying_words("suffered")
"""What is said of somebody, so that quoted words are another's."""
_TELLING = frozenset(("saying", "telling", "stating", "writing"))
_DOCUMENTS = frozenset(("statement", "communique", "communiqué", "release", "message", "letter", "announcement"))
_RUNS = frozenset(("runs", "reads", "ran", "read", "says", "said", "added", "adds", "notes", "noted"))
_ACTED = frozenset(("sent", "sang", "began", "went", "wept", "cut", "put", "spat", "swore", "shot", "broke", "got"))
