"""SentencePiece: one model for all languages, and the part of it that the English side may use.

The softmax over the target vocabulary is the most expensive part of a small decoder, so it holds only the pieces that
English needs. Piece numbers 0 to 3 are <blank>, <unk>, <s>, </s> on both sides.
"""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from models.training.corpus import Pair

PAD, UNK, BOS, EOS = 0, 1, 2, 3
SPECIAL = 4


def train_tokenizer(pairs: Sequence[Pair], pieces: int, seed: int = 1, limit: int = 900_000) -> bytes:
    """A SentencePiece unigram model with about `pieces` pieces, digits split, learnt from both sides of the pairs."""
    choice = random.Random(seed)
    lines: list[str] = []
    for pair in pairs:
        visits = min(pair.weight, 2.0)
        times = int(visits) + (choice.random() < visits % 1)
        lines.extend([pair.text, pair.english] * times)
    choice.shuffle(lines)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines[:limit]), model_writer=model, vocab_size=pieces, model_type="unigram",
        character_coverage=0.9999, pad_id=PAD, unk_id=UNK, bos_id=BOS, eos_id=EOS, pad_piece="<blank>",
        normalization_rule_name="nmt_nfkc", split_digits=True, num_threads=2, minloglevel=1, hard_vocab_limit=False,
    )  # fmt: skip
    return model.getvalue()


class Tokenizer:
    """Sentences to piece numbers: `source` over all pieces, `target` over those of the English side."""

    def __init__(self, model: bytes, target_pieces: Sequence[str] | None = None) -> None:
        self.model = model
        self._source = sentencepiece.SentencePieceProcessor(model_proto=model)
        self.pieces = [self._source.id_to_piece(i) for i in range(self._source.get_piece_size())]
        self.target_pieces = list(target_pieces) if target_pieces is not None else self.pieces
        self._english = sentencepiece.SentencePieceProcessor(model_proto=model)
        if target_pieces is not None:
            self._english.set_vocabulary(self.target_pieces[SPECIAL:])
        self._number = {piece: i for i, piece in enumerate(self.target_pieces)}

    @classmethod
    def for_pairs(cls, model: bytes, pairs: Sequence[Pair], pieces: int) -> Tokenizer:
        """Chooses the `pieces` most used pieces of the English side, with every single printable ASCII character."""
        whole = cls(model)
        used: Counter[str] = Counter()
        for tokens in whole._source.encode([pair.english for pair in pairs], out_type=str):
            used.update(tokens)
        single = {chr(c) for c in range(33, 127)} | {"▁"}
        needed = [piece for piece in whole.pieces if piece in single]
        frequent = [piece for piece, _ in sorted(used.items(), key=lambda item: (-item[1], item[0])) if piece not in single]
        frequent = [piece for piece in frequent if piece not in whole.pieces[:SPECIAL]]
        return cls(model, whole.pieces[:SPECIAL] + needed + frequent[: pieces - SPECIAL - len(needed)])

    def source(self, sentences: Sequence[str]) -> list[list[int]]:
        """Piece numbers of source sentences, without </s>."""
        encoded: list[list[int]] = self._source.encode(list(sentences))
        return encoded

    def target(self, sentences: Sequence[str]) -> list[list[int]]:
        """Piece numbers of English sentences in the target vocabulary, without </s>."""
        encoded = self._english.encode(list(sentences), out_type=str)
        return [[self._number.get(piece, UNK) for piece in tokens] for tokens in encoded]


def read_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer that `prepare` wrote to a folder."""
    pieces = (folder / "target_pieces.txt").read_text(encoding="utf8").split("\n")
    return Tokenizer((folder / "sentencepiece.model").read_bytes(), pieces)
