"""The translation engine: one a process, shared by all requests.

Sentences go submit -> preparer (memory, tokens) -> queue -> workers (CTranslate2) -> finisher (text, answers), each in
its own thread, so that tokenizing, inference and detokenizing overlap: CTranslate2 lets go of Python's lock. Up to
`CHUNK` sentences are prepared in the caller's thread, which saves an article a change of threads.
"""

from __future__ import annotations

import atexit
import logging
import queue
import threading
import time
from collections.abc import Hashable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from types import MappingProxyType

import ctranslate2

from service.translation.contract import (
    Decoding,
    EngineOptions,
    Key,
    LoadedPackage,
    PackageModel,
    RawTranslation,
    UnsupportedLanguage,
)
from service.translation.ledger import CHUNK, Chunk, Ledger
from service.translation.memory import Memory
from service.translation.model import Model, Output, Package
from service.translation.scheduling import Batch, Job

_log = logging.getLogger(__name__)

_MOST_OUTPUT = 500
"""Models with stored positions end at 512."""
_DECODING = Decoding()
_NOTHING: Mapping[str, list[str]] = MappingProxyType({})
_OPTIONS = EngineOptions()


def output_bound(source_tokens: int) -> int:
    """Most tokens of the English for a sentence of so many: twice as many, and room for short ones."""
    return min(_MOST_OUTPUT, 2 * source_tokens + 32)


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
        self._memory = self._open_memory()
        self._workers = max([1, *(model.inter_threads for model in self._models.values())])
        budgets = {key: model.batch_tokens for key, model in self._models.items()}
        article_budgets = {key: model.article_tokens for key, model in self._models.items()}
        self._ledger = Ledger(options.queue_sentences, budgets, self._workers, options.padding, article_budgets)
        self._outputs: queue.SimpleQueue[tuple[Batch, list[Output | None]] | None] = queue.SimpleQueue()
        self._finisher = threading.Thread(target=self._finish, name="translation-finisher", daemon=True)
        self._threads = [threading.Thread(target=self._prepare, name="translation-preparer", daemon=True)]
        for number in range(self._workers + 1):  # one more than work at a time, see `Ledger.next_batch`
            self._threads.append(threading.Thread(target=self._work, name=f"translation-{number}", daemon=True))
        for thread in (*self._threads, self._finisher):
            thread.start()
        # A thread that is inside CTranslate2 while the interpreter goes down would abort the process.
        atexit.register(self.close, drain=False, timeout=5.0)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(
        self,
        texts: Sequence[str],
        source: str,
        decoding: Decoding = _DECODING,
        *,
        flow: Hashable | None = None,
        encoded: Mapping[str, list[str]] = _NOTHING,
    ) -> Future[list[RawTranslation]]:
        """Queue sentences; the future gives one translation a text, in order.

        ``encoded`` holds what `encode` gave for some of the texts, which is then not done again. Requests of one
        ``flow`` (a batch, a job) share one turn among all flows; without it a request is its own flow.
        `Future.cancel` takes waiting sentences out of the queue. Raises `EngineClosed`, `UnsupportedLanguage`,
        `QueueFull`. A sentence that the model cannot do has an empty text, no score, and is ``cut``.
        """
        if decoding.beam is None:
            decoding = replace(decoding, beam=self._options.beam)
        request = self._ledger.accept(self._package(source), decoding, texts, flow, encoded)
        if 0 < len(texts) <= CHUNK:
            self._prepare_chunk(Chunk(request, 0, request.texts))
        return request.future

    def translate(
        self, texts: Sequence[str], source: str, decoding: Decoding = _DECODING, *, flow: Hashable | None = None
    ) -> list[RawTranslation]:
        """Like `submit`, and wait for the answer."""
        return self.submit(texts, source, decoding, flow=flow).result()

    def encode(self, texts: Sequence[str], source: str) -> dict[str, list[str]]:
        """Each text in the model's tokens. Raises `UnsupportedLanguage`."""
        return dict(zip(texts, self._package(source).tokenizer.encode(texts), strict=True))

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
        return self._ledger.depth()

    def memory(self) -> Memory | None:
        """The translation memory, with its counts; None when it is off."""
        return self._memory

    def close(self, drain: bool = True, timeout: float = 30.0) -> None:
        """Accept nothing more, answer what was accepted (``drain``), stop, within ``timeout`` seconds or little more.

        What is not answered by then, or not to be drained, fails with `EngineClosed`. May be called more than once.
        """
        deadline = time.monotonic() + timeout
        self._ledger.close(drain, timeout)
        for thread in self._threads:
            thread.join(max(1.0, deadline - time.monotonic()))
        self._outputs.put(None)
        self._finisher.join(max(1.0, deadline - time.monotonic()))
        if self._memory:
            self._memory.close(max(1.0, deadline - time.monotonic()))
        atexit.unregister(self.close)

    def _package(self, source: str) -> Package:
        try:
            return self._packages[source]
        except KeyError:
            raise UnsupportedLanguage(source) from None

    def _open_memory(self) -> Memory | None:
        """The translation memory, apart for everything beside decoding that changes the English."""
        options = self._options
        if not options.memory_bytes:
            return None
        devices = sorted((model.key, model.device, model.compute_type) for model in self._models.values())
        english = (ctranslate2.__version__, devices, options.length_penalty, options.replace_unknowns)
        variant = repr((*english, options.max_source_tokens, options.max_output_tokens, options.padding.widths))
        return Memory(options.memory_bytes, variant, options.memory_file, options.memory_file_bytes)

    # The preparer: texts to jobs.

    def _prepare(self) -> None:
        while (chunk := self._ledger.next_chunk()) is not None:
            self._prepare_chunk(chunk)

    def _prepare_chunk(self, chunk: Chunk) -> None:
        """Queue a chunk's sentences; a failure fails the request."""
        try:
            self._enter(chunk)
        except Exception as error:
            _log.exception("preparing sentences failed")
            if self._ledger.forget(chunk.request):
                chunk.request.fail(error)

    def _enter(self, chunk: Chunk) -> None:
        """Answer what is empty or in the memory, queue the rest."""
        package = chunk.request.package
        keys: list[Key] = [(package.source.sha256, chunk.request.decoding, text) for text in chunk.texts]
        remembered = self._memory.get(keys) if self._memory else {}
        known = [(chunk.start + index, remembered[key]) for index, key in enumerate(keys) if key in remembered]
        new = [index for index, key in enumerate(keys) if key not in remembered]
        encoded = chunk.request.encoded
        fresh = list(dict.fromkeys(chunk.texts[index] for index in new if chunk.texts[index] not in encoded))
        made = dict(zip(fresh, package.tokenizer.encode(fresh), strict=True)) if fresh else {}
        unknown: list[tuple[int, Job]] = []
        for index in new:
            place, text = chunk.start + index, chunk.texts[index]
            units = made[text] if text in made else encoded[text]
            if units:
                unknown.append((place, self._job(package, keys[index], units)))
            else:
                known.append((place, RawTranslation("", False, None, 0, 0)))
        self._ledger.enter(chunk.request, known, unknown)

    def _job(self, package: Package, key: Key, units: list[str]) -> Job:
        limit = self._options.max_source_tokens
        prefix = [package.target_prefix] if package.target_prefix else None
        return Job(key, package.source.from_code, units[:limit], prefix, cut=len(units) > limit)

    # The workers: jobs to outputs.

    def _work(self) -> None:
        batch: Batch | None = None
        while (batch := self._ledger.next_batch(batch)) is not None:
            self._outputs.put((batch, self._run(batch)))

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
        bounds = [self._options.max_output_tokens or output_bound(len(job.units)) for job in batch.jobs]
        outputs = self._call(batch, batch.jobs, max(bounds))
        for index, (output, bound) in enumerate(zip(outputs, bounds, strict=True)):
            if bound < max(bounds) and (not output.complete or len(output.units) >= bound):
                outputs[index] = self._call(batch, [batch.jobs[index]], bound)[0]
        return outputs

    def _call(self, batch: Batch, jobs: Sequence[Job], bound: int) -> list[Output]:
        started = time.monotonic()
        model = self._models[batch.model]
        outputs = model.infer([job.units for job in jobs], [job.prefix for job in jobs], bound, batch.decoding)
        self._ledger.saw(self._workers * len(jobs) / max(time.monotonic() - started, 1e-4))
        return outputs

    # The finisher: outputs to answers.

    def _finish(self) -> None:
        while (done := self._outputs.get()) is not None:
            batch, outputs = done
            try:
                self._finish_batch(batch, outputs)
            except Exception:
                _log.exception("finishing a batch failed")
                self._finish_batch(batch, [None] * len(batch.jobs))

    def _finish_batch(self, batch: Batch, outputs: Sequence[Output | None]) -> None:
        results = [(job, self._raw(job, output)) for job, output in zip(batch.jobs, outputs, strict=True)]
        if self._memory:
            self._memory.put((job.key, raw) for job, raw in results if raw.score is not None)
        self._ledger.settle(results)

    def _raw(self, job: Job, output: Output | None) -> RawTranslation:
        tokens = len(job.units)
        if output is None:
            return RawTranslation("", True, None, tokens, 0)
        # The prefix steers a many-to-many model and comes back as the first token.
        skipped = len(job.prefix or ())
        units = output.units[skipped:]
        text = self._packages[job.package].tokenizer.decode([units])[0].strip(" ")
        return RawTranslation(text, job.cut or not output.complete, output.score, tokens, len(units))
