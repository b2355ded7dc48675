"""A possible name: tokens of a sentence, without title and possessive s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.annotate.entities import gazetteer
from service.annotate.entities.name_lists import bare, word_set, word_sets
from service.annotate.measures import stops
from service.annotate.tokens import SentenceView, Token


@dataclass(eq=False, slots=True)
class Candidate:
    """A possible name at tokens ``first`` to ``last`` (half-open) of a sentence, without title and possessive s."""

    sentence: SentenceView
    first: int
    last: int
    role: str | None = None
    opens: bool = False
    """Whether it begins the sentence, where any word has a capital."""
    words: tuple[str, ...] = field(init=False)
    """Capitalized words and connectors, folded, possessive s off."""
    tokens: tuple[Token, ...] = field(init=False)
    start: int = field(init=False)
    """Document offsets of the name."""
    end: int = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        own = self.tokens = self.sentence.tokens[self.first : self.last]
        self.words = spelled(own)
        self.start = own[0].start
        self.end = self._end()
        self.text = self.sentence.slice(self.start, self.end)

    def _end(self) -> int:
        tokens = self.sentence.tokens
        token = tokens[self.last - 1]
        if token.lower.endswith("'s"):
            return token.end if self._is_saints() or self._is_house() else token.end - 2
        if token.text.capitalize() in gazetteer.states() and self.last < len(tokens) and tokens[self.last].text == ".":
            return token.end + 1 if self.sentence.touches(self.last) else token.end  # Mich.
        if len(token.text) > 1 or token.is_number or self.last - self.first < 3 or tokens[self.last - 2].text != ".":
            return token.end
        following = tokens[self.last].text if self.last < len(tokens) else ""
        return token.end + 1 if following == "." and self.sentence.touches(self.last) else token.end

    def _is_saints(self) -> bool:
        """St David's: the church or town that is called so where nothing follows that the saint could own."""
        tokens = self.sentence.tokens
        if self.last - self.first != 2 or tokens[self.first].lower not in ("st", "saint"):
            return False
        following = tokens[self.last] if self.last < len(tokens) else None
        return following is None or not following.is_word or following.lower in stops()

    def _is_house(self) -> bool:
        """Sotheby's, a McDonald's restaurant: a house that is called so, where no belonging of a Mr Sotheby follows."""
        tokens = self.sentence.tokens
        if self.sentence.slice(self.start, tokens[self.last - 1].end) not in word_set("organizations.houses"):
            return False
        following = tokens[self.last] if self.last < len(tokens) else None
        if following is None or not following.is_word:
            return True
        return following.lower in stops() or following.lower in _HAD_BY_HOUSES

    def slice_words(self, first: int) -> str:
        """The name without its first words."""
        return self.sentence.slice(self.tokens[first].start, self.end)

    def before(self, count: int = 1) -> Sequence[Token]:
        """The tokens right before, nearest last; role words included."""
        first = self.first
        return self.sentence.tokens[first - count if first > count else 0 : first]

    def after(self, count: int = 1) -> Sequence[Token]:
        """The tokens right after."""
        return self.sentence.tokens[self.last : self.last + count]


_HAD_BY_HOUSES = word_sets("organizations.players", "organizations.belongings") | frozenset(
    ("restaurant", "restaurants", "store", "stores", "branch", "franchise", "rating", "ratings", "syndicate", "market")
)
"""What houses have that are called after somebody."""


def spelled(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The key under which mentions of one spelling meet: the words and numbers, folded."""
    return tuple(bare(t) for t in tokens if t.is_word or t.is_number)
