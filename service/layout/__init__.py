"""Layout: decoded text or a page to blocks with spans, in source order, every character in a block or in `removed`."""

from service.layout.page import read_page
from service.layout.text import arrange_text
from service.reading import Layout, SourceText

__all__ = ["arrange"]

_PAGES = ("text/html", "application/xhtml+xml")


def arrange(source: SourceText, *, time_limit: float = 5.0) -> Layout:
    """Blocks of `source`. A page is read in a process of its own, cut off after `time_limit` seconds of processor time.

    For a page the returned `Layout.source` holds the visible text that all spans count in, not the markup.
    """
    if source.media_type.partition(";")[0].strip().lower() in _PAGES:
        return read_page(source, time_limit=time_limit)
    return arrange_text(source)
