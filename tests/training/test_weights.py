"""Weights in small parts: limited size, and no further from the original than 8 bits must be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.training.weights import blend, read_parts, write_parts


def test_parts_are_small_and_come_back_within_rounding(tmp_path: Path) -> None:
    choice = np.random.default_rng(0)
    weights = {
        "layer.weight": choice.normal(0, 1, (300, 200)).astype(np.float32),
        "layer.bias": choice.normal(0, 1, 300).astype(np.float32),
        "nothing.weight": np.zeros((4, 5), np.float32),
    }
    paths = write_parts("micro", weights, tmp_path, part_mib=0.02)
    assert len(paths) > 1 and all(path.stat().st_size <= 0.02 * 2**20 for path in paths)
    size, back = read_parts(tmp_path)
    assert size == "micro" and back.keys() == weights.keys()
    assert np.array_equal(back["layer.bias"], weights["layer.bias"])
    row_step = np.abs(weights["layer.weight"]).max(axis=1, keepdims=True) / 127
    assert (np.abs(back["layer.weight"] - weights["layer.weight"]) <= row_step / 2 + 1e-6).all()
    assert np.array_equal(back["nothing.weight"], weights["nothing.weight"])


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_parts(tmp_path)


def test_a_blend_is_a_mean_of_two_networks_of_one_size() -> None:
    one, other = {"a": np.array([0.0, 4.0], np.float32)}, {"a": np.array([4.0, 0.0], np.float32)}
    assert blend(one, other, 0.75)["a"].tolist() == [3.0, 1.0]
    with pytest.raises(ValueError, match="different sizes"):
        blend(one, {"a": np.zeros(3, np.float32)}, 0.5)
