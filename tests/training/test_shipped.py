"""A shipped package as a beginning: its weights make the same package again, its tokenizer cuts as it did."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece

from models.training.export import export
from models.training.prepared import Prepared
from models.training.shipped import NotOurPackage, package_tokenizer, package_weights, read_variables, starting_weights
from models.training.size import SIZES
from models.training.tokenization import joined_pieces
from models.training.weights import write_parts

ROOT = Path(__file__).resolve().parents[2]
(PACKAGE,) = ROOT.glob("models/compact/translate-ru_en-*.argosmodel")


class _Vocabularies:
    """What export reads of prepared data."""

    def __init__(self, archive: zipfile.ZipFile, stem: str) -> None:
        self.pieces = json.loads(archive.read(f"{stem}/model/source_vocabulary.json"))
        self.target_pieces = json.loads(archive.read(f"{stem}/model/target_vocabulary.json"))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf8", errors="replace").splitlines() if line.strip()]


def _ends(pieces: list[str]) -> set[int]:
    """Where the pieces of a sentence end."""
    return {sum(map(len, pieces[: count + 1])) for count in range(len(pieces))}


def test_the_weights_of_a_package_make_the_same_model_again(tmp_path: Path) -> None:
    size, weights = package_weights(PACKAGE)
    assert size in SIZES
    with zipfile.ZipFile(PACKAGE) as archive:
        stem = PACKAGE.stem
        prepared = Prepared(None, None, _Vocabularies(archive, stem), "")  # type: ignore[arg-type]
        export(size, weights, prepared, tmp_path)
        shipped = read_variables(io.BytesIO(archive.read(f"{stem}/model/model.bin")))
    again = read_variables(io.BytesIO((tmp_path / "model.bin").read_bytes()))
    assert again.keys() == shipped.keys()
    for name, value in shipped.items():
        assert value.dtype == again[name].dtype and (value == again[name]).all(), name


def test_a_beginning_is_a_package_or_a_folder_of_parts(tmp_path: Path) -> None:
    size, weights = package_weights(PACKAGE)
    write_parts(size, weights, tmp_path)
    tokenizer = _Vocabularies(zipfile.ZipFile(PACKAGE), PACKAGE.stem)
    same_size, parts = starting_weights(tmp_path, tokenizer)  # type: ignore[arg-type]
    assert same_size == size and parts.keys() == starting_weights(PACKAGE, tokenizer)[1].keys()  # type: ignore[arg-type]


def test_a_package_of_others_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "other.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other/readme", "no model")
    with pytest.raises(NotOurPackage, match=r"model/model\.bin"):
        package_weights(path)


def test_english_made_by_the_package_is_cut_as_the_package_cuts_it(tmp_path: Path) -> None:
    pytest.importorskip("google.protobuf", reason="protobuf is not installed (pip install .[training])")
    lines = [line for name in ("02-ru-bridge", "03-id-flood") for line in _lines(ROOT / "examples" / f"{name}.txt")]
    english = [line for path in sorted((ROOT / "tests/articles/en").glob("*.txt")) for line in _lines(path)]
    with zipfile.ZipFile(PACKAGE) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / PACKAGE.stem
    source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(folder / "model"), compute_type="int8")
    made = [r.hypotheses[0] for r in translator.translate_batch(source.encode(lines, out_type=str), beam_size=1)]
    tokenizer = package_tokenizer(PACKAGE, english)
    alike = there = 0
    for pieces in made:
        numbers = tokenizer.target([joined_pieces(pieces)])[0]
        own, counted = _ends(pieces), _ends([tokenizer.target_pieces[number] for number in numbers])
        alike, there = alike + len(own & counted), there + len(own | counted)
    assert alike >= 0.9 * there, f"{alike} of {there} ends of pieces alike"
