"""A process that was told to stop is gone within its bound, even where something hangs for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from service.cli.ending import MORE_SECONDS

ROOT = Path(__file__).resolve().parents[2]
HANGS = {
    "a wait that never ends": "threading.Event().wait()",
    "C code that keeps Python's lock": "ctypes.PyDLL(None).sleep(1_000)",
}
PROGRAM = """
import ctypes, sys, threading
from service.runtime import Runtime
Runtime.close = lambda *_: {hang}
from service.cli import main
main()
"""


def started(folder: Path, command: str, hang: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "DRAGOMAN_DATA": str(folder / "data"),
        "DRAGOMAN_CACHE": str(folder / "cache"),
        "DRAGOMAN_PORT": "0",
        "DRAGOMAN_SHUTDOWN_SECONDS": "1",
    }
    folder.mkdir()
    with (folder / "log").open("wb") as log:
        program = [sys.executable, "-c", PROGRAM.format(hang=hang), command]
        process = subprocess.Popen(program, env=environment, stdout=log, stderr=log, cwd=ROOT)
    deadline = time.monotonic() + 120
    marker = {"serve": "Uvicorn running on ", "worker": "the worker is ready"}[command]
    while marker not in (folder / "log").read_text():
        assert process.poll() is None and time.monotonic() < deadline, (folder / "log").read_text()
        time.sleep(0.05)
    return process


def test_a_hang_at_the_end_is_cut_off_and_told(tmp_path: Path) -> None:
    cases = [(command, hang) for command in ("serve", "worker") for hang in HANGS]
    processes = [
        started(tmp_path / f"{command}-{number}", command, HANGS[hang]) for number, (command, hang) in enumerate(cases)
    ]
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for number, ((command, hang), process) in enumerate(zip(cases, processes, strict=True)):
        try:
            assert process.wait(timeout=MORE_SECONDS + 60) == 1, (command, hang)
        finally:
            process.kill()
        told = (tmp_path / f"{command}-{number}" / "log").read_text()
        assert "Timeout" in told and 'File "<string>", line 4' in told, (command, hang)
