"""Indonesian names in English: «Kabupaten Parigi Moutong» is Parigi Moutong Regency, «Polres Demak» Demak Police."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from service.annotate.entities import gazetteer
from service.lexicon import indonesian_words, table

SECTION = "annotate-indonesian"


@cache
def kinds(section: str) -> Mapping[str, str]:
    """A table of lexicon/annotate-indonesian.toml: compass, places, exonyms, organizations, fields."""
    return {word: str(english) for word, english in table(SECTION, section).items()}


@lru_cache(maxsize=8_192)
def english(text: str, kind: str) -> tuple[str, ...]:
    """English names of an Indonesian one, best first; `kind` is person, organization or place."""
    plain = " ".join(text.split())
    if kind == "place":
        return _place(plain)
    return _organization(plain) if kind == "organization" else (plain,)


def _place(plain: str) -> tuple[str, ...]:
    known = kinds("exonyms").get(plain.lower())
    if known is not None:
        return (known, plain) if known != plain else (known,)
    words = plain.split()
    for width in (2, 1):
        kind = kinds("places").get(" ".join(words[:width]).lower())
        if kind is not None and len(words) > width:
            base = _bare_place(words[width:])
            other = [f"{base} Subdistrict"] if words[0].lower() == "kecamatan" else []
            return tuple(dict.fromkeys((kind.replace("%", base), *other, base, plain)))
    return tuple(dict.fromkeys((_bare_place(words), plain)))


def _bare_place(words: Sequence[str]) -> str:
    """Sumba Timur: East Sumba; Jawa Barat: West Java."""
    plain = " ".join(words)
    known = kinds("exonyms").get(plain.lower())
    if known is not None:
        return known
    side = kinds("compass").get(words[-1].lower()) if len(words) > 1 else None
    if side is None:
        return plain
    rest = " ".join(words[:-1])
    return f"{side} {kinds('exonyms').get(rest.lower(), rest)}"


def _organization(plain: str) -> tuple[str, ...]:
    own = table(SECTION, "bodies").get(plain.lower())
    if own is not None:
        return (*(str(name) for name in own), plain)
    words = plain.split()
    head = kinds("organizations").get(words[0].lower())
    if not head or len(words) < 2:
        return (plain,)
    fields, at = _fields(words)
    owner = words[at:]
    if owner and owner[0].lower() in ("kabupaten", "kota", "provinsi", "daerah") and len(owner) > 1:
        owner = owner[1:]
    if any(word.lower() in indonesian_words() for word in owner if word.lower() not in kinds("compass")):
        return (plain,)  # words that the tables do not know
    place = _bare_place(owner) if owner else ""
    ordered = fields if "and" in fields else fields[::-1]  # Pengembang Permukiman: Housing Developers
    name = head.replace("%", " ".join([*([place] if place else []), *ordered]))
    found = [name, plain]
    if words[0].lower() == "kementerian" and fields:
        found.insert(1, " ".join(["Ministry of", *fields, *(["of", place] if place else [])]))
    return tuple(dict.fromkeys(found))


def _fields(words: Sequence[str]) -> tuple[list[str], int]:
    """The English of a body's fields, and where they end."""
    fields: list[str] = []
    at = 1
    while at < len(words):
        width = next((w for w in (3, 2, 1) if " ".join(words[at : at + w]).lower() in kinds("fields")), 0)
        if width:
            fields.append(kinds("fields")[" ".join(words[at : at + width]).lower()])
            at += width
        elif words[at].lower() in ("dan", "&") and fields:
            fields.append("and")
            at += 1
        else:
            break
    return fields, at


def is_place(name: str) -> bool:
    """Whether the gazetteer or the table of exonyms knows a place of that name."""
    return name.lower() in kinds("exonyms") or gazetteer.lookup(name) is not None or _turned(name)


def _turned(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].lower() in kinds("compass") and gazetteer.lookup(_bare_place(words)) is not None
