"""Kills workers, the service and PostgreSQL at random while a job is worked on, then counts every article.

python -m benchmarks.chaos --database sqlite --articles 2000 --workers 3 --kills 40
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

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
    asked = parser.parse_args()
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


if __name__ == "__main__":
    main()
