"""Which lines of a page are the article: trafilatura's judgement, line by line, mended by what the markup says.

Every text node goes to trafilatura with the number of its line in front, written in two or three Braille signs (they
are printable, no letters, and in no news text), so that its answer leads back to the lines exactly, repeated titles and
teasers included. Then: lines in containers that say what they are (share, related, comments) go; lines between kept
ones in the article's own container stay; headline, byline and date near the headline stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from service.document import BlockKind
from service.layout.chrome import Hint, hint, own_reason
from service.layout.render import Line, Rendering

_DIGITS = "".join(map(chr, range(0x2801, 0x2900)))
_DIGIT_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_BRAILLE = re.compile("[\u2800-\u28ff]")
_COVERED = 0.5
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE = re.compile(r"[.!?…][\"'»”’)\]]*$")
_PROSE = 60
_LINKED = 0.5


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


class _Ancestry:
    """What the elements above a line say, each element asked once."""

    def __init__(self) -> None:
        self._reasons: dict[HtmlElement, tuple[str | None, HtmlElement | None]] = {}
        self._hints: dict[HtmlElement, Hint | None] = {}

    def chain(self, element: HtmlElement) -> list[HtmlElement]:
        return [element, *element.iterancestors()]

    def reason(self, element: HtmlElement, container: set[HtmlElement]) -> str | None:
        """The nearest reason at or above `element`, not from an element that holds the article itself."""
        for step in self.chain(element):
            if step in container:
                return None
            if step not in self._reasons:
                self._reasons[step] = (own_reason(step), None)
            reason = self._reasons[step][0]
            if reason is not None:
                return reason
        return None


def find_body(root: HtmlElement, page: Rendering, title: str | None) -> Body:
    """Verdicts for `page.lines`. `title` is the headline as the page's metadata states it."""
    return _Judge(root, page, title).body()


def _mark(page: Rendering) -> int:
    """Write each line's number in front of its pieces; answers how many signs a number has."""
    width = 2 if len(page.lines) < len(_DIGITS) ** 2 else 3
    for element, tail, number in page.pieces:
        text = (element.tail if tail else element.text) or ""
        marked = _number(number, width) + _BRAILLE.sub(" ", text)
        if tail:
            element.tail = marked
        else:
            element.text = marked
    return width


def _number(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))


def _coverage(root: HtmlElement, page: Rendering) -> list[float]:
    """Share of each line's letters that trafilatura counts to the article; destroys the tree."""
    width = _mark(page)
    found = trafilatura.bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    covered = [0] * len(page.lines)
    body = getattr(found, "body", None)
    if body is not None:
        parts = re.split(f"([\u2801-\u28ff]{{{width}}})", "".join(body.itertext()))
        for sign, text in zip(parts[1::2], parts[2::2], strict=True):
            number = 0
            for digit in sign:
                number = number * len(_DIGITS) + _DIGIT_VALUE[digit]
            if number < len(covered):
                covered[number] += sum(map(str.isalnum, text))
    return [part / max(1, sum(map(str.isalnum, line.text))) for part, line in zip(covered, page.lines, strict=True)]


class _Judge:
    def __init__(self, root: HtmlElement, page: Rendering, title: str | None) -> None:
        self.lines = page.lines
        self.title = _plain(title) if title else ""
        self.chains = [[line.element, *line.element.iterancestors()] for line in page.lines]
        self.names = [self._hint(chain) for chain in self.chains]
        self.own: dict[HtmlElement, str | None] = {}
        for chain in self.chains:
            for element in chain:
                if element not in self.own:
                    self.own[element] = own_reason(element)
        self.covered = [share >= _COVERED for share in _coverage(root, page)]

    def body(self) -> Body:
        guessed = not any(self.covered)
        if guessed:
            self._guess()
        container = self._container()
        holders = {element for element in (*([container] if container is not None else []),)}
        if container is not None:
            holders.update(container.iterancestors())
        reasons = [self._reason(chain, holders) for chain in self.chains]
        keep = [
            covered and not (reason in _STRONG and reason is not None)
            for covered, reason in zip(self.covered, reasons, strict=True)
        ]
        self._fill(keep, reasons, container)
        self._head(keep, reasons, container)
        verdicts = [
            Verdict(kept, self._kind(index) if kept else "paragraph", reasons[index] or "outside-article")
            for index, kept in enumerate(keep)
        ]
        return Body(verdicts, guessed)

    def _hint(self, chain: list[HtmlElement]) -> Hint | None:
        for element in chain[:3]:
            if element.tag in ("body", "html", "article", "main"):
                break
            found = hint(element)
            if found is not None:
                return found
        inner = {hint(child) for child in chain[0].iterdescendants() if child.tag in ("span", "a", "time", "b", "em")}
        return "byline" if "byline" in inner else ("date" if "date" in inner else None)

    def _reason(self, chain: list[HtmlElement], holders: set[HtmlElement]) -> str | None:
        for element in chain:
            if element in holders:
                return None
            if self.own[element] is not None:
                return self.own[element]
        return None

    def _guess(self) -> None:
        """Nothing found: the lines of prose, wherever they stand; failing that, every line."""
        for index, line in enumerate(self.lines):
            self.covered[index] = len(line.text) >= _PROSE and line.linked < _LINKED * len(line.text)
        if not any(self.covered):
            self.covered = [True] * len(self.lines)

    def _container(self) -> HtmlElement | None:
        """The innermost element that holds four fifths of the article's letters."""
        weights: dict[HtmlElement, int] = {}
        total = 0
        for index, chain in enumerate(self.chains):
            if self.covered[index]:
                total += len(self.lines[index].text)
                for element in chain:
                    weights[element] = weights.get(element, 0) + len(self.lines[index].text)
        best = None
        for element, weight in weights.items():
            if weight >= 0.8 * total and (best is None or weight < weights[best] or best in element.iterancestors()):
                best = element
        return best

    def _fill(self, keep: list[bool], reasons: list[str | None], container: HtmlElement | None) -> None:
        """Lines that trafilatura dropped between two it kept, in the article's own container, with no reason to go."""
        kept = [index for index, value in enumerate(keep) if value]
        if container is None or not kept:
            return
        for index in range(kept[0], kept[-1] + 1):
            line = self.lines[index]
            if not keep[index] and reasons[index] is None and container in self.chains[index]:
                keep[index] = line.linked < _LINKED * len(line.text) or line.element.tag in _HEADINGS
        for index in (*range(kept[0] - 1, -1, -1), *range(kept[-1] + 1, len(keep))):
            line = self.lines[index]
            near = container in self.chains[index] and reasons[index] is None
            if near and _SENTENCE.search(line.text) and line.linked < _LINKED * len(line.text):
                keep[index] = len(line.text) >= _PROSE or line.element.tag in ("p", "li", "blockquote")

    def _head(self, keep: list[bool], reasons: list[str | None], container: HtmlElement | None) -> None:
        """The headline, and what stands between it and the article: byline, date, lead."""
        first = next((index for index, value in enumerate(keep) if value and not self._is_title(index)), None)
        headline = self._headline(first)
        if headline is None:
            return
        keep[headline] = True
        if first is None or headline > first:
            return
        shared = self._shared(headline, first)
        for index in range(headline + 1, first):
            line = self.lines[index]
            inside = shared is None or shared in self.chains[index]
            reason = reasons[index]
            if inside and (reason is None or (self.names[index] in ("byline", "date") and reason not in _STRONG)):
                keep[index] = keep[index] or line.linked < 0.9 * len(line.text) or self.names[index] is not None

    def _shared(self, one: int, other: int) -> HtmlElement | None:
        above = set(self.chains[other])
        return next((element for element in self.chains[one] if element in above), None)

    def _headline(self, first: int | None) -> int | None:
        """The line that says the title: alike the metadata's, a heading rather than not, near the article."""
        best: tuple[float, int] | None = None
        for index, line in enumerate(self.lines):
            heading = line.element.tag in _HEADINGS or any(e.tag in ("h1", "h2") for e in self.chains[index][:3])
            alike = _alike(_plain(line.text), self.title) if self.title else 0.0
            level = {"h1": 0.6, "h2": 0.3}.get(line.element.tag, 0.2 if heading else 0.0)
            if not heading and alike < 0.9:
                continue
            score = alike + level - (0.5 if self._reason(self.chains[index], set()) in _STRONG else 0.0)
            if first is not None and index > first:
                score -= 0.5
            if score >= 0.5 and (best is None or score > best[0]):
                best = (score, index)
        return best[1] if best else None

    def _is_title(self, index: int) -> bool:
        line = self.lines[index]
        return line.element.tag == "h1" or (bool(self.title) and _alike(_plain(line.text), self.title) > 0.9)

    def _kind(self, index: int) -> BlockKind:
        line = self.lines[index]
        tags = [element.tag for element in self.chains[index][:3]]
        if tags[0] in _HEADINGS:
            return "heading"
        if "figcaption" in tags or self.names[index] == "caption":
            return "caption"
        name = self.names[index]
        if (
            name in ("byline", "date")
            and len(line.text) < 160
            and not (len(line.text) > 80 and _SENTENCE.search(line.text))
        ):
            return name
        if "li" in tags:
            return "list_item"
        return next(("heading" for tag in tags if tag in _HEADINGS), "paragraph")


# Containers whose lines go even where trafilatura kept them.
_STRONG = frozenset(
    {
        "share",
        "comments",
        "related",
        "cookie",
        "advertisement",
        "subscribe",
        "navigation",
        "tags",
        "author-box",
        "footer",
        "form",
        "sidebar",
    }
)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _alike(one: str, other: str) -> float:
    """Dice coefficient of the words of two lines."""
    left, right = set(one.split()), set(other.split())
    return 2 * len(left & right) / max(1, len(left) + len(right))
