"""The last resort at the end: a process that was told to stop is gone within a bound, whatever hangs.

The watch is `faulthandler`'s: a thread in C that needs neither Python's lock nor a healthy interpreter. It writes where
each thread stands to the standard error and ends the process with exit code 1.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import time

_STANDARD_ERROR = 2
LAST_SECONDS = 2.0
MORE_SECONDS = 10
"""After the time for accepted requests: for jobs to store what is done, for the engine and its file to close."""


def end_within(seconds: float) -> float:
    """Arm the watch, from a signal handler too; gives the moment of `time.monotonic` at which the process is ended."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=_STANDARD_ERROR)
    return time.monotonic() + seconds


def leave() -> None:
    """End this process with exit code 0, when everything is closed: what the interpreter would do beyond (take
    hundreds of megabytes apart) takes seconds on a busy machine. Threads still at work have `LAST_SECONDS`."""
    deadline = time.monotonic() + LAST_SECONDS
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(max(0.0, deadline - time.monotonic()))
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
