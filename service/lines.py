"""A block as one line: what furniture and masthead judge, and the folded form in which phrases are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.reading import SourceBlock

LONGEST = 400
"""Characters; a longer line is article text and is never searched for phrases, which keeps the cost linear."""

_FOLD = {
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛`´′"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f"), None),
    ord("ё"): "е",
    ord("Ё"): "е",
}
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_SPACE = re.compile(r"\s")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_CLOSERS = "\"'”’»)]› \n\t"
_TERMINATORS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """A block read as one line. `text` has the length of the block's span, so that offsets in it add up."""

    index: int
    block: SourceBlock
    text: str
    plain: str
    """Folded: lower case, straight quotes and dashes, single spaces. Empty for lines beyond `LONGEST`."""
    key: str
    """`plain` without marks at its ends: ``» Baca juga:`` gives ``baca juga``."""
    words: int
    after_gap: bool
    """A blank line stands above it."""

    @property
    def ends_sentence(self) -> bool:
        """A full stop, question or exclamation mark or ellipsis stands at the end, closing quotes aside."""
        return self.text.rstrip(_CLOSERS).endswith(_TERMINATORS)

    @property
    def is_prose(self) -> bool:
        """Reads as article text by its form alone: a sentence of some length, or a long line."""
        if self.words >= 30:
            return True
        return self.words >= 8 and self.ends_sentence and self.text.rstrip(_CLOSERS)[-1:] != "?"


def plain(text: str) -> str:
    """Fold `text` for comparison with the phrases of the lexicon."""
    if _FOLDED.search(text) is not None:
        text = text.translate(_FOLD)
    return " ".join(text.casefold().split())


def key(folded: str) -> str:
    """Folded text without marks at its ends."""
    return _EDGES.sub("", folded)


@lru_cache(maxsize=8_192)
def lookup_key(text: str) -> str:
    """``key(plain(text))`` of a short text, remembered: the same few words are looked up again and again."""
    return key(plain(text))


def read_lines(source: str, blocks: Sequence[SourceBlock]) -> list[Line]:
    """One line a block, in order: layout has joined what a hard wrap cut."""
    found: list[Line] = []
    end = 0
    for index, block in enumerate(blocks):
        start = block.span[0]
        gap = not found or source.count("\n", end, start) > 1
        found.append(read_line(source, index, block, after_gap=gap))
        end = block.span[1]
    return found


def read_line(source: str, index: int, block: SourceBlock, *, after_gap: bool = False) -> Line:
    """The line that a block is; long ones are not folded."""
    if block.span[1] - block.span[0] > LONGEST:
        text = source[block.span[0] : block.span[1]]
        return Line(index, block, text, "", "", len(text) // 6, after_gap)
    text = _SPACE.sub(" ", source[block.span[0] : block.span[1]])
    folded = plain(text)
    return Line(index, block, text, folded, key(folded), folded.count(" ") + 1, after_gap)
