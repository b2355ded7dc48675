"""Where a page names itself beside the names of companies: the line that asks readers to follow it."""

from __future__ import annotations

import re

from service.document import Span
from service.masthead.item import BRAND, HOST
from service.masthead.name_words import has_first_name
from service.masthead.site import MEDIA, names_page

_FOLLOW = re.compile(
    r"^(?:Follow|Подписывайтесь на|Подписаться на|Следите за новостями|Читайте|Ikuti|Like|Join|Subscribe to)[ \t]+"
    r"(?:(?:Berita|berita|media sosial|news from|новости)[ \t]+)?"
    rf"(?P<name>{HOST.pattern}|[A-ZА-ЯЁ][\w'’-]+(?:[ \t][A-ZА-ЯЁ&][\w'’-]*){{0,4}})"
    r"(?:[ \t]+(?:on|в|на|di|dan|via)\b[^\n]{0,80})?[ \t:]*$",
    re.MULTILINE,
)
_CHANNEL = re.compile(
    r"(?:Follow|Ikuti|Gabung|Join)(?: di)? (?:WhatsApp|Whatsapp|WA|Telegram) (?:Channel|Saluran|channel|saluran)s?"
    r" (?P<name>[\w-]{3,40}(?:\.[a-z]{2,6}){1,2}) (?:untuk|for|to|agar)\b"
    r"|(?:lainnya|selengkapnya) (?:dari|di) (?P<other>[\w-]{3,40}(?:\.[a-z]{2,6}){1,2}) (?:di|on) Google News"
    r"|[Bb]erita (?:terkini |terbaru |menarik )?(?:dari )?(?P<more>[\w-]{3,40}(?:\.(?:[a-z]{2,6}|[A-Z]{2,6})){1,2})"
    r"(?: [Ll]ain(?:nya)?)? di (?:Google News|GOOGLE NEWS)"
)
"""``Follow WhatsApp Channel teluk.co.id untuk update …``, as a theme that many Indonesian sites use offers it."""
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


def behind_title(source: str, title: str) -> tuple[str, Span] | None:
    """The site in the browser's title, which stands above the headline: ``Lorries block bridge - The Courier``."""
    if len(title) < _LEAST_TITLE:
        return None
    for match in _LINE.finditer(source, 0, _TOP):
        line = match.group().rstrip()
        suffix = _SUFFIX.fullmatch(line, len(title)) if line.startswith(title) else None
        if suffix is not None and _called(suffix["name"]):
            start = match.start() + suffix.start("name")
            return suffix["name"], (start, start + len(suffix["name"]))
    return None


def _called(name: str) -> bool:
    """Written as names are: in Latin letters every long word capitalized, in others few words."""
    words = name.split()
    latin = name.isascii()
    return names_page(name) and (
        all(not word[0].islower() for word in words if len(word) >= _LONG_WORD) if latin else len(words) <= _FEW
    )


_LONG_WORD, _FEW = 4, 3
_LEAST_TITLE, _TOP = 20, 1_500
_LINE = re.compile(r"\S[^\n]*")
_SUFFIX = re.compile(r"\s+[|–—»:•-]{1,2}\s+(?P<name>[A-ZА-ЯЁ\d][^|–—»:•\n]{2,40})")


def followed_name(source: str, body_end: int) -> tuple[str, Span] | None:
    """The medium that a line below the text asks to follow: ``Follow Tarn Valley Mercury``."""
    found = (one for one in _FOLLOW.finditer(source, body_end, body_end + _EDGE) if _medium(one["name"]))
    if (match := next(found, None)) is not None:
        return match["name"], match.span("name")
    channel = _CHANNEL.search(source, body_end, body_end + _EDGE)
    group = channel.lastgroup if channel is not None else None
    return (channel[group], channel.span(group)) if channel is not None and group else None


def _medium(name: str) -> bool:
    """Called as media are, and as no person."""
    called = MEDIA.search(name) is not None or _PAPER.search(name) is not None or BRAND.fullmatch(name) is not None
    called = called or HOST.fullmatch(name) is not None
    return called and not has_first_name(name)
