"""Language of one text: script first, then words and letters, langdetect where these are in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from service.language.arbiter import ask, knows_all
from service.language.malay import text_lean
from service.language.pieces import tokens
from service.language.script import Letters, letters, sample
from service.language.weights import Alphabet, Scores, plain_scores, weights, word_scores
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


@dataclass(frozen=True)
class Opinion:
    """What is known of a text before a decision: scores by language of its alphabet, or one code for other scripts."""

    letters: Letters
    words: int
    codes: tuple[str, ...] = ()
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
            scores = scores + np.array([bonus.get(code, 0.0) for code in self.codes], dtype=np.float32)
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        return Detection(self.codes[best], round(float(chances[best] / chances.sum()), 4))

    def likely(self, distance: float) -> tuple[str, ...]:
        """The languages whose score is at most `distance` below the best, likeliest first."""
        if self.scores is None:
            return ()
        order = np.argsort(-self.scores, kind="stable")
        return tuple(self.codes[i] for i in order if self.scores[order[0]] - self.scores[i] <= distance)

    def lead(self, code: str, over: str) -> float:
        """By how much one language scores above another; 0 when either is not written in this alphabet."""
        if self.scores is None or code not in self.codes or over not in self.codes:
            return 0.0
        return float(self.scores[self.codes.index(code)] - self.scores[self.codes.index(over)])


def opinion(text: str) -> Opinion:
    """Scores of one text; deterministic, linear, and of bounded cost for long texts."""
    return _opinion(sample(text))


@lru_cache(maxsize=2048)
def _opinion(text: str) -> Opinion:
    count = letters(text)
    if count.total < _FEWEST_LETTERS:
        return Opinion(count, 0)
    if count.others > count.latin + count.cyrillic:
        return Opinion(count, count.others, other=_other_script(text, count))
    alphabet: Alphabet = "cyrillic" if count.cyrillic >= _CYRILLIC_SHARE * count.total else "latin"
    known = weights(alphabet)
    scores = np.zeros(len(known.codes) + 2, dtype=np.float32)
    words = 0
    found = tokens(text)
    for word, weight, plain in found:
        if (word[0] > "\u02ff") != (alphabet == "cyrillic"):
            continue
        words += 1
        if weight == 1.0:
            scores += word_scores(alphabet, word)
        else:
            scores += word_scores(alphabet, word) * np.float32(weight)
        if plain:
            scores += plain_scores(alphabet, word)
    if alphabet == "latin":
        scores[-1] = text_lean(text, found)
    return Opinion(count, words, known.codes, known.total(scores))


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
