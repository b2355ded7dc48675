"""What is known of texts before a decision: scores of the languages of their alphabet, for many texts at once.

The texts of a call share one look-up of rows and one sum, which is most of what a short text costs. The last few
thousand texts are remembered: a block of one sentence is asked about twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from service.language.arbiter import ask
from service.language.malay import text_lean
from service.language.pieces import Role, Words, words_of
from service.language.script import Letters, letters, sample
from service.language.weights import Alphabet, Scores, memory, weights

UNDETERMINED = "und"
_FEWEST_LETTERS = 3
_CYRILLIC_SHARE = 0.3
"""Latin names are common in Cyrillic text and the reverse is rare: so much Cyrillic makes a text Cyrillic."""
_REMEMBERED = 4096
_MOST_WORDS = 10_000
"""Words scored at once; a text has at most 6,000 characters."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A language code (``en``, ``ru``, ``id``, another ISO 639 code, ``und``) and a confidence from 0 to 1."""

    language: str
    confidence: float


NOTHING = Detection(UNDETERMINED, 0.0)


class Opinion(NamedTuple):
    """Scores by language of a text's alphabet (None without letters of one), and what they say by themselves."""

    letters: Letters
    words: int = 0
    """Words of the text's alphabet."""
    plain: int = 0
    """Words without a capital, of any alphabet: no names."""
    codes: tuple[str, ...] = ()
    places: Mapping[str, int] = MappingProxyType({})
    """Where each code stands in `codes` and `scores`."""
    scores: Scores | None = None
    top: float = 0.0
    """The highest score."""
    alone: Detection = NOTHING
    """The likeliest language; the only one for scripts that name it, which have no scores."""

    def decide(self, bonus: Mapping[str, float]) -> Detection:
        """The likeliest language, `bonus` added to the scores (neighbours, hints)."""
        if self.scores is None:
            return self.alone
        scores = self.scores.copy()
        for code, gain in bonus.items():
            if (place := self.places.get(code)) is not None:
                scores[place] += gain
        best = int(scores.argmax())
        return Detection(self.codes[best], round(1.0 / float(np.exp(scores - scores[best]).sum()), 4))

    def stays(self, code: str, bonus: float) -> bool:
        """Whether no language is more than `bonus` above `code`, which has this alphabet."""
        return self.scores is not None and bool(self.top - self.scores[self.places[code]] <= bonus)

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


class _Text(NamedTuple):
    text: str
    words: Words
    own: Words
    """The words of its alphabet."""
    letters: Letters


_recent: dict[str, Opinion] = {}


def forget() -> None:
    """Drop the remembered texts."""
    _recent.clear()


def opinions(texts: Sequence[str]) -> list[Opinion]:
    """What is known of each text; deterministic, linear, and of bounded cost for a long text."""
    samples = [sample(text) for text in texts]
    found = {text: view for text in samples if (view := _recent.get(text)) is not None}
    new = _judged([text for text in dict.fromkeys(samples) if text not in found])
    if len(_recent) + len(new) > _REMEMBERED:
        forget()
    _recent.update(list(new.items())[:_REMEMBERED])
    found.update(new)
    return [found[text] for text in samples]


def _judged(texts: Sequence[str]) -> dict[str, Opinion]:
    found: dict[str, Opinion] = {}
    waiting: dict[Alphabet, list[_Text]] = {"latin": [], "cyrillic": []}
    for text in texts:
        words = words_of(text)
        count = letters("".join(words.lowered))
        if count.total < _FEWEST_LETTERS:
            found[text] = Opinion(count)
        elif count.others > count.latin + count.cyrillic:
            plain = words.roles.count(Role.PLAIN)
            found[text] = Opinion(count, count.others, plain, alone=_other_script(text, count))
        else:
            alphabet: Alphabet = "cyrillic" if count.cyrillic >= _CYRILLIC_SHARE * count.total else "latin"
            own = words if count.total in (count.latin, count.cyrillic) else _written_in(words, alphabet)
            waiting[alphabet].append(_Text(text, words, own, count))
    for alphabet, group in waiting.items():
        start = size = 0
        for place, text_of in enumerate(group):
            size += len(text_of.own.lowered)
            if size >= _MOST_WORDS or place + 1 == len(group):
                found.update(_scored(alphabet, group[start : place + 1]))
                start, size = place + 1, 0
    return found


def _scored(alphabet: Alphabet, group: Sequence[_Text]) -> dict[str, Opinion]:
    known = weights(alphabet)
    sums = memory(alphabet).totals([text.own for text in group])
    lean = np.zeros(len(group), dtype=np.float32)
    if alphabet == "latin":
        for place in known.malay_in_question(sums):
            lean[place] = text_lean(group[place].text, group[place].words)
    scores = known.total(sums, lean)
    best = scores.argmax(axis=1)
    top = scores[np.arange(len(group)), best]
    sure = 1.0 / np.exp(scores - top[:, None]).sum(axis=1)
    return {
        text.text: Opinion(
            text.letters,
            len(text.own.lowered),
            text.words.roles.count(Role.PLAIN),
            known.codes,
            known.places,
            row,
            highest,
            Detection(known.codes[code], round(confidence, 4)),
        )
        for text, row, highest, code, confidence in zip(group, scores, top, best.tolist(), sure.tolist(), strict=True)
    }


def _written_in(found: Words, alphabet: Alphabet) -> Words:
    """The words that begin with a letter of the alphabet."""
    cyrillic = alphabet == "cyrillic"
    own = [n for n, word in enumerate(found.lowered) if (word[0] > "\u02ff") == cyrillic]
    lowered, roles, marked = found
    return Words([lowered[n] for n in own], [roles[n] for n in own], [marked[n] for n in own])


def _other_script(text: str, count: Letters) -> Detection:
    share = count.others / count.total
    if count.choices:
        chances = ask(text, count.choices)
        best = max(chances, key=lambda code: (chances[code], code), default=count.other)
        return Detection(best, round(chances.get(best, 0.5) * share, 4))
    return Detection(count.other, round(share, 4))
