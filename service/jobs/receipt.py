"""The input of a job onto the disk, in transactions of bounded size; the job exists once `accept` has returned."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from service.jobs.errors import JobTooLarge, KeyInUse, KeyReused, StoreFull
from service.jobs.line import Line
from service.jobs.packing import pack
from service.jobs.tables import articles, chunks, jobs, now, results

STALE_SECONDS = 120.0
"""A request whose input has not grown for so long is dead."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes: articles and bytes of one job, bytes of all jobs, articles and bytes of one chunk."""

    articles: int
    bytes: int
    stored_bytes: int
    chunk_articles: int = 50
    chunk_bytes: int = 500_000


@dataclass(slots=True)
class _Chunk:
    """The chunk being filled."""

    index: int = 0
    first: int = 1
    bytes: int = 0


@dataclass(slots=True)
class Receipt:
    """One job's input as it arrives."""

    engine: sa.Engine
    limits: Limits
    job: str
    known: tuple[str, str] | None = None
    """Job and digest that the Idempotency-Key already stands for: then nothing is stored, only compared."""
    _count: int = 0
    _bytes: int = 0
    _failed: int = 0
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    _chunk: _Chunk = field(default_factory=_Chunk)
    _chunk_failed: int = 0

    @property
    def articles(self) -> int:
        """Articles so far."""
        return self._count

    def add(self, lines: Sequence[Line]) -> None:
        """Store lines durably; JobTooLarge and StoreFull when there is no room for them."""
        waiting, answered, closed = [], [], []
        for line in lines:
            self._digest.update(b"%d %d\n" % (line.number, len(line.data)) + line.data)
            self._count += 1
            self._bytes += len(line.data)
            if line.error is None:
                waiting.append({"job": self.job, "number": self._count, "line": line.number, "data": pack(line.data)})
            else:
                answered.append({"job": self.job, "number": self._count, "failed": True, "data": pack(line.error)})
            closed += self._count_in(line)
        self._check()
        if self.known is not None:
            return
        with self.engine.begin() as connection:
            for table, rows in ((articles, waiting), (results, answered), (chunks, closed)):
                if rows:
                    connection.execute(sa.insert(table), rows)
            touched = connection.execute(
                sa.update(jobs).where(jobs.c.id == self.job, jobs.c.state == "receiving").values(
                    touched=now(self.engine), bytes=self._bytes
                )
            )  # fmt: skip
            if touched.rowcount != 1:
                raise KeyInUse("the input arrived too slowly and was given up")

    def _count_in(self, line: Line) -> list[dict[str, object]]:
        """Put the line into the chunk being filled; the chunk's row when that is full."""
        self._chunk.bytes += len(line.data)
        self._chunk_failed += line.error is not None
        full = self._count - self._chunk.first + 1 >= self.limits.chunk_articles
        return [self._close()] if full or self._chunk.bytes >= self.limits.chunk_bytes else []

    def _close(self) -> dict[str, object]:
        size = self._count - self._chunk.first + 1
        row: dict[str, object] = {
            "job": self.job,
            "chunk": self._chunk.index,
            "first": self._chunk.first,
            "last": self._count,
            "state": "waiting" if self._chunk_failed < size else "done",
            "generation": 0,
            "attempts": 0,
            "suspicions": 0,
            "done": self._chunk_failed,
            "failed": self._chunk_failed,
        }
        self._chunk = _Chunk(self._chunk.index + 1, self._count + 1)
        self._failed += self._chunk_failed
        self._chunk_failed = 0
        return row

    def _check(self) -> None:
        limits = self.limits
        if self._count > limits.articles:
            raise JobTooLarge(f"the job has more than {limits.articles} articles", limits.articles)
        if self._bytes > limits.bytes:
            raise JobTooLarge(f"the job has more than {limits.bytes} bytes", limits.bytes)

    def accept(self, expiry: float) -> str:
        """The job is complete: its id, which with a known Idempotency-Key is that of the first request."""
        if self.known is not None:
            if self.known[1] != self._digest.hexdigest():
                raise KeyReused("this Idempotency-Key came with another body before")
            return self.known[0]
        clock = now(self.engine)
        with self.engine.begin() as connection:
            if self._chunk.first <= self._count:
                connection.execute(sa.insert(chunks).values(self._close()))
            values: dict[str, object] = {
                "state": "accepted",
                "touched": clock,
                "articles": self._count,
                "digest": self._digest.hexdigest(),
            }
            if self._failed == self._count:  # not one line could be read: there is nothing to work on
                values |= {
                    "state": "finished",
                    "finished": clock,
                    "expires": clock + expiry,
                    "webhook_state": sa.case((jobs.c.webhook.is_not(None), "pending")),
                }
            accepted = connection.execute(
                sa.update(jobs).where(jobs.c.id == self.job, jobs.c.state == "receiving").values(values)
            )
            if accepted.rowcount != 1:
                raise KeyInUse("the input arrived too slowly and was given up")
        return self.job

    def abandon(self) -> None:
        """Forget what was stored: the request failed. A process that dies before this leaves it to the dispatcher."""
        if self.known is None:
            with self.engine.begin() as connection:
                connection.execute(
                    sa.update(jobs).where(jobs.c.id == self.job, jobs.c.state == "receiving").values(
                        state="deleted", key=None
                    )
                )  # fmt: skip


def begin(engine: sa.Engine, limits: Limits, key: str | None = None, webhook: str | None = None) -> Receipt:
    """Open a job's input; KeyInUse while another request with this Idempotency-Key is arriving."""
    job = secrets.token_hex(16)
    clock = now(engine)
    try:
        with engine.begin() as connection:
            stored = connection.scalar(sa.select(sa.func.coalesce(sa.func.sum(jobs.c.bytes), 0)))
            if stored is not None and stored >= limits.stored_bytes:
                raise StoreFull(f"the jobs that are kept hold {stored} bytes of input; delete some or wait")
            if key is not None and (known := _known(connection, key, engine)) is not None:
                return Receipt(engine, limits, known[0], known)
            connection.execute(
                sa.insert(jobs).values(
                    id=job, state="receiving", created=clock, touched=clock, articles=0, bytes=0, key=key,
                    webhook=webhook,
                )
            )  # fmt: skip
    except IntegrityError:  # the same key in the same moment
        raise KeyInUse("a request with this Idempotency-Key is arriving") from None
    return Receipt(engine, limits, job)


def _known(connection: sa.Connection, key: str, engine: sa.Engine) -> tuple[str, str] | None:
    """Job and digest that the key stands for; a dead request's key is freed."""
    row = connection.execute(
        sa.select(jobs.c.id, jobs.c.state, jobs.c.digest, now(engine) - jobs.c.touched).where(jobs.c.key == key)
    ).one_or_none()
    if row is None:
        return None
    identifier, state, digest, silent = row
    if state == "receiving":
        if silent < STALE_SECONDS:
            raise KeyInUse("a request with this Idempotency-Key is arriving")
        connection.execute(sa.update(jobs).where(jobs.c.id == identifier).values(state="deleted", key=None))
        return None
    return str(identifier), str(digest)
