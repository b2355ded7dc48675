"""Names that the English lacks or garbles, sent once more in a form that the model copies.

An Indonesian name is replaced by a token (``kata X1.``) that is put back as the source writes it; a Russian one by its
English name where it is a place of the gazetteer, else by its romanization: «цитирует Овечкина», «цитирует Ovechkin».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.lexicon import indonesian_words, russian_places
from service.translation.gazetteer import exonyms
from service.translation.romanization import transliterate
from service.translation.russian import lemmas, parse

_MOST = 6
"""Names of one sentence beyond which the model will lose a token."""
_CODES = {"ru": ("name-missing",), "id": ("name-missing", "name-misspelt")}
"""Flags that a further try may answer. How a misspelt foreign name is spelt does not follow from its Russian form."""


@dataclass(frozen=True, slots=True)
class NameApart:
    """A name as the source writes it, and what is sent in its place."""

    name: str
    sent: str

    @property
    def is_token(self) -> bool:
        """Whether the name is to be put back for it."""
        return self.sent[1:].isdecimal()


def find(source: str, doubts: Iterable[str], language: str) -> tuple[NameApart, ...]:
    """The names of a sentence that its flags miss, each standing there once. Languages: ru, id; others give none."""
    flags = (doubt.partition(":") for doubt in doubts)
    names = [name for code, _, name in flags if code in _CODES.get(language, ())]
    once = [name for name in dict.fromkeys(names) if len(_places(source, name)) == 1]
    if not once or len(once) > _MOST or re.search(r"X\d", source):
        return ()
    if language == "ru":
        return tuple(NameApart(name, latin) for name in once if not name.isascii() and (latin := _latin(name)))
    certain = [name for name in once if _is_copied(name)]
    return tuple(NameApart(name, f"X{number}") for number, name in enumerate(certain, 1))


def take_out(text: str, lost: Sequence[NameApart]) -> str:
    """The text with what is sent in the names' places."""
    for one in lost:
        for match in _places(text, one.name)[:1]:
            text = text[: match.start()] + one.sent + text[match.end() :]
    return text


def _places(text: str, name: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _latin(name: str) -> str | None:
    """The gazetteer's English for a Russian place, else the romanization of a name that the dictionary knows.

    None for others: their base form would be a guess (Луном, Девонпарте).
    """
    bases = lemmas(name.lower())
    place = next((russian_places()[base] for base in bases if base in russian_places()), None)
    parsed = parse(name.lower())
    if place is not None or not (parsed.known and parsed.proper and parsed.noun):
        return place
    return transliterate(parsed.lemma.title())


def _is_copied(name: str) -> bool:
    """Whether English has an Indonesian name in the same letters: no ordinary word, no land with a name of its own."""
    return name.lower() not in exonyms("id") and name.lower() not in indonesian_words()
