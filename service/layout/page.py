"""A page to blocks (stand-in: every visible line is a block)."""

from __future__ import annotations

from service.layout.stripper import visible_lines
from service.layout.text import arrange_text
from service.reading import Layout, SourceText


def read_page(source: SourceText, *, time_limit: float) -> Layout:
    """The layout of a page, cut off after `time_limit` seconds."""
    lines = visible_lines(source.text)
    return arrange_text(SourceText("\n".join(lines), source.media_type, source.charset, source.warnings))
