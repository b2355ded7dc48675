"""The tokens of a sentence that numbers are made of, and the numbers that are spelled out in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from service.translation.figures import SPACES
from service.translation.number_forms import INDONESIAN_STEPS, indonesian_step
from service.translation.number_words import NumberWords, number_words

_TOKEN = re.compile(
    rf"(?P<figure>\d+(?:[.,:/]\d+|(?<!\d{{4}})[{SPACES}'’]\d{{3}}(?!\d))*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<mark>[%$€£¥₽₴])|(?P<other>[^\s\w-])",
)
SMALL = 12.0
"""Number words up to here are often rephrased (второй - another), so they count only when the English has another."""
ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "й", "м", "го", "е", "х", "ти", "ми", "тью"))


class Token(NamedTuple):
    kind: str
    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's tokens; `words` are those of its `language` (en, ru or id)."""

    tokens: list[Token]
    words: NumberWords
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Line:
        """Cut a sentence into figures, words and marks."""
        tokens = [
            Token(match.lastgroup or "", match.group(), match.group().lower(), match.start(), match.end())
            for match in _TOKEN.finditer(text)
        ]
        return cls(tokens, number_words(language), language)

    def spelled(self, index: int) -> tuple[float | None, int, bool]:
        """A number in words: its value, the index after it, whether it is weak."""
        words, tokens = self.words, self.tokens
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
            elif lower in words.scales and (found or lower not in ("m", "mn", "tn", "k")):
                if not found and not self._article(at):
                    break
                total, current = total + (current if found else 1.0) * words.scales[lower], 0.0
                last, scaled, found = words.scales[lower], True, True
            elif found and self.language == "id" and lower in INDONESIAN_STEPS:
                current = indonesian_step(current, lower)
                last = INDONESIAN_STEPS[lower] + 10
            elif self.language == "en" and lower == "hundred" and (found or self._article(at)):
                current, last, found = (current if found else 1.0) * 100, 100.0, True
            elif found and lower in ("and", "с", "setengah") and (extra := self._half(at)):
                current, at, end, last = current + 0.5, at + extra - 1, at + extra, 1.0
            elif found and lower in ("point", "koma") and self._is_number(at + 1):  # one point six
                current, at, last = current + words.cardinals[tokens[at + 1].lower] / 10, at + 1, 1.0
            elif found and lower == "and" and last >= 100 and self._is_number(at + 1):
                at += 1
                continue
            elif not found and lower in words.fractions:
                factor, end = self.scale(at + 1 + self._skip_article(at + 1))
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
        return value, max(end, index + 1), ordinal or (value <= SMALL and not scaled) or value == 100 * (not scaled)

    def _article(self, at: int) -> bool:
        """Whether "a", "one" or nothing but a figure stands before a scale that is a number by itself (a million)."""
        if at == 0:
            return False
        before = self.tokens[at - 1].lower
        return self.language == "en" and before in ("a", "an")

    def _is_number(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].lower in self.words.cardinals

    def _skip_article(self, at: int) -> int:
        return int(at < len(self.tokens) and self.tokens[at].lower in ("a", "an"))

    def _half(self, at: int) -> int:
        """Tokens of "and a half", "с половиной", "setengah" at `at`; 0 when they do not stand there."""
        following = [token.lower for token in self.tokens[at : at + 3]]
        if following[:3] == ["and", "a", "half"]:
            return 3
        if following[:1] == ["с"] and following[1:2] and following[1].startswith("половин"):
            return 2
        return int(following[:1] == ["setengah"])

    def scale(self, at: int) -> tuple[float, int]:
        """The factor of the scale words at `at`, and the index after them and a point of abbreviation."""
        factor, end = 1.0, at
        if at + 1 < len(self.tokens) and self.tokens[at].lower in ORDINAL_ENDINGS:  # 2-х миллионов
            end = at + 1 if self.tokens[at + 1].lower in self.words.scales else at
        if at + 1 < len(self.tokens) and self.tokens[at].text == "+":  # $300+ billion
            end = at + 1 if self.tokens[at + 1].lower in self.words.scales else at
        while end < len(self.tokens) and self.tokens[end].lower in self.words.scales:
            factor *= self.words.scales[self.tokens[end].lower]
            end += 1
            if end < len(self.tokens) and self.tokens[end].text == ".":
                end += 1
        return factor, end


@lru_cache(maxsize=32_768)
def unit_of(lower: str, language: str) -> str:
    """The unit that a word begins with, "" for none."""
    return next((unit for start, unit in number_words(language).units if lower.startswith(start)), "")


def unit_before(token: Token, language: str) -> str:
    """The unit that a word before a number is."""
    if token.kind not in ("mark", "word"):
        return ""
    return next((unit for start, unit in number_words(language).units if token.lower == start), "")
