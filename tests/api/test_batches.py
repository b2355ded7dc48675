"""POST /v1/batches on the running service: order, errors on their line, compression, backpressure."""

from __future__ import annotations

import gzip
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import zstandard

from tests.conftest import Server, start_service, stop_service
from tests.invariants import check_document

NDJSON = {"Content-Type": "application/x-ndjson"}


def article(number: int) -> str:
    return json.dumps({"text": f"Harbour report {number}\n\nAbout {number} ships waited outside the port on Monday."})


def answers(response: httpx.Response) -> list[dict[str, object]]:
    assert response.status_code == 200, response.text
    return [json.loads(line) for line in response.text.splitlines()]


def test_order_is_kept_and_bad_lines_get_an_error_object(client: httpx.Client) -> None:
    lines = [article(0), "{broken", "", article(3), '{"text": 7}', '{"text": "  "}', "[1]", article(7)]
    found = answers(client.post("/v1/batches", content="\n".join(lines).encode(), headers=NDJSON))
    assert len(found) == 7
    assert [answer.get("line") for answer in found] == [None, 2, None, 5, 6, 7, None]
    for answer, number in ((found[0], 0), (found[2], 3), (found[6], 7)):
        assert answer["title"]["text"] == f"Harbour report {number}"  # type: ignore[index]
    assert found[1]["error"]["type"] == "urn:dragoman:problem:invalid-json"  # type: ignore[index]
    assert found[3]["error"]["field"] == "text"  # type: ignore[index]


def test_documents_of_a_batch_are_those_of_single_requests(client: httpx.Client) -> None:
    body = {"text": "Пожарные потушили огонь на складе. Никто не пострадал.", "include": ["source"]}
    (found,) = answers(client.post("/v1/batches", content=json.dumps(body).encode(), headers=NDJSON))
    assert found == client.post("/v1/documents", json=body).json()
    check_document(found)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_compressed_both_ways(client: httpx.Client, coding: str) -> None:
    plain = "\n".join(article(number) for number in range(50)).encode()
    packed = gzip.compress(plain) if coding == "gzip" else zstandard.ZstdCompressor().compress(plain)
    headers = {**NDJSON, "Content-Encoding": coding, "Accept-Encoding": coding}
    with client.stream("POST", "/v1/batches", content=packed, headers=headers) as response:
        assert response.headers["content-encoding"] == coding
        raw = b"".join(response.iter_raw())
    unpacked = (
        gzip.decompress(raw) if coding == "gzip" else zstandard.ZstdDecompressor().decompressobj().decompress(raw)
    )
    assert len(unpacked.splitlines()) == 50
    assert len(raw) < len(unpacked)


def test_a_damaged_stream_answers_what_it_read_and_then_the_error(client: httpx.Client) -> None:
    packed = gzip.compress("\n".join(article(number) for number in range(20)).encode())
    headers = {**NDJSON, "Content-Encoding": "gzip"}
    found = answers(client.post("/v1/batches", content=packed[:-20], headers=headers))
    assert "error" in found[-1]
    assert all("error" not in answer for answer in found[:-1])
    one = client.post(
        "/v1/documents", content=packed[:-20], headers={"Content-Type": "text/plain", "Content-Encoding": "gzip"}
    )
    assert one.status_code == 400
    assert one.json()["field"] == "Content-Encoding"


def test_bombs_are_refused(client: httpx.Client) -> None:
    for coding, bomb in (
        ("gzip", gzip.compress(b"a" * 60_000_000)),
        ("zstd", zstandard.ZstdCompressor(level=19).compress(b"a" * 60_000_000)),
    ):
        answer = client.post(
            "/v1/documents", content=bomb, headers={"Content-Type": "text/plain", "Content-Encoding": coding}
        )
        assert answer.status_code == 413
        found = answers(client.post("/v1/batches", content=bomb, headers={**NDJSON, "Content-Encoding": coding}))
        assert [one["error"]["status"] for one in found] == [413]  # type: ignore[index]


def test_unknown_types_and_codings(client: httpx.Client) -> None:
    assert client.post("/v1/batches", content=b"{}", headers={"Content-Type": "text/csv"}).status_code == 415
    headers = {**NDJSON, "Content-Encoding": "br"}
    found = answers(client.post("/v1/batches", content=b"{}", headers=headers))
    assert found[0]["error"]["field"] == "Content-Encoding"  # type: ignore[index]


def test_answers_come_while_the_body_is_still_being_sent(server: Server) -> None:
    """One connection, one line sent at a time: each document comes before the next line goes out."""
    address = urlsplit(server.url)
    head = f"POST /v1/batches HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/x-ndjson\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=60) as raw:
        raw.sendall(head.encode() + b"Transfer-Encoding: chunked\r\n\r\n")
        received = b""
        for number in range(5):
            line = article(number).encode() + b"\n"
            raw.sendall(b"%x\r\n%s\r\n" % (len(line), line))
            while f"Harbour report {number}".encode() not in received:
                received += raw.recv(65536)
        raw.sendall(b"0\r\n\r\n")
        while not received.endswith(b"0\r\n\r\n"):
            received += raw.recv(65536)


def test_a_client_that_does_not_read_stops_the_service_from_reading(server: Server, client: httpx.Client) -> None:
    address = urlsplit(server.url)
    head = f"POST /v1/batches HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/x-ndjson\r\n"
    line = article(1).encode() + b"\n"
    block = line * 1000
    sent = 0
    with socket.create_connection((address.hostname, address.port), timeout=60) as raw:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        raw.sendall(head.encode() + b"Transfer-Encoding: chunked\r\n\r\n")
        raw.settimeout(3)
        try:
            for _ in range(2000):
                raw.sendall(b"%x\r\n%s\r\n" % (len(block), block))
                sent += len(block)
        except TimeoutError:
            pass
    assert sent < 100_000_000
    assert client.get("/health/live").status_code == 200


def test_a_thousand_lines(client: httpx.Client) -> None:
    def body() -> Iterator[bytes]:
        for number in range(1000):
            yield article(number).encode() + b"\n"

    with client.stream("POST", "/v1/batches", content=b"".join(body()), headers=NDJSON) as response:
        titles = [json.loads(line)["title"]["text"] for line in response.iter_lines()]
    assert titles == [f"Harbour report {number}" for number in range(1000)]


def test_a_full_queue_is_waited_out_and_no_line_is_read_twice(tmp_path: Path) -> None:
    """12 articles of 24 sentences at once, and room for 30 in the engine's queue: each gets its document, and the
    service's own count of articles read is 12."""
    server = start_service(tmp_path, queue_sentences="30", memory_bytes="0", batch_window="12")
    told = "Пожарные номер {} потушили огонь на большом складе в порту города, где хранились зерно, уголь и лес."
    articles = [" ".join(told.format(100 * n + k) for k in range(24)) for n in range(12)]
    body = "\n".join(json.dumps({"text": text}) for text in articles).encode()
    try:
        with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as full:
            found = answers(full.post("/v1/batches", content=body, headers=NDJSON))
            metrics = full.get("/metrics").text
    finally:
        stop_service(server)
    assert len(found) == 12
    assert not [answer for answer in found if "error" in answer]
    counted = re.search(r'^dragoman_stage_seconds_count\{stage="read"\} (\S+)', metrics, re.MULTILINE)
    assert counted is not None
    assert float(counted[1]) == 12
