"""Whether a sentence says the contrary in English: a "not" of the source that the English has nothing for.

«чтобы не помогать врагу» became "to help the enemy". Words are counted: with fewer in the English than in the source,
counted on the generous side, one is lost. Turns of speech that have no "not" in English are left out on the way.
"""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import words

_LANGUAGES = ("ru", "id")
_SHORT_FORM = re.compile(r"n\s?['’]\s?t\b", re.I)


def missing(source: str, english: str, language: str) -> list[str]:
    """The last negation of the source, with its next word, when the English has fewer: «не помогать»."""
    if language not in _LANGUAGES:
        return []
    ours = list(_negating(language).finditer(_idle(language).sub(_blank, source)))
    if not ours or len(ours) <= len(_denying().findall(english)) + len(_SHORT_FORM.findall(english)):
        return []
    return [source[slice(*ours[-1].span())]]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _negating(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words('negations', f'{language}.words'))})(?![\w-])(?:\s+\w+)?", re.I)


@cache
def _idle(language: str) -> re.Pattern[str]:
    either = "|".join(words("negations", f"{language}.idle")).replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.I)


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('negations', 'en.words'))})\b", re.I)
