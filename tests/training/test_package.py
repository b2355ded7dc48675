"""A model with random weights through export and packing: valid, reproducible, and loaded by stock argostranslate."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import argostranslate.package
import ctranslate2
import numpy as np
import pytest

from models.training.export import export
from models.training.package import pack
from models.training.prepared import Prepared
from models.training.size import SIZES
from models.training.tokenization import Tokenizer, train_sentencepiece

RUSSIAN = [f"Министерство номер {i} сообщило о {i * 7} событиях в городе." for i in range(300)]
ENGLISH = [f"Ministry number {i} reported {i * 7} events in the city." for i in range(300)]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(train_sentencepiece(RUSSIAN, 90, 1.0), train_sentencepiece(ENGLISH, 70, 1.0))


def random_weights(tokenizer: Tokenizer) -> dict[str, np.ndarray[Any, np.dtype[np.float32]]]:
    size = SIZES["test"]
    choice = np.random.default_rng(0)
    shapes: dict[str, tuple[int, ...]] = {
        "source_embedding.weight": (len(tokenizer.pieces), size.width),
        "target_embedding.weight": (len(tokenizer.target_pieces), size.width),
        "output_bias": (len(tokenizer.target_pieces),),
    }

    def linear(name: str, inputs: int, outputs: int) -> None:
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = (outputs, inputs), (outputs,)

    def norm(name: str) -> None:
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = (size.width,), (size.width,)

    for side in ("encoder", "decoder"):
        norm(f"{side}_norm")
        attentions = ["self", "cross"] if side == "decoder" else ["self"]
        for attention in attentions:
            norm(f"{side}.0.{attention}_norm")
            for part in ("query", "key", "value", "out"):
                linear(f"{side}.0.{attention}_attention.{part}", size.width, size.width)
        norm(f"{side}.0.feed_norm")
        linear(f"{side}.0.expand", size.width, size.inner)
        linear(f"{side}.0.contract", size.inner, size.width)
    return {name: choice.normal(0, 0.2, shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture(scope="module")
def model(tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "model"
    prepared = Prepared(np.zeros(1, np.uint16), np.zeros((1, 5), np.int64), tokenizer, "{}")
    export("test", random_weights(tokenizer), prepared, out)
    return out


def test_the_exported_model_runs_in_ctranslate2(model: Path, tokenizer: Tokenizer) -> None:
    translator = ctranslate2.Translator(str(model), device="cpu")
    pieces = [[tokenizer.pieces[i] for i in line] for line in tokenizer.source(RUSSIAN[:3])]
    results = translator.translate_batch(pieces, max_decoding_length=12)
    known = set(tokenizer.target_pieces)
    assert len(results) == 3 and all(set(result.hypotheses[0]) <= known for result in results)


def test_both_packages_load_in_stock_argostranslate(model: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    for file in pack(model, tokenizer.model, tmp_path, "0.9", "Data and scores.\n"):
        assert zipfile.is_zipfile(file.path) and file.bytes == file.path.stat().st_size
        with zipfile.ZipFile(file.path) as archive:
            archive.extractall(tmp_path / "installed")
        folder = tmp_path / "installed" / file.path.stem
        package = argostranslate.package.Package(folder)
        assert package.to_code == "en" and f"translate-{package.from_code}_en" == package.code
        assert package.package_version == "0.9"
        assert package.get_readme().endswith("Data and scores.\n")
        # English pieces that the source's tokenizer does not know come back as they are
        pieces = [piece for piece in ("\u2581Ministry", "\u2581reported", ".") if piece in tokenizer.target_pieces]
        spelled = "".join(pieces).replace("\u2581", " ").strip()
        assert package.tokenizer.decode(pieces).strip() == spelled
        translator = ctranslate2.Translator(str(folder / "model"), device="cpu")
        line = package.tokenizer.encode(RUSSIAN[0])
        assert isinstance(translator.translate_batch([line], max_decoding_length=12)[0].hypotheses[0], list)


def test_the_same_model_gives_the_same_bytes(model: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    first = pack(model, tokenizer.model, tmp_path / "a", "0.9", "x")
    second = pack(model, tokenizer.model, tmp_path / "b", "0.9", "x")
    assert [file.sha256 for file in first] == [file.sha256 for file in second]
    assert len({file.sha256 for file in first}) == 2


def test_a_package_holds_only_what_is_needed(model: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    (file,) = pack(model, tokenizer.model, tmp_path, "1.0", "x", ("id",))
    with zipfile.ZipFile(io.BytesIO(file.path.read_bytes())) as archive:
        names = {name.split("/", 1)[1] for name in archive.namelist()}
        assert all(not name.startswith(("/", "..")) for name in archive.namelist())
        metadata = json.loads(archive.read("translate-id_en-1_0/metadata.json"))
    assert {"metadata.json", "sentencepiece.model", "README.md", "model/model.bin", "model/config.json"} <= names
    assert (metadata["from_code"], metadata["to_code"]) == ("id", "en")


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path, tokenizer: Tokenizer) -> None:
    with pytest.raises(FileNotFoundError, match=r"model\.bin"):
        pack(tmp_path, tokenizer.model, tmp_path / "out", "1.0", "x")
    assert not (tmp_path / "out").exists()
