"""English names of what Indonesian text names."""

from __future__ import annotations

from functools import lru_cache

from service.annotate.source import indonesian_bodies, indonesian_places


@lru_cache(maxsize=8_192)
def english(text: str, kind: str) -> tuple[str, ...]:
    """English names of an Indonesian one, best first; `kind` is person, organization or place."""
    plain = " ".join(text.split())
    if kind == "place":
        return indonesian_places.place(plain)
    return indonesian_bodies.names(plain) if kind == "organization" else (plain,)
