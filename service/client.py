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

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from types import TracebackType
from typing import Any

import httpx

from service.async_client import AsyncClient
from service.conversation import (
    RETRIES,
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
from service.spool import Spool

__all__ = ["Article", "AsyncClient", "Client", "Document", "Job", "ServiceError"]


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
        with closing(Spool()) as spool:
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
