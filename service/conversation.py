"""What the Python client says to the service, and in which order: requests, retries, batches, jobs, without the saying.

A talk is a generator of moves. `service.client` carries them out, once with and once without asyncio.
"""

from __future__ import annotations

import gzip
import json
import random
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

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


@dataclass(frozen=True, slots=True)
class Send:
    """Make a request; its answer, read, comes back. `content` may be a function that gives the body anew."""

    method: str
    url: str
    told: Mapping[str, Any]
    content: Callable[[], Iterator[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Make a request; its answer comes back, read when it is an error, else to be read by `NextLine`."""

    method: str
    url: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NextLine:
    """The next line of the open answer comes back; None at its end."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Give:
    """Hand a document to the caller."""

    document: Document


_T = TypeVar("_T")
Talk = Generator[Send | Open | NextLine | Wait | Give, Any, _T]
"""What is said to the service and in which order, without the saying: both clients carry the same talks out. A
connection that fails is thrown in as httpx.TransportError."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and after which pause, a request is made again."""

    retries: int

    def again(self, attempt: int, answer: httpx.Response | None) -> float | None:
        """Seconds before the next attempt; None when the answer stands. Without an answer the connection failed."""
        if attempt >= self.retries or (answer is not None and answer.status_code not in BUSY):
            return None
        told = answer.headers.get("retry-after", "") if answer is not None else ""
        if told.isdigit():
            return min(float(told), LONGEST_PAUSE)
        return float(min(0.25 * 2.0**attempt, LONGEST_PAUSE) * random.uniform(0.5, 1.0))

    def sent(self, move: Send) -> Talk[httpx.Response]:
        """The answer of a request, in the end; ServiceError when it is an error."""
        attempt = 0
        while True:
            answer: httpx.Response | None = None
            try:
                answer = yield move
            except httpx.TransportError:
                if (pause := self.again(attempt, None)) is None:
                    raise
            else:
                if (pause := self.again(attempt, answer)) is None:
                    return check(answer)
            attempt += 1
            yield Wait(pause)

    def part(self, part: list[bytes], before: int) -> Talk[None]:
        """One request of a batch, behind `before` articles; after a failure another with those not answered."""
        answered = attempt = 0
        while answered < len(part):
            answer: httpx.Response | None = None
            try:
                answer = yield Open("POST", "/v1/batches", packed(part[answered:]))
                if not answer.is_error:
                    begun = answered
                    while (line := (yield NextLine())) is not None:
                        told = whole(json.loads(line))
                        answered, attempt = answered + 1, 0
                        yield Give(moved(told, before + begun))
                    if answered > begun:
                        continue
            except httpx.TransportError:
                if (pause := self.again(attempt, None)) is None:
                    raise
            else:
                if (pause := self.again(attempt, answer)) is None:
                    raise incomplete(answer)
            attempt += 1
            yield Wait(pause)

    def documents(self, name: str, after: int) -> Talk[None]:
        """Answers of a job's articles; a connection that fails is taken up where it broke."""
        attempt = 0
        while True:
            pause: float | None = None
            try:
                told = job_of((yield from self.sent(Send("GET", f"/v1/jobs/{name}", {}))))
                params = {"after": after, "wait": WAIT_SECONDS}
                answer = yield Open("GET", f"/v1/jobs/{name}/documents", {"params": params})
                if answer.is_error:
                    if (pause := self.again(attempt, answer)) is None:
                        check(answer)
                else:
                    while (line := (yield NextLine())) is not None:
                        after, attempt = after + 1, 0
                        yield Give(json.loads(line))
                    if told.finished and after >= told.articles:
                        return
            except httpx.TransportError:
                if (pause := self.again(attempt, None)) is None:
                    raise
            if pause is not None:
                attempt += 1
                yield Wait(pause)


def options(url: str, key: str | None, timeout: float) -> dict[str, Any]:
    """Of the httpx client."""
    headers = {"Accept": "application/json", "User-Agent": "dragoman-client"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    return {"base_url": url, "headers": headers, "timeout": httpx.Timeout(timeout, connect=10.0)}


def check(answer: httpx.Response) -> httpx.Response:
    """The answer, or its problem document as an error; it has been read."""
    if answer.is_success:
        return answer
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    raise ServiceError(answer.status_code, problem if isinstance(problem, dict) else {})


def line_of(article: Article) -> bytes:
    return json.dumps(dict(article), ensure_ascii=True).encode() + b"\n"


class Parts:
    """Collects lines into parts for one request each."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes) -> list[bytes] | None:
        """Take a line; the part before it when it does not fit into that."""
        full = None
        if self._lines and (self._size + len(line) > BATCH_BYTES or len(self._lines) >= BATCH_ARTICLES):
            full = self.end()
        self._lines.append(line)
        self._size += len(line)
        return full

    def end(self) -> list[bytes] | None:
        """What is left; None when nothing is."""
        part, self._lines, self._size = self._lines, [], 0
        return part or None


def parts(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in parts for one request each."""
    held = Parts()
    for line in lines:
        if (full := held.add(line)) is not None:
            yield full
    if (rest := held.end()) is not None:
        yield rest


def packed(lines: list[bytes]) -> dict[str, Any]:
    """Content and headers of lines in gzip."""
    headers = {"Content-Type": NDJSON, "Content-Encoding": "gzip", "Accept": NDJSON}
    return {"content": gzip.compress(b"".join(lines), 4), "headers": headers}


def moved(answer: Document, before: int) -> Document:
    """An error object of a part tells the line within the whole batch."""
    if "error" in answer and isinstance(answer.get("line"), int):
        answer["line"] += before
    return answer


def whole(answer: Document) -> Document:
    """The answer of one article; ServiceError when it is about the stream as a whole."""
    if "error" in answer and answer.get("line") is None:
        raise ServiceError(int(answer["error"].get("status", 400)), answer["error"])
    return answer


def incomplete(answer: httpx.Response) -> Exception:
    """What is wrong with an answer that left articles unanswered."""
    try:
        check(answer)
    except ServiceError as error:
        return error
    return httpx.RemoteProtocolError("the service left articles unanswered")


def article_of(text: str | None, html: str | None, hints: Mapping[str, Any]) -> dict[str, Any]:
    told = {"text": text, "html": html, **hints}
    return {name: value for name, value in told.items() if value is not None}


def job_of(answer: httpx.Response) -> Job:
    told = answer.json()
    return Job(told["id"], told["status"], told["articles"], told["documents"], told["errors"], told)


def name_of(job: Job | str) -> str:
    return job.id if isinstance(job, Job) else job


def submission(key: str | None, webhook: str | None) -> dict[str, Any]:
    """Headers and parameters of a new job."""
    return {
        "headers": {
            "Content-Type": NDJSON,
            "Content-Encoding": "gzip",
            "Idempotency-Key": key or str(uuid.uuid4()),
        },
        "params": {"webhook": webhook} if webhook is not None else {},
    }


def kept(talk: Talk[_T], found: list[_T]) -> Talk[None]:
    """The talk, what it comes to put into `found`."""
    found.append((yield from talk))


def after_this(talk: Talk[None], told: Any) -> Send | Open | NextLine | Wait | Give | None:
    """What comes next in the talk after this answer or failure; None at its end."""
    try:
        return talk.throw(told) if isinstance(told, httpx.TransportError) else talk.send(told)
    except StopIteration:
        return None
