"""Lines of a job to results, in the process that works on them: what the jobs are handed to work with."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future

from service.api.batches import BUSY_SECONDS, BUSY_TRIES, error_line
from service.api.documents import compose, read
from service.api.glossaries import stored
from service.api.intake import check_size, parse_json
from service.api.problems import Problem
from service.api.state import State
from service.intake import Reading
from service.jobs.errors import Stopped
from service.jobs.line import Line
from service.translation.contract import EngineClosed, QueueFull, Translation

log = logging.getLogger(__name__)

_Begun = tuple[Reading, Mapping[str, Future[list[Translation]]]]


class LineAnswers:
    """Documents of lines, blocking. All lines are read before the first is composed, so that their sentences meet in
    the engine's batches."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self, lines: Sequence[Line]) -> Iterator[tuple[bool, bytes]]:
        """For each line whether it failed, and its document or error object as a line of JSON."""
        begun = [self._begin(line) for line in lines]
        try:
            for line, one in zip(lines, begun, strict=True):
                yield self._end(line, one)
        finally:  # given up half way: what waits in the engine is not wanted any more
            for one in begun:
                for future in () if isinstance(one, Problem) else one[1].values():
                    future.cancel()

    def _begin(self, line: Line) -> _Begun | Problem:
        try:
            article = parse_json(line.data, stored(self._state))
            check_size(article, self._state.settings.max_characters)
            reading = read(self._state, article)
            return reading, self._state.runtime.pipeline.submit(reading)
        except Problem as problem:
            return problem
        except Stopped:
            raise
        except Exception:
            return _fault(line)

    def _end(self, line: Line, begun: _Begun | Problem) -> tuple[bool, bytes]:
        if isinstance(begun, Problem):
            return True, error_line(begun, line.number)
        try:
            translated = self._translated(*begun)
            return False, compose(self._state, begun[0], translated) + b"\n"
        except EngineClosed:
            raise Stopped from None
        except Problem as problem:
            return True, error_line(problem, line.number)
        except Exception:
            return True, error_line(_fault(line), line.number)

    def _translated(
        self, reading: Reading, futures: Mapping[str, Future[list[Translation]]]
    ) -> dict[str, list[Translation]]:
        """What the engine gives; a full queue, told by the futures, is waited out: the job was accepted."""
        for _ in range(BUSY_TRIES):
            try:
                return {code: future.result() for code, future in futures.items()}
            except QueueFull:
                for future in futures.values():
                    future.cancel()
                time.sleep(BUSY_SECONDS)
                futures = self._state.runtime.pipeline.submit(reading)
        raise Problem(503, "overloaded", "the translation queue had no room for this article")


def killer_line(line: Line) -> bytes:
    """The error object of an article over which processes died."""
    return error_line(Problem(500, "worker-lost", "the process ended each time it worked on this article"), line.number)


def _fault(line: Line) -> Problem:
    log.exception("unhandled error on line %d of a job", line.number)
    return Problem(500, "internal-error", "the service failed on this line; its log says why")
