"""The same English as `argostranslate.translate` with its options, from both kinds of package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.translation.contract import Decoding, PackageModel, RawTranslation
from service.translation.engine import output_bound
from service.translation.padding import NONE, SHARED
from tests.translation.conftest import INDONESIAN, RUSSIAN, EngineMaker, compact_package

ROOT = Path(__file__).parents[2]
DEVELOPMENT = ROOT.parent / "shared/corpora/dev"
STOCK_BOUND = 256

# In a process of its own: argostranslate.settings makes folders in the home directory when it is imported.
STOCK = """
import json, sys
from argostranslate import sbd, translate
sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
asked = json.load(sys.stdin)
translation = translate.get_translation_from_codes(asked["source"], "en")
json.dump([translation.translate(text) for text in asked["texts"]], sys.stdout)
"""


def stock(package: Path, source: str, texts: list[str], home: Path) -> list[str]:
    """The stock library's English, one sentence a call; its sentence splitter is a download and left out."""
    packages = home / "packages"
    packages.mkdir()
    (packages / "package").symlink_to(package)
    folders = {name: str(home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    answer = subprocess.run(
        [sys.executable, "-c", STOCK],
        input=json.dumps({"source": source, "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **folders, "ARGOS_PACKAGES_DIR": str(packages), "ARGOS_INTRA_THREADS": "1"},
    )
    english: list[str] = json.loads(answer.stdout)
    return english


def compare(package: PackageModel, texts: list[str], engine_of: EngineMaker, home: Path) -> None:
    """Equal English where nothing is padded, as in the stock library. Padded to shared widths, sums are rounded
    otherwise and near ties of two hypotheses may turn: at most one sentence in forty may differ.
    """
    theirs = stock(package.path, package.from_code, texts, home)
    for padding, most in ((NONE, 0), (SHARED, len(texts) // 40)):
        ours = engine_of(package, padding=padding).translate(texts, package.from_code, Decoding(beam=4))
        turned = [
            (text, raw.text, english)
            for text, raw, english in zip(texts, ours, theirs, strict=True)
            if not equal(raw, english)
        ]
        assert len(turned) <= most, turned


def equal(ours: RawTranslation, theirs: str) -> bool:
    """Theirs turns _ into a space and leaves spaces around. A loop ends where its bound is: theirs is always 256."""
    if ours.cut and ours.output_tokens < STOCK_BOUND:
        return ours.output_tokens >= output_bound(ours.source_tokens)
    return ours.text.replace("_", " ") == theirs.strip(" ")


def development(source: str) -> list[str]:
    """Forty development sentences where they are, else the few of the tests."""
    file = DEVELOPMENT / f"flores101-devtest.{source}-en.{source}"
    if file.exists():
        return file.read_text(encoding="utf-8").splitlines()[:40]
    return RUSSIAN if source == "ru" else INDONESIAN


@pytest.mark.parametrize("source", ["ru", "id"])
def test_compact_packages(source: str, engine_of: EngineMaker, tmp_path: Path) -> None:
    compare(compact_package(source, tmp_path / "unpacked"), development(source), engine_of, tmp_path)


def test_the_moses_bpe_kind(indonesian: PackageModel, engine_of: EngineMaker, tmp_path: Path) -> None:
    compare(indonesian, INDONESIAN, engine_of, tmp_path)


def test_a_target_prefix(ukrainian: PackageModel, engine_of: EngineMaker, tmp_path: Path) -> None:
    texts = ["Мер міста заявив, що зима буде теплою.", "Їжак живе в лісі."]
    theirs = stock(ukrainian.path, "uk", texts, tmp_path)
    ours = engine_of(ukrainian).translate(texts, "uk", Decoding(beam=4))
    # The underscores of the prefix itself are spaces in the stock library, so that it fails to take its prefix off.
    assert [f"__en__{raw.text}".replace("_", " ").strip() for raw in ours] == [english.strip() for english in theirs]
