"""The face of translation: sentences of one language in, English sentences with status and flags out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from service.document import PackageUse
from service.english import body_casing
from service.packages import InstalledPackage
from service.translation import casing, clauses, headlines
from service.translation.contract import Decoding, RawTranslation, Translation, UnsupportedLanguage
from service.translation.engine import Engine
from service.translation.glossary import Glossary
from service.translation.opening_word import OpeningWords
from service.translation.sentence import Draft

_log = logging.getLogger(__name__)
_THREADS = 2
"""Threads that check sentences and send what is tried again, so that the engine does not wait for it."""

_SMALL_LENGTH_PENALTY = 1.0
"""Length penalty of the compact packages' searches: with stock's 0.2 their English is 3 to 4 % too short."""


class PackageTranslator:
    """Translates with the installed packages through the shared engine, and checks what comes back.

    Close it before the engine: what was accepted is finished. Thread-safe.
    """

    def __init__(self, engine: Engine, packages: Sequence[InstalledPackage]) -> None:
        self._engine = engine
        self._packages = {package.from_code: package for package in packages if package.to_code == "en"}
        self._openings: dict[str, Callable[[str], str]] = {
            code: OpeningWords(code, partial(engine.encode, source=code)).known if package.placeholder else str
            for code, package in self._packages.items()
        }
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="translation-checker")
        self._open: set[_Order] = set()
        self._lock = threading.Condition()

    def languages(self) -> frozenset[str]:
        """Source languages that have a package."""
        return frozenset(self._packages)

    def package(self, source: str) -> PackageUse:
        """The package that serves `source`."""
        package = self._packages[source]
        return PackageUse(package.name, package.version, package.archive_sha256)

    def placeholder(self, source: str) -> bool:
        """Whether that package's English cannot be trusted."""
        return self._packages[source].placeholder

    def submit(
        self,
        texts: Sequence[str],
        source: str,
        *,
        glossary: Glossary | None = None,
        flow: Hashable | None = None,
    ) -> Future[list[Translation]]:
        """Queue sentences; the future gives one translation a sentence, in order. They are prepared in the calling
        thread (some 20 microseconds a sentence), so an event loop calls this from a thread.

        Cancelling the future takes waiting sentences out of the queue. Raises `UnsupportedLanguage`; the future may
        fail with `QueueFull` or `EngineClosed`. ``flow`` is that of `Engine.submit`.
        """
        if source not in self._packages:
            raise UnsupportedLanguage(source)
        small = self.placeholder(source)
        opening = self._openings[source]
        order = _Order(self._engine, source, small, opening, glossary, flow, tuple(texts), self._later)
        with self._lock:
            self._open.add(order)
        order.answer.add_done_callback(lambda _: self._leave(order))
        order.start()
        return order.answer

    def close(self, timeout: float = 30.0) -> None:
        """Wait until what was accepted is answered, at most `timeout` seconds, and stop checking."""
        with self._lock:
            self._lock.wait_for(lambda: not self._open, timeout)
        self._pool.shutdown(wait=False)

    def _leave(self, order: _Order) -> None:
        with self._lock:
            self._open.discard(order)
            self._lock.notify_all()

    def _later(self, step: Callable[[], None]) -> None:
        try:
            self._pool.submit(step)
        except RuntimeError:  # the pool is closed: a late answer of the engine is worked on where it comes in
            step()


class _Order:
    """One request: its sentences' drafts, sent to the engine in passes until each has its result."""

    def __init__(
        self,
        engine: Engine,
        language: str,
        small: bool,
        opening: Callable[[str], str],
        glossary: Glossary | None,
        flow: Hashable | None,
        texts: tuple[str, ...],
        later: Callable[[Callable[[], None]], None],
    ) -> None:
        self.answer: Future[list[Translation]] = Future()
        self._engine = engine
        self._language = language
        self._small = small
        self._opening = opening
        self._glossary = glossary
        self._flow = flow
        self._texts = texts
        self._later = later
        self._drafts: list[Draft] = []
        self._encoded: dict[str, list[str]] = {}
        self._running: list[Future[list[RawTranslation]]] = []
        self._left = 0
        self._lock = threading.Lock()
        self.answer.add_done_callback(self._stop_if_cancelled)

    def start(self) -> None:
        """Make the drafts and send the first pass."""
        self._guarded(self._begin)

    def _begin(self) -> None:
        forms = self._forms()
        find = self._glossary.find if self._glossary else lambda _: []
        split = self._splitter()
        self._drafts = [
            Draft(text, self._language, forms, split, find(text), small=self._small, opening=self._opening)
            for text in self._texts
        ]
        self._send()

    def _forms(self) -> dict[str, str]:
        """How the article's running text writes each word; none where no sentence asks for it."""
        titled = [
            text
            for text in self._texts
            if headlines.is_headline(text, self._language) and headlines.in_title_case(text)
        ]
        if not titled and not any(map(casing.has_capitals, self._texts)):
            return {}
        return body_casing(text for text in self._texts if text not in titled)

    def _splitter(self) -> Callable[[str], list[str]]:
        """A function that gives the pieces of a text that fit the model.

        A token is at least half a character, so short texts need no counting; the tokens of the others are kept for
        the engine.
        """
        limit = self._engine.max_source_tokens(self._language)
        encode = partial(self._engine.encode, source=self._language)
        encoded = self._encoded

        def count(texts: Sequence[str]) -> list[int]:
            encoded.update(encode([text for text in texts if text not in encoded]))
            return [len(encoded[text]) for text in texts]

        def split(text: str) -> list[str]:
            if 2 * len(text) <= limit:
                return [text]
            return clauses.split(text, self._language, count, limit)

        return split

    def _send(self) -> None:
        """One pass over the drafts without a result, a request to the engine for each decoding; or the answer."""
        waiting: dict[Decoding, list[Draft]] = {}
        for draft in self._drafts:
            if draft.result is None:
                waiting.setdefault(draft.decoding, []).append(draft)
        if not waiting:
            if self.answer.set_running_or_notify_cancel():
                self.answer.set_result([draft.result for draft in self._drafts if draft.result is not None])
            return
        if self.answer.cancelled():
            return
        batches = [
            (drafts, [text for draft in drafts for text in draft.texts()], self._decoded(how))
            for how, drafts in waiting.items()
        ]
        self._left = len(batches)
        running = [
            (drafts, self._engine.submit(texts, self._language, how, flow=self._flow, encoded=self._encoded))
            for drafts, texts, how in batches
        ]
        self._running = [future for _, future in running]
        for drafts, future in running:
            future.add_done_callback(partial(self._answered, drafts))
        if self.answer.cancelled():
            self._stop_if_cancelled(self.answer)

    def _decoded(self, how: Decoding) -> Decoding:
        return replace(how, length_penalty=_SMALL_LENGTH_PENALTY) if self._small else how

    def _answered(self, drafts: Sequence[Draft], future: Future[list[RawTranslation]]) -> None:
        """In the engine's thread: leave it at once."""
        if not future.cancelled():
            self._later(lambda: self._guarded(lambda: self._take(drafts, future)))

    def _take(self, drafts: Sequence[Draft], future: Future[list[RawTranslation]]) -> None:
        raws = future.result()
        position = 0
        for draft in drafts:
            count = len(draft.texts())
            draft.take(raws[position : position + count])
            position += count
        with self._lock:
            self._left -= 1
            last = self._left == 0
        if last:
            self._send()

    def _guarded(self, step: Callable[[], None]) -> None:
        """A step whose failure fails the request."""
        try:
            step()
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        for future in self._running:
            future.cancel()
        with self._lock:
            if not self.answer.done() and self.answer.set_running_or_notify_cancel():
                self.answer.set_exception(error)

    def _stop_if_cancelled(self, answer: Future[list[Translation]]) -> None:
        if answer.cancelled():
            for future in self._running:
                future.cancel()
