"""uvicorn's HTTP/1.1 with a bound on how long the head of a request may take, and an end that loses no request.

Without the bound a client that sends a header now and then holds its connection for ever, and as many of them as there
are file descriptors shut everybody else out. When the service ends, uvicorn closes a connection that is idle for it at
once, though a request may lie unread in the socket: here it is read first.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.flow_control import CLOSE_HEADER
from uvicorn.protocols.http.h11_impl import H11Protocol

LINGER_SECONDS = 0.3
"""Time for a request that is on its way when the service ends."""


class Connection(H11Protocol):
    """One connection; closed when no request has begun `head_seconds` after the first byte of one was due."""

    head_seconds = 30.0
    ending = False
    """Set on the class when the service ends."""
    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()
        if self.ending:
            self.shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end_wait()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._make_last()
        if self.cycle is not None and not self.cycle.response_complete:
            self._end_wait()
        elif self._head is None:  # the beginning of the next request, or what is left of the last one's body
            self._await_head()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._make_last()

    def shutdown(self) -> None:
        """The service ends: the request at work is the last; without one the connection is closed in a moment."""
        self._make_last()
        if not self._at_work():
            self.loop.call_later(LINGER_SECONDS, self._close_if_idle)

    def _close_if_idle(self) -> None:
        if not self._at_work():
            super().shutdown()

    def _at_work(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _make_last(self) -> None:
        """The answer at work closes the connection, and says so, so that no client sends another request over it."""
        if self.ending and self.cycle is not None and not self.cycle.response_complete:
            self.cycle.keep_alive = False
            self.cycle.scope["headers"] = [*self.cycle.scope["headers"], CLOSE_HEADER]  # the answer repeats it

    def _await_head(self) -> None:
        self._head = self.loop.call_later(self.head_seconds, self.transport.close)

    def _end_wait(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None


def bounded(head_seconds: float) -> type[Connection]:
    """The protocol with this bound."""
    return type("Connection", (Connection,), {"head_seconds": head_seconds})
