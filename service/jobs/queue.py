"""The durable queue: DBOS workflows on SQLite or PostgreSQL. A workflow only names work that the tables describe, so
running one twice, or losing one, does no harm (`dispatch` notices)."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, Serializer, SetEnqueueOptions, SetWorkflowID

from service.jobs.chunks import Chunk
from service.jobs.tables import postgresql

CHUNKS = "dragoman-chunks"
WEBHOOKS = "dragoman-webhooks"
LIVE = ("ENQUEUED", "DELAYED", "PENDING")
POLLING_SECONDS = 0.1
WEBHOOK_CONCURRENCY = 8
VERSION = "1"
"""Of the workflows' arguments: processes of different releases share the queue as long as this stays the same."""
FORGET_SECONDS = 60.0
FORGET_AT_ONCE = 1_000


class _Json(Serializer):
    """Arguments as JSON: nothing that is read from the database is ever unpickled."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=repr)

    def deserialize(cls, serialized_data: str) -> Any:  # noqa: N805 - as in the base class
        return json.loads(serialized_data)

    def name(self) -> str:
        return "dragoman_json"


class Queue:
    """This process's part in the queue; DBOS allows one in a process."""

    def __init__(
        self,
        url: str | None,
        folder: Path,
        process: str,
        concurrency: int,
        work: Callable[[str, int, int], None],
        tell: Callable[[str, int], None],
    ) -> None:
        """Launch DBOS: `concurrency` chunks at once go to `work` (job, chunk, generation), webhooks to `tell` (job,
        attempt)."""
        self._process = process
        self._running: dict[str, float] = {}
        logging.getLogger("dbos").addHandler(logging.NullHandler())  # else DBOS adds a console handler of its own
        config: DBOSConfig = {
            "name": "dragoman",
            "system_database_url": _address(url, folder),
            "application_version": VERSION,
            "executor_id": process,
            "serializer": _Json(),
            "log_level": "WARNING",
            "use_listen_notify": False,
            "sys_db_pool_size": 10,
        }
        try:
            self._launch(config, concurrency, work, tell)
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            raise

    def _launch(
        self,
        config: DBOSConfig,
        concurrency: int,
        work: Callable[[str, int, int], None],
        tell: Callable[[str, int], None],
    ) -> None:
        DBOS(config=config)

        @DBOS.workflow(name="chunk", max_recovery_attempts=None)
        def chunk(job: str, number: int, generation: int) -> None:
            with self._noted(DBOS.workflow_id):
                work(job, number, generation)

        @DBOS.workflow(name="webhook", max_recovery_attempts=None)
        def webhook(job: str, attempt: int) -> None:
            with self._noted(DBOS.workflow_id):
                tell(job, attempt)

        self._chunk, self._webhook = chunk, webhook
        DBOS.launch()
        DBOS.register_queue(
            CHUNKS, worker_concurrency=concurrency, polling_interval_sec=POLLING_SECONDS, on_conflict="always_update"
        )
        DBOS.register_queue(WEBHOOKS, worker_concurrency=WEBHOOK_CONCURRENCY, polling_interval_sec=1.0)

    @contextmanager
    def _noted(self, workflow: str | None) -> Iterator[None]:
        """Remember that the workflow really runs here."""
        name = workflow or ""
        self._running[name] = time.monotonic()
        try:
            yield
        finally:
            self._running.pop(name, None)

    @property
    def running(self) -> int:
        """Workflows at work in this process."""
        return len(self._running)

    def enqueue_chunk(self, one: Chunk) -> None:
        """Queue a chunk; a second time is no matter."""
        with SetWorkflowID(one.workflow):
            DBOS.enqueue_workflow(CHUNKS, self._chunk, one.job, one.chunk, one.generation)

    def enqueue_webhook(self, job: str, attempt: int, delay: float) -> None:
        """Queue an attempt to deliver, to begin in `delay` seconds; a second time is no matter."""
        with SetWorkflowID(webhook_workflow(job, attempt)), SetEnqueueOptions(delay_seconds=delay or None):
            DBOS.enqueue_workflow(WEBHOOKS, self._webhook, job, attempt)

    def dead(self, workflows: Sequence[str]) -> set[str]:
        """Those of `workflows` that will not run (again) by themselves: ended, or not in the queue."""
        found: set[str] = set()
        for start in range(0, len(workflows), 200):
            listed = DBOS.list_workflows(
                workflow_ids=list(workflows[start : start + 200]), load_input=False, load_output=False
            )
            found |= {one.workflow_id for one in listed if one.status in LIVE}
        return set(workflows) - found

    def resume_orphans(self, alive: set[str], patience: float) -> int:
        """Queue workflows again whose process is not `alive`, or that this one took and has not begun for `patience`
        seconds (its disk was full, say); the number of them."""
        now = time.time() * 1000
        orphans: dict[str, list[str]] = {CHUNKS: [], WEBHOOKS: []}
        for one in DBOS.list_workflows(status="PENDING", load_input=False, load_output=False):
            lost = one.executor_id == self._process and one.workflow_id not in self._running
            idle = now - (one.dequeued_at or one.updated_at or 0) > patience * 1000
            if one.queue_name in orphans and (one.executor_id not in alive or (lost and idle)):
                orphans[one.queue_name].append(one.workflow_id)
        for queue, workflows in orphans.items():
            if workflows:
                DBOS.resume_workflows(workflows, queue_name=queue)
        return sum(map(len, orphans.values()))

    def forget(self) -> int:
        """Remove what DBOS keeps of workflows that ended a while ago; the number of them."""
        before = (datetime.now(UTC) - timedelta(seconds=FORGET_SECONDS)).isoformat()
        ended = DBOS.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
            completed_before=before, limit=FORGET_AT_ONCE, load_input=False, load_output=False,
        )  # fmt: skip
        if ended:
            DBOS.delete_workflows([one.workflow_id for one in ended])
        return len(ended)

    def close(self) -> None:
        """Take no more work. Workflows at work are left to finish or to be resumed elsewhere."""
        DBOS.destroy(destroy_registry=True)


def webhook_workflow(job: str, attempt: int) -> str:
    """The id of the workflow of one attempt to deliver."""
    return f"webhook/{job}/{attempt}"


def _address(url: str | None, folder: Path) -> str:
    """DBOS's own database: the same PostgreSQL (schema `dbos`), or a file beside the jobs."""
    if url is not None:
        return postgresql(url).render_as_string(hide_password=False)
    file = folder / "queue.sqlite"
    with closing(sqlite3.connect(file, timeout=30)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")  # kept in the file: readers do not stop the writer
    return f"sqlite:///{file}"
