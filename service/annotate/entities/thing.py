"""A person, organisation or place with its mentions, and when two spellings are alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from service.annotate.entities.candidate import Candidate
from service.annotate.entities.gazetteer import Place
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE

ALIKE = 84.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of two spellings of one personal name."""
MOST_COMPARED = 200
"""Names of one kind that are compared pairwise; further ones only by equality, so that hostile input stays linear."""


@dataclass(slots=True)
class Thing:
    """A person, organisation or place with its mentions. ``key`` tells it from others of its kind."""

    kind: str
    key: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)
    place: Place | None = None
    sure: bool = False
    """Whether the surroundings spoke clearly for this kind."""

    @property
    def spellings(self) -> list[str]:
        """Different spellings, in order of first mention."""
        return list(dict.fromkeys(mention.text for mention in sorted(self.mentions, key=lambda m: m.start)))

    @property
    def name(self) -> str:
        """The fullest spelling; of equally long ones the commonest, then the first."""
        if len(self.mentions) == 1:
            return self.mentions[0].text
        counts = Counter(m.text for m in sorted(self.mentions, key=lambda m: m.start))
        texts = list(counts)
        if self.kind == PLACE:
            plain = [t for t in texts if not t.isupper() or len(t) < 4] or texts
            return min(plain, key=lambda t: (-len(t.split()) if self.place is None else 0, -counts[t]))
        plain = [t for t in texts if not t.isupper()] or texts
        return min(
            plain,
            key=lambda t: (
                -len(t.split()),
                -len(t) if self.kind == ORGANIZATION else 0,
                -counts[t],
            ),
        )

    @property
    def role(self) -> str | None:
        """The commonest role, the longest of equals."""
        told = [m.role for m in self.mentions if m.role] if self.kind == PERSON else []
        if len(told) < 2:
            return told[0] if told else None
        roles = Counter(told)
        return min(roles, key=lambda r: (-roles[r], -len(r), r))


def alike(one: str, other: str, least: float = ALIKE) -> bool:
    """Two spellings that romanization or a slip may explain: Yervand, Yerevand."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= least
