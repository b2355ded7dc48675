"""Where a page names itself beside the names of companies: the line that asks readers to follow it."""

from __future__ import annotations

import re

from service.document import Span
from service.masthead.item import BRAND
from service.masthead.name_words import has_first_name
from service.masthead.site import MEDIA

_FOLLOW = re.compile(
    r"^(?:Follow|Подписывайтесь на|Подписаться на|Читайте|Ikuti|Like|Join)[ \t]+"
    r"(?:(?:Berita|berita|news from|новости)[ \t]+)?"
    r"(?P<name>[A-ZА-ЯЁ][\w'’-]+(?:[ \t][A-ZА-ЯЁ&][\w'’-]*){0,4})(?:[ \t]+(?:on|в|на|di)[ \t]\w[^\n]{0,30})?[ \t]*$",
    re.MULTILINE,
)
_COMPANY = re.compile(
    r"\b(?:publishing|publishers?|publications|group|titles|holdings?|holding|limited|ltd|llc|inc|plc|co|company|corp"
    r"|corporation|ооо|зао|оао|пао|ао|pt|tbk|cv)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\b(?:Mercury|Examiner|Echo|Argus|Advertiser|Courier|Standard|Bulletin|Sentinel|Star|Express)$")
_BEFORE, _BEHIND, _EDGE = 12, 24, 8_000


def holds_as_company(source: str, holder: Span) -> bool:
    """The copyright line names a company, which may publish many papers: ``Northern Titles Limited``, ``PT …``."""
    start, end = holder
    line = source.rfind("\n", 0, start) + 1
    around = source[max(line, start - _BEFORE) : end + _BEHIND].split("\n", 1)[0]
    return _COMPANY.search(around) is not None


def followed_name(source: str, body_end: int) -> tuple[str, Span] | None:
    """The medium that a line below the text asks to follow: ``Follow Tarn Valley Mercury``."""
    found = (one for one in _FOLLOW.finditer(source, body_end, body_end + _EDGE) if _medium(one["name"]))
    match = next(found, None)
    return (match["name"], match.span("name")) if match is not None else None


def _medium(name: str) -> bool:
    """Called as media are, and as no person."""
    called = MEDIA.search(name) is not None or _PAPER.search(name) is not None or BRAND.fullmatch(name) is not None
    return called and not has_first_name(name)
