"""A page as its visible text: one line a block-level element, each line with what the markup says about it.

Scripts, styles, templates and hidden elements are left out, entities are decoded, white space is squeezed, cells of a
data table stand on one line with tabs between. The walk keeps its own stack, so that depth costs no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

from service.decode.cleaning import clean
from service.document import Span

MOST_NODES = 200_000
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video"}
    | {"select", "textarea", "input", "datalist", "head", "title", "meta", "link", "img", "picture", "map", "progress"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "o:p"}
)
_CELLS = ("td", "th")
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class PageTooLarge(ValueError):
    """More nodes or levels than a page of news has."""


@dataclass(slots=True)
class Line:
    """A line of the visible text and the innermost block element that it stands in."""

    span: Span
    text: str
    element: HtmlElement
    linked: int
    """How many of its characters stand in links."""


@dataclass(slots=True)
class Rendering:
    """The visible text, its lines, and for each text node of the tree the line that it went to."""

    text: str
    lines: list[Line]
    pieces: list[tuple[HtmlElement, bool, int]]
    """Element, whether its tail rather than its text, number of the line."""


def parse(page: str) -> HtmlElement:
    """The page's tree, with comments left out. Raises `PageTooLarge` when it has too many nodes or levels."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: HtmlElement = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError, SyntaxError) as error:  # lxml's parser errors are SyntaxErrors
        raise PageTooLarge(str(error)) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise PageTooLarge("too many levels")
    for number, _ in enumerate(root.iter()):
        if number > MOST_NODES:
            raise PageTooLarge(f"more than {MOST_NODES} nodes")
    return root


def drop_invisible(root: HtmlElement) -> None:
    """Take elements that nobody sees out of the tree; their tails stay."""
    doomed = [element for element in root.iter() if element is not root and _invisible(element)]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _invisible(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return True
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN_STYLE.search(style[:1000]))


@dataclass(slots=True)
class _Pen:
    """Writes lines: collects pieces until a block begins or ends."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[HtmlElement, bool, int]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    pending: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    element: HtmlElement | None = None
    linked: int = 0
    position: int = 0

    def write(self, text: str | None, owner: HtmlElement, tail: bool, block: HtmlElement, in_link: bool) -> None:
        if not text:
            return
        self.parts.append(text)
        if text.isspace():
            return
        self.pending.append((owner, tail))
        if self.element is None:
            self.element = block
        if in_link:
            self.linked += len(text.strip())

    def gap(self) -> None:
        """The border between two cells of a row."""
        if self.element is not None:
            self.parts.append("\ue000")

    def break_line(self) -> None:
        if self.element is not None:
            text = _squeeze("".join(self.parts))
            if text:
                span = (self.position, self.position + len(text))
                number = len(self.lines)
                self.lines.append(Line(span, text, self.element, min(self.linked, len(text))))
                self.pieces.extend((owner, tail, number) for owner, tail in self.pending)
                self.position = span[1] + 1
        self.parts, self.pending, self.element, self.linked = [], [], None, 0


def render(root: HtmlElement) -> Rendering:
    """The visible text of a tree that `drop_invisible` has been through."""
    pen = _Pen()
    cells = set(_data_cells(root))
    blocks: list[HtmlElement] = [root]
    links = 0
    pen.write(root.text, root, False, root, False)
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = [(root, iter(root))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            links -= parent.tag == "a"
            if _is_block(parent, cells):
                pen.break_line()
                blocks.pop()
            elif parent in cells:
                pen.gap()
            if stack:
                pen.write(parent.tail, parent, True, blocks[-1], links > 0)
            continue
        if child.tag == "br" or child.tag == "hr":
            pen.break_line()
        if _is_block(child, cells):
            pen.break_line()
            blocks.append(child)
        links += child.tag == "a"
        pen.write(child.text, child, False, blocks[-1], links > 0)
        stack.append((child, iter(child)))
    pen.break_line()
    return Rendering("\n".join(line.text for line in pen.lines), pen.lines, pen.pieces)


def _is_block(element: HtmlElement, cells: set[HtmlElement]) -> bool:
    return element.tag not in _INLINE and element not in cells


def _data_cells(root: HtmlElement) -> Iterator[HtmlElement]:
    """Cells that hold running text only; a cell with blocks in it is layout, and its parts are lines of their own."""
    for row in root.iter("tr"):
        cells = [cell for cell in row if cell.tag in _CELLS]
        if len(cells) > 1 and all(_is_plain(cell) for cell in cells):
            yield from cells


def _is_plain(cell: HtmlElement) -> bool:
    return all(inner.tag in _INLINE for inner in cell.iterdescendants())


def _squeeze(text: str) -> str:
    text = _SPACE.sub(" ", text)
    if not text.isascii():
        text = clean(text.replace("\x85", " ")).text
        if "\ue000" in text:
            text = re.sub(" ?\ue000[ \ue000]*", "\t", text)
    return text.strip()
