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
import json
import random
import time
import uuid
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Any

import httpx

Article = Mapping[str, Any]
Document = dict[str, Any]

BATCH_BYTES = 200_000
"""Input sent in one request of a batch. httpx reads no answer while it sends, so that both ways have to fit into the
system's buffers: this much does, compressed, many times over."""
BATCH_ARTICLES = 200
WAIT_SECONDS = 15.0
RETRIES = 5
SPOOL_BYTES = 8_000_000
BUSY = (429, 502, 503, 504)
LONGEST_PAUSE = 30.0
NDJSON = "application/x-ndjson"


class ServiceError(Exception):
    """The service's answer was an error: its problem document (RFC 9457) is `problem`."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(str(problem.get("detail") or problem.get("title") or status))
        self.status, self.problem = status, dict(problem)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as the service tells of it: counts of articles, documents and errors, and the whole answer as `data`."""

    id: str
    status: str
    articles: int
    documents: int
    errors: int
    data: Mapping[str, Any]

    @property
    def finished(self) -> bool:
        """Whether every article has its document or error."""
        return self.status == "finished"


class _Requests:
    """How requests are made and answers read; what both clients share."""

    def __init__(self, retries: int) -> None:
        self.retries = retries

    @staticmethod
    def options(url: str, key: str | None, timeout: float) -> dict[str, Any]:
        """Of the httpx client."""
        headers = {"Accept": "application/json", "User-Agent": "dragoman-client"}
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return {"base_url": url, "headers": headers, "timeout": httpx.Timeout(timeout, connect=10.0)}

    def pause(self, attempt: int, answer: httpx.Response | None) -> float | None:
        """Seconds before the next attempt; None when the answer stands. Without an answer the connection failed."""
        if attempt >= self.retries or (answer is not None and answer.status_code not in BUSY):
            return None
        told = answer.headers.get("retry-after", "") if answer is not None else ""
        if told.isdigit():
            return min(float(told), LONGEST_PAUSE)
        return float(min(0.25 * 2.0**attempt, LONGEST_PAUSE) * random.uniform(0.5, 1.0))


def _check(answer: httpx.Response) -> httpx.Response:
    """The answer, or its problem document as an error; it has been read."""
    if answer.is_success:
        return answer
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    raise ServiceError(answer.status_code, problem if isinstance(problem, dict) else {})


def _line(article: Article) -> bytes:
    return json.dumps(dict(article), ensure_ascii=True).encode() + b"\n"


def _parts(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in parts for one request each."""
    part: list[bytes] = []
    size = 0
    for line in lines:
        if part and (size + len(line) > BATCH_BYTES or len(part) >= BATCH_ARTICLES):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part


def _packed(lines: list[bytes]) -> dict[str, Any]:
    """Content and headers of lines in gzip."""
    headers = {"Content-Type": NDJSON, "Content-Encoding": "gzip", "Accept": NDJSON}
    return {"content": gzip.compress(b"".join(lines), 4), "headers": headers}


def _moved(answer: Document, before: int) -> Document:
    """An error object of a part tells the line within the whole batch."""
    if "error" in answer and isinstance(answer.get("line"), int):
        answer["line"] += before
    return answer


def _whole(answer: Document) -> Document:
    """The answer of one article; ServiceError when it is about the stream as a whole."""
    if "error" in answer and answer.get("line") is None:
        raise ServiceError(int(answer["error"].get("status", 400)), answer["error"])
    return answer


def _incomplete(answer: httpx.Response) -> Exception:
    """What is wrong with an answer that left articles unanswered."""
    try:
        _check(answer)
    except ServiceError as error:
        return error
    return httpx.RemoteProtocolError("the service left articles unanswered")


def _article(text: str | None, html: str | None, hints: Mapping[str, Any]) -> dict[str, Any]:
    told = {"text": text, "html": html, **hints}
    return {name: value for name, value in told.items() if value is not None}


def _job(answer: httpx.Response) -> Job:
    told = answer.json()
    return Job(told["id"], told["status"], told["articles"], told["documents"], told["errors"], told)


def _name(job: Job | str) -> str:
    return job.id if isinstance(job, Job) else job


def _submission(key: str | None, webhook: str | None) -> dict[str, Any]:
    """Headers and parameters of a new job."""
    return {
        "headers": {
            "Content-Type": NDJSON,
            "Content-Encoding": "gzip",
            "Idempotency-Key": key or str(uuid.uuid4()),
        },
        "params": {"webhook": webhook} if webhook is not None else {},
    }


class _Spool:
    """A job's input, compressed, in memory or when it is large in a file: to be sent again when a connection fails."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - closed by `close`
        self._packed = gzip.GzipFile(fileobj=self._file, mode="wb", compresslevel=4, mtime=0)

    def add(self, article: Article) -> None:
        self._packed.write(_line(article))

    def end(self) -> None:
        self._packed.close()

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(65_536):
            yield piece

    async def pieces_async(self) -> AsyncIterator[bytes]:
        for piece in self.pieces():
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
        self._requests = _Requests(retries)
        self._http = httpx.Client(**self._requests.options(url, key, timeout))

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _send(self, method: str, url: str, **told: Any) -> httpx.Response:
        attempt = 0
        while True:
            answer = None
            try:
                content = told.get("content")
                answer = self._http.request(
                    method, url, **told | {"content": content() if callable(content) else content}
                )
            except httpx.TransportError:
                if (pause := self._requests.pause(attempt, None)) is None:
                    raise
            else:
                if (pause := self._requests.pause(attempt, answer)) is None:
                    return _check(answer)
            attempt += 1
            time.sleep(pause)

    def document(self, text: str | None = None, html: str | None = None, **hints: Any) -> Document:
        """One article as text or HTML, with any of the hints url, title, published, site, language, glossary."""
        return self._json(self._send("POST", "/v1/documents", json=_article(text, html, hints)))

    @staticmethod
    def _json(answer: httpx.Response) -> Document:
        told: Document = answer.json()
        return told

    def batch(self, articles: Iterable[Article]) -> Iterator[Document]:
        """For each article its document, or `{"error": …, "line": n}`, in order, as the articles come: an endless
        stream is as good as a list."""
        before = 0
        for part in _parts(map(_line, articles)):
            for answer in self._part(part):
                yield _moved(answer, before)
            before += len(part)

    def _part(self, part: list[bytes]) -> Iterator[Document]:
        """One request; after a failure another with the articles that are not answered."""
        answered = attempt = 0
        while answered < len(part):
            answer = None
            try:
                with self._http.stream("POST", "/v1/batches", **_packed(part[answered:])) as answer:
                    if answer.is_error:
                        answer.read()
                    else:
                        before = answered
                        for line in answer.iter_lines():
                            told = _whole(json.loads(line))
                            answered, attempt = answered + 1, 0
                            yield _moved(told, before)
                        if answered > before:
                            continue
            except httpx.TransportError:
                if (pause := self._requests.pause(attempt, None)) is None:
                    raise
            else:
                if (pause := self._requests.pause(attempt, answer)) is None:
                    raise _incomplete(answer)
            attempt += 1
            time.sleep(pause)

    def submit(self, articles: Iterable[Article], *, key: str | None = None, webhook: str | None = None) -> Job:
        """A new job. `key` is its Idempotency-Key, the same after a crash of yours for the same articles; without one
        this call's retries share a random one. `webhook` is told when the job is finished."""
        spool = _Spool()
        try:
            for article in articles:
                spool.add(article)
            spool.end()
            return _job(self._send("POST", "/v1/jobs", content=spool.pieces, **_submission(key, webhook)))
        finally:
            spool.close()

    def job(self, job: Job | str) -> Job:
        """How far the job is."""
        return _job(self._send("GET", f"/v1/jobs/{_name(job)}"))

    def wait(self, job: Job | str, poll: float = 0.5) -> Job:
        """The job once it is finished."""
        while not (found := self.job(job)).finished:
            time.sleep(poll)
        return found

    def documents(self, job: Job | str, after: int = 0) -> Iterator[Document]:
        """Answers of the articles behind number `after`, in order, waiting for those that are not done; a connection
        that fails is taken up where it broke."""
        name, attempt = _name(job), 0
        while True:
            told = {"after": after, "wait": WAIT_SECONDS}
            pause: float | None = None
            try:
                finished = self.job(name)
                with self._http.stream("GET", f"/v1/jobs/{name}/documents", params=told) as answer:
                    if answer.is_error:
                        answer.read()
                    else:
                        for line in answer.iter_lines():
                            after, attempt = after + 1, 0
                            yield json.loads(line)
            except httpx.TransportError:
                if (pause := self._requests.pause(attempt, None)) is None:
                    raise
            else:
                if answer.is_error:
                    if (pause := self._requests.pause(attempt, answer)) is None:
                        _check(answer)
                elif finished.finished and after >= finished.articles:
                    return
            if pause is not None:
                attempt += 1
                time.sleep(pause)

    def delete(self, job: Job | str) -> None:
        """Stop the job and remove it with its documents."""
        self._send("DELETE", f"/v1/jobs/{_name(job)}")


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
        self._requests = _Requests(retries)
        self._http = httpx.AsyncClient(**self._requests.options(url, key, timeout))

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _send(self, method: str, url: str, **told: Any) -> httpx.Response:
        attempt = 0
        while True:
            answer = None
            try:
                content = told.get("content")
                answer = await self._http.request(
                    method, url, **told | {"content": content() if callable(content) else content}
                )
            except httpx.TransportError:
                if (pause := self._requests.pause(attempt, None)) is None:
                    raise
            else:
                if (pause := self._requests.pause(attempt, answer)) is None:
                    return _check(answer)
            attempt += 1
            await asyncio.sleep(pause)

    async def document(self, text: str | None = None, html: str | None = None, **hints: Any) -> Document:
        """As `Client.document`."""
        answer = await self._send("POST", "/v1/documents", json=_article(text, html, hints))
        told: Document = answer.json()
        return told

    async def batch(self, articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[Document]:
        """As `Client.batch`."""
        before = 0
        async for part in _parts_async(articles):
            async for answer in self._part(part):
                yield _moved(answer, before)
            before += len(part)

    async def _part(self, part: list[bytes]) -> AsyncIterator[Document]:
        answered = attempt = 0
        while answered < len(part):
            try:
                async with self._http.stream("POST", "/v1/batches", **_packed(part[answered:])) as answer:
                    if answer.is_error:
                        await answer.aread()
                    else:
                        before = answered
                        async for line in answer.aiter_lines():
                            told = _whole(json.loads(line))
                            answered, attempt = answered + 1, 0
                            yield _moved(told, before)
                        if answered > before:
                            continue
            except httpx.TransportError:
                if (pause := self._requests.pause(attempt, None)) is None:
                    raise
            else:
                if (pause := self._requests.pause(attempt, answer)) is None:
                    raise _incomplete(answer)
            attempt += 1
            await asyncio.sleep(pause)

    async def submit(
        self,
        articles: Iterable[Article] | AsyncIterable[Article],
        *,
        key: str | None = None,
        webhook: str | None = None,
    ) -> Job:
        """As `Client.submit`."""
        spool = _Spool()
        try:
            async for article in _each(articles):
                spool.add(article)
            spool.end()
            return _job(await self._send("POST", "/v1/jobs", content=spool.pieces_async, **_submission(key, webhook)))
        finally:
            spool.close()

    async def job(self, job: Job | str) -> Job:
        """As `Client.job`."""
        return _job(await self._send("GET", f"/v1/jobs/{_name(job)}"))

    async def wait(self, job: Job | str, poll: float = 0.5) -> Job:
        """As `Client.wait`."""
        while not (found := await self.job(job)).finished:
            await asyncio.sleep(poll)
        return found

    async def documents(self, job: Job | str, after: int = 0) -> AsyncIterator[Document]:
        """As `Client.documents`."""
        name, attempt = _name(job), 0
        while True:
            told = {"after": after, "wait": WAIT_SECONDS}
            pause: float | None = None
            try:
                finished = await self.job(name)
                async with self._http.stream("GET", f"/v1/jobs/{name}/documents", params=told) as answer:
                    if answer.is_error:
                        await answer.aread()
                    else:
                        async for line in answer.aiter_lines():
                            after, attempt = after + 1, 0
                            yield json.loads(line)
            except httpx.TransportError:
                if (pause := self._requests.pause(attempt, None)) is None:
                    raise
            else:
                if answer.is_error:
                    if (pause := self._requests.pause(attempt, answer)) is None:
                        _check(answer)
                elif finished.finished and after >= finished.articles:
                    return
            if pause is not None:
                attempt += 1
                await asyncio.sleep(pause)

    async def delete(self, job: Job | str) -> None:
        """As `Client.delete`."""
        await self._send("DELETE", f"/v1/jobs/{_name(job)}")


async def _each(articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[Article]:
    """Articles of either kind of iterator."""
    if isinstance(articles, AsyncIterable):
        async for article in articles:
            yield article
    else:
        for article in articles:
            yield article


async def _parts_async(articles: Iterable[Article] | AsyncIterable[Article]) -> AsyncIterator[list[bytes]]:
    """As `_parts`."""
    part: list[bytes] = []
    size = 0
    async for article in _each(articles):
        line = _line(article)
        if part and (size + len(line) > BATCH_BYTES or len(part) >= BATCH_ARTICLES):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part
