"""What the page's markup states about the article: JSON-LD, OpenGraph, meta, time elements, title, link.

Every value found is given, in the order of trust within its kind, with the place that it stood in; nothing is decided
here. Vocabulary: schema.org (NewsArticle and kin), ogp.me, Dublin Core, and the meta names in use at newsrooms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from service.decode.cleaning import clean
from service.layout.chrome import in_quotation
from service.layout.json_ld import json_ld, unescape
from service.layout.times import elsewhere, times
from service.layout.trail import LONGEST_LABEL, section
from service.lexicon import all_words, lexicon
from service.reading import PageEvidence

_MOST_VALUES = 200
_LONGEST_VALUE = 1000
_CRUMB = re.compile(r"\s*[/›»>→|\\]\s*|\n\s*")
_TITLE_SEPARATOR = re.compile(r"\s+[|–—\-:»·•/]+\s+|\s*\|\s*|\s*::\s*")


def evidence(root: HtmlElement) -> list[PageEvidence]:
    """Everything that the markup states; scripts must still be in the tree. No value twice with one method."""
    found: list[PageEvidence] = []
    for item in (*json_ld(root), *_meta(root), *times(root), *_items(root), *_classes(root), *_names(root)):
        whole = item.value[: 4 * _LONGEST_VALUE].encode("utf-8", "replace").decode()  # JSON may hold half a pair
        value = clean(" ".join(whole.split())).text[:_LONGEST_VALUE]
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


def _meta(root: HtmlElement) -> Iterator[PageEvidence]:
    fields: dict[str, str] = lexicon("page")["meta"]
    ranks = {name: rank for rank, name in enumerate(fields)}
    found: list[tuple[int, int, PageEvidence]] = []
    for position, element in enumerate(root.iter("meta")):
        content = element.get("content")
        if not content or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip()
            target = fields.get(name.lower()) or _by_words(name)
            if target == "modified" and name.lower() not in fields and any(content == item.value for *_, item in found):
                target = None  # the day of publication said again
            if target is not None:
                item = PageEvidence(target, unescape(content), f"meta:{name[:60]}")
                found.append((ranks.get(name.lower(), len(ranks)), position, item))
                break
    found.sort(key=lambda entry: entry[:2])
    for _, _, item in found:
        yield item
    yield from _labelled_meta(root)


_PARSELY = (
    ("title", "title"),
    ("pub_date", "published"),
    ("author", "author"),
    ("authors", "author"),
    ("section", "section"),
)


def _labelled_meta(root: HtmlElement) -> Iterator[PageEvidence]:
    """``twitter:label1`` Written by with its ``twitter:data1``, and the JSON of ``parsely-page``."""
    named = {(item.get("name") or item.get("property") or "").lower(): item for item in root.iter("meta")}
    by = {word.casefold() for word in all_words("masthead.by")}
    for number in "12":
        label, data = named.get(f"twitter:label{number}"), named.get(f"twitter:data{number}")
        if label is not None and data is not None and (label.get("content") or "").strip(" :").casefold() in by:
            yield PageEvidence("author", unescape(data.get("content") or ""), f"meta:twitter:data{number}")
    page = named.get("parsely-page")
    if page is None:
        return
    try:
        stated = json.loads((page.get("content") or "")[: 4 * _LONGEST_VALUE])
    except ValueError:
        return
    for key, field in _PARSELY if isinstance(stated, dict) else ():
        values = stated.get(key)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str):
                yield PageEvidence(field, value, "meta:parsely-page")


_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 60


def _by_words(name: str) -> str | None:
    """What a name that no list has says by its words: ``govuk:first-published-at``, ``acme:author``."""
    if not 6 <= len(name) <= _LONGEST_NAME:
        return None
    words = [word.lower() for word in _NAME_WORD.findall(name)]
    rules: dict[str, list[str]] = lexicon("page")["meta-words"]
    if not set(words).isdisjoint(rules["not"]):
        return None
    if words and words[-1] in rules["author"]:
        return "author"
    if set(words).isdisjoint(rules["when"]):
        return None
    return next((field for field in ("modified", "published") if not set(words).isdisjoint(rules[field])), None)


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
        if element.tag in ("time", "meta") or elsewhere(element):
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
    """Section, site and author by the class of a visible element: breadcrumbs, rubrics, the logo's text, a name alone.

    No author where boxes of authors differ, as those of a list of news do.
    """
    rules = lexicon("page")["evidence"]
    for trail in _trails(root):
        yield from section([part for part in _crumbs(trail) if part], root, "breadcrumb")
    authors: dict[str, PageEvidence] = {}
    named: set[HtmlElement] = set()
    for element in reversed(root.xpath("//body//*[@class]")):  # the innermost first: a box holds name and motto
        if set((element.get("class") or "")[:400].lower().split()).intersection(rules["site"]) and element not in named:
            named.update(islice(element.iterancestors(), 20))
    for element in root.xpath("//body//*[@class]"):
        names = set((element.get("class") or "")[:400].lower().split())
        crumbs = names.intersection(rules["breadcrumbs"])
        target = next((field for field in ("section", "site", "author") if names.intersection(rules[field])), None)
        if (not crumbs and target is None) or (target == "site" and element in named):
            continue
        text = " ".join(element.text_content()[:_LONGEST_VALUE].split())
        if crumbs:
            yield from section([part for part in _crumbs(element) if part], root, "breadcrumb")
        elif (
            target is not None
            and 1 < len(text) <= LONGEST_LABEL
            and not elsewhere(element)
            and not (target == "author" and in_quotation(element))
        ):
            found = PageEvidence(target, text, f"class:{min(names.intersection(rules[target]))}")
            if target == "author":
                authors.setdefault(text, found)
            else:
                yield found
    if len(authors) == 1:
        yield from authors.values()


_STEP = re.compile(r"[/›»>→\\]")
_LONGEST_TRAIL = 300
_MOST_LINKS = 400


def _trails(root: HtmlElement) -> Iterator[HtmlElement]:
    """Elements without such a class that are trails: links with arrows or slashes between, ``Home`` the first."""
    yield from root.xpath("//body//*[@aria-label and contains(translate(@aria-label, 'BCRUM', 'bcrum'), 'breadcrumb')]")
    yield from root.xpath("//body//*[contains(@itemtype, 'BreadcrumbList')]")
    homes = {word.casefold() for word in all_words("masthead.home")}
    for link in islice(root.iter("a"), _MOST_LINKS):
        if (link.text or "").strip().casefold() not in homes:
            continue
        holder = link.getparent()
        text = holder.text_content()[:_LONGEST_TRAIL] if holder is not None and holder.tag != "body" else ""
        links = "".join(other.text_content() for other in islice(holder.iter("a"), 12)) if text else ""
        if len(text) < _LONGEST_TRAIL and _STEP.search(text) and not _STEP.search(links):
            yield holder


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
        if len(outer) <= LONGEST_LABEL:
            yield PageEvidence("site", outer, "title-element:outer-part")
