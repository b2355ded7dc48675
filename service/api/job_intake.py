"""The input of a job: lines as they arrive, stored before the job is accepted."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TYPE_CHECKING

from fastapi import Request
from starlette.requests import ClientDisconnect

from service.api.batches import NDJSON, TYPES, error_line, lines
from service.api.compression import decoded
from service.api.glossaries import stored
from service.api.intake import JSON_TYPES, media_type
from service.api.job_access import in_storage
from service.api.limits import Caller
from service.api.parsing import DoubleKey, loads
from service.api.problems import Problem
from service.api.state import State
from service.jobs.line import Line
from service.jobs.service import Jobs

if TYPE_CHECKING:
    from service.jobs.receipt import Receipt

ADD_LINES = 500
ADD_BYTES = 2_000_000
"""Input is stored in transactions of about this size."""
LONGEST_KEY = 255


def check_webhook(state: State, webhook: str | None) -> None:
    """Refuse a webhook that will never be told."""
    if webhook is None:
        return
    from service.jobs.webhook import Refused, check_url, networks

    if state.settings.webhook_secret is None:
        raise Problem(
            422, "webhooks-off", "there are no webhooks without DRAGOMAN_WEBHOOK_SECRET, which signs them",
            field="webhook",
        )  # fmt: skip
    try:
        check_url(webhook, networks(state.settings.webhook_networks))
    except Refused as error:
        raise Problem(422, "webhook-refused", str(error), field="webhook") from None


def key_of(request: Request, caller: Caller) -> str | None:
    """The Idempotency-Key, one name space a caller."""
    key = request.headers.get("idempotency-key")
    if key is None:
        return None
    if not 0 < len(key) <= LONGEST_KEY or not (key.isascii() and key.isprintable()) or " " in key:
        raise Problem(
            422, "invalid-input", f"Idempotency-Key has to be 1 to {LONGEST_KEY} visible ASCII characters",
            field="Idempotency-Key", limit=LONGEST_KEY,
        )  # fmt: skip
    return hashlib.sha256(f"{caller.name} {key}".encode()).hexdigest()


async def source_of(request: Request, state: State) -> AsyncIterator[bytes | Problem]:
    """The lines of the body; a JSON list as one line an item."""
    kind, _ = media_type(request.headers.get("content-type"))
    if kind in TYPES:
        body = decoded(request.stream(), request.headers.get("content-encoding"))
        return lines(body, state.settings.max_body_bytes)
    if kind in JSON_TYPES:
        return _items(await state.read_body(request))
    allowed = ", ".join((NDJSON, *JSON_TYPES[:1]))
    raise Problem(
        415, "unsupported-media-type", f"Content-Type is {kind or 'missing'}; send one of {allowed}",
        field="Content-Type", headers={"Accept-Post": allowed},
    )  # fmt: skip


def _items(body: bytes) -> AsyncIterator[bytes | Problem]:
    try:
        items = loads(body)
    except DoubleKey as error:
        raise Problem(400, "invalid-json", str(error), field=error.key[:80]) from None
    except (ValueError, RecursionError) as error:
        raise Problem(400, "invalid-json", f"the body is not JSON: {error}", field="body") from None
    if not isinstance(items, list):
        raise Problem(422, "invalid-input", "the body has to be a JSON list of articles", field="body")

    async def each() -> AsyncIterator[bytes | Problem]:
        for item in items:
            yield json.dumps(item).encode()

    return each()


async def receive(
    state: State,
    jobs: Jobs,
    caller: Caller,
    source: AsyncIterator[bytes | Problem],
    key: str | None,
    webhook: str | None,
) -> str:
    """Store the lines as they arrive; the id of the accepted job."""
    receipt = await in_storage(state, _begin, state, jobs, key, webhook)
    try:
        await _store_lines(state, receipt, caller, source)
        if receipt.articles == 0:
            raise Problem(422, "empty-job", "the body has no article", field="body")
        return await in_storage(state, receipt.accept, state.settings.job_expiry_seconds)
    except BaseException as error:
        await asyncio.shield(_abandon(state, receipt))
        if isinstance(error, ClientDisconnect):
            raise Problem(400, "body-incomplete", "the connection ended before the body did", field="body") from None
        raise


async def _abandon(state: State, receipt: Receipt) -> None:
    """Forget the input; where the database is away, the dispatcher does so later."""
    from sqlalchemy.exc import SQLAlchemyError

    with suppress(SQLAlchemyError):
        await in_storage(state, receipt.abandon)


def _begin(state: State, jobs: Jobs, key: str | None, webhook: str | None) -> Receipt:
    from service.jobs.receipt import Limits, begin

    chosen = state.settings
    limits = Limits(
        chosen.max_job_articles, chosen.max_job_bytes, chosen.max_stored_job_bytes, chosen.job_chunk_articles
    )
    return begin(jobs.engine(), limits, key, webhook)


async def _store_lines(state: State, receipt: Receipt, caller: Caller, source: AsyncIterator[bytes | Problem]) -> None:
    held: list[Line] = []
    size = number = 0
    iterator = aiter(source)
    while (line := await _next(iterator, state.settings.body_seconds)) is not None:
        number += 1
        if line == b"":
            continue
        if isinstance(line, Problem):
            held.append(Line(number, b"", error_line(line, number)))
        else:
            await caller.pay(len(line))
            held.append(Line(number, await _pinned(state, line)))
            size += len(line)
        if len(held) >= ADD_LINES or size >= ADD_BYTES:
            await in_storage(state, receipt.add, held)
            held, size = [], 0
    if held:
        await in_storage(state, receipt.add, held)


async def _next(iterator: AsyncIterator[bytes | Problem], seconds: float) -> bytes | Problem | None:
    """The next line, None at the end; problem 408 when nothing comes for `seconds`."""
    try:
        async with asyncio.timeout(seconds):
            return await anext(iterator, None)
    except TimeoutError:
        raise Problem(
            408, "body-timeout", f"nothing of the body arrived for {seconds:g} seconds", field="body"
        ) from None


async def _pinned(state: State, line: bytes) -> bytes:
    """The line with the glossary that it names written into it: as it is now, and for workers that do not have it."""
    if b'"glossary"' not in line:
        return line
    try:
        item = loads(line)
        name = item.get("glossary") if isinstance(item, dict) else None
        found = await in_storage(state, stored(state).get, name) if isinstance(name, str) else None
        return line if found is None else json.dumps(item | {"glossary": json.loads(found)}).encode()
    except (ValueError, RecursionError):  # no JSON, or no name: the line's own error says so when its turn comes
        return line
