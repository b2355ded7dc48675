"""How many requests are worked on at once, how many may wait, and how much of a body is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.requests import ClientDisconnect

from service.api.compression import decoded
from service.api.problems import Problem
from service.translation.contract import EngineClosed, QueueFull

RETRY_SECONDS = 2


class Admission:
    """`concurrent` requests at work, `waiting` more in line; further ones are answered 503 with Retry-After."""

    def __init__(self, concurrent: int, waiting: int) -> None:
        self._slots = asyncio.Semaphore(concurrent)
        self._room = concurrent + waiting
        self._inside = 0

    @property
    def inside(self) -> int:
        """Requests at work or in line."""
        return self._inside

    @asynccontextmanager
    async def admit(self) -> AsyncIterator[None]:
        """Hold a slot for the time of the block."""
        if self._inside >= self._room:
            raise overloaded("the service works at its limit of requests")
        self._inside += 1
        try:
            async with self._slots:
                yield
        finally:
            self._inside -= 1

    @asynccontextmanager
    async def queue(self) -> AsyncIterator[None]:
        """Hold a slot, waiting as long as it takes: for work that was accepted as part of a stream."""
        async with self._slots:
            yield


def overloaded(detail: str, seconds: int = RETRY_SECONDS) -> Problem:
    """503 with Retry-After."""
    return Problem(503, "overloaded", detail, headers={"Retry-After": str(seconds)})


def engine_busy(error: QueueFull | EngineClosed) -> Problem:
    """503 for what the engine refused, with the wait that it expects."""
    return overloaded(str(error), error.retry_after if isinstance(error, QueueFull) else RETRY_SECONDS)


async def read_body(request: Request, limit: int, seconds: float) -> bytes:
    """The whole body, at most `limit` bytes within `seconds`; problems 400, 408 and 413 name what is wrong."""
    declared = request.headers.get("content-length")
    if declared is not None and declared.isdecimal() and int(declared) > limit:
        raise _too_large(limit)
    received = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in decoded(request.stream(), request.headers.get("content-encoding")):
                received += chunk
                if len(received) > limit:
                    raise _too_large(limit)
    except ClientDisconnect:
        raise Problem(400, "body-incomplete", "the connection ended before the body did", field="body") from None
    except TimeoutError:
        raise Problem(
            408, "body-timeout", f"the body did not arrive within {seconds:g} seconds", field="body"
        ) from None
    return bytes(received)


def _too_large(limit: int) -> Problem:
    return Problem(413, "body-too-large", f"the body is over the limit of {limit} bytes", field="body", limit=limit)
