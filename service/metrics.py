"""What a running service counts, for Prometheus. Labels are codes only: no keys, no addresses, no article text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from service.document import Document
from service.tracing import Tracing

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)


class Metrics:
    """One registry a process."""

    def __init__(self, tracing: Tracing | None = None) -> None:
        self._registry = CollectorRegistry()
        self.tracing = tracing or Tracing()

        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(f"dragoman_{name}", text, labels, registry=self._registry)

        def histogram(name: str, text: str, *labels: str) -> Histogram:
            return Histogram(f"dragoman_{name}", text, labels, buckets=_SECONDS, registry=self._registry)

        self._requests = counter("http_requests", "HTTP requests answered.", "method", "route", "status")
        self._request_seconds = histogram("http_request_seconds", "Time to answer an HTTP request.", "route")
        self._stage_seconds = histogram("stage_seconds", "Time of one article in a stage.", "stage")
        self._documents = counter("documents", "Documents made, by primary language.", "language")
        self._words = counter("words", "English words written.")
        self._sentences = counter("sentences", "Sentences, by status.", "status")
        self._flags = counter("flags", "Flags on sentences, by code.", "flag")
        self._warnings = counter("warnings", "Warnings on documents, by code.", "warning")

    def gauge(self, name: str, text: str, read: Callable[[], float]) -> None:
        """A number that is read whenever somebody looks."""
        Gauge(f"dragoman_{name}", text, registry=self._registry).set_function(read)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage, as a metric and as a span of the trace."""
        start = time.perf_counter()
        try:
            with self.tracing.span(name):
                yield
        finally:
            self._stage_seconds.labels(name).observe(time.perf_counter() - start)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one HTTP request; `route` is the template, not the path."""
        method = method if method in _METHODS else "other"  # anybody may invent methods
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def document(self, document: Document) -> None:
        """Count one document: language, words, sentences, flags and warnings by code, without what follows a colon."""
        self._documents.labels(document.language.primary).inc()
        self._words.inc(document.metadata.word_count)
        for block in document.blocks:
            for sentence in block.sentences:
                self._sentences.labels(sentence.status).inc()
                for flag in sentence.flags:
                    self._flags.labels(flag.partition(":")[0]).inc()
        for warning in document.warnings:
            self._warnings.labels(warning.partition(":")[0]).inc()

    def exposition(self) -> bytes:
        """The metrics in Prometheus' text format."""
        return generate_latest(self._registry)
