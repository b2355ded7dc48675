"""The line of a page that says its title."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from service.layout.chrome import is_headline
from service.layout.markup import Markup
from service.layout.render import Line, Rendering

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_TITLE = 400
_LONGEST_BOLD_TITLE = 200


class Titled(Markup):
    """The page's lines, and how much each of them is the title."""

    def __init__(self, root: HtmlElement, page: Rendering, titles: list[str], strong: bool) -> None:
        super().__init__(root, page)
        self.strong_title = strong
        self.titles = [plain for plain in map(plain_words, titles) if plain]

    def find_headline(self, first: int | None) -> int | None:
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
            if not self.strong_title and not levels[index] and not self.inside(index):
                score -= 0.2
            if score >= 0.5 and (best is None or score > best[0]):
                best = (score, index)
        return best[1] if best else None

    def _level(self, index: int) -> float:
        """How much the markup makes the line a headline; 0 for no heading."""
        chain = self.chains[index][:3]
        heading = next((element.tag for element in chain if element.tag in HEADINGS), "")
        if heading:
            return {"h1": 0.6, "h2": 0.4}.get(heading, 0.1)
        if any(is_headline(element) for element in chain[:2]):
            return 0.5
        line = self.lines[index]
        return 0.3 if line.bold and self.inside(index) and len(line.text) <= _LONGEST_BOLD_TITLE else 0.0

    def is_title(self, index: int) -> bool:
        line = self.lines[index]
        return line.element.tag == "h1" or self._says_title(line) >= 0.9

    def _says_title(self, line: Line) -> float:
        """How much the line says what the metadata gives as the title, 0 to 1; a title may hold the site's name too."""
        plain = plain_words(line.text)
        if not plain or not self.titles or len(line.text) > _LONGEST_TITLE:
            return 0.0
        within = [title for title in self.titles if f" {plain} " in f" {title} " and 2 * len(plain) > len(title)]
        if within and plain.count(" ") >= 3:
            return 0.95
        return _alike(plain, self.titles[0])


def plain_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _alike(one: str, other: str) -> float:
    """Dice coefficient of the words of two lines."""
    left, right = set(one.split()), set(other.split())
    return 2 * len(left & right) / max(1, len(left) + len(right))
