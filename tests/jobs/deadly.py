"""A worker whose process dies of articles that say so: `python -m tests.jobs.deadly FOLDER URL`."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from service.jobs.line import Line
from service.jobs.service import JobOptions, Jobs


def answering(lines: Sequence[Line]) -> Iterator[tuple[bool, bytes]]:
    for line in lines:
        if b"deadly" in line.data:
            os.kill(os.getpid(), signal.SIGKILL)
        yield False, b'{"of": %d}\n' % line.number


def killing(line: Line) -> bytes:
    return b'{"error": {"status": 500}, "line": %d}\n' % line.number


if __name__ == "__main__":
    options = JobOptions(Path(sys.argv[1]), sys.argv[2] or None, lease_seconds=1.0)
    Jobs(options, answering, killing, lambda status: {}).start()
    time.sleep(600)
