"""English names of Indonesian bodies: whole names by a table, else head, fields and place put together.

Pengadilan Negeri Kediri is a head and a place (Kediri District Court), Dinas Lingkungan Hidup Jambi a head, a field
and a place. Where a word is unknown the Indonesian name stays: a guess would be worse. The tables stand in
``lexicon/annotate-indonesian-bodies.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from service.annotate.source.indonesian_places import BODIES, SECTION, bare_place, is_place, kinds
from service.lexicon import indonesian_words, table, words

LONGEST_HEAD = 6
"""Words of a head."""
LONGEST_FIELD = 6
"""Words of one field."""
_TERRITORIES = {
    "kabupaten": "Regency",
    "kota": "City",
    "provinsi": "Provincial",
    "daerah": "",
    "cabang": "",
    "wilayah": "",
}
_ANY = frozenset(words(SECTION, "general_heads"))
"""Heads that any word may follow; a place must be known."""
_LEGAL = frozenset(("tbk", "persero"))
_REPUBLIC = (" republik indonesia", " ri")


def names(plain: str) -> tuple[str, ...]:
    """English names of a body, best first; the Indonesian one alone when its words are unknown."""
    own = _whole(plain)
    if own:
        return tuple(dict.fromkeys((*own, plain)))
    parts = plain.split()
    if parts[-1].lower().strip("().") in _LEGAL and len(parts) > 2:
        return (plain, " ".join(parts[:-1]))
    headed = _headed(parts) or _composed(parts)
    return tuple(dict.fromkeys((*headed, plain)))


def is_known(said: Sequence[str]) -> bool:
    """Whether the words, in small letters, begin with a head of several words or are a whole name of the tables."""
    if len(said) > 1 and " ".join(said) in table(BODIES, "bodies"):
        return True
    return any(" ".join(said[:width]) in kinds("heads") for width in range(2, min(LONGEST_HEAD, len(said)) + 1))


def _whole(plain: str) -> tuple[str, ...]:
    key = plain.lower()
    for ending in ("", *_REPUBLIC):
        if key.endswith(ending):
            found = table(BODIES, "bodies").get(key.removesuffix(ending))
            if found is not None:
                return tuple(str(name) for name in found)
    return ()


def _headed(parts: Sequence[str]) -> tuple[str, ...]:
    """A head of several words that stands for a whole country, or for the place behind it."""
    for width in range(min(LONGEST_HEAD, len(parts)), 0, -1):
        key = " ".join(parts[:width]).lower()
        template = table(BODIES, "heads").get(key)
        if template is None:
            continue
        if width == len(parts):
            return (" ".join(str(template).replace("%", "").split()),) if width > 1 else ()
        acronyms = [name for name in table(BODIES, "bodies").get(key, ()) if name.isupper() or name.istitle()][1:]
        return _placed(str(template), parts[width:], lambda name: name, acronyms)
    return ()


def _composed(said: Sequence[str]) -> tuple[str, ...]:
    """Head, fields and place; nothing when a word is unknown."""
    head = str(kinds("organizations").get(said[0].lower(), ""))
    if not head or len(said) < 2:
        return ()
    parts, at = fields(said, 1)
    owner = said[at:]
    if owner and owner[-1] == "RI":
        owner = owner[:-1]
    national = [word for word in parts if word == "National"]
    parts = [word for word in parts if word != "National"]
    if owner and owner[-1].lower() == "indonesia":
        rest = [word for word in owner[:-1] if word.lower() not in ("seluruh", "republik")]
        if rest:
            return ()
        national, owner = ["Indonesian"], []
    elif owner and owner[0].lower() == "nasional":
        national, owner = ["National"], owner[1:]
    name = " ".join([*national, _ordered(parts)]).strip()
    if not parts and not national:
        if said[0].lower() in _ANY and not is_place(" ".join(_territory(owner)[1])):
            return ()
        acronyms = [said[0]] if said[0].isupper() else []
        return _placed(head, owner, lambda text: text, acronyms)
    found = _placed(head, owner, lambda text: f"{text} {name}".strip(), [])
    if found and parts:
        found = _reworded(found, head.replace("%", "").strip(), " ".join(national), _ordered(parts), owner)
    if said[0].lower() == "dinas":
        found = (*found, *(one.replace(" Department", " Agency") for one in found))
    return found


def _reworded(found: Sequence[str], kind: str, national: str, field: str, owner: Sequence[str]) -> tuple[str, ...]:
    """`found` with the other way to say it: Ministry of Trade, Center for Energy Studies."""
    joiner = "for" if kind == "Center" else "of"
    of = " ".join(f"{national} {kind} {joiner} {field}".split())
    if kind == "Ministry":
        return (found[0], of, *found[1:])
    if kind not in ("Center", "Institute", "Association"):
        return tuple(found)
    if owner:
        return (*found, f"{bare_place(_territory(owner)[1])} {of}")
    return (of, *found) if kind == "Center" else (*found, of)


def _placed(
    template: str, owner: Sequence[str], name: Callable[[str], str], acronyms: Sequence[str]
) -> tuple[str, ...]:
    """The template with a place before what `name` adds: plain first, then with the kind of the territory."""
    kind, place = _territory(owner)
    known = is_place(" ".join(place)) or all(_is_of_a_place(word) for word in place)
    unknown = (word.lower() in indonesian_words() or word.lower() in kinds("organizations") for word in place)
    if not known and any(unknown):
        return ()  # words that the tables do not know
    english = bare_place(place) if place else ""
    forms = [english, *([f"{english} {kind}"] if kind else [])]
    found = [" ".join(template.replace("%", name(form)).split()) for form in forms]
    return (*found, *(f"{acronym} {form}" for acronym in acronyms for form in forms if place))


def _is_of_a_place(word: str) -> bool:
    """Jawa Timur, Tanah Laut, Pulau Pisang: words of the language that names of places are made of."""
    lower = word.lower()
    return lower not in indonesian_words() or lower in kinds("compass") or lower in _PLACE_WORDS


_PLACE_WORDS = frozenset(words(SECTION, "place_words"))


def _territory(owner: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Regency of Kabupaten Jepara, and Jepara."""
    if len(owner) > 1 and owner[0].lower() in _TERRITORIES:
        return _TERRITORIES[owner[0].lower()], owner[1:]
    return "", owner


def field(plain: str) -> str:
    """The English of what an office is for: Kelautan dan Perikanan; nothing when a word is unknown."""
    said = plain.split()
    english, at = fields(said, 0)
    named = _ordered(english) if at == len(said) else ""
    return f"{named.removesuffix('Supervisory')}Supervision" if named.endswith("Supervisory") else named


def fields(said: Sequence[str], at: int) -> tuple[list[str], int]:
    """The English of a body's fields from a word on, and where they end; "and" where the fields are joined."""
    found: list[str] = []
    plain = [word.strip(",").lower() for word in said]
    known = table(BODIES, "fields")
    while at < len(said):
        longest = min(LONGEST_FIELD, len(said) - at)
        width = next((w for w in range(longest, 0, -1) if " ".join(plain[at : at + w]) in known), 0)
        if width:
            found.append(str(known[" ".join(plain[at : at + width])]))
            at += width
            if said[at - 1].endswith(","):
                found.append(",")
        elif plain[at] in ("dan", "&") and found and at + 1 < len(said):
            found.append("and")
            at += 1
        else:
            break
    return found, at


def _ordered(parts: Sequence[str]) -> str:
    """Pengusaha Truk is Truck Entrepreneurs: the last of each joined field first in English."""
    ordered: list[str] = []
    joined: list[str] = []
    for part in [*parts, ""]:
        if part in ("and", ",", ""):
            ordered += [*reversed(joined), part]
            joined = []
        else:
            joined.append(part)
    return " ".join(ordered).strip(" ,").replace(" ,", ",").replace(", and", " and")
