"""Lines that furniture leaves to the masthead: they begin with one of its labels or hold a full date."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import all_words
from service.lines import Line, key, plain
from service.words import Openings

_LONGEST_HOUSE = 5
_HOUSE = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Daily|Press|Radio|TV|BBC|CNN|Guardian|Gazette|Courier|Journal|Observer"
    r"|Новости|Вести|Газета|Правда|Вестник|Курьер|Известия|Ведомости"
    r"|Kompas|Tempo|Pos|Warta|Kabar|Suara|Harian|Koran|Media|Berita)\b",
    re.IGNORECASE,
)
"""Words of the names of media."""
_LABELS = ("published", "modified", "by", "source", "editor", "site")
_FULL = re.compile(r"\d(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[./]\d{1,2}[./]\d\d\b)")
"""A year, or a day of figures; begins with a figure, which is searched faster than a word's beginning."""
_ISSUE = re.compile(
    r"(?:(?:issue|edisi|выпуск|газета|номер) )?(?:№|no\.?|nr\.?|issue|edisi|nomor|выпуск) ?\d+"
    r".{0,20}(?:от|of|tanggal|,) ?\d{1,2}[ .]"
)
_DATE = re.compile(r"\d(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[:.]\d\d\b)")


@cache
def _label() -> re.Pattern[str]:
    words = sorted({plain(word) for name in _LABELS for word in all_words(f"masthead.{name}")}, key=len, reverse=True)
    bare = sorted({plain(word) for word in all_words("masthead.by_bare")}, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})(?: ?:|$)|(?:{'|'.join(map(re.escape, bare))}) \S")


@cache
def _label_openings() -> Openings:
    words = (word for name in _LABELS for word in all_words(f"masthead.{name}"))
    return Openings(map(plain, (*words, *all_words("masthead.by_bare"))))


def _opens_with_label(line: Line) -> bool:
    return _label_openings().may_open(line.plain) and _label().match(line.plain) is not None


def labelled(line: Line) -> bool:
    """Whether a label of the masthead with a colon opens the line."""
    return bool(line.plain) and ":" in line.plain[:30] and _opens_with_label(line)


def names_metadata(line: Line) -> bool:
    """Whether the line is headed by a label of the masthead or states a date or a time of day in a few words."""
    if not line.plain:
        return False
    return _opens_with_label(line) or (
        line.words <= 12 and not line.ends_sentence and _DATE.search(line.plain) is not None
    )


@cache
def _dated() -> re.Pattern[str]:
    words = sorted(
        {plain(word) for name in ("published", "modified") for word in all_words(f"masthead.{name}")},
        key=len,
        reverse=True,
    )
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})\W.{{0,40}}\d")


def states_date(line: Line) -> bool:
    """Whether a label of publication or change opens the line and a full date follows: never furniture."""
    if line.words > 12 or not _FULL.search(line.plain):
        return False
    return bool(_dated().match(line.plain)) or bool(_ISSUE.match(line.plain))


@cache
def _source_label() -> re.Pattern[str]:
    words = sorted({plain(word) for word in all_words("masthead.source")}, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})(?: ?: ?| )(?P<name>.{{2,60}})", re.IGNORECASE)


def source_of(text: str) -> str | None:
    """What follows a label of the source: ``Sumber: Antara``; None without one."""
    match = _source_label().fullmatch(text)
    return match["name"] if match else None


_NAME_AND_ADDRESS = re.compile(
    r"(?:\w+: ?|by )?(?:[A-ZА-ЯЁ][\w.'’-]+ ){1,3}[A-ZА-ЯЁ][\w'’-]+[\s|,(–-]{1,4}[\w.+-]{1,64}@[\w.-]{3,80}\)?",
    re.IGNORECASE,
)


def byline_with_address(line: Line) -> bool:
    """A name and an e-mail address with nothing else: ``By Maren Oakes moakes@post.example``."""
    return line.words <= 7 and bool(_NAME_AND_ADDRESS.fullmatch(line.text.strip()))


def full_date(line: Line) -> bool:
    """Whether a year or a numeric date stands in the line."""
    return bool(_FULL.search(line.plain))


_SUBJECT = re.compile(r"(?:subject|тема|subjek|perihal) ?: ?\S")


def subject(line: Line) -> bool:
    """Whether the line is the subject of a mailed article, which is its headline."""
    return bool(_SUBJECT.match(line.plain))


@cache
def _roles() -> frozenset[str]:
    return frozenset(plain(word) for word in (*all_words("masthead.roles"), *all_words("masthead.desks")))


def names_role(line: Line) -> bool:
    """Whether a word of the line says what someone does at a medium: ``correspondent``, ``редактор``."""
    return not _roles().isdisjoint(key(word) for word in line.plain.split())


@cache
def _section_label() -> re.Pattern[str]:
    words = sorted({plain(word) for word in all_words("masthead.section")}, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))}|region|theme|регион) ?:")


def names_house(line: Line) -> bool:
    """Whether a short line names a medium, a desk, what someone does, or a section behind its label."""
    if line.words <= _LONGEST_HOUSE:
        if _HOUSE.search(line.text) and _titled(line.text):
            return True
        if not _roles().isdisjoint(line.plain.split()):
            return True
    return ":" in line.plain and _section_label().match(line.plain) is not None


def _titled(text: str) -> bool:
    return all(word[:1].isupper() for word in text.split())
