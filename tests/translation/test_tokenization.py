"""Both tokenizers against the ones that argostranslate carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from argostranslate.apply_bpe import BPE
from argostranslate.tokenizer import BPETokenizer
from argostranslate.tokenizer import SentencePieceTokenizer as StockPieces
from hypothesis import given
from hypothesis import strategies as st

from service.translation.bpe import Codes
from service.translation.contract import PackageBroken, PackageModel
from service.translation.tokenization import MosesTokenizer, SentencePieceTokenizer, open_tokenizer
from tests.translation.conftest import INDONESIAN, RUSSIAN

HARD = [
    'Kata "Presiden": 2.300 orang (50%) & <b>tebal</b> di https://contoh.id/a_b — \u201cbetul\u201d.',
    "  spasi   ganda\tdan tab ",
    "Ny. A.B. Sari, M.Sc., tiba pukul 10.30 WIB…",
    "emoji 🙂 dan a\u00a0b",
    "@@ @-@ &amp; &quot; </w>",
]


@pytest.fixture(scope="module")
def merges(indonesian: PackageModel) -> Path:
    return indonesian.path / "bpe.model"


@pytest.mark.parametrize("text", INDONESIAN + RUSSIAN + HARD)
def test_moses_bpe_encodes_and_decodes_as_the_stock_library(merges: Path, text: str) -> None:
    ours, stock = MosesTokenizer(merges, "id", "en"), BPETokenizer(merges, "id", "en")
    assert ours.encode([text]) == [stock.encode(text)]
    assert ours.decode([stock.encode(text)]) == [stock.decode(stock.encode(text))]


@given(text=st.text(max_size=60))
def test_moses_bpe_agrees_on_any_text(merges: Path, text: str) -> None:
    ours, stock = MosesTokenizer(merges, "id", "en"), BPETokenizer(merges, "id", "en")
    assert ours.encode([text]) == [stock.encode(text)]


@pytest.mark.parametrize("text", RUSSIAN + HARD)
def test_pieces_are_the_stock_librarys_but_for_the_underscore(russian: PackageModel, text: str) -> None:
    file = russian.path / "sentencepiece.model"
    ours, stock = SentencePieceTokenizer(file), StockPieces(file)
    assert ours.encode([text]) == [stock.encode(text)]
    (decoded,) = ours.decode([stock.encode(text)])
    assert decoded.replace("_", " ") == stock.decode(stock.encode(text))


def test_an_underscore_stays(russian: PackageModel) -> None:
    tokenizer = SentencePieceTokenizer(russian.path / "sentencepiece.model")
    assert tokenizer.decode([["▁а", "_", "б"]])[0].strip() == "а_б"


@pytest.mark.parametrize("content", ["#version: 0.2\nl o\nlo w</w>\n", "l o\nlo w\nlow </w>\n"])
def test_merges_of_both_versions(tmp_path: Path, content: str) -> None:
    file = tmp_path / "bpe.model"
    file.write_text(content)
    words = ["low", "lowe", "lo", "q", "slow", "lowlow"]
    with file.open(encoding="utf-8") as lines:
        assert Codes(file).segment(words) == BPE(lines).segment_tokens(words)
    assert Codes(file).segment(["low"]) == ["low"]


def test_words_are_remembered_within_bounds(merges: Path) -> None:
    codes = Codes(merges)
    for number in range(40_000):
        codes.segment([f"kata{number}"])
    assert codes.split.cache_info().currsize < 40_000


@pytest.mark.parametrize("content", ["#version: 0.2\na b c\n", "#version: x\na b\n", b"\xff\xfe\x00"])
def test_a_bad_list_of_merges_is_told(tmp_path: Path, content: str | bytes) -> None:
    (tmp_path / "bpe.model").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(PackageBroken):
        open_tokenizer(tmp_path, "id", "en")


def test_a_package_without_a_tokenizer_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageBroken):
        open_tokenizer(tmp_path, "id", "en")
