"""SentencePiece: one model for the source languages, which ships, and one for English, of which only the pieces ship.

Pieces of the source cost a lookup, pieces of English a share of the softmax: so the first are many, the second few.
Joining English pieces back needs no model (a piece that starts with U+2581 starts a word). Piece numbers 0 to 3 are
<blank>, <unk>, <s>, </s> on both sides.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import sentencepiece

from models.training.corpus import Pair

PAD, UNK, BOS, EOS = 0, 1, 2, 3
SPECIAL = 4
MOST_LINES = 400_000  # that a tokenizer is learned from, a side


def train_sentencepiece(lines: Sequence[str], pieces: int, coverage: float) -> bytes:
    """A unigram model (Kudo, 2018) with about `pieces` pieces, digits split."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=model, vocab_size=pieces, model_type="unigram",
        character_coverage=coverage, pad_id=PAD, unk_id=UNK, bos_id=BOS, eos_id=EOS, pad_piece="<blank>",
        normalization_rule_name="nmt_nfkc", split_digits=True, num_threads=2, minloglevel=1, hard_vocab_limit=False,
    )  # fmt: skip
    return model.getvalue()


def train_tokenizer(
    pairs: Sequence[Pair], pieces: int, english_pieces: int, seed: int = 1, limit: int = MOST_LINES
) -> Tokenizer:
    """Both models, from at most `limit` lines each; some of the source's lines are English, for Latin names."""
    choice = random.Random(seed)
    source: list[str] = []
    english: list[str] = []
    for pair in pairs:
        visits = min(pair.weight, 2.0)
        times = int(visits) + (choice.random() < visits % 1)
        source.extend([pair.text] * times)
        english.extend([pair.english] * times)
        if choice.random() < 0.1:
            source.append(pair.english)
    choice.shuffle(source)
    choice.shuffle(english)
    return Tokenizer(
        train_sentencepiece(source[:limit], pieces, 0.9998),
        train_sentencepiece(english[:limit], english_pieces, 0.9995),
    )


class Tokenizer:
    """Sentences to piece numbers: `source` with the model that ships, `target` with the English one."""

    def __init__(self, model: bytes, english_model: bytes) -> None:
        self.model, self.english_model = model, english_model
        self._source = sentencepiece.SentencePieceProcessor(model_proto=model)
        self._english = sentencepiece.SentencePieceProcessor(model_proto=english_model)
        self.pieces = [self._source.id_to_piece(i) for i in range(self._source.get_piece_size())]
        self.target_pieces = [self._english.id_to_piece(i) for i in range(self._english.get_piece_size())]

    def source(self, sentences: Sequence[str]) -> list[list[int]]:
        """Piece numbers of source sentences, without </s>."""
        encoded: list[list[int]] = self._source.encode(list(sentences))
        return encoded

    def resampled(self, sentences: Sequence[Sequence[int]], alpha: float) -> list[list[int]]:
        """Source sentences, given as piece numbers, in other pieces of the same text, drawn from all cuts."""
        text = self._source.decode([list(sentence) for sentence in sentences])
        drawn: list[list[int]] = self._source.encode(text, enable_sampling=True, alpha=alpha, nbest_size=-1)
        return drawn

    def __reduce__(self) -> tuple[type[Tokenizer], tuple[bytes, bytes]]:
        return Tokenizer, (self.model, self.english_model)

    def target(self, sentences: Sequence[str]) -> list[list[int]]:
        """Piece numbers of English sentences, without </s>."""
        encoded: list[list[int]] = self._english.encode(list(sentences))
        return encoded


def joined_pieces(pieces: Sequence[str]) -> str:
    """English pieces as text."""
    return "".join(pieces).replace("\u2581", " ").strip()
