"""Which lines of a page are the article: trafilatura's judgement, line by line, mended by what the markup says.

Lines in containers that say what they are (share, related, comments) go; lines between kept
ones in the article's own container stay; headline, byline and date near the headline stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from service.document import BlockKind
from service.layout.chrome import ARTICLE, Hint, hint, is_headline, own_reason
from service.layout.extraction import coverage
from service.layout.render import Line, Rendering

_LONGEST_NAME = 4
_COVERED = 0.5
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE = re.compile(r"[.!?…][\"'»”’)\]]*$")
_DATE_LIKE = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b")
_MOST_PIECES = 10_000
"""Text nodes above which a page is not given to trafilatura (it takes 0.1 ms for each) but judged by its prose."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_TITLE = 400
_LONGEST_BOLD_TITLE = 200
_PROSE = 40
_LONG = 80
_LINKED = 0.5
_ABOVE = 8
"""Lines over the headline that may belong to it."""
_BELOW = 4
"""Lines under the article that may hold its date or byline."""
_BEYOND_DOUBT = ("comments", "cookie")
_MAY_HOLD_MASTHEAD = frozenset({"share"})
"""Boxes of tools that often hold the date and the byline too."""
_BOXES = frozenset({"div", "ul", "ol", "section", "aside", "table", "nav", "dl"})
_WIDE = frozenset({"html", "body", "td", "table", "tbody", "tr", "center", "form"})
"""Elements that say nothing about what belongs together."""


@dataclass(slots=True)
class Verdict:
    """A line's place in the article: kept as a kind of block, or gone for a reason."""

    keep: bool
    kind: BlockKind = "paragraph"
    reason: str = "outside-article"


@dataclass(slots=True)
class Body:
    """A verdict for each line, and whether trafilatura found the article (or it had to be guessed)."""

    verdicts: list[Verdict]
    guessed: bool
    headline: int | None = None
    """Number of the line that says the title."""


def find_body(root: HtmlElement, page: Rendering, titles: list[str], strong: bool = True) -> Body:
    """Verdicts for `page.lines`. `titles` are the headlines that the page's metadata states, the best first.

    `strong` says that they come from metadata made for it rather than from the ``<title>`` alone.
    """
    return _Judge(root, page, titles, strong).body()


class _Judge:
    """Works out the verdicts of one page; each step looks at all lines once."""

    def __init__(self, root: HtmlElement, page: Rendering, titles: list[str], strong: bool) -> None:
        self.lines = page.lines
        self.strong_title = strong
        self.titles = [plain for plain in map(_plain, titles) if plain]
        self.chains = [[line.element, *line.element.iterancestors()] for line in page.lines]
        pieces = _piece_hints(page)
        self.names = [_hint(chain) or pieces.get(index) for index, chain in enumerate(self.chains)]
        elements = dict.fromkeys(element for chain in self.chains for element in chain)
        self.own = {element: own_reason(element) for element in elements}
        self.prose = [_is_prose(line) for line in page.lines]
        small = len(page.pieces) <= _MOST_PIECES
        self.covered = [share >= _COVERED for share in coverage(root, page)] if small else []
        self.guessed = not any(self.covered)
        if self.guessed:
            self._guess()
        self.container = self._container()
        self.holders = {self.container, *self.container.iterancestors()}
        self.headline: int | None = None
        self.boxes = self._link_boxes()
        self.reasons = [self._reason(chain, name) for chain, name in zip(self.chains, self.names, strict=True)]
        self._doubt()

    def body(self) -> Body:
        keep = [self._stays(index) for index in range(len(self.lines))]
        self._fill(keep)
        self._head(keep)
        verdicts = [
            Verdict(kept, self._kind(index) if kept else "paragraph", self.reasons[index] or "outside-article")
            for index, kept in enumerate(keep)
        ]
        return Body(verdicts, self.guessed, self.headline)

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
        """Boxes of links inside the article: half of their letters are linked, and nothing in them is prose."""
        letters: dict[HtmlElement, int] = {}
        linked: dict[HtmlElement, int] = {}
        prose: set[HtmlElement] = set()
        for index, chain in enumerate(self.chains):
            for element in chain:
                if element in self.holders:
                    break
                letters[element] = letters.get(element, 0) + len(self.lines[index].text)
                linked[element] = linked.get(element, 0) + self.lines[index].linked
                if self.prose[index]:
                    prose.add(element)
        return {
            element
            for element, size in letters.items()
            if element.tag in _BOXES and linked[element] >= _LINKED * size and element not in prose
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

    def _inside(self, index: int) -> bool:
        return self.container in self.chains[index]

    def _stays(self, index: int) -> bool:
        """Trafilatura's word, unless the markup speaks against it or a line that is no prose stands elsewhere."""
        if not self.covered[index] or self.reasons[index] is not None:
            return False
        return self._inside(index) or self.prose[index]

    def _fill(self, keep: list[bool]) -> None:
        """Lines that trafilatura dropped inside the article's own container, with no reason to go."""
        kept = [index for index, value in enumerate(keep) if value]
        if not kept:
            return
        for index, line in enumerate(self.lines):
            if keep[index] or self.reasons[index] is not None or not self._inside(index):
                continue
            free = line.linked < _LINKED * len(line.text)
            if kept[0] < index < kept[-1]:
                keep[index] = free or line.element.tag in _HEADINGS
            else:
                keep[index] = (free and self.prose[index]) or self.names[index] in ("byline", "date")

    def _head(self, keep: list[bool]) -> None:
        """The headline, what stands between it and the article (byline, date, lead), and what stands close above."""
        first = next((i for i, kept in enumerate(keep) if kept and self._opens(i)), None)
        headline = self.headline = self._headline(first)
        if headline is None:
            self._above_untitled(keep)
            return
        keep[headline] = True
        if first is None or headline > first:
            return
        shared = self._shared(headline, first)
        for index in range(headline + 1, first):
            line = self.lines[index]
            stands_free = line.linked < 0.8 * len(line.text) or self.names[index] is not None
            free = self.reasons[index] is None and stands_free
            if shared in self.chains[index] and (free or self._lone_name(index)):
                keep[index] = True
        self._above(keep, headline, shared)
        self._below(keep, shared)

    def _lone_name(self, index: int) -> bool:
        """A linked name alone in its box, as many pages set the author: a row of links is none."""
        line = self.lines[index]
        words = line.text.split()
        named = 2 <= len(words) <= _LONGEST_NAME and all(word[:1].isupper() and not word.isupper() for word in words)
        if not named or self.reasons[index] not in (None, "related"):
            return False
        box = next((element for element in self.chains[index] if element in self.boxes), None)
        return box is not None and sum(box in chain for chain in self.chains) == 1

    def _is_crosshead(self, index: int) -> bool:
        """A bold line of its own between paragraphs of prose, as pages without heading tags set them."""
        line = self.lines[index]
        inside = 0 < index < len(self.lines) - 1 and self.prose[index - 1] and self.prose[index + 1]
        return inside and line.bold and not line.linked and len(line.text) <= _LONG and not _SENTENCE.search(line.text)

    def _opens(self, index: int) -> bool:
        """Whether the line can be the first of the article's text."""
        return self.prose[index] and len(self.lines[index].text) >= _LONG and not self._is_title(index)

    def _above_untitled(self, keep: list[bool]) -> None:
        """No headline found: what stands over the text in the element around its container may hold it."""
        around = self.container.getparent()
        first = next((index for index, kept in enumerate(keep) if kept and self._inside(index)), None)
        if first is None or around is None or around.tag in _WIDE:
            return
        for index in range(max(0, first - _ABOVE), first):
            line = self.lines[index]
            if around in self.chains[index] and self.reasons[index] is None and not line.linked:
                keep[index] = True

    def _above(self, keep: list[bool], headline: int, shared: HtmlElement) -> None:
        """Lines over the headline: a date or byline stays, other lines only close by in the article's own element."""
        own = {shared, *self.chains[headline][1:3]}
        for index in range(headline):
            near = index >= headline - _ABOVE
            line = self.lines[index]
            named = self.names[index] in ("byline", "date")
            says = named or bool(_DATE_LIKE.search(line.text))
            inside = shared in self.chains[index] and self.reasons[index] is None
            if (
                near
                and len(line.text) <= _PROSE * 2
                and self.reasons[index] is None
                and (named or (inside and (says or self._in_any(index, own))))
            ):
                keep[index] = True
            elif not self.prose[index] or not inside or (len(line.text) < _LONG and not self._in_any(index, own)):
                between = self._inside(index) and any(keep[max(0, headline - _ABOVE) : index])
                keep[index] = inside and near and between

    def _in_any(self, index: int, elements: set[HtmlElement]) -> bool:
        """Whether the line stands in one of the elements, those left out that hold whole pages."""
        return any(element in elements and element.tag not in _WIDE for element in self.chains[index])

    def _below(self, keep: list[bool], shared: HtmlElement) -> None:
        """Lines close under the article that hold a date or say by their class that they are its byline."""
        last = max(index for index, kept in enumerate(keep) if kept)
        for index in range(last + 1, min(len(keep), last + 1 + _BELOW)):
            line = self.lines[index]
            says = self.names[index] in ("byline", "date") or bool(_YEAR.search(line.text))
            if says and shared in self.chains[index] and self.reasons[index] is None and len(line.text) <= _PROSE * 2:
                keep[index] = True

    def _shared(self, one: int, other: int) -> HtmlElement:
        above = set(self.chains[other])
        return next(element for element in self.chains[one] if element in above)

    def _headline(self, first: int | None) -> int | None:
        """The line that says the title: alike the metadata's, a heading rather than not, near the article.

        A ``<title>`` alone is weak evidence, since old pages put the site's name there: then the heading next to the
        article wins over a line far above that says the same.
        """
        levels = [self._level(index) for index in range(len(self.lines))]
        before = [index for index, level in enumerate(levels) if level and first is not None and index < first]
        nearest = before[-1] if before else None
        best: tuple[float, int] | None = None
        for index, line in enumerate(self.lines):
            alike = self._says_title(line)
            if not levels[index] and alike < 0.9:
                continue
            weight = 1.0 if self.strong_title else (0.8 if alike >= 0.9 else 0.5)
            score = weight * alike + levels[index] + (0.4 if index == nearest else 0.0)
            score -= 0.5 * (self.reasons[index] is not None) + 0.5 * (first is not None and index > first)
            if not self.strong_title and not levels[index] and not self._inside(index):
                score -= 0.2
            if score >= 0.5 and (best is None or score > best[0]):
                best = (score, index)
        return best[1] if best else None

    def _level(self, index: int) -> float:
        """How much the markup makes the line a headline; 0 for no heading."""
        chain = self.chains[index][:3]
        heading = next((element.tag for element in chain if element.tag in _HEADINGS), "")
        if heading:
            return {"h1": 0.6, "h2": 0.4}.get(heading, 0.1)
        if any(is_headline(element) for element in chain[:2]):
            return 0.5
        line = self.lines[index]
        return 0.3 if line.bold and self._inside(index) and len(line.text) <= _LONGEST_BOLD_TITLE else 0.0

    def _is_title(self, index: int) -> bool:
        line = self.lines[index]
        return line.element.tag == "h1" or self._says_title(line) >= 0.9

    def _says_title(self, line: Line) -> float:
        """How much the line says what the metadata gives as the title, 0 to 1; a title may hold the site's name too."""
        plain = _plain(line.text)
        if not plain or not self.titles or len(line.text) > _LONGEST_TITLE:
            return 0.0
        within = [title for title in self.titles if f" {plain} " in f" {title} " and 2 * len(plain) > len(title)]
        if within and plain.count(" ") >= 3:
            return 0.95
        return _alike(plain, self.titles[0])

    def _kind(self, index: int) -> BlockKind:
        tags = [element.tag for element in self.chains[index][:3]]
        name = self.names[index]
        if tags[0] in _HEADINGS or index == self.headline:
            return "heading"
        if name == "caption":
            return "caption"
        if name is not None and not self.prose[index]:
            return name
        if "li" in tags:
            return "list_item"
        if self._is_crosshead(index):
            return "heading"
        return "heading" if any(tag in _HEADINGS for tag in tags) else "paragraph"


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


def _is_prose(line: Line) -> bool:
    """A line of running text: long, or a shorter sentence; not a chain of links."""
    if line.linked >= _LINKED * len(line.text):
        return False
    return len(line.text) >= _LONG or (len(line.text) >= _PROSE and bool(_SENTENCE.search(line.text[-8:])))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _alike(one: str, other: str) -> float:
    """Dice coefficient of the words of two lines."""
    left, right = set(one.split()), set(other.split())
    return 2 * len(left & right) / max(1, len(left) + len(right))
