"""What the page's markup states about the article: JSON-LD, OpenGraph, meta, time elements, title, link.

Every value found is given, in the order of trust within its kind, with the place that it stood in; nothing is decided
here. Vocabulary: schema.org (NewsArticle and kin), ogp.me, Dublin Core, and the meta names in use at newsrooms.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from service.decode.cleaning import clean
from service.layout.chrome import own_reason
from service.lexicon import lexicon
from service.reading import PageEvidence

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Reportage|LiveBlog|Report)", re.IGNORECASE)
_MOST_VALUES = 200
_LONGEST_VALUE = 1000
_MOST_JSON = 1_000_000
_JSON_DEPTH = 40

# meta name or property (lower case) -> field. Order is the order of trust.
_META: dict[str, str] = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "sailthru.title": "title",
    "parsely-title": "title",
    "title": "title",
    "citation_title": "title",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "published_at": "published",
    "publication_date": "published",
    "publicationdate": "published",
    "sailthru.date": "published",
    "parsely-pub-date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "dc.date.created": "published",
    "dc.date": "published",
    "dcterms.date": "published",
    "article_date_original": "published",
    "originalpublicationdate": "published",
    "cxenseparse:recs:publishtime": "published",
    "mediator_published_time": "published",
    "content_publishdate": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "og:article:modified_time": "modified",
    "datemodified": "modified",
    "lastmod": "modified",
    "last-modified": "modified",
    "modified": "modified",
    "revised": "modified",
    "dcterms.modified": "modified",
    "dc.date.modified": "modified",
    "article:author": "author",
    "og:article:author": "author",
    "author": "author",
    "byl": "author",
    "byline": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "sailthru.author": "author",
    "parsely-author": "author",
    "citation_author": "author",
    "mediator_author": "author",
    "content_author": "author",
    "twitter:creator": "author",
    "og:site_name": "site",
    "application-name": "site",
    "apple-mobile-web-app-title": "site",
    "dc.publisher": "site",
    "dcterms.publisher": "site",
    "publisher": "site",
    "article:section": "section",
    "og:article:section": "section",
    "parsely-section": "section",
    "section": "section",
    "content_category": "section",
    "og:description": "subtitle",
    "description": "subtitle",
    "twitter:description": "subtitle",
    "og:url": "url",
    "og:locale": "language",
    "content-language": "language",
    "dc.language": "language",
    "source": "agency",
    "dc.source": "agency",
    "content_source": "agency",
}
_META_RANK = {name: rank for rank, name in enumerate(_META)}
_LD_FIELDS = (
    ("headline", "title"),
    ("alternativeHeadline", "subtitle"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("articleSection", "section"),
    ("inLanguage", "language"),
)
_CRUMB = re.compile(r"\s*[/›»>→|\\]\s*|\n\s*")
_LONGEST_LABEL = 60
_LEAST_TITLE = 25
"""Characters from which a step of a trail that stands in the page's title is the article, not its section."""
_TITLE_SEPARATOR = re.compile(r"\s+[|–—\-:»·•/]+\s+|\s*\|\s*|\s*::\s*")


def evidence(root: HtmlElement) -> list[PageEvidence]:
    """Everything that the markup states; scripts must still be in the tree. No value twice with one method."""
    found: list[PageEvidence] = []
    for item in (*_json_ld(root), *_meta(root), *_times(root), *_items(root), *_classes(root), *_names(root)):
        value = clean(" ".join(item.value.split())).text[:_LONGEST_VALUE]
        if value and len(found) < _MOST_VALUES:
            found.append(PageEvidence(item.field, value, item.method))
    return list(dict.fromkeys(found))


_HEAD_END = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_LONGEST_HEAD = 300_000


def head_evidence(page: str) -> list[PageEvidence]:
    """What the head of a page states, for a page that is not read as a whole."""
    end = _HEAD_END.search(page, 0, _LONGEST_HEAD)
    if end is None:
        return []
    try:
        root = document_fromstring(page[: end.start()].encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (ValueError, AssertionError, LxmlError):
        return []
    return evidence(root)


def _json_ld(root: HtmlElement) -> Iterator[PageEvidence]:
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
                yield PageEvidence("site", _text(item["name"]), f"json-ld:{kind.split()[0]}.name")
            if "BreadcrumbList" in kind:
                yield from _ld_breadcrumb(item, root)


def _own_article(articles: list[dict[str, Any]], root: HtmlElement) -> list[dict[str, Any]]:
    """The article that the page is about, where it lists others too: the one whose headline stands in its title."""
    if len(articles) < 2:
        return articles
    titles = " ".join(element.text_content() for element in islice(root.iter("title", "h1"), 10))
    words = set(re.findall(r"\w+", titles.casefold()))

    def match(article: dict[str, Any]) -> float:
        own = set(re.findall(r"\w+", _text(str(article.get("headline") or article.get("name") or "")).casefold()))
        return len(own & words) / max(1, len(own))

    return [max(articles, key=match)]


def _ld_article(article: dict[str, Any], named: dict[str, Any]) -> Iterator[PageEvidence]:
    yield from _ld_fields(article, None)
    if not article.get("headline") and isinstance(article.get("name"), str):
        yield PageEvidence("title", _text(article["name"]), "json-ld:name")
    for key in ("author", "creator"):
        for person in _people(article.get(key), named):
            yield PageEvidence("author", person, f"json-ld:{key}")
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
                yield PageEvidence(target, _text(value), f"json-ld:{key}")


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
            names.append(_text(name))
    yield from _section(names, root, "json-ld:breadcrumb")


def _section(crumbs: list[str], root: HtmlElement, method: str) -> Iterator[PageEvidence]:
    """The last step of a trail that is not the front page and not the article itself."""
    titles = " ".join(element.text_content() for element in islice(root.iter("title", "h1"), 10)).casefold()
    steps = [crumb for crumb in crumbs[1:] if len(crumb) < _LEAST_TITLE or crumb.casefold() not in titles]
    steps = [crumb for crumb in steps if len(crumb) <= _LONGEST_LABEL]
    if steps:
        yield PageEvidence("section", steps[-1], method)


def _people(value: Any, named: dict[str, Any]) -> Iterator[str]:
    """Names in an author or publisher: a string, an object, a reference to one, or a list of those."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and "name" not in entry and entry.get("@id") in named:
            entry = named[entry["@id"]]
        name = entry.get("name") if isinstance(entry, dict) else entry
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str) and part.strip():
                yield _text(part)


def _text(value: str) -> str:
    return html.unescape(html.unescape(value)) if "&" in value else value


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


def _meta(root: HtmlElement) -> Iterator[PageEvidence]:
    found: list[tuple[int, int, PageEvidence]] = []
    for position, element in enumerate(root.iter("meta")):
        content = element.get("content")
        if not content or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip()
            target = _META.get(name.lower())
            if target is not None:
                item = PageEvidence(target, _text(content), f"meta:{name[:60]}")
                found.append((_META_RANK[name.lower()], position, item))
                break
    found.sort(key=lambda entry: entry[:2])
    for _, _, item in found:
        yield item


_ELSEWHERE = frozenset({"comments", "related", "sidebar", "advertisement", "navigation"})


def _elsewhere(element: HtmlElement) -> bool:
    """Whether the element stands in a comment or a related link: its date and author are not the article's."""
    return any(own_reason(step) in _ELSEWHERE for step in islice(element.iterancestors(), 40) if step.tag != "body")


def _times(root: HtmlElement) -> Iterator[PageEvidence]:
    for element in root.iter("time"):
        if _elsewhere(element):
            continue
        value = element.get("datetime") or element.get("content") or element.text_content()
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
        modified = re.search(r"modif|updat|revis", names, re.IGNORECASE)
        item = element.get("itemprop")
        mark = f":itemprop={item}" if item else (":pubdate" if element.get("pubdate") is not None else "")
        yield PageEvidence("modified" if modified else "published", value, f"time{mark}")


_ITEMPROPS = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "dateCreated": "published",
    "author": "author",
    "articleSection": "section",
}


def _items(root: HtmlElement) -> Iterator[PageEvidence]:
    """Microdata (schema.org) and ``rel=author`` in visible elements."""
    for element in root.xpath("//body//*[@itemprop or @rel='author']"):
        if element.tag in ("time", "meta") or _elsewhere(element):
            continue
        name = (element.get("itemprop") or "").strip()
        target = _ITEMPROPS.get(name) or ("author" if element.get("rel") == "author" else None)
        if target is None:
            continue
        inner = element.find(".//*[@itemprop='name']") if target == "author" else None
        value = element.get("content") or element.get("datetime")
        text = value or (inner if inner is not None else element).text_content()
        if len(text) < 2 * _LONGEST_VALUE:
            yield PageEvidence(target, text, f"itemprop:{name}" if name in _ITEMPROPS else "rel:author")


def _classes(root: HtmlElement) -> Iterator[PageEvidence]:
    """Section and site by the class of a visible element: breadcrumbs, a rubric over the headline, the logo's text."""
    rules = lexicon("page")["evidence"]
    for element in root.xpath("//body//*[@class]"):
        names = set((element.get("class") or "")[:400].lower().split())
        crumbs = names.intersection(rules["breadcrumbs"])
        target = next((field for field in ("section", "site") if names.intersection(rules[field])), None)
        if not crumbs and target is None:
            continue
        text = " ".join(element.text_content()[:_LONGEST_VALUE].split())
        if crumbs:
            yield from _section([part for part in _crumbs(element) if part], root, "breadcrumb")
        elif target is not None and 1 < len(text) <= _LONGEST_LABEL and not _elsewhere(element):
            yield PageEvidence(target, text, f"class:{min(names.intersection(rules[target]))}")


def _crumbs(element: HtmlElement) -> list[str]:
    """Steps of a breadcrumb trail: its links, else its text cut at the arrows."""
    links = [" ".join(link.text_content().split()) for link in islice(element.iter("a"), 12)]
    if len(links) > 1:
        return links
    return [part.strip() for part in _CRUMB.split(element.text_content()[:_LONGEST_VALUE])]


def _names(root: HtmlElement) -> Iterator[PageEvidence]:
    """The ``<title>`` with the site's name cut off where the page names it, headings, language, canonical address."""
    titles = [element.text_content() for element in root.iter("title") if element.getparent().tag != "svg"]
    if titles and titles[0].strip():
        yield PageEvidence("title", titles[0], "title-element")
        yield from _title_parts(titles[0])
    for heading in root.iter("h1"):
        yield PageEvidence("title", heading.text_content()[: 2 * _LONGEST_VALUE], "h1")
    if root.get("lang"):
        yield PageEvidence("language", root.get("lang") or "", "html:lang")
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield PageEvidence("url", link.get("href") or "", "link:canonical")


def _title_parts(title: str) -> Iterator[PageEvidence]:
    """A ``<title>`` cut at its separators: the longest part, and the outer one that is likely to be the site's name."""
    parts = [part.strip() for part in _TITLE_SEPARATOR.split(title[:_LONGEST_VALUE]) if part.strip()]
    if len(parts) > 1:
        longest = max(range(len(parts)), key=lambda index: len(parts[index]))
        yield PageEvidence("title", parts[longest], "title-element:longest-part")
        outer = parts[-1] if longest != len(parts) - 1 else parts[0]
        if len(outer) <= _LONGEST_LABEL:
            yield PageEvidence("site", outer, "title-element:outer-part")
