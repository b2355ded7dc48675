"""Finds the numbers of a sentence: figures, words, scales, ordinals, dates, times, percent, money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.translation.figures import Key, figure_readings, rounded
from service.translation.number_forms import (
    asks_number,
    halves,
    inner_numbers,
    roman,
)
from service.translation.number_words import number_words
from service.translation.spelled_numbers import ORDINAL_ENDINGS, Line, Token, unit_before, unit_of

_RUPIAH_SCALES = {"M": 1e9, "T": 1e12}
"""Letters behind an Indonesian sum: Rp 12,5 M is 12.5 billion."""
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3, "½": 0.5, "¼": 0.25, "¾": 0.75}
_YEAR_WORDS = frozenset(("х", "е", "s", "an"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, its span, its readings, and whether it is a word that translators often rephrase."""

    text: str
    span: tuple[int, int]
    readings: tuple[tuple[Key, ...], ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers of one text, and every key that words in it could explain in a translation."""

    numbers: tuple[Number, ...]
    explained: frozenset[Key]
    bare: tuple[Number, ...] = ()
    """Scales without a number: several million, тысячи людей."""


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def has_number(text: str, language: str) -> bool:
    """Whether a text can hold a number at all: most sentences do not, and are done with here."""
    return bool(_DIGIT.search(text)) or not number_words(language).spelled.isdisjoint(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=4_096)
def read(text: str, language: str) -> Reading:
    """Every number of a sentence; `language` is en, ru or id."""
    return _Reader(text, Line.of(text, language)).run()


class _Reader:
    """One pass over a sentence's tokens."""

    def __init__(self, text: str, line: Line) -> None:
        self._text = text
        self._line = line
        self._tokens = line.tokens
        self._words = line.words
        self._language = line.language
        self._numbers: list[Number] = []
        self._explained: set[Key] = set()
        self._vague: tuple[int, float] | None = None
        """Where the last word like "belasan" ends, and its least number."""
        self._bare: list[Number] = []
        self._last_month: int | None = None

    def run(self) -> Reading:
        index = 0
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.kind == "figure":
                index = self._figure(index)
            elif token.kind == "word":
                index = self._word(index)
            else:
                index += 1
        if self._language == "en":
            self._explained.update(halves(self._text))
        for number in self._numbers:
            for reading in number.readings:
                self._explained.update(reading)
        return Reading(tuple(self._numbers), frozenset(self._explained), tuple(self._bare))

    def _figure(self, index: int) -> int:
        """Digits with what follows them: a scale, a unit, a clock word, a month."""
        token = self._tokens[index]
        priced = index > 0 and bool(unit_before(self._tokens[index - 1], self._language))  # Rp2 miliar
        if len(token.text) == 1 and self._text[token.start - 1 : token.start].isalpha() and not priced:  # km2, O2
            self._explained.add(float(token.text))
            return index + 1
        readings = figure_readings(token.text) + self._short_year(index)
        factor, end = self._line.scale(index + 1)
        if priced and end == index + 1 < len(self._tokens) and self._language == "id":
            factor = _RUPIAH_SCALES.get(self._tokens[end].text, 1.0)
            end += factor != 1.0
        if factor != 1.0:
            scaled = [tuple(key * factor if isinstance(key, float) else key for key in one) for one in readings]
            metres = self._tokens[index + 1].lower == "m"  # or part of a name, T-90M
            readings = [*scaled, *readings] if metres else scaled
            if (rest := self._remainder(end, factor)) is not None:
                readings = [(key + rest[0],) for one in readings for key in one[:1] if isinstance(key, float)]
                end = rest[1]
        if (extra := self._fraction(token, end)) is not None:
            readings, end = [(float(token.text) + extra,)], end + 1
            factor, end = self._line.scale(end)
            readings = [(key * factor,) for one in readings for key in one if isinstance(key, float)]
        elif factor == 1.0 and (scale := self._shared_scale(index)) != 1.0:
            readings += [(one[0] * scale,) for one in readings if isinstance(one[0], float)]
        unit, end = self._unit(index, end)
        readings = [tuple(map(rounded, one)) for one in readings]
        readings = [(*one, unit) if unit else one for one in readings]
        if (hour := self._hour(index, end)) is not None:
            readings.append((hour,))
        if end < len(self._tokens) and self._tokens[end].lower in _YEAR_WORDS and len(token.text) == 2:
            readings.append((1900.0 + float(token.text),))
            self._explained.add(float(token.text) + 10)  # 20s: between 20 and 30
        span = self._span(end)
        if span and token.text.isdecimal():
            self._explained.add(float(token.text) * span)
            if span == 100 and 1 < int(token.text) < 22:  # 19th century, 1800s
                readings.append(((float(token.text) - 1) * 100,))
        self._add(index, end, readings, weak=False)
        at = self._month(index, end)
        if at is not None and at != self._last_month:
            self._last_month = at
            self._add(at, at + 1, [(f"month:{self._words.months[self._tokens[at].lower]}",)], weak=False)
        return max(end, index + 1)

    def _span(self, at: int) -> float:
        """The years of the word at a place, or after an ordinal's ending there: century; 0 for none."""
        if at < len(self._tokens) and self._tokens[at].lower in ORDINAL_ENDINGS:
            at += 1
        return self._words.spans.get(self._tokens[at].lower, 0.0) if at < len(self._tokens) else 0.0

    def _shared_scale(self, index: int) -> float:
        """The scale that a range names once: 2-3 million."""
        at = self._across(index, 1)
        return self._line.scale(at + 1)[0] if at else 1.0

    def _short_year(self, index: int) -> list[tuple[Key, ...]]:
        """2011 for the end of 2010–11."""
        token, at = self._tokens[index], self._across(index, -1)
        if at is None or len(token.text) != 2 or not token.text.isdecimal():
            return []
        before = self._tokens[at].text
        return [(float(before[:2] + token.text),)] if len(before) == 4 and before.isdecimal() else []

    def _across(self, index: int, step: int) -> int | None:
        """The index of the figure on the other side of a dash, one step to the right (1) or left (-1)."""
        at = index + step
        if 0 <= at < len(self._tokens) and self._tokens[at].text in ("–", "—"):
            at += step
        if not 0 <= at < len(self._tokens) or self._tokens[at].kind != "figure":
            return None
        first, last = sorted((self._tokens[index], self._tokens[at]), key=lambda token: token.start)
        return at if self._text[first.end : last.start].strip() in ("-", "–", "—") else None

    def _fraction(self, token: Token, at: int) -> float | None:
        """What "1/2" or "½" after a whole number adds."""
        if at >= len(self._tokens) or not token.text.isdecimal() or len(token.text) > 3:
            return None
        return _FRACTIONS.get(self._tokens[at].text)

    def _word(self, index: int) -> int:
        token = self._tokens[index]
        words = self._words
        value, end, weak = self._line.spelled(index) if token.lower in words.spelled else (None, index, False)
        before = self._tokens[index - 1].lower if index else ""
        if value is not None and before not in ("salah", "ни"):  # salah satu: one of; ни один: none
            unit, end = self._unit(index, end)
            key = rounded(value)
            self._add(index, end, [(key, unit) if unit and not weak else (key,)], weak=weak)
            self._explain(token)
            if span := self._span(end):
                self._explained.add(rounded(value * span))
            return end
        self._explain(token)
        if token.text.isupper() and self._span(index + 1) == 100 and (value := roman(token.text)):
            self._explained.add((float(value) - 1) * 100)
        return index + 1

    def _explain(self, token: Token) -> None:
        """Note what a word that is no number could explain."""
        words = self._words
        if token.lower not in words.told and len(token.lower) < 7 and not token.text.isupper():
            return
        if token.lower in words.scales:  # тысячи людей, thousands: no number, but it explains one
            scale = words.scales[token.lower]
            self._explained.add(scale)
            if self._vague is not None and self._vague[0] == token.start - 1:  # belasan ribu: more than ten thousand
                self._explained.add(self._vague[1] * scale)
            if scale >= 100 and len(token.lower) > 3:
                self._bare.append(Number(token.text, (token.start, token.end), ((scale,),), weak=True))
        elif token.lower in words.prefixes:
            self._explained.add(words.prefixes[token.lower])
            self._vague = token.end, words.prefixes[token.lower]
        elif self._language == "ru" and len(token.lower) > 6:
            self._compound(token)
        if token.lower in words.months and (self._language != "en" or token.text[0].isupper()):
            month = words.months[token.lower]
            self._explained.add(f"month:{month}")
        if token.text.isupper() and (value := roman(token.text)):
            self._explained.add(float(value))

    def _compound(self, token: Token) -> None:
        """Note the number inside a Russian word; one of number and known word asks for it: пятиматчевый, no семинар."""
        inner = inner_numbers(token.lower)
        if not inner:
            return
        self._explained.update(inner)
        if asks_number(token.lower):
            self._numbers.append(
                Number(token.text, (token.start, token.end), tuple((one,) for one in inner), weak=True)
            )

    def _remainder(self, at: int, factor: float) -> tuple[float, int] | None:
        """The second part of "3 млн 442,2 тыс.": its value and the index after it."""
        if at >= len(self._tokens) or self._tokens[at].kind != "figure":
            return None
        smaller, end = self._line.scale(at + 1)
        value = figure_readings(self._tokens[at].text)[0][0]
        if not 1.0 < smaller < factor or not isinstance(value, float):
            return None
        return value * smaller, end

    def _unit(self, index: int, end: int) -> tuple[str, int]:
        """The percent or currency beside a number."""
        tokens, language = self._tokens, self._language
        if end < len(tokens) and (unit := unit_of(tokens[end].lower, language)) and not self._opens_next(end):
            return f"unit:{unit}", end + 1
        if index and (unit := unit_before(tokens[index - 1], language)):
            return f"unit:{unit}", end
        if index > 1 and tokens[index - 1].text == "." and (unit := unit_before(tokens[index - 2], language)):
            return f"unit:{unit}", end
        return "", end

    def _opens_next(self, at: int) -> bool:
        """Whether the unit at a place belongs to the figure after it: Rp2 juta-Rp3 juta."""
        following = self._tokens[at + 1 : at + 2]
        return (
            self._tokens[at].lower in ("rp", "$", "us$", "€", "£") and bool(following) and following[0].kind == "figure"
        )

    def _hour(self, index: int, end: int) -> str | None:
        """A whole hour: pukul 20, 20 часов, 8 p.m."""
        token, words = self._tokens[index], self._words
        after = self._tokens[end].lower if end < len(self._tokens) else ""
        before = self._tokens[index - 1].lower if index else ""
        if self._language == "en" and after in ("a", "p") and end + 2 < len(self._tokens):
            after = "pm" if self._tokens[end + 2].lower == "m" else after
        if after not in words.clock_after and before not in words.clock_before:
            return None
        if not token.text.isdecimal():
            return None
        if len(token.text) == 4 and int(token.text) < 2400 and int(token.text) % 100 < 60:  # 1500 GMT
            return f"time:{int(token.text) // 100 % 12 * 60 + int(token.text) % 100}"
        if len(token.text) > 2 or int(token.text) > 24:
            return None
        return f"time:{int(token.text) % 12 * 60 + self._minutes(end + 1)}"

    def _minutes(self, at: int) -> int:
        """The minutes of 17 часов 47 минут, which are a number of their own too; else 0."""
        pair = self._tokens[at : at + 2]
        if len(pair) < 2 or not pair[1].lower.startswith("минут") or not pair[0].text.isdecimal():
            return 0
        return int(pair[0].text) if len(pair[0].text) < 3 and int(pair[0].text) < 60 else 0

    def _month(self, index: int, end: int) -> int | None:
        """The index of the month beside a day or year in figures."""
        beside = (at for at in (end, index - 1) if 0 <= at < len(self._tokens))
        return next((at for at in beside if self._tokens[at].lower in self._words.months), None)

    def _add(self, index: int, end: int, readings: Iterable[tuple[Key, ...]], *, weak: bool) -> None:
        first, last = self._tokens[index], self._tokens[max(end, index + 1) - 1]
        span = (first.start, last.end)
        unique = tuple(dict.fromkeys(readings))
        self._numbers.append(Number(self._text[span[0] : span[1]], span, unique, weak))
