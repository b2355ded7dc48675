"""/v1/jobs on the running service: accepting, telling, documents, keys, limits, removing."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import zstandard

from tests.conftest import Server, start_service, stop_service
from tests.invariants import check_document
from tests.jobs.cluster import NDJSON, Cluster, article, await_end, body, check_every_article, documents, status, submit


def test_a_job_gives_what_documents_give(client: httpx.Client) -> None:
    raw = {"text": "Пожарные потушили огонь на складе. Никто не пострадал.", "include": ["source"]}
    job = submit(client, json.dumps(raw).encode())
    told = await_end(client, job)
    assert (told["articles"], told["documents"], told["errors"], told["progress"]) == (1, 1, 0, 1.0)
    assert told["created"] <= told["finished"] <= told["expires"]
    (found,) = documents(client, job)
    assert found == client.post("/v1/documents", json=raw).json()
    check_document(found)


def test_every_article_has_its_answer_in_its_place(client: httpx.Client) -> None:
    job = submit(client, body(260))
    told = await_end(client, job)
    check_every_article(client, job, 260)
    assert [failure["article"] for failure in told["failures"]] == list(range(25, 260, 25))
    assert told["failures"][0]["error"]["status"] == 400


def test_empty_lines_count_as_lines_and_not_as_articles(client: httpx.Client) -> None:
    job = submit(client, f"\n{article(1)}\n\n  \n[]\n".encode())
    told = await_end(client, job)
    assert told["articles"] == 2
    assert [(failure["article"], failure["line"]) for failure in told["failures"]] == [(2, 5)]


def test_a_json_list(client: httpx.Client) -> None:
    items = [json.loads(article(1)), "no article", json.loads(article(3))]
    answer = client.post("/v1/jobs", json=items)
    assert answer.status_code == 202
    job = answer.json()["id"]
    await_end(client, job)
    first, second, third = documents(client, job)
    assert (first["title"]["text"], third["title"]["text"]) == ("Harbour report 1", "Harbour report 3")
    assert second["line"] == 2


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_compressed_both_ways(client: httpx.Client, coding: str) -> None:
    plain = body(60)
    packed = gzip.compress(plain) if coding == "gzip" else zstandard.ZstdCompressor().compress(plain)
    job = submit(client, packed, **{"Content-Encoding": coding})
    await_end(client, job)
    check_every_article(client, job, 60)
    with client.stream("GET", f"/v1/jobs/{job}/documents", headers={"Accept-Encoding": coding}) as answer:
        assert answer.headers["content-encoding"] == coding
        answer.read() if coding == "gzip" else b"".join(answer.iter_raw())


def test_documents_are_resumed_behind_a_number(client: httpx.Client) -> None:
    job = submit(client, body(250))
    await_end(client, job)
    every = list(documents(client, job))
    for after in (0, 1, 100, 199, 200, 249, 250, 9_999):
        assert list(documents(client, job, after)) == every[after:]
    assert client.get(f"/v1/jobs/{job}/documents", params={"after": -1}).status_code == 422
    assert client.get(f"/v1/jobs/{job}/documents", params={"after": 10**12}).status_code == 422


def test_documents_of_a_running_job_are_a_beginning_of_them(client: httpx.Client) -> None:
    job = submit(client, body(150, 3))
    seen: list[dict[str, object]] = []
    while True:
        finished = status(client, job)["status"] == "finished"
        answer = client.get(f"/v1/jobs/{job}/documents", params={"after": len(seen), "wait": 5})
        seen += map(json.loads, answer.text.splitlines())
        if finished:
            break
    assert seen == list(documents(client, job))
    assert len(seen) == 150


def test_the_same_key_gives_the_same_job(client: httpx.Client) -> None:
    key = {"Idempotency-Key": "nightly-2020-10-01"}
    job = submit(client, body(30), **key)
    assert submit(client, body(30), **key) == job
    assert submit(client, gzip.compress(body(30)), **key, **{"Content-Encoding": "gzip"}) == job
    other = client.post("/v1/jobs", content=body(31), headers=NDJSON | key)
    assert other.status_code == 422
    assert other.json()["field"] == "Idempotency-Key"
    assert submit(client, body(30), **{"Idempotency-Key": "another"}) != job
    await_end(client, job)
    check_every_article(client, job, 30)


def test_the_same_key_at_the_same_moment(client: httpx.Client) -> None:
    key = NDJSON | {"Idempotency-Key": "twice-at-once"}
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: client.post("/v1/jobs", content=body(40), headers=key), range(4)))
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 202}) == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "two words", "ключ"])
def test_keys_that_are_none(client: httpx.Client, key: str) -> None:
    headers = httpx.Headers({**NDJSON, "Idempotency-Key": key}, encoding="utf-8")
    assert client.post("/v1/jobs", content=body(1), headers=headers).status_code == 422


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        (b"", NDJSON["Content-Type"], 422),
        (b"\n \n", NDJSON["Content-Type"], 422),
        (b"{}", "text/csv", 415),
        (b"{}", "application/json", 422),
        (b"[", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 422),
    ],
)
def test_bodies_that_are_no_job(client: httpx.Client, content: bytes, kind: str, expected: int) -> None:
    answer = client.post("/v1/jobs", content=content, headers={"Content-Type": kind})
    assert answer.status_code == expected, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_damaged_body_leaves_no_job(client: httpx.Client) -> None:
    headers = NDJSON | {"Content-Encoding": "gzip", "Idempotency-Key": "damaged"}
    packed = gzip.compress(body(2_000))
    assert client.post("/v1/jobs", content=packed[:-10], headers=headers).status_code == 400
    assert client.post("/v1/jobs", content=packed, headers=headers).status_code == 202


def test_a_connection_that_ends_early_leaves_no_job(server: Server, client: httpx.Client) -> None:
    address = urlsplit(server.url)
    head = (
        f"POST /v1/jobs HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/x-ndjson\r\n"
        "Idempotency-Key: cut-off\r\nContent-Length: 1000000\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port), timeout=30) as raw:
        raw.sendall(head.encode() + body(1_000))
    deadline = time.monotonic() + 30
    while True:
        answer = client.post("/v1/jobs", content=body(30), headers=NDJSON | {"Idempotency-Key": "cut-off"})
        if answer.status_code != 409:
            break
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert answer.status_code == 202
    await_end(client, answer.json()["id"])
    check_every_article(client, answer.json()["id"], 30)


def test_a_line_that_is_too_long_gets_its_error(small: httpx.Client) -> None:
    long = json.dumps({"text": "About 30 ships waited. " * 5_000})
    job = submit(small, "\n".join([article(1), long, article(3)]).encode())
    told = await_end(small, job)
    assert (told["documents"], told["errors"]) == (2, 1)
    found = list(documents(small, job))
    assert (found[1]["line"], found[1]["error"]["status"]) == (2, 413)
    only = await_end(small, submit(small, long.encode()))
    assert (only["documents"], only["errors"]) == (0, 1)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service with narrow limits."""
    running = start_service(
        tmp_path_factory.mktemp("small"),
        max_body_bytes="50000",
        max_job_articles="100",
        max_job_bytes="100000",
    )
    with httpx.Client(base_url=running.url, timeout=60, trust_env=False) as open_client:
        yield open_client
    stop_service(running)


def test_limits(small: httpx.Client) -> None:
    over = small.post("/v1/jobs", content=body(101), headers=NDJSON)
    assert (over.status_code, over.json()["limit"]) == (413, 100)
    wide = json.dumps({"text": "About 30 ships waited. " * 1_500})
    over = small.post("/v1/jobs", content="\n".join([wide] * 4).encode(), headers=NDJSON)
    assert (over.status_code, over.json()["limit"]) == (413, 100_000)


def test_a_full_store_and_expiry(tmp_path: Path) -> None:
    """Jobs are kept up to a size; finished ones go when their time is over and make room. The service accepts jobs and
    leaves the work to a worker that starts when the store is full."""
    wide = json.dumps({"text": "About 30 ships waited. " * 1_500})
    settings = {"max_stored_job_bytes": "120000", "job_expiry_seconds": "1", "job_concurrency": "0"}
    with Cluster(tmp_path, 0, settings) as cluster, cluster.client() as full:
        first, _ = (submit(full, "\n".join([wide] * 2).encode()) for _ in range(2))
        assert full.post("/v1/jobs", content=article(1).encode(), headers=NDJSON).status_code == 507
        assert status(full, first)["status"] == "queued"
        cluster.add_worker()
        deadline = time.monotonic() + 120
        while full.post("/v1/jobs", content=article(1).encode(), headers=NDJSON).status_code == 507:
            assert time.monotonic() < deadline
            time.sleep(0.5)
        assert full.get(f"/v1/jobs/{first}").status_code == 404


def test_deleting_stops_the_work(client: httpx.Client) -> None:
    job = submit(client, body(400, 10), **{"Idempotency-Key": "to-be-deleted"})
    assert client.delete(f"/v1/jobs/{job}").status_code == 204
    for path in ("", "/documents"):
        assert client.get(f"/v1/jobs/{job}{path}").status_code == 404
    assert client.delete(f"/v1/jobs/{job}").status_code == 404
    after = submit(client, body(10), **{"Idempotency-Key": "to-be-deleted"})
    await_end(client, after)
    check_every_article(client, after, 10)


def test_unknown_jobs(client: httpx.Client) -> None:
    for name, expected in (("0" * 32, 404), ("x", 422), ("%00" * 32, 422)):
        assert client.get(f"/v1/jobs/{name}").status_code == expected
        assert client.get(f"/v1/jobs/{name}/documents").status_code == expected
        assert client.delete(f"/v1/jobs/{name}").status_code == expected


def test_a_glossary_is_the_one_of_the_moment(client: httpx.Client) -> None:
    """A job's articles name a glossary that is removed before they are worked on."""
    terms = {"terms": [{"source": ["Мурманск"], "english": "Murmansk City"}], "keep": []}
    assert client.put("/v1/glossaries/jobs-test", json=terms).status_code in (201, 204)
    raw = {"text": "В порту города Мурманск потушили пожар.", "glossary": "jobs-test"}
    expected = client.post("/v1/documents", json=raw).json()
    job = submit(client, b"\n".join([body(200, 3), json.dumps(raw).encode()]))
    assert client.delete("/v1/glossaries/jobs-test").status_code == 204
    await_end(client, job)
    assert list(documents(client, job))[-1] == expected
    missing = submit(client, json.dumps(raw).encode())
    assert await_end(client, missing)["failures"][0]["error"]["field"] == "glossary"


def test_a_line_nested_too_deep_gets_its_error(client: httpx.Client) -> None:
    """Also where the line is opened before its turn, for the glossary that it names."""
    deep = '{"glossary": "none", "text": ' + "[" * 5_000 + "]" * 5_000 + "}"
    job = submit(client, f"{article(1)}\n{deep}\n{article(3)}".encode())
    told = await_end(client, job)
    assert (told["documents"], told["errors"]) == (2, 1)
    assert told["failures"][0]["error"]["status"] in (400, 422)
    assert client.post("/v1/jobs", content=f"[{deep}]", headers={"Content-Type": "application/json"}).status_code == 400


def test_a_small_job_does_not_wait_for_a_large_one(client: httpx.Client) -> None:
    """What is recorded of both: the small one, posted second, ended first."""
    large = submit(client, body(1_500))
    small_one = submit(client, body(10))
    ended = [await_end(client, job, 300)["finished"] for job in (small_one, large)]
    assert ended[0] < ended[1]


def test_a_service_without_jobs_does_not_load_their_engine(tmp_path: Path) -> None:
    """The libraries of jobs cost start-up time and memory: they are loaded with the first job."""
    running = start_service(tmp_path)
    try:
        maps = Path(f"/proc/{running.process.pid}/maps")
        if not maps.exists():
            pytest.skip("there is no /proc")
        with httpx.Client(base_url=running.url, timeout=60, trust_env=False) as open_client:
            assert open_client.post("/v1/documents", json=json.loads(article(1))).status_code == 200
            assert "sqlalchemy" not in maps.read_text()
            await_end(open_client, submit(open_client, body(3)))
        assert "sqlalchemy" in maps.read_text()
    finally:
        stop_service(running)


def test_documents_are_read_while_the_job_runs_by_many(client: httpx.Client) -> None:
    job = submit(client, body(200))
    found: list[int] = []

    def read() -> None:
        count = 0
        while count < 200:
            count += len(client.get(f"/v1/jobs/{job}/documents", params={"after": count, "wait": 5}).text.splitlines())
        found.append(count)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [200] * 4


def test_a_full_translation_queue_is_waited_out(tmp_path: Path) -> None:
    """Lines that find no room in the engine's queue get their document all the same, not an error."""
    server = start_service(tmp_path, queue_sentences="30", memory_bytes="0")
    told = "Пожарные номер {} потушили огонь на большом складе в порту города, где хранились зерно, уголь и лес."
    sentences = [" ".join(told.format(100 * n + k) for k in range(24)) for n in range(12)]
    body = "\n".join(json.dumps({"text": text}) for text in sentences).encode()
    try:
        with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as full:
            posted = full.post("/v1/jobs", content=body, headers={"Content-Type": "application/x-ndjson"})
            assert posted.status_code == 202
            place = posted.headers["location"]
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                found = [json.loads(line) for line in full.get(f"{place}/documents").text.splitlines()]
                if len(found) == 12:
                    break
                time.sleep(0.2)
    finally:
        stop_service(server)
    assert len(found) == 12
    assert all("error" not in one for one in found)


def test_the_tables_bring_the_orm_that_another_thread_imports() -> None:
    """Half imported it broke a request: whoever uses the tables waits until it is there."""
    asked = "import sys, service.jobs.tables; print('sqlalchemy.orm' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", asked], text=True).strip() == "True"
