"""The real service, started once as a process of its own, and where the optional data beside the project lies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Server:
    """A running service: its address and process."""

    url: str
    process: subprocess.Popen[bytes]


def start_service(folder: Path, **settings: str) -> Server:
    """`dragoman serve` on a free loopback port, with its data below `folder`; returns when it is ready."""
    log = folder / "service.log"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")},
        "DRAGOMAN_DATA": str(folder / "data"),
        "DRAGOMAN_CACHE": str(folder / "cache"),
        **{f"DRAGOMAN_{name.upper()}": value for name, value in settings.items()},
    }
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=ROOT)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        told = log.read_text(errors="replace")
        if process.poll() is not None:
            raise RuntimeError(f"the service stopped with {process.returncode}:\n{told}")
        marker = "Uvicorn running on "
        if marker in told:
            return Server(told.split(marker, 1)[1].split()[0], process)
        time.sleep(0.05)
    process.kill()
    raise RuntimeError(f"the service did not start:\n{told}")


def stop_service(server: Server) -> int:
    """SIGTERM, and the exit code."""
    server.process.send_signal(signal.SIGTERM)
    return server.process.wait(timeout=60)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One service for the whole session."""
    running = start_service(tmp_path_factory.mktemp("service"))
    yield running
    assert stop_service(running) == 0


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """An HTTP client of the running service."""
    with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as open_client:
        yield open_client


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five raw articles beside the project; skips where they are not."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("../shared/seeds is not here")
    return found


@pytest.fixture(scope="session")
def examples() -> list[Path]:
    """The articles of examples/."""
    return sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html"))
