"""Indonesian places in English: «Kabupaten Parigi Moutong» is Parigi Moutong Regency, «Jawa Barat» West Java."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from service.annotate.entities import gazetteer
from service.lexicon import table
from service.lexicon import words as words_of

SECTION = "annotate-indonesian"
BODIES = "annotate-indonesian-bodies"


@cache
def kinds(section: str) -> Mapping[str, str]:
    """A table of annotate-indonesian.toml (compass, places, exonyms) or -bodies.toml (organizations, heads, fields)."""
    file = BODIES if section in ("organizations", "heads", "fields") else SECTION
    return {word: str(english) for word, english in table(file, section).items()}


_PARTS = frozenset(words_of(SECTION, "in_places"))
"""Words inside a place's name that would need an English of their own."""


_REGENCIES = frozenset(words_of(SECTION, "regencies"))


def place(plain: str) -> tuple[str, ...]:
    if plain.isupper():  # JAYAPURA of a dateline; NTT stays
        plain = " ".join(word.capitalize() if len(word) > 3 else word for word in plain.split())
    known = kinds("exonyms").get(plain.lower())
    if known is not None:
        return (known, plain) if known != plain else (known,)
    words = plain.split()
    for width in (2, 1):
        kind = kinds("places").get(" ".join(words[:width]).lower())
        if kind is not None and len(words) > width:
            if width == 1 and any(word.lower() in _PARTS for word in words[1:]):
                return (plain,)  # Pelabuhan Niaga Vladivostok
            base = bare_place(words[width:])
            beach = words[0].lower() == "pantai" and is_country(base)
            if beach or (
                words[0].lower() in ("kota", "tanjung") and gazetteer.lookup(plain) is not None and not is_place(base)
            ):
                return (plain, base)  # Kota Kinabalu
            other = [f"{base} Subdistrict"] if words[0].lower() == "kecamatan" else []
            return tuple(dict.fromkeys((kind.replace("%", base), *other, base, plain)))
    return tuple(dict.fromkeys((bare_place(words), plain)))


def is_country(name: str) -> bool:
    """Whether a name, English or Indonesian, is a country's."""
    found = gazetteer.lookup(kinds("exonyms").get(name.lower(), name))
    return found is not None and found.kind == "country"


def bare_place(words: Sequence[str]) -> str:
    """Sumba Timur: East Sumba; Jawa Barat: West Java."""
    plain = " ".join(words)
    known = kinds("exonyms").get(plain.lower())
    if known is not None:
        return known
    for width in (2, 1):  # Sumba Barat Daya, Toraja Utara
        side = kinds("compass").get(" ".join(words[-width:]).lower()) if len(words) > width else None
        if side is not None:
            return f"{side} {bare_place(words[:-width])}"  # Timor Tengah Selatan: South Central Timor
    return plain


def without_kind(plain: str) -> str:
    """A place in English without the word for its kind: Kabupaten Jepara is Jepara."""
    words = plain.split()
    if len(words) > 1 and words[0].lower() in ("kabupaten", "kota", "provinsi", "kecamatan", "desa", "kelurahan"):
        words = words[1:]
    return bare_place(words)


def is_place(name: str) -> bool:
    """Whether the gazetteer or the table of exonyms knows a place of that name."""
    lower = name.lower()
    return lower in _REGENCIES or lower in kinds("exonyms") or gazetteer.lookup(name) is not None or _turned(name)


def _turned(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].lower() in kinds("compass") and gazetteer.lookup(bare_place(words)) is not None
