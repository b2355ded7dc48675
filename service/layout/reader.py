"""Processes that read pages, so that no page can hold up the service: started when needed, reused, killed when late.

Each is a plain ``python -m service.layout.worker`` with one socket; no fork (the service has threads), and no
multiprocessing pool, which cannot kill a process that hangs in C code, imports the caller's main module again and
leaves its children behind when the parent is killed. A child ends by itself when the socket closes.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from multiprocessing import Pipe

from service.reading import Layout, SourceText

_START_SECONDS = 30.0
"""Time that a new process gets for its imports, beside the page's own limit."""
_PATIENCE = 6.0
"""A page's limit is processor time, which the process keeps itself; by the clock it may take this many times as long,
so that a page of a busy machine is read as one of an idle machine."""


class ReadTimeout(Exception):
    """The page took longer than its limit."""


class ReadFailure(Exception):
    """The process broke on the page (out of memory, a crash in the parser)."""


class _Process:
    """One reading process and the socket to it."""

    def __init__(self) -> None:
        self.connection, theirs = Pipe()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "service.layout.worker", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=environment,
            )
        self.ready = False

    def read(self, source: SourceText, time_limit: float) -> Layout:
        """Raises ReadTimeout or ReadFailure; the process is of no use after either."""
        try:
            if not self.ready:
                self._receive(_START_SECONDS)
                self.ready = True
            self.connection.send((source, time_limit))
            layout = self._receive(_PATIENCE * time_limit)
        except (EOFError, OSError) as error:
            if self._ended_by() == signal.SIGPROF:
                raise ReadTimeout(f"no answer in {time_limit:g} s of processor time") from error
            raise ReadFailure("the reading process ended") from error
        if not isinstance(layout, Layout):
            raise ReadFailure(str(layout))
        return layout

    def _receive(self, seconds: float) -> object:
        if not self.connection.poll(seconds):
            raise ReadTimeout(f"no answer in {seconds:g} s")
        return self.connection.recv()

    def _ended_by(self) -> int | None:
        """The signal that ended the process, None if none did."""
        with suppress(subprocess.TimeoutExpired):
            code = self.process.wait(timeout=5)
            return -code if code < 0 else None
        return None

    def kill(self) -> None:
        self.connection.close()
        self.process.kill()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)

    def alive(self) -> bool:
        return self.process.poll() is None


class Reader:
    """A few reading processes for all threads of this one; the first is started by the first page."""

    def __init__(self, processes: int) -> None:
        self._owner = os.getpid()
        self._slots = threading.BoundedSemaphore(processes)
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._closed = False

    def read(self, source: SourceText, time_limit: float) -> Layout:
        """The layout of a page; the limit is seconds of processor time and counts from when a process is free."""
        if os.getpid() != self._owner:
            raise ReadFailure("this process was forked from the one that reads pages")
        with self._slots:
            process = self._take()
            try:
                layout = process.read(source, time_limit)
            except BaseException:
                process.kill()
                raise
            self._give(process)
            return layout

    def close(self) -> None:
        """End the idle processes; those at work end when their page is done."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for process in idle:
            process.kill()

    def _take(self) -> _Process:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive():
                    return process
                process.kill()
        return _Process()

    def _give(self, process: _Process) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(process)
                return
        process.kill()


@cache
def _reader_of(owner: int) -> Reader:
    made = Reader(max(1, min(4, (os.cpu_count() or 1) // 2)))
    atexit.register(_close, made, owner)
    return made


def _close(made: Reader, owner: int) -> None:
    if os.getpid() == owner:
        made.close()


def reader() -> Reader:
    """The reader of this process; a forked child gets one of its own."""
    return _reader_of(os.getpid())


__all__ = ["ReadFailure", "ReadTimeout", "Reader", "reader"]
