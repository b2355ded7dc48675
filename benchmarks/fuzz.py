"""Hostile requests to every endpoint of the running service, by many threads at once, from a seed.

    python benchmarks/fuzz.py [--seconds 60] [--threads 4] [--seed 1] [--only KIND]

What must hold: no status of 500 or above but 503 (and 507, storage full, of jobs and other stores); every answer in
time; the service ready at the end; every job that was answered 202 finished with exactly one answer an article. Exit
code 1 and the requests that broke it, otherwise.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.hostile_requests import SHOTS, Maker, Shot  # noqa: E402
from benchmarks.load import resident_megabytes  # noqa: E402
from tests.conftest import Server, start_service, stop_service  # noqa: E402

SETTINGS = {
    "max_body_bytes": "300000",
    "max_sentences": "3000",
    "body_seconds": "5",
    "webhook_secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "webhook_networks": '["127.0.0.0/8"]',
    "max_job_articles": "200",
}
ALLOWED = {503, 507}


@dataclass
class Found:
    """What all threads saw."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    jobs: dict[str, int | None] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def send(address: str, shot: Shot) -> tuple[int, bytes]:
    """The answer's status and body."""
    host, _, port = address.partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=60)
    try:
        connection.putrequest(shot.method, shot.path, skip_accept_encoding=True)
        for name, value in shot.headers.items():
            connection.putheader(name, value.encode("utf-8" if "\x00" not in value else "latin-1", "replace"))
        connection.putheader("Content-Length", str(len(shot.body)))
        connection.endheaders()
        connection.send(shot.body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def cut_off(address: str, shot: Shot, chance: random.Random) -> None:
    """Send a part of the request, perhaps half-close, perhaps read a little, and be gone."""
    host, _, port = address.partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:
        head = f"{shot.method} {shot.path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
        head += f"Content-Length: {len(shot.body) + chance.randrange(3)}\r\n\r\n"
        whole = head.encode("latin-1", "replace") + shot.body
        raw.sendall(whole[: chance.randrange(1, len(whole) + 1)])
        if chance.random() < 0.3:
            raw.shutdown(socket.SHUT_WR)
        if chance.random() < 0.5:
            raw.settimeout(0.2)
            try:
                raw.recv(10)
            except OSError:
                return


def attack(address: str, seed: int, kinds: Sequence[str], until: float, found: Found) -> None:
    """One thread's requests."""
    maker = Maker(seed, kinds)
    while time.monotonic() < until:
        shot = maker.shot()
        with found.lock:
            maker.jobs = list(found.jobs)
        try:
            if maker.chance.random() < 0.05:
                cut_off(address, shot, maker.chance)
                continue
            status, body = send(address, shot)
        except (ValueError, http.client.InvalidURL, UnicodeError):
            continue  # no client can send it
        except (BrokenPipeError, ConnectionResetError):
            status, body = 0, b""  # refused while it was being sent
        except (OSError, http.client.HTTPException) as error:
            status, body = 999, repr(error).encode()
        place = shot.path.partition("?")[0].split("/")
        with found.lock:
            found.statuses[(f"{shot.method} /{'/'.join(place[1:3])}"[:40], status)] += 1
            if status >= 500 and status not in ALLOWED:
                asked = f"{shot.method} {shot.path[:200]} {shot.headers!s:.300} {shot.body[:300]!r}"
                found.faults.append(f"{status} {asked} → {body[:200]!r}")
            if status == 202:
                told = json.loads(body)
                found.jobs[told["id"]] = told["articles"]


def check_jobs(client: httpx.Client, found: Found) -> None:
    """Every accepted job ends, with one answer an article."""
    deadline = time.monotonic() + 300
    for job, articles in found.jobs.items():
        while (answer := client.get(f"/v1/jobs/{job}")).json()["status"] != "finished":
            if time.monotonic() > deadline:
                found.faults.append(f"job {job} does not end: {answer.text}")
                return
            time.sleep(0.2)
        lines = client.get(f"/v1/jobs/{job}/documents").text.splitlines()
        told = answer.json()
        if len(lines) != articles or told["documents"] + told["errors"] != articles:
            found.faults.append(f"job {job}: {articles} articles, {len(lines)} answers, {told}")
        for line in lines:
            if (error := json.loads(line).get("error")) and error["status"] >= 500:
                found.faults.append(f"job {job}: {line[:500]}")


def tell_memory(server: Server, until: float) -> None:
    """Resident memory now and then."""
    while (left := until - time.monotonic()) > 0:
        print(f"{left:6.0f} s left, resident {resident_megabytes(server):.0f} MB", flush=True)
        time.sleep(min(left, 20))


def unhandled(log: str) -> Iterator[str]:
    """Where and with what each unhandled error of the log ended."""
    for line in log.splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if told.get("level") == "error":
            yield " | ".join([told["message"][:200], *told.get("exception", "").splitlines()[-3:]])[:600]


def main() -> int:
    """Attack, count, check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(set(SHOTS)), action="append", help="one kind of request, repeatable")
    asked = parser.parse_args()
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        server = start_service(Path(folder), **SETTINGS)
        address = urlsplit(server.url).netloc
        until = time.monotonic() + asked.seconds
        watch = threading.Thread(target=tell_memory, args=(server, until), daemon=True)
        watch.start()
        threads = [
            threading.Thread(
                target=attack, args=(address, asked.seed * 1_000 + number, asked.only or SHOTS, until, found)
            )
            for number in range(asked.threads)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
            check_jobs(client, found)
            if client.get("/health/ready").status_code != 200:
                found.faults.append("the service is not ready at the end")
        stop_service(server)
        log = (Path(folder) / "service.log").read_text(errors="replace")
    for (route, status), number in sorted(found.statuses.items()):
        print(f"{number:>7}  {status:>3}  {route}")
    print(f"{found.statuses.total()} requests, {len(found.jobs)} jobs accepted, {len(found.faults)} faults")
    for fault in found.faults[:20]:
        print(fault)
    errors = Counter(unhandled(log))
    for error, number in errors.most_common(10):
        found.faults.append(error)
        print(f"{number} times in the log: {error}")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
