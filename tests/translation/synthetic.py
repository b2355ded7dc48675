"""Argos packages with made-up weights, of any size and either kind of tokenizer, for tests.

The English they write is noise. Its length is not: the end token's logit grows with the output position and falls with
the mean position of the source, so that an output is about as long as its source, and beam search works about as hard
as on a real model. How: one channel of the sinusoidal position encoding, the clock, passes through every layer
untouched; the last decoder layer's cross attention looks everywhere alike and so gives the clock's mean over the
source.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

_SPECIAL = ["<unk>", "<s>", "</s>"]
_END = 2
_LOUD = 20.0
"""Gain of the clock's channel, so that int8 still tells one position from the next."""


@dataclass(frozen=True)
class Shape:
    """Layers of encoder and decoder, model dimensions, heads, inner dimensions of the feed-forward layers."""

    encoder: int = 1
    decoder: int = 1
    dimensions: int = 64
    heads: int = 2
    inner: int = 128


def write_model(folder: Path, vocabulary: list[str], shape: Shape, seed: int = 1, quantization: str = "int8") -> None:
    """A CTranslate2 model with random weights; ``vocabulary`` starts with <unk>, <s>, </s>."""
    random = np.random.default_rng(seed)
    width = shape.dimensions
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    clock = _clock(width)
    embedding = random.normal(0, width**-0.5, (len(vocabulary), width)).astype(np.float32)
    _center(embedding.T, clock)
    for side in (spec.encoder, spec.decoder):
        target = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        target.weight = embedding
        side.scale_embeddings = True
        _norm(side.layer_norm, width)
        side.layer_norm.gamma[clock] = _LOUD
    for layer in spec.encoder.layer:
        _attention(layer.self_attention, random, width, clock)
        _feed_forward(layer.ffn, random, shape, clock)
    for layer in spec.decoder.layer:
        _attention(layer.self_attention, random, width, clock)
        _attention(layer.attention, random, width, clock, cross=True)
        _feed_forward(layer.ffn, random, shape, clock)
    _measure_source(spec.decoder.layer[-1].attention, shape, clock)
    _projection(spec.decoder.projection, random, embedding, clock)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def write_package(folder: Path, from_code: str, to_code: str = "en", **metadata: str) -> None:
    """``metadata.json`` of an unpacked package, as ``argostranslate.package`` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {
        "package_version": "0.0",
        "argos_version": "1.9",
        "from_code": from_code,
        "from_name": from_code,
        "to_code": to_code,
        "to_name": to_code,
        "code": f"translate-{from_code}_{to_code}",
        **metadata,
    }
    (folder / "metadata.json").write_text(json.dumps(facts), encoding="utf-8")


def sentencepiece_package(
    folder: Path, from_code: str, lines: list[str], pieces: int, shape: Shape, **metadata: str
) -> Path:
    """An unpacked package of the SentencePiece kind, its pieces learnt from the lines."""
    write_package(folder, from_code, **metadata)
    prefix = metadata.get("target_prefix")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=pieces,
        hard_vocab_limit=False,
        bos_id=1,
        eos_id=2,
        unk_id=0,
        num_threads=1,
        user_defined_symbols=[prefix] if prefix else [],
        minloglevel=2,
    )
    (folder / "sentencepiece.vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    vocabulary = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    vocabulary += [f"filler{index}" for index in range(pieces - len(vocabulary))]
    write_model(folder / "model", vocabulary, shape)
    return folder


def bpe_package(
    folder: Path, from_code: str, words: list[list[str]], merges: int, shape: Shape, **metadata: str
) -> Path:
    """An unpacked package of the Moses-BPE kind. ``words``: Moses tokens of the lines to learn merges from."""
    write_package(folder, from_code, **metadata)
    learnt = learn_merges(words, merges)
    lines = ["#version: 0.2", *(" ".join(pair) for pair in learnt)]
    (folder / "bpe.model").write_text("\n".join(lines) + "\n", encoding="utf-8")
    units = {character for line in words for word in line for character in word} | {a + b for a, b in learnt}
    whole = {unit.removesuffix("</w>") for unit in units}
    prefix = metadata.get("target_prefix")
    vocabulary = [*_SPECIAL, *([prefix] if prefix else []), *sorted(whole | {f"{unit}@@" for unit in whole})]
    write_model(folder / "model", vocabulary, shape)
    return folder


def learn_merges(words: list[list[str]], most: int) -> list[tuple[str, str]]:
    """The first merges of byte-pair encoding in the form of subword-nmt 0.2: the last character carries ``</w>``."""
    counts: dict[tuple[str, ...], int] = {}
    for line in words:
        for word in line:
            parts = (*word[:-1], word[-1] + "</w>")
            counts[parts] = counts.get(parts, 0) + 1
    merges: list[tuple[str, str]] = []
    for _ in range(most):
        pairs: dict[tuple[str, str], int] = {}
        for parts, times in counts.items():
            for pair in pairwise(parts):
                pairs[pair] = pairs.get(pair, 0) + times
        if not pairs:
            break
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        counts = _merged(counts, best)
    return merges


def _merged(counts: dict[tuple[str, ...], int], pair: tuple[str, str]) -> dict[tuple[str, ...], int]:
    result: dict[tuple[str, ...], int] = {}
    for parts, times in counts.items():
        joined: list[str] = []
        for part in parts:
            if joined and (joined[-1], part) == pair:
                joined[-1] += part
            else:
                joined.append(part)
        result[tuple(joined)] = result.get(tuple(joined), 0) + times
    return result


def _clock(width: int) -> int:
    """The channel whose sine rises over the first 300 positions."""
    step = math.log(10_000) / (width // 2 - 1)
    return min(width // 2 - 1, math.ceil(math.log(200) / step))


def _random(random: np.random.Generator, rows: int, columns: int, gain: float = 1.0) -> np.ndarray:
    return random.normal(0, gain * columns**-0.5, (rows, columns)).astype(np.float32)


def _center(weight: np.ndarray, clock: int) -> None:
    """Keep a layer out of the clock's channel and out of the mean over all channels, which every norm takes off."""
    weight[clock] = 0
    weight -= weight.mean(axis=0) * len(weight) / (len(weight) - 1)
    weight[clock] = 0


def _norm(spec: common_spec.LayerNormSpec, width: int) -> None:
    spec.gamma = np.ones(width, np.float32)
    spec.beta = np.zeros(width, np.float32)


def _linear(spec: common_spec.LinearSpec, weight: np.ndarray) -> None:
    spec.weight = weight
    spec.bias = np.zeros(weight.shape[0], np.float32)


def _attention(spec: object, random: np.random.Generator, width: int, clock: int, cross: bool = False) -> None:
    _norm(spec.layer_norm, width)
    out = _random(random, width, width, 0.3)
    _center(out, clock)
    rows = [width, 2 * width] if cross else [3 * width]
    for linear, count in zip(spec.linear, rows, strict=False):
        _linear(linear, _random(random, count, width))
    _linear(spec.linear[len(rows)], out)


def _feed_forward(spec: object, random: np.random.Generator, shape: Shape, clock: int) -> None:
    _norm(spec.layer_norm, shape.dimensions)
    _linear(spec.linear_0, _random(random, shape.inner, shape.dimensions))
    out = _random(random, shape.dimensions, shape.inner, 0.3)
    _center(out, clock)
    _linear(spec.linear_1, out)


def _measure_source(spec: object, shape: Shape, clock: int) -> None:
    """Cross attention that takes twice the mean of the source's clock from the clock's channel."""
    width = shape.dimensions
    spec.linear[0].weight[:] = 0
    keys_values = spec.linear[1].weight
    keys_values[:width] = 0
    keys_values[width + clock] = 0
    keys_values[width + clock, clock] = 1
    # The encoder's last norm has divided by the deviation of embedding, position and feed-forward layers.
    deviation = (1.5 + 0.045 * shape.encoder) ** 0.5
    spec.linear[2].weight[clock] = 0
    spec.linear[2].weight[clock, clock] = -2 * deviation / _LOUD
    # The norms have also taken off the mean of the position encoding: once here, twice in the source.
    angles = 30 / 10_000 ** (np.arange(width // 2) / (width // 2 - 1))
    spec.linear[2].bias[clock] = -np.concatenate([np.sin(angles), np.cos(angles)]).mean() - 0.05  # the rest by trial


def _projection(spec: object, random: np.random.Generator, embedding: np.ndarray, clock: int) -> None:
    """Logits: peaked enough that beams differ; the end token's is the clock's alone."""
    weight = embedding * 10
    weight[: _END + 1] = 0
    weight[_END, clock] = 200
    spec.weight = weight
    spec.bias = np.zeros(len(weight), np.float32)
    spec.bias[:_END] = -1e4
