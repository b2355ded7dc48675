"""Malay told from Indonesian: what the lexicon of both standards says, beside the odds counted by word.

Everything here is natural log odds of Malay against Indonesian and means nothing for other languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from service.language.pieces import Role, Words, unmarked
from service.language.vocabulary import knows, malay_odds
from service.lexicon import lexicon, table, words

STRENGTHS = ("strong", "clear", "lean", "slight")
_TAILS = ("nya", "lah", "pun", "kah")
_SHORTEST_STEM = 4
_SHORTEST_LOAN = 6
_MOST_FIGURES = 2
_DIGIT = re.compile(r"\d")
_NASAL = {"k": "ng", "p": "m", "s": "ny", "t": "n"}
"""What these first letters of a root become after me- and pe-."""
_SUFFIXES = ("", "kan", "an", "i", "annya", "kannya")


@dataclass(frozen=True)
class Lean:
    """The lexicon made ready: words, word sequences, endings of loans, the way figures are written."""

    words: dict[str, float]
    phrases: dict[str, tuple[tuple[tuple[str, ...], float], ...]]
    """By first word: the words that follow, and what the whole says."""
    endings: tuple[tuple[str, float], ...]
    figures: tuple[tuple[re.Pattern[str], float], ...]
    any_figure: tuple[re.Pattern[str], ...]
    """One of them finds something where one of `figures` does."""


@cache
def lean() -> Lean:
    """Read once from ``malay.toml``."""
    strength = table("malay", "strength")
    found: dict[str, float] = dict.fromkeys(words("malay", "shared"), 0.0)
    phrases: dict[str, list[tuple[tuple[str, ...], float]]] = {}
    endings: list[tuple[str, float]] = []
    figures: list[tuple[str, float]] = []
    for pair in words("malay", "pairs"):
        for word, sign in zip(pair.split(), (1.0, -1.0), strict=True):
            found.setdefault(word, sign * strength["strong"])
    for side, sign in (("malay", 1.0), ("indonesian", -1.0)):
        for level in STRENGTHS:
            for word in words("malay", f"{side}.{level}"):
                found.setdefault(word, sign * strength[level])
            for phrase in words("malay", f"{side}.{level}_phrases"):
                first, *rest = phrase.split()
                phrases.setdefault(first, []).append((tuple(rest), sign * strength[level]))
        endings += [(end, sign * gain) for end, gain in table("malay", f"{side}.endings").items()]
        figures += [(form, sign * gain) for form, gain in table("malay", f"{side}.figures").items()]
    for side, sign in (("malay", 1.0), ("indonesian", -1.0)):
        for root in words("malay", f"{side}.roots"):
            for word in derived(root):
                if sign < 0 or not knows("id", word):
                    found.setdefault(word, sign * strength["clear"])
    endings.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    by_first = {first: tuple(rest) for first, rest in phrases.items()}
    return Lean(
        found,
        by_first,
        tuple(endings),
        tuple((re.compile(form), gain) for form, gain in figures),
        _any_of([form for form, _gain in figures]),
    )


def _any_of(forms: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """The forms that begin with a figure as one expression that does, which is searched fast, and the others."""
    figure = r"\d"
    begun = [form for form in forms if form.startswith(figure) and "|" not in form.partition("(")[0]]
    rest = "|".join(form.removeprefix(figure) for form in begun)
    others = [form for form in forms if form not in begun]
    return tuple(re.compile(form) for form in ([f"{figure}(?:{rest})", *others] if rest else others))


def derived(root: str) -> tuple[str, ...]:
    """The root with the prefixes and suffixes that both languages share; many of the forms are never used."""
    first = root[0]
    if first in _NASAL:
        nasal, stem = _NASAL[first], root[1:]
    else:
        nasal = "ng" if first in "aeiough" else "m" if first in "bfv" else "n" if first in "cdjz" else ""
        stem = root
    stems = [f"me{nasal}{stem}", f"pe{nasal}{stem}", root]
    stems += [prefix + root for prefix in ("di", "ber", "ter", "ke", "per", "memper", "diper", "se", "keter", "pe")]
    return tuple(stem + suffix for stem in stems for suffix in _SUFFIXES)


def listed(word: str) -> float | None:
    """What the lexicon says of a lower-cased word, with or without a particle at its end; None when it is silent."""
    known = lean().words
    if word in known:
        return known[word]
    for tail in _TAILS:
        if word.endswith(tail) and len(word) >= len(tail) + _SHORTEST_STEM and word[: -len(tail)] in known:
            return known[word[: -len(tail)]]
    return None


def word_lean(word: str, plain: bool) -> float:
    """One word: its learned weight, in which the lexicon's verdict is; the lexicon alone for what may be a name."""
    rules: dict[str, float] = lexicon("language")["malay"]
    learned = malay_odds().get(word)
    if plain and learned is not None:
        return learned
    said = listed(word)
    if said is not None:
        return rules["listed"] * said
    return ending_lean(word) if plain else rules["name"] * (learned or 0.0)


def ending_lean(word: str) -> float:
    if len(word) < _SHORTEST_LOAN:
        return 0.0
    for end, gain in lean().endings:
        if word.endswith((end, f"{end}nya")):
            return 0.0 if gain > 0 and knows("id", word) else gain
    return 0.0


def text_lean(text: str, found: Words) -> float:
    """What a text says, whose words are `found`, less what Indonesian has in advance.

    A word counts once: a subject said again is no further proof.
    """
    said = sum(map(_said, dict.fromkeys(found.marked))) + sequence_lean(text, found.lowered)
    return said - _in_advance(len(found.lowered))


def _in_advance(words: int) -> float:
    """More for a short text: one odd word in a headline of four proves less than the same among twenty plain ones."""
    rules: dict[str, float] = lexicon("language")["malay"]
    return rules["prior"] + rules["short"] * max(0.0, rules["enough_words"] - words)


@lru_cache(maxsize=40_000)
def _said(one: str) -> float:
    word, role = unmarked(one)
    return word_lean(word, role in (Role.PLAIN, Role.OPENING))


def sequence_lean(text: str, found: Sequence[str]) -> float:
    """What the word sequences and figures of a text say beyond its words, which are `found`, lower-cased."""
    return _phrases(found) + _figures(text)


def _phrases(found: Sequence[str]) -> float:
    known, total = lean().phrases, 0.0
    for place, word in enumerate(found):
        for rest, gain in known.get(word, ()):
            if tuple(found[place + 1 : place + 1 + len(rest)]) == rest:
                total += gain
    return total


def _figures(text: str) -> float:
    if not _DIGIT.search(text) or not any(form.search(text) for form in lean().any_figure):
        return 0.0
    return sum(gain * len(list(islice(form.finditer(text), _MOST_FIGURES))) for form, gain in lean().figures)
