"""The `cluster` profile of docker-compose.yml: its file, and what it starts as processes of this machine."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import httpx
import yaml

from tests.conftest import ROOT, start_service, stop_service
from tests.jobs.cluster import NDJSON, await_end, body, check_every_article
from tests.jobs.postgresql import PostgreSQL

PARTS = ("postgresql", "api", "worker")
DATABASE = "DRAGOMAN_DATABASE_URL"


def compose() -> dict[str, Any]:
    return cast(dict[str, Any], yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8")))


def environment(part: str) -> dict[str, str]:
    """What the file sets for a part, without the database's address, by setting's name."""
    told = compose()["services"][part]["environment"]
    return {name.removeprefix("DRAGOMAN_").lower(): str(value) for name, value in told.items() if name != DATABASE}


def test_the_cluster_is_of_one_piece() -> None:
    told = compose()
    services = {name: service for name, service in told["services"].items() if "cluster" in service.get("profiles", [])}
    assert set(services) == set(PARTS)
    api, worker, database = (services[part] for part in ("api", "worker", "postgresql"))
    assert api["scale"] == worker["scale"] == 2
    assert api["image"] == worker["image"] == told["services"]["dragoman"]["image"]
    assert worker["command"] == ["worker"]
    assert "command" not in api
    address = api["environment"][DATABASE]
    assert worker["environment"][DATABASE] == address
    names = database["environment"]
    user, name, password = (names[f"POSTGRES_{part}"] for part in ("USER", "DB", "PASSWORD"))
    assert address == f"postgresql://{user}:{password}@postgresql/{name}"
    assert api["environment"]["DRAGOMAN_JOB_CONCURRENCY"] == "0"
    assert int(worker["environment"]["DRAGOMAN_JOB_CONCURRENCY"]) > 0
    first, last = (int(port) for port in api["ports"][0].split(":")[1].split("-"))
    assert last - first + 1 == api["scale"]
    for part in (api, worker):
        assert part["read_only"] is True
        assert part["cap_drop"] == ["ALL"]
        assert part["depends_on"]["postgresql"]["condition"] == "service_healthy"
    for part in services.values():
        assert {volume.split(":")[0] for volume in part["volumes"]} <= set(told["volumes"])
        assert all(port.startswith("127.0.0.1:") for port in part.get("ports", []))


@contextlib.contextmanager
def worker(folder: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker as the file sets it up."""
    settings = environment("worker") | {"database_url": url, "data": str(folder), "cache": str(folder / "cache")}
    others = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    variables = others | {f"DRAGOMAN_{name.upper()}": value for name, value in settings.items()}
    with (folder / "worker.log").open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "service", "worker"], env=variables, stdout=output, stderr=output, cwd=ROOT
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def test_two_services_two_workers_and_postgresql(postgresql: PostgreSQL, tmp_path: Path) -> None:
    """A job posted to one service is told of, read and removed by the other; its key is the same for both; a worker
    that is killed leaves its work to the other. The services themselves work on nothing."""
    url = postgresql.fresh()
    folders = [tmp_path / name for name in ("api-1", "api-2", "worker-1", "worker-2")]
    for folder in folders:
        folder.mkdir()
    settings = environment("api") | {"database_url": url}
    with contextlib.ExitStack() as running:
        clients = []
        for folder in folders[:2]:
            server = start_service(folder, **settings)
            running.callback(stop_service, server)
            clients.append(running.enter_context(httpx.Client(base_url=server.url, timeout=60, trust_env=False)))
        key = NDJSON | {"Idempotency-Key": "crawl-1"}
        posted = [client.post("/v1/jobs", content=body(200, 1), headers=key) for client in clients]
        assert [answer.status_code for answer in posted] == [202, 202]
        job = posted[0].json()["id"]
        assert posted[1].json()["id"] == job
        other = clients[1].post("/v1/jobs", content=body(60), headers=NDJSON).json()["id"]
        assert {client.get(f"/v1/jobs/{job}").json()["status"] for client in clients} == {"queued"}
        killed = running.enter_context(worker(folders[2], url))
        while clients[0].get(f"/v1/jobs/{job}").json()["status"] == "queued":
            assert killed.poll() is None
        running.enter_context(worker(folders[3], url))
        killed.kill()
        for one, articles in ((job, 200), (other, 60)):
            for client in clients:
                await_end(client, one)
                check_every_article(client, one, articles)
        assert clients[1].delete(f"/v1/jobs/{job}").status_code == 204
        assert clients[0].get(f"/v1/jobs/{job}").status_code == 404
