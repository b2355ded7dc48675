"""The process that reads pages: ``python -m service.layout.worker FD``, spoken to by `service.layout.reader`.

Takes ``(SourceText, seconds)`` from the socket, answers with a `Layout` or the text of an error. It bounds itself too:
a timer of processor time ends it when a page takes longer than its limit, even if nobody is left to kill it, and it may
not use more than a fixed amount of memory. The clock on the wall would cut pages off because the machine is busy.
"""

from __future__ import annotations

import resource
import signal
import sys
from multiprocessing.connection import Connection

from service.layout.page import layout_of

_MEMORY = 3_000_000_000
"""Bytes of address space."""


def _limit_memory() -> None:
    """`_MEMORY`, or what the system allows where that is less."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main(descriptor: int) -> None:
    """Serve pages until the other end of the socket closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service closes the socket
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _limit_memory()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection: Connection = Connection(descriptor)
    connection.send("ready")
    while True:
        try:
            source, seconds = connection.recv()
        except (EOFError, OSError):
            return
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            answer: object = layout_of(source)
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        try:
            connection.send(answer)
        except (BrokenPipeError, ConnectionResetError):
            return


if __name__ == "__main__":
    main(int(sys.argv[1]))
