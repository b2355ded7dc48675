"""One line of a page by itself, as numbers by name: its words and form, how it sounds, what it says of itself.

`Surroundings` asks for all of the line that it judges and for a few of the lines around it. Shares and rates are
0 to 1, odds natural logarithms, lengths in words or characters; a sign that a line does not have is not named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from service.furniture.metadata import full_date, labelled, names_house, names_metadata
from service.furniture.rows import SECTIONS
from service.furniture.signs import Signs, name_like
from service.lines import Line, is_clock, is_quotation
from service.wording import TREES, page_odds

_OPENING = 12
"""Words of a long line that are listened to for the page's voice."""
_FIGURES = 0.15
_FIGURE = re.compile(r"\d")
_ASIDE = re.compile(r"[|»›>→◄►←/]|\s{2,}")
_PRICE = re.compile(r"[$€£¥₽₹]|\bRp|\bруб")
_NAME = re.compile(r"[A-ZА-ЯЁ](?<=[\w,] .)[\w-]{2,}")
"""A capitalized word that does not open the line."""
_GLUED = re.compile(r"[A-ZА-ЯЁ](?<=[a-zа-яё)0-9].)(?=[a-zа-яё])")
"""Where two pieces of a page stand without a blank between them: ``FinancialGovernment``."""
_BREAK = re.compile(r"[.!?…](?<=[^\W\d_]{3}.)[\"”»’)]? +[\"“«‘(]?[A-ZА-ЯЁ]")
_BEGINS_DATED = re.compile(r"\W{0,3}\d{1,4}[:./-]\d{1,2}\b")
ENDS = {".": 1.0, "!": 2.0, "?": 3.0, ":": 4.0, "…": 5.0, ",": 6.0, ";": 7.0, ")": 8.0}
"""Last marks by number; 0 for none of them."""
_CLOSERS = "\"'”’»)] "
_SCORE = re.compile(r"\d ?[:–-] ?\d|\d[.,]\d")
"""A result, a rate, a time: what tables of articles hold."""
_HEADLINE = 4
"""Words of the shortest line that may be the headline of other news."""


@dataclass(slots=True)
class Described:
    """What is asked of a line and of its neighbours."""

    words: int
    end: float
    prose: bool
    sentence: bool
    meta: bool
    gap: bool
    kind: str
    odds: float
    share: float
    gone: bool
    language: str
    figures: bool
    score: bool
    opening: str
    """The first word, folded, and its form: rows of a table begin alike."""

    @property
    def headline(self) -> bool:
        """Some words without a mark at their end that state no metadata."""
        return self.words >= _HEADLINE and not self.end and not self.prose and not self.meta


def describe(page: Signs, line: Line, reason: str | None) -> Described:
    """The line of the `page`, with the reason why it goes, if it does."""
    mark = line.text.rstrip(_CLOSERS)[-1:]
    return Described(
        words=min(line.words, 100),
        end=ENDS.get(mark, 0.0),
        prose=line.is_prose,
        sentence=line.ends_sentence,
        meta=names_metadata(line),
        gap=line.after_gap,
        kind=line.block.kind,
        odds=opening_odds(line),
        share=page.share(line.index),
        gone=reason is not None,
        language=line.block.language,
        figures=_FIGURE.search(line.plain) is not None,
        score=_SCORE.search(line.plain) is not None,
        opening=_opening(line.text),
    )


def form(page: Signs, line: Line) -> dict[str, float]:
    """The features of the line's words and marks."""
    text = line.text.strip()
    spoken = page.interface_of(line.index)
    letters = sum(map(str.isalpha, text)) or 1
    tokens = text.split()
    commas = text.count(",")
    found = {
        "characters": float(len(text)),
        "capitals": sum([word[0].isupper() for word in tokens]) / (len(tokens) or 1),
        "upper": sum(map(str.isupper, text)) / letters,
        "figures": sum(map(str.isdecimal, text)) / (len(text) or 1),
        "signs": (len(text) - sum(map(str.isalnum, text)) - sum(map(str.isspace, text))) / (len(text) or 1),
        "commas": float(commas),
        "words a comma": line.words / (commas + 1),
        "glued": float(len(_GLUED.findall(text))),
        "strong": float(spoken.strong),
        "weak": float(spoken.weak),
        "soft": float(page.soft[line.index] is not None),
    }
    signs = {
        "alone": spoken.alone,
        "opens": spoken.opens,
        "addresses": spoken.addresses,
        "name": name_like(line),
        "lower": text[:1].islower(),
        "quoted": text[:1] in "\"'“«‘„",
        "dash": text[:1] in "—–-",
        "quotation": is_quotation(line),
        "mark": not text[:1].isalnum() and text[:1] not in "\"'“«‘„—–-(",
        "bracket": text[:1] in "([" and text[-1:] in ")].",
        "aside": _ASIDE.search(text) is not None,
        "address": "@" in text or "http" in text or "www." in text,
        "price": _PRICE.search(text) is not None,
        "label": labelled(line),
        "date": full_date(line),
        "clock": is_clock(text),
        "begins dated": _BEGINS_DATED.match(text) is not None,
        "house": names_house(line),
        "section": line.key in SECTIONS,
        "agency": page.names_agency(line.index),
        "colon": ":" in text[:-1],
    }
    found.update((name, 1.0) for name, true in signs.items() if true)
    return found


def names_of(line: Line) -> list[str]:
    """The capitalized words that do not open the line."""
    return _NAME.findall(line.text)


def sentences_of(text: str) -> int:
    """How many sentences seem to end before the last: a longer word, a mark, and a capital."""
    return len(_BREAK.findall(text)) + 1


def opening_odds(line: Line) -> float:
    """How much the line sounds like one of the page (`page_odds`), a long one by its first words."""
    text = line.text if line.words <= _OPENING else " ".join(line.text.split(None, _OPENING)[:_OPENING])
    return page_odds(text, TREES)


def tells_figures(line: Line, near: Sequence[Line]) -> bool:
    """A row of a table of the article: a result, a rate or a time, mostly figures or beside another such row."""
    if _SCORE.search(line.plain) is None:
        return False
    text = line.text.strip()
    mostly = sum(map(str.isdecimal, text)) > _FIGURES * len(text)
    return mostly or any(_SCORE.search(one.plain) for one in near)


def _opening(text: str) -> str:
    """The form of the first two words: ``MS: Kento`` is ``A:a``, ``21. Rigid`` is ``0.A``."""
    first = " ".join(text[:40].split(None, 2)[:2])
    return "".join([form for form, _same in groupby(map(_form_of, first))])


@lru_cache(maxsize=1_024)
def _form_of(character: str) -> str:
    if character.isdecimal():
        return "0"
    return "A" if character.isupper() else "a" if character.isalpha() else character
