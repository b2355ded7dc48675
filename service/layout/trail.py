"""The section of an article by the trail of steps that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from service.reading import PageEvidence

LONGEST_LABEL = 60
"""Characters of a section's or site's name at most."""
_LEAST_TITLE = 25
"""Characters from which a step of a trail that stands in the page's title is the article, not its section."""


def section(crumbs: list[str], root: HtmlElement, method: str) -> Iterator[PageEvidence]:
    """The last step of a trail that is not the front page and not the article itself."""
    titles = " ".join(element.text_content() for element in islice(root.iter("title", "h1"), 10)).casefold()
    steps = [crumb for crumb in crumbs[1:] if len(crumb) < _LEAST_TITLE or crumb.casefold() not in titles]
    steps = [crumb for crumb in steps if len(crumb) <= LONGEST_LABEL]
    if steps:
        yield PageEvidence("section", steps[-1], method)
