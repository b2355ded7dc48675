"""Articles a second through a job, beside the same articles as a batch and as single calls of the pipeline.

    python -m benchmarks.jobs [--articles 2000] [--database postgresql] [--workers 1]

English articles, so that no translation stands in the way of the queue: short ones (a headline and a sentence) show the
queue's own limit, long ones (about 1,000 characters) what a job of articles does.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.jobs.cluster import NDJSON, Cluster, await_end, submit
from tests.jobs.postgresql import start_postgresql

SHORT = "Harbour report {0}\n\nAbout {0} ships waited outside the port on Monday."
LONG = (Path(__file__).parent.parent / "examples" / "01-en-harbour-fire.txt").read_text() + "\n\nReport number {0}."


def lines(form: str, articles: int) -> bytes:
    return "\n".join(json.dumps({"text": form.format(number)}) for number in range(articles)).encode()


def timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--workers", type=int, default=1, help="beside the service")
    asked = parser.parse_args()
    server = start_postgresql() if asked.database == "postgresql" else None
    folder = Path(tempfile.mkdtemp(prefix="dragoman-jobs-"))
    settings = {"auth": "off"} | ({"database_url": server.fresh()} if server else {})
    print(f"{asked.database}, the service and {asked.workers} workers, {asked.articles} English articles")
    try:
        with Cluster(folder, asked.workers, settings) as cluster, cluster.client() as client:
            await_end(client, submit(client, lines(SHORT, 200)))  # everything is loaded
            time.sleep(5)
            for name, form in (("short", SHORT), ("long", LONG)):
                measure(client, name, lines(form, asked.articles), asked.articles)
    finally:
        if server:
            server.remove()
        shutil.rmtree(folder, ignore_errors=True)


def measure(client: httpx.Client, name: str, content: bytes, articles: int) -> None:
    jobs: list[str] = []
    accepted = timed(lambda: jobs.append(submit(client, content)))
    worked = timed(lambda: await_end(client, jobs[0], 600))
    told = timed(lambda: client.get(f"/v1/jobs/{jobs[0]}/documents").read())
    batch = timed(lambda: client.post("/v1/batches", content=content, headers=NDJSON, timeout=600).read())
    print(
        f"  {name:5} {len(content) / articles:5.0f} bytes each: accepted {articles / accepted:6.0f}/s, "
        f"job {articles / (accepted + worked):5.0f}/s, documents read {articles / told:6.0f}/s, "
        f"one batch {articles / batch:5.0f}/s"
    )


if __name__ == "__main__":
    main()
