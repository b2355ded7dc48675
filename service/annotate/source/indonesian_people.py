"""Where a person's name begins behind an Indonesian office.

Kepala Dinas Perhubungan Kabupaten Jepara Trisno Hadi is one run of capitals: office, body, person. Every word at which
the person may begin is judged by itself and by what stands before it; the likeliest is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name_lists import surnames
from service.annotate.source import indonesian_places
from service.annotate.source.indonesian_offices import Office, members, phrase
from service.annotate.source.indonesian_places import is_country, is_place, kinds
from service.annotate.source.indonesian_runs import (
    Run,
    is_common,
    is_given,
    is_headed,
    is_of_a_field,
    listed,
)
from service.annotate.tokens import Token
from service.lexicon import indonesian_words, table

LONGEST_BODY = 7
"""Words of a body's whole name."""
_ENOUGH = 1.0
"""Least score of a place where a person may begin."""
ROMAN = re.compile(r"[IVX]+\Z")
_UNMOVED = frozenset(("universitas", "institut", "pt", "cv", "ud", "bank", "partai", "radio", "yayasan"))
"""Bodies whose name goes on with any words, so that a person after them has to be known."""
_ENDS = frozenset(("tbk", "persero"))


def person(rest: Run, office: Office | None, alone: Collection[str]) -> tuple[int, int]:
    """The token where the person begins (`rest.last`: nobody), and where body or territory before the person end."""
    ranks = [i for i in range(rest.first, rest.last) if _is_rank(rest, i, office)]
    if ranks and ranks[-1] < rest.last - 1:
        return _behind_ranks(rest, ranks[-1]), ranks[0]
    best, score = rest.last, _nobody(rest, office)
    for begin in range(_named_body(rest), rest.last):
        own = _score(rest, begin, office, alone)
        if own > score and own >= _ENOUGH:
            best, score = begin, own
    return best, best


def _named_body(rest: Run) -> int:
    """The token after a body whose whole name or head the tables know: Satuan Polisi Pamong Praja."""
    known = table(indonesian_places.BODIES, "bodies"), kinds("heads")
    for first in range(rest.first, rest.last):
        for width in range(min(LONGEST_BODY, rest.last - first), 1, -1):
            key = phrase(rest.tokens, first, first + width)
            if key in known[0] or key in known[1] or (width > 2 and key in kinds("fields")):
                return first + width
    return rest.first


def _behind_ranks(rest: Run, rank: int) -> int:
    """Sersan Dua Miskel Rumbiak, Letkol Laut (P) Yoga Pratama, Kapten Maritim Rosli Hamdan."""
    tokens, last = rest.tokens, rest.last - 1
    begin = rank + 1
    while begin < last:
        token = tokens[begin]
        if token.text == "(":
            begin += 3
        elif not token.is_word or token.lower in listed("grades") or is_common(token):
            begin += 1
        else:
            break
    begin = min(begin, last)
    return rest.last if begin == last and tokens[begin].lower == "haji" else begin


def _is_rank(rest: Run, at: int, office: Office | None) -> bool:
    """A rank that is no part of a hospital's name: RSUD Dr Soetomo; but Direktur RSUD dr Lintang Pramesti menyebut."""
    tokens = rest.tokens
    if tokens[at].lower not in listed("ranks"):
        return False
    if at == rest.first or tokens[at - 1].lower not in _NAMED_AFTER:
        return True
    return office is not None and at == rest.first + 1 and rest.after()[:1] not in ([], [","], ["("])


_NAMED_AFTER = frozenset(("rsud", "rs", "rsup", "rumah", "sakit", "universitas", "jalan"))
"""What is called after people, with their titles."""


def _nobody(rest: Run, office: Office | None) -> float:
    """How much says that no person follows: a known place, a comma and a name behind."""
    score = 0.0
    if is_place(rest.text):
        score += 3
    if office is not None and office.first > 1 and rest.tokens[office.first - 1].text == ",":
        score += 3 if rest.tokens[office.first - 2].is_capitalized or rest.tokens[office.first - 2].text == ")" else 0
    after = rest.tokens[rest.last : rest.last + 2]
    if after and after[0].lower in ("dr", "drg", "ir", "prof"):
        score += 5
    if len(after) > 1 and after[0].text == "," and (after[1].is_capitalized or after[1].lower in listed("ranks")):
        other = after[1].lower in listed("not_names") or (is_headed(after[1]) and after[1].lower not in listed("ranks"))
        score += 0 if not is_given(after[1]) and (other or is_place(after[1].text)) else 5
    if office is not None and office.key in members("list") and len(rest.own) == 1:
        score += 1
    return score


def _score(rest: Run, begin: int, office: Office | None, alone: Collection[str]) -> float:
    """How much says that the person's name begins at a token."""
    tokens = rest.tokens
    first, length = tokens[begin], sum(t.is_word and len(t.text) > 1 for t in tokens[begin : rest.last])
    lettered = first.text.isupper() and len(first.text) > 1
    if not first.is_capitalized or lettered or (is_headed(first) and not is_given(first)):
        return -9
    name = tokens[begin : rest.last]
    if any(t.text.islower() and t.lower not in listed("particles") for t in name):
        return -9
    if name[-1].lower in listed("company_ends"):
        return -9  # Susi Air
    if any(t.text.isupper() and len(t.text) > 2 and t.lower not in listed("suffixes") for t in name):
        return -9
    if first.lower in kinds("compass") or first.lower in _ENDS:
        return -9
    score = {0: -9.0, 1: -0.5, 2: 1.5, 3: 1.0}.get(length, 0.0 if length == 4 else -2.0)
    if is_place(" ".join(t.text for t in name if t.is_word)) and (first.text not in alone or is_country(first.text)):
        score -= (
            7 if len(name) > 1 or is_country(first.text) or not is_given(first) else 1
        )  # Dinas Pendidikan Sumba Timur
    elif len(name) > 1 and name[-1].lower in kinds("compass"):
        score -= 7
    elif len(name) > 2 and is_place(f"{first.text} {name[1].text}") and not is_given(first):
        score -= 7  # Kepala BPBD Kolaka Timur Anzarullah
    elif len(name) > 1 and is_place(first.text) and not is_given(first) and is_common(name[-1]):
        score -= 4  # a headline's Kapolres Boyolali Kecelakaan
    if length > 2 and is_country(first.text):
        score -= 5  # Kementerian Pertahanan Armenia Narek Sarkisyan
    if length == 1 and office is not None and "juru" in office.key.split() and not is_given(first):
        score -= 4  # juru bicara Houthi
    if office is not None and office.key in members("crowds") and not _is_of_one(tokens, office):
        score -= 3
    if first.text in alone:
        score += 4
    elif len(name) > 1 and any(t.text in alone for t in name):
        score += 1
    if any(t.text in alone for t in tokens[rest.first : begin]):
        score -= 4
    if is_given(first) and len(first.text) > 2:
        score += 3
    elif is_of_a_field(first):
        score -= 3 if first.lower in kinds("fields") or first.lower not in indonesian_words() else 1.5
    elif is_place(first.text):
        score -= 1.5 if length < 2 else 0.5
    elif first.lower in surnames():
        score += 0.5
    return score + _before(rest, begin, office)


def _is_of_one(tokens: Sequence[Token], office: Office) -> bool:
    """Kata nelayan Wartono, seorang petani Wagiman; a headline's Nelayan Ujung Pandaran may be any."""
    before = tokens[office.first - 1].lower if office.first else ""
    return before in ("seorang", "satu", "menurut", "oleh") or before.removesuffix("nya") in listed("said")


def _before(rest: Run, begin: int, office: Office | None) -> float:
    """How well body or territory end before a token."""
    tokens = rest.tokens
    owner = tokens[rest.first : begin]
    territorial = office is not None and office.key in members("list")
    if not owner:
        return -1 if territorial and len(rest.own) > 2 else 0
    last = owner[-1]
    if len(owner) == 1 and _is_named_hospital(rest, last):
        return -9
    if last.lower in kinds("compass") or last.lower in _ENDS or last.is_number or ROMAN.match(last.text):
        return 2
    if last.text.isupper() and len(last.text) > 1:
        return 2
    head = last.lower in kinds("organizations") and len(last.text) > 4
    if len(owner) == 1 and head and last.lower not in _UNMOVED:
        return 0  # Kepala Balai Harya Lesmana
    if len(owner) == 1 and last.lower in _UNMOVED:
        return -9
    if not last.is_word or head or last.lower in kinds("places") or last.lower in listed("ranks"):
        return -9
    text = " ".join(t.text for t in owner if t.is_word)
    placed = is_place(text) or _ends_with_place(owner)
    if gazetteer.fold(text) in known_organizations():
        return 2
    if any(t.lower in _UNMOVED for t in owner) and not is_given(tokens[begin]):
        campus = any(t.lower == "universitas" for t in owner[:-1])
        return 1 if placed else 1.5 if campus and rest.last - begin == 2 else -1.5
    if placed and (not is_given(last) or is_country(last.text) or (territorial and len(owner) == 1)):
        return 2
    if is_given(last) or (len(owner) > 1 and (_ends_with_place(owner[:-1]) or owner[-2].text.isupper())):
        return -2
    if is_of_a_field(last):
        return 2
    if territorial or owner[0].lower in kinds("places"):
        unknown = len(owner) - (owner[0].lower in kinds("places"))
        if unknown > 1 and rest.last - begin == 1:
            return -1.5  # Camat Watulimo Wirya Laksana
        return {1: 1.0, 2: 0.75}.get(unknown, 0.0)
    return 0.0 if is_headed(owner[0]) else -1.0


def _is_named_hospital(rest: Run, head: Token) -> bool:
    """Direktur RS Mitra Plumbon, dr Herry: the name behind a hospital's letters is its own."""
    return head.lower == "rs" or (head.lower in ("rsud", "rsup") and rest.after() == [","])


def _ends_with_place(owner: Sequence[Token]) -> bool:
    """Dinas Pendidikan Sumba Timur, Kabupaten Jepara."""
    return any(is_place(" ".join(t.text for t in owner[-width:])) for width in (2, 1) if width < len(owner))
