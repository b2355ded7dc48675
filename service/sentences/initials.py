"""Whether initials end a sentence: «автор — Иванов И. И.», "plan B.", and not «И. И. Иванов»."""

from __future__ import annotations

import re

from service.sentences.abbreviations import Abbreviations, surname_endings
from service.sentences.openings import next_word, opens, runs
from service.sentences.place import Place

_CYRILLIC = re.compile(r"[А-Яа-яЁё]{3}")
_INITIALS = re.compile(r"([^\W\d_]{3,}) (?:[^\W\d_]\. ?)*$")
_NEXT = re.compile(r"\w\.(?: ?[\w—–-]|[,;:)»]|\Z)")
_INITIAL = re.compile(r"\w\.")
_LINKED = re.compile(r"(?<!\w)[A-ZА-ЯЁ] [^\W\d_]+ \Z")
_LISTED = re.compile(r"(?<!\w)[A-ZА-ЯЁ], \Z")
_LABELLED = re.compile(r"(?:\w+ ){0,2}\w+\.? ?:")
LABEL = re.compile(r"[^\W\d_]+(?: [IVX\d]{1,4})?\.? ?:")
_TWO_LABELLED = re.compile(r"([^\W\d_]+) [^\W\d_][a-zа-яё]+ ?:")
_ROMAN = re.compile(r"[IVX]{1,5}\Z")
_DEGREES = "CСFKVWAMT"
_ADDRESS = ("No.", "No ", "Kav.", "Lt.", "RT ", "RT.")
"""What an Indonesian address goes on with: "Blok B. No. 8"."""
_DIRECTIONS = "NSEW"
_STREETS = ("Street", "Avenue", "Drive", "Road", "Boulevard", "Lane", "Court", "Place", "Parkway", "Highway")
_STREET = re.compile(r"(?:[A-Z0-9][\w’']*\.? ){1,3}")


def after_letter(place: Place, known: Abbreviations, previous: str, starter: bool) -> bool:
    """A single capital letter with a full stop: an initial, unless something says otherwise."""
    low = previous.lower()
    if _NEXT.match(place.following) or (place.before in _DIRECTIONS and _is_street(place, known)):
        return False
    if place.following.startswith(_ADDRESS):
        return False
    if place.following[0].isdigit() and place.earlier.endswith(". ") and len(low) > 1:
        return False  # "Fed. R. Civ. P. 12"
    if low in known.letter or low[:6] in known.letter or (previous[-1:].isdigit() and place.before in _DEGREES):
        return True
    opening = starter and not _INITIAL.match(place.following)
    if previous[-1:].isdigit() and (opening or runs(place, known)):
        return True  # "tahun 1890 M. Arsiteknya"
    if opening and (place.earlier.endswith("& ") or _LISTED.search(place.earlier)):
        return True  # «Витамины A, B, C. Их»
    if low in known.linking and _LINKED.search(place.earlier):
        return True
    if after_surname(place, known):
        return place.following[0].isupper() or bool(place.opener)
    unnamed = opening and next_word(place) not in known.named and not place.first
    named = len(low) > 2 or low in known.title  # "Ny. M. menggugat Tn. K. Ia"
    if unnamed and named and previous.isalpha() and low not in known.given:
        return True  # «гражданин Таджикистана Х. При нём»
    labelled = LABEL.match(place.following) is not None
    if labelled and _LABELLED.match(place.earlier):
        return True  # "Penulis: Andi S. Editor: Budi W."
    titled = _TWO_LABELLED.match(place.following)
    if titled and known.knows(titled.group(1).lower()) and _LABELLED.match(place.earlier):
        return True  # "Editor: Ihya U. Artikel Terkait: Banjir"
    if opening and _ROMAN.match(previous):
        return True  # "Desa Dalu X A. Sejumlah warga"
    if runs(place, known) and (labelled or "-летн" in previous):
        return True  # "Penulis: Ahmad F. Foto: Antara", «12-летнего Д. Мальчик»
    if place.opener.startswith(("—", "–", "«", "“")) or opening:
        said = previous.islower() or _roman(place) or (len(low) > 2 and known.runs(low))
        return not place.first and low not in known.title and bool(previous) and said
    return _roman(place) and previous[:1].isupper() and (starter or _CYRILLIC.match(previous) is not None)


def after_surname(place: Place, known: Abbreviations) -> bool:
    """Whether a Russian surname stands before the initials."""
    initials = _INITIALS.search(place.earlier)
    if initials is None or not initials.group(1)[0].isupper():
        return False
    low = initials.group(1).lower()
    capitals = initials.group(1).isupper() and initials.start() == 0  # «КОЛЕСНИК В. И. Уважаемые коллеги»
    if low in known.given or known.runs(low) or not (capitals or low.endswith(surname_endings())):
        return False
    if place.opener or not place.earlier.endswith(f"{initials.group(1)} "):
        return True
    # one initial: «Глава Минфина А. Силуанов», «Нью-Мексико Т. Юдалл», and not «Текст: Иванов И. Снимок сделан»
    return opens(place, known) or (runs(place, known) and not next_word(place).endswith(surname_endings()))


def _is_street(place: Place, known: Abbreviations) -> bool:
    """Whether the words with capitals behind a letter name a street: "44 W. Park Ave."."""
    names = _STREET.match(f"{place.following} ")
    if names is None:
        return False
    later = [name.rstrip(".") for name in names.group().split()[1:]]
    return any(name.lower() in known.street or name in _STREETS for name in later)


def _roman(place: Place) -> bool:
    return place.before in "IVX"
