"""``dragoman worker``: works on jobs, without HTTP; any number of them, on any machine that reaches the database."""

from __future__ import annotations

import logging
import signal
import time
from types import FrameType

import typer

from service import logs
from service.cli.ending import MORE_SECONDS, end_within
from service.settings import settings

log = logging.getLogger(__name__)


def worker() -> None:
    """Work on jobs until SIGTERM or Ctrl-C. Set DRAGOMAN_DATABASE_URL, or DRAGOMAN_DATA as the service has it."""
    chosen = settings()
    if chosen.job_concurrency == 0:
        raise typer.BadParameter("DRAGOMAN_JOB_CONCURRENCY is 0: there is nothing to do")
    from service.api import jobs  # all of the service: not loaded for the help or wrong settings
    from service.api.state import open_state
    from service.metrics import Metrics

    logs.configure(chosen.log_level, chosen.log_format)
    ends: list[float] = []

    def end(number: int, frame: FrameType | None) -> None:
        if not ends:  # no Event: setting one in a signal handler may find its own lock taken
            ends.append(end_within(chosen.shutdown_seconds + MORE_SECONDS))

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    state = open_state(chosen, Metrics())
    opened = jobs.opened(state, working=True)
    log.info("the worker is ready")
    while not ends:
        time.sleep(0.1)
    opened.close(max(1.0, (ends[0] - time.monotonic()) / 4))
    state.runtime.close(max(1.0, ends[0] - time.monotonic() - 1.0))
