"""What was asked of the engine and is still owed: requests, their sentences and the queue, behind one lock."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from service.translation.contract import Decoding, EngineClosed, Key, QueueFull, RawTranslation
from service.translation.model import Package
from service.translation.padding import SHARED, Padding
from service.translation.scheduling import Batch, Job, Order, Queue

CHUNK = 64
"""Sentences prepared at a time, so that a small request is not held up behind a large one."""
_AHEAD = 2_048
"""Prepared sentences that one request may have waiting: enough for batches of like length, little in memory."""
_FIRST_GUESS = 5
"""Seconds that a client is told to wait when nothing has been measured yet."""


@dataclass(eq=False, slots=True)
class Request:
    """A submitted list of texts, with the answers so far. ``missing`` counts those still owed."""

    order: Order
    package: Package
    decoding: Decoding
    texts: Sequence[str]
    encoded: Mapping[str, list[str]]
    """Some of the texts in the model's tokens."""
    future: Future[list[RawTranslation]] = field(default_factory=Future)
    answers: dict[int, RawTranslation] = field(default_factory=dict)
    prepared: int = 0

    @property
    def missing(self) -> int:
        return len(self.texts) - len(self.answers)

    def resolve(self) -> None:
        """Hand over the complete answer. Not with the lock held: the future's callbacks run here."""
        if self.future.set_running_or_notify_cancel():
            self.future.set_result([self.answers[place] for place in range(len(self.texts))])

    def fail(self, error: Exception) -> None:
        if self.future.set_running_or_notify_cancel():
            self.future.set_exception(error)


class Chunk(NamedTuple):
    """A run of a request's texts that is to be prepared."""

    request: Request
    start: int
    texts: Sequence[str]


class Ledger:
    """Thread-safe. ``most`` bounds the sentences owed; ``budgets`` and ``article_budgets`` are those of `Queue`."""

    def __init__(
        self,
        most: int,
        budgets: Mapping[str, int],
        workers: int,
        padding: Padding = SHARED,
        article_budgets: Mapping[str, int] | None = None,
    ) -> None:
        self._most = most
        self._queue = Queue(budgets, workers, padding, article_budgets)
        self._workers = workers
        self._out = 0
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)
        self._arrivals = threading.Condition(self._lock)
        self._settled = threading.Condition(self._lock)
        self._unprepared: deque[Request] = deque()
        self._requests: dict[int, Request] = {}
        self._jobs: dict[Key, Job] = {}
        self._serial = count()
        self._owed = 0
        self._speed = 0.0
        self._closed = self._stopped = False

    def accept(
        self,
        package: Package,
        decoding: Decoding,
        texts: Sequence[str],
        flow: Hashable | None,
        encoded: Mapping[str, list[str]],
    ) -> Request:
        """Note a request. Raises `EngineClosed`, `QueueFull`.

        One of more than `CHUNK` sentences waits for `next_chunk`; a smaller one is the caller's to prepare, at once.
        """
        with self._lock:
            if self._closed:
                raise EngineClosed("the translation engine is closed")
            if self._owed + len(texts) > self._most:
                raise QueueFull(self._wait_seconds())
            request = Request(Order(next(self._serial), flow, len(texts)), package, decoding, tuple(texts), encoded)
            if texts:
                self._owed += len(texts)
                self._requests[request.order.serial] = request
                if len(texts) > CHUNK:
                    self._unprepared.append(request)
                    self._arrivals.notify()
        if texts:
            request.future.add_done_callback(lambda done: self.forget(request) if done.cancelled() else None)
        else:
            request.resolve()
        return request

    def forget(self, request: Request) -> bool:
        """Take a request out; False if nothing is owed on it any more."""
        with self._lock:
            if self._requests.pop(request.order.serial, None) is None:
                return False
            self._owed -= request.missing
            for job in self._queue.drop(request.order):
                self._jobs.pop(job.key, None)
            self._notify_if_settled()
            return True

    def next_chunk(self) -> Chunk | None:
        """The next texts to prepare, requests taking turns. Blocks; None when the ledger is stopped."""
        with self._lock:
            while not self._stopped:
                for _ in range(len(self._unprepared)):
                    request = self._unprepared.popleft()
                    if request.order.dropped:
                        continue
                    start = request.prepared
                    if len(request.order.jobs) < _AHEAD:
                        request.prepared = min(start + CHUNK, len(request.texts))
                    if request.prepared < len(request.texts):
                        self._unprepared.append(request)
                    if request.prepared > start:
                        return Chunk(request, start, request.texts[start : request.prepared])
                self._arrivals.wait()
            return None

    def enter(
        self, request: Request, known: Iterable[tuple[int, RawTranslation]], unknown: Iterable[tuple[int, Job]]
    ) -> None:
        """Note a prepared chunk: answers that are known already, and jobs, each with its place in the request."""
        fresh: list[Job] = []
        shared: list[Job] = []
        with self._lock:
            if request.order.dropped:
                return
            for place, job in unknown:
                same = self._jobs.setdefault(job.key, job)
                same.askers.append((request.order, place))
                (fresh if same is job else shared).append(same)
            self._queue.add(request.order, request.package.source.model_key, request.decoding, fresh, shared)
            if fresh:
                self._work.notify(len(fresh))
            complete = [done for place, raw in known if (done := self._answer(request, place, raw))]
        for done in complete:
            done.resolve()

    def next_batch(self, done: Batch | None = None) -> Batch | None:
        """The next jobs to run, for a thread that has ``done`` its last. Blocks; None when the ledger is stopped.

        Beyond one batch a worker, one more is given out ahead while articles wait, so that a worker that comes free
        need not wait for Python; not while only a bulk load waits: an article to come would find it before itself.
        """
        with self._lock:
            self._out -= done is not None
            while not self._stopped:
                batch = self._queue.next(ahead=self._out >= self._workers)
                if batch is not None:
                    self._out += 1
                    if self._unprepared:
                        self._arrivals.notify()
                    return batch
                self._work.wait()
            return None

    def settle(self, results: Iterable[tuple[Job, RawTranslation]]) -> None:
        """Answer all who asked for these jobs."""
        complete: list[Request] = []
        with self._lock:
            for job, raw in results:
                self._jobs.pop(job.key, None)
                for order, place in job.askers:
                    request = self._requests.get(order.serial)
                    if request and self._answer(request, place, raw):
                        complete.append(request)
        for request in complete:
            request.resolve()

    def saw(self, sentences_a_second: float) -> None:
        """Note the speed of a batch, for the waiting time told when the queue is full."""
        self._speed = 0.9 * self._speed + 0.1 * sentences_a_second if self._speed else sentences_a_second

    def depth(self) -> int:
        """Sentences accepted and not answered."""
        with self._lock:
            return self._owed

    def close(self, drain: bool, timeout: float) -> None:
        """Accept nothing more; wait for what is owed (``drain``) up to ``timeout`` seconds, fail the rest, stop."""
        with self._lock:
            self._closed = True
            if drain and not self._stopped:
                self._settled.wait_for(lambda: not self._requests, timeout)
            left = list(self._requests.values())
            self._stopped = True
            self._work.notify_all()
            self._arrivals.notify_all()
        for request in left:
            if self.forget(request):
                request.fail(EngineClosed("the translation engine was closed"))

    def _answer(self, request: Request, place: int, raw: RawTranslation) -> Request | None:
        """Note an answer, with the lock held; gives the request when it was the last."""
        request.answers[place] = raw
        self._owed -= 1
        if request.missing:
            return None
        self._requests.pop(request.order.serial, None)
        self._notify_if_settled()
        return request

    def _notify_if_settled(self) -> None:
        if not self._requests:
            self._settled.notify_all()

    def _wait_seconds(self) -> int:
        """Until what is owed is done at the speed seen so far."""
        return max(1, min(600, math.ceil(self._owed / self._speed))) if self._speed else _FIRST_GUESS
