"""What the markup says of the lines of a page: which elements hold them, what these are named, where the article is."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from service.layout.chrome import ARTICLE, Hint, hint, in_quotation, own_reason
from service.layout.extraction import coverage
from service.layout.render import Line, Rendering

_COVERED = 0.5
SENTENCE = re.compile(r"[.!?…][\"'»”’)\]]*$")
_MOST_PIECES = 10_000
"""Text nodes above which a page is not given to trafilatura (it takes 0.1 ms for each) but judged by its prose."""
PROSE = 40
LONG = 80
LINKED = 0.5
_BEYOND_DOUBT = ("comments", "cookie")
_MAY_HOLD_MASTHEAD = frozenset({"share"})
"""Boxes of tools that often hold the date and the byline too."""
_BOXES = frozenset({"div", "ul", "ol", "section", "aside", "table", "nav", "dl"})
_CREDITED = re.compile(r"© ?[^©\d]{2,60}[a-zа-яё][A-ZА-ЯЁ][^©]{24}")
"""A credit and the caption glued to it: ``© Tass / I. PetrovThe bridge after a storm``."""


class Markup:
    """The lines of one page, those that trafilatura takes for the article, and the markup's reasons against some."""

    def __init__(self, root: HtmlElement, page: Rendering) -> None:
        self.lines = page.lines
        self.chains = [[line.element, *line.element.iterancestors()] for line in page.lines]
        pieces = _piece_hints(page)
        self.names = [_hint(chain) or pieces.get(index) for index, chain in enumerate(self.chains)]
        for index, chain in enumerate(self.chains):
            if self.names[index] == "byline" and in_quotation(chain[0]):
                self.names[index] = "caption"
        elements = dict.fromkeys(element for chain in self.chains for element in chain)
        self.own = {element: own_reason(element) for element in elements}
        self.prose = [is_prose(line) for line in page.lines]
        small = len(page.pieces) <= _MOST_PIECES
        self.covered = [share >= _COVERED for share in coverage(root, page)] if small else []
        self.guessed = not any(self.covered)
        if self.guessed:
            self._guess()
        self.container = self._container()
        self.holders = {self.container, *self.container.iterancestors()}
        self.boxes = self._link_boxes()
        self.reasons = [self._reason(chain, name) for chain, name in zip(self.chains, self.names, strict=True)]
        self._doubt()

    def _reason(self, chain: list[HtmlElement], name: Hint | None) -> str | None:
        """The nearest reason at or above the line, not from an element that holds the article itself."""
        named = name in ("byline", "date")
        for element in chain:
            if element in self.holders:
                return None
            reason = self.own[element]
            if reason is not None:
                return None if reason == ARTICLE or (named and reason in _MAY_HOLD_MASTHEAD) else reason
            if element in self.boxes and not named:
                return "related"
        return None

    def _doubt(self) -> None:
        """Page builders put each paragraph into a ``widget``: reasons that would take a third of the text are wrong."""
        text = [index for index, prose in enumerate(self.prose) if prose and self.covered[index]]
        doomed = [index for index in text if self.reasons[index] not in (None, *_BEYOND_DOUBT)]
        if (
            sum(len(self.lines[index].text) for index in doomed)
            > sum(len(self.lines[index].text) for index in text) / 3
        ):
            for index in doomed:
                self.reasons[index] = None

    def _link_boxes(self) -> set[HtmlElement]:
        """Boxes of links inside the article: half of their letters are linked, and nothing in them is prose.

        A credit of some length in them is that of a picture, and the link its caption.
        """
        letters: dict[HtmlElement, int] = {}
        linked: dict[HtmlElement, int] = {}
        prose: set[HtmlElement] = set()
        for index, chain in enumerate(self.chains):
            for element in chain:
                if element in self.holders:
                    break
                letters[element] = letters.get(element, 0) + len(self.lines[index].text)
                linked[element] = linked.get(element, 0) + self.lines[index].linked
                if self.prose[index] or _CREDITED.match(self.lines[index].text):
                    prose.add(element)
        return {
            element
            for element, size in letters.items()
            if element.tag in _BOXES and linked[element] >= LINKED * size and element not in prose
        }

    def _guess(self) -> None:
        """Trafilatura found nothing: the lines of prose, wherever they stand; failing that, every line."""
        self.covered = list(self.prose) if any(self.prose) else [True] * len(self.lines)

    def _container(self) -> HtmlElement:
        """The innermost element that holds four fifths of the letters of the article's prose."""
        weights: dict[HtmlElement, int] = {}
        depth: dict[HtmlElement, int] = {}
        total = 0
        counted = [index for index, value in enumerate(self.prose) if value and self.covered[index]]
        for index in counted or range(len(self.lines)):
            size = len(self.lines[index].text)
            total += size
            for level, element in enumerate(reversed(self.chains[index])):
                weights[element] = weights.get(element, 0) + size
                depth[element] = level
        heavy = [element for element, weight in weights.items() if weight >= 0.8 * total]
        return max(heavy, key=lambda element: depth[element])

    def inside(self, index: int) -> bool:
        return self.container in self.chains[index]


def _hint(chain: list[HtmlElement]) -> Hint | None:
    """Byline, date or caption, by the line's element or one of the two above."""
    for element in chain[:3]:
        if element.tag in ("body", "html", "article", "main"):
            break
        found = hint(element)
        if found is not None:
            return found
    return None


def _piece_hints(page: Rendering) -> dict[int, Hint]:
    """What the inline elements around a line's pieces say of it: byline before date."""
    found: dict[int, Hint] = {}
    for owner, tail, number in page.pieces:
        element = owner.getparent() if tail else owner
        while element is not None and element is not page.lines[number].element:
            name = hint(element)
            if name == "byline" or (name == "date" and number not in found):
                found[number] = name
            element = element.getparent()
    return found


def is_prose(line: Line) -> bool:
    """A line of running text: long, or a shorter sentence; not a chain of links."""
    if line.linked >= LINKED * len(line.text):
        return False
    return len(line.text) >= LONG or (len(line.text) >= PROSE and bool(SENTENCE.search(line.text[-8:])))
