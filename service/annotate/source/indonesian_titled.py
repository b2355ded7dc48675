"""What an Indonesian office and its run of capitals name: body or territory, and the person with the role."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.source import indonesian_bodies, indonesian_names, indonesian_places
from service.annotate.source.indonesian_offices import Office, at, ending, members, offices, phrase, title
from service.annotate.source.indonesian_people import ROMAN, person
from service.annotate.source.indonesian_places import is_place, kinds
from service.annotate.source.indonesian_runs import (
    OFFICES,
    Run,
    given_names,
    is_common,
    listed,
)
from service.annotate.source.recognizer import Found
from service.lexicon import table, words

_PARTS = frozenset(words(OFFICES, "territorial.parts"))
"""Parts of a body, whose name follows: Komisi IX DPR."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an office with its run names; `first` and `last` are its tokens, `role` the office in English."""

    found: Sequence[Found]
    first: int
    last: int
    role: str | None


def read(run: Run, alone: Collection[str]) -> Reading | None:
    """A run with an office in front of its first capital or at it; None when it has no office or rank.

    `alone` are first words of people that the article names by them alone (kata Trisno).
    """
    office = at(run.tokens, run.first)
    if office is not None and office.last > run.last:
        office = None
    if office is not None and not office.before and run.first:
        wider = ending(run.tokens, office.last)
        office = wider if wider is not None and wider.key == office.key else office
    unknown = office is None and run.own[0].lower in listed("offices")
    if office is None and not unknown and run.own[0].lower not in listed("ranks"):
        office = ending(run.tokens, run.first)
        if office is None or run.tokens[office.last - 1].lower in _BEFORE_OTHERS:
            return None
    start = max(run.first, office.last) if office is not None else run.first + unknown
    if start >= run.last:
        return Reading([], office.first if office else run.first, run.last, title(office) if office else None)
    rest = run.part(start, run.last)
    begin, owner_end = person(rest, office, alone)
    owner = run.part(start, owner_end) if owner_end > start else None
    body, field = (None, "") if owner is None else _owner(owner, office, sure=begin < run.last or run.after() == [","])
    role = None
    if office is not None:
        named = body is not None and body[1].first == (owner.first if owner else start)
        english = indonesian_names.english(body[1].written, body[0])[0] if body is not None and named else None
        if body is not None and body[0] == "place" and english is not None:
            english = indonesian_places.without_kind(body[1].text)
        role = title(office, english, kind=body[0] if body else "", field=field)
    found = [] if body is None else [body[1].found(body[0])]
    if begin < run.last:
        found.append(run.part(begin, _without_degrees(run, begin)).found("person", role))
    return Reading(found, office.first if office is not None else run.first, run.last, role)


def is_no_name(word: str) -> bool:
    """Whether a word is an office, a rank, a kind of place or body, or a place: no part of a person's name."""
    lower = word.lower().strip(".")
    tables = offices(), kinds("places"), kinds("organizations")
    if lower in listed("ranks") or lower in listed("offices") or any(lower in table for table in tables):
        return True
    return is_place(word) and lower not in given_names()


def behind(run: Run, role: str | None, alone: Collection[str]) -> Reading:
    """The run after a body and its letters in brackets: Badan Pengawas Pemilu (Bawaslu) Kota Ternate Rusli Umar."""
    begin, owner_end = person(run, None, alone)
    if role is not None and len(run.own) == 1 and not is_place(run.text) and not is_common(run.own[0]):
        begin = owner_end = run.first  # Plt Kepala BPBD (…) Kusmayadi
    owner = run.part(run.first, owner_end) if owner_end > run.first else None
    body = _owner(owner, None, sure=False)[0] if owner is not None else None
    found = [body[1].found(body[0])] if body is not None else []
    if begin < run.last:
        found.append(run.part(begin, _without_degrees(run, begin)).found("person", role))
    return Reading(found, run.first, run.last, role)


_BEFORE_OTHERS = frozenset(("warga", "penduduk", "korban", "guru", "ahli", "istri", "suami"))
"""Words before a run that say little about it: warga Sukamaju."""


def _without_degrees(run: Run, begin: int) -> int:
    """Bambang Sutopo ST, Andi Ilham S.Tr.K."""
    last = run.last
    while last - begin > 1 and run.tokens[last - 1].lower in listed("suffixes"):
        last -= 1
    for first in range(begin + 1, last - 2):
        degree = run.tokens[first].lower in ("s", "m") and run.tokens[first + 1].text == "."
        if degree and run.tokens[first + 2].lower in listed("degrees"):
            return first
    return last


def _owner(owner: Run, office: Office | None, *, sure: bool) -> tuple[tuple[str, Run] | None, str]:
    """Kind and words of what an office is over, and its field in English, which an office without a body may have."""
    if office is not None and "$" in offices()[office.key]:
        return None, indonesian_bodies.field(owner.written).lower()
    heads = [i for i in range(owner.first, owner.last) if _heads_a_body(owner, i)]
    if heads:
        first = heads[0]
        if owner.tokens[first].lower in _PARTS and len(heads) > 1:
            first = heads[-1]
        return ("organization", owner.part(first, owner.last)), ""
    company = len(owner.own) > 1 and owner.own[-1].lower in listed("company_ends")
    if company or gazetteer.fold(owner.text) in known_organizations():
        return ("organization", owner), ""
    for first in range(owner.first, owner.last):
        part = owner.part(first, owner.last)
        if not part.own[0].is_word:
            continue
        if part.own[0].lower in kinds("places") and len(part.own) > 1 and not any(is_common(t) for t in part.own[1:]):
            return ("place", part), ""
        if is_place(part.text):
            return ("place", part), ""
    territorial = office is not None and office.key in members("list")
    common = [t for t in owner.own if is_common(t)]
    if territorial and (not common or (sure and len(common) < len(owner.own))):
        return ("place", owner), ""
    return None, ""


def _heads_a_body(owner: Run, at: int) -> bool:
    token = owner.tokens[at]
    if not token.is_word:
        return False
    if any(phrase(owner.tokens, at, at + width) in kinds("heads") for width in (2, 3) if at + width < owner.last):
        return True
    letters = token.text.isupper() and (len(token.text) > 2 or token.text == "RS") and not ROMAN.match(token.text)
    kind = token.lower in kinds("organizations") and token.lower not in table(indonesian_places.BODIES, "bodies")
    lettered = letters and not is_place(token.text) and not (kind and owner.last - at == 1)
    return lettered or (token.lower in kinds("organizations") and (at + 1 < owner.last or token.lower in _ALONE))


_ALONE = frozenset(("basarnas", "bawaslu"))
