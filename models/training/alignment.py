"""Which source piece an English piece comes from: word alignment, trained before the network to give it a start.

IBM model 1 (Brown et al., 1993) in both directions at once, trained to agree (Liang, Taskar and Klein, "Alignment
by agreement", 2006), with a preference for the diagonal (Dyer et al., fast_align, 2013). It serves twice:
source embeddings start as the mixture of English embeddings that their pieces translate to, and cross attention is
guided towards the aligned pieces (Chen et al., "Guided alignment training", 2016). With little compute this is worth
more than anything else in this folder.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.training.prepared import Prepared, collate, epoch_batches
from models.training.tokenization import PAD, SPECIAL

DIAGONAL = 4.0
EMPTY = 1e-7  # joint count of pieces never seen together


class Alignment:
    """Joint counts of (source piece, English piece), float32, and their margins."""

    def __init__(self, joint: Tensor) -> None:
        self.joint = joint
        self._by_source = joint.sum(1).clamp_(min=EMPTY)
        self._by_target = joint.sum(0).clamp_(min=EMPTY)

    def links(self, source: Tensor, target: Tensor) -> Tensor:
        """(sentences, English positions, source positions): probability that both directions link the two pieces."""
        here, there = source[:, None, :], target[:, :, None]
        count = self.joint[here, there] + EMPTY
        source_there, target_there = (source != PAD)[:, None, :], (target != PAD)[:, :, None]
        count = count * diagonal(source, target) * (source_there & target_there)
        english_given_source = count / self._by_source[here]
        source_given_english = count / self._by_target[there]
        forward = english_given_source / english_given_source.sum(2, keepdim=True).clamp(min=1e-12)
        backward = source_given_english / source_given_english.sum(1, keepdim=True).clamp(min=1e-12)
        return forward * backward

    def guide(self, source: Tensor, target: Tensor) -> Tensor:
        """The links as attention targets: rows sum to at most 1, uncertain ones to less."""
        links = self.links(source, target)
        mass = links.sum(2, keepdim=True)
        return torch.where(mass > 0.2, links / mass.clamp(min=1.0), torch.zeros_like(links))

    def translations(self) -> Tensor:
        """p(English piece | source piece), rows sum to 1."""
        return self.joint / self._by_source[:, None]


def diagonal(source: Tensor, target: Tensor) -> Tensor:
    """Prior for equal relative positions, (sentences, English positions, source positions)."""
    lengths = (source != PAD).sum(1).clamp(min=1), (target != PAD).sum(1).clamp(min=1)
    at = torch.arange(source.shape[1], device=source.device)[None, :] / lengths[0][:, None]
    to = torch.arange(target.shape[1], device=source.device)[None, :] / lengths[1][:, None]
    return torch.exp(-DIAGONAL * (at[:, None, :] - to[:, :, None]).abs())


def train_alignment(
    prepared: Prepared, device: str, rounds: int = 4, budget: int = 16_384, limit: int = 7_000_000
) -> Alignment:
    """Expectation maximization over up to `limit` padded pieces; the first round counts plain co-occurrence."""
    pieces, english = len(prepared.tokenizer.pieces), len(prepared.tokenizer.target_pieces)
    alignment: Alignment | None = None
    for number in range(rounds):
        joint = torch.zeros(pieces * english, device=device)
        for numbers in epoch_batches(prepared, budget, epoch=0)[: limit // budget]:
            batch = collate(prepared, numbers)
            source = torch.from_numpy(batch.source).to(device)
            target = torch.from_numpy(batch.target_out).to(device)
            both = (source >= SPECIAL)[:, None, :] & (target >= SPECIAL)[:, :, None]
            posterior = diagonal(source, target) if alignment is None else alignment.links(source, target)
            posterior = posterior * both
            if alignment is None:
                posterior = posterior / posterior.sum(2, keepdim=True).clamp(min=1e-6)
            place = source[:, None, :] * english + target[:, :, None]
            joint.index_add_(0, place[both], posterior[both])
        alignment = Alignment(joint.view(pieces, english))
        print(f"alignment round {number + 1}: {float(joint.sum()):,.0f} links", flush=True)
    assert alignment is not None
    return alignment


def save_alignment(alignment: Alignment, path: Path) -> None:
    """Keeps the links that matter (over 1 % of either margin)."""
    joint = alignment.joint.cpu()
    keep = (joint > 0.01 * joint.sum(1, keepdim=True)) | (joint > 0.01 * joint.sum(0, keepdim=True))
    rows, columns = torch.nonzero(keep, as_tuple=True)
    np.savez_compressed(path, rows=rows.short().numpy(), columns=columns.short().numpy(),
                        counts=joint[rows, columns].numpy(), shape=np.array(joint.shape))  # fmt: skip


def load_alignment(path: Path, device: str) -> Alignment:
    """What save_alignment wrote, dense again."""
    with np.load(path, allow_pickle=False) as file:
        rows, columns = (torch.from_numpy(file[name].astype(np.int64)) for name in ("rows", "columns"))
        joint = torch.zeros(tuple(int(n) for n in file["shape"]))
        joint[rows, columns] = torch.from_numpy(file["counts"])
    return Alignment(joint.to(device))


def english_embeddings(prepared: Prepared, width: int, device: str = "cpu", window: int = 3) -> Tensor:
    """(English pieces, width), rows of norm 1: positive pointwise mutual information of neighbours, reduced by SVD.

    Levy and Goldberg, "Neural word embedding as implicit matrix factorization", 2014.
    """
    size = len(prepared.tokenizer.target_pieces)
    offset, source, target = prepared.index[:, :3].T
    # every pair as its English and `window` blanks after it, one after the other
    starts = np.cumsum(target + window) - (target + window)
    text = np.zeros(int((target + window).sum()), np.int64)
    within = np.arange(int(target.sum())) - np.repeat(np.cumsum(target) - target, target)
    text[np.repeat(starts, target) + within] = prepared.tokens[np.repeat(offset + source, target) + within]
    counts = np.zeros(size * size, np.float32)
    for distance in range(1, window + 1):
        counts += (
            np.bincount(text[:-distance] * size + text[distance:], minlength=size * size).astype(np.float32) / distance
        )
    table = torch.from_numpy(counts.reshape(size, size)).to(device)
    table = table + table.T
    table[:SPECIAL] = 0
    table[:, :SPECIAL] = 0
    margin = table.sum(0).clamp(min=1.0)
    # a flattened context distribution (power 0.75) keeps rare neighbours from dominating
    context = margin**0.75
    information = torch.log(table * context.sum() / (margin[:, None] * context[None, :]) + 1e-12).clamp_(min=0)
    torch.manual_seed(1)
    left, sizes, _ = torch.svd_lowrank(information, q=width, niter=3)
    vectors = left * sizes.sqrt()
    vectors = vectors - vectors.mean(0)
    vectors = vectors / vectors.norm(dim=1, keepdim=True).clamp(min=1e-6)
    vectors = vectors + 0.3 * torch.randn_like(vectors) / width**0.5
    return vectors / vectors.norm(dim=1, keepdim=True)


def source_embeddings(alignment: Alignment, english: Tensor) -> Tensor:
    """(source pieces, width), rows of norm 1: the English that each piece translates to, blurred a little."""
    mixture = alignment.translations() @ english.to(alignment.joint.device)
    noise = torch.randn_like(mixture) / english.shape[1] ** 0.5
    mixture = mixture / mixture.norm(dim=1, keepdim=True).clamp(min=1e-3) + 0.4 * noise
    return mixture / mixture.norm(dim=1, keepdim=True)
