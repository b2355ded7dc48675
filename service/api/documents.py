"""``POST /v1/documents``: one raw article in, one document out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from service import gkg
from service.api.admission import engine_busy
from service.api.examples import DOCUMENT_REQUESTS
from service.api.intake import RAW_TYPES, article_from, too_long
from service.api.problems import Problem, responses
from service.api.state import State, caller_of, state_of
from service.article import Article
from service.decode import DecodeError
from service.document import Document
from service.intake import Reading, TooManySentences
from service.translation.contract import EngineClosed, QueueFull, Translation

router = APIRouter(tags=["documents"])

_T = TypeVar("_T")
Futures = dict[str, Future[list[Translation]]]
"""What the engine owes for a request, by language."""

DOCUMENT = TypeAdapter(Document)

GKG_TYPE = "text/tab-separated-values; profile=gkg21; charset=utf-8"

_HINT_PARAMETERS = [
    {"name": name, "in": "query", "required": False, "schema": {"type": "string"}, "description": described}
    for name, described in (
        ("language", "For raw bodies: language to assume where the text does not tell."),
        ("url", "For raw bodies: where the article was found."),
        ("title", "For raw bodies: title, if known."),
        ("published", "For raw bodies: date of publication, ISO 8601."),
        ("site", "For raw bodies: name of the site."),
        ("retrieved", "For raw bodies: when the article was fetched, ISO 8601."),
        ("glossary", "For raw bodies: name of a stored glossary."),
        ("include", "For raw bodies: `source` adds the decoded source."),
    )
]

_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/ArticleRequest"},
            "examples": DOCUMENT_REQUESTS,
        },
        **{kind: {"schema": {"type": "string", "minLength": 1}} for kind in RAW_TYPES},
    },
}


@router.post(
    "/v1/documents",
    response_model=Document,
    responses={
        **responses(400, 401, 408, 413, 415, 422, 429, 503),
        200: {"content": {"text/tab-separated-values": {"schema": {"type": "string"}}}},
    },
    openapi_extra={"requestBody": _BODY, "parameters": _HINT_PARAMETERS},
    summary="Normalize one raw article",
)
async def create_document(request: Request) -> Response:
    """Read, translate and annotate one article. The same body, hints and packages give the same document."""
    state, caller = state_of(request), caller_of(request)
    body = await state.read_body(request)
    async with state.admission.admit():
        article = article_from(request, body, state.settings.max_characters)
        caller.charge(article.characters)
        data = await document_json(state, article)
    if wants_gkg(request.headers.get("accept", "")):
        line = gkg.record(DOCUMENT.validate_json(data)) + "\n"
        return Response(line, media_type=GKG_TYPE, headers=caller.headers())
    return Response(data, media_type="application/json", headers=caller.headers())


def wants_gkg(accept: str) -> bool:
    """Whether a request asks for a GKG 2.1 line: ``Accept: text/tab-separated-values; profile=gkg21``."""
    kinds = [{part.strip().lower() for part in kind.split(";")} for kind in accept.split(",")]
    return any("text/tab-separated-values" in kind and kind & {"profile=gkg21", 'profile="gkg21"'} for kind in kinds)


async def document_json(state: State, article: Article) -> bytes:
    """The document of one article as JSON bytes; problems 400, 413 and 503."""
    futures: Futures = {}
    try:
        with owed(futures):
            reading = await in_thread(state.threads, begin, state, article, futures)
            translated = await answered(state, futures)
    except (QueueFull, EngineClosed) as error:
        raise engine_busy(error) from None
    return await in_thread(state.threads, compose, state, reading, translated)


async def translations(state: State, reading: Reading, flow: str | None = None) -> dict[str, list[Translation]]:
    """What the engine gives for the article's sentences, by language; `QueueFull`, `EngineClosed`. Articles of one
    `flow` share one turn."""
    futures: Futures = {}
    with owed(futures):
        await in_thread(state.threads, submit, state, reading, flow, futures)
        return await answered(state, futures)


@contextmanager
def owed(futures: Futures) -> Iterator[None]:
    """Given up, or one language failed: nobody waits for the others, they leave the queue.

    The futures may be added inside the block, by a thread that goes on when the request is cancelled.
    """
    try:
        yield
    except BaseException:
        for future in futures.values():
            future.cancel()
        raise


async def answered(state: State, futures: Futures) -> dict[str, list[Translation]]:
    """The translations of each language, once all are there."""
    waiting = {code: asyncio.wrap_future(future) for code, future in futures.items()}
    with state.metrics.stage("translate"):
        return {code: await future for code, future in waiting.items()}


async def in_thread(limiter: CapacityLimiter, function: Callable[..., _T], *arguments: Any) -> _T:
    """Run `function` in a worker thread, at most as many at once as the limiter has tokens."""
    return await to_thread.run_sync(function, *arguments, limiter=limiter)


def begin(state: State, article: Article, futures: Futures) -> Reading:
    """Read an article and queue its sentences."""
    reading = read(state, article)
    submit(state, reading, None, futures)
    return reading


def submit(state: State, reading: Reading, flow: str | None, futures: Futures) -> None:
    """Queue an article's sentences; their `futures` are added by language."""
    futures |= state.runtime.pipeline.submit(reading, flow)


def read(state: State, article: Article) -> Reading:
    """The pure first half; what is wrong with the article becomes a problem."""
    try:
        with state.metrics.stage("read"):
            reading = state.runtime.pipeline.read(article)
    except DecodeError as error:
        raise Problem(400, "undecodable", str(error), field="body") from None
    except TooManySentences as error:
        raise Problem(413, "too-many-sentences", str(error), field="text") from None
    if len(reading.layout.source.text) > state.settings.max_characters:
        raise too_long("text", state.settings.max_characters)
    return reading


def compose(state: State, reading: Reading, translated: Mapping[str, Sequence[Translation]]) -> bytes:
    """The second half: the document as JSON."""
    with state.metrics.stage("compose"):
        document = state.runtime.pipeline.compose(reading, translated)
        state.metrics.document(document)
        return DOCUMENT.dump_json(document)
