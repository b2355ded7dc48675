"""Words in capitals that open a sentence: names of places and newsrooms, which a small model misspells, and others.

"PUTUSSIBAU – Tim gabungan" became "PUUUSIBAU", "KEDIRI - Harga telur" "Individual". An Indonesian name in capitals is
English as it stands, so it never reaches the model; a Russian one is sent with a capital first letter and looked for
as other names are. Ordinary words ("KEBAKARAN GUDANG - Petugas") are sent small.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from service.lexicon import indonesian_words, words
from service.translation.gazetteer import exonyms

_RUN = re.compile(r"[A-Z][A-Z'’-]*[A-Z](?: [A-Z][A-Z'’-]*[A-Z]){0,3}(?![\w.-]*\w)")
_ENDS = re.compile(r"(?:,? ?\([^()]{1,40}\))?(?:\s*(?:[,–—:(/]|-(?=[\s\w-]))|\.\s)")
_BETWEEN = re.compile(r"(?:[\w-]{2,40}\.)+(?:com|COM|id|ID|net|NET|org|ORG)|[,/]\s?|\s")
"""What may stand before a further name: the address of a newsroom, a comma."""
_CYRILLIC = re.compile(r"[А-ЯЁ]{4,}(?:-[А-ЯЁ]{3,})*(?=,\s\d|\.\s|\s[–—(/]|\s-\s)")
_MOST = 80
"""Characters in which the names stand."""
_SEEN = 2 * _MOST
"""Characters that are looked at: a longer run in capitals is no name."""
_FEWEST = 4
"""Letters of the shortest name: shorter ones are acronyms, which models copy."""


def names(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the names in capitals that open an Indonesian sentence, in order; none in other languages."""
    if language != "id" or not text[:2].isupper() or text.isupper():
        return []
    return list(_names(text[:_SEEN]))


def _names(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while position < min(len(text), _MOST):
        run = _RUN.match(text, position)
        if run is not None:
            if _ENDS.match(text, run.end()) is None:
                return
            if _is_name(run.group()):
                yield run.span()
            position = run.end()
        elif (between := _BETWEEN.match(text, position)) is not None:
            position = between.end()
        else:
            return


def _is_name(run: str) -> bool:
    """Whether capitals are a name that English writes alike: no ordinary words, nor a place that it calls otherwise."""
    return _is_long(run) and run.lower() not in exonyms("id") and not _is_ordinary(run)


def _is_long(run: str) -> bool:
    return sum(map(str.isalpha, run)) >= _FEWEST


def _is_ordinary(run: str) -> bool:
    """Whether all words of a run in capitals are Indonesian words, and the run is no town or agency called by one."""
    lower = run.lower()
    return lower not in _towns() and all(word in indonesian_words() for word in lower.split())


@cache
def _towns() -> frozenset[str]:
    return frozenset(" ".join((*words("names", "id.cities"), *words("names", "id.datelines"))).split())


def softened(text: str, language: str, is_acronym: Callable[[str, str], bool]) -> str:
    """The sentence without the capitals of its opening: ordinary Indonesian words, a Russian dateline's place.

    ``is_acronym`` tells of a word and the language whether its capitals are its own.
    """
    if not text[:2].isupper() or text.isupper():
        return text
    if language == "ru":
        place = _CYRILLIC.match(text)
        if place is None or any(is_acronym(part, language) for part in place.group().split("-")):
            return text
        return place.group().title() + text[place.end() :]
    run = _RUN.match(text, 0, _SEEN) if language == "id" else None
    if run is None or not _is_long(run.group()) or not _is_ordinary(run.group()):
        return text
    return run.group().capitalize() + text[run.end() :]
