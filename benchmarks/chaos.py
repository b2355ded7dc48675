"""Kills workers, the service and PostgreSQL at random while a job is worked on, then counts every article.

python -m benchmarks.chaos --database sqlite --articles 2000 --workers 3 --kills 40
python -m benchmarks.chaos --ends 50 --clients 200    # or tells a service to stop while clients post articles
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.api.departures import depart
from tests.jobs.chaos import chaos
from tests.jobs.postgresql import start_postgresql


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--sentences", type=int, default=2, help="Russian sentences an article, to be translated")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--pause", type=float, nargs=2, default=(0.5, 5.0), help="seconds between kills")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--ends", type=int, default=0, help="only: so many services, each ended by SIGTERM under load")
    parser.add_argument("--clients", type=int, default=200, help="clients that post while a service ends")
    parser.add_argument("--shutdown", type=int, nargs="+", default=[1, 2, 4], help="DRAGOMAN_SHUTDOWN_SECONDS, in turn")
    asked = parser.parse_args()
    if asked.ends:
        ends(asked.ends, asked.clients, asked.shutdown, asked.seed)
        return
    server = start_postgresql() if asked.database == "postgresql" else None
    folder = Path(tempfile.mkdtemp(prefix="dragoman-chaos-"))
    try:
        outcome = chaos(
            folder,
            {"database_url": server.fresh()} if server else {},
            articles=asked.articles,
            sentences=asked.sentences,
            workers=asked.workers,
            seed=asked.seed,
            pause=tuple(asked.pause),
            kills=asked.kills,
            database=server,
            seconds=3_600,
        )
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    print(
        f"{asked.database}, seed {asked.seed}: {outcome.articles} articles, {asked.workers} workers, "
        f"{outcome.kills} processes and {outcome.database_kills} databases killed in {outcome.seconds:.0f} s: "
        "every article has exactly one result, in its place"
    )


def ends(times: int, clients: int, shutdown: list[int], seed: int) -> None:
    """Start a service, let clients post, stop it at a random moment; count what became of the requests."""
    chance = random.Random(seed)
    total: Counter[str] = Counter()
    longest = 0.0
    for number in range(times):
        folder = Path(tempfile.mkdtemp(prefix="dragoman-ends-"))
        seconds = shutdown[number % len(shutdown)]
        try:
            outcome = depart(
                folder,
                clients=clients,
                seed=seed + number,
                before=chance.uniform(0.2, 3.0),
                shutdown_seconds=str(seconds),
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        facts = {
            "documents": outcome.whole,
            "problems 503": outcome.refused,
            "unanswered": len(outcome.broken),
            "sent after the signal": outcome.late,
            "of them answered": outcome.late_answered,
            "exit codes other than 0": int(outcome.code != 0),
        }
        total.update(facts)
        longest = max(longest, outcome.seconds - seconds)
        print(f"{number}: {facts}, {outcome.seconds:.1f} s after the signal, {seconds} allowed", *outcome.broken[:3])
    print(f"{times} services, {clients} clients, seed {seed}: {dict(total)}")
    print(f"at most {longest:.1f} s beyond the time allowed")


if __name__ == "__main__":
    main()
