"""JSON-LD of a page (schema.org NewsArticle and kin): what it states about the article, however badly written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape as unescape_once
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from service.layout.trail import section
from service.reading import PageEvidence

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Reportage|LiveBlog|Report)", re.IGNORECASE)
_MOST_JSON = 1_000_000
_JSON_DEPTH = 40

_LD_FIELDS = (
    ("headline", "title"),
    ("alternativeHeadline", "subtitle"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("articleSection", "section"),
    ("inLanguage", "language"),
)


def json_ld(root: HtmlElement) -> Iterator[PageEvidence]:
    """Values of the page's own article, its site and its trail, from every ``application/ld+json`` script."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        objects = list(_objects(_lenient_json(script.text)))
        articles = _own_article([item for item in objects if _ARTICLE_TYPES.search(_type(item))], root)
        named = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str) and "name" in item}
        for article in articles:
            yield from _ld_article(article, named)
        for item in objects:
            kind = _type(item)
            if not articles and "WebPage" in kind:
                yield from _ld_fields(item, ("datePublished", "dateModified"))
            if re.search(r"WebSite|NewsMediaOrganization", kind) and isinstance(item.get("name"), str):
                yield PageEvidence("site", unescape(item["name"]), f"json-ld:{kind.split()[0]}.name")
            if "BreadcrumbList" in kind:
                yield from _ld_breadcrumb(item, root)


def _own_article(articles: list[dict[str, Any]], root: HtmlElement) -> list[dict[str, Any]]:
    """The article that the page is about, where it lists others too: the one whose headline stands in its title."""
    if len(articles) < 2:
        return articles
    titles = " ".join(element.text_content() for element in islice(root.iter("title", "h1"), 10))
    words = set(re.findall(r"\w+", titles.casefold()))

    def match(article: dict[str, Any]) -> float:
        own = set(re.findall(r"\w+", unescape(str(article.get("headline") or article.get("name") or "")).casefold()))
        return len(own & words) / max(1, len(own))

    return [max(articles, key=match)]


def _ld_article(article: dict[str, Any], named: dict[str, Any]) -> Iterator[PageEvidence]:
    yield from _ld_fields(article, None)
    if not article.get("headline") and isinstance(article.get("name"), str):
        yield PageEvidence("title", unescape(article["name"]), "json-ld:name")
    for key in ("author", "creator"):
        for person in _people(_persons(article.get(key)), named):
            yield PageEvidence("author", person, f"json-ld:{key}")
        for house in _people(_organizations(article.get(key)), named):
            yield PageEvidence("agency", house, f"json-ld:{key}")
    for key, target in (("publisher", "site"), ("sourceOrganization", "agency"), ("provider", "agency")):
        for name in _people(article.get(key), named):
            yield PageEvidence(target, name, f"json-ld:{key}")


def _ld_fields(item: dict[str, Any], only: tuple[str, ...] | None) -> Iterator[PageEvidence]:
    for key, target in _LD_FIELDS:
        if only is not None and key not in only:
            continue
        values = item.get(key)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str):
                yield PageEvidence(target, unescape(value), f"json-ld:{key}")


def _ld_breadcrumb(item: dict[str, Any], root: HtmlElement) -> Iterator[PageEvidence]:
    """The section that the page's trail names."""
    crumbs = item.get("itemListElement")
    names: list[str] = []
    for crumb in crumbs if isinstance(crumbs, list) else []:
        inner = crumb.get("item") if isinstance(crumb, dict) else None
        name = crumb.get("name") if isinstance(crumb, dict) else None
        if not isinstance(name, str) and isinstance(inner, dict):
            name = inner.get("name")
        if isinstance(name, str):
            names.append(unescape(name))
    yield from section(names, root, "json-ld:breadcrumb")


def _persons(value: Any) -> list[Any]:
    """Authors that do not say that they are organizations."""
    entries = value if isinstance(value, list) else [value]
    return [entry for entry in entries if not (isinstance(entry, dict) and "Organization" in _type(entry))]


def _organizations(value: Any) -> list[Any]:
    entries = value if isinstance(value, list) else [value]
    return [entry for entry in entries if isinstance(entry, dict) and "Organization" in _type(entry)]


def _people(value: Any, named: dict[str, Any]) -> Iterator[str]:
    """Names in an author or publisher: a string, an object, a reference to one, or a list of those."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and "name" not in entry and str(entry.get("@id")) in named:
            entry = named[str(entry["@id"])]
        name = entry.get("name") if isinstance(entry, dict) else entry
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str) and part.strip():
                yield unescape(part)


def _type(item: dict[str, Any]) -> str:
    kind = item.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """All objects in lists, ``@graph`` and nested values, breadth first, to a fixed depth."""
    level = [data]
    for _ in range(_JSON_DEPTH):
        following: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                following.extend(value for value in item.values() if isinstance(value, (dict, list)))
            elif isinstance(item, list):
                following.extend(value for value in item if isinstance(value, (dict, list)))
        level = following
        if not level:
            return


def _lenient_json(text: str) -> Any:
    """JSON as newsrooms write it: wrapped in comments or CDATA, raw line breaks in strings, trailing commas."""
    text = text[:_MOST_JSON].strip()
    text = re.sub(r"^(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|(?://\s*)?\]\]>)$", "", text)
    text = text.strip().rstrip(";")
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _broken_json(text)


_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified|articleSection|name)"\s*:\s*"((?:[^"\\]|\\.){0,500})"')
_AUTHOR = re.compile(
    r'"author"\s*:\s*[\[{\s]{0,20}(?:"@type"\s*:\s*"\w{1,40}"\s*,\s*)?"name"\s*:\s*"((?:[^"\\]|\\.){0,200})"'
)


def _broken_json(text: str) -> dict[str, Any]:
    """Plain ``"key": "value"`` pairs of a script that is no JSON at all; the first of each key counts."""
    found: dict[str, Any] = {}
    for pair in _PAIR.finditer(text):
        key, value = pair.groups()
        if key == "@type":
            if _ARTICLE_TYPES.search(value):
                found.setdefault(key, value)
        elif key != "name":
            found.setdefault(key, _unescape_json(value))
    author = _AUTHOR.search(text)
    if author:
        found["author"] = _unescape_json(author.group(1))
    return found


def _unescape_json(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def unescape(value: str) -> str:
    """`value` with HTML entities decoded, twice: newsrooms escape what is escaped already."""
    return unescape_once(unescape_once(value)) if "&" in value else value
