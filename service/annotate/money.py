"""Money as the newspapers of its country write it: Rs500,000 is Pakistani or Indian, P1.2 billion is no model number.

Signs, the moneys they stand for and the countries that share them: `lexicon/annotate-money.toml` (ISO 4217 and 3166-1).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from service.annotate.entities.gazetteer import demonym
from service.annotate.memory import Mentioned
from service.annotate.tokens import SentenceView
from service.lexicon import table

_WEIGHED = re.compile(
    r"\b(?:weigh\w*|load\w*|lift\w*|heavy|heavier|bombs?|explosives?|drugs?|cocaine|meat|catch|caught|lost|shed)\b",
    re.I,
)
"""Words of a sentence whose pounds are a weight."""


@dataclass(frozen=True)
class Countries:
    """How often an article names each country: itself, its people, its places. Counted when first asked for."""

    sentences: Sequence[SentenceView] = ()
    mentioned: Sequence[Mentioned] = ()

    @cached_property
    def named(self) -> Sequence[tuple[int, str]]:
        """Offset and ISO 3166-1 code of every mention: countries and places, then peoples."""
        found = [(m.start, m.entity.country) for m in self.mentioned if m.entity.country is not None]
        for sentence in self.sentences:
            for token in sentence.tokens:
                if token.is_capitalized and (people := demonym(token.text)) is not None:
                    found.append((token.start, people))
        return found

    def choose(self, moneys: Mapping[str, str], sentence: SentenceView) -> str | None:
        """The money of the only sharing country that the sentence names, else of the one that the article names most.

        The default where none of them is named."""
        fitting = [(start, country) for start, country in self.named if country in moneys]
        near = {country for start, country in fitting if sentence.start <= start < sentence.end}
        if len(near) == 1:
            return moneys[near.pop()]
        if fitting:
            return moneys[Counter(country for _, country in fitting).most_common(1)[0][0]]
        return moneys.get("default")


def before(sentence: SentenceView, first: int, countries: Countries) -> tuple[int, str | None]:
    """Where the sign before the figures at token `first` begins (`first` itself without one), and its unit."""
    tokens = sentence.tokens
    if not first or tokens[first - 1].text not in _endings():
        return first, None
    for width in (3, 2, 1):
        if first < width:
            continue
        begin = tokens[first - width].start
        written = sentence.slice(begin, tokens[first - 1].end)
        if len(written) > 5:
            continue
        unit = _signs().get(written)
        if unit is None and (moneys := _shared().get(written)) is not None:
            unit = countries.choose(moneys, sentence)
        if unit is None and (moneys := _letters().get(written)) is not None and sentence.touches(first):
            unit = countries.choose(moneys, sentence)
        if unit is not None:
            return first - width, unit
    return first, None


def behind(unit: str, sentence: SentenceView, at: int, value: float, countries: Countries) -> str:
    """The unit whose name ends before token `at`, as the money of one country: rupees, pounds that are no weight."""
    name = "pound" if unit == "lb" else "rupee" if unit == "INR" else unit
    moneys = _names().get(name)
    if moneys is None or sentence.tokens[at - 1].text.isupper():
        return unit
    if unit == "INR" and not sentence.tokens[at - 1].lower.startswith("rupee"):
        return unit
    if unit == "lb" and (sentence.tokens[at - 1].lower != "pounds" or _is_weight(sentence, at, value)):
        return unit
    return countries.choose(moneys, sentence) or unit


def _is_weight(sentence: SentenceView, at: int, value: float) -> bool:
    following = sentence.tokens[at].lower if at < len(sentence.tokens) else ""
    return following == "of" or (value < 1_000_000 and _WEIGHED.search(sentence.text) is not None)


def begins(sentence: SentenceView, first: int) -> int:
    """Where the sign of the sum at token `first` begins, whatever money it is: HK$5 to HK$7, P800 to P900."""
    tokens = sentence.tokens
    if not first or tokens[first - 1].text not in _endings():
        return first
    for width in (3, 2, 1):
        if first >= width and sentence.slice(tokens[first - width].start, tokens[first - 1].end) in _every():
            return first - width
    return first


@cache
def _signs() -> Mapping[str, str]:
    return {sign: unit for unit, signs in table("annotate-money", "signs").items() for sign in signs}


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return table("annotate-money", "names")


@cache
def _shared() -> Mapping[str, Mapping[str, str]]:
    return table("annotate-money", "shared")


@cache
def _letters() -> Mapping[str, Mapping[str, str]]:
    return table("annotate-money", "letters")


@cache
def _endings() -> frozenset[str]:
    """Last tokens of every sign."""
    return frozenset(sign if sign.isalpha() else sign[-1] for sign in _every())


@cache
def _every() -> frozenset[str]:
    return frozenset((*_signs(), *_shared(), *_letters()))
