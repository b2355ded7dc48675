"""Lines that stand for pictures: their data or file names, and what a page says of its icons."""

from __future__ import annotations

import re

_LONGEST_NAME = 160
_MARKED = ("<image>", "<img ", "data:image/", "![")
_DATA = re.compile(r"(?:<image>|<img [^<>]{0,200}?src=[\"']?|!\[[^\[\]]{0,300}\]\()?\s?data:image/")
_CLOSED = ("</image>", "/>", ")")
_FILE = re.compile(r"[\w-]{8,120}\.?(?:jpe?g|png|gif|webp|avif|bmp|svg)", re.IGNORECASE)
_LEAST_FIGURES = 6
"""Figures of a name that a machine gave; without a full stop before its end nothing else tells it."""
_ICON = "An icon of "
_ONE_ICON = re.compile(r"[A-Z][\w ]{1,30} An icon of [^.]{3,90}\.?")


def stands_for_image(text: str) -> bool:
    """The data of a picture, the name of its file alone, or words for a screen reader: ``Home An icon of a house.``"""
    bare = text.strip()
    if bare.startswith(_MARKED) and _DATA.match(bare):
        return bare.endswith(_CLOSED) or " " not in bare
    if " " not in bare:
        return len(bare) <= _LONGEST_NAME and _FILE.fullmatch(bare) is not None and _figures(bare) >= _LEAST_FIGURES
    return bare.count(_ICON) > 1 or (len(bare) <= _LONGEST_NAME and _ONE_ICON.fullmatch(bare) is not None)


def _figures(text: str) -> int:
    return sum(map(str.isdecimal, text))
