"""An answer that comes before the body was read: read the rest of the body first, or the connection is reset.

A server that closes a connection with unread data makes TCP drop the answer on its way (RFC 9112, section 9.6).
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 8_388_608
MOST_SECONDS = 5.0


class Draining:
    """Middleware: before an answer ends, what is left of the request's body is read and dropped, within limits."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        complete = False

        async def counted() -> Message:
            nonlocal complete
            message = await receive()
            complete = message["type"] != "http.request" or not message.get("more_body", False)
            return message

        async def drained(message: Message) -> None:
            if not complete and message["type"] == "http.response.body" and not message.get("more_body", False):
                await _drain(counted)
            await send(message)

        await self._app(scope, counted, drained)


async def _drain(receive: Receive) -> None:
    """Read until the body ends, or the limits are reached."""
    left = MOST_BYTES
    try:
        async with asyncio.timeout(MOST_SECONDS):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if message["type"] != "http.request" or not message.get("more_body", False):
                    return
    except TimeoutError:
        return
