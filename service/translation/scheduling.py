"""Which sentences go into the next batch: the engine's queue, without threads and without a model.

A `Job` is one distinct sentence, an `Order` the sentences of one request, a `Lane` what may share a batch (same
model, same decoding). Orders have ranks: articles come first, in the order of their arrival; what is larger, or belongs
to a flow that has had more, comes after, in steps of twice as much. So an article posted during a bulk load overtakes
it, and articles among themselves are finished one after the other rather than all at the end. One batch in four goes to
the order that has waited longest, so that nothing starves. A batch holds sentences of one padded width (`padding`);
what room is left in it is filled with others of that width, whoever asked. Nobody waits for company: a free worker
takes what is there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from service.translation.contract import Decoding, Key
from service.translation.padding import SHARED, Padding

_OLDEST_EVERY = 4
"""One batch in this many goes to the oldest order, whatever its flow has had."""
_ARTICLE_TOKENS = 2_048
"""Up to here a request, or what a flow has had, is of the first rank."""
_SENTENCE_TOKENS = 32
"""A usual sentence, for the size of an order whose sentences are not tokenized yet."""
_FEWEST = 4
"""Idle workers do not split what is fewer than this many sentences each."""


@dataclass(eq=False, slots=True)
class Job:
    """One sentence to translate, and for each order that asked, the place of the answer in it."""

    key: Key
    package: str
    units: list[str]
    prefix: list[str] | None
    cut: bool = False
    askers: list[tuple[Order, int]] = field(default_factory=list)
    taken: bool = False

    @property
    def wanted(self) -> bool:
        """Waits for a batch, and somebody waits for it."""
        return not self.taken and any(not order.dropped for order, _ in self.askers)


@dataclass(eq=False, slots=True)
class Order:
    """One request: its jobs that wait, shortest first; ``size`` is its number of sentences."""

    serial: int
    flow: Hashable | None = None
    size: int = 0
    jobs: list[Job] = field(default_factory=list)
    dropped: bool = False
    _sweep: int = 1 << 30

    def add(self, jobs: Iterable[Job]) -> None:
        self.jobs.extend(jobs)
        self.jobs.sort(key=_length)

    def waiting(self) -> list[Job]:
        """The jobs that still wait, shortest first."""
        self.jobs = [] if self.dropped else [job for job in self.jobs if not job.taken]
        return self.jobs

    def next_run(self) -> list[Job]:
        """The next jobs to take, longest first.

        Goes down from the longest to the shortest and then starts again: a long order that is refilled from behind
        gives full batches of every length, where always taking the longest would leave it with the newly come few.
        """
        jobs = self.waiting()
        end = bisect_right(jobs, self._sweep, key=_length) or len(jobs)
        run = jobs[:end]
        run.reverse()
        return run

    def sweep_to(self, length: int) -> None:
        """Go on below this length next time."""
        self._sweep = length


class Lane:
    """The waiting jobs of one model and decoding."""

    def __init__(self, model: str, decoding: Decoding, padding: Padding) -> None:
        self.model = model
        self.decoding = decoding
        self._padding = padding
        self.orders: dict[int, Order] = {}
        self._lengths: dict[int, deque[Job]] = {}
        self.tokens = 0
        """Of the jobs that wait."""

    def add(self, order: Order, fresh: list[Job], shared: list[Job]) -> None:
        """Queue an order's new jobs, and those it shares with other orders."""
        self.orders[order.serial] = order
        order.add([*fresh, *(job for job in shared if not job.taken)])
        for job in fresh:
            self._lengths.setdefault(_length(job), deque()).append(job)
            self.tokens += _length(job)

    def take(self, order: Order, budget: int, company: Callable[[Order], bool]) -> list[Job]:
        """A batch of at most ``budget`` tokens for this order's next padded width; empty if it has nothing left.

        Jobs of other orders fill it where ``company`` allows: an article's batch should not grow by a bulk load.
        """
        run = order.next_run()
        if not run:
            self.orders.pop(order.serial, None)
            return []
        padded = self._padded(run[0])
        batch: list[Job] = []
        room = budget
        for job in self._candidates(run, padded, company):
            room -= _length(job)
            if batch and room < 0:
                break
            job.taken = True
            batch.append(job)
        self.tokens -= sum(map(_length, batch))
        left = any(not job.taken for job in run if _length(job) == padded)
        order.sweep_to(padded if left else min(map(_length, batch)))
        return batch

    def drop(self, order: Order) -> list[Job]:
        """Take an order out; gives the jobs that nobody else wants and that will not be done."""
        left = [job for job in order.jobs if not job.taken and not job.wanted]
        for job in left:
            job.taken = True
            self.tokens -= _length(job)
        del self.orders[order.serial]
        order.jobs = []
        return left

    def _candidates(self, run: list[Job], padded: int, company: Callable[[Order], bool]) -> Iterator[Job]:
        """Waiting jobs of one padded width, in the order in which they should fill a batch.

        One as long as the width comes first: it spares the batch the row that fills it up. The others so long are kept
        for later batches. Before and after that the order's own jobs come before those of others, longer ones first.
        """
        whole = [job for job in run if _length(job) == padded]
        shorter = [job for job in run if _length(job) < padded and self._padded(job) == padded]
        below = self._padding.lengths(padded)[1:]
        first = next(chain(whole, self._others([padded], company)), None)
        if first is not None:
            yield first
        for job in chain(shorter, self._others(below, company), whole, self._others([padded], company)):
            if not job.taken:
                yield job

    def _padded(self, job: Job) -> int:
        return self._padding.width(_length(job))

    def _others(self, wanted: Iterable[int], company: Callable[[Order], bool]) -> Iterator[Job]:
        """Waiting jobs of any order with one of these lengths."""
        for length in wanted:
            bucket = self._lengths.get(length)
            if bucket is None:
                continue
            while bucket and bucket[0].taken:
                bucket.popleft()
            if not bucket:
                del self._lengths[length]
                continue
            for job in bucket:
                if not job.taken and any(company(asker) for asker, _ in job.askers):
                    yield job


@dataclass(frozen=True, slots=True)
class Batch:
    """Jobs to run together."""

    model: str
    decoding: Decoding
    jobs: list[Job]


class Queue:
    """All lanes. Not thread-safe: the engine holds its lock.

    ``budgets`` are the most tokens of a batch by model, ``article_budgets`` those of a batch of articles where it may
    have others: a large one costs less, but whoever comes meanwhile waits for it, so that a bulk load has small ones.
    """

    def __init__(
        self,
        budgets: Mapping[str, int],
        workers: int,
        padding: Padding = SHARED,
        article_budgets: Mapping[str, int] | None = None,
    ) -> None:
        self._budgets = budgets
        self._article_budgets = article_budgets or budgets
        self._padding = padding
        self._workers = workers
        self._lanes: dict[tuple[str, Decoding], Lane] = {}
        self._flows: dict[Hashable, int] = {}
        self._batches = 0

    def add(self, order: Order, model: str, decoding: Decoding, fresh: list[Job], shared: list[Job]) -> None:
        lane = self._lanes.setdefault((model, decoding), Lane(model, decoding, self._padding))
        lane.add(order, fresh, shared)

    def drop(self, order: Order) -> list[Job]:
        """Take an order out; gives the jobs that will not be done because nobody else wants them."""
        order.dropped = True
        return [job for lane in self._lanes.values() if order.serial in lane.orders for job in lane.drop(order)]

    def next(self, ahead: bool = False) -> Batch | None:
        """The next batch, or None when nothing waits; ``ahead`` gives one only where an article waits."""
        while (found := self._choose(ahead)) is not None:
            lane, order = found
            rank = self._rank(order)
            jobs = lane.take(order, self._budget_for(lane, order, rank), partial(self._is_within, rank))
            if jobs:
                self._batches += 1
                self._charge(order, jobs)
                return Batch(lane.model, lane.decoding, jobs)
        if not any(lane.orders for lane in self._lanes.values()):
            self._lanes.clear()
            self._flows.clear()
        return None

    def _budget_for(self, lane: Lane, order: Order, rank: int) -> int:
        """Of what waits of this rank, no more than one worker's share, so that all work on it."""
        budget = (self._article_budgets if rank == 0 else self._budgets)[lane.model]
        longest = max((_length(job) for job in order.waiting()[-1:]), default=1)
        waiting = 0
        for other in lane.orders.values():
            if self._rank(other) <= rank:
                waiting += sum(map(_length, other.waiting()))
                if waiting >= budget * self._workers:
                    return budget
        return min(budget, max(waiting // self._workers, longest * _FEWEST))

    def _choose(self, ahead: bool) -> tuple[Lane, Order] | None:
        waiting = [(lane, order) for lane in self._lanes.values() for order in lane.orders.values()]
        if not waiting or (ahead and all(self._rank(order) for _, order in waiting)):
            return None
        if self._batches % _OLDEST_EVERY == _OLDEST_EVERY - 1:
            return min(waiting, key=lambda found: found[1].serial)
        return min(waiting, key=lambda found: (self._rank(found[1]), found[1].serial))

    def _is_within(self, rank: int, order: Order) -> bool:
        return self._rank(order) <= rank

    def _rank(self, order: Order) -> int:
        """0 for an article, 1 for up to twice as much, 2 for up to four times as much, and so on."""
        had = 0 if order.flow is None else self._flows.get(order.flow, 0)
        return (max(order.size * _SENTENCE_TOKENS, had) // _ARTICLE_TOKENS).bit_length()

    def _charge(self, order: Order, jobs: list[Job]) -> None:
        """Count a batch's tokens for the flow that it was made for."""
        if order.flow is not None:
            self._flows[order.flow] = self._flows.get(order.flow, 0) + sum(map(_length, jobs))


def _length(job: Job) -> int:
    return len(job.units)
