"""Names of sections: those of the lexicon, and two of them joined: ``POLICE & COURTS``."""

from __future__ import annotations

import re

from service.masthead.phrases import folded_words

_JOINS = re.compile(r" (?:&|and|и|dan|/) ")
_LONGEST = 40


def names_section(folded: str) -> bool:
    """Whether folded text is a section's name, or two sections' with ``&`` or "and" between them."""
    sections = folded_words("masthead.sections")
    if folded in sections:
        return True
    if len(folded) > _LONGEST or _JOINS.search(folded) is None:
        return False
    one, *others = _JOINS.split(folded)
    return len(others) == 1 and one in sections and others[0] in sections and one != others[0]
