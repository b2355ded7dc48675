"""Names of people in bylines: told from desks, agencies and sites, split, put in plain case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from service.agencies import agencies
from service.document import Span
from service.lexicon import all_words, ordinary_words
from service.lines import lookup_key, plain
from service.masthead.item import BRAND, HOST
from service.masthead.name_ends import MOST_NAME_WORDS, name_alone
from service.masthead.name_ranks import behind_rank
from service.masthead.name_words import (
    cities,
    has_first_name,
    has_given_name,
    is_desk,
    is_organization,
    is_role,
    is_role_word,
    is_street,
    role_words,
)
from service.masthead.phrases import Edges, folded_words, may_hold, opening_words
from service.masthead.places import is_place
from service.words import WordExpression

UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐƏİŞĞÇÖÜ"
"""Capitals that names begin with, for a class of an expression."""
_PARTICLE = (
    r"(?:de|del|della|der|den|van|von|bin|binti|bint|ibn|al|el|da|di|dos|du|la|le|ter|ten|oğlu"
    r"|оглы|кызы|бин|аль|ван|фон|де|ибн)"
)
_BEHIND = r"(?:уулу|оглы|оглу|углы|кызы|гызы|uulu|oglu|ogly|kyzy|qizi)"
_TOKEN = (
    rf"(?:[{UPPER}][\w’'‘`]*(?:[-‑–][{UPPER}]?[\w’'‘`]+)*\.?|[{UPPER}]\.(?:\s?[{UPPER}]\.)?"
    rf"|(?:al|el|аль)-[{UPPER}]\w+)"
)
_GLUED = re.compile(rf"(?:[{UPPER}]\.){{1,3}}[{UPPER}][\w’'-]{{2,}}")
"""Initials and surname without a blank: ``Ф.Багиров``."""
_NAME = re.compile(
    rf"(?:[{UPPER}]\.){{1,3}}[{UPPER}][\w’'-]{{2,}}|(?:[{UPPER}]\.){{3}}\s{_TOKEN}|{_TOKEN}(?:\s+(?:{_PARTICLE}\s+)*{_TOKEN}){{0,4}}(?:\s+{_BEHIND})?"
)
_SMALL_SECOND = re.compile(rf"[^\W\d_][\w'’-]*\s+(?!(?:{_PARTICLE})\b)[a-zа-яё]")
_OPENING = 200
_HYPHENED = re.compile(r"\w+(?:[-.]\w+)+")
_CONJUNCTION = r"\s*(?:,\s*(?:and|и|dan|&)\s+|[,;/&|]\s*|\s(?:and|и|dan|serta|bersama|with|при участии)\s)\s*"
_LAST_WORDS = ("and", "и", "dan", "&")
_ENDS_LIST = re.compile(rf"[\s,]+(?:{'|'.join(_LAST_WORDS)})\s*$", re.IGNORECASE)
_CUT = re.compile(_CONJUNCTION, re.IGNORECASE)
_LONGEST = 200
_MOST = 12
_LONGEST_AFTER = 4
_SHORT = 60
_LONGEST_ROLE = 4
"""Words from which what someone does begins or ends with a role, or states it before ``of``, ``at``, ``отдела``."""
_LONGEST_SHORTENED = 5
"""Letters of a shortened title or name with its full stop: ``Prof.``, ``Muh.``"""
_WORDS = WordExpression(r"\w+")
_SPOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIAL_LAST = re.compile(rf"\w{{3,}} (?:[{UPPER}]\.\s?){{1,2}}$")
"""A surname before its initials: ``Голованова М.И.``"""
_INITIAL = re.compile(rf"[{UPPER}]\.")
_PICTURE = re.compile(r"\s*(?:фото|foto|photos?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person: `value` in plain case, `span` in the text that was searched."""

    value: str
    span: Span


@cache
def _stop() -> re.Pattern[str]:
    words = sorted((plain(word) for word in all_words("masthead.stop")), key=len, reverse=True)
    return re.compile(rf"(?:^|[\s,]+)(?:{'|'.join(map(re.escape, words))})(?![\w.])", re.IGNORECASE)


@cache
def _stop_openings() -> Edges:
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
    if _SMALL_SECOND.match(text) is None or behind_rank(text):
        return False
    folded = plain(text[:_OPENING])
    if not role_words().isdisjoint(_WORDS.find(folded)):
        return False
    joined = (word for part in folded.split() if "-" in part or "." in part for word in _HYPHENED.findall(part))
    return not any(map(is_role_word, joined))


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
    if text[:cut].rstrip().lower().endswith(_LAST_WORDS):
        cut = len(_ENDS_LIST.sub("", text[:cut]))
    for piece in islice(_listed(text[:cut]), _MOST):
        start = text.index(piece, position)
        position = start + len(piece)
        name = _person(piece, least) if "(" not in piece or not _helps(piece) else None
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


_BRACKETS = re.compile(r"\(([^()]{3,30})\)\s*$")


def _helps(piece: str) -> bool:
    """``Алла Мельник (иллюстрации)``: brackets say that somebody drew, filmed or edited."""
    match = _BRACKETS.search(piece)
    return match is not None and lookup_key(match[1]) in folded_words("masthead.editor")


def _person(piece: str, least: int) -> tuple[str, int] | None:
    """The name in a piece and where it begins in it: roles before or after it, brackets and handles are cut off."""
    bare = piece.strip(" \t\u00a0,:;–—-").lstrip(".")
    if _OF_DESK.fullmatch(bare):
        return None
    bare = bare if _INITIAL_LAST.search(bare) else bare.rstrip(" .,:;")
    start = piece.index(bare) if bare else 0
    bare = re.split(r"\s*[(\[@«\"“]|\s[–—-]\s", bare, maxsplit=1)[0].strip()
    bare = bare if _INITIAL_LAST.search(bare) else bare.rstrip(".")  # "Вадим Крутов. «Дом» на холме"
    while (word := bare.split(" ", 1))[0] and len(word) == 2 and is_role_word(word[0]):
        rest = word[1].lstrip()
        start += len(bare) - len(rest)
        bare = rest
    if cut := _behind_role(bare) or behind_rank(bare) or _behind_call(bare):
        start += cut
        bare = bare[cut:]
    if _only_role(bare) or "_" in bare:  # a login
        return None
    if cut := _behind_house(bare):
        start += cut
        bare = bare[cut:]
    whole, bare = bare, name_alone(bare)
    if bare and " " not in bare and _several(whole[len(bare) :]):
        return None
    half = len(bare) // 2
    if len(bare) % 2 == 0 and bare[:half] == bare[half:] and " " in bare[:half]:
        bare = bare[:half]  # the name said twice without a space between
    if not bare or not _NAME.fullmatch(bare) or is_desk(bare) or is_organization(bare):
        return None
    parts = bare.split()
    if any(map(_RUN_TOGETHER.match, parts)) or lookup_key(parts[-1]) in _CLOCKS:
        return None
    if any(part.endswith(".") and len(part.split(".")[0]) >= _LONGEST_SHORTENED for part in parts[:-1]):
        return None  # "Ilustrasi. Nelayan"
    if (
        (len(parts) < least and not _GLUED.fullmatch(bare))
        or (len(parts) == 1 and len(bare) < 3)
        or lookup_key(bare) in cities()
    ):
        return None
    folded = [lookup_key(word) for word in parts]
    section = folded[-1] in folded_words("masthead.sections") and folded[-1] not in folded_words("masthead.surnames")
    if len(folded) > 2 and section and folded[-1] != "islam":  # Md. Rafiqul Islam
        bare = bare[: bare.rindex(parts[-1])].rstrip()
        folded.pop()
    if len(folded) == 2 and section and not has_first_name(bare):
        return None  # "NorthKorea Politics": sections of a menu
    spoken = [word for word, part in zip(folded, bare.split(), strict=False) if not _INITIAL.fullmatch(part)]
    if (
        folded[0] in folded_words("masthead.pieces")
        or _reserved(" ".join(folded))
        or any(word in folded_words("masthead.stop") for word in spoken)
    ):
        return None
    return bare, start


def _several(behind: str) -> bool:
    """``Sorne Reporters``: several people of what one word calls, a house."""
    word = lookup_key(behind)
    return word.endswith("s") and word[:-1] in folded_words("masthead.professions")


_RUN_TOGETHER = re.compile(rf"\w[a-zа-яё]{{4,}}[{UPPER}][a-zа-яё]{{2}}")
"""``OpinionTabitha``: words whose blank was lost, longer than what names put before a capital (``Mac``, ``Fitz``)."""
_CLOCKS = frozenset({"time", "waktu", "время"})
"""``Torva Time: 6:12 PM``: whose clock it is."""
_PLACE_BETWEEN = re.compile(rf"\s*[{UPPER}][\w-]{{2,24}};\s")


def _only_role(bare: str) -> bool:
    """``Local Democracy Reporter``, ``Chief Political Correspondent``: a profession behind words that say its field."""
    words = [lookup_key(word) for word in bare.split()]
    if len(words) < _LEAST_ROLE or words[-1] not in folded_words("masthead.professions") or has_given_name(bare):
        return False
    beats = folded_words("masthead.beats")
    field = words[:-1]
    return " ".join(field) in beats or all(word in beats or word in ordinary_words() for word in field)


_LEAST_ROLE = 2


def _behind_house(bare: str) -> int:
    """Where the name begins behind an agency's: ``Xinhua Zhao Yifei``; 0 without one."""
    house, _, name = bare.partition(" ")
    if " " not in name or agencies().named(house) is None or not _NAME.fullmatch(name):
        return 0
    return len(bare) - len(name)


_OF_DESK = re.compile(r"(?:tim |dewan )?redaksi\s+\S+|редакция\s+\S+", re.IGNORECASE)
"""``Redaksi KABARSORNE``: the newsroom of a page."""


def _behind_call(bare: str) -> int:
    """``Email Laura Bennett at …``: readers are asked to write to her; 0 without such a word."""
    call = _CALLS.match(bare)
    return call.end() if call is not None and has_first_name(bare[call.end() :]) else 0


_CALLS = re.compile(r"(?:Email|E-mail|Contact|Follow|Reach|Tweet) ")


def _behind_role(bare: str) -> int:
    """Where the name begins behind what its bearer does: ``Moscow correspondent Ivan Petrov``; 0 without a role."""
    words = list(_SPOKEN.finditer(bare, 0, _OPENING))[:_LONGEST_ROLE]
    ends = [word.end() for word in words if word.group()[0].islower() and is_role_word(word.group())]
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
    return frozenset().union(
        *(folded_words(f"masthead.{name}") for name in names),
        *(folded_words(f"furniture.{name}.lines") for name in ("navigation", "related", "popular")),
    )


def _reserved(folded: str) -> bool:
    return folded in _reserved_words()


def _beside(piece: str) -> bool:
    """Something that may stand in a list of authors without being one: a role, a desk, a quoted brand, a place."""
    bare = piece.strip(" .,")
    if _DEGREE.fullmatch(bare):
        return True
    if (_PICTURE.match(piece) and len(bare.split()) <= MOST_NAME_WORDS) or _helps(piece):
        return True
    if len(bare.split()) > 5 or any(character.isdigit() for character in bare):
        return _DESK_CODE.fullmatch(bare) is not None
    house = bare.isupper() and 2 <= len(bare) <= _LONGEST_SHORTENED
    house = house or BRAND.fullmatch(bare) is not None
    if is_role(piece) or is_desk(piece) or house or bare[:1] in '«"“(' or HOST.fullmatch(bare):
        return True
    return is_place(bare) or is_street(bare)


_DEGREE = re.compile(
    r"[SMDA]\.?\s?(?:[A-Z][a-z]{0,3}\.?\s?){1,3}|S[HEKTP]|M[HMTP]|Lc|(?i:ph\.?\s?d|m\.?d|m\.?b\.?a|esq|jr|sr|qc|mp)"
)
"""Behind a name, no second one: ``M Rizki Ananda, S.Pd``, ``Dewi Sartika, M.I.Kom``."""
_DESK_CODE = re.compile(r"[a-z]{1,6}\d{1,3}")
"""Stands for a reporter whom the page does not name: ``Rep: c91/Ratih Dewanti``."""


def _plain_case(name: str) -> str:
    """``Жанна ВЕТРОВА`` as ``Жанна Ветрова``, ``JAMES WU`` as ``James Wu``; initials and ``McDONALD`` stay."""
    *first, last = name.split()
    if len(last) == 2 and name.isupper() and any(len(word) > 2 for word in first):
        return " ".join([*map(_word_case, first), last.capitalize()])
    return " ".join(_word_case(word) for word in name.split())


def _word_case(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 3 or not word.isupper() or "." in word.rstrip("."):
        return word
    return "-".join(
        part.capitalize() if "'" not in part and "’" not in part else part.title() for part in word.split("-")
    )
