"""English of one language's pairs in the other language (Sennrich et al., 2016), tagged (Caswell et al., 2019).

The news of both languages is thin and not the same news: a network from English to both, trained on the same
pairs turned round, gives the English of Indonesian pairs a Russian source, and that of Russian pairs an Indonesian one.
"""

from __future__ import annotations

import time

import numpy as np
import torch

from models.training.distillation import by_length, is_likely, translate
from models.training.model import Transformer
from models.training.prepared import ALIGNED, MAX_PIECES, Numbers, Prepared, collate
from models.training.tokenization import BOS, UNK, Tokenizer

TAGS = np.array([BOS, UNK], np.uint16)  # by number of the language wanted: first piece of the English
MADE = BOS  # first piece of a source that a machine wrote; no real source holds it


def turned(prepared: Prepared) -> Prepared:
    """The pairs from English, a tag for the language before it, into the language; those too long for it left out."""
    index = prepared.index[(prepared.index[:, 1:3].max(axis=1) < MAX_PIECES)]
    offset, source, english, weight, language = index.T
    lengths = source + english + 1
    starts = np.cumsum(lengths) - lengths
    tokens = np.empty(int(lengths.sum()), np.uint16)
    tokens[starts] = TAGS[language]
    for to, at, count in ((starts + 1, offset + source, english), (starts + 1 + english, offset, source)):
        within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        tokens[np.repeat(to, count) + within] = prepared.tokens[np.repeat(at, count) + within]
    tokenizer = Tokenizer(prepared.tokenizer.english_model, prepared.tokenizer.model)
    table = np.column_stack([starts, english + 1, source, weight, language])
    return Prepared(tokens, table, tokenizer, prepared.meta)


def back_translate(
    network: Transformer,
    prepared: Prepared,
    least_weight: float,
    share: float = 0.5,
    budget: int = 131_072,
    seconds: float = float("inf"),
) -> Prepared:
    """The pairs and, for each of at least that weight, one more: its English and a source in the other language.

    A made pair has `share` of the other's weight. What is not reached within `seconds`, breaks off or has an
    unlikely length is left out.
    """
    device = str(next(network.parameters()).device)
    began = time.monotonic()
    other = turned(prepared)
    other.index[:, 4] = 1 - other.index[:, 4]
    other.tokens[other.index[:, 0]] = TAGS[other.index[:, 4]]
    parts, index = [prepared.tokens], [prepared.index]
    end = len(prepared.tokens)
    for numbers in by_length(other, budget, least_weight):
        if time.monotonic() - began > seconds:
            break
        found: list[int] = []
        rows: list[tuple[int, int, int, int, int]] = []
        source = torch.from_numpy(collate(other, numbers, ALIGNED).source).to(device)
        for i, made in zip(numbers.tolist(), translate(network, source), strict=True):
            english, pieces, weight, language = _english(other, i)
            if not made or len(made) >= MAX_PIECES or not is_likely(len(made), pieces):
                continue
            rows.append((end, len(made) + 1, len(english), max(1, int(weight * share)), language))
            found += [MADE, *made, *english]
            end += 1 + len(made) + len(english)
        if rows:
            parts.append(np.array(found, np.uint16))
            index.append(np.array(rows, np.int64))
    return Prepared(np.concatenate(parts), np.concatenate(index), prepared.tokenizer, prepared.meta)


def _english(other: Prepared, i: int) -> tuple[list[int], int, int, int]:
    """Pieces of the English of a turned pair, the length of its first source, weight, language wanted."""
    english: Numbers = other.pair(i)[0][1:]
    return english.tolist(), int(other.index[i, 2]), int(other.index[i, 3]), int(other.index[i, 4])
