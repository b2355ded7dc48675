"""Captions that say something before their credit are text of the article, whatever words they hold."""

from __future__ import annotations

import re

from service.lines import Line

_LEAST = 4
"""Words of the shortest caption, its credit included, less one."""
_CREDIT = re.compile(r"[.(\[|/,-] ?(?:photos?|image|picture|credit|foto|gambar|фото|снимок) ?[:/] ?\w")


def credited(line: Line) -> bool:
    """``The gate at dawn. Photo: Police``, ``Alat yang disita polisi. Foto: Dok. Polda``."""
    return line.words > _LEAST and _CREDIT.search(line.plain) is not None
