"""One batch of very many tiny lines: memory of the service while it streams, and every answer in its place.

    python benchmarks/batch.py [--lines 200000] [--coding gzip|zstd]

Of ten lines three are short English articles and seven are no articles, for each of which an error object is due. The
lines are made while they are sent and the answers are read meanwhile, so that only the service could hold them.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import zstandard

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.load import resident_megabytes  # noqa: E402
from tests.conftest import Server, start_service, stop_service  # noqa: E402

ROWS = 10
AT_ONCE = 200
"""Lines in one piece of the body."""


def line(number: int) -> bytes:
    """Line `number` of the input, from 1."""
    if number % 10 < 7:
        return b'{"text": %d}\n' % number
    return b'{"text": "About %d ships waited outside the port on Monday."}\n' % number


def pieces(lines: int) -> Iterator[bytes]:
    """The body, some lines a piece."""
    for start in range(1, lines + 1, AT_ONCE):
        yield b"".join(line(number) for number in range(start, min(start + AT_ONCE, lines + 1)))


def compressed(body: Iterator[bytes], coding: str | None) -> Iterator[bytes]:
    """The body in the coding, piece by piece."""
    if coding is None:
        yield from body
        return
    compressor = zstandard.ZstdCompressor().compressobj() if coding == "zstd" else zlib.compressobj(wbits=31)
    for piece in body:
        if packed := compressor.compress(piece):
            yield packed
    yield compressor.flush()


def check(number: int, answer: bytes) -> None:
    """The answer of a line stands in its place; AssertionError when not."""
    found = json.loads(answer)
    if number % 10 < 7:
        assert found["line"] == number, answer
        assert found["error"]["status"] == 422, answer
    else:
        assert found["text"].startswith(f"About {number} ships"), answer


def stream(server: Server, lines: int, coding: str | None) -> None:
    """Send and read at once, printing a row now and then."""
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=120)
    connection.putrequest("POST", "/v1/batches")
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    if coding:
        connection.putheader("Content-Encoding", coding)
    connection.endheaders()

    def send() -> None:
        for piece in compressed(pieces(lines), coding):
            connection.send(b"%x\r\n%b\r\n" % (len(piece), piece))
        connection.send(b"0\r\n\r\n")

    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    start = time.monotonic()
    answer = connection.getresponse()
    assert answer.status == 200, answer.status
    print("  lines    lines/s   RSS MB")
    count = 0
    for count, found in enumerate(answer, 1):
        check(count, found)
        if count % max(1, lines // ROWS) == 0:
            rate = count / (time.monotonic() - start)
            print(f"{count:>9} {rate:>8.0f} {resident_megabytes(server):>8.0f}", flush=True)
    assert count == lines, f"{count} answers to {lines} lines"
    sender.join(10)
    connection.close()


def main() -> None:
    """Run one batch against a service of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=200_000, help="1000000 for the million")
    parser.add_argument("--coding", choices=["gzip", "zstd"])
    asked = parser.parse_args()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT)
    print(f"commit {commit.stdout.strip()}, {os.cpu_count()} cores, {asked.lines} lines")
    with tempfile.TemporaryDirectory() as folder:
        server = start_service(Path(folder))
        print(f"resident before: {resident_megabytes(server):.0f} MB")
        try:
            stream(server, asked.lines, asked.coding)
        finally:
            stop_service(server)


if __name__ == "__main__":
    main()
