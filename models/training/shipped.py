"""A shipped package as a beginning: its weights, and its tokenizer with the English half made whole again.

What a run needs to go on with a package is in the package, except the scores of the English pieces, which nothing
needs for translating: they are counted anew on English text.
"""

from __future__ import annotations

import io
import json
import math
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import sentencepiece

from models.training.size import SIZES, Size
from models.training.tokenization import SPECIAL, Tokenizer
from models.training.weights import Weights, read_parts

KINDS = ("<f4", "i1", "<i2", "<i4", "<f2")  # by CTranslate2's number of the data type
_IS_LAYER = re.compile(r"layer_\d+").fullmatch
ROUNDS = 4  # of counting: the cuts change less than one word in a thousand after that


class NotOurPackage(ValueError):
    """The file is no package that models/training wrote."""


def _string(file: BinaryIO) -> str:
    (length,) = struct.unpack("H", file.read(2))
    return file.read(length)[:-1].decode("utf8")


def _number(file: BinaryIO, kind: str = "I") -> int:
    (number,) = struct.unpack(kind, file.read(struct.calcsize(kind)))
    return int(number)


def read_variables(file: BinaryIO) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a CTranslate2 `model.bin` by name, as they are stored (int8 beside its scales)."""
    _number(file), _string(file), _number(file)  # version of the format, name and revision of the network
    variables: dict[str, np.ndarray[Any, Any]] = {}
    for _ in range(_number(file)):
        name = _string(file)
        shape = [_number(file) for _ in range(_number(file, "B"))]
        kind = KINDS[_number(file, "B")]
        variables[name] = np.frombuffer(file.read(_number(file)), kind).reshape(shape)
    for _ in range(_number(file)):
        alias = _string(file)
        variables[alias] = variables[_string(file)]
    return variables


def _matrix(variables: dict[str, np.ndarray[Any, Any]], name: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    """A matrix as float32: int8 rows over their scales."""
    value = variables[f"{name}/weight"].astype(np.float32)
    scale = variables.get(f"{name}/weight_scale")
    return value if scale is None else value / scale.reshape(-1, 1)


def _linear(
    variables: dict[str, np.ndarray[Any, Any]], name: str, parts: Sequence[str]
) -> Iterator[tuple[str, np.ndarray[Any, np.dtype[np.float32]]]]:
    """Weights and biases of layers that the package holds as one."""
    rows = np.split(_matrix(variables, name), len(parts))
    biases = np.split(variables[f"{name}/bias"].astype(np.float32), len(parts))
    for part, row, bias in zip(parts, rows, biases, strict=True):
        yield f"{part}.weight", row
        yield f"{part}.bias", bias


def _layer(variables: dict[str, np.ndarray[Any, Any]], there: str, here: str, cross: bool) -> Weights:
    own, other = f"{here}.self_attention", f"{here}.cross_attention"
    inputs = [f"{own}.{x}" for x in ("query", "key", "value")]
    weights: Weights = dict(_linear(variables, f"{there}/self_attention/linear_0", inputs))
    weights.update(_linear(variables, f"{there}/self_attention/linear_1", [f"{own}.out"]))
    norms = {f"{there}/self_attention/layer_norm": f"{here}.self_norm", f"{there}/ffn/layer_norm": f"{here}.feed_norm"}
    if cross:
        weights.update(_linear(variables, f"{there}/attention/linear_0", [f"{other}.query"]))
        weights.update(_linear(variables, f"{there}/attention/linear_1", [f"{other}.key", f"{other}.value"]))
        weights.update(_linear(variables, f"{there}/attention/linear_2", [f"{other}.out"]))
        norms[f"{there}/attention/layer_norm"] = f"{here}.cross_norm"
    weights.update(_linear(variables, f"{there}/ffn/linear_0", [f"{here}.expand"]))
    weights.update(_linear(variables, f"{there}/ffn/linear_1", [f"{here}.contract"]))
    for norm, name in norms.items():
        weights[f"{name}.weight"], weights[f"{name}.bias"] = variables[f"{norm}/gamma"], variables[f"{norm}/beta"]
    return weights


def _parts(name: str) -> list[str]:
    return [*name.split("/"), ""]


def _size(variables: dict[str, np.ndarray[Any, Any]]) -> tuple[str, Size]:
    """The size that has this network's measures. Raises NotOurPackage when none has."""
    layers = [
        len({layer for first, layer, *_ in map(_parts, variables) if first == side and _IS_LAYER(layer)})
        for side in ("encoder", "decoder")
    ]
    inner, width = variables["encoder/layer_0/ffn/linear_0/weight"].shape
    for name, size in SIZES.items():
        if (size.width, size.inner, size.encoder, size.decoder) == (width, inner, *layers):
            return name, size
    raise NotOurPackage(f"no size has width {width}, inner width {inner} and {layers} layers")


def package_weights(path: Path) -> tuple[str, Weights]:
    """Size name and weights of an `.argosmodel` file, the inverse of export up to its 8 bits.

    Raises NotOurPackage when the network is none of ours, zipfile.BadZipFile when the file is no package.
    """
    model = _member(path, "model/model.bin")
    try:
        variables = read_variables(io.BytesIO(model))
        name, size = _size(variables)
    except (struct.error, KeyError, IndexError, ValueError) as error:
        raise NotOurPackage(f"{path}: no model that models/training wrote ({error})") from error
    weights: Weights = {
        "source_embedding.weight": _matrix(variables, "encoder/embeddings_0"),
        "target_embedding.weight": _matrix(variables, "decoder/embeddings"),
        "output_bias": variables["decoder/projection/bias"].astype(np.float32),
    }
    for side, count in (("encoder", size.encoder), ("decoder", size.decoder)):
        weights[f"{side}_norm.weight"] = variables[f"{side}/layer_norm/gamma"]
        weights[f"{side}_norm.bias"] = variables[f"{side}/layer_norm/beta"]
        for i in range(count):
            weights |= _layer(variables, f"{side}/layer_{i}", f"{side}.{i}", side == "decoder")
    return name, {name: np.array(value, np.float32) for name, value in weights.items()}


def starting_weights(path: Path, tokenizer: Tokenizer) -> tuple[str, Weights]:
    """Size name and weights to begin with: of an `.argosmodel` file, or of a folder with weights.00 …

    Raises FileNotFoundError when there is neither, NotOurPackage when the package's pieces are not the tokenizer's.
    """
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such package or folder")
    if not path.is_file():
        return read_parts(path)
    for side, own in (("source", tokenizer.pieces), ("target", tokenizer.target_pieces)):
        if json.loads(_member(path, f"model/{side}_vocabulary.json")) != own:
            raise NotOurPackage(f"{path}: its {side} pieces are not those of the data (prepare --package {path})")
    return package_weights(path)


def _member(path: Path, ending: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith("/" + ending)]
        if len(names) != 1:
            raise NotOurPackage(f"{path} holds no {ending}")
        return archive.read(names[0])


def _model(pieces: Sequence[str], scores: Sequence[float], like: bytes) -> bytes:
    """A SentencePiece unigram model of these pieces, its other settings those of `like`."""
    from sentencepiece import sentencepiece_model_pb2 as proto  # only here: needs protobuf

    model = proto.ModelProto()
    model.ParseFromString(like)
    kinds = [model.pieces[number].type for number in range(SPECIAL)]
    del model.pieces[:]
    for number, (piece, score) in enumerate(zip(pieces, scores, strict=True)):
        kind = kinds[number] if number < SPECIAL else proto.ModelProto.SentencePiece.NORMAL
        model.pieces.add(piece=piece, score=0.0 if number < SPECIAL else score, type=kind)
    model.trainer_spec.vocab_size = len(pieces)
    data: bytes = model.SerializeToString()
    return data


def english_model(pieces: Sequence[str], like: bytes, lines: Sequence[str]) -> bytes:
    """The English SentencePiece model from its pieces alone: scores are the logarithms of counts on `lines`.

    The pieces stand in the order of their scores, which is what the counting begins with. Raises ValueError when there
    are no lines to count on.
    """
    scores = [-math.log(number + 2.7) - 2 for number in range(len(pieces))]
    for _ in range(ROUNDS):
        model = _model(pieces, scores, like)
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        counts: Counter[int] = Counter()
        for line in processor.encode(list(lines)):
            counts.update(line)
        if not counts:
            raise ValueError("no English lines to count the pieces of a package on")
        total = math.log(sum(counts.values()))
        scores = [math.log(counts[number] + 0.3) - total for number in range(len(pieces))]
    return _model(pieces, scores, like)


def package_tokenizer(path: Path, lines: Sequence[str]) -> Tokenizer:
    """The tokenizer of an `.argosmodel` file; `lines` are English text to count the pieces of English on."""
    source = _member(path, "sentencepiece.model")
    pieces = json.loads(_member(path, "model/target_vocabulary.json"))
    return Tokenizer(source, english_model(pieces, source, lines))
