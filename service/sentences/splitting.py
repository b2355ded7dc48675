"""Sentence boundaries: every full stop, mark or ellipsis is a candidate, judged by its near surroundings alone.

Linear: one pass over the candidates, each looks at most `_NEAR` characters back and ahead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.document import Span
from service.sentences.abbreviations import Abbreviations, abbreviations, domains, surname_endings

_NEAR = 60
_MARKS = re.compile(r"(?:\. ){2,4}\.|[.!?…。！？]+")
_CLOSERS = re.compile(r"[\"'”’»“)\]]*(?:\[\d{1,3}\]|[¹²³⁴-⁹]{1,3})?")
_OPENERS = "\"'“‘«„([—–-•*"
_WORD_BEFORE = re.compile(r"(?:[^\W_]+[.\-’'])*[^\W_]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_ROMAN = re.compile(r"[IVXLCDM]+$")
_YEAR_OPENS = re.compile(
    r"(?:^|[,:] ?)(?:[Вв]|[Сс]|[Кк]|[Дд]о|[Пп]о|[Нн]а|[Вв]есной|[Лл]етом|[Оо]сенью|[Зз]имой)(?: [\w\-–—]+){1,4} $"
)
_DATELINE = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ. \-]{2,30},[^.]{0,20}(?:\.[^.]{0,12}){0,2}$")
_CITY_DATE = re.compile(r"[A-ZА-ЯЁ][\w\-]{2,20}\. \d{1,2} [a-zа-яё]{3,9}$|[A-ZА-ЯЁ][\w\-]{2,20}$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate: the marks, the word before them, what follows."""

    marks: str
    closers: str
    before: str
    """The word before the marks, inner dots kept; "" when something else stands there."""
    earlier: str
    """Text from the sentence's start, at most `_NEAR` characters, up to `before`."""
    spaced: bool
    opener: str
    """Quotes, brackets, dashes between the blank and the next word."""
    following: str
    """Text from the next word on, at most `_NEAR` characters."""
    first: bool
    """Whether `before` opens the sentence."""


def split(text: str, language: str) -> list[Span]:
    """Half-open spans of the sentences of `text`, in order, trimmed; only white space lies between them.

    `language` is a BCP 47 code; for a language without abbreviations of its own those of all languages count.
    """
    known = abbreviations(language)
    spans: list[Span] = []
    start = _skip(text, 0)
    for match in _MARKS.finditer(text):
        if match.start() <= start:  # marks that open a sentence (an ellipsis)
            continue
        end = _end(text, match.end())
        place = _place(text, start, match.start(), match.end(), end)
        if place is not None and _is_boundary(place, known):
            spans.append((start, end))
            start = _skip(text, end)
    last = len(text.rstrip())
    if last > start:
        spans.append((start, last))
    return spans


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _end(text: str, position: int) -> int:
    """After closing quotes, brackets and note numbers; a quote after a blank opens the next sentence instead."""
    match = _CLOSERS.match(text, position)
    end = match.end() if match else position
    if (
        end > position
        and text[end - 1] == "“"
        and end < len(text)
        and not text[end].isspace()
        and text[end] not in ",.;"
    ):
        return end - 1
    return end


def _place(text: str, start: int, mark: int, after_marks: int, end: int) -> _Place | None:
    """The surroundings of a candidate; None at the end of the text."""
    position = _skip(text, end)
    if position >= len(text):
        return None
    ahead = text[position : position + _NEAR]
    following = ahead.lstrip(_OPENERS + " ")
    opener = ahead[: len(ahead) - len(following)]
    left = text[max(start, mark - _NEAR) : mark].rstrip()
    match = _WORD_BEFORE.search(left[-40:])
    before = match.group() if match else ""
    earlier = left[: len(left) - len(before)]
    return _Place(
        marks=text[mark:after_marks],
        closers=text[after_marks:end],
        before=before,
        earlier=earlier,
        spaced=position > end,
        opener=opener,
        following=following,
        first=not earlier.strip() and mark - _NEAR <= start,
    )


def _is_boundary(place: _Place, known: Abbreviations) -> bool:
    if not place.following:
        return place.spaced and not place.opener.strip().startswith(("—", "–", "-"))
    if not place.spaced:
        return _unspaced(place)
    capital = _capital(place.following)
    if "…" in place.marks or place.marks.startswith("..") or ". ." in place.marks:
        return (capital and not place.opener.startswith(("—", "–", "-"))) or (capital and not place.closers)
    if "?" in place.marks or "!" in place.marks:
        return _after_mark(place, capital)
    if not capital:
        return _before_small(place, known)
    return _after_stop(place, known)


def _capital(following: str) -> bool:
    """Whether a sentence can open so: a capital, a digit, a hash or at sign, or a name like iPhone."""
    head = following[0]
    if head.isupper() or head.isdigit() or head in "#@$€£№":
        return True
    return (head.isalpha() and following[1:2].isupper() and head.islower()) or (head.isalpha() and not head.islower())


def _unspaced(place: _Place) -> bool:
    """``the end.Next one``: a plain word before, a capitalized plain word after, nothing of an address around."""
    if place.opener or not place.following[0].isupper() or not place.before or place.closers:
        return False
    word = re.match(r"[^\W\d_]+", place.following)
    if word is None or not place.before.isalpha() or place.earlier[-1:] in ("@", "/", ".", "-"):
        return False
    tail = place.following[word.end() : word.end() + 1]
    if word.group().lower() in domains() or tail in ("@", "/", ".", "_"):
        return False
    long_enough = len(place.before) >= 3 and place.before[-1].islower()
    return long_enough and (len(word.group()) == 1 or word.group()[1:].islower() or not place.marks.startswith("."))


def _after_mark(place: _Place, capital: bool) -> bool:
    """After ``?`` and ``!``."""
    dash = place.opener.startswith(("—", "–", "-"))
    if capital:
        return not (dash and place.closers and not place.following[0].isupper())
    plain = not place.closers and not place.opener
    return plain and "?" in place.marks


def _before_small(place: _Place, known: Abbreviations) -> bool:
    """A full stop before a small letter ends a sentence only after an ordinary word: scrapers and machine translation
    lose capitals, abbreviations keep theirs."""
    if place.closers or place.opener or len(place.marks) > 1:
        return False
    word = place.before
    if not word.isalpha() or len(word) < 4 or known.has(word.lower()):
        return False
    return word[-1].islower() and place.following[0].isalpha()


def _after_stop(place: _Place, known: Abbreviations) -> bool:
    """A full stop before a capital, a digit or a quotation."""
    if place.closers:
        return True
    word, low = place.before, place.before.lower()
    if not word:
        return True
    previous = _last_word(place.earlier)
    next_word = re.match(r"[^\W_]+(?:-[^\W_]+)*", place.following)
    starter = next_word is not None and next_word.group().lower() in known.starters
    digit = place.following[0].isdigit()
    quoted = bool(place.opener) and place.opener[0] in '"“‘«„('
    if place.first and ((word.isdigit() and len(word) <= 3) or len(word) == 1):
        return False  # the number of a list item, an initial
    if _dateline(place, word):
        return False
    if previous.lower() in known.chapter and (len(word) == 1 or _ROMAN.match(word) or word.isdigit()):
        return False
    if len(word) == 1 and word.isupper():
        return _after_letter(place, known, previous, starter)
    if len(word) >= 3 and word.isupper() and word.isalpha() and not digit:
        return True  # an acronym that looks like an abbreviation
    if place.earlier[-1:] in ("/", "°"):
        return True
    measured = _measured(place, previous, known)
    if low in known.unit and measured:
        return (not digit or low in known.closing) and (starter or not _opening_year(place))
    if low in known.month:
        return starter and not digit
    if low in known.number and (digit or _ROMAN.match(place.following)):
        return False
    if low in known.closing and place.opener.startswith("("):
        return False
    if low in known.closing and not (low in known.title and not measured and _list_word(previous) is False):
        return True
    if low in known.title:
        return False
    if low in known.number:
        return word.islower() or starter
    if low in known.final or _DOTTED.match(word):
        return (starter or quoted) and not place.opener.startswith(("—", "–", "-"))
    return True


def _measured(place: _Place, previous: str, known: Abbreviations) -> bool:
    """Whether a number (or «тыс», «млн») stands right before the word, so that it is a unit."""
    if not previous or place.earlier.rstrip().endswith(","):
        return False
    number = previous[-1].isdigit() or _ROMAN.match(previous) is not None
    return number or (len(previous) > 1 and previous.lower() in known.unit)


def _opening_year(place: _Place) -> bool:
    """«В 1994 г. Россия», «По данным РБК, в сентябре 2019 г. компания»: the year opens, it does not end."""
    return place.before in ("г", "гг") and _YEAR_OPENS.search(place.earlier) is not None


def _list_word(previous: str) -> bool:
    """Whether the word before opens a closing formula: «и т. д.», «и пр.»."""
    return previous.lower() in ("и", "т", "т.", "dan", "and")


def _last_word(text: str) -> str:
    match = _WORD_BEFORE.search(text.rstrip(" .,")[-40:])
    return match.group() if match else ""


def _after_letter(place: _Place, known: Abbreviations, previous: str, starter: bool) -> bool:
    """A single capital letter with a full stop: an initial, unless something says otherwise."""
    low = previous.lower()
    if re.match(r"\w\. ?\w", place.following):
        return False
    if low in known.letter or low[:6] in known.letter or (previous[-1:].isdigit() and place.before in "CСFKVWA"):
        return True
    initials = re.search(r"([^\W\d_]{3,}) (?:[^\W\d_]\. ?)*$", place.earlier)
    if initials and initials.group(1)[0].isupper() and initials.group(1).lower().endswith(surname_endings()):
        return place.following[0].isupper() or bool(place.opener)
    if place.opener.startswith(("—", "–", "«", "“")) or (starter and not re.match(r"\w\.", place.following)):
        return not place.first and low not in known.title and bool(previous) and (previous.islower() or _roman(place))
    return _roman(place) and previous[:1].isupper() and starter


def _roman(place: _Place) -> bool:
    return place.before in "IVX"


def _dateline(place: _Place, word: str) -> bool:
    """``PARIS, Jan. 5. The`` and «Москва. 1 октября. INTERFAX.RU»: the stop inside a dateline is no end."""
    line = place.earlier + word
    if len(line) >= _NEAR:
        return False
    if _DATELINE.match(line) and (word.isdigit() or word.lower() in ("октября",)):
        return True
    upper_agency = re.match(r"[A-Z][A-Z.]+|\d{1,2} [а-яё]+\. [A-Z]", place.following) is not None
    return (upper_agency and _CITY_DATE.match(line) is not None) or place.opener.startswith("/")
