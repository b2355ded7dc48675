"""Word lists of quantities as tables, and the unit of a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from service.annotate import actions
from service.annotate.numerals import Numeral
from service.annotate.tokens import SentenceView, Token
from service.lexicon import table, words

Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between"]


@dataclass(slots=True)
class Measure:
    """The unit of one number: a word or symbol after it (signs of money before it: `money`)."""

    sentence: SentenceView
    numeral: Numeral

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the sentence."""
        return self.sentence.tokens

    def unit(self, last: int) -> tuple[str | None, int, bool]:
        """The unit after the number, the token after it, and whether a hyphen ties them (a 24-foot boat)."""
        tokens = self.tokens
        lead = [t.lower for t in tokens[max(0, self.numeral.first - 2) : self.numeral.first]]
        if (lead[-1:] == ["magnitude"] or lead == ["magnitude", "of"]) and self.numeral.value < 11:
            return "magnitude", last, False
        hyphen = (
            last < len(tokens)
            and tokens[last].text == "-"
            and self.sentence.touches(last)
            and self.sentence.touches(last + 1)
            if last + 1 < len(tokens)
            else False
        )
        at = last + 1 if hyphen else last
        if (
            self.numeral.fraction
            and at + 1 < len(tokens)
            and tokens[at].lower in ("a", "an")
            and (tokens[at + 1].lower,) in units()
        ):
            return units()[(tokens[at + 1].lower,)], at + 2, False
        if tokens[at : at + 1] and tokens[at].lower in ("points", "point") and self._is_percentage():
            return "percentage point", at + 1, hyphen
        known, following = units(), tuple([t.lower for t in tokens[at : at + 5]])
        for width in (5, 3, 2, 1) if following and following[0] in _unit_starts() else ():
            if width > len(following):
                continue
            unit = known.get(following[:width])
            if unit is not None:
                return self._per(unit, at + width), at + width, hyphen
        if not hyphen and at + 1 < len(tokens) and tokens[at].lower in between():
            unit = units().get((tokens[at + 1].lower,))
            if unit in DURATIONS:
                return unit, at + 2, False  # ten more days
        for width in (3, 2, 1) if at < len(tokens) and tokens[at].text[0] in _symbol_starts() else ():
            if at + width > len(tokens):
                continue
            written = self.sentence.slice(tokens[at].start, tokens[at + width - 1].end)
            unit = symbols().get(written)
            if unit is None or (
                len(written) == 1 and written in "CFtlgm" and written not in "m" and not self.sentence.touches(at)
            ):
                continue
            return unit, at + width, hyphen
        return None, last, False

    def _is_percentage(self) -> bool:
        """Points are of percent where the sentence speaks of percent or of a rise or fall."""
        forms = actions.forms()
        return any(word in _OF_PERCENT or forms.get(word) in _CHANGED for word in self.sentence.words)

    def _per(self, unit: str, at: int) -> str:
        rate = {
            ("per", "hour"): {"km": "km/h", "mile": "mph"},
            ("an", "hour"): {"km": "km/h", "mile": "mph"},
            ("per", "second"): {"m": "m/s"},
            ("a", "second"): {"m": "m/s"},
        }
        key = tuple(t.lower for t in self.tokens[at : at + 2])
        return rate.get((key[0], key[-1]), {}).get(unit, unit) if key else unit


_OF_PERCENT = frozenset(("%", "percent", "up", "down"))
_CHANGED = frozenset(("risen", "fallen", "gained", "increased", "dropped", "grown"))
DURATIONS = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


@cache
def between() -> frozenset[str]:
    """Words between a number and its unit of time: ten more days, three straight weeks."""
    return frozenset(words("annotate-quantities", "durations.between"))


@cache
def starts() -> frozenset[str]:
    names = ("counts", "scales", "fractions", "vague")
    return frozenset(word for name in names for word in table("annotate-quantities", f"numerals.{name}"))


@cache
def stops() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "objects.stops"))


@cache
def determiners() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "objects.determiners"))


@cache
def pronouns() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "objects.pronouns"))


@cache
def ones() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "not_counts.one"))


@cache
def not_before() -> frozenset[str]:
    return frozenset(words("annotate-quantities", "not_counts.before"))


@cache
def not_after() -> frozenset[str]:
    return frozenset(
        (*words("annotate-quantities", "not_counts.after"), *words("annotate-quantities", "not_counts.nouns"))
    )


def _keys(name: str) -> Mapping[tuple[str, ...], str]:
    return {tuple(_split(form)): unit for unit, forms in table("annotate-quantities", name).items() for form in forms}


def _split(form: str) -> list[str]:
    return form.replace("-", " - ").replace(".", " . ").split()


@cache
def units() -> Mapping[tuple[str, ...], str]:
    return _keys("units")


@cache
def _unit_starts() -> frozenset[str]:
    """The first words of `units`."""
    return frozenset(words[0] for words in units())


@cache
def _symbol_starts() -> frozenset[str]:
    """The first characters of `symbols`."""
    return frozenset(symbol[0] for symbol in symbols())


@cache
def symbols() -> Mapping[str, str]:
    return {form: unit for unit, forms in table("annotate-quantities", "symbols").items() for form in forms}


@cache
def qualifiers() -> Mapping[tuple[str, ...], Qualifier]:
    return cast("Mapping[tuple[str, ...], Qualifier]", _keys("qualifiers"))


@cache
def qualifiers_end() -> frozenset[str]:
    """The last words of `qualifiers`."""
    return frozenset(phrase[-1] for phrase in qualifiers())


@cache
def qualifiers_after() -> Mapping[tuple[str, ...], Qualifier]:
    return cast("Mapping[tuple[str, ...], Qualifier]", _keys("qualifiers_after"))


def scale_of(tokens: Sequence[Token], numeral: Numeral) -> float:
    """1,000,000 for `2.3 million`; 1 for plain figures."""
    word = tokens[numeral.last - 1].lower
    found = table("annotate-quantities", "numerals.scales").get(word) or table(
        "annotate-quantities", "numerals.short_scales"
    ).get(word)
    return float(found) if found else 1.0
