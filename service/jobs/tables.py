"""What is stored of jobs, on SQLite or PostgreSQL, and how the database is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

# Nothing here uses the ORM, but dbos does, and is imported in another thread: while sqlalchemy.orm is half imported,
# SQLAlchemy's own inspection of a value fails in this one.
import sqlalchemy.orm
from sqlalchemy import event

metadata = sa.MetaData()

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("created", sa.Double, nullable=False),
    sa.Column("touched", sa.Double, nullable=False),
    sa.Column("finished", sa.Double),
    sa.Column("expires", sa.Double, index=True),
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.String(64)),
    sa.Column("key", sa.String(255), unique=True),
    sa.Column("webhook", sa.Text),
    sa.Column("webhook_state", sa.String(10)),
    sa.Column("webhook_attempts", sa.Integer, nullable=False, server_default="0"),
)
"""One row a job; times in seconds since 1970. `state` is one of `receiving` (input arrives), `accepted`, `finished`,
`deleted` (rows are being removed). `touched` is when input last arrived, then when a chunk was last given to the queue.
`key` is the Idempotency-Key, `digest` the SHA-256 of the input's lines; `webhook_state` is `pending`, `delivered` or
`failed`."""

articles = sa.Table(
    "job_articles",
    metadata,
    sa.Column("job", sa.String(32), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Articles that wait: `number` counts articles from 1, `line` the lines of the input. The row goes in the transaction
that stores its result, so an article is either here or in `results`."""

results = sa.Table(
    "job_results",
    metadata,
    sa.Column("job", sa.String(32), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("failed", sa.Boolean, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Exactly one row an article, by its primary key: a document or an error object, one line of JSON in zstd."""
sa.Index(
    "job_failures", results.c.job, results.c.number, sqlite_where=results.c.failed, postgresql_where=results.c.failed
)

chunks = sa.Table(
    "job_chunks",
    metadata,
    sa.Column("job", sa.String(32), primary_key=True),
    sa.Column("chunk", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("first", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("suspect", sa.Integer),
    sa.Column("suspicions", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Index("job_chunks_open", "state", "job", "chunk"),
)
"""Articles `first` to `last` that one workflow works off. `state` is `waiting`, `queued` or `done`; `generation` counts
its workflows; `attempts` the times that work began; `suspect` is the article at work when a process died."""

processes = sa.Table(
    "job_processes",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("beat", sa.Double, nullable=False),
)
"""Processes that work on chunks, and when each last gave a sign of life."""

BUSY_MILLISECONDS = 30_000


def open_engine(url: str | None, folder: Path) -> sa.Engine:
    """The database at `url` (PostgreSQL), or a SQLite file in `folder`; tables are made when missing."""
    if url is None:
        folder.mkdir(parents=True, exist_ok=True)
        engine = _sqlite(folder / "jobs.sqlite")
    else:
        engine = sa.create_engine(postgresql(url), pool_size=5, max_overflow=10, pool_pre_ping=True)
    _create(engine)
    return engine


def postgresql(url: str) -> sa.URL:
    """The URL with the driver that is installed here."""
    return sa.make_url(url).set(drivername="postgresql+psycopg")


def _create(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # two processes that start at once make the tables one after the other
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(7166041513)"))
        metadata.create_all(connection)


def _sqlite(file: Path) -> sa.Engine:
    """A SQLite file in WAL mode whose commits are on the disk (synchronous=FULL) when they return."""
    engine = sa.create_engine(f"sqlite:///{file}", connect_args={"timeout": BUSY_MILLISECONDS / 1000})

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver thinks best
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def now(engine: sa.Engine) -> sa.ColumnElement[float]:
    """The database's clock, the one that all processes share: seconds since 1970."""
    if engine.dialect.name == "postgresql":
        return sa.cast(sa.extract("epoch", sa.func.clock_timestamp()), sa.Double)
    return sa.literal_column("((julianday('now') - 2440587.5) * 86400.0)", sa.Double)
