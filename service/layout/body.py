"""Which lines of a page are the article: trafilatura's judgement, line by line, mended by what the markup says.

Lines in containers that say what they are (share, related, comments) go; lines between kept
ones in the article's own container stay; headline, byline and date near the headline stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from service.corrections import corrects
from service.document import BlockKind
from service.layout.headline import HEADINGS, Titled
from service.layout.markup import LINKED, LONG, PROSE, SENTENCE
from service.layout.render import Rendering

_LONGEST_NAME = 4
_DATE_LIKE = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOVE = 8
"""Lines over the headline that may belong to it."""
_BELOW = 4
"""Lines under the article that may hold its date, byline or correction."""
_LONGEST_CAPTION = 400
"""Characters of the longest caption of a picture over the headline."""
_WIDE = frozenset({"html", "body", "td", "table", "tbody", "tr", "center", "form"})
"""Elements that say nothing about what belongs together."""
_LISTED = frozenset({"li", "td", "dd", "dt"})


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


class _Judge(Titled):
    """Works out the verdicts of one page; each step looks at all lines once."""

    headline: int | None = None

    def body(self) -> Body:
        keep = [self._stays(index) for index in range(len(self.lines))]
        self._fill(keep)
        self._head(keep)
        verdicts = [
            Verdict(kept, self._kind(index) if kept else "paragraph", self.reasons[index] or "outside-article")
            for index, kept in enumerate(keep)
        ]
        return Body(verdicts, self.guessed, self.headline)

    def _stays(self, index: int) -> bool:
        """Trafilatura's word, unless the markup speaks against it or a line that is no prose stands elsewhere."""
        if not self.covered[index] or self.reasons[index] is not None:
            return False
        return self.inside(index) or self.prose[index]

    def _fill(self, keep: list[bool]) -> None:
        """Lines that trafilatura dropped inside the article's own container, with no reason to go."""
        kept = [index for index, value in enumerate(keep) if value]
        if not kept:
            return
        for index, line in enumerate(self.lines):
            if keep[index] or self.reasons[index] is not None or not self.inside(index):
                continue
            free = line.linked < LINKED * len(line.text)
            if kept[0] < index < kept[-1]:
                keep[index] = free or line.element.tag in HEADINGS
            else:
                keep[index] = (free and self.prose[index]) or self.names[index] in ("byline", "date")
        self._announced(keep)
        first = next(index for index, value in enumerate(keep) if (value and self.prose[index]) or index == kept[0])
        for index in range(first + 1, kept[0]):
            line = self.lines[index]
            if not keep[index] and self.reasons[index] is None and self.inside(index):
                keep[index] = line.linked < LINKED * len(line.text)

    def _announced(self, keep: list[bool]) -> None:
        """A list or table without links right below ``Results of stage 4:``, the last line of the text so far."""
        last = max(index for index, kept in enumerate(keep) if kept)
        if not self.lines[last].text.rstrip().endswith(":"):
            return
        for index in range(last + 1, len(keep)):
            free = self.reasons[index] is None and not self.lines[index].linked and self.inside(index)
            if not free or _LISTED.isdisjoint(element.tag for element in self.chains[index][:3]):
                return
            keep[index] = True

    def _head(self, keep: list[bool]) -> None:
        """The headline, what stands between it and the article (byline, date, lead), and what stands close above."""
        first = next((i for i, kept in enumerate(keep) if kept and self._opens(i)), None)
        headline = self.headline = self.find_headline(first)
        if headline is None:
            self._above_untitled(keep)
            return
        keep[headline] = True
        if first is not None and first < headline and not self.inside(first):  # a notice of the page over the headline
            first = next((i for i in range(headline, len(keep)) if keep[i] and self._opens(i)), first)
        if first is None or headline > first:
            return
        within = (i for i in range(first, len(keep)) if keep[i] and self._opens(i) and self.inside(i))
        first = next(within, first)  # a lead may stand above byline, date and picture
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
        return inside and line.bold and not line.linked and len(line.text) <= LONG and not SENTENCE.search(line.text)

    def _opens(self, index: int) -> bool:
        """Whether the line can be the first of the article's text."""
        return self.prose[index] and len(self.lines[index].text) >= LONG and not self.is_title(index)

    def _above_untitled(self, keep: list[bool]) -> None:
        """No headline found: what stands over the text in the element around its container may hold it."""
        around = self.container.getparent()
        first = next((index for index, kept in enumerate(keep) if kept and self.inside(index)), None)
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
            pictured = self.names[index] == "caption" and len(line.text) <= _LONGEST_CAPTION and not line.linked
            if (
                near
                and (len(line.text) <= PROSE * 2 or pictured)
                and self.reasons[index] is None
                and (named or (inside and (says or self._in_any(index, own))))
            ):
                keep[index] = True
            elif not self.prose[index] or not inside or (len(line.text) < LONG and not self._in_any(index, own)):
                between = self.inside(index) and any(keep[max(0, headline - _ABOVE) : index])
                keep[index] = inside and near and between

    def _in_any(self, index: int, elements: set[HtmlElement]) -> bool:
        """Whether the line stands in one of the elements, those left out that hold whole pages."""
        return any(element in elements and element.tag not in _WIDE for element in self.chains[index])

    def _below(self, keep: list[bool], shared: HtmlElement) -> None:
        """Lines close under the article that hold a date, are its byline by their class, or correct it."""
        last = max(index for index, kept in enumerate(keep) if kept)
        for index in range(last + 1, min(len(keep), last + 1 + _BELOW)):
            line = self.lines[index]
            note = corrects(line.text)
            says = note or self.names[index] in ("byline", "date") or bool(_YEAR.search(line.text))
            short = note or len(line.text) <= PROSE * 2
            if says and short and shared in self.chains[index] and self.reasons[index] is None:
                keep[index] = True

    def _shared(self, one: int, other: int) -> HtmlElement:
        above = set(self.chains[other])
        return next(element for element in self.chains[one] if element in above)

    def _kind(self, index: int) -> BlockKind:
        tags = [element.tag for element in self.chains[index][:3]]
        name = self.names[index]
        if tags[0] in HEADINGS or index == self.headline:
            return "heading"
        if name == "caption":
            return "caption"
        if name is not None and not self.prose[index]:
            return name
        if "li" in tags:
            return "list_item"
        if self._is_crosshead(index):
            return "heading"
        return "heading" if any(tag in HEADINGS for tag in tags) else "paragraph"
