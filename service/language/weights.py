"""Scores of the languages for a word: learned pieces, known words, and the letters and marker words of the lexicon.

Malay and Indonesian share so much that the learned pieces only say "one of the two"; `malay` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from service.language.memory import Memory
from service.language.pieces import NAME_WEIGHT, Role, pieces
from service.language.vocabulary import LANGUAGES, knows
from service.lexicon import lexicon, table

Alphabet = Literal["latin", "cyrillic"]
Scores = NDArray[np.float32]
_FAR_BEHIND = 15.0
"""No context makes up for so much."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Numbers of language.toml that every word needs."""

    known: float
    unknown: float
    kin_threshold: float


@cache
def _rules() -> Rules:
    data = lexicon("language")
    known = data["known"]
    return Rules(
        known=known["known"],
        unknown=known["unknown"],
        kin_threshold=data["kin"]["threshold"],
    )


@dataclass(frozen=True)
class Weights:
    """One alphabet's languages. `codes` are the learned ones first, then their kin, which have markers only."""

    alphabet: Alphabet
    codes: tuple[str, ...]
    learned: int
    rows: dict[str, int]
    matrix: NDArray[np.int8]
    step: float
    start: Scores
    """Bias and prior of each language."""
    markers: dict[str, Scores]
    parts: tuple[tuple[str, Scores], ...]
    letters: dict[str, Scores]
    """What a letter beyond the common ones says against the languages that lack it."""
    kin: NDArray[np.intp]
    """A line for each language after the learned ones: places of its relatives, the first repeated to fill the line."""
    rules: Rules
    places: Mapping[str, int]
    """Where each code stands in an array."""
    known: tuple[str, ...]
    """Those of the languages with word lists that have this alphabet."""

    def total(self, sums: Scores, malay: Scores) -> Scores:
        """Sums of rows, one line a text, as scores: kin stand on the best of their relatives, `threshold` below.

        `malay` are the log odds of Malay against Indonesian, one a text, what speaks for Indonesian in advance in them.
        """
        scores: Scores = sums + self.start
        if self.alphabet == "latin":
            self._part_malay(scores, malay)
        own = scores[:, self.learned :]
        if own.any():
            relatives = scores[:, self.kin].max(axis=2)
            scores[:, self.learned :] = np.where(own, own + relatives - np.float32(self.rules.kin_threshold), -np.inf)
        else:
            own[:] = -np.inf
        return scores

    def malay_in_question(self, sums: Scores) -> list[int]:
        """The texts (lines of `sums`) for which Malay or Indonesian is not far behind the best language."""
        scores = sums[:, : self.learned] + self.start[: self.learned]
        pair = scores[:, [self.places["id"], self.places["ms"]]].max(axis=1)
        found: list[int] = np.flatnonzero(scores.max(axis=1) - pair <= _FAR_BEHIND).tolist()
        return found

    def _part_malay(self, scores: Scores, lean: Scores) -> None:
        """Set Malay and Indonesian apart by the log odds: the better of the two keeps their better score."""
        indonesian, other = self.places["id"], self.places["ms"]
        best = np.maximum(scores[:, indonesian], scores[:, other])
        scores[:, other] = best + np.minimum(0.0, lean)
        scores[:, indonesian] = best - np.maximum(0.0, lean)

    def lines(self, words: list[tuple[str, int]]) -> Scores:
        """All that each lower-cased word says in its role, one line a word; for the kin markers and letters alone."""
        scores = np.zeros((len(words), len(self.codes)), dtype=np.float32)
        self._add_pieces(words, scores)
        for (word, role), line in zip(words, scores, strict=True):
            self._add_lexicon(word, line)
            if role == Role.NAME:
                line *= np.float32(NAME_WEIGHT)
            if role == Role.PLAIN:
                self._missing(word, line)
        return scores

    def _add_pieces(self, words: list[tuple[str, int]], scores: Scores) -> None:
        rows: list[int] = []
        starts: list[int] = []
        filled: list[int] = []
        for place, (word, _role) in enumerate(words):
            start = len(rows)
            rows += [row for piece in pieces(word) if (row := self.rows.get(piece)) is not None]
            if len(rows) > start:
                starts.append(start)
                filled.append(place)
        if filled:
            sums = np.add.reduceat(self.matrix.take(rows, axis=0), starts, axis=0, dtype=np.int32)
            scores[filled, : self.learned] = sums * np.float32(self.step)

    def _add_lexicon(self, word: str, scores: Scores) -> None:
        if word in self.markers:
            scores += self.markers[word]
        for part, gain in self.parts:
            if part in word:
                scores += gain
        for code in self.known:
            if knows(code, word):
                scores[self.places[code]] += self.rules.known
        strange = self.letters.keys() & set(word) if self.letters else None
        if strange:
            scores += np.minimum.reduce([self.letters[letter] for letter in sorted(strange)])

    def _missing(self, word: str, scores: Scores) -> None:
        """What a word that is surely no name says against languages with word lists when they do not know it."""
        for code in self.known:
            if not knows(code, word):
                scores[self.places[code]] -= self.rules.unknown


@cache
def weights(alphabet: Alphabet) -> Weights:
    """Read once from ``pieces.npz`` and ``language.toml``."""
    with np.load(files(__package__).joinpath("pieces.npz").open("rb")) as arrays:
        learned = arrays[f"{alphabet}_codes"].item().decode().split()
        names = arrays[f"{alphabet}_pieces"].item().decode().split("\n")
        matrix = arrays[f"{alphabet}_weights"]
        step = float(arrays[f"{alphabet}_step"])
        bias = arrays[f"{alphabet}_bias"]
    kin = {
        code: [learned.index(like) for like in entry["like"] if like in learned]
        for code, entry in table("language", "kin").items()
        if isinstance(entry, dict)
    }
    kin = {code: like for code, like in kin.items() if like and _written_in(code) == alphabet}
    codes = (*learned, *kin)
    start = np.zeros(len(codes), dtype=np.float32)
    start[: len(learned)] = bias
    for code, gain in table("language", "prior").items():
        if code in codes:
            start[codes.index(code)] += gain
    words, parts = _markers(codes)
    return Weights(
        alphabet=alphabet,
        codes=codes,
        learned=len(learned),
        rows={name: row for row, name in enumerate(names)},
        matrix=matrix,
        step=step,
        start=start,
        markers=words,
        parts=parts,
        letters=_letters(codes) if alphabet == "cyrillic" else {},
        kin=_filled(list(kin.values())),
        rules=_rules(),
        places={code: place for place, code in enumerate(codes)},
        known=tuple(code for code in LANGUAGES if code in codes),
    )


def _filled(lists: list[list[int]]) -> NDArray[np.intp]:
    longest = max((len(places) for places in lists), default=0)
    lines = [places + places[:1] * (longest - len(places)) for places in lists]
    return np.array(lines, dtype=np.intp).reshape(len(lists), longest)


@cache
def memory(alphabet: Alphabet) -> Memory:
    """The rows of words met so far."""
    known = weights(alphabet)
    return Memory(known.lines, len(known.codes))


def _written_in(code: str) -> Alphabet:
    has = table("language", "letters.has")
    return "cyrillic" if code in has else "latin"


def _markers(codes: tuple[str, ...]) -> tuple[dict[str, Scores], tuple[tuple[str, Scores], ...]]:
    words: dict[str, Scores] = {}
    parts: dict[str, Scores] = {}
    markers = table("language", "markers")
    for code, entry in markers.items():
        if code not in codes or not isinstance(entry, dict):
            continue
        weight = float(entry.get("weight", markers["weight"]))
        for store, found, gain in ((words, entry["words"], weight), (parts, entry.get("parts", ()), weight / 3)):
            for word in found:
                scores = store.setdefault(word, np.zeros(len(codes), dtype=np.float32))
                scores[codes.index(code)] = gain
    return words, tuple(parts.items())


def _letters(codes: tuple[str, ...]) -> dict[str, Scores]:
    has, lacks = table("language", "letters.has"), table("language", "letters.lacks")
    penalty = float(lexicon("language")["letters"]["penalty"])
    against: dict[str, Scores] = {}
    for letter in sorted({*"".join(has.values()), *"".join(lacks.values())}):
        common = letter in "абвгдежзийклмнопрстуфхцчшщъыьэюя"
        scores = np.zeros(len(codes), dtype=np.float32)
        for place, code in enumerate(codes):
            if letter in lacks.get(code, "") or (not common and letter not in has.get(code, "")):
                scores[place] = -penalty
        if letter != "ё":  # often printed as е, and no news text spells it alone
            against[letter] = scores
        else:
            against[letter] = scores * np.float32(0.3)
    return against
