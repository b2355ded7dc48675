"""Names of people in bylines: told from desks, agencies and sites, split, put in plain case."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from service.agencies import agencies
from service.document import Span
from service.lexicon import LANGUAGES, all_words, ordinary_words, table, words
from service.lines import lookup_key, plain
from service.masthead.item import BRAND, HOST
from service.masthead.places import is_place, names_area
from service.words import WordExpression

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐƏİŞĞÇÖÜ"
_PARTICLE = (
    r"(?:de|del|della|der|den|van|von|bin|binti|bint|ibn|al|el|da|di|dos|du|la|le|ter|ten|oğlu"
    r"|оглы|кызы|бин|аль|ван|фон|де|ибн)"
)
_BEHIND = r"(?:уулу|оглы|оглу|углы|кызы|гызы|uulu|oglu|ogly|kyzy|qizi)"
_TOKEN = (
    rf"(?:[{_UPPER}][\w’'‘`]*(?:[-‑–][{_UPPER}]?[\w’'‘`]+)*\.?|[{_UPPER}]\.(?:\s?[{_UPPER}]\.)?"
    rf"|(?:al|el|аль)-[{_UPPER}]\w+)"
)
_GLUED = re.compile(rf"(?:[{_UPPER}]\.){{1,2}}[{_UPPER}][\w’'-]{{2,}}")
"""Initials and surname without a blank: ``Ф.Багиров``."""
_NAME = re.compile(
    rf"(?:[{_UPPER}]\.){{1,2}}[{_UPPER}][\w’'-]{{2,}}|{_TOKEN}(?:\s+(?:{_PARTICLE}\s+)*{_TOKEN}){{0,4}}(?:\s+{_BEHIND})?"
)
_SMALL_SECOND = re.compile(rf"[^\W\d_][\w'’-]*\s+(?!(?:{_PARTICLE})\b)[a-zа-яё]")
_OPENING = 200
_HYPHENED = re.compile(r"\w+(?:[-.]\w+)+")
_SITE_WORD = re.compile(r"\.(?:com|ru|id|net|org|co|az|am|ua|info|news|tv|kz|by)\b|@|https?:", re.IGNORECASE)
_CONJUNCTION = r"\s*(?:,\s*(?:and|и|dan|&)\s+|[,;/&|]\s*|\s(?:and|и|dan|serta|bersama|with|при участии)\s)\s*"
_ENDS_LIST = re.compile(r"[\s,]+(?:and|и|dan|&)\s*$", re.IGNORECASE)
_CUT = re.compile(_CONJUNCTION, re.IGNORECASE)
_LONGEST = 200
_MOST = 12
_LONGEST_AFTER = 4
_MOST_NAME_WORDS = 6
_SHORT = 60
_ACRONYM, _WEEKDAY = 3, 5
_LONGEST_ROLE = 4
"""Words from which what someone does begins or ends with a role, or states it before ``of``, ``at``, ``отдела``."""
_ROLE_IN = re.compile(
    r"(?:er|or|ist|ent|ель|ор|wan|is)\s(?:of|at|for|отдела|газеты|журнала|di|bidang)\s", re.IGNORECASE
)
_LONGEST_SHORTENED = 5
"""Letters of a shortened title or name with its full stop: ``Prof.``, ``Muh.``"""
_WORD = re.compile(r"\w+")
_WORDS = WordExpression(r"\w+")
_SPOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIAL_LAST = re.compile(rf"\w{{3,}} (?:[{_UPPER}]\.\s?){{1,2}}$")
"""A surname before its initials: ``Голованова М.И.``"""
_INITIAL = re.compile(rf"[{_UPPER}]\.")
_PICTURE = re.compile(r"\s*(?:фото|foto|photos?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person: `value` in plain case, `span` in the text that was searched."""

    value: str
    span: Span


@cache
def _words(path: str) -> frozenset[str]:
    return frozenset(lookup_key(word) for word in all_words(path))


@cache
def _stop() -> re.Pattern[str]:
    words = sorted((plain(word) for word in all_words("masthead.stop")), key=len, reverse=True)
    return re.compile(rf"(?:^|[\s,]+)(?:{'|'.join(map(re.escape, words))})(?![\w.])", re.IGNORECASE)


@cache
def _stop_openings() -> frozenset[str]:
    return opening_words(all_words("masthead.stop"))


def _stop_in(text: str) -> int:
    """Where the first word that ends a byline stands, the length of the text when none does."""
    if len(text) <= _SHORT and not may_hold(text, _stop_openings()):
        return len(text)
    return next((match.start() for match in _stop().finditer(text) if match.start() > 0), len(text))


def _listed(text: str) -> Iterator[str]:
    """What stands between commas and conjunctions, one at a time: a sentence is told from names by its first piece."""
    position = 0
    for match in _CUT.finditer(text):
        yield text[position : match.start()]
        position = match.end()
    yield text[position:]


def _opens_prose(text: str) -> bool:
    """A small second word and no role among the first words: no name of two words stands in front."""
    if _SMALL_SECOND.match(text) is None:
        return False
    folded = plain(text[:_OPENING])
    if not _role_words().isdisjoint(_WORDS.find(folded)):
        return False
    joined = (word for part in folded.split() if "-" in part or "." in part for word in _HYPHENED.findall(part))
    return not any(map(_is_role_word, joined))


def people(text: str, offset: int = 0, *, least: int = 1, strict: bool = False) -> list[FoundName]:
    """The people that `text` lists, up to the first word that ends a byline ("for", "in", "для").

    `least` is the number of words a name must have. Roles, desks and places may stand in the list; at anything else
    it ends, and with `strict` there is no list at all then.
    """
    if len(text) > _LONGEST or (strict and least > 1 and _opens_prose(text)):
        return []
    cut = _stop_in(text)
    if strict and text.count(" ", cut) > _LONGEST_AFTER:
        return []
    found: list[FoundName] = []
    position = 0
    cut = len(_ENDS_LIST.sub("", text[:cut]))
    for piece in islice(_listed(text[:cut]), _MOST):
        start = text.index(piece, position)
        position = start + len(piece)
        name = _person(piece, least)
        if name is not None:
            found.append(
                FoundName(_plain_case(name[0]), (offset + start + name[1], offset + start + name[1] + len(name[0])))
            )
        elif least > 1 and not found and not strict and _NAME.fullmatch(piece.strip()):
            continue  # "Kontributor Ende, Markus Lawang": a place before the name
        elif strict and not found and piece.strip() and not is_role(piece):
            return []
        elif found and _PLACE_BETWEEN.match(text, start):
            continue  # "Ульяна Жаворонкова, Ратмур; Нурлан Байжанов"
        elif piece.strip() and not _beside(piece):
            return [] if strict else found
    return found


def is_desk(text: str) -> bool:
    """A newsroom, desk, agency or organisation, not a person."""
    folded = lookup_key(text)
    if agencies().named(text) is not None or _SITE_WORD.search(text):
        return True
    words = folded.split()
    acronym, _, rest = text.strip().partition(" ")
    if rest and acronym.isupper() and agencies().named(acronym) is not None:
        return True  # AFP Nigeria
    if rest and acronym.isupper() and len(acronym) >= _ACRONYM and lookup_key(rest) in _cities():
        return True  # PIB Delhi
    others = text.split()[1:]
    if words and words[0] == "tim" and len(words) > 1 and _spoken_words().isdisjoint(words[1:]):
        house = any(BRAND.fullmatch(word) or HOST.fullmatch(word) or not word[:1].isupper() for word in others)
        words = words if house else words[1:]  # Tim Lister, not Tim Redaksi, Tim detikcom
    return folded in _words("masthead.desks") or any(word in _words("masthead.desks") for word in words)


def _organization(name: str) -> bool:
    """``Kelmar Port Authority``, ``Friday Morning``: a word of it says that nobody is called so."""
    words = lookup_key(name).split()
    if not _words("masthead.organizations").isdisjoint(words):
        return True
    if not _weekdays().isdisjoint(words) and all(word in _weekdays() or word in ordinary_words() for word in words):
        return True  # "Friday Morning", not Friday Olokorode
    if len(words) > 1 and words[-1] in _words("masthead.roles") and {words[0], words[0].rstrip("s")} & ordinary_words():
        return True  # "Communications Officer"
    if not _words("masthead.never_names").isdisjoint(words):
        return True
    return len(words) > 1 and words[0] not in _words("masthead.given_names") and names_area(name)


@cache
def _weekdays() -> frozenset[str]:
    """Names of weekdays, whole ones: ``By Friday Morning`` is no byline."""
    names = (table(language, "calendar").get("weekdays", ()) for language in LANGUAGES)
    return frozenset(lookup_key(name) for days in names for forms in days for name in forms if len(name) >= _WEEKDAY)


def has_given_name(text: str) -> bool:
    """The first or last word of the name is a known given name."""
    words = lookup_key(text).split()
    given = _words("masthead.given_names")
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


@cache
def _surname_endings() -> tuple[str, ...]:
    return tuple(all_words("masthead.surname_endings"))


def surname(text: str) -> bool:
    """The last word of the name ends as surnames do (``-ова``, ``-ский``, ``-ян``), or a given name is known."""
    words = lookup_key(text).split()
    parts = words[-1].split("-") if words else []
    return bool(words) and (any(part.endswith(_surname_endings()) for part in parts) or has_given_name(text))


def is_role(text: str) -> bool:
    """Says what someone does: ``Norvik Scotland education correspondent``, ``обозреватель``."""
    words = lookup_key(text).split()
    roles = _words("masthead.roles")
    if len(words) > _LONGEST_ROLE and not (words[0] in roles or words[-1] in roles or _ROLE_IN.search(text)):
        return False  # "The president speaks to reporters outside parliament"
    return 0 < len(words) <= 8 and any(word in roles for word in words)


@cache
def _cities() -> frozenset[str]:
    return frozenset(lookup_key(name) for name in words("places", "names"))


def _person(piece: str, least: int) -> tuple[str, int] | None:
    """The name in a piece and where it begins in it: roles before or after it, brackets and handles are cut off."""
    bare = piece.strip(" \t\u00a0,:;–—-").lstrip(".")
    bare = bare if _INITIAL_LAST.search(bare) else bare.rstrip(" .,:;")
    start = piece.index(bare) if bare else 0
    bare = re.split(r"\s*[(\[@«\"“]|\s[–—-]\s", bare, maxsplit=1)[0].strip()
    while (word := bare.split(" ", 1))[0] and len(word) == 2 and _is_role_word(word[0]):
        rest = word[1].lstrip()
        start += len(bare) - len(rest)
        bare = rest
    if cut := _behind_role(bare):
        start += cut
        bare = bare[cut:]
    bare = _without_profession(_before_house(bare))
    half = len(bare) // 2
    if len(bare) % 2 == 0 and bare[:half] == bare[half:] and " " in bare[:half]:
        bare = bare[:half]  # the name said twice without a space between
    if not bare or not _NAME.fullmatch(bare) or is_desk(bare) or _organization(bare):
        return None
    parts = bare.split()
    if any(part.endswith(".") and len(part) > _LONGEST_SHORTENED for part in parts[:-1]):
        return None  # "Ilustrasi. Nelayan"
    if (
        (len(parts) < least and not _GLUED.fullmatch(bare))
        or (len(parts) == 1 and len(bare) < 3)
        or lookup_key(bare) in _cities()
    ):
        return None
    folded = [lookup_key(word) for word in parts]
    if len(folded) > 2 and folded[-1] in _words("masthead.sections"):
        bare = bare[: bare.rindex(parts[-1])].rstrip()
        folded.pop()
    spoken = [word for word, part in zip(folded, bare.split(), strict=False) if not _INITIAL.fullmatch(part)]
    if _reserved(" ".join(folded)) or any(word in _words("masthead.stop") for word in spoken):
        return None
    return bare, start


_PLACE_BETWEEN = re.compile(rf"\s*[{_UPPER}][\w-]{{2,24}};\s")
_BLANK = re.compile(r"\s+")


def _without_profession(bare: str) -> str:
    """``Ivan Petrov Correspondent`` without what he is, the beat before it too."""
    while " " in bare and lookup_key(bare.rsplit(None, 1)[-1]) in _words("masthead.professions"):
        bare = bare.rsplit(None, 1)[0]
        while bare.count(" ") > 1 and lookup_key(bare.rsplit(None, 1)[-1]) in _words("masthead.beats"):
            bare = bare.rsplit(None, 1)[0]
    return bare


def _before_house(bare: str) -> str:
    """``Wambui Kariuki Associated Press`` without the agency behind the name."""
    gaps = list(islice(_BLANK.finditer(bare), 1, _MOST_NAME_WORDS))
    house = next((gap for gap in gaps if agencies().named(bare[gap.end() :]) is not None), None)
    return bare[: house.start()] if house is not None else bare


def _behind_role(bare: str) -> int:
    """Where the name begins behind what its bearer does: ``Moscow correspondent Ivan Petrov``; 0 without a role."""
    words = list(_SPOKEN.finditer(bare, 0, _OPENING))[:_LONGEST_ROLE]
    ends = [word.end() for word in words if word.group()[0].islower() and _is_role_word(word.group())]
    name = bare[ends[-1] :].lstrip() if ends else ""
    house, _, rest = name.partition(" ")
    if " " in rest and agencies().named(house) is not None:
        name = rest
    return len(bare) - len(name) if " " in name and _NAME.fullmatch(name) else 0


@cache
def _reserved_words() -> frozenset[str]:
    """Labels, sections and roles, which look like names in Title Case."""
    names = (
        "published",
        "modified",
        "other_dates",
        "by",
        "editor",
        "source",
        "section",
        "sections",
        "roles",
        "site",
        "title",
    )
    return frozenset().union(*(_words(f"masthead.{name}") for name in names), _words("furniture.navigation.lines"))


def _reserved(folded: str) -> bool:
    return folded in _reserved_words()


_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "sir", "д-р", "проф", "drs", "ir", "h", "hj"})


@cache
def _role_words() -> frozenset[str]:
    """Roles and forms of address that stand before a name."""
    return _words("masthead.roles") | _TITLES


def _is_role_word(word: str) -> bool:
    return lookup_key(word) in _role_words()


def _beside(piece: str) -> bool:
    """Something that may stand in a list of authors without being one: a role, a desk, a quoted brand, a place."""
    bare = piece.strip(" .,")
    if _PICTURE.match(piece) and len(bare.split()) <= 6:
        return True
    if len(bare.split()) > 5 or any(character.isdigit() for character in bare):
        return False
    house = bare.isupper() and 2 <= len(bare) <= _LONGEST_SHORTENED
    house = house or BRAND.fullmatch(bare) is not None
    if is_role(piece) or is_desk(piece) or house or bare[:1] in '«"“(' or HOST.fullmatch(bare):
        return True
    return is_place(bare)


def _plain_case(name: str) -> str:
    """``Жанна ВЕТРОВА`` as ``Жанна Ветрова``; initials and ``McDONALD`` stay."""
    return " ".join(_word_case(word) for word in name.split())


def _word_case(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 3 or not word.isupper() or "." in word.rstrip("."):
        return word
    return "-".join(
        part.capitalize() if "'" not in part and "’" not in part else part.title() for part in word.split("-")
    )


def opening_words(phrases: Iterable[str]) -> frozenset[str]:
    """The folded first words of phrases; ``""`` among them when a phrase opens with a mark."""
    return frozenset(match.group() if (match := _WORD.match(plain(phrase))) else "" for phrase in phrases)


def may_hold(text: str, openings: frozenset[str]) -> bool:
    """Whether a phrase with one of these first words may stand in `text`: asked before a long alternation is tried."""
    return "" in openings or not openings.isdisjoint(_WORDS.find(text.lower().replace("ё", "е")))


def opens_with(text: str, openings: frozenset[str]) -> bool:
    """Whether `text` begins with one of these first words, or a phrase that opens with a mark is among them."""
    word = _WORD.match(text)
    return "" in openings or (word is not None and word.group().lower().replace("ё", "е") in openings)


def longest_first(words: Iterable[str]) -> list[str]:
    """Folded words, longest first, for alternations."""
    return sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))
