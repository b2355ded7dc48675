"""A page to blocks: visible text, body, page evidence, in a process of its own with a time limit."""

from __future__ import annotations

from service.document import Removed
from service.layout.body import Body, find_body
from service.layout.evidence import evidence
from service.layout.render import PageTooLarge, Rendering, drop_invisible, parse, render
from service.layout.stripper import visible_lines
from service.layout.text import arrange_text
from service.reading import Layout, PageEvidence, SourceBlock, SourceText


def read_page(source: SourceText, *, time_limit: float) -> Layout:
    """The layout of a page, cut off after `time_limit` seconds."""
    return layout_of(source)


def layout_of(source: SourceText) -> Layout:
    """The layout of a page, read in this process and as long as it takes."""
    try:
        root = parse(source.text)
    except PageTooLarge:
        return bare_layout(source, "html-too-large")
    stated = evidence(root)
    drop_invisible(root)
    page = render(root)
    if not page.lines:
        return bare_layout(source, "html-body-guessed")
    body = find_body(root, page, _stated_title(stated))
    return _assemble(source, page, body, stated)


def bare_layout(source: SourceText, warning: str) -> Layout:
    """The visible text without tags, every line a block: what is left when the page cannot be read as a tree."""
    text = "\n".join(visible_lines(source.text))
    bare = SourceText(text, source.media_type, source.charset, (*source.warnings, warning))
    return arrange_text(bare)


def _assemble(source: SourceText, page: Rendering, body: Body, stated: list[PageEvidence]) -> Layout:
    blocks: list[SourceBlock] = []
    removed: list[Removed] = []
    for line, verdict in zip(page.lines, body.verdicts, strict=True):
        if verdict.keep:
            blocks.append(SourceBlock(line.span, verdict.kind))
        else:
            removed.append(Removed(line.span, line.text, verdict.reason))
    warnings = (*source.warnings, "html-body-guessed") if body.guessed else source.warnings
    text = SourceText(page.text, source.media_type, source.charset, warnings)
    return Layout(text, tuple(blocks), tuple(removed), tuple(stated))


def _stated_title(stated: list[PageEvidence]) -> str | None:
    """The headline by markup: JSON-LD before OpenGraph before ``<title>``."""
    titles = [item for item in stated if item.field == "title" and item.method != "h1"]
    rank = {"json-ld:headline": 0, "meta:og:title": 1, "title-element:longest-part": 2}
    return min(titles, key=lambda item: rank.get(item.method, 3)).value if titles else None
