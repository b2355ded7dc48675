"""``POST /v1/batches``: NDJSON in, NDJSON out, streamed both ways in input order.

At most `batch_window` lines are at work at once. A client that does not read its answers stops the work, and the
service stops reading the body: nothing is buffered beyond the window (backpressure through TCP).
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from service.api.admission import engine_busy
from service.api.compression import Encoder, decoded, preferred
from service.api.documents import compose, in_thread, read, translations
from service.api.examples import DOCUMENT_REQUESTS
from service.api.glossaries import stored
from service.api.intake import check_size, media_type, parse_json
from service.api.limits import Caller
from service.api.problems import Problem, responses
from service.api.state import State, caller_of, state_of
from service.intake import Reading
from service.logs import request_id
from service.translation.contract import EngineClosed, QueueFull, Translation

log = logging.getLogger(__name__)

router = APIRouter(tags=["batches"])

NDJSON = "application/x-ndjson"
TYPES = (NDJSON, "application/ndjson", "application/jsonl", "application/json-lines")
_END = None
BUSY_SECONDS = 0.2
BUSY_TRIES = 3_000
"""Ten minutes of waiting: an article that is larger than the whole queue must not hold up its stream for ever."""

_LINE: dict[str, Any] = {"type": "string", "examples": [json.dumps(DOCUMENT_REQUESTS["indonesian"]["value"])]}


_ANSWERED: dict[int | str, dict[str, Any]] = {
    200: {"description": "One document or one error object a line", "content": {NDJSON: {"schema": {"type": "string"}}}}
}


@router.post(
    "/v1/batches",
    responses={**_ANSWERED, **responses(400, 401, 415, 503)},
    openapi_extra={"requestBody": {"required": True, "content": {kind: {"schema": _LINE} for kind in TYPES[:2]}}},
    summary="Normalize many raw articles, streamed",
    response_class=Response,
)
async def create_batch(request: Request) -> Response:
    """Each line is a JSON object as for `/v1/documents`; each answer line is a document, or
    `{"error": {problem}, "line": n}` with the number of the input line, counted from 1. Empty lines are skipped."""
    state, caller = state_of(request), caller_of(request)
    kind, _ = media_type(request.headers.get("content-type"))
    if kind not in TYPES:
        raise Problem(
            415, "unsupported-media-type", f"Content-Type is {kind or 'missing'}; send {NDJSON}",
            field="Content-Type", headers={"Accept-Post": NDJSON},
        )  # fmt: skip
    body = decoded(request.stream(), request.headers.get("content-encoding"))
    return Streamed(answers(state, caller, lines(body, state.settings.max_body_bytes)), request)


class Streamed(Response):
    """Sends pieces as they come and leaves the request's body to the generator (Starlette's own would read it)."""

    media_type = NDJSON

    def __init__(self, pieces: AsyncIterator[bytes], request: Request) -> None:
        super().__init__(status_code=200)
        del self.headers["content-length"]
        self._pieces = pieces
        self._coding = preferred(request.headers.get("accept-encoding"))
        if self._coding:
            self.headers["content-encoding"] = self._coding
        self.headers["vary"] = "Accept-Encoding"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        encoder = Encoder(self._coding)
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            async for piece in self._pieces:
                await send({"type": "http.response.body", "body": encoder.feed(piece), "more_body": True})
        except ClientDisconnect:
            log.info("a batch was given up by its client")
            return
        await send({"type": "http.response.body", "body": encoder.close(), "more_body": False})


async def lines(body: AsyncIterator[bytes], limit: int) -> AsyncIterator[bytes | Problem]:
    """Lines of the body that are not empty; one over `limit` bytes becomes a problem and is skipped to its end."""
    held = bytearray()
    skipping = False
    async for chunk in body:
        held += chunk
        *complete, rest = held.split(b"\n")
        for line in complete:
            if skipping:
                skipping = False
            elif len(line) > limit:
                yield _line_too_long(limit)
            elif not line.strip():
                yield b""
            else:
                yield bytes(line)
        held = bytearray(rest)
        if not skipping and len(held) > limit:
            skipping = True
            yield _line_too_long(limit)
        if skipping:
            held.clear()
    if held.strip() and not skipping:
        yield bytes(held)


def _line_too_long(limit: int) -> Problem:
    return Problem(413, "body-too-large", f"the line is over the limit of {limit} bytes", field="line", limit=limit)


async def answers(state: State, caller: Caller, source: AsyncIterator[bytes | Problem]) -> AsyncIterator[bytes]:
    """One NDJSON line a line of input, in order; a reader task works ahead by the window and no further."""
    window: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(state.settings.batch_window)
    reader = asyncio.create_task(_read_ahead(state, caller, source, window))
    try:
        while (task := await window.get()) is not _END:
            yield await task
        await reader
    except Problem as problem:  # the stream itself is damaged: what was read has been answered, this is the last line
        yield error_line(problem, None)
    finally:
        reader.cancel()
        while not window.empty():
            if (task := window.get_nowait()) is not None:
                task.cancel()


async def _read_ahead(
    state: State,
    caller: Caller,
    source: AsyncIterator[bytes | Problem],
    window: asyncio.Queue[asyncio.Task[bytes] | None],
) -> None:
    """Start work on lines as the window has room."""
    number = 0
    try:
        async for line in source:
            number += 1
            if line != b"":
                await window.put(asyncio.create_task(_answer(state, caller, line, number)))
    finally:
        await window.put(_END)


async def _answer(state: State, caller: Caller, line: bytes | Problem, number: int) -> bytes:
    """The document of one line, or its error object. Busy is waited out: the line was accepted with the stream."""
    try:
        if isinstance(line, Problem):
            raise line
        article = parse_json(line, stored(state))
        check_size(article, state.settings.max_characters)
        await caller.pay(article.characters)
        async with state.admission.queue():
            reading = await in_thread(state.threads, read, state, article)
            translated = await _translated(state, reading)
            return await in_thread(state.threads, compose, state, reading, translated) + b"\n"
    except Problem as problem:
        return error_line(problem, number)
    except Exception:
        log.exception("unhandled error on line %d of a batch", number)
        return error_line(Problem(500, "internal-error", "the service failed on this line; its log says why"), number)


async def _translated(state: State, reading: Reading) -> dict[str, list[Translation]]:
    """What the engine gives; a full queue is waited out, and the article is not read again for that."""
    for _ in range(BUSY_TRIES):
        try:
            return await translations(state, reading, flow=request_id.get())
        except EngineClosed as error:
            raise engine_busy(error) from None
        except QueueFull:
            if state.draining:
                break
        await asyncio.sleep(BUSY_SECONDS)
    raise Problem(503, "overloaded", "the translation queue had no room for this article")


def error_line(problem: Problem, line: int | None) -> bytes:
    """The error object that stands in the place of a document."""
    return json.dumps({"error": problem.body(), "line": line}, ensure_ascii=False).encode() + b"\n"
