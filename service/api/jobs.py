"""``/v1/jobs``: many articles accepted at once and worked off in the background, durably."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, cast

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.requests import ClientDisconnect

from service.api.batches import NDJSON, TYPES, Streamed, error_line, lines
from service.api.compression import decoded
from service.api.documents import in_thread
from service.api.examples import DOCUMENT_REQUESTS
from service.api.glossaries import stored
from service.api.intake import JSON_TYPES, media_type
from service.api.limits import Caller
from service.api.lines import LineAnswers, killer_line
from service.api.parsing import DoubleKey, loads
from service.api.problems import Problem, responses, storing
from service.api.state import State, caller_of, state_of
from service.jobs.errors import JobError, JobTooLarge, KeyInUse, KeyReused, StoreFull, UnknownJob
from service.jobs.line import Line
from service.jobs.service import JobOptions, Jobs

if TYPE_CHECKING:
    from service.jobs.receipt import Receipt
    from service.jobs.store import JobStatus

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

ADD_LINES = 500
ADD_BYTES = 2_000_000
"""Input is stored in transactions of about this size."""
LONGEST_WAIT = 20.0
LOOK_SECONDS = 0.25
MOST_NUMBER = 2_000_000_000
LONGEST_KEY = 255
START_DELAY = 2.0
"""Seconds that a service which finds jobs of an earlier run gives itself to become ready first."""

_T = TypeVar("_T")

JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="The job's id.")]
After = Annotated[int, Query(ge=0, le=MOST_NUMBER, description="Articles that the caller has the answers of.")]
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for at least one more answer.")]
Webhook = Annotated[str | None, Query(max_length=2048, description="URL to tell when the job is finished.")]


class FailureAnswer(BaseModel):
    """An article that has an error object in the place of a document."""

    article: int = Field(description="Number of the article, counted from 1; its line among the documents.")
    line: int | None = Field(description="Line of the input, counted from 1.")
    error: dict[str, Any] = Field(description="Problem document.")


class WebhookAnswer(BaseModel):
    """The webhook asked for, and how telling it went."""

    url: str
    status: Literal["waiting", "pending", "delivered", "failed"]


class JobAnswer(BaseModel):
    """How far a job is. Times are in UTC."""

    id: str
    status: Literal["queued", "running", "finished"]
    created: datetime
    finished: datetime | None
    expires: datetime | None = Field(description="When a finished job is removed.")
    articles: int
    bytes: int = Field(description="Size of the input.")
    documents: int = Field(description="Articles that have a document.")
    errors: int = Field(description="Articles that have an error object.")
    progress: float = Field(description="Share of articles done, from 0 to 1.")
    failures: list[FailureAnswer] = Field(description="The first errors.")
    webhook: WebhookAnswer | None


def opened(state: State, *, working: bool = False) -> Jobs:
    """The jobs of a process; begins to work at once when `working` or when there may be jobs already. ValueError for
    webhook settings that are wrong."""
    chosen = state.settings
    if chosen.webhook_secret is not None:
        from service.jobs.webhook import check_secret, networks

        check_secret(chosen.webhook_secret)
        networks(chosen.webhook_networks)
    options = JobOptions(
        folder=(chosen.data / "jobs").absolute(),
        url=chosen.database_url,
        concurrency=chosen.job_concurrency,
        lease_seconds=chosen.job_lease_seconds,
        expiry_seconds=chosen.job_expiry_seconds,
        webhook_secret=chosen.webhook_secret,
        webhook_networks=tuple(chosen.webhook_networks),
    )
    jobs = Jobs(options, LineAnswers(state), killer_line, lambda status: described(status).model_dump(mode="json"))
    if working:
        jobs.start()
    elif jobs.exist():
        jobs.start(START_DELAY)
    return jobs


def described(status: JobStatus) -> JobAnswer:
    """The status as callers see it."""
    failures = []
    for failure in status.failures:
        told = json.loads(failure.data)
        failures.append(FailureAnswer(article=failure.number, line=told["line"], error=told["error"]))
    done = status.documents + status.errors
    return JobAnswer(
        id=status.id,
        status=status.status,
        created=_time(status.created),
        finished=_time(status.finished) if status.finished is not None else None,
        expires=_time(status.expires) if status.expires is not None else None,
        articles=status.articles,
        bytes=status.bytes,
        documents=status.documents,
        errors=status.errors,
        progress=round(done / status.articles, 4) if status.articles else 1.0,
        failures=failures,
        webhook=WebhookAnswer.model_validate({"url": status.webhook, "status": status.webhook_state or "waiting"})
        if status.webhook is not None
        else None,
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(round(seconds, 3), UTC)


@asynccontextmanager
async def _problems() -> AsyncIterator[None]:
    """What goes wrong with jobs as problem documents."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        with storing():  # the folder of SQLite's file
            yield
    except UnknownJob as error:
        raise Problem(404, "unknown-job", str(error), field="id") from None
    except JobTooLarge as error:
        raise Problem(413, "job-too-large", str(error), field="body", limit=error.limit) from None
    except KeyInUse as error:
        raise Problem(
            409, "idempotency-key-in-use", str(error), field="Idempotency-Key", headers={"Retry-After": "2"}
        ) from None
    except KeyReused as error:
        raise Problem(422, "idempotency-key-reused", str(error), field="Idempotency-Key") from None
    except (StoreFull, JobError) as error:
        raise Problem(507, "storage-full", str(error)) from None
    except SQLAlchemyError as error:
        if isinstance(error, DBAPIError) and _disk_is_full(error.orig):
            raise Problem(507, "storage-full", "the disk of the jobs' database is full") from None
        raise Problem(
            503, "jobs-unavailable", "the database of jobs does not answer", headers={"Retry-After": "5"}
        ) from None


def _disk_is_full(error: BaseException | None) -> bool:
    """SQLite's and PostgreSQL's words for it; SQLite calls a write that the system refused an I/O error."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR") or getattr(error, "sqlstate", None) == "53100"


@router.post(
    "",
    status_code=202,
    response_model=JobAnswer,
    responses={
        202: {"headers": {"Location": {"schema": {"type": "string"}, "description": "Where the job is told of."}}},
        **responses(400, 401, 408, 409, 413, 415, 422, 503, 507),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                **{kind: {"schema": {"type": "string"}} for kind in TYPES[:2]},
                "application/json": {
                    "schema": {
                        "type": "array",
                        "items": {"$ref": "#/components/schemas/ArticleRequest"},
                        "examples": [[one["value"] for one in DOCUMENT_REQUESTS.values()]],
                    }
                },
            },
        },
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": r"^[\x21-\x7e]+$"},
                "description": "The same key and body again give the same job, not a second one.",
            }
        ],
    },
    summary="Accept many raw articles",
)
async def create_job(request: Request, response: Response, webhook: Webhook = None) -> JobAnswer:
    """NDJSON, one article a line as for `/v1/documents`, or a JSON list of them. The answer comes once the input is
    safe on disk; from then on every article ends up with one document or one error object."""
    state, caller = state_of(request), caller_of(request)
    jobs = _jobs(request)
    _check_webhook(state, webhook)
    source = await _source(request, state)
    async with _problems():
        job = await _receive(state, jobs, caller, source, _key(request, caller), webhook)
        jobs.wake()
        status = await _in_storage(state, _status, jobs, job)
    response.headers["Location"] = f"/v1/jobs/{job}"
    response.headers.update(caller.headers())
    return described(status)


def _jobs(request: Request) -> Jobs:
    return cast(Jobs, request.app.state.jobs)


async def _in_storage(state: State, function: Callable[..., _T], *arguments: Any) -> _T:
    return await in_thread(state.storage, function, *arguments)


def _status(jobs: Jobs, job: str) -> JobStatus:
    from service.jobs import store

    return store.status(jobs.engine(), job)


def _check_webhook(state: State, webhook: str | None) -> None:
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


def _key(request: Request, caller: Caller) -> str | None:
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


async def _source(request: Request, state: State) -> AsyncIterator[bytes | Problem]:
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


async def _receive(
    state: State,
    jobs: Jobs,
    caller: Caller,
    source: AsyncIterator[bytes | Problem],
    key: str | None,
    webhook: str | None,
) -> str:
    """Store the lines as they arrive; the id of the accepted job."""
    receipt = await _in_storage(state, _begin, state, jobs, key, webhook)
    try:
        await _store_lines(state, receipt, caller, source)
        if receipt.articles == 0:
            raise Problem(422, "empty-job", "the body has no article", field="body")
        return await _in_storage(state, receipt.accept, state.settings.job_expiry_seconds)
    except BaseException as error:
        await asyncio.shield(_abandon(state, receipt))
        if isinstance(error, ClientDisconnect):
            raise Problem(400, "body-incomplete", "the connection ended before the body did", field="body") from None
        raise


async def _abandon(state: State, receipt: Receipt) -> None:
    """Forget the input; where the database is away, the dispatcher does so later."""
    from sqlalchemy.exc import SQLAlchemyError

    with suppress(SQLAlchemyError):
        await _in_storage(state, receipt.abandon)


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
            await _in_storage(state, receipt.add, held)
            held, size = [], 0
    if held:
        await _in_storage(state, receipt.add, held)


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
        found = await _in_storage(state, stored(state).get, name) if isinstance(name, str) else None
        return line if found is None else json.dumps(item | {"glossary": json.loads(found)}).encode()
    except (ValueError, RecursionError):  # no JSON, or no name: the line's own error says so when its turn comes
        return line


@router.get(
    "/{job}",
    response_model=JobAnswer,
    responses=responses(401, 404, 422, 503, 507),
    dependencies=[Depends(caller_of)],
    summary="How far a job is",
)
async def get_job(request: Request, job: JobId) -> JobAnswer:
    """Counts, progress and the first failures."""
    state, jobs = state_of(request), _jobs(request)
    async with _problems():
        return described(await _in_storage(state, _status, jobs, job))


@router.get(
    "/{job}/documents",
    response_class=Response,
    responses={
        200: {
            "description": "One document or one error object a line, in the order of the input",
            "content": {NDJSON: {"schema": {"type": "string"}}},
        },
        **responses(401, 404, 422, 503, 507),
    },
    dependencies=[Depends(caller_of)],
    summary="The documents of a job",
)
async def get_documents(request: Request, job: JobId, after: After = 0, wait: Wait = 0.0) -> Response:
    """NDJSON in the order of the input, from the article behind number `after` up to the first that is not done yet.
    Line n of the answer belongs to article `after` + n: whoever has read n lines goes on with `after` + n."""
    state, jobs = state_of(request), _jobs(request)
    async with _problems():
        status = await _in_storage(state, _status, jobs, job)
        first = await _in_storage(state, _page, jobs, job, after)
        deadline = asyncio.get_running_loop().time() + wait
        while not first and status.status != "finished" and asyncio.get_running_loop().time() < deadline:
            if state.draining or await request.is_disconnected():
                break
            await asyncio.sleep(LOOK_SECONDS)
            status = await _in_storage(state, _status, jobs, job)
            first = await _in_storage(state, _page, jobs, job, after)
    return Streamed(_pages(request, state, jobs, job, after, first), request)


async def _pages(
    request: Request, state: State, jobs: Jobs, job: str, after: int, page: list[bytes]
) -> AsyncIterator[bytes]:
    """Page after page, read as the caller takes them."""
    while page and not await request.is_disconnected():
        yield b"".join(page)
        after += len(page)
        page = await _in_storage(state, _page, jobs, job, after)


def _page(jobs: Jobs, job: str, after: int) -> list[bytes]:
    from service.jobs import store

    return list(store.page(jobs.engine(), job, after))


@router.delete(
    "/{job}",
    status_code=204,
    responses=responses(401, 404, 422, 503, 507),
    dependencies=[Depends(caller_of)],
    summary="Stop a job and remove it",
)
async def delete_job(request: Request, job: JobId) -> Response:
    """The job, its input and its documents are gone."""
    from service.jobs import store

    state, jobs = state_of(request), _jobs(request)
    async with _problems():
        engine = await _in_storage(state, jobs.engine)
        await _in_storage(state, store.delete, engine, job)
    jobs.wake()
    return Response(status_code=204)
