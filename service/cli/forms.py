"""What the commands read and write; apart from the commands' work, so that their help need not load it."""

from __future__ import annotations

from enum import StrEnum

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
"""Names of files that are read as HTML."""


class Format(StrEnum):
    """Forms of output."""

    json = "json"
    ndjson = "ndjson"
    text = "text"
    gkg = "gkg"


class CompareFormat(StrEnum):
    """Forms of a comparison."""

    text = "text"
    json = "json"
