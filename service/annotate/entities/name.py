"""One spelling of a name with its mentions and the votes on its kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name_lists import common_words, word_set

PERSON, ORGANIZATION, PLACE = "person", "organization", "place"


ENOUGH = 2.0
"""Least sum of votes for a name to be called anything."""


LIKELY = 1.3
"""The same for a place that nothing else contests."""


ALMOST = 0.8
"""The same for two to four capitalized words that no list knows: mostly people."""


LETTERS = 1.4
"""The same for letters in capitals that nothing else contests."""


@dataclass(slots=True)
class Name:
    """All mentions of one spelling and the votes on it."""

    words: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def kind(self) -> str | None:
        """The winner, None when nothing speaks clearly."""
        votes = self.votes
        person, organization, place = votes[PERSON], votes[ORGANIZATION], votes[PLACE]
        most = max(person, organization, place)
        best = PERSON if most == person else ORGANIZATION if most == organization else PLACE
        if most >= ENOUGH:
            return best
        second = sorted((person, organization, place))[1]
        letters = self.mentions[0].text if self.mentions else ""
        if (
            best == ORGANIZATION
            and letters.isupper()
            and letters.isalpha()
            and 2 < len(letters) < 8
            and most >= LETTERS
            and second < 0.7
        ):
            return best
        last = self.words[-1]
        plain = len(self.words[0]) > 3 and last not in common_words() and last not in word_set("places.words")
        if best == PLACE and plain and most >= LIKELY and most > second + 0.9:
            return best
        full = best == PERSON and 2 <= len(self.words) <= 4
        return best if full and most >= ALMOST and most > second + 0.5 else None
