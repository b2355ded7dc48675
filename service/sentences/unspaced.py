"""A full stop without a blank behind it: "the end.Next one", and units behind numbers."""

from __future__ import annotations

import re

from service.sentences.abbreviations import Abbreviations, brands, capital_domains
from service.sentences.openings import is_plain_word, is_shortened, next_word, opens, runs
from service.sentences.place import Place, last_word

_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLCDM]+$")
_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{2,5} [a-zа-яё\d]")
_ACRONYM_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]\Z")
_SHORTEST = 3
"""Letters of the shortest word that ends a sentence in front of a capital without a blank."""
_ENDS = ("»", "”", '"', "%", ")", ",-")
"""What may stand between a word and the stop that ends it: «Мы устали».Толпа, "5%.Ayo", "Rp 5.000,-.Harga"."""
_DASHES = ("—", "–", "-")
_COMPOUND = re.compile(
    r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*(?:-(?:\d{1,4}|[a-zа-яё]{3,})|['’][a-z]{1,9})\Z|\d{1,3}-\d{1,3}\Z"
)
"""``sign-ups``, "SARS-CoV-2", "Al-Qur'an", a score."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\Z")
_MEASURE = re.compile(r"(?:Rp)?(?:\d+[.,])*\d+(?:[a-zа-яё]{1,3})?\Z")
"""A number that may carry its unit."""


def is_unspaced_boundary(place: Place, known: Abbreviations) -> bool:
    """``the end.Next one``: a plain word before, a capitalized plain word after, nothing of an address around."""
    if not place.following[0].isupper():
        return False
    if place.opener:
        return _is_quotation(place, known)
    if not place.before:  # «Мы устали».Толпа затихла.
        closed = place.earlier.endswith(_ENDS) and not place.closers.strip('"”»')
        return place.marks == "." and closed and (opens(place, known) or runs(place, known))
    word = _LETTERS.match(place.following)
    before, previous = place.before.lower(), last_word(place.earlier.rstrip(" .,"))
    if place.closers:  # "I am innocent."He then sat down.
        quoted = place.closers in ("”", "»", '"') and len(before) >= _SHORTEST
        return quoted and before.isalpha() and (opens(place, known) or runs(place, known))
    if "." in before and (before in known.closing or before in known.final or _ACRONYM_DOTTED.match(place.before)):
        if before not in known.closing:  # "In the U.S.He", "the C.E.O.She", and not "J.A.May"
            return opens(place, known) and next_word(place) not in known.named
        if place.earlier.endswith((" и ", " dan ", " and ")):
            return True  # «и т.д.Призов он»
        return opens(place, known) or runs(place, known)
    unit = is_measured(place, previous, known) or previous == "per"
    if place.marks == "." and (before in known.unit or before in known.plain) and unit:
        opening = opens(place, known) or runs(place, known) or is_plain_word(place, known)  # «3,5 млн руб.Половину»
        return opening or (known.knows(before) and _ACRONYM.match(place.following) is not None)  # "295 menit.KA 55"
    acronym = len(before) > 1 and place.before.isupper() and place.before.isalpha()
    finals = known.final | known.closing
    if before in brands() or (place.marks == "." and known.has(before) and not (acronym and before in finals)):
        return False
    if word and _MEASURE.match(place.before) and (before.isdigit() or place.marks == "."):
        if place.first or place.earlier.endswith(("@", "/", ".")):
            return False
        if _CLOCK.search(place.earlier) and is_plain_word(place, known):
            return True  # "pukul 01:47.Api meluas"
        long = len(before) >= _SHORTEST or place.earlier.endswith(", ")
        return opens(place, known) or (long and runs(place, known))  # "£3.5m.The council", «ул. Мира, 5.Вход платный»
    if word and place.marks == "." and not place.first and _COMPOUND.match(place.before):
        opening = opens(place, known) or runs(place, known) or is_plain_word(place, known)
        return len(word.group()) > 1 and opening  # "COVID-19.The virus"
    if word is None or not place.before.isalpha() or place.earlier[-1:] in ("@", "/", ".", "-"):
        return False
    tail = place.following[word.end() : word.end() + 2]
    if (
        word.group().lower() in capital_domains()
        or tail[:1] in ("@", "/", "_")
        or (tail[:1] == "." and tail[1:].strip())
    ):
        return False
    if _ACRONYM.match(place.following):
        return len(before) >= _SHORTEST and known.knows(before)  # "Minggu.TPS buka"
    if acronym:  # «сообщили в МВД.По данным», "pukul 10.00 WIB.Peserta"
        word_known = len(before) >= _SHORTEST and tail[:1] == " " and known.knows(word.group().lower())
        return word_known or opens(place, known) or runs(place, known)
    if len(place.before) == _SHORTEST - 1 and place.before.islower() and place.earlier.endswith(" "):
        return known.knows(before) and opens(place, known) and tail[:1] == " "  # "will delete it.Do you"
    long_enough = len(place.before) >= _SHORTEST and place.before[-1].islower()
    return long_enough and (len(word.group()) == 1 or word.group()[1:].islower() or not place.marks.startswith("."))


def _is_quotation(place: Place, known: Abbreviations) -> bool:
    """«жив.«Мы ждали», «сказал он.—Я устал»: only a quotation mark that opens or a dash, behind an ordinary word."""
    before = place.before
    if (
        place.closers.strip('"”»')
        or not before.isalpha()
        or len(before) < _SHORTEST
        or known.has(before.lower())
        or is_shortened(before, known)
    ):
        return False
    plain = before.islower() or (before.istitle() and len(before) > _SHORTEST)
    dash = place.opener.startswith(_DASHES) and not place.opener.strip("—–-")
    return plain and (dash or (place.opener in ("“", "«", "„", '"') and not place.closers))


def is_measured(place: Place, previous: str, known: Abbreviations) -> bool:
    """Whether a number (or «тыс», «млн») stands right before the word, so that it is a unit."""
    if not previous or place.earlier.rstrip().endswith(","):
        return False
    number = previous[0].isdigit() or (previous[-1].isdigit() and "-" not in previous)
    if number or _ROMAN.match(previous) is not None:
        return True
    return len(previous) > 1 and previous.lower() in known.unit and previous.lower() not in known.starters  # "in Gt."
