"""A service and workers as processes of their own, over one store of jobs, to be killed and started again."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.conftest import ROOT, Server, start_service

NDJSON = {"Content-Type": "application/x-ndjson"}


@dataclass
class Cluster:
    """One service, `workers` workers; `settings` go to all of them."""

    folder: Path
    workers: int
    settings: dict[str, str] = field(default_factory=dict)
    server: Server | None = None
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    kills: int = 0

    def __enter__(self) -> Cluster:
        try:
            self.start_service()
            for _ in range(self.workers):
                self.add_worker()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *told: object) -> None:
        running = [*self.processes, *([self.server.process] if self.server else [])]
        for process in running:
            process.kill()
        for process in running:
            process.wait(30)

    def start_service(self) -> None:
        """Start the service, with the data that is there."""
        self.server = start_service(self.folder, **self.settings)

    def add_worker(self) -> None:
        """One more worker."""
        self.processes.append(self._worker(len(self.processes)))

    def _worker(self, number: int) -> subprocess.Popen[bytes]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")},
            "DRAGOMAN_DATA": str(self.folder / "data"),
            "DRAGOMAN_CACHE": str(self.folder / "cache"),
            **{f"DRAGOMAN_{name.upper()}": value for name, value in self.settings.items()},
        }
        environment["DRAGOMAN_JOB_CONCURRENCY"] = "2"
        with (self.folder / f"worker-{number}.log").open("ab") as output:
            return subprocess.Popen(
                [sys.executable, "-m", "service", "worker"], env=environment, stdout=output, stderr=output, cwd=ROOT
            )

    def client(self) -> httpx.Client:
        assert self.server is not None
        return httpx.Client(base_url=self.server.url, timeout=60, trust_env=False)

    def kill_worker(self, number: int) -> None:
        """SIGKILL to a worker, and a new one in its place."""
        self.processes[number].kill()
        self.processes[number].wait(30)
        self.processes[number] = self._worker(number)
        self.kills += 1

    def kill_service(self) -> None:
        """SIGKILL to the service, and a new one, on another port."""
        assert self.server is not None
        self.server.process.kill()
        self.server.process.wait(30)
        self.start_service()
        self.kills += 1

    def kill_one(self, chance: random.Random) -> None:
        """SIGKILL to one process of all."""
        number = chance.randrange(self.workers + 1)
        if number == self.workers:
            self.kill_service()
        else:
            self.kill_worker(number)

    def stop(self) -> list[int]:
        """SIGTERM to all, and their exit codes."""
        assert self.server is not None
        running = [*self.processes, self.server.process]
        for process in running:
            process.send_signal(signal.SIGTERM)
        return [process.wait(60) for process in running]


def article(number: int, sentences: int = 0) -> str:
    """One line of input: an English article, with so many Russian sentences that have to be translated."""
    russian = "".join(
        f" В порту номер {number} утром потушили пожар на складе {place}, никто не пострадал."
        for place in range(sentences)
    )
    text = f"Harbour report {number}\n\nAbout {number} ships waited outside the port on Monday." + (
        f"\n\n{russian.strip()}" if russian else ""
    )
    return json.dumps({"text": text}, ensure_ascii=False)


def body(articles: int, sentences: int = 0) -> bytes:
    """Articles and, as every 25th line, something that is none."""
    lines = (article(one, sentences) if one % 25 else f"{{broken {one}" for one in range(1, articles + 1))
    return "\n".join(lines).encode()


def submit(client: httpx.Client, content: bytes, **headers: str) -> str:
    """Post a job; its id."""
    answer = client.post("/v1/jobs", content=content, headers=NDJSON | headers)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"
    return str(answer.json()["id"])


def status(client: httpx.Client, job: str) -> dict[str, Any]:
    answer = client.get(f"/v1/jobs/{job}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def await_end(client: httpx.Client, job: str, seconds: float = 180) -> dict[str, Any]:
    """The status of the finished job."""
    deadline = time.monotonic() + seconds
    while (found := status(client, job))["status"] != "finished":
        assert time.monotonic() < deadline, found
        time.sleep(0.1)
    return found


def documents(client: httpx.Client, job: str, after: int = 0) -> Iterator[dict[str, Any]]:
    with client.stream("GET", f"/v1/jobs/{job}/documents", params={"after": after}) as answer:
        assert answer.status_code == 200, answer.read()
        yield from map(json.loads, answer.iter_lines())


def check_every_article(client: httpx.Client, job: str, articles: int) -> None:
    """Each article of `body` has its one answer, in its place."""
    found = list(documents(client, job))
    assert len(found) == articles
    for number, answer in enumerate(found, 1):
        if number % 25:
            assert answer["title"]["text"] == f"Harbour report {number}", answer
        else:
            assert answer["error"]["type"] == "urn:dragoman:problem:invalid-json", answer
            assert answer["line"] == number
    told = status(client, job)
    assert (told["documents"], told["errors"]) == (articles - articles // 25, articles // 25)
    assert (told["articles"], told["progress"], told["status"]) == (articles, 1.0, "finished")
