"""Weights as a CTranslate2 model folder (int8)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import common_spec, transformer_spec

from models.training.prepared import Prepared
from models.training.size import SIZES
from models.training.weights import Weights


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _linear(spec: Any, weights: Weights, *names: str) -> None:
    spec.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    spec.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _layer(spec: Any, weights: Weights, name: str, cross: bool) -> None:
    own = f"{name}.self_attention"
    _norm(spec.self_attention.layer_norm, weights, f"{name}.self_norm")
    _linear(spec.self_attention.linear[0], weights, f"{own}.query", f"{own}.key", f"{own}.value")
    _linear(spec.self_attention.linear[1], weights, f"{own}.out")
    if cross:
        other = f"{name}.cross_attention"
        _norm(spec.attention.layer_norm, weights, f"{name}.cross_norm")
        _linear(spec.attention.linear[0], weights, f"{other}.query")
        _linear(spec.attention.linear[1], weights, f"{other}.key", f"{other}.value")
        _linear(spec.attention.linear[2], weights, f"{other}.out")
    _norm(spec.ffn.layer_norm, weights, f"{name}.feed_norm")
    _linear(spec.ffn.linear_0, weights, f"{name}.expand")
    _linear(spec.ffn.linear_1, weights, f"{name}.contract")


def specification(size_name: str, weights: Weights, prepared: Prepared) -> transformer_spec.TransformerSpec:
    """The CTranslate2 description of the network with its weights and vocabularies."""
    size = SIZES[size_name]
    spec = transformer_spec.TransformerSpec.from_config(
        (size.encoder, size.decoder), size.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for side, table in ((spec.encoder, "source_embedding"), (spec.decoder, "target_embedding")):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = weights[f"{table}.weight"]
        side.scale_embeddings = True
    _norm(spec.encoder.layer_norm, weights, "encoder_norm")
    _norm(spec.decoder.layer_norm, weights, "decoder_norm")
    for i, layer in enumerate(spec.encoder.layer):
        _layer(layer, weights, f"encoder.{i}", cross=False)
    for i, layer in enumerate(spec.decoder.layer):
        _layer(layer, weights, f"decoder.{i}", cross=True)
    spec.decoder.projection.weight = weights["target_embedding.weight"]
    spec.decoder.projection.bias = weights["output_bias"]
    spec.register_source_vocabulary(prepared.tokenizer.pieces)
    spec.register_target_vocabulary(prepared.tokenizer.target_pieces)
    spec.config.add_source_eos = True
    spec.config.bos_token = spec.config.decoder_start_token = "<s>"
    spec.config.eos_token, spec.config.unk_token = "</s>", "<unk>"
    return spec


def export(size: str, weights: Weights, prepared: Prepared, out: Path, quantization: str | None = "int8") -> None:
    """Writes the model folder that CTranslate2 and Argos read."""
    spec = specification(size, weights, prepared)
    spec.validate()
    spec.optimize(quantization=quantization)
    out.mkdir(parents=True, exist_ok=True)
    spec.save(str(out))
