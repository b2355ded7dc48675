"""A teacher's English for the sources of the training data, to train a smaller student on (Kim and Rush, 2016).

Greedy decoding with cached keys and values, many sentences of like length at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from models.training.model import Layer, Transformer
from models.training.prepared import ALIGNED, Numbers, Prepared, collate
from models.training.size import SIZES
from models.training.tokenization import BOS, EOS, PAD, UNK
from models.training.weights import Weights

Pieces = list[int]
SHORTEST, LONGEST = 0.5, 1.5  # of the human English: what lies outside is a cut line or a loop
SLACK = 3


def build(size: str, weights: Weights, prepared: Prepared, device: str) -> Transformer:
    """A network with these weights, ready to translate."""
    if device == "cuda":
        torch.backends.cuda.enable_cudnn_sdp(False)  # it builds a plan for every new shape: each place is one
    network = Transformer(SIZES[size], len(prepared.tokenizer.pieces), len(prepared.tokenizer.target_pieces))
    network.take(weights)
    return network.to(device, torch.bfloat16 if device == "cuda" else torch.float32).eval()


class Cache:
    """Keys and values of one decoder layer: the source's, and those of the English so far (room for `longest`)."""

    def __init__(self, layer: Layer, memory: Tensor, longest: int) -> None:
        assert layer.cross_attention is not None
        self.source = layer.cross_attention.keys_and_values(memory)
        sentences, heads, _, width = self.source[0].shape
        self.keys = memory.new_empty(sentences, heads, longest, width)
        self.values = torch.empty_like(self.keys)

    def keep(self, rows: Tensor) -> None:
        """Leaves only these sentences."""
        self.source = (self.source[0][rows], self.source[1][rows])
        self.keys, self.values = self.keys[rows], self.values[rows]


def _next_states(layer: Layer, cache: Cache, x: Tensor, mask: Tensor, place: int) -> Tensor:
    """A decoder layer for the pieces at one place, (sentences, 1, width)."""
    assert layer.cross_norm is not None and layer.cross_attention is not None
    normal = layer.self_norm(x)
    key, value = layer.self_attention.keys_and_values(normal)
    cache.keys[:, :, place : place + 1], cache.values[:, :, place : place + 1] = key, value
    so_far = cache.keys[:, :, : place + 1], cache.values[:, :, : place + 1]
    x = x + layer.self_attention.attend(normal, *so_far, None)
    return layer.feed(x + layer.cross_attention.attend(layer.cross_norm(x), *cache.source, mask))


@torch.no_grad()
def translate(network: Transformer, source: Tensor) -> list[Pieces | None]:
    """English pieces of padded sources, (sentences, pieces); None where no end was reached in time."""
    memory, mask = network.encode(source)
    longest = int(source.shape[1] * 1.6) + 8
    caches = [Cache(layer, memory, longest) for layer in network.decoder]
    english = torch.full((len(source), longest + 1), PAD, device=source.device)
    english[:, 0] = BOS
    rows = torch.arange(len(source), device=source.device)  # sentences that have not ended
    for place in range(longest):
        x = network.embed_english(english[rows, place : place + 1], place)
        for layer, cache in zip(network.decoder, caches, strict=True):
            x = _next_states(layer, cache, x, mask, place)
        score = network.project(network.decoder_norm(x[:, 0]))
        score[:, [PAD, UNK, BOS]] = -torch.inf
        best = score.argmax(-1)
        english[rows, place + 1] = best
        if place % 4 == 3:  # often enough to save work, seldom enough not to cost more
            open_ = torch.nonzero((english[rows] != EOS).all(1)).squeeze(1)
            if len(open_) == 0:
                break
            if len(open_) < len(rows):
                rows, mask = rows[open_], mask[open_]
                for cache in caches:
                    cache.keep(open_)
    table = english[:, 1:].cpu().numpy()
    ended = table == EOS
    ends = np.where(ended.any(1), ended.argmax(1), -1).tolist()
    return [row[:end].tolist() if end >= 0 else None for row, end in zip(table, ends, strict=True)]


def is_likely(made: int, given: int) -> bool:
    """Whether a translation of `made` pieces may be whole where the human one has `given`."""
    return SHORTEST * given - SLACK <= made <= LONGEST * given + SLACK


def by_length(prepared: Prepared, budget: int, least_weight: float) -> Iterator[Numbers]:
    """Every pair of at least that weight once, sources of like length together; the batches in mixed order."""
    chosen = np.flatnonzero(prepared.index[:, 3] >= 100 * least_weight)
    order = chosen[np.argsort(prepared.index[chosen, 1], kind="stable")]
    batches: list[Numbers] = []
    start = 0
    while start < len(order):
        count = max(1, budget // int(prepared.index[order[start], 1] + 8))
        batches.append(order[start : start + count])
        start += count
    for i in np.random.default_rng(7).permutation(len(batches)):
        yield batches[i]


def distill(
    teacher: Transformer,
    prepared: Prepared,
    budget: int = 131_072,
    original: float = 0.5,
    least_weight: float = 0.0,
    seconds: float = float("inf"),
) -> Prepared:
    """The same sources with the teacher's English; the given pairs stay with `original` of their weight.

    Pairs below `least_weight`, and those that are not reached within `seconds`, stay as they are.
    """
    device = str(next(teacher.parameters()).device)
    began = time.monotonic()
    parts, index = [prepared.tokens], [prepared.index.copy()]
    offset = len(prepared.tokens)
    for numbers in by_length(prepared, budget, least_weight):
        if time.monotonic() - began > seconds:
            break
        source = torch.from_numpy(collate(prepared, numbers, ALIGNED).source).to(device)
        found: list[Pieces] = []
        rows: list[tuple[int, int, int, int, int]] = []
        index_rows = prepared.index[numbers].tolist()
        for english, (at, length, given, weight, language) in zip(translate(teacher, source), index_rows, strict=True):
            if not english or not is_likely(len(english), given):
                continue
            kept = int(weight * (1 - original))
            rows.append((offset, length, len(english), max(1, kept), language))
            found.append([*prepared.tokens[at : at + length].tolist(), *english])
            offset += length + len(english)
        if rows:
            parts.append(np.array([piece for pieces in found for piece in pieces], np.uint16))
            index.append(np.array(rows, np.int64))
        index[0][numbers, 3] = np.maximum(1, (index[0][numbers, 3] * original).astype(np.int64))
    return Prepared(np.concatenate(parts), np.concatenate(index), prepared.tokenizer, prepared.meta)
