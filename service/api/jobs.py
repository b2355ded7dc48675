"""``/v1/jobs``: many articles accepted at once and worked off in the background, durably."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from service.api.batches import NDJSON, TYPES, Streamed
from service.api.examples import DOCUMENT_REQUESTS
from service.api.job_access import in_storage, job_problems, jobs_of, opened, status_of
from service.api.job_answers import JobAnswer, described
from service.api.job_intake import LONGEST_KEY, check_webhook, key_of, receive, source_of
from service.api.problems import responses
from service.api.state import State, caller_of, state_of
from service.jobs.service import Jobs

__all__ = ["opened", "router"]

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

LONGEST_WAIT = 20.0
LOOK_SECONDS = 0.25
MOST_NUMBER = 2_000_000_000

JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="The job's id.")]
After = Annotated[int, Query(ge=0, le=MOST_NUMBER, description="Articles that the caller has the answers of.")]
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for at least one more answer.")]
Webhook = Annotated[str | None, Query(max_length=2048, description="URL to tell when the job is finished.")]


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
    jobs = jobs_of(request)
    check_webhook(state, webhook)
    source = await source_of(request, state)
    async with job_problems():
        job = await receive(state, jobs, caller, source, key_of(request, caller), webhook)
        jobs.wake()
        status = await in_storage(state, status_of, jobs, job)
    response.headers["Location"] = f"/v1/jobs/{job}"
    response.headers.update(caller.headers())
    return described(status)


@router.get(
    "/{job}",
    response_model=JobAnswer,
    responses=responses(401, 404, 422, 503, 507),
    dependencies=[Depends(caller_of)],
    summary="How far a job is",
)
async def get_job(request: Request, job: JobId) -> JobAnswer:
    """Counts, progress and the first failures."""
    state, jobs = state_of(request), jobs_of(request)
    async with job_problems():
        return described(await in_storage(state, status_of, jobs, job))


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
    state, jobs = state_of(request), jobs_of(request)
    async with job_problems():
        status = await in_storage(state, status_of, jobs, job)
        first = await in_storage(state, _page, jobs, job, after)
        deadline = asyncio.get_running_loop().time() + wait
        while not first and status.status != "finished" and asyncio.get_running_loop().time() < deadline:
            if state.draining or await request.is_disconnected():
                break
            await asyncio.sleep(LOOK_SECONDS)
            status = await in_storage(state, status_of, jobs, job)
            first = await in_storage(state, _page, jobs, job, after)
    return Streamed(_pages(request, state, jobs, job, after, first), request)


async def _pages(
    request: Request, state: State, jobs: Jobs, job: str, after: int, page: list[bytes]
) -> AsyncIterator[bytes]:
    """Page after page, read as the caller takes them."""
    while page and not await request.is_disconnected():
        yield b"".join(page)
        after += len(page)
        page = await in_storage(state, _page, jobs, job, after)


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

    state, jobs = state_of(request), jobs_of(request)
    async with job_problems():
        engine = await in_storage(state, jobs.engine)
        await in_storage(state, store.delete, engine, job)
    jobs.wake()
    return Response(status_code=204)
