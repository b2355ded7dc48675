"""The translation engine: one a process, shared by all requests.

Sentences go submit -> preparer (memory, tokens) -> queue -> workers (CTranslate2) -> finisher (text, answers), each in
its own thread, so that tokenizing, inference and detokenizing overlap: CTranslate2 lets go of Python's lock.
"""

from __future__ import annotations

import atexit
import logging
import math
import os
import queue
import threading
import time
import weakref
from collections import deque
from collections.abc import Hashable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import count

from service.translation.contract import (
    Decoding,
    EngineClosed,
    EngineOptions,
    Key,
    LoadedPackage,
    PackageModel,
    QueueFull,
    RawTranslation,
    UnsupportedLanguage,
)
from service.translation.memory import Memory
from service.translation.model import Model, Output, Package
from service.translation.scheduling import Batch, Job, Order, Queue

_log = logging.getLogger(__name__)

_CHUNK = 64
"""Sentences prepared at a time, so that a small request is not held up behind a large one."""
_AHEAD = 2_048
"""Prepared sentences that one order may have waiting: enough for batches of like length, little in memory."""
_MOST_OUTPUT = 500
"""Models with learned or stored positions end at 512."""
_DEFAULT = Decoding()
_OPTIONS = EngineOptions()


def output_bound(source_tokens: int) -> int:
    """Most tokens of the English for a sentence of so many: twice as many and room for short ones."""
    return min(_MOST_OUTPUT, 2 * source_tokens + 32)


@dataclass(eq=False, slots=True)
class _Request:
    """A submitted list of texts with what is answered so far."""

    order: Order
    package: Package
    decoding: Decoding
    texts: Sequence[str]
    future: Future[list[RawTranslation]]
    answers: list[RawTranslation | None]
    prepared: int = 0
    missing: int = 0
    waiting: int = 0


class Engine:
    """Translates sentences with the loaded packages. Thread-safe.

    Raises `PackageBroken` when a package cannot be loaded. Close it, or use it as a context manager.
    """

    def __init__(self, packages: Sequence[PackageModel], options: EngineOptions = _OPTIONS) -> None:
        self._options = options
        self._packages = {package.from_code: Package.open(package) for package in packages}
        self._models: dict[str, Model] = {}
        for package in self._packages.values():
            key = package.source.model_key
            if key not in self._models:
                self._models[key] = Model(key, package.source.path / "model", options)
        self._memory = Memory(options.memory_bytes, options.memory_file) if options.memory_bytes else None
        workers = options.inter_threads or len(os.sched_getaffinity(0))
        self._queue = Queue(options.batch_tokens, workers)
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)
        self._arrivals = threading.Condition(self._lock)
        self._idle = threading.Condition(self._lock)
        self._unprepared: deque[_Request] = deque()
        self._requests: dict[int, _Request] = {}
        self._jobs: dict[Key, Job] = {}
        self._serial = count()
        self._pending = 0
        self._rate = 0.0
        self._closing = self._stopped = False
        self._done: queue.SimpleQueue[tuple[Batch, list[Output | None]] | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._prepare, name="translation-preparer", daemon=True),
            *(
                threading.Thread(target=self._infer, name=f"translation-worker-{number}", daemon=True)
                for number in range(workers)
            ),
        ]
        self._finisher = threading.Thread(target=self._finish, name="translation-finisher", daemon=True)
        for thread in (*self._threads, self._finisher):
            thread.start()
        # Threads that are inside CTranslate2 while the interpreter goes down would abort the process.
        self._atexit = weakref.finalize(self, lambda: None)
        atexit.register(_close_at_exit, weakref.ref(self))

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(
        self, texts: Sequence[str], source: str, decoding: Decoding = _DEFAULT, *, flow: Hashable | None = None
    ) -> Future[list[RawTranslation]]:
        """Queue sentences; the future gives one translation a text, in order.

        Requests of one ``flow`` (a batch, a job) share one turn among all flows; without it a request is its own flow.
        `Future.cancel` takes waiting sentences out of the queue. Raises `EngineClosed`, `UnsupportedLanguage`,
        `QueueFull`.
        """
        package = self._package(source)
        decoding = replace(decoding, beam=decoding.beam or self._options.beam)
        future: Future[list[RawTranslation]] = Future()
        with self._lock:
            if self._closing:
                raise EngineClosed("the translation engine is closed")
            if self._pending + len(texts) > self._options.queue_sentences:
                raise QueueFull(self._retry_after())
            order = Order(next(self._serial), flow)
            request = _Request(order, package, decoding, tuple(texts), future, [None] * len(texts))
            request.missing = request.waiting = len(texts)
            if texts:
                self._pending += len(texts)
                self._requests[order.serial] = request
                self._unprepared.append(request)
                self._arrivals.notify()
        if not texts:
            future.set_result([])
        else:
            future.add_done_callback(lambda done: self._leave(request) if done.cancelled() else None)
        return future

    def translate(self, texts: Sequence[str], source: str, decoding: Decoding = _DEFAULT) -> list[RawTranslation]:
        """Like `submit`, and wait for the answer."""
        return self.submit(texts, source, decoding).result()

    def token_counts(self, texts: Sequence[str], source: str) -> list[int]:
        """Length of each text in the model's tokens. Raises `UnsupportedLanguage`."""
        return [len(units) for units in self._package(source).tokenizer.encode(texts)]

    def max_source_tokens(self, source: str) -> int:
        """Longest sentence, in tokens, that is translated uncut. Raises `UnsupportedLanguage`."""
        self._package(source)
        return self._options.max_source_tokens

    def packages(self) -> list[LoadedPackage]:
        """The loaded packages with the device, compute type and threads really used."""
        return [self._models[package.source.model_key].describe(package) for package in self._packages.values()]

    def sources(self) -> set[str]:
        """Codes of the languages that can be translated from."""
        return set(self._packages)

    def queue_depth(self) -> int:
        """Sentences accepted and not answered yet."""
        with self._lock:
            return self._pending

    def close(self, drain: bool = True, timeout: float = 30.0) -> None:
        """Accept nothing more, answer what was accepted (``drain``), stop, within ``timeout`` seconds.

        What is not answered by then, or not to be drained, fails with `EngineClosed`. May be called more than once.
        """
        deadline = time.monotonic() + timeout
        with self._lock:
            self._closing = True
            if drain and not self._stopped:
                self._idle.wait_for(lambda: not self._requests, timeout=timeout)
            left = list(self._requests.values())
            self._stopped = True
            self._work.notify_all()
            self._arrivals.notify_all()
        for request in left:
            if self._leave(request) and request.future.set_running_or_notify_cancel():
                request.future.set_exception(EngineClosed("the translation engine was closed"))
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._done.put(None)
        self._finisher.join(max(0.0, deadline - time.monotonic()))
        if self._memory:
            self._memory.close(max(0.1, deadline - time.monotonic()))

    def _package(self, source: str) -> Package:
        try:
            return self._packages[source]
        except KeyError:
            raise UnsupportedLanguage(source) from None

    def _retry_after(self) -> int:
        """Seconds until what waits is done at the speed seen so far."""
        return max(1, min(600, math.ceil(self._pending / self._rate))) if self._rate else 5

    def _leave(self, request: _Request) -> bool:
        """Take a request out of the queue; False if it has left already."""
        with self._lock:
            if self._requests.pop(request.order.serial, None) is None:
                return False
            self._pending -= request.missing
            for job in self._queue.drop(request.order):
                self._jobs.pop(job.key, None)
            if not self._requests:
                self._idle.notify_all()
            return True

    # The preparer: texts to jobs.

    def _prepare(self) -> None:
        while (chunk := self._next_chunk()) is not None:
            request, start, texts = chunk
            try:
                self._prepare_chunk(request, start, texts)
            except Exception as error:
                _log.exception("preparing sentences failed")
                if self._leave(request) and request.future.set_running_or_notify_cancel():
                    request.future.set_exception(error)

    def _next_chunk(self) -> tuple[_Request, int, Sequence[str]] | None:
        """The next sentences to prepare, requests taking turns; None when the engine stops."""
        with self._lock:
            while not self._stopped:
                for _ in range(len(self._unprepared)):
                    request = self._unprepared.popleft()
                    if request.order.dropped:
                        continue
                    if len(request.order.jobs) < _AHEAD:
                        start = request.prepared
                        request.prepared = min(start + _CHUNK, len(request.texts))
                        if request.prepared < len(request.texts):
                            self._unprepared.append(request)
                        return request, start, request.texts[start : request.prepared]
                    self._unprepared.append(request)
                self._arrivals.wait()
            return None

    def _prepare_chunk(self, request: _Request, start: int, texts: Sequence[str]) -> None:
        """Answer what the memory knows or what is empty, queue the rest."""
        package = request.package
        encoded = package.tokenizer.encode(texts)
        limit = self._options.max_source_tokens
        prefix = [package.target_prefix] if package.target_prefix else None
        known: list[tuple[int, RawTranslation]] = []
        fresh: list[Job] = []
        shared: list[Job] = []
        candidates: list[tuple[int, Job]] = []
        for place, (text, units) in enumerate(zip(texts, encoded, strict=True), start):
            key: Key = (package.source.sha256, request.decoding, text)
            if not units:
                known.append((place, RawTranslation("", False, None, 0, 0)))
            elif self._memory and (found := self._memory.get(key)) is not None:
                known.append((place, found))
            else:
                name = package.source.from_code
                candidates.append((place, Job(key, name, text, units[:limit], prefix, len(units) > limit)))
        with self._lock:
            if request.order.dropped:
                return
            for place, job in candidates:
                same = self._jobs.setdefault(job.key, job)
                same.askers.append((request.order, place))
                if same is job:
                    fresh.append(job)
                else:
                    shared.append(same)
            self._queue.add(request.order, package.source.model_key, request.decoding, fresh, shared)
            self._work.notify_all()
            answered = [done for place, raw in known if (done := self._answer(request, place, raw))]
        for done in answered:
            _resolve(done)

    # The workers: jobs to outputs.

    def _infer(self) -> None:
        while (batch := self._next_batch()) is not None:
            self._done.put((batch, self._run(batch)))

    def _next_batch(self) -> Batch | None:
        with self._lock:
            while not self._stopped:
                batch = self._queue.next()
                if batch is not None:
                    if self._unprepared:
                        self._arrivals.notify()
                    return batch
                self._work.wait()
            return None

    def _run(self, batch: Batch) -> list[Output | None]:
        """Outputs of a batch; None for a sentence that the model cannot do."""
        try:
            return list(self._run_within_bounds(batch))
        except Exception as error:
            if len(batch.jobs) == 1:
                _log.error("a sentence of %d tokens failed: %s", len(batch.jobs[0].units), error)
                return [None]
            # One bad sentence must not take its company down.
            return [self._run(Batch(batch.model, batch.decoding, [job]))[0] for job in batch.jobs]

    def _run_within_bounds(self, batch: Batch) -> list[Output]:
        """Outputs, each as if the sentence had been translated alone.

        The bound belongs to the sentence, CTranslate2's to the batch: a loop that ran over its own bound in the company
        of a longer sentence is translated again, or the same sentence would give another English in other company.
        """
        bounds = [output_bound(len(job.units)) for job in batch.jobs]
        outputs = self._call(batch, batch.jobs, max(bounds))
        for index, (output, bound) in enumerate(zip(outputs, bounds, strict=True)):
            if bound < max(bounds) and (not output.complete or len(output.units) >= bound):
                outputs[index] = self._call(batch, [batch.jobs[index]], bound)[0]
        return outputs

    def _call(self, batch: Batch, jobs: Sequence[Job], bound: int) -> list[Output]:
        started = time.monotonic()
        model = self._models[batch.model]
        outputs = model.infer([job.units for job in jobs], [job.prefix for job in jobs], bound, batch.decoding)
        seconds = max(time.monotonic() - started, 1e-4)
        rate = len(self._threads[1:]) * len(jobs) / seconds
        self._rate = rate if not self._rate else 0.9 * self._rate + 0.1 * rate
        return outputs

    # The finisher: outputs to answers.

    def _finish(self) -> None:
        while (done := self._done.get()) is not None:
            batch, outputs = done
            try:
                self._finish_batch(batch, outputs)
            except Exception:
                _log.exception("finishing a batch failed")
                self._finish_batch(batch, [None] * len(batch.jobs))

    def _finish_batch(self, batch: Batch, outputs: Sequence[Output | None]) -> None:
        raws = [self._raw(job, output) for job, output in zip(batch.jobs, outputs, strict=True)]
        if self._memory:
            for job, raw, output in zip(batch.jobs, raws, outputs, strict=True):
                if output is not None:
                    self._memory.put(job.key, raw)
        resolved: list[_Request] = []
        with self._lock:
            for job, raw in zip(batch.jobs, raws, strict=True):
                self._jobs.pop(job.key, None)
                for order, place in job.askers:
                    request = self._requests.get(order.serial)
                    if request and self._answer(request, place, raw):
                        resolved.append(request)
        for request in resolved:
            _resolve(request)

    def _raw(self, job: Job, output: Output | None) -> RawTranslation:
        tokens = len(job.units)
        if output is None:
            return RawTranslation("", True, None, tokens, 0)
        package = self._packages[job.package]
        prefix = package.target_prefix
        text = package.tokenizer.decode([output.units])[0]
        if prefix and text.startswith(prefix):
            text = text[len(prefix) :]
        return RawTranslation(text.strip(" "), job.cut or not output.complete, output.score, tokens, len(output.units))

    def _answer(self, request: _Request, place: int, raw: RawTranslation) -> _Request | None:
        """Note an answer, with the lock held; gives the request back when it is complete."""
        request.answers[place] = raw
        request.missing -= 1
        self._pending -= 1
        if request.missing:
            return None
        self._requests.pop(request.order.serial, None)
        if not self._requests:
            self._idle.notify_all()
        return request


def _resolve(request: _Request) -> None:
    """Hand a complete request its answer, without the lock: callbacks run here."""
    if request.future.set_running_or_notify_cancel():
        request.future.set_result([answer for answer in request.answers if answer is not None])


def _close_at_exit(reference: weakref.ref[Engine]) -> None:
    engine = reference()
    if engine is not None:
        engine.close(drain=False, timeout=5.0)
