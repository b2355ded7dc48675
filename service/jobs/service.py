"""All of the jobs in one process: opened with the first use, working when it is to work."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy as sa

    from service.jobs.dispatch import Dispatcher
    from service.jobs.queue import Queue
    from service.jobs.work import Answering, Killing, Worker

log = logging.getLogger(__name__)

Describe = Callable[[Any], dict[str, Any]]
"""A job's status (`store.JobStatus`) as callers see it, in JSON."""
RETRY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class JobOptions:
    """Where jobs are kept, how much this process does of them, how long finished ones stay."""

    folder: Path
    url: str | None = None
    concurrency: int = 2
    lease_seconds: float = 15.0
    expiry_seconds: float = 604_800.0
    webhook_secret: str | None = None
    webhook_networks: tuple[str, ...] = ()


class Jobs:
    """The store, and when `concurrency` is not 0 the queue and its worker. Nothing is opened or imported before it is
    needed: a service without jobs pays nothing for them."""

    def __init__(self, options: JobOptions, answering: Answering, killing: Killing, describe: Describe) -> None:
        self.options = options
        self._answering, self._killing, self._describe = answering, killing, describe
        self._lock = threading.Lock()
        self._engine: sa.Engine | None = None
        self._worker: Worker | None = None
        self._queue: Queue | None = None
        self._dispatcher: Dispatcher | None = None
        self._launcher: threading.Thread | None = None
        self._closing = threading.Event()
        self._process = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"

    def exist(self) -> bool:
        """Whether there may be jobs already: a database by setting, or the file of an earlier run."""
        return self.options.url is not None or (self.options.folder / "jobs.sqlite").exists()

    def engine(self) -> sa.Engine:
        """The store, opened now if it was not; sqlalchemy's errors when it cannot be reached."""
        with self._lock:
            if self._engine is None:
                from service.jobs.tables import open_engine

                self._engine = open_engine(self.options.url, self.options.folder)
            return self._engine

    def start(self, delay: float = 0.0) -> None:
        """Begin to work, in the background and however long the database is away; a second time is no matter. With a
        `delay` in seconds, loading the queue's libraries does not hold up what goes on meanwhile."""
        if self.options.concurrency == 0:
            return
        with self._lock:
            if self._launcher is None:
                self._launcher = threading.Thread(target=self._launch, args=(delay,), name="job-launcher", daemon=True)
                self._launcher.start()

    def wake(self) -> None:
        """There is a new job: see to it now."""
        self.start()
        if self._dispatcher is not None:
            self._dispatcher.wake()

    def _launch(self, delay: float) -> None:
        self._closing.wait(delay)
        while not self._closing.is_set():
            try:
                self._open_queue()
                return
            except Exception as error:
                log.warning("jobs cannot start yet: %s", str(error).splitlines()[0] if str(error) else repr(error))
                self._closing.wait(RETRY_SECONDS)

    def _open_queue(self) -> None:
        from service.jobs import processes
        from service.jobs.dispatch import Dispatcher
        from service.jobs.queue import Queue
        from service.jobs.work import Worker

        engine = self.engine()
        options = self.options
        processes.beat(engine, self._process)
        self._worker = Worker(engine, self._answering, self._killing, options.expiry_seconds)
        self._queue = Queue(options.url, options.folder, self._process, options.concurrency, self._work, self._tell)
        self._dispatcher = Dispatcher(
            engine,
            self._queue,
            self._process,
            concurrency=options.concurrency,
            lease=options.lease_seconds,
            expiry=options.expiry_seconds,
        )
        log.info("jobs are worked on by %s, %d chunks at once", self._process, options.concurrency)

    def _work(self, job: str, chunk: int, generation: int) -> None:
        """One chunk; then the queue has room for another."""
        assert self._worker is not None
        self._worker.work(job, chunk, generation)
        if self._dispatcher is not None:
            self._dispatcher.wake()

    def _tell(self, job: str, attempt: int) -> None:
        """One attempt at a webhook."""
        from service.jobs import store, webhook

        engine = self.engine()
        url = webhook.claim(engine, job, attempt)
        if url is None or self.options.webhook_secret is None:
            return
        payload = webhook.body("job.finished", self._describe(store.status(engine, job)))
        allowed = webhook.networks(self.options.webhook_networks)
        outcome = webhook.deliver(url, payload, f"job_{job}", self.options.webhook_secret, allowed)
        webhook.settle(engine, job, attempt, outcome)

    def close(self, seconds: float = 10.0) -> None:
        """Store what is done of the chunks at work, leave the rest to others, stop."""
        self._closing.set()
        if self._worker is not None:
            self._worker.stopping.set()
        if self._launcher is not None:
            self._launcher.join(seconds)
        if self._dispatcher is not None:
            self._dispatcher.close()
        if self._queue is not None:
            self._await_work(seconds)
            self._queue.close()
        if self._engine is not None:
            self._leave()
            self._engine.dispose()

    def _await_work(self, seconds: float) -> None:
        assert self._queue is not None
        waited = threading.Event()
        for _ in range(int(seconds / 0.05)):
            if self._queue.running == 0:
                return
            waited.wait(0.05)

    def _leave(self) -> None:
        from sqlalchemy.exc import SQLAlchemyError

        from service.jobs import processes

        if self._queue is not None and self._engine is not None:
            try:
                processes.leave(self._engine, self._process)
            except SQLAlchemyError as error:
                log.warning("the database of jobs was not told of the end: %s", error)
