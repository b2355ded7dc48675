"""Muon for the matrices of the layers, Adam for the rest; masters in float32, the network in bfloat16.

Muon: Jordan et al., "Muon: an optimizer for hidden layers", 2024. Momentum, then the nearest orthogonal matrix by five
Newton-Schulz steps. A step costs about a tenth of a batch here.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonal(matrix: Tensor, steps: int = 5) -> Tensor:
    """Roughly the nearest matrix with equal singular values; (…, rows, columns), any shape."""
    a, b, c = COEFFICIENTS
    x = matrix.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        square = x @ x.mT
        x = a * x + (b * square + c * square @ square) @ x
    return (x.mT if tall else x).to(matrix.dtype)


class Optimizer:
    """Both methods behind one step; state can be saved and loaded."""

    def __init__(self, network: nn.Module, matrix_rate: float = 0.02, rate: float = 2e-3, muon: bool = True) -> None:
        self.network = network
        self.parameters = dict(network.named_parameters())
        self.master = {name: p.detach().float().clone() for name, p in self.parameters.items()}
        self.first = {name: torch.zeros_like(p) for name, p in self.master.items()}
        self.matrices = {name for name, p in self.master.items() if muon and p.dim() == 2 and "embedding" not in name}
        self.second = {name: torch.zeros_like(p) for name, p in self.master.items() if name not in self.matrices}
        self.matrix_rate, self.rate = matrix_rate, rate
        self.steps = 0

    @torch.no_grad()
    def step(self, factor: float, clip: float = 1.0) -> Tensor:
        """One update with both rates times `factor`; returns the gradient's norm before clipping."""
        self.steps += 1
        there = {name: p for name, p in self.parameters.items() if p.grad is not None}
        slopes = {name: p.grad.float() for name, p in there.items()}
        norm = torch.stack(torch._foreach_norm(list(slopes.values()))).norm()
        for shape in sorted({tuple(self.master[name].shape) for name in self.matrices}):
            self._muon(
                [n for n in sorted(self.matrices) if tuple(self.master[n].shape) == shape and n in slopes],
                slopes,
                factor,
            )
        self._adam([n for n in slopes if n not in self.matrices], slopes, (clip / (norm + 1e-6)).clamp(max=1.0), factor)
        torch._foreach_copy_(list(there.values()), [self.master[name] for name in there])
        for p in there.values():
            p.grad = None
        return norm

    def _muon(self, names: list[str], slopes: dict[str, Tensor], factor: float, momentum: float = 0.95) -> None:
        if not names:
            return
        first, wanted = [self.first[name] for name in names], [slopes[name] for name in names]
        torch._foreach_lerp_(first, wanted, 1 - momentum)
        torch._foreach_lerp_(wanted, first, momentum)
        rows, columns = wanted[0].shape
        updates = orthogonal(torch.stack(wanted)) * max(1.0, rows / columns) ** 0.5
        masters, rate = [self.master[name] for name in names], self.matrix_rate * factor
        torch._foreach_mul_(masters, 1 - rate * 0.01)
        torch._foreach_add_(masters, list(updates.unbind()), alpha=-rate)

    def _adam(
        self,
        names: list[str],
        slopes: dict[str, Tensor],
        scale: Tensor,
        factor: float,
        betas: tuple[float, float] = (0.9, 0.98),
    ) -> None:
        scaled = torch._foreach_mul([slopes[name] for name in names], scale)
        first, second = [self.first[name] for name in names], [self.second[name] for name in names]
        torch._foreach_lerp_(first, scaled, 1 - betas[0])
        torch._foreach_lerp_(second, torch._foreach_mul(scaled, scaled), 1 - betas[1])
        divisor = torch._foreach_div(second, 1 - betas[1] ** self.steps)
        torch._foreach_sqrt_(divisor)
        torch._foreach_add_(divisor, 1e-8)
        rate = self.rate * factor / (1 - betas[0] ** self.steps)
        torch._foreach_addcdiv_([self.master[name] for name in names], first, divisor, value=-rate)

    def state(self) -> dict[str, Any]:
        """Everything a resumed run needs."""
        return {"master": self.master, "first": self.first, "second": self.second, "steps": self.steps}

    def load(self, state: dict[str, Any]) -> None:
        """Takes up a saved state; also sets the network's parameters. Raises KeyError when the network is another."""
        self.steps = state["steps"]
        for mine, saved in (
            (self.master, state["master"]),
            (self.first, state["first"]),
            (self.second, state["second"]),
        ):
            for name, value in mine.items():
                value.copy_(saved[name])
        with torch.no_grad():
            for name, p in self.parameters.items():
                p.copy_(self.master[name])
