"""A Python client of the service, sync and async, on httpx: documents, batches, jobs.

    from service.client import Client

    with Client("http://127.0.0.1:8080") as dragoman:
        document = dragoman.document(text="…", url="https://news.example/1")
        for document in dragoman.batch({"text": text} for text in texts):
            ...
        job = dragoman.submit({"text": text} for text in texts)
        for document in dragoman.documents(job):
            ...

Articles are mappings as the service's JSON takes them (docs/contract.md), documents what it answers. Requests that met
a busy or restarting service are tried again; none of them does its work twice (jobs carry an Idempotency-Key).
"""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, ExitStack, closing
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Any, TypeVar

import httpx

from service.conversation import (
    BATCH_ARTICLES,
    BATCH_BYTES,
    RETRIES,
    SPOOL_BYTES,
    Article,
    Document,
    Give,
    Job,
    Open,
    Patience,
    Send,
    ServiceError,
    Talk,
    Wait,
    after_this,
    article_of,
    job_of,
    kept,
    line_of,
    name_of,
    options,
    parts,
    submission,
)

__all__ = ["Article", "AsyncClient", "Client", "Document", "Job", "ServiceError"]

_T = TypeVar("_T")


class _Spool:
    """A job's input, compressed, in memory or when it is large in a file: to be sent again when a connection fails."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - closed by `close`
        self._packed = gzip.GzipFile(fileobj=self._file, mode="wb", compresslevel=4, mtime=0)

    def add(self, article: Article) -> None:
        self._packed.write(line_of(article))

    def end(self) -> None:
        self._packed.close()

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(65_536):
            yield piece

    def close(self) -> None:
        self._file.close()


class Client:
    """Talks to the service; use it in a `with` block, from any number of threads. `key` is an API key, `timeout` the
    seconds without a byte after which a request has failed."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:8080",
        *,
        key: str | None = None,
        timeout: float = 120.0,
        retries: int = RETRIES,
    ) -> None:
        self._patience = Patience(retries)
        self._http = httpx.Client(**options(url, key, timeout))

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _carry_out(self, talk: Talk[None]) -> Iterator[Document]:
        """Do what the talk says, and yield what it gives."""
        lines: Iterator[str] = iter(())
        with ExitStack() as stream:
            move = next(talk, None)
            while move is not None:
                told: Any = None
                try:
                    if isinstance(move, Give):
                        yield move.document
                    elif isinstance(move, Wait):
                        time.sleep(move.seconds)
                    elif isinstance(move, Send):
                        told = self._request(move)
                    elif isinstance(move, Open):
                        stream.close()
                        told = stream.enter_context(self._http.stream(move.method, move.url, **move.told))
                        if told.is_error:
                            told.read()
                        else:
                            lines = told.iter_lines()
                    else:
                        told = next(lines, None)
                except httpx.TransportError as error:
                    stream.close()
                    move = after_this(talk, error)
                else:
                    move = after_this(talk, told)

    def _request(self, move: Send) -> httpx.Response:
        content = move.content() if move.content else None
        return self._http.request(move.method, move.url, content=content, **move.told)

    def _send(
        self, method: str, url: str, content: Callable[[], Iterator[bytes]] | None = None, **told: Any
    ) -> httpx.Response:
        found: list[httpx.Response] = []
        for _ in self._carry_out(kept(self._patience.sent(Send(method, url, told, content)), found)):
            pass
        return found[0]

    def document(self, text: str | None = None, html: str | None = None, **hints: Any) -> Document:
        """One article as text or HTML, with any of the hints url, title, published, site, language, glossary."""
        told: Document = self._send("POST", "/v1/documents", json=article_of(text, html, hints)).json()
        return told

    def batch(self, articles: Iterable[Article]) -> Iterator[Document]:
        """For each article its document, or `{"error": …, "line": n}`, in order, as the articles come: an endless
        stream is as good as a list."""
        before = 0
        for part in parts(map(line_of, articles)):
            yield from self._carry_out(self._patience.part(part, before))
            before += len(part)

    def submit(self, articles: Iterable[Article], *, key: str | None = None, webhook: str | None = None) -> Job:
        """A new job. `key` is its Idempotency-Key, the same after a crash of yours for the same articles; without one
        this call's retries share a random one. `webhook` is told when the job is finished."""
        with closing(_Spool()) as spool:
            for article in articles:
                spool.add(article)
            spool.end()
            return job_of(self._send("POST", "/v1/jobs", spool.pieces, **submission(key, webhook)))

    def job(self, job: Job | str) -> Job:
        """How far the job is."""
        return job_of(self._send("GET", f"/v1/jobs/{name_of(job)}"))

    def wait(self, job: Job | str, poll: float = 0.5) -> Job:
        """The job once it is finished."""
        while not (found := self.job(job)).finished:
            time.sleep(poll)
        return found

    def documents(self, job: Job | str, after: int = 0) -> Iterator[Document]:
        """Answers of the articles behind number `after`, in order, waiting for those that are not done; a connection
        that fails is taken up where it broke."""
        return self._carry_out(self._patience.documents(name_of(job), after))

    def delete(self, job: Job | str) -> None:
        """Stop the job and remove it with its documents."""
        self._send("DELETE", f"/v1/jobs/{name_of(job)}")


class AsyncClient:
    """As `Client`, for asyncio; use it in an `async with` block. Articles may come from an async iterator too."""

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
        """As `Client._carry_out`."""
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
        """As `Client.document`."""
        told: Document = (await self._send("POST", "/v1/documents", json=article_of(text, html, hints))).json()
        return told

    async def batch(self, articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[Document]:
        """As `Client.batch`."""
        before = 0
        async for part in _parts_async(articles):
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
        """As `Client.submit`."""
        with closing(_Spool()) as spool:
            async for article in _each(articles):
                spool.add(article)
            spool.end()
            return job_of(await self._send("POST", "/v1/jobs", spool.pieces, **submission(key, webhook)))

    async def job(self, job: Job | str) -> Job:
        """As `Client.job`."""
        return job_of(await self._send("GET", f"/v1/jobs/{name_of(job)}"))

    async def wait(self, job: Job | str, poll: float = 0.5) -> Job:
        """As `Client.wait`."""
        while not (found := await self.job(job)).finished:
            await asyncio.sleep(poll)
        return found

    def documents(self, job: Job | str, after: int = 0) -> AsyncIterator[Document]:
        """As `Client.documents`."""
        return self._carry_out(self._patience.documents(name_of(job), after))

    async def delete(self, job: Job | str) -> None:
        """As `Client.delete`."""
        await self._send("DELETE", f"/v1/jobs/{name_of(job)}")


async def _each(items: Iterable[_T] | AsyncIterable[_T]) -> AsyncIterator[_T]:
    """Items of either kind of iterator."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


async def _parts_async(articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[list[bytes]]:
    """As `parts`."""
    part: list[bytes] = []
    size = 0
    async for article in _each(articles):
        line = line_of(article)
        if part and (size + len(line) > BATCH_BYTES or len(part) >= BATCH_ARTICLES):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part
