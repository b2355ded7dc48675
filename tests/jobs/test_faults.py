"""What must hold when processes, the disk or the database fail: every accepted article, exactly one result."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from service.jobs import chunks, receipt, store
from service.jobs.chunks import Answer, Chunk
from service.jobs.line import Line
from service.jobs.tables import open_engine
from tests.conftest import ROOT, start_service, stop_service
from tests.jobs.chaos import chaos
from tests.jobs.cluster import NDJSON, Cluster, await_end, body, check_every_article, submit
from tests.jobs.postgresql import PostgreSQL


def test_killing_at_random(database: dict[str, str], folder: Path) -> None:
    """SIGKILL to service and workers while a job of 100 articles is worked on."""
    outcome = chaos(
        folder, database, articles=100, sentences=2, workers=2, seed=20201001, pause=(0.2, 1.0), kills=4
    )  # fmt: skip
    assert outcome.kills == 4


def test_killing_the_database(postgresql: PostgreSQL, folder: Path) -> None:
    """SIGKILL to PostgreSQL while articles are worked on, and while a job is posted."""
    settings = {"database_url": postgresql.fresh(), "job_lease_seconds": "2", "job_chunk_articles": "10"}
    with Cluster(folder, 1, settings) as cluster, cluster.client() as client:
        job = submit(client, body(150, 2))
        time.sleep(1)
        postgresql.kill()
        refused = client.post("/v1/jobs", content=body(3), headers=NDJSON)
        assert refused.status_code == 503
        assert refused.headers["retry-after"].isdigit()
        assert client.get(f"/v1/jobs/{job}").status_code == 503
        assert client.get("/health/ready").status_code == 200
        time.sleep(2)
        postgresql.start()
        await_end(client, job, 120)
        check_every_article(client, job, 150)
        again = submit(client, body(30))
        await_end(client, again)
        check_every_article(client, again, 30)


def test_a_service_starts_while_the_database_is_away(postgresql: PostgreSQL, folder: Path) -> None:
    url = postgresql.fresh()
    postgresql.stop()
    with Cluster(folder, 0, {"database_url": url}) as cluster, cluster.client() as client:
        assert client.post("/v1/jobs", content=body(3), headers=NDJSON).status_code == 503
        postgresql.start()
        job = submit(client, body(30))
        await_end(client, job)
        check_every_article(client, job, 30)


def test_a_full_disk(folder: Path) -> None:
    """The system refuses to let files grow (RLIMIT_FSIZE) while a job is worked on and another one is posted."""
    running = start_service(folder, job_chunk_articles="10", job_lease_seconds="2")
    cluster = Cluster(folder, 0, server=running)
    try:
        with cluster.client() as client:
            first = submit(client, body(200, 2))
            resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
            time.sleep(3)
            refused = client.post("/v1/jobs", content=body(2_000), headers=NDJSON | {"Idempotency-Key": "full"})
            assert refused.status_code == 507, refused.text
            resource.prlimit(
                running.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            )
            second = submit(client, body(60), **{"Idempotency-Key": "full"})
            for job, count in ((first, 200), (second, 60)):
                await_end(client, job, 120)
                check_every_article(client, job, count)
    finally:
        stop_service(running)


def test_a_service_that_is_told_to_stop_leaves_the_rest_for_the_next(folder: Path) -> None:
    """SIGTERM in the middle of a job: another service finishes it, without waiting for a lease."""
    with Cluster(folder, 0, {"job_lease_seconds": "600"}) as cluster:
        with cluster.client() as client:
            job = submit(client, body(150, 3))
        assert all(code in (0, -15) for code in cluster.stop())
        cluster.start_service()
        with cluster.client() as client:
            await_end(client, job)
            check_every_article(client, job, 150)


def test_an_article_that_kills_processes_gets_an_error(database: dict[str, str], folder: Path) -> None:
    """Its neighbours get their documents; SIGKILL comes from the article itself, each time it is worked on."""
    url = database.get("database_url")
    engine = open_engine(url, folder)
    lines = [Line(number, b"deadly" if number in (4, 11) else b"fine") for number in range(1, 16)]
    job = _accept(engine, lines)
    processes = 0
    while (told := store.status(engine, job)).status != "finished":
        assert processes < 20
        processes += 1
        command = [sys.executable, "-m", "tests.jobs.deadly", str(folder), url or ""]
        with subprocess.Popen(command, cwd=ROOT) as process:
            while process.poll() is None and store.status(engine, job).status != "finished":
                time.sleep(0.05)
            process.kill()
    assert [failure.number for failure in told.failures] == [4, 11]
    answers = [json.loads(answer) for answer in store.page(engine, job, 0)]
    assert [answer.get("of", "error") for answer in answers] == [
        "error" if line.data == b"deadly" else line.number for line in lines
    ]
    engine.dispose()


def test_the_first_result_of_an_article_stands(database: dict[str, str], folder: Path) -> None:
    """Two processes that believe to have the same chunk: the second one's results change nothing."""
    engine = open_engine(database.get("database_url"), folder)
    job = _accept(engine, [Line(number, b"x") for number in range(1, 5)])
    (one,) = chunks.waiting(engine, 9)
    chunks.mark_queued(engine, [one])
    assert chunks.take(engine, one) == chunks.take(engine, one)
    assert chunks.keep(engine, one, [Answer(2, False, b"2 first"), Answer(1, False, b"1")], 60)
    assert chunks.keep(engine, one, [Answer(2, True, b"2 second"), Answer(3, True, b"3")], 60)
    assert store.status(engine, job).status == "running"
    assert chunks.keep(engine, one, [Answer(number, False, b"late") for number in range(1, 5)], 60)
    assert store.page(engine, job, 0) == [b"1", b"2 first", b"3", b"late"]
    told = store.status(engine, job)
    assert (told.status, told.documents, told.errors) == ("finished", 3, 1)
    assert chunks.take(engine, one) is None
    assert not chunks.give_back(engine, one)
    engine.dispose()


def test_an_old_workflow_of_a_chunk_does_nothing(database: dict[str, str], folder: Path) -> None:
    engine = open_engine(database.get("database_url"), folder)
    _accept(engine, [Line(1, b"x")])
    (one,) = chunks.waiting(engine, 9)
    assert one.generation == 0
    chunks.mark_queued(engine, [one])
    assert chunks.give_back(engine, one)
    assert not chunks.give_back(engine, one)
    assert chunks.take(engine, one) is None
    assert chunks.waiting(engine, 9) == [Chunk(one.job, one.chunk, 1)]
    engine.dispose()


def test_commits_are_on_the_disk(folder: Path) -> None:
    """synchronous=FULL in WAL mode: a commit is flushed before it returns (https://www.sqlite.org/pragma.html)."""
    engine = open_engine(None, folder)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()
    assert sqlite3.connect(folder / "jobs.sqlite").execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("known", [False, True])
def test_nothing_of_an_abandoned_input_stays(database: dict[str, str], folder: Path, known: bool) -> None:
    engine = open_engine(database.get("database_url"), folder)
    if known:
        kept = _accept(engine, [Line(1, b"x")], key="k")
        again = receipt.begin(engine, LIMITS, "k")
        again.add([Line(1, b"x")])
        assert again.accept(60) == kept
    else:
        given_up = receipt.begin(engine, LIMITS, "k")
        given_up.add([Line(number, b"x" * 1000) for number in range(1, 200)])
        given_up.abandon()
        assert store.sweep(engine) == 1
    with engine.connect() as connection:
        for table, expected in (("jobs", int(known)), ("job_articles", int(known)), ("job_chunks", int(known))):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == expected
    engine.dispose()


LIMITS = receipt.Limits(1_000, 1_000_000, 10_000_000)


def _accept(engine: object, lines: Sequence[Line], key: str | None = None) -> str:
    arriving = receipt.begin(engine, LIMITS, key)  # type: ignore[arg-type]
    arriving.add(lines)
    return arriving.accept(60)
