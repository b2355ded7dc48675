"""Numbers in English, Russian and Indonesian: figures, words, scales, ordinals, dates, times, percent, money.

A number may be read in more than one way (``2.300`` is 2300 or 2.3, ``12.32`` a decimal or a time); a reading is a
tuple of keys that all must be found. Keys are values rounded to six places, ``month:10``, ``time:752`` (minutes after
midnight, twelve-hour clock) or ``unit:percent``. Word lists are data: ``service/lexicon/numbers.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from service.lexicon import table

Key = float | str
_SPACES = "\u00a0\u202f\u2009 "
_TOKEN = re.compile(
    rf"(?P<figure>\d+(?:[.,:/]\d+|(?<!\d{{4}})[{_SPACES}'’]\d{{3}}(?!\d))*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<mark>[%$€£¥₽₴])|(?P<other>[^\s\w-])",
)
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_SMALL = 12.0
"""Number words up to here are often rephrased (второй - another), so they count only when the English has another."""
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


class _Token(NamedTuple):
    kind: str
    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's number words, lower case."""

    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    fractions: Mapping[str, float]
    scales: Mapping[str, float]
    wholes: Mapping[str, float]
    prefixes: Mapping[str, float]
    months: Mapping[str, int]
    clock_after: frozenset[str]
    clock_before: frozenset[str]
    units: tuple[tuple[str, str], ...]
    spelled: frozenset[str]
    """Every word with which a number may begin."""
    told: frozenset[str]
    """Every word that explains a number or a month."""


@cache
def _words(language: str) -> _Words:
    def values(name: str) -> dict[str, float]:
        return {
            form: float(value)
            for value, forms in table("numbers", f"{language}.{name}").items()
            for form in str(forms).split()
        }

    cardinals, ordinals, fractions = values("cardinals"), values("ordinals"), values("fractions")
    scales, wholes, prefixes, months = values("scales"), values("halves"), values("prefixes"), values("months")
    hundred = ("hundred",) if language == "en" else ()
    clock = table("numbers", f"{language}.clock")
    return _Words(
        cardinals=cardinals,
        ordinals=ordinals,
        fractions=fractions,
        scales=scales,
        wholes=wholes,
        prefixes=prefixes,
        months={form: int(value) for form, value in months.items()},
        spelled=frozenset((*cardinals, *ordinals, *fractions, *scales, *wholes, *hundred)),
        told=frozenset((*scales, *prefixes, *months)),
        clock_after=frozenset(str(clock.get("after", "")).split()),
        clock_before=frozenset(str(clock.get("before", "")).split()),
        units=tuple(
            (str(start), unit) for unit, starts in table("numbers", f"{language}.units").items() for start in starts
        ),
    )


@lru_cache(maxsize=4_096)
def read(text: str, language: str) -> Reading:
    """Every number of a sentence; `language` is en, ru or id."""
    tokens = [
        _Token(match.lastgroup or "", match.group(), match.group().lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]
    return _Reader(text, tokens, _words(language), language).run()


class _Reader:
    """One pass over a sentence's tokens."""

    def __init__(self, text: str, tokens: list[_Token], words: _Words, language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._language = language
        self._numbers: list[Number] = []
        self._explained: set[Key] = set()
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
        for number in self._numbers:
            for reading in number.readings:
                self._explained.update(reading)
        return Reading(tuple(self._numbers), frozenset(self._explained))

    def _figure(self, index: int) -> int:
        """Digits with what follows them: a scale, a unit, a clock word, a month."""
        token = self._tokens[index]
        readings = figure_readings(token.text)
        factor, end = self._scale(index + 1)
        if factor != 1.0:
            scaled = [tuple(key * factor if isinstance(key, float) else key for key in one) for one in readings]
            metres = self._tokens[index + 1].lower == "m"  # or part of a name, T-90M
            readings = [*scaled, *readings] if metres else scaled
            if (rest := self._remainder(end, factor)) is not None:
                readings = [(key + rest[0],) for one in readings for key in one[:1] if isinstance(key, float)]
                end = rest[1]
        unit, end = self._unit(index, end)
        readings = [tuple(map(_rounded, one)) for one in readings]
        readings = [(*one, unit) if unit else one for one in readings]
        if (hour := self._hour(index, end)) is not None:
            readings.append((hour,))
        if end < len(self._tokens) and self._tokens[end].lower in _YEAR_WORDS and len(token.text) == 2:
            readings.append((1900.0 + float(token.text),))
        self._add(index, end, readings, weak=False)
        at = self._month(index, end)
        if at is not None and at != self._last_month:
            self._last_month = at
            self._add(at, at + 1, [(f"month:{self._words.months[self._tokens[at].lower]}",)], weak=False)
        return max(end, index + 1)

    def _word(self, index: int) -> int:
        token = self._tokens[index]
        words = self._words
        value, end, weak = self._spelled(index) if token.lower in words.spelled else (None, index, False)
        if value is not None and not (index and self._tokens[index - 1].lower == "salah"):  # salah satu: one of
            unit, end = self._unit(index, end)
            key = _rounded(value)
            self._add(index, end, [(key, unit) if unit and not weak else (key,)], weak=weak)
            self._explain(token)
            return end
        self._explain(token)
        return index + 1

    def _explain(self, token: _Token) -> None:
        """Note what a word that is no number could explain."""
        words = self._words
        if token.lower not in words.told and len(token.lower) < 7 and not token.text.isupper():
            return
        if token.lower in words.scales:  # тысячи людей, thousands: no number, but it explains one
            self._explained.add(words.scales[token.lower])
        elif token.lower in words.prefixes:
            self._explained.add(words.prefixes[token.lower])
        elif self._language == "ru" and len(token.lower) > 6:
            self._explained.update(_prefixed(token.lower))
        if token.lower in words.months and (self._language != "en" or token.text[0].isupper()):
            month = words.months[token.lower]
            self._explained.add(f"month:{month}")
        if token.text.isupper() and (roman := _roman(token.text)):
            self._explained.add(float(roman))

    def _spelled(self, index: int) -> tuple[float | None, int, bool]:
        """A number in words: its value, the index after it, whether it is weak."""
        words, tokens = self._words, self._tokens
        total = current = 0.0
        last = float("inf")
        found = scaled = ordinal = False
        at = end = index
        while at < len(tokens) and tokens[at].kind == "word":
            lower = tokens[at].lower
            if lower in words.cardinals or lower in words.ordinals:
                value = words.cardinals.get(lower, words.ordinals.get(lower, 0.0))
                if found and not (value < last and (last >= 20 or value == 0.5)):
                    break
                current, last, found = current + value, value, True
                ordinal = lower in words.ordinals and lower not in words.cardinals
                if ordinal:
                    end = at + 1
                    break
            elif lower in words.wholes and not found:
                current, last, found = words.wholes[lower], 1.0, True
            elif lower in words.scales and (found or lower not in ("m", "mn", "tn")):
                if not found and not self._article(at):
                    break
                total, current = total + (current if found else 1.0) * words.scales[lower], 0.0
                last, scaled, found = words.scales[lower], True, True
            elif found and self._language == "id" and lower in ("belas", "puluh", "ratus"):
                current = _indonesian_step(current, lower)
                last = {"belas": 1.0, "puluh": 10.0, "ratus": 100.0}[lower] + 10
            elif self._language == "en" and lower == "hundred" and (found or self._article(at)):
                current, last, found = (current if found else 1.0) * 100, 100.0, True
            elif found and lower in ("and", "с", "setengah") and (extra := self._half(at)):
                current, at, end, last = current + 0.5, at + extra - 1, at + extra, 1.0
            elif found and lower == "and" and last >= 100 and self._is_number(at + 1):
                at += 1
                continue
            elif not found and lower in words.fractions:
                factor, end = self._scale(at + 1 + self._skip_article(at + 1))
                if factor == 1.0:
                    return words.fractions[lower], at + 1, True
                return words.fractions[lower] * factor, end, False
            else:
                break
            at += 1
            end = at
        if not found:
            return None, index, False
        value = total + current
        return value, max(end, index + 1), ordinal or (value <= _SMALL and not scaled) or value == 100 * (not scaled)

    def _article(self, at: int) -> bool:
        """Whether "a", "one" or nothing but a figure stands before a scale that is a number by itself (a million)."""
        if at == 0:
            return False
        before = self._tokens[at - 1].lower
        return self._language == "en" and before in ("a", "an")

    def _is_number(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].lower in self._words.cardinals

    def _skip_article(self, at: int) -> int:
        return int(at < len(self._tokens) and self._tokens[at].lower in ("a", "an"))

    def _half(self, at: int) -> int:
        """Tokens of "and a half", "с половиной", "setengah" at `at`; 0 when they do not stand there."""
        following = [token.lower for token in self._tokens[at : at + 3]]
        if following[:3] == ["and", "a", "half"]:
            return 3
        if following[:1] == ["с"] and following[1:2] and following[1].startswith("половин"):
            return 2
        return int(following[:1] == ["setengah"])

    def _scale(self, at: int) -> tuple[float, int]:
        """The factor of the scale words at `at`, and the index after them and a point of abbreviation."""
        factor, end = 1.0, at
        while end < len(self._tokens) and self._tokens[end].lower in self._words.scales:
            factor *= self._words.scales[self._tokens[end].lower]
            end += 1
            if end < len(self._tokens) and self._tokens[end].text == ".":
                end += 1
        return factor, end

    def _remainder(self, at: int, factor: float) -> tuple[float, int] | None:
        """The second part of "3 млн 442,2 тыс.": its value and the index after it."""
        if at >= len(self._tokens) or self._tokens[at].kind != "figure":
            return None
        smaller, end = self._scale(at + 1)
        value = figure_readings(self._tokens[at].text)[0][0]
        if not 1.0 < smaller < factor or not isinstance(value, float):
            return None
        return value * smaller, end

    def _unit(self, index: int, end: int) -> tuple[str, int]:
        """The percent or currency beside a number."""
        tokens = self._tokens
        for start, unit in self._words.units:
            if end < len(tokens) and tokens[end].lower.startswith(start):
                return f"unit:{unit}", end + 1
            if index and _ends_unit(tokens[index - 1], start):
                return f"unit:{unit}", end
            if index > 1 and tokens[index - 1].text == "." and _ends_unit(tokens[index - 2], start):
                return f"unit:{unit}", end
        return "", end

    def _hour(self, index: int, end: int) -> str | None:
        """A whole hour: pukul 20, 20 часов, 8 p.m."""
        token, words = self._tokens[index], self._words
        after = self._tokens[end].lower if end < len(self._tokens) else ""
        before = self._tokens[index - 1].lower if index else ""
        if self._language == "en" and after in ("a", "p") and end + 2 < len(self._tokens):
            after = "pm" if self._tokens[end + 2].lower == "m" else after
        if after not in words.clock_after and before not in words.clock_before:
            return None
        return f"time:{int(token.text) % 12 * 60}" if len(token.text) < 3 and int(token.text) <= 24 else None

    def _month(self, index: int, end: int) -> int | None:
        """The index of the month beside a day or year in figures."""
        beside = (at for at in (end, index - 1) if 0 <= at < len(self._tokens))
        return next((at for at in beside if self._tokens[at].lower in self._words.months), None)

    def _add(self, index: int, end: int, readings: Iterable[tuple[Key, ...]], *, weak: bool) -> None:
        first, last = self._tokens[index], self._tokens[max(end, index + 1) - 1]
        span = (first.start, last.end)
        unique = tuple(dict.fromkeys(readings))
        self._numbers.append(Number(self._text[span[0] : span[1]], span, unique, weak))


def _ends_unit(token: _Token, start: str) -> bool:
    return token.kind in ("mark", "word") and token.lower == start


def _indonesian_step(current: float, word: str) -> float:
    """dua belas 12, dua puluh 20, tiga ratus 300: the last unit is what is multiplied."""
    head, unit = divmod(current, 10)
    if word == "belas":
        return head * 10 + unit + 10
    if word == "puluh":
        return head * 10 + unit * 10
    return current * 100


def figure_readings(written: str) -> list[tuple[Key, ...]]:
    """The ways to read digits with separators in them."""
    plain = re.sub(rf"(?<=\d)[{_SPACES}'’](?=\d)", "", written)
    if plain.isdecimal():
        return [(float(plain),)] if len(plain) < 16 else [(plain,)]
    parts = re.split(r"[.,:/]", plain)
    marks = re.findall(r"[.,:/]", plain)
    if any(len(part) > 15 for part in parts):
        return [(plain,)]
    figures = [float(part) for part in parts]
    separate = tuple(figures)
    if "/" in marks or ":" in marks:
        quotient = [(round(figures[0] / figures[1], 6),)] if marks == ["/"] and 0 < figures[1] <= 10 else []
        return [*_times(parts, marks), separate, *quotient]
    readings: list[tuple[Key, ...]] = []
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and len(set(marks)) == 1:
        readings.append((float("".join(parts)),))
    if len(marks) == 1:
        readings.append((float(f"{parts[0]}.{parts[1]}"),))
    elif marks[-1] not in marks[:-1] and all(len(part) == 3 for part in parts[1:-1]):
        readings.append((float("".join(parts[:-1]) + "." + parts[-1]),))
    if len(parts) == 3 and set(marks) == {"."} and _is_date(figures):
        year = figures[2] if figures[2] >= 100 else 2000 + figures[2]
        readings += [(figures[0], f"month:{int(figures[1])}", year), (figures[0], figures[1], year)]
    if set(marks) == {"."}:
        readings += _times(parts, marks)
    return [*readings, separate] if len(parts) > 2 or not readings else readings


def _is_date(figures: list[float]) -> bool:
    return figures[0] <= 31 and figures[1] <= 12 and (figures[2] < 100 or 1000 <= figures[2] < 2200)


def _times(parts: list[str], marks: list[str]) -> list[tuple[Key, ...]]:
    if "/" in marks or not 2 <= len(parts) <= 3 or len(parts[0]) > 2 or any(len(part) != 2 for part in parts[1:]):
        return []
    hour, minute = int(parts[0]), int(parts[1])
    return [(f"time:{hour % 12 * 60 + minute}",)] if hour <= 24 and minute < 60 else []


def _rounded(key: Key) -> Key:
    return round(key, 6) if isinstance(key, float) else key


@lru_cache(maxsize=4_096)
def _prefixed(word: str) -> tuple[float, ...]:
    """Numbers inside a Russian compound: двухлетний, пятидесятилетие."""
    prefixes = _words("ru").prefixes
    for length in range(min(12, len(word) - 3), 3, -1):
        value = prefixes.get(word[:length])
        if value is not None:
            return (value,)
    return ()


def _roman(word: str) -> int | None:
    if len(word) > 8 or not _ROMAN.match(word):
        return None
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    figures = [values[letter] for letter in word]
    return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))


# Comparing a sentence with its English.


def differences(source: str, english: str, language: str) -> tuple[list[str], list[str]]:
    """Numbers of the source that the English lacks, and numbers of the English that the source does not explain."""
    if language not in ("ru", "id") or not (_has_number(source, language) or _has_number(english, "en")):
        return [], []
    ours, theirs = read(source, language), read(english, "en")
    has = _Present(theirs, english)
    lacking = [number for number in ours.numbers if not any(map(has.all, number.readings))]
    explains = _Explains(ours)
    surplus = [number for number in theirs.numbers if not explains.explain(number)]
    missing = [number.text for number in lacking if not number.weak]
    added = [number.text for number in surplus if not number.weak and number.readings != ((1.0,),)]
    loose = [number for number in lacking if number.weak]
    if loose and any(map(_telling, surplus or _repeated(ours, theirs))):
        missing += [number.text for number in loose]
    return missing, added


def _repeated(ours: Reading, theirs: Reading) -> list[Number]:
    """Numbers that the English has more often than the source: four ... four for четыре ... два."""
    wanted, found = (Counter(number.readings[0][0] for number in text.numbers) for text in (ours, theirs))
    return [number for number in theirs.numbers if found[number.readings[0][0]] > wanted[number.readings[0][0]] > 0]


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def _has_number(text: str, language: str) -> bool:
    """Whether a text can hold a number at all: most sentences do not, and are done with here."""
    return bool(_DIGIT.search(text)) or not _words(language).spelled.isdisjoint(_LETTERS.findall(text.lower()))


def _telling(number: Number) -> bool:
    """Whether a number of the English may stand for a small one of the source: "one" and "second" often are none."""
    if not any(isinstance(key, float) and key <= 2 * _SMALL for reading in number.readings for key in reading):
        return False
    return number.text.lower() not in ("one", "second", "first", "both", "zero", "a hundred", "half", "quarter")


class _Present:
    """Looks a reading up in the English."""

    def __init__(self, theirs: Reading, english: str) -> None:
        self._keys = theirs.explained
        self._alone = {reading[0] for number in theirs.numbers for reading in number.readings if len(reading) == 1}
        self._english = english.lower()
        self._units: dict[str, bool] = {}

    def all(self, reading: tuple[Key, ...]) -> bool:
        return all(self._one(key) for key in reading)

    def _one(self, key: Key) -> bool:
        if key in self._keys:
            return True
        if isinstance(key, float):
            return key >= 1900 and key < 2100 and f"'{int(key) % 100:02d}" in self._english
        if key.startswith("unit:"):
            return self._unit(key.removeprefix("unit:"))
        if key.startswith("month:"):
            return float(key.removeprefix("month:")) in self._keys
        if key.startswith("time:"):
            minutes = int(key.removeprefix("time:"))
            hours = {float(minutes // 60 or 12), float(minutes // 60 + 12)}
            return minutes % 60 == 0 and not hours.isdisjoint(self._alone)
        return key in self._english

    def _unit(self, unit: str) -> bool:
        known = self._units.get(unit)
        if known is None:
            starts = [start for start, own in _words("en").units if own == unit]
            known = self._units[unit] = not starts or any(_stands(self._english, start) for start in starts)
        return known


def _stands(text: str, start: str) -> bool:
    position = text.find(start)
    while start.isalpha() and position > 0 and text[position - 1].isalpha():
        position = text.find(start, position + 1)
    return position >= 0


class _Explains:
    """Looks a reading of the English up in the source."""

    def __init__(self, ours: Reading) -> None:
        keys, months = set(ours.explained), set[Key]()
        for key in ours.explained:
            if isinstance(key, str) and key.startswith("time:"):
                minutes = int(key.removeprefix("time:"))
                keys |= {float(minutes // 60 or 12), float(minutes // 60 + 12), float(minutes % 60)}
            elif isinstance(key, str) and key.startswith("month:"):
                months.add(float(key.removeprefix("month:")))
            elif isinstance(key, float) and key < 100:
                keys |= {1900.0 + key, 2000.0 + key}
            elif isinstance(key, float) and 1900 <= key < 2100:
                keys.add(key % 100)
        self._keys = keys
        self._months = months

    def explain(self, number: Number) -> bool:
        """Whether one of the number's readings has a reason in the source; 10/12 may stand for a month in words."""
        known = self._keys | self._months if "/" in number.text else self._keys
        return any(
            all(key in known or (isinstance(key, str) and key.startswith(("unit:", "month:"))) for key in reading)
            for reading in number.readings
        )
