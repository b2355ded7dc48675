"""The whole service under load on loopback: articles a second, latency, refusals, memory.

    python benchmarks/load.py [--clients 1,8,32,128] [--seconds 15] [--soak MINUTES] [--memory-bytes N]

Articles in English, Russian and Indonesian take turns, a number of its own in every sentence of each, so that the
translation memory does not answer for the engine. The clients run beside the service on the same cores.

`cpu ms` is the service's processor time for one article: where other work shares the cores, articles a second tell how
much of them the service got, and the processor time whether more clients cost more.

The translation memory fills as long as sentences are new, up to its bound (`--memory-bytes`, the service's own bound
when left out): its size is the last column, so that what grows beside it is seen. For a soak choose a bound that is
reached early.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.conftest import Server, start_service, stop_service  # noqa: E402

ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
SENTENCE_END = re.compile(r"([^\W\d]{2})\.(?=\s)")
KILOBYTE_PAGES = os.sysconf("SC_PAGE_SIZE") // 1024


@dataclass
class Tally:
    """What the clients saw."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    without_retry_after: int = 0


async def client(http: httpx.AsyncClient, until: float, numbers: count[int], tally: Tally) -> None:
    """Post one article after another; a refusal is waited out as Retry-After says, at most a second."""
    while time.monotonic() < until:
        number = next(numbers)
        body = SENTENCE_END.sub(rf"\1 {number}.", ARTICLES[number % len(ARTICLES)])
        start = time.perf_counter()
        try:
            answer = await http.post("/v1/documents", content=body.encode(), headers={"Content-Type": "text/plain"})
        except httpx.HTTPError as error:
            tally.failed[repr(error)] += 1
            continue
        if answer.status_code == httpx.codes.OK:
            tally.seconds.append(time.perf_counter() - start)
        elif answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            tally.refused += 1
            tally.without_retry_after += "retry-after" not in answer.headers
            await asyncio.sleep(min(1.0, float(answer.headers.get("retry-after", "1"))))
        else:
            tally.failed[str(answer.status_code)] += 1


async def load(url: str, clients: int, seconds: float, numbers: count[int]) -> Tally:
    """`clients` at once for `seconds`."""
    tally = Tally()
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits, trust_env=False) as http:
        until = time.monotonic() + seconds
        await asyncio.gather(*(client(http, until, numbers, tally) for _ in range(clients)))
    return tally


def resident_megabytes(server: Server) -> float:
    """Resident memory of the service's process."""
    pages = Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]
    return int(pages) * KILOBYTE_PAGES / 1024


def processor_seconds(server: Server) -> float:
    """Processor time that the service's process has used, user and system."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def translation_memory_megabytes(server: Server) -> float:
    """Size of the translation memory, as the service tells it."""
    told = httpx.get(f"{server.url}/metrics", timeout=60, trust_env=False).text
    found = re.search(r"^dragoman_translation_memory_bytes (\S+)", told, re.MULTILINE)
    return float(found[1]) / 1_048_576 if found else 0.0


def report(clients: int, wall: float, processor: float, tally: Tally, server: Server) -> None:
    """One row; `wall` and `processor` are seconds of this step."""
    done = sorted(tally.seconds)
    points = statistics.quantiles(done, n=100) if len(done) > 1 else [0.0] * 99
    memory = f"{resident_megabytes(server):>8.0f} {translation_memory_megabytes(server):>7.1f}"
    each = processor * 1000 / max(1, len(done))
    print(
        f"{clients:>7} {len(done) / wall:>10.1f} {each:>7.1f} {points[49] * 1000:>8.0f} {points[94] * 1000:>8.0f} "
        f"{points[98] * 1000:>8.0f} {tally.refused:>8} {tally.failed.total():>7} {memory}",
        flush=True,
    )
    for failure, number in tally.failed.most_common():
        print(f"        {number} times {failure}")
    if tally.without_retry_after:
        print(f"        {tally.without_retry_after} refusals without Retry-After")


def main() -> None:
    """Print the table; with --soak, a row every 30 seconds at 8 clients, or as many as the first of --clients."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", help="numbers with commas; 1,8,32,128, or 8 for a soak")
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--soak", type=float, default=0, metavar="MINUTES")
    parser.add_argument("--memory-bytes", type=int, help="bound of the translation memory")
    asked = parser.parse_args()
    wanted = [int(part) for part in (asked.clients or ("8" if asked.soak else "1,8,32,128")).split(",")]
    steps = wanted[:1] * round(asked.soak * 2) if asked.soak else wanted
    settings = {} if asked.memory_bytes is None else {"memory_bytes": str(asked.memory_bytes)}
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT)
    print(f"commit {commit.stdout.strip()}, {os.cpu_count()} cores, {len(ARTICLES)} articles in turn")
    numbers = count()
    with tempfile.TemporaryDirectory() as folder:
        server = start_service(Path(folder), **settings)
        try:
            asyncio.run(load(server.url, 2, 3, numbers))
            print("clients articles/s  cpu ms   p50 ms   p95 ms   p99 ms  refused  failed   RSS MB  mem MB")
            for clients in steps:
                start, used = time.monotonic(), processor_seconds(server)
                tally = asyncio.run(load(server.url, clients, 30 if asked.soak else asked.seconds, numbers))
                report(clients, time.monotonic() - start, processor_seconds(server) - used, tally, server)
        finally:
            code = stop_service(server)
    print(f"exit code of the service after SIGTERM: {code}")


if __name__ == "__main__":
    main()
