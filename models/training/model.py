"""The network: a pre-norm transformer, deep encoder and shallow decoder, in the form that CTranslate2 runs.

Target embeddings are shared with the output layer; source embeddings are separate, since the vocabularies differ.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.training.size import Size
from models.training.tokenization import PAD

MAX_POSITIONS = 512


def sinusoids(length: int, width: int) -> Tensor:
    """Position encodings, (length, width), sines then cosines, from position 1 on: the layout of Tensor2Tensor."""
    step = math.log(10_000) / (width // 2 - 1)
    frequency = torch.exp(torch.arange(width // 2).float() * -step)
    angle = torch.arange(1, length + 1).float()[:, None] * frequency[None]
    return torch.cat([angle.sin(), angle.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention; `with_weights` also returns the heads' weights."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.query = nn.Linear(size.width, size.width)
        self.key = nn.Linear(size.width, size.width)
        self.value = nn.Linear(size.width, size.width)
        self.out = nn.Linear(size.width, size.width)

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def keys_and_values(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Both for every position of memory, (sentences, heads, keys, width of a head)."""
        return self._split(self.key(memory)), self._split(self.value(memory))

    def attend(self, x: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, causal: bool = False) -> Tensor:
        """Mixed values for x; `mask` is true where attention may go, (1 or sentences, 1, 1 or queries, keys)."""
        query = self._split(self.query(x))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
        return self.out(mixed.transpose(1, 2).reshape(x.shape))

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Mixed memory for x."""
        if x.device.type == "cpu":  # for short sentences plain products are several times faster there
            return self.with_weights(x, memory, mask)[0]
        return self.attend(x, *self.keys_and_values(memory), mask)

    def look_back(self, x: Tensor) -> Tensor:
        """Mixed x for x, each position from those up to itself."""
        if x.device.type == "cpu":
            causal = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool, device=x.device).tril()[None, None]
            return self.with_weights(x, x, causal)[0]
        return self.attend(x, *self.keys_and_values(x), None, causal=True)

    def with_weights(self, x: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Output and the heads' attention, (sentences, heads, queries, keys), float32."""
        query, key, value = self._split(self.query(x)), self._split(self.key(memory)), self._split(self.value(memory))
        score = query @ key.transpose(2, 3) / math.sqrt(query.shape[-1])
        weights = score.float().masked_fill(~mask, -1e9).softmax(-1)
        mixed = weights.to(value.dtype) @ value
        return self.out(mixed.transpose(1, 2).reshape(x.shape)), weights


class Layer(nn.Module):
    """Self attention, cross attention in the decoder, feed-forward; each normalized before and added after."""

    def __init__(self, size: Size, cross: bool, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.self_norm, self.self_attention = nn.LayerNorm(size.width), Attention(size)
        self.cross_norm = nn.LayerNorm(size.width) if cross else None
        self.cross_attention = Attention(size) if cross else None
        self.feed_norm = nn.LayerNorm(size.width)
        self.expand, self.contract = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training) if self.dropout else x

    def feed(self, x: Tensor) -> Tensor:
        return x + self._drop(self.contract(functional.relu(self.expand(self.feed_norm(x)))))

    def encode(self, x: Tensor, mask: Tensor) -> Tensor:
        normal = self.self_norm(x)
        return self.feed(x + self._drop(self.self_attention(normal, normal, mask)))

    def decode(self, x: Tensor, memory: Tensor, mask: Tensor, weigh: bool) -> tuple[Tensor, Tensor | None]:
        assert self.cross_norm is not None and self.cross_attention is not None
        x = x + self._drop(self.self_attention.look_back(self.self_norm(x)))
        weights = None
        if weigh:
            mixed, heads = self.cross_attention.with_weights(self.cross_norm(x), memory, mask)
            weights = heads.mean(1)
        else:
            mixed = self.cross_attention(self.cross_norm(x), memory, mask)
        return self.feed(x + self._drop(mixed)), weights


class Transformer(nn.Module):
    """Piece numbers in, decoder states out; `project` and the loss turn those into English pieces."""

    positions: Tensor

    def __init__(self, size: Size, pieces: int, english_pieces: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.size, self.dropout = size, dropout
        self.source_embedding = nn.Embedding(pieces, size.width)
        self.target_embedding = nn.Embedding(english_pieces, size.width)
        self.encoder = nn.ModuleList(Layer(size, False, dropout) for _ in range(size.encoder))
        self.decoder = nn.ModuleList(Layer(size, True, dropout) for _ in range(size.decoder))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(size.width), nn.LayerNorm(size.width)
        self.output_bias = nn.Parameter(torch.zeros(english_pieces))
        self.register_buffer("positions", sinusoids(MAX_POSITIONS, size.width), persistent=False)
        self._initialize()

    def _initialize(self) -> None:
        for name, weight in self.named_parameters():
            if "embedding" in name:
                nn.init.normal_(weight, 0, self.size.width**-0.5)
            elif weight.dim() == 2:
                nn.init.xavier_uniform_(weight)
                if name.endswith(("out.weight", "contract.weight")):
                    weight.data.mul_((2 * (self.size.encoder + self.size.decoder)) ** -0.5)
            elif name.endswith("bias"):
                nn.init.zeros_(weight)
        # cross attention starts by passing on what it attends to: the output undoes the value projection
        for layer in self.decoder:
            attention = layer.cross_attention
            nn.init.orthogonal_(attention.value.weight)
            attention.out.weight.data.copy_(attention.value.weight.data.T / len(self.decoder))

    def take(self, weights: Mapping[str, np.ndarray[Any, Any]]) -> None:
        """Weights by parameter name, as `weights.read_parts` gives them."""
        self.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def _embed(self, table: nn.Embedding, pieces: Tensor, start: int = 0) -> Tensor:
        positions = self.positions[start : start + pieces.shape[1]].to(table.weight.dtype)
        x = table(pieces) * math.sqrt(self.size.width) + positions
        return functional.dropout(x, self.dropout, self.training) if self.dropout else x

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """(sentences, pieces) to memory (sentences, pieces, width) and its mask."""
        mask = (source != PAD)[:, None, None, :]
        x = self._embed(self.source_embedding, source)
        for layer in self.encoder:
            x = layer.encode(x, mask)
        return self.encoder_norm(x), mask

    def embed_english(self, pieces: Tensor, start: int = 0) -> Tensor:
        """Decoder input (sentences, pieces, width) for pieces from position `start` on."""
        return self._embed(self.target_embedding, pieces, start)

    def forward(self, source: Tensor, target_in: Tensor, weigh: bool = False) -> tuple[Tensor, Tensor | None]:
        """Decoder states (sentences, pieces, width) and, when asked, the last layer's cross attention."""
        memory, mask = self.encode(source)
        x = self.embed_english(target_in)
        weights = None
        for i, layer in enumerate(self.decoder):
            x, found = layer.decode(x, memory, mask, weigh and i == len(self.decoder) - 1)
            weights = found if found is not None else weights
        return self.decoder_norm(x), weights

    def project(self, states: Tensor) -> Tensor:
        """Scores of the English pieces."""
        return functional.linear(states, self.target_embedding.weight, self.output_bias)


Goal = tuple[Tensor, Tensor, Tensor]  # a teacher's states (positions, its width), output weight and bias


class SmoothedCrossEntropy(torch.autograd.Function):
    """Output layer and label-smoothed loss in one, chunk by chunk: the big score matrix never leaves the cache.

    With a `goal`, `soft` of the wanted distribution is the teacher's (word-level distillation, Kim and Rush, 2016).
    """

    @staticmethod
    def forward(
        ctx: Any,
        states: Tensor,
        weight: Tensor,
        bias: Tensor,
        wanted: Tensor,
        smoothing: float,
        chunk: int,
        soft: float = 0.0,
        goal: Goal | None = None,
    ) -> Tensor:
        """Sum of the losses over (positions, width) states; the gradients are made on the way."""
        total = torch.zeros((), device=states.device)
        to_states = torch.empty_like(states)
        to_weight, to_bias = (
            torch.zeros(weight.shape, device=weight.device),
            torch.zeros(bias.shape, device=bias.device),
        )
        pieces = weight.shape[0]
        hard = 1.0 - soft if goal is not None else 1.0
        for start in range(0, len(states), chunk):
            part, want = states[start : start + chunk], wanted[start : start + chunk]
            score = functional.linear(part, weight, bias).float()
            log_norm = score.logsumexp(1, keepdim=True)
            hit = score.gather(1, want[:, None])
            total += (log_norm - hard * ((1 - smoothing) * hit + smoothing * score.mean(1, keepdim=True))).sum()
            wished = None
            if goal is not None:
                wished = functional.linear(goal[0][start : start + chunk], goal[1], goal[2]).float().softmax(1)
                total -= soft * (wished * score).sum()
            slope = score.sub_(log_norm).exp_().sub_(hard * smoothing / pieces)
            slope.scatter_add_(1, want[:, None], torch.full_like(hit, hard * (smoothing - 1)))
            if wished is not None:
                slope.sub_(wished, alpha=soft)
            low = slope.to(states.dtype)
            to_states[start : start + chunk] = low @ weight
            to_weight += low.T @ part
            to_bias += slope.sum(0)
        ctx.save_for_backward(to_states, to_weight.to(weight.dtype), to_bias.to(bias.dtype))
        return total

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor | None, ...]:
        scale = slopes[0]
        to_states, to_weight, to_bias = ctx.saved_tensors
        return (to_states * scale).to(to_states.dtype), to_weight * scale, to_bias * scale, *[None] * 5
