"""Jobs take turns at the queue: which chunks are given to it next, asked of the store itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

from service.jobs import chunks, receipt
from service.jobs.chunks import Answer, Chunk
from service.jobs.line import Line
from service.jobs.tables import open_engine

LIMITS = receipt.Limits(10_000, 1_000_000, 10_000_000, chunk_articles=10)


@pytest.fixture
def engine(database: dict[str, str], folder: Path) -> sa.Engine:
    """An empty store."""
    return open_engine(database.get("database_url"), folder)


def accept(engine: sa.Engine, number_of_chunks: int) -> str:
    """A job of so many chunks; its id."""
    arriving = receipt.begin(engine, LIMITS)
    arriving.add([Line(number, b"x") for number in range(1, 10 * number_of_chunks + 1)])
    return arriving.accept(60)


def give(engine: sa.Engine, room: int) -> list[Chunk]:
    """Give the queue as many chunks as it has room for."""
    given = chunks.waiting(engine, room)
    chunks.mark_queued(engine, given)
    return given


def work_off(engine: sa.Engine, one: Chunk) -> None:
    """Take a chunk and answer its articles."""
    task = chunks.take(engine, one)
    assert task is not None
    assert chunks.keep(engine, one, [Answer(number, False, b"y") for number in task.articles], 60)


def test_a_newcomer_gets_the_next_place(engine: sa.Engine) -> None:
    """The queue is full of a large job's chunks; the first place that is free goes to the small job."""
    large = accept(engine, 50)
    held = give(engine, 4)
    assert [(one.job, one.chunk) for one in held] == [(large, 0), (large, 1), (large, 2), (large, 3)]
    small = accept(engine, 1)
    work_off(engine, held.pop(0))
    assert [one.job for one in give(engine, 1)] == [small]
    work_off(engine, held.pop(0))
    assert [(one.job, one.chunk) for one in give(engine, 1)] == [(large, 4)]
    engine.dispose()


def test_two_jobs_share_the_places(engine: sa.Engine) -> None:
    large, other = accept(engine, 30), accept(engine, 30)
    held = give(engine, 4)
    assert Counter(one.job for one in held) == {large: 2, other: 2}
    for _ in range(20):
        work_off(engine, held.pop(0))
        held += give(engine, 1)
        assert Counter(one.job for one in held) == {large: 2, other: 2}
    engine.dispose()


def test_more_jobs_than_places_are_served_round(engine: sa.Engine) -> None:
    """One place, seven jobs: each is served once before any is served again, and its chunks come in their order."""
    names = [accept(engine, 3) for _ in range(7)]
    served: list[Chunk] = []
    for _ in range(21):
        (one,) = give(engine, 1)
        work_off(engine, one)
        served.append(one)
    for turn in range(3):
        now_served = served[7 * turn : 7 * turn + 7]
        assert {one.job for one in now_served} == set(names)
        assert {one.chunk for one in now_served} == {turn}
    assert give(engine, 1) == []
    engine.dispose()


def test_a_job_alone_gets_all_places(engine: sa.Engine) -> None:
    alone = accept(engine, 5)
    assert [(one.job, one.chunk) for one in give(engine, 9)] == [(alone, number) for number in range(5)]
    engine.dispose()
