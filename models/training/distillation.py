"""A teacher's English for the sources of the training data, to train a smaller student on (Kim and Rush, 2016).

Greedy decoding without a cache: the decoder is shallow, and on a GPU the simple way is fast enough.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from models.training.model import Transformer
from models.training.prepared import Numbers, Prepared, collate
from models.training.size import SIZES
from models.training.tokenization import BOS, EOS, PAD, UNK
from models.training.weights import Weights

Pieces = list[int]


def build(size: str, weights: Weights, prepared: Prepared, device: str) -> Transformer:
    """A network with these weights, ready to translate."""
    network = Transformer(SIZES[size], len(prepared.tokenizer.pieces), len(prepared.tokenizer.target_pieces))
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    return network.to(device, torch.bfloat16 if device == "cuda" else torch.float32).eval()


@torch.no_grad()
def translate(network: Transformer, source: Tensor) -> list[Pieces | None]:
    """English pieces of padded sources, (sentences, pieces); None where no end was reached in time."""
    memory, mask = network.encode(source)
    longest = int(source.shape[1] * 1.6) + 8
    english = torch.full((len(source), 1), BOS, device=source.device)
    ended = torch.zeros(len(source), dtype=torch.bool, device=source.device)
    for _ in range(longest):
        x = network.embed_english(english)
        for layer in network.decoder:
            x, _weights = layer.decode(x, memory, mask, weigh=False)
        score = network.project(network.decoder_norm(x[:, -1]))
        score[:, [PAD, UNK, BOS]] = -torch.inf
        best = score.argmax(-1).masked_fill(ended, PAD)
        english = torch.cat([english, best[:, None]], dim=1)
        ended |= best == EOS
        if bool(ended.all()):
            break
    rows = english[:, 1:].tolist()
    return [row[: row.index(EOS)] if EOS in row else None for row in rows]


def by_length(prepared: Prepared, budget: int) -> Iterator[Numbers]:
    """Every pair once, sources of like length together."""
    order = np.argsort(prepared.index[:, 1], kind="stable")
    start = 0
    while start < len(order):
        count = max(1, budget // int(prepared.index[order[start], 1] + 8))
        yield order[start : start + count]
        start += count


def distill(teacher: Transformer, prepared: Prepared, budget: int = 131_072, original: float = 0.5) -> Prepared:
    """The same sources with the teacher's English; the given pairs stay with `original` of their weight."""
    device = str(next(teacher.parameters()).device)
    parts, index = [prepared.tokens], [prepared.index.copy()]
    index[0][:, 3] = np.maximum(1, (index[0][:, 3] * original).astype(np.int64))
    offset = len(prepared.tokens)
    for numbers in by_length(prepared, budget):
        source = torch.from_numpy(collate(prepared, numbers).source).to(device)
        for number, english in zip(numbers, translate(teacher, source), strict=True):
            _, length, given, weight, language = prepared.index[number]
            # loops and cut lines teach nothing; the human English bounds what is plausible
            if not english or not 0.5 * given - 3 <= len(english) <= 1.5 * given + 3:
                continue
            kept = int(weight * (1 - original))
            pieces = np.concatenate([prepared.pair(int(number))[0].astype(np.uint16), np.array(english, np.uint16)])
            parts.append(pieces)
            index.append(np.array([[offset, length, len(english), max(1, kept), language]]))
            offset += len(pieces)
    return Prepared(np.concatenate(parts), np.concatenate(index), prepared.tokenizer, prepared.meta)
