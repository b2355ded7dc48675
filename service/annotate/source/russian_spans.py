"""Where the recognizer cuts Russian names wrongly: a place glued to a person, two places in one, adjectives, two kinds.

«главы общины Арзни Гагика Варданяна» names Арзни and Гагик Варданян; «Ереван-Севан» is two places; «Разданского
каскада» names no place that stands by itself; what an article calls «АрмИнфо» in marks is a body everywhere in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from service.agencies import agencies
from service.annotate.source import foreign_people, russian_place_names
from service.annotate.source.recognizer import Found
from service.lexicon import words
from service.translation import russian

_AGED = re.compile(r"[А-ЯЁ][а-яё-]*летн(?:ий|яя|его|ей|ему|им|юю|ем)(?:\s+|\b)")
"""Seventy-year-old, at the start of a sentence: no part of the name behind it."""
_PART = re.compile(r"\S+")
_BEFORE = re.compile(r"([а-яё]{3,})\s+\Z")
_BEHIND = re.compile(r"\s+([а-яё]+)(?:\s+([А-ЯЁа-яё]{3,}))?")
_MARKS = frozenset('«"“„')


def mended(text: str, found: Sequence[Found]) -> list[Found]:
    """The names of one text, cut where two stand in one; those that name nothing by themselves are left out."""
    names: list[Found] = []
    for whole in found:
        aged = _AGED.match(text, whole.start, whole.end)
        if aged is not None and aged.end() == whole.end:
            continue
        name = whole if aged is None else Found(aged.end(), whole.end, whole.kind)
        if name.kind == "person":
            names += _parted(text, name)
        elif name.kind == "place":
            names += [one for one in _halves(text, name) if not _is_adjective(text, one) and not _is_office(text, one)]
        else:
            names.append(name)
    return names


def of_one_kind(texts: Sequence[str], named: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of several texts, each spelling with one kind: a body where it stands in marks, else its usual one.

    Known places keep what they were read as: «Россия» may be an insurer beside the country.
    """
    kinds: dict[str, Counter[str]] = {}
    for text, found in zip(texts, named, strict=True):
        for name in found:
            marked = text[max(0, name.start - 1) : name.start] in _MARKS and name.kind == "organization"
            kinds.setdefault(text[name.start : name.end], Counter())[name.kind] += 100 if marked else 1
    usual = {
        written: max(_ORDER, key=lambda kind: (seen[kind], -_ORDER.index(kind))) for written, seen in kinds.items()
    }
    usual |= dict.fromkeys((written for written in usual if _is_newsroom(written)), "organization")
    return [
        [Found(name.start, name.end, usual[text[name.start : name.end]]) for name in found]
        for text, found in zip(texts, named, strict=True)
    ]


def _is_newsroom(written: str) -> bool:
    """Арменпресс, РБК-Украина: an agency that the lexicon lists under a name that is nothing else."""
    return len(written) > _SHORT and agencies().named(written) is not None


_SHORT = 4
_ORDER = ("person", "organization", "place")
"""Kinds; of two as often told the first."""


def _parted(text: str, name: Found) -> list[Found]:
    """A person without the place before the given name, which is one when a word for its kind leads or it is known."""
    parts = list(_PART.finditer(text, name.start, name.end))
    if len(parts) < 3 or _is_given(parts[0].group()):
        return [name]
    first = next((at for at, part in enumerate(parts[1:-1], 1) if _is_given(part.group())), None)
    if first is None:
        return [name]
    lead = _BEFORE.search(text, max(0, name.start - 30), name.start)
    place = text[name.start : parts[first - 1].end()]
    led = lead is not None and russian_place_names.lemma(lead.group(1)) in words("annotate-russian", "before.kinds")
    if not led and (len(place) < 4 or russian_place_names.known(place) is None):
        return [name]
    return [Found(name.start, parts[first - 1].end(), "place"), Found(parts[first].start(), name.end, "person")]


def _is_given(word: str) -> bool:
    return foreign_people.is_given(word) or any("Name" in reading.tag for reading in russian.readings(word.lower())[:3])


def _halves(text: str, name: Found) -> list[Found]:
    """Ереван-Севан: two places when both are known and the whole is not."""
    written = text[name.start : name.end]
    one, dash, other = written.partition("-")
    if not dash or "-" in other or not (one[:1].isupper() and other[:1].isupper()) or min(len(one), len(other)) < 3:
        return [name]
    known = russian_place_names.known
    if known(written) is not None or known(one) is None or known(other) is None:
        return [name]
    middle = name.start + len(one)
    return [Found(name.start, middle, "place"), Found(middle + 1, name.end, "place")]


def _is_adjective(text: str, name: Found) -> bool:
    """Разданского каскада, Тверского гарнизона: an adjective of a place and a noun that is no kind of place."""
    first, *rest = text[name.start : name.end].split()
    if not re.search(r"(?:[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими))\Z", first):
        return False
    if len(rest) == 1 and rest[0].islower():
        return not russian_place_names.is_kind(rest[0])
    if rest or russian_place_names.is_known(first):
        return False
    behind = _BEHIND.match(text, name.end)
    if behind is None:
        return False
    if behind.group(1) == "и" and behind.group(2) is not None:
        return behind.group(2)[-2:] in ("ом", "ой", "их", "им", "ий", "го", "ая")
    noun = russian.readings(behind.group(1))[0]
    return "NOUN" in noun.tag and not russian_place_names.is_kind(behind.group(1))


def _is_office(text: str, name: Found) -> bool:
    """Аким: an office that the recognizer takes for a place."""
    written = text[name.start : name.end]
    return " " not in written and russian_place_names.lemma(written.lower()) in words(
        "annotate-russian", "before.offices"
    )
