"""Whom a verb of saying has as its subject: the name, pronoun or description beside it."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate.entities import Named
from service.annotate.memory import Saying, saying_words
from service.annotate.speakers import MOST_BETWEEN, STOPS, Speakers, apposition, entity_at_end

NEAR_START = 60
"""Characters from the start of a clause in which its subject begins."""


@dataclass(slots=True)
class Subjects(Speakers):
    """Subjects of one clause; `text` begins at document `offset`."""

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
            related = self._related(verb)
            if related is not None:
                return Saying(tokens[verb].text, related, None)
            if ended is not None and ended.type == "organization":
                return Saying(tokens[verb].text, None if self._lists(verb) else ended, None)
        if tokens[verb].lower in ADDRESSING and verb + 1 < len(tokens) and inverted and verb > 1:
            return None  # …, the local branch told Interfax: whom, not who
        after = self.starting(verb + 1)
        return Saying(tokens[verb].text, after.entity, after.phrase) if after is not None else None

    def _lists(self, verb: int) -> bool:
        """Ten charities, including Oxfam and Caritas, expressed …: examples before the comma are not who says it."""
        tokens = self.tokens
        for at in range(verb - 2, max(0, verb - MOST_BETWEEN), -1):
            if tokens[at].lower in ("including", "like") or (
                tokens[at].lower == "as" and tokens[at - 1].lower == "such"
            ):
                return True
            if not (tokens[at].is_capitalized or tokens[at].lower in _LINKS or tokens[at].text in ",-&.'"):
                return False
        return False

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
            t.text in ".-&" or (t.is_word and t.lower not in STOPS - _LINKS and t.lower not in saying_words("firm"))
            for t in between
        )
        owner = next((t for t in tokens if t.start < people[-1].end <= t.end), None)
        return people[-1].entity if plain and owner is not None and not owner.lower.endswith("'s") else None

    def _related(self, verb: int) -> Named | None:
        """Robin Ashdown of the survey, who was not involved, calls …: whom the clause between the commas is about."""
        tokens = self.tokens
        for comma in range(verb - 3, max(0, verb - MOST_BETWEEN), -1):
            if tokens[comma].text == "," and tokens[comma + 1].lower in ("who", "which", "whose"):
                located = self._of_body(comma)
                if located is not None:
                    return located
                found = self.ending(comma)
                return found.entity if found is not None else None
        return None


ADDRESSING = frozenset(("told", "tells", "assured", "assures"))
"""Verbs behind which stands who is spoken to."""
_DASHES = ("-", "–", "—", "--")
_LINKS = frozenset(("of", "the", "at", "from", "in", "for", "and", "with", "on", "school", "de", "del", "al"))
"""Small words inside and between names."""
