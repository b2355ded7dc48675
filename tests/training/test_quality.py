"""The quality benchmark: baselines, reading of packages, and its figures against sacreBLEU where that is installed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPACT = ROOT / "models" / "compact"


def load_benchmark():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("quality", ROOT / "benchmarks" / "quality.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


quality = load_benchmark()


def test_word_by_word_looks_words_up_and_keeps_the_rest() -> None:
    translate = quality.word_by_word({"дом": "house", "и": "and"})
    assert translate(["Дом, и 12 сад!"]) == ["house, and 12 сад!"]


def test_every_compact_package_is_found_and_translates() -> None:
    found = quality.found_packages([COMPACT, ROOT / "nowhere"])
    assert {language for language, _ in found} == {"ru", "id"}
    assert [path for _, path in found] == sorted(COMPACT.rglob("*.argosmodel"))


@pytest.mark.parametrize(
    ("language", "sentence"), [("ru", "Президент прибыл в город."), ("id", "Presiden tiba di kota.")]
)
def test_a_compact_package_answers_in_latin_letters(tmp_path: Path, language: str, sentence: str) -> None:
    path = next(path for code, path in quality.found_packages([COMPACT]) if code == language)
    (english,) = quality.package_translator(path, tmp_path, beam=1, threads=1)([sentence])
    assert english and "\u2581" not in english
    assert not any("\u0400" <= c <= "\u04ff" for c in english)


@pytest.mark.skipif(not quality.CORPORA.exists(), reason="development sets are not here")
def test_copying_scores_next_to_nothing_and_the_reference_everything() -> None:
    pytest.importorskip("sacrebleu")
    copied = quality.measure("copy", quality.copied, "ru", "flores101-devtest", 50, 0)
    english = (quality.CORPORA / "dev" / "flores101-devtest.ru-en.en").read_text(encoding="utf8").splitlines()
    perfect = quality.measure("perfect", lambda lines: english[: len(lines)], "ru", "flores101-devtest", 50, 0)
    assert copied.chrf < 10 < 99 < perfect.chrf and perfect.bleu > 99
    assert "perfect" in quality.table([copied, perfect])
