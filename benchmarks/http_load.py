"""A translation service under load over HTTP: articles of twenty sentences from several clients at once.

The clients are a process of their own (benchmarks/http_clients.py) with prebuilt bodies on plain sockets. Their
processor time is counted apart; on two cores it is still taken from the service's wall time.

Used by benchmarks/translation.py; a `Load` is a contender like the others there.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

CORES = len(os.sched_getaffinity(0))
ARTICLE = 20
"""Sentences in one request."""
LAPS = 2
"""Times that all sentences are posted in one pass to the service: the start and the end of a load, when not all clients
wait, weigh less. No two clients hold the same article at once, so the engine never computes one for two."""


@dataclass
class Round:
    """One pass: wall seconds, the server's processor seconds, its peak resident bytes; the clients' processor seconds
    and the seconds of each answer."""

    wall: float
    cpu: float
    memory: int
    clients_cpu: float
    seconds: list[float]


@dataclass
class Server:
    """A running server process and how it is asked: path and JSON body for a list of sentences."""

    process: subprocess.Popen[bytes]
    address: str
    path: str
    body: Callable[[list[str]], dict[str, Any]]
    folder: tempfile.TemporaryDirectory[str]
    users: int = 0

    def stop(self) -> None:
        """Stop when the last user has said so."""
        self.users -= 1
        if self.users == 0:
            self.process.terminate()
            self.process.wait(30)
            self.folder.cleanup()


@dataclass
class Load:
    """Clients that post articles to a server until all are answered."""

    name: str
    server: Server
    texts: list[str]
    clients: int
    laps: int = LAPS
    rounds: list[Round] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.users += 1
        self.words = self.laps * sum(len(text.split()) for text in self.texts)

    def run(self) -> Round:
        pid = self.server.process.pid
        articles = [self.texts[start : start + ARTICLE] for start in range(0, len(self.texts), ARTICLE)]
        bodies = [json.dumps(self.server.body(article), ensure_ascii=False) for article in articles] * self.laps
        port = int(self.server.address.rpartition(":")[2])
        job = {"port": port, "path": self.server.path, "clients": self.clients, "bodies": bodies}
        command = [sys.executable, "-I", str(Path(__file__).with_name("http_clients.py"))]
        cpu = processor_seconds(pid)
        done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=True)
        used = processor_seconds(pid) - cpu
        result = json.loads(done.stdout)
        if result["failures"]:
            raise RuntimeError(f"{self.name}: {result['failures'][0]}")
        self.rounds.append(Round(result["wall"], used, _peak_memory(pid), result["cpu"], result["seconds"]))
        return self.rounds[-1]

    def stop(self) -> None:
        self.server.stop()

    @property
    def wall(self) -> float:
        return self.words / min(turn.wall for turn in self.rounds)

    @property
    def cpu(self) -> float:
        """Words a second of the server's processor time, times the cores."""
        return self.words * CORES / min(turn.cpu for turn in self.rounds)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(address: str, path: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until the server answers 200. Raises `RuntimeError` when it dies or takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(address + path).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"{address}{path} does not answer")


SERVE = "from service.cli import main; main()"
_NONE = "_may_find_numbers = Draft._may_be_halved = Draft._may_find_names = lambda *_: False"
SERVE_WITHOUT_RETRIES = (
    "from service.translation import checks; checks.problems = lambda *_, **__: (); "
    f"from service.translation.sentence import Draft; Draft.{_NONE}; {SERVE}"
)
"""A made-up package's English is noise, and a poor one's loops or lacks names: such sentences are translated again."""


def dragoman(path: Path, source: str, texts: list[str], beam: int, clients: list[int]) -> list[Load]:
    """The service with this unpacked package, its memory off, under loads of several sizes.

    Twice: as it is, and without second tries, which shows what HTTP and preparation cost.
    """
    loads: list[Load] = []
    for program, name in ((SERVE_WITHOUT_RETRIES, "HTTP, no second tries"), (SERVE, "HTTP")):
        server = _serve(path, source, beam, program)
        loads += [Load(f"Dragoman over {name}, {count} clients", server, texts, count) for count in clients]
    return loads


def _serve(path: Path, source: str, beam: int, program: str) -> Server:
    folder = tempfile.TemporaryDirectory()
    archive = Path(folder.name) / "package.argosmodel"
    _pack(path, archive)
    port = free_port()
    environment = {
        **os.environ,
        "DRAGOMAN_DATA": str(Path(folder.name) / "data"),
        "DRAGOMAN_PORT": str(port),
        "DRAGOMAN_BEAM": str(beam),
        "DRAGOMAN_MEMORY_BYTES": os.environ.get("BENCH_MEMORY", "0"),
        "DRAGOMAN_LOG_LEVEL": "warning",
    }
    install = [sys.executable, "-m", "service", "packages", "install", "--allow-unlocked", str(archive)]
    subprocess.run(install, env=environment, check=True, capture_output=True)
    process = subprocess.Popen([sys.executable, "-c", program, "serve"], env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    await_answer(address, "/health/ready", process)
    return Server(process, address, "/v1/translate", lambda part: {"texts": part, "source": source}, folder)


def _pack(path: Path, archive: Path) -> None:
    """The package as a file, under a version of its own: a locked version is refused unless it is the locked file."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        for member in sorted(path.rglob("*")):
            name = Path(path.name) / member.relative_to(path)
            if member.name == "metadata.json":
                facts = {**json.loads(member.read_text(encoding="utf-8")), "package_version": "99.0"}
                file.writestr(str(name), json.dumps(facts))
            elif member.is_file():
                file.write(member, name)


def processor_seconds(pid: int) -> float:
    """User and system time of a process, all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak_memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
