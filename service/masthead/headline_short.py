"""Short lines among the candidates of a headline: a headline over its subtitle, or a name of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.masthead.head import Head
from service.masthead.headline import SHARES, STRANGE, named_in_body
from service.masthead.name_words import is_organization
from service.masthead.site import MEDIA

_LEAST = 4


def said_again(head: Head, index: int, candidates: Sequence[int], shares: Mapping[int, float]) -> dict[str, float]:
    """A few words that the article says again are a headline, a few that it does not are a name of the page."""
    line = head.lines[index]
    own, strange = shares[index] >= SHARES, shares[index] < STRANGE
    short = line.words <= _SHORT
    capitals = all(word[:1].isupper() for word in line.text.split() if len(word) >= _LEAST)
    verbal = _VERBAL.search(line.text) is not None
    others = [share for other, share in shares.items() if other != index]
    return {
        "own short": float(own and short),
        "strange short": float(strange and short),
        "named in body": float(head.items(index).complete and named_in_body(head, index)),
        "strange name": float(strange and capitals and line.words <= _LONGEST_NAME),
        "strange medium": float(strange and line.words <= _LONGEST_NAME and MEDIA.search(line.text) is not None),
        "organization": float(line.words <= _LONGEST_NAME and is_organization(line.text)),
        "own under own": float(own and index - 1 in candidates and shares[index - 1] >= SHARES),
        "own over own": float(own and index + 1 in candidates and shares[index + 1] >= SHARES),
        "only own": float(own and all(share < SHARES for share in others)),
        "verb": float(verbal),
        "own short verb": float(own and short and verbal),
        "strange short verb": float(strange and short and verbal),
        "far from body": min(head.body - index, _FAR) / _FAR if head.body > index else 0.0,
    }


_VERBAL = re.compile(
    r"\s(?:\w{2,}[аеиоуыяё]л(?:а|о|и)?(?:с[ья])?|\w{2,}[аеиуюя]т(?:ся)?|(?:di|me|ber|ter)[a-z]{4,}"
    r"|[a-z]{2,}(?:[a-rt-z]s|ed))\b",
    re.IGNORECASE,
)
"""A later word that ends or begins as many verbs do: ``… открылся``, ``… dibuka``, ``… reopens``."""
_LONGEST_NAME, _FAR = 6, 12
"""Words of the longest name of a house, and lines."""
_SHORT, _LONGER = 4, 2
"""Words of a short headline, and by how many its subtitle is longer at least."""


def short_over_long(head: Head, index: int, candidates: Sequence[int], shares: Mapping[int, float]) -> dict[str, float]:
    """A few words right above a longer line: a headline over its subtitle where the article says them again."""

    def pair(upper: int) -> bool:
        if upper not in shares or upper + 1 not in shares:
            return False
        first, second = head.lines[upper], head.lines[upper + 1]
        between = head.source[first.block.span[1] : second.block.span[0]]
        return not between.strip() and 1 < first.words <= _SHORT and second.words >= first.words + _LONGER

    over, under = pair(index), pair(index - 1)
    return {
        "short over long": float(over),
        "own short over long": float(over and shares[index] >= SHARES),
        "strange short over long": float(over and shares[index] < STRANGE),
        "under short long": float(under),
        "under own short": float(under and shares[index - 1] >= SHARES),
        "under strange short": float(under and shares[index - 1] < STRANGE),
    }
