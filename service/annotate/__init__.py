"""What the article says: dates, quantities, entities and quotes of the English text, with their source."""

from __future__ import annotations

from collections.abc import Sequence

from service.document import Annotations, Block, Moment


def annotate(blocks: Sequence[Block], *, published: Moment | None = None) -> Annotations:
    """Annotations of the kept blocks; relative dates resolve against `published`."""
    return Annotations()
