"""Prepared data: everything training needs, in one binary file that travels (tokens, weights, tokenizer, dev sets).

Sources and targets are stored as 16-bit piece numbers one after the other; `index` holds for each pair its offset,
source length, target length, weight in hundredths and language (0 ru, 1 id).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.training.corpus import LANGUAGES, Pair
from models.training.tokenization import BOS, EOS, PAD, SPECIAL, Tokenizer

Numbers = NDArray[np.int64]
MAX_PIECES = 120
ALIGNED = 8  # lengths of a batch are multiples of this: GPUs like it, and the padding costs little
NOISE = 3.0  # pieces; blurs the sort by length so that batches differ between epochs


@dataclass(slots=True)
class Batch:
    """Padded piece numbers, (sentences, pieces): source, decoder input, decoder output.

    `plain` is the source as it was, where `source` was cut into pieces anew: what a teacher reads.
    """

    source: Numbers
    target_in: Numbers
    target_out: Numbers
    plain: Numbers | None = None


@dataclass(slots=True)
class Prepared:
    """The content of the binary file."""

    tokens: NDArray[np.uint16]
    index: Numbers
    tokenizer: Tokenizer
    meta: str

    def pair(self, i: int) -> tuple[Numbers, Numbers]:
        """Piece numbers of pair i, source and target."""
        offset, source, target = self.index[i, :3]
        both = self.tokens[offset : offset + source + target].astype(np.int64)
        return both[:source], both[source:]


def encode(pairs: Sequence[Pair], tokenizer: Tokenizer, meta: str) -> Prepared:
    """Pairs as numbers; those that are empty or longer than MAX_PIECES are left out."""
    parts: list[NDArray[np.uint16]] = []
    index: list[tuple[int, int, int, int, int]] = []
    offset = 0
    for start in range(0, len(pairs), 20_000):
        chunk = pairs[start : start + 20_000]
        sources = tokenizer.source([pair.text for pair in chunk])
        targets = tokenizer.target([pair.english for pair in chunk])
        for pair, source, target in zip(chunk, sources, targets, strict=True):
            if not 0 < min(len(source), len(target)) <= max(len(source), len(target)) <= MAX_PIECES:
                continue
            parts.append(np.array(source + target, np.uint16))
            index.append((offset, len(source), len(target), round(pair.weight * 100), LANGUAGES.index(pair.language)))
            offset += len(source) + len(target)
    return Prepared(np.concatenate(parts), np.array(index, np.int64), tokenizer, meta)


def save(prepared: Prepared, path: Path, compressed: bool = True) -> None:
    """Writes the one file. Uncompressed it is written and read ten times as fast."""
    small = prepared.index[:, 1:].astype(np.uint16)  # offsets follow from the lengths
    (np.savez_compressed if compressed else np.savez)(
        path,
        tokens=prepared.tokens,
        index=small,
        sentencepiece=np.frombuffer(prepared.tokenizer.model, np.uint8),
        english=np.frombuffer(prepared.tokenizer.english_model, np.uint8),
        meta=np.array(prepared.meta),
    )


def load(path: Path) -> Prepared:
    """Reads the one file. Raises FileNotFoundError or ValueError when it is not one."""
    with np.load(path, allow_pickle=False) as file:
        small = file["index"].astype(np.int64)
        lengths = small[:, 0] + small[:, 1]
        offsets = np.cumsum(lengths) - lengths
        tokenizer = Tokenizer(file["sentencepiece"].tobytes(), file["english"].tobytes())
        return Prepared(file["tokens"], np.column_stack([offsets, small]), tokenizer, str(file["meta"]))


def epoch_batches(prepared: Prepared, budget: int, epoch: int, least_weight: float = 0.0) -> list[Numbers]:
    """Pair numbers of each batch of an epoch: sentences of like length, `budget` padded pieces a batch, order shuffled.

    A pair of weight 2.3 comes twice, and in 30 % of the epochs once more; pairs below `least_weight` stay away.
    The same arguments give the same batches.
    """
    choice = np.random.default_rng([7, epoch])
    visits = prepared.index[:, 3] / 100
    visits = np.where(visits >= least_weight, visits, 0.0)
    times = np.floor(visits).astype(np.int64) + (choice.random(len(visits)) < visits % 1)
    chosen = np.repeat(np.arange(len(times)), times)
    longest = prepared.index[chosen, 1:3].max(axis=1) + 1
    order = np.argsort(longest + choice.random(len(chosen)) * NOISE, kind="stable")
    batches: list[Numbers] = []
    start = width = 0
    for end, pieces in enumerate(longest[order]):
        width = max(width, int(pieces))
        if end > start and width * (end - start + 1) > budget:
            batches.append(chosen[order[start:end]])
            start, width = end, int(pieces)
    batches.append(chosen[order[start:]])
    return [batches[i] for i in choice.permutation(len(batches))]


def sampled_sources(prepared: Prepared, numbers: Numbers, alpha: float) -> list[list[int]]:
    """Sources of the pairs cut into pieces anew, at random (subword regularization, Kudo, 2018).

    A source that holds a special piece (unknown, a tag), or that would become too long, stays as it is.
    """
    plain = [prepared.pair(int(number))[0].tolist() for number in numbers]
    anew = prepared.tokenizer.resampled(plain, alpha)
    return [
        old if min(old) < SPECIAL or not 0 < len(new) <= MAX_PIECES else new
        for old, new in zip(plain, anew, strict=True)
    ]


def _table(sentences: Sequence[Sequence[int]], multiple: int) -> Numbers:
    """Padded rows, each ended with </s>; their length a multiple of `multiple`."""
    longest = max(map(len, sentences)) + 1
    table = np.full((len(sentences), -(-longest // multiple) * multiple), PAD, np.int64)
    for row, sentence in zip(table, sentences, strict=True):
        row[: len(sentence)] = sentence
        row[len(sentence)] = EOS
    return table


def collate(prepared: Prepared, numbers: Numbers, multiple: int = 1, alpha: float = 0.0) -> Batch:
    """One batch as padded arrays, their lengths multiples of `multiple`; sources cut anew when `alpha` is not 0.

    The source ends with </s>, the target starts with <s> and ends with </s>.
    """
    offset, length, english = prepared.index[numbers, :3].T[:, :, None]
    at, to = (np.arange(-(-(int(lengths.max()) + 1) // multiple) * multiple) for lengths in (length, english))
    last = len(prepared.tokens) - 1  # places beyond a sentence are read somewhere and masked
    plain = np.where(at < length, prepared.tokens[np.minimum(offset + at, last)], PAD).astype(np.int64)
    plain[at == length] = EOS
    target_out = np.where(to < english, prepared.tokens[np.minimum(offset + length + to, last)], PAD).astype(np.int64)
    target_out[to == english] = EOS
    target_in = np.roll(target_out, 1, axis=1)
    target_in[target_in == EOS] = PAD
    target_in[:, 0] = BOS
    if not alpha:
        return Batch(plain, target_in, target_out)
    return Batch(_table(sampled_sources(prepared, numbers, alpha), multiple), target_in, target_out, plain)


def describe(prepared: Prepared) -> str:
    """One line of sizes for the log."""
    visits = prepared.index[:, 3] / 100
    english = float((prepared.index[:, 2] * visits).sum())
    return (
        f"{len(prepared.index):,} pairs, {len(prepared.tokens):,} pieces, {english / 1e6:.1f} M of English an epoch; "
        f"vocabularies {len(prepared.tokenizer.pieces):,} and {len(prepared.tokenizer.target_pieces):,} "
        f"({SPECIAL} of them special)"
    )
