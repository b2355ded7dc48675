"""Tokenizers of Argos packages: SentencePiece (``sentencepiece.model``) and Moses with BPE (``bpe.model``).

The steps are those of ``argostranslate.tokenizer``, except that a ``_`` in the English stays one: the stock library
turns it into a space, which breaks file names, handles and addresses.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import sentencepiece

from service.translation.bpe import SEPARATOR, Codes
from service.translation.contract import PackageBroken


class Tokenizer(Protocol):
    """Text to the model's units and back; used by many threads at once."""

    kind: str

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Units of each text."""

    def decode(self, units: Sequence[Sequence[str]]) -> list[str]:
        """Text of each list of units."""


class SentencePieceTokenizer:
    """SentencePiece model files, as in most Argos packages."""

    kind = "sentencepiece"

    def __init__(self, path: Path) -> None:
        try:
            self._processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (RuntimeError, OSError) as error:
            raise PackageBroken(f"{path} is not a SentencePiece model: {error}") from error

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        # One text a call: for a list SentencePiece starts a thread, which costs as much as five sentences.
        encode = self._processor.encode
        return [encode(text, out_type=str) for text in texts]

    def decode(self, units: Sequence[Sequence[str]]) -> list[str]:
        # The marker survives decoding where the model wrote it in the middle of a piece or doubled it.
        return [self._processor.decode_pieces(list(line)).replace("\u2581", " ") for line in units]


class MosesTokenizer:
    """Moses punctuation normalization and tokenization, then BPE, as in packages made from OPUS-MT models."""

    kind = "moses-bpe"

    def __init__(self, path: Path, from_code: str, to_code: str) -> None:
        # sacremoses takes 0.1 s to import, and most installations have no such package.
        from sacremoses.normalize import MosesPunctNormalizer
        from sacremoses.tokenize import MosesDetokenizer
        from sacremoses.tokenize import MosesTokenizer as Splitter

        try:
            self._codes = Codes(path)
        except (OSError, ValueError) as error:
            raise PackageBroken(f"{path} is not a list of BPE merges: {error}") from error
        self._normalizer = MosesPunctNormalizer(from_code)
        self._splitter = Splitter(from_code)
        self._joiner = MosesDetokenizer(to_code)

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        return [self._codes.segment(self._words(text)) for text in texts]

    def decode(self, units: Sequence[Sequence[str]]) -> list[str]:
        return [self._joiner.detokenize(" ".join(line).replace(f"{SEPARATOR} ", "").split(" ")) for line in units]

    def _words(self, text: str) -> list[str]:
        # Joined and split again because a Moses token may hold a space, as the stock library does.
        return " ".join(self._splitter.tokenize(self._normalizer.normalize(text))).strip("\r\n ").split(" ")


def open_tokenizer(package: Path, from_code: str, to_code: str) -> Tokenizer:
    """The tokenizer of an unpacked package; SentencePiece wins where both files are. Raises `PackageBroken`."""
    pieces, merges = package / "sentencepiece.model", package / "bpe.model"
    if pieces.is_file():
        return SentencePieceTokenizer(pieces)
    if merges.is_file():
        return MosesTokenizer(merges, from_code, to_code)
    raise PackageBroken(f"{package} has neither sentencepiece.model nor bpe.model")
