"""What a caller hands in: the bytes of one raw article and what is known about it beforehand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_CONTINUATION = tuple(bytes([byte]) for byte in range(0x80, 0xC0))
HINTS = ("language", "url", "title", "published", "site", "retrieved")


@dataclass(frozen=True, slots=True)
class Article:
    """One raw article. `charset` is the declared one; `hints` are any of `HINTS`, `include` extra parts to answer."""

    data: bytes
    media_type: str = "text/plain"
    charset: str | None = None
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    include: frozenset[str] = frozenset()
    glossary: str | None = None
    """A glossary as canonical JSON (`service.glossaries.canonical`)."""

    @classmethod
    def from_text(cls, text: str, media_type: str = "text/plain", **known: str | None) -> Article:
        """An article that is text already (JSON, a Python string); hints that are None are left out."""
        hints = {name: value for name, value in known.items() if value is not None}
        return cls(text.encode("utf-8", "surrogatepass"), media_type, "utf-8", hints)

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def characters(self) -> int:
        """About how many characters: bytes that do not continue a UTF-8 character."""
        return len(self.data) - sum(map(self.data.count, _CONTINUATION))

    def identity(self, packages: Mapping[str, str], release: str) -> str:
        """The document id: 32 hexadecimal digits that change with bytes, options, packages or release."""
        told = {
            "source": self.sha256,
            "media_type": self.media_type,
            "charset": self.charset,
            "hints": dict(sorted(self.hints.items())),
            "packages": dict(sorted(packages.items())),
            "release": release,
        }
        if self.glossary is not None:
            told["glossary"] = self.glossary
        return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
