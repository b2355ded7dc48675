"""Authors whom a credit in or below the text names: ``Reporting by …``, ``Original written by …``."""

from __future__ import annotations

import re

from service.document import Evidence
from service.masthead.name_words import has_first_name
from service.masthead.names import FoundName, people

_CREDIT = re.compile(
    r"\(?(?:Reporting|Writing|Reporting and writing|Reporting and editing) by "
    r"(?P<names>(?:(?! (?:Writing|Editing|Additional reporting) by )[^;()\n]){3,160})"
)
_WRITTEN = re.compile(
    r"(?:Original(?:ly)? written by"
    r"|This (?:story|article|report|piece|post) was (?:originally )?(?:written|reported) by"
    r"|Автор оригинала:?|Artikel ini (?:pertama kali )?ditulis oleh|Tulisan ini ditulis oleh)"
    r"\s(?P<names>[A-ZА-ЯЁ][^;:()\n]{3,120})"
)
"""A credit in a note below the text: ``Original written by Nora Vance. Note: …``."""
_HELPING = re.compile(r"[;.)]\s*\(?(?:Additional|additional|Further) reporting by (?P<names>[^;()\n]{3,160})")
"""Who reported beside them, by the same credit: ``(Reporting by …; Additional reporting by Ines Prado in Lima; …)``."""
_CONTRIBUTED = re.compile(
    r"^[ (*_–—-]{0,3}(?P<names>[A-Z][^.;:!?()\n]{4,100}?) (?:also )?contributed (?:reporting )?"
    r"to this (?:story|report|article)\b",
    re.MULTILINE,
)
"""A line of its own, where nothing else names an author: ``Orla Vance contributed to this story from Kelmar.``"""
_EDGE = 6_000


_WHERE = re.compile(r"\s(?:in|from|at)\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}(?=\s*(?:,|and\s|&|$))")
"""Where one of them is: ``Reporting by Nora Vance in Oslo and Luis Prado in Lima``."""


_ALSO = re.compile(r",\s(?:and\s)?(?:[Ww]riting|[Aa]dditional reporting) by(?=\s[A-Z])")
"""``(Reporting by Nora Vance, writing by Luis Prado, editing by …)``"""


def credited_people(source: str) -> list[Evidence]:
    start = max(0, len(source) - _EDGE)
    match = _CREDIT.search(source, start)
    if match is None:
        return _written(source, start)
    stop = source.find("\n", match.end())
    helping = _HELPING.search(source, match.end(), stop if stop >= 0 else len(source))
    names: list[FoundName] = []
    for credit in (match, helping) if helping is not None else (match,):
        listed = _WHERE.sub(lambda where: " " * len(where.group()), credit["names"])
        listed = _ALSO.sub(lambda also: "," + " " * (len(also.group()) - 1), listed)
        names += people(listed, credit.start("names"), least=2)
    return [Evidence(one.value, source[one.span[0] : one.span[1]], one.span, "credit") for one in names]


def _written(source: str, start: int) -> list[Evidence]:
    """The authors of a credit in a note: up to the end of its sentence."""
    match = _WRITTEN.search(source, start)
    if match is None:
        return _contributors(source, start)
    text = _SENTENCE_END.split(match["names"], maxsplit=1)[0]
    names = people(text, match.start("names"), least=2)
    return [Evidence(one.value, source[slice(*one.span)], one.span, "credit") for one in names]


def _contributors(source: str, start: int) -> list[Evidence]:
    """Who contributed, where every name is a person's."""
    match = _CONTRIBUTED.search(source, start)
    if match is None:
        return _reporting(source)
    listed = _WHERE.sub(lambda where: " " * len(where.group()), match["names"])
    names = people(listed, match.start("names"), least=2, strict=True)
    return [Evidence(one.value, source[slice(*one.span)], one.span, "credit") for one in names]


def _reporting(source: str) -> list[Evidence]:
    """Who closes the lead: ``… by whom it was taken away. Nora Vance reports.``"""
    match = _REPORTS.search(source, 0, _LEAD)
    if match is None or not has_first_name(match["names"]):
        return []
    names = people(match["names"], match.start("names"), least=2, strict=True)
    return [Evidence(one.value, source[slice(*one.span)], one.span, "credit") for one in names]


_LEAD = 2_000
_REPORTS = re.compile(
    r"[.!?…][\"”]?\s(?P<names>[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){1,2}) (?:reports|writes)"
    r"(?: from [A-Z][\w ]{2,30})?\.?(?=\n)"
)
_SENTENCE_END = re.compile(r"(?<=[a-zа-яё]{2})\.(?:\s|$)|\s(?:and (?:first )?appeared|and was|for the|for)\s")
