"""Killing at random while a job is worked on, then counting: used by the tests and by benchmarks/chaos.py."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.jobs.cluster import Cluster, body, check_every_article, status, submit
from tests.jobs.postgresql import PostgreSQL


@dataclass(frozen=True)
class Outcome:
    """What a run did: SIGKILLs of processes and of the database, seconds until the last article was done."""

    articles: int
    kills: int
    database_kills: int
    seconds: float


def chaos(
    folder: Path,
    settings: dict[str, str],
    *,
    articles: int,
    sentences: int,
    workers: int,
    seed: int,
    pause: tuple[float, float],
    kills: int,
    database: PostgreSQL | None = None,
    seconds: float = 600,
) -> Outcome:
    """Work on one job while `kills` times, every `pause` seconds, a process is killed, or once in five times the
    database. AssertionError unless every article has exactly one result in the end."""
    chance = random.Random(seed)
    settings = {"job_lease_seconds": "2", "job_chunk_articles": "10", "auth": "off", **settings}
    database_kills = 0
    with Cluster(folder, workers, settings) as cluster:
        with cluster.client() as client:
            job = submit(client, body(articles, sentences))
        begun = time.monotonic()
        while cluster.kills + database_kills < kills:
            time.sleep(chance.uniform(*pause))
            if database is not None and chance.random() < 0.2:
                database.kill()
                time.sleep(chance.uniform(0, 2))
                database.start()
                database_kills += 1
            else:
                cluster.kill_one(chance)
        while not _finished(cluster, job):
            assert time.monotonic() - begun < seconds, "the job does not end"
            time.sleep(0.2)
        took = time.monotonic() - begun
        with cluster.client() as client:
            check_every_article(client, job, articles)
        return Outcome(articles, cluster.kills, database_kills, took)


def _finished(cluster: Cluster, job: str) -> bool:
    """Whether all is done; False while the service cannot tell."""
    with cluster.client() as client:
        try:
            return status(client, job)["status"] == "finished"
        except (httpx.TransportError, AssertionError):
            return False
