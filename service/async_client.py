"""The Python client for asyncio; `service.client` says how to use it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, closing
from types import TracebackType
from typing import Any, TypeVar

import httpx

from service.conversation import (
    RETRIES,
    Article,
    Document,
    Give,
    Job,
    Open,
    Parts,
    Patience,
    Send,
    Talk,
    Wait,
    after_this,
    article_of,
    job_of,
    kept,
    line_of,
    name_of,
    options,
    submission,
)
from service.spool import Spool

_T = TypeVar("_T")


class AsyncClient:
    """As `service.client.Client`, for asyncio; use it in `async with`. Articles may come from such iterators."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:8080",
        *,
        key: str | None = None,
        timeout: float = 120.0,
        retries: int = RETRIES,
    ) -> None:
        self._patience = Patience(retries)
        self._http = httpx.AsyncClient(**options(url, key, timeout))

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _carry_out(self, talk: Talk[None]) -> AsyncIterator[Document]:
        """As `service.client.Client._carry_out`."""
        lines: AsyncIterator[str] = _each(())
        async with AsyncExitStack() as stream:
            move = next(talk, None)
            while move is not None:
                told: Any = None
                try:
                    if isinstance(move, Give):
                        yield move.document
                    elif isinstance(move, Wait):
                        await asyncio.sleep(move.seconds)
                    elif isinstance(move, Send):
                        told = await self._request(move)
                    elif isinstance(move, Open):
                        await stream.aclose()
                        opened = self._http.stream(move.method, move.url, **move.told)
                        told = await stream.enter_async_context(opened)
                        if told.is_error:
                            await told.aread()
                        else:
                            lines = told.aiter_lines()
                    else:
                        told = await anext(lines, None)
                except httpx.TransportError as error:
                    await stream.aclose()
                    move = after_this(talk, error)
                else:
                    move = after_this(talk, told)

    async def _request(self, move: Send) -> httpx.Response:
        content = _each(move.content()) if move.content else None
        return await self._http.request(move.method, move.url, content=content, **move.told)

    async def _send(
        self, method: str, url: str, content: Callable[[], Iterator[bytes]] | None = None, **told: Any
    ) -> httpx.Response:
        found: list[httpx.Response] = []
        async for _ in self._carry_out(kept(self._patience.sent(Send(method, url, told, content)), found)):
            pass
        return found[0]

    async def document(self, text: str | None = None, html: str | None = None, **hints: Any) -> Document:
        """As `service.client.Client.document`."""
        told: Document = (await self._send("POST", "/v1/documents", json=article_of(text, html, hints))).json()
        return told

    async def batch(self, articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[Document]:
        """As `service.client.Client.batch`."""
        before = 0
        async for part in _parts(articles):
            async for document in self._carry_out(self._patience.part(part, before)):
                yield document
            before += len(part)

    async def submit(
        self,
        articles: Iterable[Article] | AsyncIterable[Article],
        *,
        key: str | None = None,
        webhook: str | None = None,
    ) -> Job:
        """As `service.client.Client.submit`."""
        with closing(Spool()) as spool:
            async for article in _each(articles):
                spool.add(article)
            spool.end()
            return job_of(await self._send("POST", "/v1/jobs", spool.pieces, **submission(key, webhook)))

    async def job(self, job: Job | str) -> Job:
        """As `service.client.Client.job`."""
        return job_of(await self._send("GET", f"/v1/jobs/{name_of(job)}"))

    async def wait(self, job: Job | str, poll: float = 0.5) -> Job:
        """As `service.client.Client.wait`."""
        while not (found := await self.job(job)).finished:
            await asyncio.sleep(poll)
        return found

    def documents(self, job: Job | str, after: int = 0) -> AsyncIterator[Document]:
        """As `service.client.Client.documents`."""
        return self._carry_out(self._patience.documents(name_of(job), after))

    async def delete(self, job: Job | str) -> None:
        """As `service.client.Client.delete`."""
        await self._send("DELETE", f"/v1/jobs/{name_of(job)}")


async def _each(items: Iterable[_T] | AsyncIterable[_T]) -> AsyncIterator[_T]:
    """Items of either kind of iterator."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


async def _parts(articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[list[bytes]]:
    """Their lines in parts for one request each, as `service.conversation.parts`."""
    held = Parts()
    async for article in _each(articles):
        if (full := held.add(line_of(article))) is not None:
            yield full
    if (rest := held.end()) is not None:
        yield rest
