"""A page to blocks: visible text, body and page evidence, in a process of its own with a time limit."""

from __future__ import annotations

from dataclasses import replace

from service.document import Removed
from service.layout.body import Body, find_body
from service.layout.evidence import evidence, head_evidence
from service.layout.reader import ReadFailure, ReadTimeout, reader
from service.layout.render import PageTooLarge, PageUnreadable, Rendering, drop_invisible, parse, render
from service.layout.stripper import visible_lines
from service.layout.text import arrange_text
from service.reading import Layout, PageEvidence, SourceBlock, SourceText


def read_page(source: SourceText, *, time_limit: float) -> Layout:
    """The layout of a page, read in a process of its own that ends after `time_limit` seconds of processor time.

    A page that was cut off, or that broke the process, comes back as plain visible text (``html-timeout``,
    ``html-failed``).
    """
    try:
        return reader().read(source, time_limit)
    except ReadTimeout:
        return bare_layout(source, "html-timeout")
    except ReadFailure:
        return bare_layout(source, "html-failed")


def layout_of(source: SourceText) -> Layout:
    """The layout of a page, read in this process and as long as it takes."""
    try:
        root = parse(source.text)
    except PageTooLarge:
        return bare_layout(source, "html-too-large")
    except PageUnreadable:
        return bare_layout(source, "html-body-guessed")
    stated = evidence(root)
    drop_invisible(root)
    page = render(root)
    if not page.lines:
        return bare_layout(source, "html-body-guessed")
    strong = any(item.field == "title" and item.method.startswith(("json-ld", "meta:")) for item in stated)
    body = find_body(root, page, _stated_titles(stated), strong)
    if body.headline is not None:
        stated.append(PageEvidence("title", page.lines[body.headline].text, "headline"))
    return _assemble(source, page, body, stated)


def bare_layout(source: SourceText, warning: str) -> Layout:
    """The visible text without tags, every line a block: what is left when the page cannot be read as a tree."""
    text = "\n".join(visible_lines(source.text))
    warnings = (*source.warnings, warning) if text else source.warnings
    layout = arrange_text(SourceText(text, source.media_type, source.charset, warnings))
    return replace(layout, evidence=tuple(head_evidence(source.text)))


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


def _stated_titles(stated: list[PageEvidence]) -> list[str]:
    """Headlines by markup: JSON-LD before OpenGraph before ``<title>``."""
    titles = [item for item in stated if item.field == "title" and item.method != "h1"]
    rank = {"json-ld:headline": 0, "meta:og:title": 1, "title-element:longest-part": 2}
    return [item.value for item in sorted(titles, key=lambda item: rank.get(item.method, 3))]
