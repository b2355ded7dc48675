"""Names of people in a line, labels and what they do aside: runs of words in capitals, whole and in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.document import Span
from service.lexicon import LANGUAGES, table
from service.lines import lookup_key
from service.masthead.name_words import has_given_name
from service.masthead.names import UPPER, people
from service.masthead.phrases import folded_words
from service.masthead.places import is_place

_TOKEN = rf"(?:(?:[{UPPER}]\.[ \u00a0]?){{1,2}}|[{UPPER}][\w’'‘`]+(?:[-‑][\w’'‘`]+)*(?!\w|\.\w))"
_PARTICLE = r"(?:de|del|della|der|den|van|von|bin|binti|ibn|al|el|da|di|dos|la|le|бин|аль|ван|фон|де|ибн)"
_RUN = re.compile(rf"(?<![\w.@]){_TOKEN}(?:[ \u00a0]?(?:{_PARTICLE} )?(?:(?<=[ .\u00a0])){_TOKEN}){{0,9}}")
_WORD = re.compile(_TOKEN)
_RUN_TOGETHER = re.compile(r"[a-zа-яё]{3}[A-ZА-ЯЁ]")
_SHORTEST, _LONGEST_NAME = 2, 4


def names_in(text: str) -> Iterator[tuple[str, Span, int]]:
    """Names of two to four words: runs of capitals, cut at words that label or say what someone does.

    With each how many words of a longer name stand beside it.
    """
    seen: set[Span] = set()
    for run in _RUN.finditer(text):
        for start, end, cut in _cut(run.group().rstrip(), run.start()):
            named = people(text[start:end], least=2, strict=True)
            if len(named) == 1 and not is_place(named[0].value) and not _RUN_TOGETHER.search(named[0].value):
                span = (start + named[0].span[0], start + named[0].span[1])
                if span not in seen:
                    seen.add(span)
                    yield named[0].value, span, cut


def _cut(run: str, offset: int) -> Iterator[tuple[int, int, int]]:
    words = [(match.start(), match.end(), lookup_key(match.group())) for match in _WORD.finditer(run)]
    piece: list[tuple[int, int, str]] = []
    for at, word in enumerate([*words, (0, 0, "by")]):
        if word[2] in _label_words() or word[2] in _calendar():
            following = words[at + 1][2] if at + 1 < len(words) else ""
            if word[2] not in _newsroom() or following in folded_words("masthead.professions"):
                yield from _named(piece, run, offset)
            piece = []
        else:
            piece.append(word)


@cache
def _newsroom() -> frozenset[str]:
    """Words behind a house's name: ``Coast Herald Staff``, but ``Ann Lee Staff Writer``."""
    return frozenset(word for word in folded_words("masthead.desks") if word in _label_words())


@cache
def _calendar() -> frozenset[str]:
    found = {lookup_key(word) for name in ("months", "weekdays") for word in _flat(name)}
    return frozenset(word for word in found if len(word) > 2)


def _flat(name: str) -> Iterator[str]:
    for language in LANGUAGES:
        for forms in table(language, "calendar").get(name, ()):
            yield from forms


def _named(piece: list[tuple[int, int, str]], run: str, offset: int) -> Iterator[tuple[int, int, int]]:
    """The whole of a short run; of a longer one also what begins with a given name, and its two ends."""
    count = len(piece)
    if count < _SHORTEST:
        if piece and "." in run[piece[0][0] : piece[0][1]]:
            yield offset + piece[0][0], offset + piece[0][1], 0
        return
    if count <= _LONGEST_NAME:
        yield offset + piece[0][0], offset + piece[-1][1], 0
    if count == _SHORTEST:
        return
    starts = [n for n in range(count - 1) if has_given_name(piece[n][2])]
    for n in starts or [0, count - 2]:
        yield offset + piece[n][0], offset + piece[n + 1][1], count - 2
        if n + 2 < count and count > _SHORTEST + 1:
            yield offset + piece[n][0], offset + piece[n + 2][1], count - 3


@cache
def _label_words() -> frozenset[str]:
    """Single words that label authors, editors, sources, dates, pictures: no part of a name."""
    names = (
        "by",
        "by_bare",
        "editor",
        "source",
        "published",
        "modified",
        "other_dates",
        "roles",
        "professions",
        "desks",
    )
    words = {word for name in names for text in folded_words(f"masthead.{name}") for word in text.split()}
    return frozenset(words | {"foto", "фото", "photo", "photos"})
