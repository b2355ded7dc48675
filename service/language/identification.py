"""Language of one text: script first, then words and letters, langdetect where these are in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from service.language.arbiter import ask, knows_all
from service.language.malay import text_lean
from service.language.pieces import Role, Words, words_of
from service.language.script import Letters, letters, sample
from service.language.weights import Alphabet, Scores, memory, weights
from service.lexicon import lexicon

UNDETERMINED = "und"
_FEWEST_LETTERS = 3
_CYRILLIC_SHARE = 0.3
"""Latin names are common in Cyrillic text and the reverse is rare: so much Cyrillic makes a text Cyrillic."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A language code (``en``, ``ru``, ``id``, another ISO 639 code, ``und``) and a confidence from 0 to 1."""

    language: str
    confidence: float


class Opinion(NamedTuple):
    """What is known of a text before a decision: scores by language of its alphabet, or one code for other scripts."""

    letters: Letters
    words: int
    """Words of the text's alphabet."""
    plain: int = 0
    """Words without a capital, of any alphabet: no names."""
    codes: tuple[str, ...] = ()
    places: Mapping[str, int] = MappingProxyType({})
    """Where each code stands in `codes` and `scores`."""
    scores: Scores | None = None
    other: Detection | None = None

    def decide(self, bonus: dict[str, float] | None = None) -> Detection:
        """The likeliest language, `bonus` added to the scores (neighbours, hints)."""
        if self.other is not None:
            return self.other
        if self.scores is None:
            return Detection(UNDETERMINED, 0.0)
        scores = self.scores
        if bonus:
            scores = scores.copy()
            for code, gain in bonus.items():
                if (place := self.places.get(code)) is not None:
                    scores[place] += gain
        best = int(scores.argmax())
        chances = np.exp(scores - scores[best])
        return Detection(self.codes[best], round(1.0 / float(chances.sum()), 4))

    def stays(self, code: str, bonus: float) -> bool:
        """Whether no language is more than `bonus` above `code`, which has this alphabet."""
        return self.scores is not None and bool(self.scores.max() - self.scores[self.places[code]] <= bonus)

    def likely(self, distance: float) -> tuple[str, ...]:
        """The languages whose score is at most `distance` below the best, likeliest first."""
        if self.scores is None:
            return ()
        order = np.argsort(-self.scores, kind="stable")
        return tuple(self.codes[i] for i in order if self.scores[order[0]] - self.scores[i] <= distance)

    def lead(self, code: str, over: str) -> float:
        """By how much one language scores above another; 0 when either is not written in this alphabet."""
        if self.scores is None or code not in self.places or over not in self.places:
            return 0.0
        return float(self.scores[self.places[code]] - self.scores[self.places[over]])


def opinion(text: str) -> Opinion:
    """Scores of one text; deterministic, linear, and of bounded cost for long texts."""
    return _opinion(sample(text))


@lru_cache(maxsize=2048)
def _opinion(text: str) -> Opinion:
    found = words_of(text)
    count = letters("".join(found.lowered))
    if count.total < _FEWEST_LETTERS:
        return Opinion(count, 0)
    plain = found.roles.count(Role.PLAIN)
    if count.others > count.latin + count.cyrillic:
        return Opinion(count, count.others, plain, other=_other_script(text, count))
    alphabet: Alphabet = "cyrillic" if count.cyrillic >= _CYRILLIC_SHARE * count.total else "latin"
    known = weights(alphabet)
    own = found if count.total in (count.latin, count.cyrillic) else _written_in(found, alphabet)
    scores = memory(alphabet).total(own)
    if alphabet == "latin":
        scores[-1] += text_lean(text, found.lowered)
    return Opinion(count, len(own.lowered), plain, known.codes, known.places, known.total(scores))


def _written_in(found: Words, alphabet: Alphabet) -> Words:
    """The words that begin with a letter of the alphabet."""
    cyrillic = alphabet == "cyrillic"
    own = [(word, role) for word, role in zip(*found, strict=True) if (word[0] > "\u02ff") == cyrillic]
    return Words([word for word, _ in own], [role for _, role in own])


def detect(text: str) -> Detection:
    """Language of one text; deterministic."""
    return _detect(sample(text))


@lru_cache(maxsize=2048)
def _detect(text: str) -> Detection:
    view = opinion(text)
    found = view.decide()
    rules = lexicon("language")["confidence"]
    if view.scores is not None and found.confidence < rules["doubt"] and view.words >= 5:
        found = _settled(text, view, found)
    if found.confidence < rules["undetermined"]:
        return Detection(UNDETERMINED, found.confidence)
    return found


def _settled(text: str, view: Opinion, found: Detection) -> Detection:
    """langdetect's choice among the likeliest languages, where it knows them all and is sure itself.

    It has no profile of Malay, Javanese or the Turkic languages of Russia and would read them as their neighbours.
    """
    likely = view.likely(lexicon("language")["confidence"]["rivals"])
    if len(likely) < 2 or not knows_all(likely):
        return found
    chances = ask(text, likely)
    best = max(chances, key=lambda code: (chances[code], code), default=found.language)
    if best == found.language or chances[best] < lexicon("language")["confidence"]["settled"]:
        return found
    return Detection(best, round(min(0.6, chances[best]), 4))


def _other_script(text: str, count: Letters) -> Detection:
    share = count.others / count.total
    if count.choices:
        chances = ask(text, count.choices)
        best = max(chances, key=lambda code: (chances[code], code), default=count.other)
        return Detection(best, round(chances.get(best, 0.5) * share, 4))
    return Detection(count.other, round(share, 4))
