"""The packages in models/compact translate in stock argostranslate, by its own code from tokenizer to hypothesis."""

from __future__ import annotations

import zipfile
from pathlib import Path

import argostranslate.package
import argostranslate.translate
import ctranslate2
import pytest

COMPACT = Path(__file__).resolve().parents[2] / "models" / "compact"


class OneSentence:
    """Stands for the stock sentence splitter, whose models would have to be downloaded."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ru", "В городе погибли 2 300 человек."), ("id", "Sebanyak 2.300 orang tewas di kota itu.")],
)
def test_a_compact_package_translates_in_stock_argostranslate(tmp_path: Path, language: str, sentence: str) -> None:
    (archive,) = COMPACT.glob(f"translate-{language}_en-*.argosmodel")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    package = argostranslate.package.Package(tmp_path / archive.stem)
    translator = ctranslate2.Translator(str(tmp_path / archive.stem / "model"), device="cpu")
    (hypothesis,) = argostranslate.translate.apply_packaged_translation(
        package, sentence, translator, OneSentence(), num_hypotheses=1
    )
    assert len(hypothesis.value.split()) > 2 and not any("\u0400" <= c <= "\u04ff" for c in hypothesis.value)
    assert "\u2581" not in hypothesis.value and not hypothesis.value.startswith(" ")
