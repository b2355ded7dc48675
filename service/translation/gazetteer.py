"""What the checks know of names: exonyms, acronyms, words that newsrooms write with a capital (names.toml)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from service.lexicon import table, words


@cache
def exonyms(language: str) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(str(form).lower() for form in ([forms] if isinstance(forms, str) else forms))
        for name, forms in table("names", f"{language}.exonyms").items()
    }


@cache
def acronyms(language: str) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(str(form).lower() for form in forms)
        for name, forms in table("names", f"{language}.acronyms").items()
    }


@cache
def common(language: str) -> frozenset[str]:
    return frozenset(" ".join(words("names", f"{language}.common")).split())


def known_places(language: str) -> Sequence[str]:
    """Names with an English form of their own, lower case, for true casing."""
    return tuple(exonyms(language))
