"""The compact network laid out in the shape of the official packages, for measuring what their users get.

The official ru_en cannot be had here. Its shape (6+6 layers, 512 dimensions, 8 heads, 2,048 inner dimensions, 32,000
pieces) decides the cost of a token, the network's own English how many tokens there are, where a beam search ends and
how many sentences are tried twice. Random weights have only the first. So the compact network keeps its function and is
padded to the shape:

- its residual stream is given a mean of zero (centered embeddings, positions and outputs of layers: every norm takes
  the mean off anyway), so that channels of zero leave the norms alone but for a factor, which goes into their gain;
- further heads, inner dimensions and decoder layers have weights of zero, further pieces a score that never wins.

Matrices of zeros cost a multiplication of eight-bit numbers just what others do.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from ctranslate2.specs import common_spec, transformer_spec
from numpy.typing import NDArray

LAYERS, WIDTH, HEADS, INNER, PIECES = 6, 512, 8, 2048, 32_000
"""Shape of the official ru_en and id_en packages."""
_TYPES = (np.float32, np.int8, np.int16, np.int32)
_POSITIONS = 2_048
_NEVER = -1e4

Weights = dict[str, NDArray[np.float32]]


def lay_out(model: Path, out: Path) -> None:
    """Writes a model folder of the official shape (int8) that computes what the compact model folder does."""
    weights = read_weights(model / "model.bin")
    spec = transformer_spec.TransformerSpec.from_config(
        (LAYERS, LAYERS), HEADS, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table = weights[f"{name}/embeddings{'_0' if name == 'encoder' else ''}/weight"]
        width = table.shape[1]
        embeddings.weight = _padded(_centered(table) * (width / WIDTH) ** 0.5, PIECES, WIDTH)
        side.scale_embeddings = True
        side.position_encodings.encodings = _padded(_centered(_positions(width)), _POSITIONS, WIDTH)
        _norm(side.layer_norm, weights, f"{name}/layer_norm")
        for i, layer in enumerate(side.layer):
            _attention(layer.self_attention, weights, f"{name}/layer_{i}/self_attention", (3, 1))
            if name == "decoder":
                _attention(layer.attention, weights, f"{name}/layer_{i}/attention", (1, 2, 1))
            _norm(layer.ffn.layer_norm, weights, f"{name}/layer_{i}/ffn/layer_norm")
            _linear(layer.ffn.linear_0, weights, f"{name}/layer_{i}/ffn/linear_0", 1, INNER, WIDTH, False)
            _linear(layer.ffn.linear_1, weights, f"{name}/layer_{i}/ffn/linear_1", 1, WIDTH, INNER, True)
    spec.decoder.projection.weight = _padded(weights["decoder/embeddings/weight"], PIECES, WIDTH)
    bias = weights["decoder/projection/bias"]
    spec.decoder.projection.bias = np.concatenate([bias, np.full(PIECES - len(bias), _NEVER, np.float32)])
    spec.register_source_vocabulary(_vocabulary(model, "source"))
    spec.register_target_vocabulary(_vocabulary(model, "target"))
    for key, value in json.loads((model / "config.json").read_text(encoding="utf-8")).items():
        setattr(spec.config, key, value)
    spec.validate()
    spec.optimize(quantization="int8")
    out.mkdir(parents=True)
    spec.save(str(out))


def read_weights(binary: Path) -> Weights:
    """The variables of a ``model.bin`` (version 6 of CTranslate2's format, ``ModelSpec._serialize``) as floats."""
    found: dict[str, NDArray[Any]] = {}
    with binary.open("rb") as file:
        (version,) = _unpack(file, "<I")
        if version != 6:
            raise ValueError(f"{binary.name}: version {version} of the format, not 6")
        _string(file), _unpack(file, "<I")
        (count,) = _unpack(file, "<I")
        for _ in range(count):
            name = _string(file)
            (rank,) = _unpack(file, "<B")
            shape = _unpack(file, f"<{rank}I")
            kind, size = _unpack(file, "<BI")
            found[name] = np.frombuffer(file.read(size), _TYPES[kind]).reshape(shape)
    scales = {name: found[f"{name}_scale"] for name in found if f"{name}_scale" in found}
    return {
        name: value.astype(np.float32) / (scales[name][:, None] if name in scales else 1)
        for name, value in found.items()
    }


def _unpack(file: BinaryIO, form: str) -> tuple[Any, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _string(file: BinaryIO) -> str:
    (length,) = _unpack(file, "<H")
    return file.read(length)[:-1].decode()


def _vocabulary(model: Path, side: str) -> list[str]:
    pieces = json.loads((model / f"{side}_vocabulary.json").read_text(encoding="utf-8"))
    return [*pieces, *(f"filler{index}" for index in range(PIECES - len(pieces)))]


def _positions(width: int) -> NDArray[np.float32]:
    """The sinusoids that CTranslate2 makes for a width, which are others for each width."""
    steps = np.exp(np.arange(width // 2) * -(np.log(10_000) / (width // 2 - 1)))
    angles = np.arange(1, _POSITIONS + 1)[:, None] * steps
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def _centered(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return rows - rows.mean(axis=1, keepdims=True)


def _padded(values: NDArray[np.float32], *shape: int) -> NDArray[np.float32]:
    result = np.zeros(shape, np.float32)
    result[tuple(slice(size) for size in values.shape)] = values
    return result


def _norm(spec: Any, weights: Weights, name: str) -> None:
    gain, shift = weights.get(f"{name}/gamma"), weights.get(f"{name}/beta")
    if gain is None or shift is None:
        gain = shift = np.zeros(WIDTH, np.float32)
    spec.gamma = _padded(gain * (len(gain) / WIDTH) ** 0.5, WIDTH)
    spec.beta = _padded(shift, WIDTH)


def _attention(spec: Any, weights: Weights, name: str, parts: tuple[int, ...]) -> None:
    _norm(spec.layer_norm, weights, f"{name}/layer_norm")
    for i, count in enumerate(parts):
        last = i == len(parts) - 1
        _linear(spec.linear[i], weights, f"{name}/linear_{i}", count, WIDTH, WIDTH, last)


def _linear(spec: Any, weights: Weights, name: str, parts: int, rows: int, columns: int, out: bool) -> None:
    """A matrix of so many parts of ``rows`` by ``columns``; ``out`` writes to the residual stream and is centered."""
    weight = weights.get(f"{name}/weight", np.zeros((parts, 1), np.float32))
    bias = weights.get(f"{name}/bias", np.zeros(parts, np.float32))
    if out:
        weight, bias = weight - weight.mean(axis=0), bias - bias.mean()
    block = weight.reshape(parts, -1, weight.shape[1])
    spec.weight = _padded(block, parts, rows, columns).reshape(parts * rows, columns)
    spec.bias = _padded(bias.reshape(parts, -1), parts, rows).reshape(parts * rows)
