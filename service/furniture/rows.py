"""Lines that are furniture by their shape: rows of menu words, rows of social networks, bare numbers."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from service.furniture.phrases import rules
from service.lexicon import all_words
from service.lines import Line, key, plain

_CUT = re.compile(r"\s{2,}|\t|\s*[|•·›»→]\s*|\s[/>]\s|\s*[\[\]]\s*")
_NUMBER = re.compile(r"[+\-]?\d[\d.,  ]{0,9}\s?(?:[kKкКmM]|тыс\.?|rb)?")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
_ICONS = re.compile(
    r"(?=.*[\u2190-\u2bff\U0001f300-\U0001faff])(?:[^\w.,:;()\"'-]|\d[\d.,\u00a0]*\s?[kкm]?\b){2,40}", re.IGNORECASE
)
"""Figures beside icons, and nothing else: ``👁 2 317 💬 12``."""
_CURRENCIES = tuple("$€£¥₽₴₹₩₦")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 4
_MENU = 3
"""Known words of a row that may hold an unknown one in four."""
_LONGEST_ROW = 300
_ALONE, _LONGEST_ENTRY = 2, 3
"""Entries of one word that a row of longer ones holds, at least; words of the longest entry."""
_LONG_MENU, _LONGEST_MENU, _LEAST_KNOWN = 12, 40, 5
_HOME, _HOME_MENU = frozenset({"home", "beranda", "главная"}), 6
"""The first entry of a menu, and entries between bars of one, whatever the others say."""
_LONGEST_GLUED, _SHORTEST_BUTTON = 80, 3
"""Characters; of the second more."""
_GLUED = re.compile(r"[A-ZА-ЯЁ](?:[a-zа-яё-]*[A-ZА-ЯЁ]){1,12}[a-zа-яё-]+")
_PIECE = re.compile(r"[A-ZА-ЯЁ][a-zа-яё-]+|[A-ZА-ЯЁ]+(?=[A-ZА-ЯЁ][a-zа-яё]|$)")
"""A button of a row without blanks, and the three sizes of a letter."""
_MARKS = re.compile(r"\] ?\[|[|•·›»→\t\s](?:(?<=[|•·›»→\t])|\s|[/>]\s)")
"""Begins with one class of characters, which is searched much faster than alternatives."""
_PARTS = re.compile(r"[^\s|,]+")
_COUNT = re.compile(r"[\d.,+]+[kкm]?")

SECTIONS = frozenset(key(plain(name)) for name in all_words("masthead.sections"))
"""Names of sections in any language, folded."""


def row_reason(line: Line) -> str | None:
    """``navigation`` or ``share`` when the line is a row of such words, else None."""
    if is_server_message(line.text):
        return "boilerplate"
    if not line.plain or len(line.plain) > _LONGEST_ROW:
        return None
    if _social(line.plain):
        return "share"
    if _all_menu_words(line.key) or glued(line.text.strip()) or _long_menu(line):
        return "navigation"
    if _joined_menu(line.text.strip()):
        return "navigation"
    if _MARKS.search(line.text) is None:
        return None
    pieces = [piece for piece in _CUT.split(line.text.strip()) if piece]
    if len(pieces) < 3:
        return None
    keys = [key(plain(piece)) for piece in pieces]
    if any(piece.count(" ") >= _MOST_WORDS for piece in keys):
        return None
    known = sum(_known(piece) for piece in keys)
    if len(keys) >= _HOME_MENU and keys[0] in _HOME and "|" in line.text:
        return "navigation"
    return "navigation" if 2 * known >= len(keys) and known >= 2 else None


_SERVER = re.compile(r"\W{0,6}(?:php )?(?:notice|warning|deprecated|fatal error|parse error|strict standards): ", re.I)
_AT_LINE = re.compile(r"\.php(?: on line |:)\d{1,6}\W{0,6}\Z")
_AT_END = 40


def is_server_message(text: str) -> bool:
    """``Warning: Undefined variable $menu in /var/www/torva/header.php on line 61``: what a server says of itself."""
    return _SERVER.match(text) is not None and _AT_LINE.search(text, max(0, len(text) - _AT_END)) is not None


_JOINT = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё]{2})")
_JOINTS = 3


def _joined_menu(text: str) -> bool:
    """``About UsPrivacy PolicyTerms of UseCareersHelp``: entries without a blank between them, half of them known."""
    pieces = _JOINT.split(text)
    if len(pieces) <= _JOINTS:
        return False
    known = sum(_known(key(plain(piece))) for piece in pieces)
    return 2 * known >= len(pieces)


def _all_menu_words(folded: str) -> bool:
    """``News Opinion Sport Culture``, ``Main All news Photo Full version``: four words or more, all of menu entries."""
    if not 3 <= folded.count(" ") < 30:
        return False
    words = folded.split()
    known = sum(map(_menu_words().__contains__, words))
    if known == len(words) or (known >= _MENU and 4 * known >= 3 * len(words)):
        return True
    return known >= _ALONE and _entries(words) > _ALONE


def _entries(words: list[str]) -> int:
    """How many entries of menus, of up to three words each, the words are; 0 when some are of none."""
    found = position = 0
    while position < len(words):
        for size in range(_LONGEST_ENTRY, 0, -1):
            if " ".join(words[position : position + size]) in _menu_words():
                break
        else:
            return 0
        position, found = position + size, found + 1
    return found


def _long_menu(line: Line) -> bool:
    """Twelve capitalized words or more without a mark between them, five of them and a third known from menus."""
    words = line.text.split()
    if not _LONG_MENU <= len(words) <= _LONGEST_MENU or not all(word[0].isupper() for word in words):
        return False
    if any(not (word[-1].isalnum() or word[-1] == ")") for word in words):
        return False
    known = sum(key(plain(word)) in _menu_words() for word in words)
    return known >= _LEAST_KNOWN and 3 * known >= len(words)


def glued(text: str) -> bool:
    """``MorePhoto``, ``AAAPrint``, ``ShareTweetПечать``: buttons with nothing between them, as scrapers leave them."""
    if len(text) > _LONGEST_GLUED or not _GLUED.fullmatch(text):
        return False
    pieces = [key(plain(piece)) for piece in _PIECE.findall(text)]
    found = position = 0
    while position < len(pieces):
        joined = "".join(pieces[position : position + 2])  # WhatsApp
        two = len(pieces) > position + 1 and joined in rules().social
        if not two and not _is_button(pieces[position]):
            return False
        position, found = position + 1 + two, found + 1
    return found > 1


def _is_button(word: str) -> bool:
    return (len(word) > _SHORTEST_BUTTON and _known(word)) or (len(word) > 1 and not word.strip("aа"))


def number_reason(line: Line, *, in_body: bool) -> str | None:
    """``counter`` for a bare number. A bare year in the body may head a timeline, a share is a table's."""
    if not line.plain[:1].isalpha() and _ICONS.fullmatch(line.plain):
        return "counter"
    text = line.key
    if in_body and (counts(line) or line.text.lstrip()[:1] in _CURRENCIES):
        return None
    if len(text) > 14 or line.plain[-1:] == "%" or not _NUMBER.fullmatch(text) or _DATE.fullmatch(text):
        return None
    return None if in_body and _YEAR.fullmatch(text) else "counter"


_CELLS = re.compile(r"\s*[+\-−]?\d[\d.,]*(?:(?:\t|\s*\|)\s*[+\-−]?\d[\d.,]*)+\s*|\s*(?:19|20)\d\d\s+\d[\d.,]*\s*")
_CELL = re.compile(r"\d[\d.,]*")


def counts(line: Line) -> bool:
    """A table's row: a year and a number, or numbers between tabs or bars that do not go up by one as pages do.

    ``2016⇥2`` and ``40 | 12``; not ``1 | 2 | 3``, nor ``1 2 3``.
    """
    if not line.plain[-1:].isdigit() or _CELLS.fullmatch(line.text) is None:
        return False
    cells = [cell.rstrip(".,") for cell in _CELL.findall(line.text)]
    pages = all(cell.isdigit() and int(cell) < _MOST_PAGES for cell in cells)
    return not (pages and all(int(after) - int(one) == 1 for one, after in pairwise(cells)))


_MOST_PAGES = 1_000
"""Numbers from which they count no pages."""


def _known(piece: str) -> bool:
    return piece in _menu_words()


@cache
def _menu_words() -> frozenset[str]:
    """Sections, menu entries and other whole lines of pages, social networks."""
    return SECTIONS.union(rules().lines, rules().social)


@cache
def _social_openings() -> frozenset[str]:
    return frozenset(name.split()[0] for name in rules().social) | frozenset(
        phrase for phrase in rules().lines if " " not in phrase
    )


def _may_be_social(text: str) -> bool:
    """Whether its first word, counts aside, may open a row of social networks: most lines are told by it."""
    for part in _PARTS.finditer(text):
        word = key(part.group())
        if word and not _COUNT.fullmatch(word):
            return word in _social_openings()
    return False


def _social(text: str) -> bool:
    names = rules().social
    if len(text) > 160:
        return False
    if not _may_be_social(text):
        return False
    bare = [word for word in (key(part) for part in text.replace("|", " ").replace(",", " ").split()) if word]
    words = [word for word in bare if not _COUNT.fullmatch(word)]
    shared = [word for word in words if word in names]
    if len(shared) >= 2 and all(word in names or word in rules().lines for word in words):
        return True
    label = rules().lines.get(words[0]) == "share" if words else False
    if label and len(words) > 1:
        words = words[1:]
    return bool(words) and (all(word in names for word in words) or " ".join(words) in names)


_MOST_NAMES, _LEAST_AGAIN = 60, 3
_FUNCTION = 4
"""Letters from which a word in lower case is no preposition."""


def lists_headlines(text: str) -> bool:
    """A ticker: headlines one behind the other on a line, wide gaps between them and no full stop at their ends."""
    if len(text) > _LONGEST_TICKER or "  " not in text:
        return False
    pieces = [piece.strip() for piece in _WIDE_GAP.split(text) if piece.strip()]
    return len(pieces) >= _LEAST_HEADLINES and all(
        piece.count(" ") >= _HEADLINE_WORDS - 1 and len(piece) <= _LONGEST_HEADLINE and piece[-1] not in ".!…;"
        for piece in pieces
    )


_WIDE_GAP = re.compile(r"[ \u00a0]{2,}|\t")
_LEAST_HEADLINES, _HEADLINE_WORDS = 4, 4
_LONGEST_HEADLINE, _LONGEST_TICKER = 200, 5_000


def says_names_twice(line: Line) -> bool:
    """``Anna Belova Nadby harbour society Anna Belova Nadby``: names and words of tags, and from the first on again."""
    words = line.plain.split()
    if not 2 * _LEAST_AGAIN <= len(words) <= _MOST_NAMES or line.ends_sentence or "," in line.text:
        return False
    if not all(word.strip(".-").replace("-", "").isalnum() for word in words):
        return False
    if any(len(word) < _FUNCTION and word.islower() and not word.endswith(".") for word in line.text.split()):
        return False
    shared = 2 if all(word[:1].isupper() for word in line.text.split()[:2]) else _LEAST_AGAIN
    again = any(words[at:] == words[: len(words) - at] for at in range(_LEAST_AGAIN, len(words) - shared + 1))
    return again and any(word[0].islower() for word in line.text.split())
