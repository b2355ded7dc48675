"""One chunk worked off: articles in, results stored as they come, whatever the database does meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from service.jobs import chunks
from service.jobs.chunks import Answer, Chunk, Task
from service.jobs.errors import Stopped
from service.jobs.line import Line

log = logging.getLogger(__name__)

Answering = Callable[[Sequence[Line]], Iterator[tuple[bool, bytes]]]
"""Lines to results in the same order: whether it failed, and a line of JSON. Raises `Stopped` at the end."""
Killing = Callable[[Line], bytes]
"""The error object of an article that kills processes."""

KEEP_SECONDS = 2.0
"""Results are stored at least this often, so that little is done twice after a kill."""
LONGEST_PAUSE = 5.0

_T = TypeVar("_T")


class Worker:
    """Works chunks off; safe to use from many threads."""

    def __init__(self, engine: sa.Engine, answering: Answering, killing: Killing, expiry: float) -> None:
        self._engine = engine
        self._answering = answering
        self._killing = killing
        self._expiry = expiry
        self.stopping = threading.Event()

    def work(self, job: str, chunk: int, generation: int) -> None:
        """All that is left of the chunk; when the process must end first, the rest waits again."""
        one = Chunk(job, chunk, generation)
        try:
            task = self._insist(lambda: chunks.take(self._engine, one))
            if task is not None:
                self._all(one, task)
        except Stopped:
            chunks.give_back(self._engine, one)

    def _all(self, one: Chunk, task: Task) -> None:
        if task.killer is not None:
            line = task.articles.pop(task.killer)
            log.error("article %d of job %s ended a process %d times", task.killer, one.job, chunks.SUSPICIONS)
            self._keep(one, [Answer(task.killer, True, self._killing(line))])
        if task.careful:
            for number, line in task.articles.items():
                self._insist(lambda number=number: chunks.suspect(self._engine, one, number))  # type: ignore[misc]
                self._some(one, {number: line})
        elif task.articles:
            self._some(one, task.articles)

    def _some(self, one: Chunk, articles: dict[int, Line]) -> None:
        """Answer articles, storing results as time passes."""
        held: list[Answer] = []
        stored = time.monotonic()
        answers = self._answering(list(articles.values()))
        for number, (failed, data) in zip(articles, answers, strict=True):
            held.append(Answer(number, failed, data))
            if time.monotonic() - stored > KEEP_SECONDS or self.stopping.is_set():
                wanted = self._keep(one, held)
                held, stored = [], time.monotonic()
                if not wanted:
                    return
                if self.stopping.is_set() and number != max(articles):
                    raise Stopped
        if held:
            self._keep(one, held)

    def _keep(self, one: Chunk, answers: list[Answer]) -> bool:
        return self._insist(lambda: chunks.keep(self._engine, one, answers, self._expiry))

    def _insist(self, action: Callable[[], _T]) -> _T:
        """Do it, however often the database is away or the disk full; Stopped when the process must end first."""
        pause = 0.1
        while True:
            try:
                return action()
            except DBAPIError as error:
                log.warning("the database of jobs failed (%s); again in %.1f s", error.orig, pause)
            if self.stopping.wait(pause):
                raise Stopped
            pause = min(pause * 2, LONGEST_PAUSE)
