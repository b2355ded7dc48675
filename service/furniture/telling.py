"""The words that tell which story a line is of: its longer ones, those that any story holds aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.furniture.interface import STEM
from service.lexicon import lexicon
from service.lines import Line, letter_words, plain

STOCK = re.compile(r"(?:ilustrasi|illustration|иллюстрация)[.:] ?")
"""A caption behind this word that shares nothing with the article is that of a picture of something else."""
_STOCK_INSIDE = ("lustra", "люстра")
"""What every such word holds."""
_LONGER = 5


def telling(line: Line) -> list[str]:
    """Beginnings of the line's longer words, those that any story holds and the label of a picture aside."""
    folded = line.plain or plain(line.text)
    if any(map(folded.__contains__, _STOCK_INSIDE)):
        folded = STOCK.sub("", folded)
    common = _common()
    return [word[:STEM] for word in letter_words(folded) if len(word) >= _LONGER and word not in common]


def are_foreign(lines: Sequence[Line], article: frozenset[str], part: float) -> bool:
    """The lines together share no more than this part of their telling words with the sentences of the article."""
    own = {word for line in lines for word in telling(line)}
    return bool(own) and len(own & article) <= part * len(own)


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("interface")["common"])
