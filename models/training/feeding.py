"""Batches in their order, made ahead of the training loop: in the loop's own thread, or by processes beside it.

A GPU takes twenty batches a second; cutting their sources into pieces anew is work for more than one core.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np

from models.training.prepared import Batch, Numbers, Prepared, collate, epoch_batches

Step = tuple[int, int, Batch]


@dataclass(frozen=True, slots=True)
class Sampling:
    """Share of the batches whose sources are cut into pieces anew; alpha from 0 (any cut) to 1 (the likely ones)."""

    share: float = 0.0
    alpha: float = 0.3

    def alpha_of(self, epoch: int, position: int) -> float:
        """0 where the batch stays as it is; the same arguments give the same answer."""
        return self.alpha if np.random.default_rng([11, epoch, position]).random() < self.share else 0.0


PLAIN = Sampling()
_held: list[Prepared] = []  # of a process that makes batches


def _hold(prepared: Prepared) -> None:
    _held.append(prepared)


def _make(numbers: Numbers, multiple: int, alpha: float) -> Batch:
    return collate(_held[0], numbers, multiple, alpha)


def _places(
    prepared: Prepared, budget: int, epoch: int, position: int, least_weight: float
) -> Iterator[tuple[int, int, Numbers]]:
    """Pair numbers of batches without end, from the given place on: (epoch, position in it, numbers)."""
    while True:
        batches = epoch_batches(prepared, budget, epoch, least_weight)
        for at in range(position, len(batches)):
            yield epoch, at, batches[at]
        epoch, position = epoch + 1, 0


def stream(
    prepared: Prepared,
    budget: int,
    epoch: int,
    position: int,
    least_weight: float = 0.0,
    multiple: int = 1,
    sampling: Sampling = PLAIN,
    processes: int = 0,
) -> Iterator[Step]:
    """Batches without end, from the given place on: (epoch, position in it, batch). Close it to end its processes."""
    places = _places(prepared, budget, epoch, position, least_weight)
    if not processes:
        for epoch, at, numbers in places:
            yield epoch, at, collate(prepared, numbers, multiple, sampling.alpha_of(epoch, at))
        return
    # a process of its own interpreter: a fork of one that holds a GPU, or threads, may hang
    with ProcessPoolExecutor(processes, get_context("spawn"), _hold, (prepared,)) as pool:
        coming: deque[tuple[int, int, object]] = deque()
        try:
            while True:
                while len(coming) < 4 * processes:
                    epoch, at, numbers = next(places)
                    coming.append((epoch, at, pool.submit(_make, numbers, multiple, sampling.alpha_of(epoch, at))))
                epoch, at, future = coming.popleft()
                yield epoch, at, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
