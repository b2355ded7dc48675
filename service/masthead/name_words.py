"""What the words of a name say: a desk or house, a given name or surname, a role, an area."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from service.agencies import agencies
from service.lexicon import LANGUAGES, RUNNING, all_words, ordinary_words, running_words, table, words
from service.lines import lookup_key
from service.masthead.item import BRAND, HOST
from service.masthead.phrases import folded_words
from service.masthead.places import is_place, names_area

_SITE_WORD = re.compile(r"\.(?:com|ru|id|net|org|co|az|am|ua|info|news|tv|kz|by)\b|@|https?:", re.IGNORECASE)
_ACRONYM, _WEEKDAY = 3, 5
_LONGEST_ROLE, _LONGEST_ROLE_LINE = 4, 8
"""Words from which what someone does begins or ends with a role, or states it before ``of``, ``at``, ``отдела``."""
_ROLE_IN = re.compile(
    r"(?:er|or|ist|ent|ель|ор|wan|is)\s(?:of|at|for|отдела|газеты|журнала|di|bidang)\s", re.IGNORECASE
)


def is_desk(text: str) -> bool:
    """A newsroom, desk, agency or organisation, not a person."""
    folded = lookup_key(text)
    if agencies().named(text) is not None or _SITE_WORD.search(text):
        return True
    words = folded.split()
    if folded.startswith(_LOGINS):
        return True
    acronym, _, rest = text.strip().partition(" ")
    if rest and acronym.isupper() and agencies().named(acronym) is not None:
        return True  # AFP Nigeria
    if rest and acronym.isupper() and len(acronym) >= _ACRONYM and lookup_key(rest) in cities():
        return True  # PIB Delhi
    others = text.split()[1:]
    if words and words[0] == "tim" and len(words) > 1 and _spoken_words().isdisjoint(words[1:]):
        house = any(BRAND.fullmatch(word) or HOST.fullmatch(word) or not word[:1].isupper() for word in others)
        words = words if house else words[1:]  # Tim Lister, not Tim Redaksi, Tim detikcom
    return folded in folded_words("masthead.desks") or any(word in folded_words("masthead.desks") for word in words)


def is_organization(name: str) -> bool:
    """``Kelmar Port Authority``, ``Friday Morning``: a word of it says that nobody is called so."""
    words = lookup_key(name).split()
    if not folded_words("masthead.organizations").isdisjoint(words):
        return True
    if not _weekdays().isdisjoint(words) and all(word in _weekdays() or word in ordinary_words() for word in words):
        return True  # "Friday Morning", not Friday Olokorode
    if (
        len(words) > 1
        and words[-1] in folded_words("masthead.roles")
        and {words[0], words[0].rstrip("s")} & ordinary_words()
    ):
        return True  # "Communications Officer"
    if not folded_words("masthead.never_names").isdisjoint(words):
        return True
    if is_street(name):
        return True
    return len(words) > 1 and words[0] not in folded_words("masthead.given_names") and names_area(name)


_LOGINS = ("admin", "админ", "superuser", "webmaster")
"""What accounts are called: ``AdminGWP``."""
_STREETS = frozenset({"road", "street", "avenue", "drive", "boulevard", "highway", "улица", "проспект"})


def is_street(name: str) -> bool:
    """``Vassar Road``: behind a reader's name, where he lives."""
    opening, _, last = lookup_key(name).rpartition(" ")
    return bool(opening) and last in _STREETS and not has_first_name(name)


@cache
def _weekdays() -> frozenset[str]:
    """Names of weekdays, whole ones: ``By Friday Morning`` is no byline."""
    names = (table(language, "calendar").get("weekdays", ()) for language in LANGUAGES)
    return frozenset(lookup_key(name) for days in names for forms in days for name in forms if len(name) >= _WEEKDAY)


def has_given_name(text: str) -> bool:
    """The first or last word of the name is a known given name."""
    words = lookup_key(text).split()
    given = folded_words("masthead.given_names")
    return bool(words) and (words[0] in given or words[-1] in given or any(word in given for word in words[1:-1]))


def has_first_name(text: str) -> bool:
    """`has_given_name`, or the first word is a first name somewhere in the world and no other an ordinary word."""
    words = lookup_key(text).split()
    if has_given_name(text):
        return True
    called = 1 < len(words) <= _MOST_GIVEN and words[0] in _first_names() and not is_place(text)
    return called and _spoken_words().isdisjoint(words[1:])


_MOST_GIVEN = 4


@cache
def _spoken_words() -> frozenset[str]:
    """Ordinary words of English and Indonesian."""
    indonesian = gzip.decompress(files("service.lexicon").joinpath("annotate-words-id.txt.gz").read_bytes())
    return ordinary_words() | frozenset(indonesian.decode().split())


@cache
def _first_names() -> frozenset[str]:
    """First names of the world that are no ordinary words and no towns (annotate-names.txt.gz)."""
    packed = files("service.lexicon").joinpath("annotate-names.txt.gz").read_bytes()
    first = gzip.decompress(packed).decode().split("\n", 1)[0].split()
    return frozenset(name for name in first if len(name) >= _LEAST_FIRST and not is_place(name)) - _spoken_words()


_LEAST_FIRST = 3


def only_words(name: str) -> bool:
    """Every word of it is an ordinary one, as in ``Итоговый выпуск`` and ``Tema Tanda``."""
    spoken, russian = _spoken_words(), running_words("ru")[0]
    return all(word in spoken or word[: RUNNING["ru"]] in russian for word in lookup_key(name).split())


def spoken_among(words_of_name: Sequence[str]) -> bool:
    """Whether any of them is an ordinary word of English or Indonesian."""
    return not _spoken_words().isdisjoint(map(lookup_key, words_of_name))


@cache
def _surname_endings() -> tuple[str, ...]:
    return tuple(all_words("masthead.surname_endings"))


def surname(text: str) -> bool:
    """The last word of the name ends as surnames do (``-ова``, ``-ский``, ``-ян``), or a given name is known."""
    words = lookup_key(text).split()
    parts = words[-1].split("-") if words else []
    return bool(words) and (any(part.endswith(_surname_endings()) for part in parts) or has_given_name(text))


_RUNNING = re.compile(r"\s[a-z]{3,} [a-z]{3,}\b")
"""Words in lower case, as headlines go on behind what a role may be about."""


def is_role(text: str) -> bool:
    """Says what someone does: ``Norvik Scotland education correspondent``, ``обозреватель``."""
    words = [word.strip(".()") for word in lookup_key(text).split()]
    roles = folded_words("masthead.roles")
    if not 0 < len(words) <= _LONGEST_ROLE_LINE or roles.isdisjoint(words):
        return False
    kinds = folded_words("masthead.role_kinds")
    if _RUNNING.search(text) and "," not in text and all(word in kinds for word in words if word in roles):
        return False  # "Court frees beekeeper who blocked sprayers"
    # not "The president speaks to reporters outside parliament"
    return len(words) <= _LONGEST_ROLE or words[0] in roles or words[-1] in roles or _ROLE_IN.search(text) is not None


@cache
def cities() -> frozenset[str]:
    return frozenset(lookup_key(name) for name in words("places", "names"))


_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "sir", "д-р", "проф", "drs", "ir", "h", "hj"})


@cache
def role_words() -> frozenset[str]:
    """Roles and forms of address that stand before a name."""
    return folded_words("masthead.roles") | _TITLES


def is_role_word(word: str) -> bool:
    return lookup_key(word) in role_words()
