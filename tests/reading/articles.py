"""Articles for tests: blocks by lines, and the text that stages kept and removed."""

from __future__ import annotations

from collections.abc import Sequence

from service.document import Removed
from service.furniture import sort
from service.layout import arrange
from service.masthead import read
from service.reading import Masthead, PageEvidence, SourceBlock, SourceText

BODY = (
    "The river ferry was pulled off the sandbank on Thursday after eleven hours, the port authority said. "
    "All 318 passengers were brought ashore, and nobody was hurt.\n\n"
    "The authority will look into why the ferry left the fairway in fog, its head told reporters on Friday."
)


def blocks_of(text: str) -> tuple[SourceBlock, ...]:
    """Blocks as layout makes them of plain text."""
    return arrange(SourceText(text, "text/plain", "utf-8")).blocks


def removed_reasons(text: str, evidence: Sequence[PageEvidence] = ()) -> dict[str, str]:
    """What furniture removes, by its text."""
    return {part.source_text: part.reason for part in sort(text, blocks_of(text), evidence=evidence).removed}


def masthead_of(text: str, evidence: Sequence[PageEvidence] = (), **hints: str) -> Masthead:
    """The masthead of a raw text, furniture taken out."""
    kept = sort(text, blocks_of(text), evidence=evidence).kept
    return read(text, kept, evidence=evidence, hints=hints)


def uncovered(text: str, kept: Sequence[SourceBlock], removed: Sequence[Removed]) -> str:
    """Characters that are not white space and lie in no part; raises when a character lies in two."""
    seen = bytearray(len(text))
    for start, end in [*(block.span for block in kept), *(part.span for part in removed)]:
        assert not any(seen[start:end]), text[start:end]
        seen[start:end] = b"\x01" * (end - start)
    return "".join(c for c, found in zip(text, seen, strict=True) if not found and not c.isspace())
