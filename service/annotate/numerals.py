"""Numbers of English text: figures, number words, scales, fractions and indefinite counts (dozens)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from service.annotate import actions, blank_grouped, metres
from service.annotate.tokens import Token
from service.lexicon import table

MOST = 1e15
"""Larger figures are serial numbers, not counts."""


class Numeral(NamedTuple):
    """A number at tokens ``first`` to ``last`` (half-open). ``vague``: dozens, tens of thousands, several hundred."""

    first: int
    last: int
    value: float
    vague: bool = False
    spelled: bool = False
    fraction: bool = False


@cache
def _table(name: str) -> Mapping[str, float]:
    return {word: float(value) for word, value in table("annotate-quantities", f"numerals.{name}").items()}


def find(tokens: Sequence[Token]) -> list[Numeral]:
    """Every number, leftmost and longest, in one pass."""
    found: list[Numeral] = []
    firsts, last = _firsts(), 0
    for index, token in enumerate(tokens):
        if index < last or not (token.is_number or token.lower in firsts):
            continue
        numeral = _at(tokens, index)
        if numeral is not None:
            numeral = _repeated(tokens, numeral)
            found.append(numeral)
            last = numeral.last
    return found


def _repeated(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Seven (7) rifles, 41 (forty-one) tusks, twenty-five (25) million pesos: the bracket says the number again."""
    at = numeral.last
    if numeral.fraction or not _follows(tokens, at, ("(",)) or at + 2 >= len(tokens):
        return numeral
    inside = tokens[at + 1]
    if numeral.spelled:
        again = _figures(tokens, at + 1) if inside.is_number else None
    else:
        again = _spelled(tokens, at + 1) if inside.lower in _table("counts") else None
    if again is None or again.value != numeral.value or not _follows(tokens, again.last, (")",)):
        return numeral
    last, scale = _scale(tokens, again.last + 1)
    return numeral._replace(last=last, value=numeral.value * scale)


@cache
def _firsts() -> frozenset[str]:
    """Words that a number may begin with."""
    tables = (_table(name) for name in ("counts", "fractions", "vague", "scales"))
    return frozenset(word for listed in tables for word in listed) | _INDEFINITE


_INDEFINITE = frozenset(("a", "an", "one", "several", "few", "some"))


def _at(tokens: Sequence[Token], index: int) -> Numeral | None:
    token = tokens[index]
    if token.is_number:
        return _figures(tokens, index)
    if token.lower in _INDEFINITE and (vague := _indefinite(tokens, index)):
        return vague
    if token.lower == "scores" and not _follows(tokens, index + 1, ("of",)):
        return None  # their scores were 850 or higher
    if token.lower in _table("vague") and (_follows(tokens, index + 1, _VAGUE_ALONE) or _acts(tokens, index)):
        return _vague(tokens, index)
    if token.lower in _table("fractions") or token.lower in _table("counts"):
        fraction = _fraction(tokens, index)
        if fraction is not None:
            return fraction
    return _spelled(tokens, index)


def _figures(tokens: Sequence[Token], index: int) -> Numeral | None:
    """1,234.5, 14 000, 2.3 million, 210K, 1/3."""
    last = blank_grouped.end(tokens, index)
    value = figures("".join(token.text for token in tokens[index:last]))
    if value is None or value > MOST:
        return None
    if last + 2 < len(tokens) and tokens[last + 1].text == "/" and tokens[last].is_number and value < 100:
        part = _figures(tokens, last)  # 1 1/2
        if part is not None and part.fraction and tokens[last].start > tokens[index].end:
            return Numeral(index, part.last, value + part.value)
    if _follows(tokens, last, ("/",)) and last + 1 < len(tokens) and tokens[last + 1].is_number:
        below = figures(tokens[last + 1].text)
        if below and value < below <= 10 and tokens[last].start == tokens[index].end:
            return Numeral(index, last + 2, value / below, fraction=True)
    if last < len(tokens) and tokens[last].text in ("½", "¼", "¾"):
        return Numeral(index, last + 1, value + {"½": 0.5, "¼": 0.25, "¾": 0.75}[tokens[last].text])
    last, scale = _scale(tokens, last)
    if tokens[last - 1].lower == "m" and metres.are_metres(tokens, index, last - 1):
        last, scale = last - 1, 1.0
    if scale == 1.0 and _half_follows(tokens, last):
        return Numeral(index, last + 3, value + 0.5)
    return Numeral(index, last, value * scale)


def figures(text: str) -> float | None:
    """The value of digits with English separators, null when they are no number (1.2.3)."""
    groups = text.split(",")
    if len(groups) > 1 and not (len(groups[0]) <= 3 and all(len(g.split(".")[0]) == 3 for g in groups[1:])):
        return None
    plain = "".join(groups)
    if plain.count(".") > 1 or len(plain) > 20 or not plain.isascii():
        return None
    return float(plain)


def _scale(tokens: Sequence[Token], index: int) -> tuple[int, float]:
    """A scale word after a number, `million`, `bn` or the K of 210K; touching letters only as listed."""
    hyphen = index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index].start == tokens[index - 1].end
    at = index + 1 if hyphen else index
    if at >= len(tokens):
        return index, 1.0
    token = tokens[at]
    touching = not hyphen and token.start == tokens[at - 1].end
    if token.lower in _table("scales"):
        return at + 1, _table("scales")[token.lower]
    if token.lower in _table("short_scales") and (touching and not hyphen):
        return at + 1, _table("short_scales")[token.lower]
    return index, 1.0


def _indefinite(tokens: Sequence[Token], index: int) -> Numeral | None:
    """a hundred, a dozen, half a million, several thousand, a few hundred, a couple of."""
    at = index + 1
    vague = tokens[index].lower in ("several", "few", "some")
    if _follows(tokens, at, ("few", "couple")) and tokens[index].lower == "a":
        at += 1
        vague = True
        at += 1 if _follows(tokens, at, ("of",)) else 0
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word in _table("scales"):
        if tokens[index].lower == "some":
            return None
        rest = _spelled(tokens, at, implied=1.0)
        if vague or rest is None:
            return Numeral(index, at + 1, _table("scales")[word], vague=vague, spelled=True)
        return Numeral(index, rest.last, rest.value, spelled=True)
    if word in _table("fractions") and tokens[index].lower in ("a", "one"):
        fraction = _table("fractions")[word]
        by = index > 0 and tokens[index - 1].lower in ("by", "than", "nearly", "almost", "about")
        if word == "quarter" and not _follows(tokens, at + 1, ("of",)) and not by:
            return None
        if _ordinal_like(tokens, at):
            return None
        last, scale = _scale(tokens, at + 1)
        return Numeral(index, last, fraction * scale, spelled=True, fraction=True)
    if _follows(tokens, at, ("-",)) and at + 1 < len(tokens) and tokens[index].lower == "one":
        below = _table("fractions").get(tokens[at + 1].lower)
        if below is not None:
            return Numeral(index, at + 2, below, spelled=True, fraction=True)
    return None


def _ordinal_like(tokens: Sequence[Token], at: int) -> bool:
    """`a third attack`, `a fifth man`: an ordinal, not a fraction."""
    if tokens[at].lower in ("half", "quarter"):
        return False
    return at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].lower not in _FRACTION_ENDS


_FRACTION_ENDS = frozenset(
    [
        "of",
        "in",
        "on",
        "to",
        "by",
        "from",
        "since",
        "the",
        "this",
        "that",
        "were",
        "was",
        "is",
        "are",
        "had",
        "have",
        "has",
        "compared",
        "after",
        "before",
        "less",
        "more",
        "lower",
        "higher",
        "smaller",
        "larger",
        "during",
        "and",
        "or",
        "as",
        "at",
        "while",
        "when",
        "over",
        "between",
        "under",
        "within",
        "last",
        "year",
    ]
)


_VAGUE_ALONE = (
    "of",
    "were",
    "are",
    "was",
    "have",
    "had",
    "more",
    "others",
    "died",
    "killed",
    "wounded",
    "injured",
    "fled",
)


def _acts(tokens: Sequence[Token], index: int) -> bool:
    """Thousands marched, dozens took part: a verb right behind a plural that begins the sentence or clause."""
    if index + 1 >= len(tokens) or not (tokens[index].is_capitalized or tokens[index - 1].text in ",;"):
        return False
    following = tokens[index + 1]
    return following.text in ("has", "will", "still", "who", "took", "lost") or following.text in _pasts()


@cache
def _pasts() -> frozenset[str]:
    """Past and present forms of the verbs that tell what happens."""
    return frozenset(form for form in (*actions.forms(), *actions.forms().values()) if not form.endswith("ing"))


def _vague(tokens: Sequence[Token], index: int) -> Numeral:
    """dozens of, tens of thousands of, hundreds of thousands of."""
    value = _table("vague")[tokens[index].lower]
    last = index + 1
    if last + 1 < len(tokens) and tokens[last + 1].lower in _table("vague"):
        value *= _table("scales").get(tokens[last + 1].lower.removesuffix("s"), 1.0)
        last += 2
    return Numeral(index, last, value, vague=True, spelled=True)


_HALVED = ("-", "back", "backs", "time", "brother", "sister", "term", "mast", "marathon", "sibling")
"""What makes "half" part of a word: the half back, half time."""


def _fraction(tokens: Sequence[Token], index: int) -> Numeral | None:
    """half, two thirds, three-quarters."""
    word = tokens[index].lower
    if word == "half":
        at = index + 1
        if _follows(tokens, at, _HALVED):
            return None
        if _follows(tokens, at, ("a", "an")) and at + 1 < len(tokens) and tokens[at + 1].lower in _table("scales"):
            return Numeral(index, at + 2, 0.5 * _table("scales")[tokens[at + 1].lower], spelled=True)
        return Numeral(index, index + 1, 0.5, spelled=True, fraction=True)
    above = _table("counts").get(word)
    if above is None or not 1 <= above < 10:
        return None
    ratio = _ratio(tokens, index, above)
    if ratio is not None:
        return ratio
    at = index + 2 if _follows(tokens, index + 1, ("-",)) else index + 1
    if at < len(tokens) and tokens[at].lower.endswith("s"):
        below = _table("fractions").get(tokens[at].lower[:-1])
        if below is not None and below < 0.5:
            return Numeral(index, at + 1, above * below, spelled=True, fraction=True)
    return None


def _ratio(tokens: Sequence[Token], index: int, above: float) -> Numeral | None:
    """One in five, two in every three students, four out of five; not "two in three weeks"."""
    out = _follows(tokens, index + 1, ("out",)) and _follows(tokens, index + 2, ("of",))
    if not out and not _follows(tokens, index + 1, ("in",)):
        return None
    at = index + 3 if out or _follows(tokens, index + 2, ("every",)) else index + 2
    if out and not _follows(tokens, at, _TOTALS):
        return None
    below = _table("counts").get(tokens[at].lower) if at < len(tokens) else None
    if below is None and not out and at < len(tokens) and tokens[at].text in _ROUND:
        below = float(tokens[at].text)  # six in 10 Republicans
    if below is None or not above < below <= 100 or _follows(tokens, at + 1, _TIMES):
        return None
    return Numeral(index, at + 1, above / below, spelled=True, fraction=True)


_ROUND = frozenset(("3", "4", "5", "6", "8", "10", "12", "20", "25", "50", "100"))
_TOTALS = ("three", "four", "five", "ten", "twenty")
"""Totals out of which a share is told: nine out of ten. Of other totals both numbers count."""
_TIMES = ("days", "weeks", "months", "years", "hours", "minutes", "-", "hundred", "thousand", "million", "places")


def _spelled(tokens: Sequence[Token], index: int, implied: float = 0.0) -> Numeral | None:
    """twenty-four, two hundred and fifty, three million two hundred thousand; `implied` is the one of "a hundred"."""
    counts, scales = _table("counts"), _table("scales")
    total, group, last, at = 0.0, implied, index, index
    smallest = float("inf")
    while at < len(tokens):
        word = tokens[at].lower
        if word in counts and counts[word] < smallest:
            group += counts[word]
            smallest = _next_below(counts[word])
        elif word == "dozen" and group:
            group, smallest = group * 12, 0.0
        elif word in scales and group:
            group, total, smallest = _times(group, total, scales[word])
        elif word in ("-", "and") and last > index and at + 1 < len(tokens) and _goes_on(tokens, at, smallest):
            at += 1
            continue
        else:
            break
        at += 1
        last = at
    if last > index and _half_follows(tokens, last):
        end, scale = _scale(tokens, last + 3)
        return Numeral(index, end, (total + group + 0.5) * scale, spelled=True)
    return Numeral(index, last, total + group, spelled=True) if last > index else None


def _half_follows(tokens: Sequence[Token], at: int) -> bool:
    """Six and a half."""
    if not _follows(tokens, at, ("and",)):
        return False
    return [t.lower for t in tokens[at : at + 3]] == ["and", "a", "half"] and not _follows(tokens, at + 3, ("dozen",))


def _next_below(value: float) -> float:
    """What may still follow: after twenty a unit, after a unit or a teen nothing but a scale."""
    return 10.0 if value >= 20 else 0.0


def _times(group: float, total: float, scale: float) -> tuple[float, float, float]:
    if scale == 100:
        return group * 100, total, 100.0
    return 0.0, total + group * scale, scale


def _goes_on(tokens: Sequence[Token], at: int, smallest: float) -> bool:
    word = tokens[at + 1].lower
    if tokens[at].text == "-":
        touching = tokens[at].end == tokens[at + 1].start and tokens[at].start == tokens[at - 1].end
        return touching and (_table("counts").get(word, 1e18) < smallest or word in _table("scales"))
    return (
        tokens[at - 1].lower in _table("scales")
        and _table("counts").get(word, 1e18) < max(smallest, 100.0)
        and smallest > 0
    )


def _follows(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return at < len(tokens) and tokens[at].lower in words
