"""What the words of a headline's candidate say by themselves: a place, a flash, a motto, the numbers of the article."""

from __future__ import annotations

import re

from service.lines import Line
from service.masthead.head import Head
from service.masthead.headline import body_text
from service.masthead.places import is_place
from service.masthead.remembered import of_page

_LONGEST_PLACE = 4
_FLASH = re.compile(
    r"\W*(?:breaking(?: news)?|just in|news flash|developing|alert|срочно|молния|экстренно|сейчас|terkini|sekilas info"
    r"|kabar terkini|baru saja)\s?[:!|–—-]",
    re.IGNORECASE,
)
"""``BREAKING: …``: the news of the hour over every page of the house."""
_SENTENCES = re.compile(r"\w{3}[.!?][»”\"]? +[«“\"]?[A-ZА-ЯЁ0-9]")
_SINCE = re.compile(
    r"\b(?:с|since|sejak|est\.?|established|founded|основан\w*|didirikan)\s(?:in |в )?(?:1[6-9]|20)\d\d\b", re.I
)
"""``The maritime daily since 1871``."""
_HANDLE = re.compile(r"(?:^|[\s(:])@\w{3}")
_NUMBER = re.compile(r"\d(?<![\w.,]\d)(?:[\d.,]*\d(?!\w)|(?![\w.,]))")
"""Begins with a figure, which is searched faster than what stands before it."""
_NO_FIGURE = re.compile(r"\D")
_YEAR = re.compile(r"(?:19|20)\d\d")
_READ = 2_500


def said_by_words(line: Line, said: frozenset[str], body: str) -> dict[str, float]:
    """Features of the line's own words; `said` are the numbers of the body, `body` its opening, folded."""
    return {
        "place": float(line.words <= _LONGEST_PLACE and is_place(line.text)),
        "flash": float(_FLASH.match(line.text) is not None),
        "sentences": float(_SENTENCES.search(line.text) is not None),
        "since year": float(_SINCE.search(line.text) is not None),
        "handle": float(_HANDLE.search(line.text) is not None),
        "said whole": float(1 < line.words <= _LONGEST_PLACE and f" {line.key}" in body),
        "number shared": float(bool(numbers(line.text) & said)),
    }


@of_page
def body_numbers(head: Head) -> frozenset[str]:
    """The numbers that the beginning of the body says, years aside."""
    return numbers(body_text(head)[:_READ])


def numbers(text: str) -> frozenset[str]:
    """Numbers in figures, years aside, marks of thousands left out: ``2,300`` is ``2.300``."""
    found = (_NO_FIGURE.sub("", number) for number in _NUMBER.findall(text))
    return frozenset(number for number in found if not _YEAR.fullmatch(number))
