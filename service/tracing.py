"""Traces over OTLP/HTTP, when the extra ``telemetry`` is installed and an endpoint is set; otherwise nothing at all."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from service import __version__


class Tracing:
    """No tracing: spans cost nothing."""

    def span(self, name: str, **attributes: str) -> AbstractContextManager[Any]:
        """A span of the running trace."""
        return nullcontext()

    def close(self) -> None:
        """Send what is left."""


class _OpenTelemetry(Tracing):
    def __init__(self, provider: Any) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("dragoman", __version__)

    def span(self, name: str, **attributes: str) -> AbstractContextManager[Any]:
        span: AbstractContextManager[Any] = self._tracer.start_as_current_span(name, attributes=attributes)
        return span

    def close(self) -> None:
        self._provider.shutdown()


def open_tracing(endpoint: str | None) -> Tracing:
    """Tracing to `endpoint`; ValueError when the extra is not installed."""
    if endpoint is None:
        return Tracing()
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        raise ValueError(
            "DRAGOMAN_TELEMETRY_ENDPOINT is set; install the extra: pip install 'dragoman[telemetry]'"
        ) from None
    provider = TracerProvider(resource=Resource.create({"service.name": "dragoman", "service.version": __version__}))
    exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return _OpenTelemetry(provider)
