"""News agencies by the data file: canonical names for what newsrooms write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from service.lexicon import lexicon
from service.lines import lookup_key, plain

_ACRONYM = 4
_LONGEST = 70
_MOST_LISTED = 5
_LISTED = re.compile(r"\s*[,/;&+]\s*(?:and |и |dan )?|\s(?:and|и|dan)\s", re.IGNORECASE)
_HOUSES = re.compile(
    r"\s*[,/;&+|]\s*(?:(?:and|и|dan|with|с) )?|\s[-–—]\s|\s(?:and|with|from|via|и|с|со|dan|dengan)\s", re.IGNORECASE
)
_LONGEST_LIST, _LONGEST_HOUSE = 90, 6
"""Characters of a list of houses, and words of one of them."""
_DESK_INITIALS = re.compile(r"[a-zа-я]{2,4}")
_AROUND = frozenset(
    {
        "иа",
        "ниа",
        "риа",
        "миа",
        "информационное",
        "информационного",
        "информагентство",
        "информагентства",
        "агентство",
        "агентства",
        "агентств",
        "информагентств",
    }
    | {"kantor", "agensi", "the", "agency", "news", "agencia", "agência", "agence", "agenzia", "agencja"}
)
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_SPACES += "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BEFORE = f"(/[«\"“”„'–—-{_SPACES}"
_AFTER = f")/].,:»\"“”'–—-{_SPACES}"
_PREFIX = re.compile(
    r"^(?:[нрм]?иа|информационн(?:ое|ого) агентств[оа]?|информагентств[оа]?|агентств[оа]?|kantor berita|agensi berita"
    r"|the|agency|news agency|agencia|agência|agence|agenzia|agencja)\s+",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s+(?:news agency|agency|news|news ?wire|wire|(?:wire|news) service|информационное агентство|staff|desk"
    r"|reporters?)$",
    re.IGNORECASE,
)
_SUFFIXES = ("agency", "news", "wire", "service", "агентство", "staff", "desk", "reporter", "reporters")
_CASE_ENDINGS = ("ом", "а", "у", "е")
"""Endings of Russian nouns whose stem is their nominative: ``по материалам «Интерфакса»``, ``рассказал Интерфаксу``."""


_NAME_BEHIND = re.compile(r" [«\"“]?[A-ZА-ЯЁ]")


def opens_longer(text: str, start: int, end: int) -> bool:
    """``РИА СеверNews``: what stands there is the kind of a house before its name, which no list has."""
    return text[start:end] == "РИА" and _NAME_BEHIND.match(text, end) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Agencies:
    """`folded` finds long names in any case, `exact` acronyms as written, `hosts` web addresses.

    One object a data file, equal to itself alone, so that what was read with it can be remembered.
    """

    folded: Mapping[str, str]
    exact: Mapping[str, str]
    hosts: Mapping[str, str]
    openings: frozenset[str]
    """First words of all folded forms: most texts are told from names by them."""
    dependent: frozenset[str] = frozenset()
    """Canonical names that a line of their own does not state as the source: ``alone = false`` in the data."""
    common: Mapping[str, str] = field(default_factory=dict)
    """Names that are ordinary words as well, folded: they name an agency only where nothing else can stand."""
    towns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By acronym and folded town the agency that has the acronym there, where another one has it elsewhere."""

    def named(self, text: str) -> str | None:
        """Canonical name of the agency that `text` is, brackets and words like "news agency" aside, else None."""
        bare = _unwrapped(text)
        if not bare or len(bare) > _LONGEST:
            return None
        bare = bare.removeprefix("www.")
        if name := self.exact.get(bare):
            return name
        first, *behind = bare.split(None, 1)
        if behind and first[0].isalnum() and first[-1].isalnum() and not self._opened_by(first):
            return None
        words = lookup_key(bare).split()
        if not words:
            return None
        stem = _stem(words[0]) if len(words) == 1 else None
        if not {stem, words[0]} & self.openings and words[0] not in _AROUND:
            return None
        forms = _forms(bare)
        for form in forms:
            if name := self.exact.get(form) or self.folded.get(lookup_key(form)):
                return name
        if (stem := _stem(lookup_key(forms[-1]))) is not None and (name := self.folded.get(stem)):
            return name  # по материалам агентства «Интерфакса»
        return self.hosts.get(bare.casefold().removeprefix("www."))

    def sent_from(self, acronym: str, place: str) -> str | None:
        """The agency of this acronym in a dateline of `place`, None where the acronym is one agency's alone."""
        return self.towns.get((acronym, lookup_key(place))) if self.towns else None

    def _opened_by(self, word: str) -> bool:
        """Whether a name of several words may begin with this one."""
        folded = word.casefold() if word.isalpha() and word.isascii() else lookup_key(word)
        return folded in self.openings or folded in _AROUND

    def may_open(self, word: str) -> bool:
        """Whether an agency's name may begin with this word; most words are told from names by that."""
        ascii_only = word.isascii()
        folded = word.casefold() if ascii_only else lookup_key(word)
        if folded in self.openings or folded in _AROUND or folded in self.common:
            return True
        return not ascii_only and folded.endswith(_CASE_ENDINGS) and _stem(folded) in self.openings

    def first_of(self, text: str) -> tuple[str, str] | None:
        """Canonical name and form of the first agency where `text` lists nothing but agencies: ``(dpa, AFP)``.

        Around the first one may stand the initials of a desk in lower case: ``ant/kcm``, ``гл / dpa``.
        """
        parts = [part for part in _LISTED.split(text.strip(" ()[]/—–-.")) if part]
        if not parts or len(parts) > _MOST_LISTED:
            return None
        first = next((at for at, part in enumerate(parts) if self.named(part) is not None), len(parts))
        if first == len(parts) or not all(_DESK_INITIALS.fullmatch(part) for part in parts[:first]):
            return None
        name = self.named(parts[first])
        others = all(self.named(part) is not None or _DESK_INITIALS.fullmatch(part) for part in parts[first + 1 :])
        return (name, parts[first]) if name is not None and others else None

    def among(self, text: str) -> tuple[str, str] | None:
        """Canonical name and form of the first agency that `text` lists among houses: ``Euronews with AFP``.

        What stands beside it may be any house or "agencies"; a long text is no list.
        """
        if len(text) > _LONGEST_LIST:
            return None
        whole = self.named(text)
        if whole is not None:
            return whole, text
        parts = [part.strip() for part in _HOUSES.split(text.strip(" ()[]/—–-.")) if part.strip()]
        if not 1 < len(parts) <= _MOST_LISTED or any(part.count(" ") >= _LONGEST_HOUSE for part in parts):
            return None
        return next(((name, part) for part in parts if (name := self.named(part)) is not None), None)

    def spelled_out(self, acronym: str, source: str) -> str | None:
        """The agency that `source` names in full before the acronym in brackets: ``told InterpressNews (IPN)``."""
        at = source.find(f" ({acronym})")
        if at < 0:
            return None
        words = source[max(0, at - _LONGEST) : at].split()[-_LONGEST_HOUSE:]
        forms = (" ".join(words[first:]) for first in range(len(words)))
        return next((name for form in forms if len(form) > _ACRONYM and (name := self.named(form)) is not None), None)


def _unwrapped(text: str) -> str:
    """Without white space, brackets, quotes and dashes at its ends."""
    return text.lstrip(_BEFORE).rstrip(_AFTER)


def agencies(extra: Path | None = None) -> Agencies:
    """The agencies of the lexicon and of the user's file `extra`, which wins. Raises ValueError for a bad file."""
    return _agencies(extra)


@cache
def _agencies(extra: Path | None) -> Agencies:
    tables = [*lexicon("agencies")["agency"]]
    if extra is not None:
        try:
            tables += tomllib.loads(extra.read_text(encoding="utf-8"))["agency"]
        except (KeyError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{extra} is no list of agencies: {error}") from error
    folded: dict[str, str] = {}
    exact: dict[str, str] = {}
    hosts: dict[str, str] = {}
    for entry in tables:
        exact.update(dict.fromkeys(entry.get("exact", ()), entry["name"]))
        for form in (*(() if entry.get("common") else (entry["name"],)), *entry.get("variants", ())):
            if len(form) <= _ACRONYM:
                exact[form] = entry["name"]
            else:
                folded[lookup_key(form)] = entry["name"]
        hosts.update(dict.fromkeys(entry.get("hosts", ()), entry["name"]))
    openings = frozenset(form.split()[0] for form in (*folded, *map(plain, exact), *hosts) if form.split())
    dependent = frozenset(entry["name"] for entry in tables if entry.get("alone") is False)
    common = {lookup_key(entry["name"]): entry["name"] for entry in tables if entry.get("common")}
    towns = {
        (acronym, lookup_key(town)): entry["name"]
        for entry in tables
        for acronym in entry.get("acronyms", ())
        for town in entry.get("towns", ())
    }
    return Agencies(folded, exact, hosts, openings, dependent, common, towns)


def _forms(bare: str) -> tuple[str, ...]:
    """The name as it stands and without words like "news agency" before or after it."""
    short = _SUFFIX.sub("", bare) if bare.lower().endswith(_SUFFIXES) else bare
    if bare.split(None, 1)[0].casefold() not in _AROUND:
        return bare, short, bare, short
    return bare, short, _PREFIX.sub("", bare), _PREFIX.sub("", short)


def _stem(word: str) -> str | None:
    """A Russian word without the ending of a case, None when it has none or is an acronym."""
    ending = next((one for one in _CASE_ENDINGS if word.endswith(one)), None)
    return word.removesuffix(ending) if ending is not None and len(word) - len(ending) > _ACRONYM else None
