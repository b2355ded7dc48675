"""Learning rate over time: warm up, stay, decay (Hu et al., MiniCPM, 2024).

The stable part has no planned end, so a run may stop and go on at any moment; the decay, a fifth to a third of the
time, makes a finished model of it. Minutes, not steps, decide, since nobody knows how fast a shared machine will be.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """`minutes` of one call in all, of which the last share `decay` decays; `warmup` counts optimizer steps."""

    minutes: float
    decay: float = 0.25
    warmup: int = 100

    def decaying(self, elapsed: float) -> bool:
        """True once `elapsed` minutes reach into the decay."""
        return self.decay > 0 and elapsed >= self.minutes * (1 - self.decay)

    def finished(self, elapsed: float) -> bool:
        return elapsed >= self.minutes

    def factor(self, step: int, elapsed: float) -> float:
        """What to multiply the rates with; ends just above 0."""
        warm = min(1.0, (step + 1) / self.warmup)
        if not self.decaying(elapsed):
            return warm
        left = (self.minutes - elapsed) / (self.minutes * self.decay)
        return warm * max(0.01, min(1.0, left))
