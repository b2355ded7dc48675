"""Weights of checkpoints, and in 8 bits with one scale a row, in parts small enough to carry.

The rows are scaled as CTranslate2's int8 does it, so a package made from these files is the one that the full weights
would give. Meant for machines that give back only small files.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np

Weights = dict[str, np.ndarray[Any, np.dtype[np.float32]]]
LARGEST = 127.0


def read_weights(path: Path) -> tuple[str, Weights]:
    """Size name and float32 weights by parameter name of a checkpoint."""
    import torch  # only here: export and packages do without it

    state = torch.load(path, map_location="cpu", weights_only=True)
    return state["size"], {name: value.float().numpy() for name, value in state["optimizer"]["master"].items()}


def mean_weights(paths: list[Path]) -> tuple[str, Weights]:
    """Size name and the mean of the checkpoints' weights. Raises ValueError when their sizes differ."""
    read = [read_weights(path) for path in paths]
    if len({size for size, _ in read}) != 1:
        raise ValueError("checkpoints of different sizes cannot be averaged")
    return read[0][0], {name: np.mean([w[name] for _, w in read], axis=0) for name in read[0][1]}


def blend(one: Weights, other: Weights, share: float) -> Weights:
    """The mean of two networks, `share` of it the second: one that went on from the other (Wortsman et al., 2022).

    Raises ValueError when they do not have the same weights.
    """
    if {name: value.shape for name, value in one.items()} != {name: value.shape for name, value in other.items()}:
        raise ValueError("networks of different sizes cannot be blended")
    return {name: ((1 - share) * value + share * other[name]).astype(np.float32) for name, value in one.items()}


def shrink(weights: Weights) -> dict[str, np.ndarray[Any, Any]]:
    """Matrices as int8 and a float32 scale a row; everything else as float32."""
    small: dict[str, np.ndarray[Any, Any]] = {}
    for name, value in weights.items():
        if value.ndim != 2:
            small[name] = value.astype(np.float32)
            continue
        scale = LARGEST / np.maximum(np.abs(value).max(axis=1, keepdims=True), 1e-12)
        small[f"{name}|int8"] = np.rint(value * scale).astype(np.int8)
        small[f"{name}|scale"] = scale.astype(np.float32)
    return small


def grow(small: dict[str, np.ndarray[Any, Any]]) -> Weights:
    """The inverse of shrink, up to rounding."""
    weights: Weights = {}
    for name, value in small.items():
        if name.endswith("|int8"):
            stem = name.removesuffix("|int8")
            weights[stem] = value.astype(np.float32) / small[f"{stem}|scale"]
        elif "|" not in name:
            weights[name] = value.astype(np.float32)
    return weights


def write_parts(size: str, weights: Weights, folder: Path, part_mib: float = 15.0) -> list[Path]:
    """weights.00, weights.01 … in the folder, none larger than part_mib."""
    buffer = io.BytesIO()
    np.savez(buffer, **shrink(weights), size=np.array(size))  # type: ignore[arg-type]
    data, step = buffer.getvalue(), int(part_mib * 2**20)
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for number, start in enumerate(range(0, len(data), step)):
        path = folder / f"weights.{number:02}"
        path.write_bytes(data[start : start + step])
        paths.append(path)
    return paths


def read_parts(folder: Path) -> tuple[str, Weights]:
    """Size name and weights from the parts in the folder. Raises FileNotFoundError when there are none."""
    paths = sorted(folder.glob("weights.[0-9][0-9]"))
    if not paths:
        raise FileNotFoundError(f"no weights.00 in {folder}")
    with np.load(io.BytesIO(b"".join(path.read_bytes() for path in paths)), allow_pickle=False) as file:
        return str(file["size"]), grow({name: file[name] for name in file.files if name != "size"})
