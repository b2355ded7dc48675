"""What an element's tag, role, class and id say about the lines in it: page chrome, byline, date, caption."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise
from typing import Literal

from lxml.html import HtmlElement

from service.lexicon import lexicon

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_ATTRIBUTE = 400

Hint = Literal["byline", "date", "caption"]
ARTICLE = "article"
"""Given by `own_reason` for an element that says it is part of the article (a pull quote in an ``aside``)."""


@cache
def _token_reasons() -> dict[str, str]:
    reasons: dict[str, str] = {}
    for reason, tokens in lexicon("page")["tokens"].items():
        for token in tokens:
            reasons.setdefault(token, reason)
    return reasons


@cache
def _reason_of_name(name: str) -> str | None:
    """Reason code of one class or id. The order of the tables in the data decides between tokens."""
    tokens = _tokens(name)
    if " ".join(tokens[:2]) in lexicon("page")["builders"]["prefixes"]:
        tokens, name = tokens[2:], ""  # the builder's box, whatever is in it
    pairs = lexicon("page")["pairs"]
    for first, second in pairwise(tokens):
        if f"{first} {second}" in pairs:
            return str(pairs[f"{first} {second}"])
    reasons = _token_reasons()
    found = {reasons[token] for token in (*tokens, name.lower()) if token in reasons}
    return next((reason for reason in lexicon("page")["tokens"] if reason in found), None)


@cache
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in _PART.findall(name[:_LONGEST_ATTRIBUTE]))


def _names(element: HtmlElement) -> list[str]:
    names = (element.get("class") or "")[:_LONGEST_ATTRIBUTE].split()
    identity = element.get("id")
    return [*names, identity[:_LONGEST_ATTRIBUTE]] if identity else names


def own_reason(element: HtmlElement) -> str | None:
    """Reason code that this element by itself gives for its text not being the article, None when it gives none."""
    rules = lexicon("page")
    for name in _names(element):
        reason = _reason_of_name(name)
        if reason is not None:
            return reason
    role = rules["roles"].get(element.get("role") or "")
    return str(role) if role else rules["tags"].get(element.tag)


def hint(element: HtmlElement) -> Hint | None:
    """Byline, date or caption, when the element itself says so."""
    if element.tag == "time":
        return "date"
    if element.tag == "figcaption":
        return "caption"
    rules = lexicon("page")
    item = element.get("itemprop") or ""
    tokens = {token for name in _names(element) for token in _tokens(name)}
    rel = element.get("rel")
    if item in rules["byline"]["itemprops"] or rel == "author" or tokens.intersection(rules["byline"]["tokens"]):
        return "byline"
    if item in rules["date"]["itemprops"] or tokens.intersection(rules["date"]["tokens"]):
        return "date"
    return "caption" if tokens.intersection(rules["caption"]["tokens"]) else None


_QUOTED_WITHIN = 4
"""Elements from a name up to the box of the quotation that it stands in."""
_LONGEST_QUOTATION, _MOST_PIECES = 1_000, 200
"""Characters of the longest quotation in a box, and how many of its pieces are counted."""


def in_quotation(element: HtmlElement) -> bool:
    """Whether the element stands in the box of a quotation: a name there is who said it, not who wrote the article."""
    rules = lexicon("page")["quotation"]
    for step in (element, *islice(element.iterancestors(), _QUOTED_WITHIN)):
        if step.tag in ("article", "main", "body"):
            return False
        if sum(map(len, islice(step.itertext(), _MOST_PIECES))) > _LONGEST_QUOTATION:
            return False  # old pages set the whole article as a quotation
        tokens = (token for name in _names(step) for token in _tokens(name))
        if step.tag in rules["tags"] or not set(rules["tokens"]).isdisjoint(tokens):
            return True
    return False


def is_headline(element: HtmlElement) -> bool:
    """Whether the element's class or itemprop says headline, whatever its tag."""
    rules = lexicon("page")["headline"]
    if element.get("itemprop") == "headline":
        return True
    return any(name.lower() in rules["classes"] for name in _names(element))
