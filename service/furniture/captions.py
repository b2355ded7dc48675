"""Captions that say something beside their credit are text of the article, whatever words they hold."""

from __future__ import annotations

import re

from service.agencies import agencies
from service.lines import Line

_LEAST = 4
"""Words of the shortest caption, its credit included, less one."""
_CREDIT = re.compile(r"[.(\[|/,-] ?(?:photos?|image|picture|credit|foto|gambar|фото|снимок) ?[:/] ?\w")
_STOCK = re.compile(
    r"[.!?)(\[|/,-] ?(?:(?:file|archive|stock|library|courtesy|handout|representational|illustrative) "
    r"(?:photos?|pictures?|pics?|images?|footage)|(?:foto|dok|ilustrasi|gambar) ?[:/]? ?"
    r"(?:arsip|ilustrasi|dok|file|istimewa|ist)"
    r"|(?:архивное|иллюстративное) фото|фото (?:из )?архива|фото из открытых источников|file|archive|архив|arsip)[\W]*$"
)
"""The same without a name: ``Soldiers on patrol. File photo``, ``Рынок после пожара. Архивное фото``."""
_PICTURED = (
    *("photo", "foto", "фото", "image", "pic", "credit", "gambar", "снимок", "footage"),
    *("dok", "ilustrasi", "file", "archive", "архив", "arsip"),
)
"""Parts of words one of which stands in all that both match."""
_GLUED = re.compile(r"© ?[^©]{2,60}[a-zа-яё](?P<caption>[A-ZА-ЯЁ].*)")
"""A credit and the caption right behind it, as scrapers leave them: ``© Tass / I. PetrovThe bridge after a storm``."""


def credited(line: Line) -> bool:
    """``The gate at dawn. Photo: Police``, ``Alat yang disita polisi. Foto: Dok. Polda``."""
    if line.words <= _LEAST or not any(map(line.plain.__contains__, _PICTURED)):
        return False
    return _CREDIT.search(line.plain) is not None or _STOCK.search(line.plain) is not None


def follows_credit(line: Line) -> bool:
    """A caption glued to the credit of its picture says something in words of its own."""
    glued = _GLUED.match(line.text) if line.text[:1] == "©" else None
    return glued is not None and glued["caption"].count(" ") >= _LEAST


_HOUSES = 3
_LONGEST_HOUSE = 4
"""Names between slashes of such a credit at least, and words of each."""


def credits_houses(line: Line) -> bool:
    """``Panos Dimas / Reuters / Northpix / LETA``: who took a picture and through whose hands it went."""
    if line.words > _HOUSES * _LONGEST_HOUSE or line.text.count(" / ") < _HOUSES - 1 or line.ends_sentence:
        return False
    names = [name.strip() for name in line.text.split(" / ")]
    if not all(name[:1].isupper() and name.count(" ") < _LONGEST_HOUSE for name in names):
        return False
    return any(agencies().named(name) is not None for name in names[1:])
