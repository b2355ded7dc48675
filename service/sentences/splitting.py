"""Boundaries by terminal punctuation before a capital letter."""

from __future__ import annotations

import re

from service.document import Span

_BOUNDARY = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[—–-]*\s*[^\W\d_a-zа-яё])")


def split(text: str, language: str) -> list[Span]:
    """Half-open spans of the sentences of `text`, in order, trimmed; only white space lies between them."""
    spans: list[Span] = []
    start = 0
    for match in [*_BOUNDARY.finditer(text), None]:
        end = match.end() if match else len(text)
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if right > left:
            spans.append((left, right))
        start = end
    return spans
