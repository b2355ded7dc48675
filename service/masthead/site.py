"""The site's name: as the markup says, as it is cut from titles, as the footer and the dateline have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from service.document import Evidence, Span
from service.interface_words import interface_word, opens_offer
from service.lexicon import ordinary_words
from service.lines import lookup_key, plain
from service.masthead.item import BRAND, HOST
from service.masthead.phrases import folded_words
from service.masthead.section_names import names_section
from service.reading import PageEvidence
from service.words import WordExpression

_SEPARATOR = re.compile(r"\s+[|/»›·•]+\s+|\s+[-–—]{1,2}\s+|\s*::\s*|\s*\|\s*")
MEDIA = re.compile(
    r"\b(?:news|times|post|herald|tribune|daily|gazette|journal|guardian|telegraph|mail|press|chronicle|observer|today|online|tv|radio|media|magazine|bbc|cnn|rt|"
    r"новости|вести|газета|журнал|портал|известия|правда|ведомости|коммерсант|тв|телеканал|канал|радио|информ|агентство|вестник|лента|"
    r"berita|harian|koran|radar|tempo|kompas|detik|tribun|antara|republika|media|pos|suara|kabar|warta)\w*\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_EDGE = 8_000
_TOP = 12
"""Lines from the top among which a page names itself."""
_LONGEST_LABEL = 30
_FIRST_CUT = re.compile(r"\s+[|/:–—-]\s+|\s{2,}|(?<=[a-zа-яё])\. ")
_DATED = re.compile(r"\d{4}|\d[:.,/]\d|[°%$€]")
_NAME_WORD = WordExpression(r"[^\W\d_]+")
_LEAST = 4
"""Letters of a word that tells one name from others."""
_NAMED = re.compile(r"[^\W\d_][^\n:;!?|,›❯]{2,50}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|сетевое издание|издание|информационное агентство|all rights reserved)", re.IGNORECASE
)
KINDS = frozenset({"news agency", "information agency", "информационное агентство", "kantor berita", "newspaper"})
"""What a page is, and not its name."""
_HUMPED = re.compile(r"[a-z]{3,12}[A-Z][a-z]{2,15}")
"""``kabarDetik``: two words written as one, as media call themselves."""


def edges(source: str) -> str:
    """The beginning and the end of the source, where a page names itself."""
    return source if len(source) <= 2 * _EDGE else f"{source[:_EDGE]}\n{source[-_EDGE:]}"


def site_suffix(title: str, source: str, sites: frozenset[str]) -> tuple[int, str] | None:
    """Where the site's name begins in a title and the name: proved by the markup, the page's edges, or its own form."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts[-1:] + cuts[-2:-1]:
        name = title[cut.end() :].strip()
        if (
            cut.start() < 8
            or not name
            or name.count(" ") >= _MOST_WORDS
            or not (name[0].isupper() or name[0].isdigit() or HOST.fullmatch(name) or _HUMPED.fullmatch(name))
        ):
            continue
        if lookup_key(name) in sites or HOST.fullmatch(name) or _proved(name, title, source):
            return cut.start(), name
        if ("|" in cut.group() or "::" in cut.group()) and (MEDIA.search(name) or name.count(" ") <= 2):
            return cut.start(), name
        if (
            BRAND.fullmatch(name)
            or _HUMPED.fullmatch(name)
            or (MEDIA.search(name) and name.count(" ") <= 3 and cut.group().strip() in "-–—/")
        ):
            return cut.start(), name
    return None


def _proved(name: str, title: str, source: str) -> bool:
    """The name stands on a line of its own, or in a copyright line, at the page's edges."""
    folded = lookup_key(name)
    for raw in edges(source).split("\n"):
        line = raw.strip()
        if not line or len(line) > 300 or title in line:
            continue
        if lookup_key(line) == folded or (_COPYRIGHT.search(line) and folded in plain(line)):
            return True
    return False


def brand(source: str, title: str | None) -> tuple[str, Span] | None:
    """A short line above the title that the foot of the page says again: the page's own name."""
    top = source[:_EDGE]
    stop = top.find(title) if title else -1
    foot = plain(source[max(len(source) - _EDGE, len(source) // 2) :])
    position = 0
    for raw in top[: stop if stop >= 0 else 400].split("\n")[:12]:
        name = raw.strip()
        folded = lookup_key(name)
        if (
            4 <= len(name) <= 60
            and name.count(" ") < 7
            and name[:1].isupper()
            and folded not in KINDS
            and any(interface_word(word) != "strong" for word in folded.split())
            and _again(folded, foot)
        ):
            at = position + raw.index(name)
            return name, (at, at + len(name))
        position += len(raw) + 1
    return None


def _name_words(name: str) -> set[str]:
    return {word for word in _NAME_WORD.find(name.casefold()) if len(word) >= _LEAST}


def name_on_top(source: str, title: str | None, holder: str) -> tuple[str, Span] | None:
    """``Philippine Daily Courier`` over an article whose copyright is ``Courier Interactive``'s."""
    words = _name_words(holder)
    own = {word for word in words if not MEDIA.fullmatch(word)} or words
    for at, line in top_lines(source, title):
        name = first_name(line)
        at += line.index(name)
        said = _name_words(name)
        if name.count(" ") < _MOST_WORDS and name[:1].isupper() and said & own and _NAMED.fullmatch(name):
            return name, (at, at + len(name))
    return None


def first_name(line: str) -> str:
    """What a line on top names: without a motto or numbers after it and marks around it."""
    name = _FIRST_CUT.split(line, maxsplit=1)[0].strip()
    while name and not (name[-1].isalnum() or name[-1] in '»”")'):
        name = name[:-1]
    return name


def names_page(name: str) -> bool:
    """A name in its form: up to five words, capitalized, and neither of the interface nor of a section, no date."""
    if not _NAMED.fullmatch(name) or name.count(" ") >= _MOST_WORDS or not (name[0].isupper() or HOST.fullmatch(name)):
        return False
    folded = lookup_key(name)
    if names_section(folded) or folded in folded_words("masthead.home"):
        return False
    if _DATED.search(name) and not HOST.fullmatch(name):
        return False
    if BRAND.fullmatch(name):
        return True
    words = folded.split()
    if not words or opens_offer(words[0]) or (len(words) == 1 and (len(folded) < 4 or folded in ordinary_words())):
        return False
    told = [interface_word(word) for word in words]
    return "strong" not in told and told.count("") > told.count("weak")


def top_lines(source: str, title: str | None) -> Iterator[tuple[int, str]]:
    """The first lines above the title that are not blank, with their offsets."""
    top = source[:_EDGE]
    stop = top.find(title) if title else -1
    position = given = 0
    for raw in top[: stop if stop >= 0 else 0].split("\n"):
        if name := raw.strip():
            yield position + raw.index(name), name
            given += 1
        if given == _TOP:
            return
        position += len(raw) + 1


def spelled_out(host: str, source: str) -> tuple[str, Span] | None:
    """``Quark Daily`` for ``quarkdaily.example``, where the page writes its name so."""
    label = host.removeprefix("www.").split(".")[0]
    if not 4 <= len(label) <= _LONGEST_LABEL or not label.isalnum():
        return None
    pattern = re.compile(r"(?<![\w.@/])" + r"[ -]?".join(label) + r"(?![\w.@/])", re.IGNORECASE)
    for start, end in ((0, min(_EDGE, len(source))), (max(0, len(source) - _EDGE), len(source))):
        for found in pattern.finditer(source, start, end):
            if found.group()[0].isupper():
                return found.group(), found.span()
    return None


def _again(folded: str, foot: str) -> bool:
    """Said again in a line of copyright, registration or contact."""
    start = foot.find(folded)
    while start >= 0:
        end = start + len(folded)
        if _COPYRIGHT.search(foot[max(0, start - 60) : end + 40]):
            return True
        start = foot.find(folded, end)
    return False


_DATE_ONLY = re.compile(r"[\d\s.,:/–—-]+")


def host_name(hints: Mapping[str, str], evidence: Sequence[PageEvidence]) -> str | None:
    """The host of the article's address, without ``www.``"""
    addresses = [hints.get("url", ""), *(item.value for item in evidence if item.field == "url")]
    for address in addresses:
        try:
            host = urlsplit(address.strip()).hostname if "://" in address else None
        except ValueError:  # «http://[::1»: pages and callers write such addresses
            continue
        if host:
            return host.removeprefix("www.")
    return None


def stated_site(hints: Mapping[str, str], evidence: Sequence[PageEvidence]) -> Evidence | None:
    """The site that the request or the markup names."""
    if hints.get("site"):
        return Evidence(hints["site"], hints["site"], None, "hint")
    for item in evidence:
        outer = item.method.startswith("title-element")
        if outer and lookup_key(item.value) in folded_words("masthead.sections"):
            continue  # "Title - News"
        if outer and _DATE_ONLY.fullmatch(item.value):
            continue  # "Title – House – 05.03.2018"
        if item.field == "site" and 0 < len(item.value) <= 80:
            return Evidence(item.value, item.value, None, item.method)
    return None
