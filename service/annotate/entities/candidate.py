"""A possible name: tokens of a sentence, without title and possessive s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.annotate.entities.name_lists import bare
from service.annotate.tokens import SentenceView, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name at tokens ``first`` to ``last`` (half-open) of a sentence, without title and possessive s."""

    sentence: SentenceView
    first: int
    last: int
    role: str | None = None
    opens: bool = False
    """Whether it begins the sentence, where any word has a capital."""
    words: tuple[str, ...] = field(init=False, compare=False)
    """Capitalized words and connectors, folded, possessive s off."""

    def __post_init__(self) -> None:
        own = self.sentence.tokens[self.first : self.last]
        object.__setattr__(self, "words", tuple(bare(t) for t in own if t.is_word or t.is_number))

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        tokens = self.sentence.tokens
        token = tokens[self.last - 1]
        if token.lower.endswith("'s"):
            return token.end - 2
        dotted = len(token.text) == 1 and self.last - self.first > 2 and tokens[self.last - 2].text == "."
        following = tokens[self.last].text if self.last < len(tokens) else ""
        return token.end + 1 if dotted and following == "." and self.sentence.touches(self.last) else token.end

    @property
    def text(self) -> str:
        return self.sentence.slice(self.start, self.end)

    def slice_words(self, first: int) -> str:
        """The name without its first words."""
        return self.sentence.slice(self.tokens[first].start, self.end)

    def before(self, count: int = 1) -> Sequence[Token]:
        """The tokens right before, nearest last; role words included."""
        return self.sentence.tokens[max(0, self.first - count) : self.first]

    def after(self, count: int = 1) -> Sequence[Token]:
        """The tokens right after."""
        return self.sentence.tokens[self.last : self.last + count]
