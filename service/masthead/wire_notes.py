"""What an agency notes of its report above it: ``(Adds quotes, background)``, ``(Corrects paragraph 5 to say …)``."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"\s*\((?:adds|updates|recasts|corrects|clarifies|refiles|repeats|removes|releads|rewrites|writes (?:through|thru)"
    r"|дополн\w+|обновл\w+|исправл\w+|уточн\w+)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)[\s.-]*")
"""One bracket, and nothing behind it: no ``(Updates) Harbour fire forces hundreds from homes (video)``."""


def wire_note(text: str) -> bool:
    """The line is an editor's note in brackets on what changed in the report."""
    return text.lstrip()[:1] == "(" and _NOTE.match(text) is not None and _WHOLE.fullmatch(text) is not None
