"""uvicorn's HTTP/1.1 with a bound on how long the head of a request may take.

Without it a client that sends a header now and then holds its connection for ever, and as many of them as there are
file descriptors shut everybody else out.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


class Connection(H11Protocol):
    """One connection; closed when no request has begun `head_seconds` after the first byte of one was due."""

    head_seconds = 30.0
    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end_wait()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._end_wait()
        elif self._head is None:  # the beginning of the next request, or what is left of the last one's body
            self._await_head()

    def _await_head(self) -> None:
        self._head = self.loop.call_later(self.head_seconds, self.transport.close)

    def _end_wait(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None


def bounded(head_seconds: float) -> type[Connection]:
    """The protocol with this bound."""
    return type("Connection", (Connection,), {"head_seconds": head_seconds})
