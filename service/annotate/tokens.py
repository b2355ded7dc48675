"""English text as tokens with offsets, sentence by sentence: the one view that every annotator reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from service.document import Block, Span
from service.lexicon import table

_SITE = (
    r"(?<![\w@])[^\W\d_]\w{1,30}\.(?:com?\.)?"
    r"(?:com?|ru|id|org|net|info|az|am|uk|gov|tv|su|by|kz|ua|ge|kg|uz|tj|md|lt|lv|ee|pl|cz|tr|eu|au|nz|za|ng|ke|ph|sg"
    r"|ie|ca|pk|lk|bd|np|vn|jp|kr|hk|fj|zm|zw|ug|tz|gh|lb|iq|news|media|RU|ID|CO\.ID|COM?)\b"
)


def _sums() -> str:
    """Figures behind the letters of a money: Sh265, P1.2 billion, R65,000, K200; not R18, K9 or the R300."""
    signs = [sign for listed in table("annotate-money", "signs").values() for sign in listed]
    glued = [sign for sign in (*signs, *table("annotate-money", "shared")) if len(sign) > 1 and sign.isalpha()]
    letters = "|".join(table("annotate-money", "letters"))
    scaled = r"(?:\.\d+)?[ -]?(?:m|mn|bn|b|k|million|billion|trillion)"
    return (
        rf"(?:{'|'.join(glued)}|[A-Z]{{3}})\d|(?:{letters})\d{{1,3}}(?:(?:,\d{{3}})+|{scaled}|\.\d\d)\b"
        r"|N\d{3}\b|(?<!the )[PRK]\d{3,4}\b(?![-/])"
    )


_WORD = rf"[A-Za-z]++(?![\w'])|\d+(?:[.,]\d+)*|(?=[^\W\d_])(?!{_sums()})[^\W\d_]+\d\w*|[^\W\d_]+(?:'[^\W\d_]+)*|\S"
"""Plain words come first: nearly all are, and what else letters begin is looked for only behind them."""
_PLAIN = re.compile(_WORD)
_TOKEN = re.compile(f"{_SITE}|{_WORD}")
_DOTTED = re.compile(r"\.(?<=\w\.)[A-Za-z]")
"""What a text with the name of a site has somewhere; most sentences have none and are read in half the time."""


class Token(NamedTuple):
    """A number, a word or a mark. ``start`` and ``end`` count in the document's English text."""

    text: str
    lower: str
    start: int
    end: int
    is_word: bool
    """By its first character, as the other two: a letter, a digit, a capital."""
    is_number: bool
    is_capitalized: bool

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Token:
        """A token with what its text tells."""
        return cls(text, text.lower(), start, end, *_kind(text[0]))


@lru_cache(maxsize=1_024)
def _kind(character: str) -> tuple[bool, bool, bool]:
    """Whether a character is a letter, a digit, a capital."""
    return character.isalpha(), character.isdecimal(), character.isupper()


@dataclass(frozen=True, slots=True, eq=False)
class SentenceView:
    """One English sentence: its tokens, where it stands, and the source that it came from. Equal only to itself."""

    block: int
    kind: str
    text: str
    start: int
    span: Span
    source: str
    """The source sentence, white space as it stands; equal length to `span`."""
    language: str
    tokens: tuple[Token, ...]
    parsed: list[Any] = field(default_factory=list, repr=False)
    """The grammar once it has been read (grammar.of)."""
    words: frozenset[str] = field(init=False, repr=False)
    """All tokens in small letters: what rules that need one of some words ask first."""
    has_figures: bool = field(init=False, repr=False)
    """Whether a token is a number in figures."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset([token.lower for token in self.tokens]))
        object.__setattr__(self, "has_figures", True in [token.is_number for token in self.tokens])

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_headline(self) -> bool:
        return self.kind in ("title", "heading")

    def slice(self, start: int, end: int) -> str:
        """The text between two document offsets of this sentence."""
        return self.text[start - self.start : end - self.start]

    def touches(self, index: int) -> bool:
        """Whether the token at `index` follows the one before it without a space."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start


def tokenize(text: str, start: int = 0) -> tuple[Token, ...]:
    """Tokens of `text`, whose first character stands at document offset `start`."""
    pattern = _TOKEN if _DOTTED.search(text) else _PLAIN
    found: list[Token] = []
    end = 0
    for word in pattern.findall(text):
        begin = text.find(word, end)  # only white space stands between two tokens
        end = begin + len(word)
        found.append(_NEW(Token, (word, word.lower(), start + begin, start + end, *_kind(word[0]))))
    return tuple(found)


_NEW = tuple.__new__
"""Makes a token of its fields without a call in between; articles have hundreds."""


def views(blocks: Sequence[Block]) -> list[SentenceView]:
    """Every sentence of the kept blocks in order."""
    return [view for block in blocks for view in _of_block(block)]


def _of_block(block: Block) -> Iterator[SentenceView]:
    for sentence in block.sentences:
        start, end = (offset - block.text_span[0] for offset in sentence.text_span)
        text = block.text[start:end]
        yield SentenceView(
            block=block.id,
            kind=block.kind,
            text=text,
            start=sentence.text_span[0],
            span=sentence.span,
            source=block.source_text[sentence.span[0] - block.span[0] : sentence.span[1] - block.span[0]],
            language=sentence.language or block.language,
            tokens=tokenize(text, sentence.text_span[0]),
        )
