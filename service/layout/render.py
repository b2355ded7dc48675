"""A page as its visible text: one line a block-level element, each line with what the markup says about it.

Scripts, styles, templates and hidden elements are left out, entities are decoded, white space is squeezed, cells of a
data table stand on one line with tabs between. The walk keeps its own stack, so that depth costs no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

from service.decode.cleaning import clean
from service.document import Span
from service.layout.chrome import hint
from service.lexicon import words

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


_LONGEST_ATTRIBUTE = 1000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_ROW = 12
_WIDEST_ROW = 200
"""Pieces and characters of a row of labels."""
_RUNNING = frozenset({"p", "li", "dd", "dt", "blockquote", "figcaption", "caption", "pre", *_HEADINGS})
"""Elements whose inline children are parts of one text, however they touch."""


class PageUnreadable(ValueError):
    """The parser makes no tree of it: empty, or not markup at all."""


class PageTooLarge(PageUnreadable):
    """More nodes or levels than a page of news has."""


@dataclass(slots=True)
class Line:
    """A line of the visible text and the innermost block element that it stands in."""

    span: Span
    text: str
    element: HtmlElement
    linked: int
    """How many of its characters stand in links."""
    bold: bool = False
    """Whether all of it is set in bold or large type."""


@dataclass(slots=True)
class Rendering:
    """The visible text, its lines, and for each text node of the tree the line that it went to."""

    text: str
    lines: list[Line]
    pieces: list[tuple[HtmlElement, bool, int]]
    """Element, whether its tail rather than its text, number of the line."""


def parse(page: str) -> HtmlElement:
    """The page's tree, with comments left out. Raises `PageUnreadable` or `PageTooLarge`."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: HtmlElement = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError, etree.LxmlError) as error:
        raise PageUnreadable(str(error)) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise PageTooLarge("too many levels")
    for number, element in enumerate(root.iter()):
        if number > MOST_NODES:
            raise PageTooLarge(f"more than {MOST_NODES} nodes")
        for name in ("class", "id", "style"):
            value = element.get(name)
            if value is not None and len(value) > _LONGEST_ATTRIBUTE:
                element.set(name, value[:_LONGEST_ATTRIBUTE])
    return root


def drop_invisible(root: HtmlElement) -> None:
    """Take elements that nobody sees out of the tree; their tails stay.

    An element that hides most of the page's text is an article waiting for a script or a click, and stays.
    """
    _drop(element for element in root.iter() if element is not root and _is_silent(element))
    hidden = [element for element in root.iter() if _is_hidden(element)]
    if hidden:
        most = len(root.text_content()) // 2
        _drop(element for element in hidden if len(element.text_content()) <= most)


def _drop(elements: Iterable[HtmlElement]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _is_silent(element: HtmlElement) -> bool:
    return not isinstance(element.tag, str) or element.tag in _SILENT


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None:
        return True
    name = element.get("class")
    if name is not None and _unseen().intersection(name.lower().split()):
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN_STYLE.search(style))


@cache
def _unseen() -> frozenset[str]:
    return frozenset(words("page", "unseen.classes"))


@dataclass(slots=True)
class _Pen:
    """Writes lines: collects pieces until a block begins or ends."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[HtmlElement, bool, int]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    pending: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    element: HtmlElement | None = None
    linked: int = 0
    bold: bool = True
    position: int = 0

    def write(self, text: str | None, owner: HtmlElement, tail: bool, place: _Place) -> None:
        if not text:
            return
        self.parts.append(text)
        if text.isspace():
            return
        self.pending.append((owner, tail))
        if self.element is None:
            self.element = place.blocks[-1]
        self.bold = self.bold and place.bold > 0
        if place.links:
            self.linked += len(text.strip())

    def gap(self) -> None:
        """The border between two cells of a row."""
        if self.element is not None:
            self.parts.append("\ue000")

    def line_break(self, parent: HtmlElement) -> None:
        """A ``br``: a wrap inside a heading, else the end of a line."""
        if parent.tag in _HEADINGS:
            self.parts.append(" ")
        else:
            self.break_line()

    def break_line(self) -> None:
        if self.element is not None:
            text = _squeeze("".join(self.parts))
            if text:
                span = (self.position, self.position + len(text))
                number = len(self.lines)
                self.lines.append(Line(span, text, self.element, min(self.linked, len(text)), self.bold))
                self.pieces.extend((owner, tail, number) for owner, tail in self.pending)
                self.position = span[1] + 1
        self.parts, self.pending, self.element, self.linked, self.bold = [], [], None, 0, True


@dataclass(slots=True)
class _Place:
    """Where the walk is: the block elements around it, and how many links and bold elements."""

    blocks: list[HtmlElement]
    links: int = 0
    bold: int = 0

    def enter(self, element: HtmlElement, step: int) -> None:
        """Go into an element (`step` 1) or leave it (-1)."""
        if element.tag == "a":
            self.links += step
        elif _is_bold(element):
            self.bold += step


def render(root: HtmlElement) -> Rendering:
    """The visible text of a tree that `drop_invisible` has been through."""
    pen = _Pen()
    cells = set(_data_cells(root))
    apart = set(_apart(root))
    place = _Place([root])
    pen.write(root.text, root, False, place)
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = [(root, iter(root))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            place.enter(parent, -1)
            if _is_block(parent, cells, apart):
                pen.break_line()
                place.blocks.pop()
            elif parent in cells:
                pen.gap()
            if stack:
                pen.write(parent.tail, parent, True, place)
            continue
        if child.tag == "br":
            pen.line_break(parent)
        if _is_block(child, cells, apart):
            pen.break_line()
            place.blocks.append(child)
        place.enter(child, 1)
        pen.write(child.text, child, False, place)
        stack.append((child, iter(child)))
    pen.break_line()
    return Rendering("\n".join(line.text for line in pen.lines), pen.lines, pen.pieces)


def _is_bold(element: HtmlElement) -> bool:
    if element.tag == "font":
        return element.get("size") in ("4", "5", "6", "7", "+1", "+2", "+3")
    return element.tag in ("b", "strong", "big")


def _is_block(element: HtmlElement, cells: set[HtmlElement], apart: set[HtmlElement]) -> bool:
    if element.tag == "br":
        return False
    return (element.tag not in _INLINE and element not in cells) or element in apart


def _apart(root: HtmlElement) -> Iterator[HtmlElement]:
    """Inline elements that style sheets set apart, each to be a line: siblings that touch, labels in a short row."""
    rows: dict[HtmlElement, bool] = {}
    for first in root.iter("a", "span", "i", "b", "em", "label", "small", "time", "abbr"):
        parent, following = first.getparent(), first.getnext()
        if parent is None:
            continue
        if first.tag == "small" and parent.tag in _HEADINGS and first.getprevious() is not None:
            yield first
        if following is None or following.tag not in _INLINE or parent.tag in _RUNNING or parent.tag in _INLINE:
            continue
        if not first.tail:
            own_text = (parent.text or "").strip() or any((child.tail or "").strip() for child in islice(parent, 50))
            if first.tag == "a" or not own_text:
                yield from (first, following)
        elif not first.tail.strip():
            if parent not in rows:
                rows[parent] = _is_row(parent)
            if rows[parent] and _is_label(first, opens=False) and _is_label(following):
                yield following


def _is_row(parent: HtmlElement) -> bool:
    """A short line of inline pieces: byline, date and counters side by side."""
    if len(parent) > _LONGEST_ROW or any(child.tag not in _INLINE for child in parent) or hint(parent) == "date":
        return False
    total = 0
    for number, text in enumerate(parent.itertext()):
        total += len(text.strip())
        if total > _WIDEST_ROW or number > _WIDEST_ROW:
            return False
    return True


def _is_label(element: HtmlElement, *, opens: bool = True) -> bool:
    """A piece that can stand alone: not a day, a year, a counter, nor (where it `opens` a line) a word that goes on."""
    text = "".join(element.itertext()).strip()
    return len(text) >= 4 and any(map(str.isalpha, text)) and not (opens and text[0].islower())


def _data_cells(root: HtmlElement) -> Iterator[HtmlElement]:
    """Cells of tables with at least two like rows of running text; other tables are layout, each cell its own lines."""
    for table in root.iter("table"):
        rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iterfind(".//tr")]
        sizes = {len(row) for row in rows if len(row) > 1}
        plain = [row for row in rows if len(row) > 1 and all(_is_plain(cell) for cell in row)]
        if len(plain) >= 2 and len(plain) >= 0.8 * len(rows) and len(sizes) <= 2:
            for row in plain:
                yield from row


def _is_plain(cell: HtmlElement) -> bool:
    return all(inner.tag in _INLINE and inner.tag != "a" for inner in cell.iterdescendants())


def _squeeze(text: str) -> str:
    text = _SPACE.sub(" ", text)
    if not text.isascii():
        text = clean(text.replace("\x85", " ")).text
        if "\ue000" in text:
            text = re.sub(" ?\ue000[ \ue000]*", "\t", text)
    return text.strip()
