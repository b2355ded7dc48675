"""Russian names that the English garbles, sent once more as names that a small model knows.

«Под Пенджикентом нашли печь» came out as "The Panjaent found a stove". So it is sent as «Вблизи Минска нашли печь», and
the Minsk of the English is called Panjakent; inside a sentence the name sent stands in the same case. Only names whose
English is certain go this way (`service.translation.certain_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from service.document import RestoredName
from service.lexicon import table
from service.translation import certain_names
from service.translation.certain_names import CertainName
from service.translation.english_words import is_known_name
from service.translation.likeness import fold
from service.translation.russian import readings

_SPOKEN = re.compile(r"[а-яё]+")
_PAIR = re.compile(r"(?=(?<!\w)([A-Z][a-z]+ [A-Z][a-z]+)(?!\w))")
_NEAR = 80.0
"""Least likeness (rapidfuzz ratio, 0 to 100) of two English words and a person's name that they misspell."""
_MOST = 4
"""Names of one sentence that are sent otherwise."""
_BEGINNING = 4
"""Letters by which a word of the sentence is taken for a known name."""
_KINDS = {"near": "town", "unlisted": "town"}
"""Kinds of names that have no names of their own to be sent as."""


class _Known(NamedTuple):
    """A name that the model knows: its base form, grammatical gender or ``plur``, English."""

    lemma: str
    gender: str
    english: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name as the source writes it, the known one that is sent in its place, its English, and the name's own."""

    name: str
    sent: str
    english: str
    right: str


def find(source: str, english: str) -> tuple[KnownName, ...]:
    """Names of a Russian sentence that its English lacks, each standing in the source once; none when too many do."""
    lost = [name for name in certain_names.find(source) if not name.is_in(english)]
    if not lost or len(lost) > _MOST:
        return ()
    spoken = _SPOKEN.findall(source.lower())
    chosen: dict[str, KnownName] = {}
    for name in lost:
        known = _known(name, spoken, (*chosen, english)) if source.count(name.written) == 1 else None
        if known is not None:
            chosen[known.english] = known
    return tuple(chosen.values())


def mended(source: str, english: str) -> tuple[str, tuple[RestoredName, ...]]:
    """The English with people's names put right that it nearly has, and which: Nina Sorokin for Нина Сорокина."""
    names: list[RestoredName] = []
    for name in certain_names.find(source):
        if name.kind != "person" or name.is_in(english):
            continue
        near = [pair for pair in _PAIR.findall(english) if fuzz.ratio(fold(pair), fold(name.right[0])) >= _NEAR]
        if len(near) == 1:
            given, surname = near[0].split()[0], name.right[1]
            right = f"{given if is_known_name(given.lower()) else name.right[0].split()[0]} {surname}"
            english = english.replace(near[0], right, 1)
            names.append(RestoredName(name.written, right, near[0]))
    return english, tuple(names)


def take_out(text: str, known: Sequence[KnownName]) -> str:
    """The text with the known names in place of the others."""
    for one in known:
        text = text.replace(one.name, one.sent, 1)
    return text


def put_back(english: str, known: Sequence[KnownName]) -> str | None:
    """The English with the names meant; None unless each of the known ones stands there once."""
    for one in known:
        english, count = re.subn(rf"(?<!\w){re.escape(one.english)}(?!\w)", one.right, english)
        if count != 1:
            return None
    return english


def _known(name: CertainName, spoken: Sequence[str], told: Sequence[str]) -> KnownName | None:
    """What is sent for a name: the first of its kind that the sentence has not, nor any of the English texts."""
    for one in _stand_ins(_KINDS.get(name.kind, name.kind)):
        lemmas = one.lemma.split()
        if not _fits(one, name) or any(one.english.split()[-1] in text for text in told):
            continue
        if any(word.startswith(lemmas[-1][:_BEGINNING]) for word in spoken):
            continue
        forms = [_inflected(lemma, "gent" if name.kind == "near" else name.case, name.gender) for lemma in lemmas]
        if all(forms):
            sent = " ".join(str(form).capitalize() for form in forms)
            if name.kind == "near":
                sent = f"{'Вблизи' if name.written[0].isupper() else 'вблизи'} {sent}"
            return KnownName(name.written, sent, one.english, name.right[0])
    return None


def _fits(known: _Known, name: CertainName) -> bool:
    """Whether a known name has the gender of another; adjectives take any, neuter places are sent as masculine ones."""
    return name.kind == "adjective" or known.gender == name.gender or (known.gender, name.gender) == ("masc", "neut")


@lru_cache(maxsize=1_024)
def _inflected(lemma: str, case: str, gender: str) -> str | None:
    """The form of a known name in a case; of names alike for men and women, that of the gender."""
    forms = [one for one in readings(lemma) if "nomn" in one.tag and one.is_known]
    base = next((one for one in forms if gender in one.tag), next(iter(forms), None))
    described = base is not None and "ADJF" in base.tag
    form = base.inflect({case, gender} if described else {case}) if base is not None else None
    return str(form.word) if form is not None else None


@cache
def _stand_ins(kind: str) -> tuple[_Known, ...]:
    rows = table("names", "ru.known").get(kind, ())
    return tuple(_Known(*row) for row in rows)
