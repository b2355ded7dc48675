"""Dates of ``time`` elements and hAtom ``abbr``: the nearest to the headline first, told apart by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from service.layout.chrome import own_reason
from service.lexicon import all_words
from service.reading import PageEvidence

_MOST = 200
_DEEPEST = 40
_BEFORE = 40
"""Characters before an element in which its label stands."""
_ELSEWHERE = frozenset({"comments", "related", "sidebar", "advertisement", "navigation"})
_OF_THE_PAGE = frozenset({"header", "nav", "footer", "aside"})


def elsewhere(element: HtmlElement) -> bool:
    """Whether the element stands in a comment or a related link: its date and author are not the article's."""
    steps = islice(element.iterancestors(), _DEEPEST)
    return any(own_reason(step) in _ELSEWHERE for step in steps if step.tag != "body")


def times(root: HtmlElement) -> Iterator[PageEvidence]:
    """What ``time`` elements and ``abbr`` with a date in their title state, those beside the headline first."""
    heading = next(iter(root.iter("h1")), None)
    above = list(heading.iterancestors()) if heading is not None else []
    found = []
    for element in islice(root.iter("time", "abbr"), _MOST):
        if element.tag == "abbr" and not (element.get("title") and _named(element)):
            continue
        if elsewhere(element) or (heading is not None and _of_the_page(element, above)):
            continue
        found.append((_distance(element, above), element))
    found.sort(key=lambda pair: pair[0])
    for _, element in found:
        yield _evidence(element)


def _evidence(element: HtmlElement) -> PageEvidence:
    value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
    if element.tag == "time" and not any(character.isdigit() for character in value):
        value = element.text_content()
    item = element.get("itemprop")
    mark = f":itemprop={item}" if item else (":pubdate" if element.get("pubdate") is not None else "")
    return PageEvidence("modified" if _modified(element) else "published", value, f"{element.tag}{mark}")


def _named(element: HtmlElement) -> bool:
    return re.search(r"publish|updat|modif|date", element.get("class") or "", re.IGNORECASE) is not None


def _modified(element: HtmlElement) -> bool:
    """By its names, else by the label right before it: ``Updated <time>``; a label goes before a name of change."""
    names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    if "publish" in names:
        return False
    label = _label_before(element)
    if _label("modified").search(label):
        return True
    return re.search(r"modif|updat|revis", names) is not None and _label("published").search(label) is None


def _label_before(element: HtmlElement) -> str:
    """The text right before an element, folded."""
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        text = before.tail if (before.tail or "").strip() else before.text_content()
    else:
        text = parent.text if parent is not None else ""
    return (text or "")[-_BEFORE:].lower()


@cache
def _label(name: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, all_words(f"masthead.{name}")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?:\s(?:at|on|в|pada))?[\s:.–—-]*$")


def _of_the_page(element: HtmlElement, above: list[HtmlElement]) -> bool:
    """In the page's own header or footer, which does not hold the headline."""
    for step in islice(element.iterancestors(), _DEEPEST):
        if step.tag in ("article", "main"):
            return False
        if step.tag in _OF_THE_PAGE:
            return step not in above
    return False


def _distance(element: HtmlElement, above: list[HtmlElement]) -> int:
    """Steps from the headline up to the element that holds both."""
    if not above:
        return 0
    own = set(islice(element.iterancestors(), 2 * _DEEPEST))
    return next((steps for steps, step in enumerate(above) if step in own), len(above))
