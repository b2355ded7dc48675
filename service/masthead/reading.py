"""Read the masthead of an article out of its kept blocks and the page's evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.reading import Masthead, PageEvidence, SourceBlock

NO_HINTS: Mapping[str, str] = {}


def read(
    source: str,
    blocks: Sequence[SourceBlock],
    *,
    evidence: Sequence[PageEvidence] = (),
    hints: Mapping[str, str] = NO_HINTS,
) -> Masthead:
    """Masthead of the article whose kept blocks are `blocks`."""
    return Masthead(blocks=tuple(blocks))
