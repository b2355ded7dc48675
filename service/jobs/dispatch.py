"""The thread of each working process that keeps the queue fed, finds work of dead processes, and clears up."""

from __future__ import annotations

import logging
import threading
import time

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from service.jobs import chunks, processes, store, webhook
from service.jobs.queue import Queue, webhook_workflow
from service.jobs.receipt import STALE_SECONDS

log = logging.getLogger(__name__)

TICK_SECONDS = 0.5
DEPTH = 2
"""Chunks given to the queue for each that can be worked on at once: nobody waits, and new jobs come soon."""
CLEAR_SECONDS = 20.0


class Dispatcher:
    """Runs until `close`; any number of processes may each have one."""

    def __init__(
        self, engine: sa.Engine, queue: Queue, process: str, *, concurrency: int, lease: float, expiry: float
    ) -> None:
        self._engine, self._queue, self._process, self._lease = engine, queue, process, lease
        self._concurrency = concurrency
        self._clear_seconds = min(CLEAR_SECONDS, expiry)
        self._alive = {process}
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._next_beat = self._next_check = self._next_clearing = 0.0
        self._thread = threading.Thread(target=self._run, name="job-dispatcher", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There is new work, or room for it."""
        self._wake.set()

    def close(self) -> None:
        """Stop after the round at work."""
        self._ending.set()
        self._wake.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._round()
            except SQLAlchemyError as error:
                log.warning("jobs wait for their database: %s", str(error).splitlines()[0])
                self._ending.wait(1.0)
            except Exception:
                log.exception("a round of the job dispatcher failed")
                self._ending.wait(1.0)
            self._wake.wait(TICK_SECONDS)
            self._wake.clear()

    def _round(self) -> None:
        now = time.monotonic()
        if now >= self._next_beat:
            processes.beat(self._engine, self._process)
            self._next_beat = now + self._lease / 4
        if now >= self._next_check:
            self._check()
            self._next_check = now + self._lease / 2
        self._feed()
        self._tell()
        if now >= self._next_clearing:
            self._clear()
            self._next_clearing = now + self._clear_seconds

    def _feed(self) -> None:
        """Give waiting chunks to the queue while it is short. A crash in between is mended by the next round."""
        room = DEPTH * self._concurrency * len(self._alive) - len(chunks.queued(self._engine))
        if room > 0 and (given := chunks.waiting(self._engine, room)):
            for one in given:
                self._queue.enqueue_chunk(one)
            chunks.mark_queued(self._engine, given)

    def _tell(self) -> None:
        """Queue webhook attempts that are due next and not queued."""
        due = {webhook_workflow(one.job, one.attempt): one for one in webhook.pending(self._engine)}
        for workflow in self._queue.dead(list(due)) if due else ():
            one = due[workflow]
            self._queue.enqueue_webhook(one.job, one.attempt, webhook.DELAYS[one.attempt])

    def _check(self) -> None:
        """Work of dead processes goes back to the queue; chunks that the queue has lost wait again."""
        self._alive = processes.alive(self._engine, self._lease) | {self._process}
        resumed = self._queue.resume_orphans(self._alive, self._lease)
        if resumed:
            log.warning("%d pieces of work of processes that died are taken over", resumed)
        queued = {one.workflow: one for one in chunks.queued(self._engine)}
        for workflow in self._queue.dead(list(queued)):
            if chunks.give_back(self._engine, queued[workflow]):
                log.warning("%s was lost by the queue and waits again", workflow)

    def _clear(self) -> None:
        """Expired jobs, input that stopped arriving, ended workflows."""
        store.expire(self._engine, STALE_SECONDS)
        store.sweep(self._engine)
        self._queue.forget()
