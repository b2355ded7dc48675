"""Chunks of work: which wait, taking one, keeping its results, and finding the article that kills processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from service.jobs.line import Line
from service.jobs.packing import pack, unpack
from service.jobs.tables import articles, chunks, jobs, now, results

CAREFUL_ATTEMPTS = 3
"""From the attempt after these on, articles are worked on one at a time, each noted before it begins."""
SUSPICIONS = 3
"""Deaths of a process over one article, alone at work, after which it gets an error object."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of one article: a document or an error object, one line of JSON."""

    number: int
    failed: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk as a workflow is named after it."""

    job: str
    chunk: int
    generation: int

    @property
    def workflow(self) -> str:
        """The id of its workflow."""
        return f"chunk/{self.job}/{self.chunk}/{self.generation}"


@dataclass(frozen=True, slots=True)
class Task:
    """What is left of a chunk: articles by number, and whether to go one by one; `killer` is the number of an article
    that has killed processes often enough."""

    articles: dict[int, Line]
    careful: bool
    killer: int | None


def waiting(engine: sa.Engine, limit: int) -> list[Chunk]:
    """Chunks to queue next. The job that holds the fewest places in the queue comes first; of those that hold as many,
    the one that was not served for longest. So each job gets a place as soon as one is free, however many wait."""
    waits = sa.exists().where(chunks.c.state == "waiting", chunks.c.job == jobs.c.id)
    held = (
        sa.select(chunks.c.job, sa.func.count().label("places"))
        .where(chunks.c.state == "queued")
        .group_by(chunks.c.job)
        .subquery()
    )
    places = sa.func.coalesce(held.c.places, 0)
    next_jobs = (
        sa.select(jobs.c.id, places)
        .join(held, held.c.job == jobs.c.id, isouter=True)
        .where(jobs.c.state == "accepted", waits)
        .order_by(places, jobs.c.touched, jobs.c.created, jobs.c.id)
        .limit(limit)
    )
    offers: list[tuple[int, int, Chunk]] = []
    with engine.connect().execution_options(reads=True) as connection:
        for rank, (job, taken) in enumerate(connection.execute(next_jobs).all()):
            first = (
                sa.select(chunks.c.job, chunks.c.chunk, chunks.c.generation)
                .where(chunks.c.state == "waiting", chunks.c.job == job)
                .order_by(chunks.c.chunk)
                .limit(limit)
            )
            rows = connection.execute(first).all()
            offers += [(taken + place, rank, Chunk(*row)) for place, row in enumerate(rows)]
    offers.sort(key=lambda offer: offer[:2])
    return [one for _, _, one in offers[:limit]]


def queued(engine: sa.Engine) -> list[Chunk]:
    """Chunks that were given to the queue and are not done."""
    with engine.connect().execution_options(reads=True) as connection:
        rows = connection.execute(
            sa.select(chunks.c.job, chunks.c.chunk, chunks.c.generation)
            .join(jobs, jobs.c.id == chunks.c.job)
            .where(chunks.c.state == "queued", jobs.c.state == "accepted")
        ).all()
    return [Chunk(*row) for row in rows]


def mark_queued(engine: sa.Engine, given: Sequence[Chunk]) -> None:
    """The queue holds these chunks now, and their jobs go behind the others."""
    served = dict.fromkeys(one.job for one in given)
    with engine.begin() as connection:  # rows of jobs before rows of chunks, as in `keep`
        connection.execute(sa.select(jobs.c.id).where(jobs.c.id.in_(served)).order_by(jobs.c.id).with_for_update())
        for job in served:
            connection.execute(sa.update(jobs).where(jobs.c.id == job).values(touched=now(engine)))
        for one in given:
            connection.execute(sa.update(chunks).where(_is(one, "waiting")).values(state="queued"))


def give_back(engine: sa.Engine, one: Chunk) -> bool:
    """The chunk waits again, under a new workflow; False when that has happened already or it is done."""
    with engine.begin() as connection:
        changed = connection.execute(
            sa.update(chunks).where(_is(one, "queued")).values(state="waiting", generation=one.generation + 1)
        )
    return changed.rowcount == 1


def take(engine: sa.Engine, one: Chunk) -> Task | None:
    """What is left of the chunk, this attempt counted; None when nothing is left or the job is gone."""
    with engine.begin() as connection:
        row = connection.execute(
            sa.select(chunks.c.first, chunks.c.last, chunks.c.attempts, chunks.c.suspect, chunks.c.suspicions)
            .join(jobs, jobs.c.id == chunks.c.job)
            .where(chunks.c.job == one.job, chunks.c.chunk == one.chunk, chunks.c.generation == one.generation)
            .where(chunks.c.state != "done", jobs.c.state == "accepted")
        ).one_or_none()
        if row is None:
            return None
        connection.execute(
            sa.update(chunks).where(_place(one)).values(attempts=chunks.c.attempts + 1)
        )  # fmt: skip
        left = connection.execute(
            sa.select(articles.c.number, articles.c.line, articles.c.data)
            .where(articles.c.job == one.job, articles.c.number.between(row.first, row.last))
            .order_by(articles.c.number)
        ).all()
    found = {number: Line(line, unpack(data)) for number, line, data in left}
    killer = row.suspect if row.suspicions >= SUSPICIONS and row.suspect in found else None
    return Task(found, row.attempts >= CAREFUL_ATTEMPTS, killer)


def suspect(engine: sa.Engine, one: Chunk, number: int) -> None:
    """Article `number` is about to be worked on alone: if the process dies now, it is to blame."""
    with engine.begin() as connection:
        again = sa.case((chunks.c.suspect == number, chunks.c.suspicions + 1), else_=1)
        connection.execute(sa.update(chunks).where(_place(one)).values(suspect=number, suspicions=again))


def keep(engine: sa.Engine, one: Chunk, answers: Sequence[Answer], expiry: float) -> bool:
    """Store results, each article's first one only, in one transaction; False when the job is gone."""
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    rows = [
        {"job": one.job, "number": answer.number, "failed": answer.failed, "data": pack(answer.data)}
        for answer in answers
    ]
    with engine.begin() as connection:
        state = connection.scalar(sa.select(jobs.c.state).where(jobs.c.id == one.job).with_for_update())
        if state not in ("accepted", "finished"):
            return False
        connection.execute(insert(results).on_conflict_do_nothing(), rows)
        connection.execute(
            sa.delete(articles).where(articles.c.job == one.job, articles.c.number.in_([row["number"] for row in rows]))
        )
        _count(connection, one)
        _finish(connection, engine, one.job, expiry)
    return True


def _count(connection: sa.Connection, one: Chunk) -> None:
    """Bring the chunk's counts up to its results; it is done when no article is left."""
    within = sa.and_(results.c.job == one.job, results.c.number.between(chunks.c.first, chunks.c.last))
    done = sa.select(sa.func.count()).select_from(results).where(within).scalar_subquery()
    failed = sa.select(sa.func.count()).select_from(results).where(within, results.c.failed).scalar_subquery()
    connection.execute(sa.update(chunks).where(_place(one)).values(done=done, failed=failed))
    connection.execute(
        sa.update(chunks).where(_place(one), chunks.c.done == chunks.c.last - chunks.c.first + 1).values(state="done")
    )


def _finish(connection: sa.Connection, engine: sa.Engine, job: str, expiry: float) -> None:
    """The job is finished when all its chunks are; its row is locked, so the last of two workers sees both chunks."""
    clock = now(engine)
    undone = sa.exists().where(chunks.c.job == job, chunks.c.state != "done")
    connection.execute(
        sa.update(jobs)
        .where(jobs.c.id == job, jobs.c.state == "accepted", ~undone)
        .values(
            state="finished",
            finished=clock,
            expires=clock + expiry,
            webhook_state=sa.case((jobs.c.webhook.is_not(None), "pending")),
        )
    )


def _place(one: Chunk) -> sa.ColumnElement[bool]:
    return sa.and_(chunks.c.job == one.job, chunks.c.chunk == one.chunk)


def _is(one: Chunk, state: str) -> sa.ColumnElement[bool]:
    return sa.and_(_place(one), chunks.c.generation == one.generation, chunks.c.state == state)
