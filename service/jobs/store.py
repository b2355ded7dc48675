"""Questions about jobs: how far they are, their documents, and removing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from service.jobs.errors import UnknownJob
from service.jobs.packing import unpack
from service.jobs.tables import articles, chunks, jobs, now, results

FAILURES = 20
"""Failures that a status lists; all of them stand among the documents."""
PAGE = 200
SLICE = 1_000
"""Rows removed in one transaction, so that no writer waits long."""

Status = Literal["queued", "running", "finished"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that got an error object instead of a document."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class JobStatus:
    """How far a job is. Times are seconds since 1970."""

    id: str
    status: Status
    created: float
    finished: float | None
    expires: float | None
    articles: int
    bytes: int
    documents: int
    errors: int
    failures: tuple[Failure, ...]
    webhook: str | None
    webhook_state: str | None


def status(engine: sa.Engine, job: str) -> JobStatus:
    """The job's status; UnknownJob when there is none of that id."""
    with engine.connect().execution_options(reads=True) as connection:
        row = connection.execute(
            sa.select(jobs).where(jobs.c.id == job, jobs.c.state.in_(("accepted", "finished")))
        ).one_or_none()
        if row is None:
            raise UnknownJob(f"there is no job {job}")
        done, failed, begun = connection.execute(
            sa.select(
                sa.func.coalesce(sa.func.sum(chunks.c.done), 0),
                sa.func.coalesce(sa.func.sum(chunks.c.failed), 0),
                sa.func.coalesce(sa.func.sum(chunks.c.attempts), 0),
            ).where(chunks.c.job == job)
        ).one()
        failures = connection.execute(
            sa.select(results.c.number, results.c.data)
            .where(results.c.job == job, results.c.failed)
            .order_by(results.c.number)
            .limit(FAILURES)
        ).all()
    return JobStatus(
        id=row.id,
        status="finished" if row.state == "finished" else "running" if begun else "queued",
        created=row.created,
        finished=row.finished,
        expires=row.expires,
        articles=row.articles,
        bytes=row.bytes,
        documents=done - failed,
        errors=failed,
        failures=tuple(Failure(number, unpack(data)) for number, data in failures),
        webhook=row.webhook,
        webhook_state=row.webhook_state,
    )


def page(engine: sa.Engine, job: str, after: int) -> Sequence[bytes]:
    """Answers of at most `PAGE` articles behind number `after`, in order, up to the first that is not ready yet."""
    with engine.connect().execution_options(reads=True) as connection:
        rows = connection.execute(
            sa.select(results.c.number, results.c.data)
            .where(results.c.job == job, results.c.number > after, results.c.number <= after + PAGE)
            .order_by(results.c.number)
        ).all()
    return [unpack(data) for place, (number, data) in enumerate(rows, after + 1) if number == place]


def delete(engine: sa.Engine, job: str) -> None:
    """The job is gone at once; its rows go soon after (`sweep`). UnknownJob when there is none of that id."""
    with engine.begin() as connection:
        gone = connection.execute(
            sa.update(jobs)
            .where(jobs.c.id == job, jobs.c.state.in_(("accepted", "finished")))
            .values(state="deleted", key=None)
        )
        if gone.rowcount != 1:
            raise UnknownJob(f"there is no job {job}")


def expire(engine: sa.Engine, stale_seconds: float) -> int:
    """Mark jobs whose time is over, and input that stopped arriving, as deleted; the number of them."""
    clock = now(engine)
    over = sa.and_(jobs.c.state == "finished", jobs.c.expires < clock)
    stale = sa.and_(jobs.c.state == "receiving", jobs.c.touched < clock - stale_seconds)
    with engine.begin() as connection:
        return connection.execute(sa.update(jobs).where(over | stale).values(state="deleted", key=None)).rowcount


def sweep(engine: sa.Engine) -> int:
    """Remove rows of deleted jobs, a slice a transaction; the number of jobs removed."""
    with engine.connect().execution_options(reads=True) as connection:
        gone = connection.scalars(sa.select(jobs.c.id).where(jobs.c.state == "deleted")).all()
    for job in gone:
        for table, column in ((articles, articles.c.number), (results, results.c.number), (chunks, chunks.c.chunk)):
            while _sweep_slice(engine, table, column, job):
                pass
        with engine.begin() as connection:
            connection.execute(sa.delete(jobs).where(jobs.c.id == job, jobs.c.state == "deleted"))
    return len(gone)


def _sweep_slice(engine: sa.Engine, table: sa.Table, column: sa.Column[int], job: str) -> int:
    wanted = sa.select(column).where(table.c.job == job).limit(SLICE).scalar_subquery()
    with engine.begin() as connection:
        return connection.execute(sa.delete(table).where(table.c.job == job, column.in_(wanted))).rowcount
