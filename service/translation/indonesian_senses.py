"""Indonesian words of several meanings, sent as the one that the words beside them tell.

*Mengamankan* is to secure, but police who do it to people detain them; *gugur* is to fall, but soldiers who do it were
killed; *sementara* that opens a sentence of one clause is meanwhile, not while. A small model takes the commoner
meaning. Which words tell is data (``lexicon/senses-id.toml``); where none of them is there, the word stays. Packages
whose English can be trusted do without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import Any, NamedTuple

from service.lexicon import lexicon, words
from service.translation.fixed_phrases import following
from service.translation.opening_word import opens

_PLACES: Mapping[str, str] = {
    "#": r"(?:\d[\d.,]*|(?:se|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus|ribu|juta)[a-z]*)",
    "^": r"(?-i:[A-Z])[\w.-]*",
    ",": r",",
}
"""What a row may name besides words: a number, a word with a capital, a comma."""
_COUNTED = (
    r"(?:(?:\d[\d.]*|se(?:orang|ekor|jumlah|buah|luruh|mua|kelompok)|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|sepuluh|beberapa|para|ke(?:dua|tiga|empat|lima)|puluhan|belasan|ratusan|ribuan|oknum|terduga|unit|mantan) ){0,3}"
)
"""How many of a thing, and what else may stand before its noun."""
_REACH = 40
"""Characters in front of a word in which the one before it is looked for."""
_APART = str.maketrans(dict.fromkeys("\"“”'’«»()[]/:;.\n\t", " ") | {",": " ,"})
"""What stands at words, as blanks; a comma parts from its word and stays."""
_AROUND = 240
"""Characters on both sides of a word in which stems tell what it means."""


class Sense(NamedTuple):
    """One meaning of a word, or of a word and those behind it: what is sent, and what must or must not stand where."""

    rest: str
    """The words behind the first that belong to it."""
    sent: str
    ahead: re.Pattern[str] | None
    not_ahead: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    not_behind: re.Pattern[str] | None
    near: Sequence[str]
    away: Sequence[str]
    opening: bool

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the word at this stretch of the text has this meaning."""
        if self.opening and not opens(text, start):
            return False
        if self.ahead is not None and self.ahead.match(text, end) is None:
            return False
        if self.not_ahead is not None and self.not_ahead.match(text, end) is not None:
            return False
        before = text[max(0, start - _REACH) : start]
        if self.behind is not None and self.behind.search(before) is None:
            return False
        if self.not_behind is not None and self.not_behind.search(before) is not None:
            return False
        if not (self.near or self.away):
            return True
        around = f" {text[max(0, start - _AROUND) : end + _AROUND].lower().translate(_APART)} "
        if self.near and not any(stem in around for stem in self.near):
            return False
        return not any(stem in around for stem in self.away)


def known_sense(word: str, text: str, start: int, end: int) -> tuple[int, str] | None:
    """For a word in small letters at this stretch of a text: where it ends, and what is sent; None if nothing tells."""
    for sense in _senses().get(word, ()):
        whole = following(sense.rest).match(text, end) if sense.rest else None
        if sense.rest and whole is None:
            continue
        last = whole.end() if whole is not None else end
        if sense.fits(text, start, last):
            return last, sense.sent
    return None


def words_of_senses() -> Set[str]:
    """The words in small letters for which `known_sense` may know something."""
    return _senses().keys()


@cache
def _senses() -> Mapping[str, Sequence[Sense]]:
    found: dict[str, list[Sense]] = {}
    for row in lexicon("senses-id")["senses"]:
        for phrase in row["words"]:
            word, _, rest = phrase.partition(" ")
            found.setdefault(word, []).append(_sense(rest, row))
    return found


def _sense(rest: str, row: Mapping[str, Any]) -> Sense:
    return Sense(
        rest,
        row["sent"],
        _ahead(row.get("ahead"), _COUNTED if row.get("counted") else ""),
        _ahead(row.get("not_ahead")),
        _behind(row.get("behind")),
        _behind(row.get("not_behind")),
        _stems(row.get("near", ())),
        _stems(row.get("away", ())),
        row.get("opening", False),
    )


def _ahead(listed: Sequence[str] | None, counted: str = "") -> re.Pattern[str] | None:
    return re.compile(rf" ?{counted}(?:{_either(listed)})") if listed else None


def _behind(listed: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?:^|[^\w-])(?:{_either(listed)})[\s\"“'(]*\Z", re.IGNORECASE) if listed else None


def _either(listed: Sequence[str]) -> str:
    """Whole words; `@name` stands for a list of the table, marks for what `_PLACES` says."""
    named = [word for one in listed for word in (words("senses-id", f"lists.{one[1:]}") if one[0] == "@" else (one,))]
    return "|".join(_PLACES[word] if word in _PLACES else rf"{re.escape(word)}(?![\w-])" for word in named)


def _stems(listed: Sequence[str]) -> tuple[str, ...]:
    """Beginnings of words as they stand around, behind a blank; marks as they are."""
    return tuple(f" {one.lower()}" if one[0].isalnum() else one for one in listed)
