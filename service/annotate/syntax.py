"""Parts of speech and dependencies of English sentences: a small convolutional network in NumPy.

Words, their last letters and their shapes go through four convolutions (a token sees eight to either side); one layer
tells the tag (Penn Treebank, coarsened), a biaffine one the head of every token, another one the
label (ClearNLP's, as spaCy writes them). All sentences of an article are read in one pass. The weights are in
lexicon/annotate-syntax.npz; ``benchmarks/syntax_model.py`` says how they were learned.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from service.annotate.tokens import Token

LONGEST = 160
"""Tokens that are parsed in one go; longer sentences are cut there, so that time grows with length alone."""
MOST = 2_000
"""Tokens of one pass: 12 MB for the labels."""
DILATIONS = (1, 2, 4, 1)
_GAP = max(DILATIONS)
FAR = 25
"""Distances between a word and its head that have a weight of their own."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence: a tag, a head (-1 at the root) and a label for every token."""

    tags: list[str]
    heads: list[int]
    labels: list[str]

    def children(self) -> list[list[int]]:
        """The tokens that hang on each token, in order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(at)
        return found


def parse(sentences: Sequence[Sequence[Token]]) -> list[Parse]:
    """Every sentence; tokens are read as they stand, capitals included."""
    pieces = [s[at : at + LONGEST] for s in sentences for at in range(0, len(s), LONGEST)]
    read = (parsed for batch in _batches(pieces) for parsed in _model().read(batch))
    return [_joined([next(read) for _ in range(0, len(s), LONGEST)]) for s in sentences]


def _batches(pieces: Sequence[Sequence[Token]]) -> Iterator[list[Sequence[Token]]]:
    """Pieces in order, so many together that the matrices stay small."""
    batch: list[Sequence[Token]] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size >= MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _joined(parses: Sequence[Parse]) -> Parse:
    if len(parses) == 1:
        return parses[0]
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for piece in parses:
        heads += [head + len(tags) if head >= 0 else -1 for head in piece.heads]
        tags += piece.tags
        labels += piece.labels
    return Parse(tags, heads, labels)


_NOTHING = (0, 0, 0)
"""What stands between two sentences: no word, no ending, no shape."""


class _Model:
    """The weights, and one pass through them."""

    def __init__(self, weights: Mapping[str, Floats], vocabulary: Sequence[str]) -> None:
        self._weights = w = weights
        self._words = {word: at + 2 for at, word in enumerate(vocabulary)}
        self._codes = lru_cache(maxsize=32_768)(self._code)
        first = w["inp.weight"].T
        cut1 = w["word.weight"].shape[1]
        cut2 = cut1 + w["suf.weight"].shape[1]
        # Embeddings times the first layer's weights: a lookup is all that is left to do.
        self._input = (
            w["word.weight"] @ first[:cut1] + w["inp.bias"],
            w["suf.weight"] @ first[cut1:cut2],
            w["shape.weight"] @ first[cut2:],
        )
        self._layers = [
            (
                d,
                np.ascontiguousarray(w[f"conv.{k}.weight"].T),
                w[f"conv.{k}.bias"],
                w[f"norm.{k}.weight"],
                w[f"norm.{k}.bias"],
            )
            for k, d in enumerate(DILATIONS)
        ]
        heads = ("tag", "ad", "ah", "ld", "lh")
        self._last = np.ascontiguousarray(np.vstack([w[f"{name}.weight"] for name in heads]).T)
        self._bias = np.concatenate([w[f"{name}.bias"] for name in heads])
        steps = np.arange(LONGEST)
        ahead = steps[None, :] - steps[:, None]
        self._far: Floats = w["dist"][np.clip(ahead, -FAR, FAR) + FAR]
        np.fill_diagonal(self._far, -1e9)
        self._behind: npt.NDArray[np.bool_] = ahead > 3
        self._cuts = np.cumsum([len(w[f"{name}.bias"]) for name in heads]).tolist()

    def _code(self, word: str) -> tuple[int, int, int]:
        known, suffix, shape = features(word, len(self._weights["suf.weight"]))
        return self._words.get(known, 1), suffix, shape

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parse]:
        """All sentences one behind the other, with room between them for what a convolution sees."""
        starts: list[int] = []
        size = _GAP
        for sentence in sentences:
            starts.append(size)
            size += len(sentence) + _GAP
        hidden, gaps = self._embed(sentences, starts, size)
        return self._decode(sentences, starts, self._convolve(hidden, gaps))

    def _embed(
        self, sentences: Sequence[Sequence[Token]], starts: Sequence[int], size: int
    ) -> tuple[Floats, npt.NDArray[np.bool_]]:
        codes: list[int] = []
        gaps = np.ones(size, dtype=np.bool_)
        code_of = self._codes
        for start, sentence in zip(starts, sentences, strict=True):
            codes += _NOTHING * (start - len(codes) // 3)
            opening = True
            for token in sentence:
                text = token.text
                code = code_of(text)
                codes += code
                if opening:
                    codes[-1] += 5
                opening = text in '":(“' or (opening and not token.is_word)
            gaps[start : start + len(sentence)] = False
        codes += _NOTHING * (size - len(codes) // 3)
        ids = np.array(codes).reshape(-1, 3)
        words, suffixes, shapes = self._input
        hidden = words.take(ids[:, 0], axis=0)
        hidden += suffixes.take(ids[:, 1], axis=0)
        hidden += shapes.take(ids[:, 2], axis=0)
        hidden[gaps] = 0.0
        return hidden, gaps

    def _convolve(self, hidden: Floats, gaps: npt.NDArray[np.bool_]) -> Floats:
        size, width = hidden.shape
        wide = np.zeros((size, 3 * width), dtype=np.float32)
        for dilation, weight, bias, scale, shift in self._layers:
            wide[dilation:, :width] = hidden[:-dilation]
            wide[:, width : 2 * width] = hidden
            wide[:-dilation, 2 * width :] = hidden[dilation:]
            found = wide @ weight
            found += bias
            np.maximum(found, 0.0, out=found)
            found += hidden
            found -= np.add.reduce(found, axis=1, keepdims=True) / width
            spread = np.sqrt(np.einsum("ij,ij->i", found, found) / width + np.float32(1e-5))
            found /= spread[:, None]
            found *= scale
            found += shift
            found[gaps] = 0.0
            hidden = found
        return hidden

    def _decode(self, sentences: Sequence[Sequence[Token]], starts: Sequence[int], hidden: Floats) -> list[Parse]:
        w, cut = self._weights, self._cuts
        layer = np.vstack((hidden, w["root"])) @ self._last + self._bias
        tags = layer[:, : cut[0]].argmax(axis=1)
        np.maximum(layer, 0.0, out=layer)
        dependents, heads = layer[:, cut[0] : cut[1]] @ w["U"], np.ascontiguousarray(layer[:, cut[1] : cut[2]])
        lean = heads @ w["hb.weight"][0] + w["hb.bias"][0]
        to_root = dependents @ heads[-1] + lean[-1]
        prepositions = _prepositions()[tags]
        chosen: list[list[int]] = []
        rows: list[int] = []
        above: list[int] = []
        for start, sentence in zip(starts, sentences, strict=True):
            count = len(sentence)
            stop = start + count
            scores = np.empty((count, count + 1), dtype=np.float32)
            scores[:, 0] = to_root[start:stop]
            inner = scores[:, 1:]
            np.matmul(dependents[start:stop], heads[start:stop].T, out=inner)
            inner += lean[start:stop]
            inner += self._far[:count, :count]
            preposition = prepositions[start:stop]
            if np.count_nonzero(preposition):
                # what a preposition governs stands behind it: nothing far before it hangs on it
                inner[self._behind[:count, :count] & preposition] = -1e9
            chosen.append(found := _tree(scores))
            rows += range(start, stop)
            above += [start + head if head >= 0 else -1 for head in found]
        tag_names, label_names = _tags(), _labels()
        names = [label_names[k] for k in self._names(layer[rows, cut[2] : cut[3]], layer[above, cut[3] :])]
        known = [tag_names[t] for t in tags.tolist()]
        parses = []
        position = 0
        for start, heads_of in zip(starts, chosen, strict=True):
            count = len(heads_of)
            parses.append(Parse(known[start : start + count], heads_of, names[position : position + count]))
            position += count
        return parses

    def _names(self, dependents: Floats, heads: Floats) -> list[int]:
        """The label of every arc: products of what both ends say, weighed."""
        count, width = dependents.shape
        ends = np.ones((2, count, width + 1), dtype=np.float32)
        ends[0, :, :width] = dependents
        ends[1, :, :width] = heads
        both = (ends[0][:, :, None] * ends[1][:, None, :]).reshape(count, -1)
        found: list[int] = (both @ self._weights["V"]).argmax(axis=1).tolist()
        return found


def _tree(scores: Floats) -> list[int]:
    """The best head of every token (-1: root); a circle is opened where it costs least."""
    heads: list[int] = (scores.argmax(axis=1) - 1).tolist()
    walked = [0] * len(heads) + [-1]  # the walk that came by each token; the last stands for the root, which is at -1
    for start in range(len(heads)):
        at, walk = start, start + 1
        while not walked[at]:
            walked[at] = walk
            at = heads[at]
        if walked[at] == walk:
            circle = [at]
            while (above := heads[circle[-1]]) != at:
                circle.append(above)
            _open(scores, heads, circle)
    return heads


def _open(scores: Floats, heads: list[int], circle: list[int]) -> None:
    """Hang one token of a circle elsewhere: outside the circle and what hangs on it."""
    below = set(circle)
    grown = True
    while grown:
        more = {at for at, head in enumerate(heads) if head in below and at not in below}
        grown = bool(more)
        below |= more
    outside = [-1] + [at for at in range(len(heads)) if at not in below]
    columns = np.array(outside) + 1
    best = max(
        ((float(scores[at, columns].max() - scores[at, heads[at] + 1]), -at) for at in circle),
    )
    token = -best[1]
    heads[token] = outside[int(scores[token, columns].argmax())]


@lru_cache(maxsize=32_768)
def features(word: str, suffixes: int) -> tuple[str, int, int]:
    """The word as the table has it, the number of its ending, and its shape."""
    if word[0].isdecimal():
        known = "<year>" if len(word) == 4 and word[:2] in ("19", "20") and word.isdecimal() else "<num>"
        shape = 0
    else:
        known = word.lower()
        shape = 1 if not word[0].isalpha() else 2 if word.isupper() and len(word) > 1 else 3 if word[0].isupper() else 4
    value = 2_166_136_261  # FNV-1a of the last three letters
    for letter in known[-3:]:
        value = ((value ^ ord(letter)) * 16_777_619) & 0xFFFFFFFF
    return known, value % suffixes, shape


@cache
def _archive() -> Mapping[str, npt.NDArray[np.generic]]:
    packed = files("service.lexicon").joinpath("annotate-syntax.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


@cache
def _model() -> _Model:
    archive = _archive()
    names = ("vocabulary", "tags", "labels")
    weights = {name: value.astype(np.float32) for name, value in archive.items() if name not in names}
    return _Model(weights, str(archive["vocabulary"]).split("\n"))


@cache
def _tags() -> list[str]:
    return str(_archive()["tags"]).split("\n")


@cache
def _prepositions() -> npt.NDArray[np.bool_]:
    return np.array([tag in ("IN", "TO") for tag in _tags()])


@cache
def _labels() -> list[str]:
    return str(_archive()["labels"]).split("\n")
