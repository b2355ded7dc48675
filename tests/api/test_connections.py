"""Connections that clients hold, cut off or close half, over raw sockets to the running service."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.conftest import Server, start_service, stop_service

BODY = b"About 30 ships waited outside the port on Monday."
HEAD = b"POST /v1/documents HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(BODY)


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service that waits one second for the head of a request."""
    running = start_service(tmp_path_factory.mktemp("impatient"), head_seconds="1")
    yield running
    stop_service(running)


def connect(server: Server) -> socket.socket:
    address = urlsplit(server.url)
    return socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=60)


def receive(raw: socket.socket) -> bytes:
    """What comes next; the connection must not have ended."""
    data = raw.recv(65_536)
    assert data, "the connection ended"
    return data


def answer(raw: socket.socket) -> bytes:
    """The head of one answer, read whole by its Content-Length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += receive(raw)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.lower().splitlines() if line.startswith(b"content-length"))
    while len(body) < length:
        body += receive(raw)
    return head


@pytest.mark.parametrize("sent", [b"", b"POST /v1/docu", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_a_head_that_does_not_come_ends_the_connection(impatient: Server, sent: bytes) -> None:
    with connect(impatient) as raw:
        raw.sendall(sent)
        assert raw.recv(1) == b""


def test_drops_of_a_head_do_not_hold_the_connection(impatient: Server) -> None:
    """Slowloris: another header every 0.2 seconds, first on a new connection, then behind an answered request."""
    for before in (b"", HEAD + BODY):
        with connect(impatient) as raw:
            if before:
                raw.sendall(before)
                assert answer(raw).startswith(b"HTTP/1.1 200")
            raw.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            raw.settimeout(0.2)
            ended = False
            for number in range(300):
                try:
                    ended = raw.recv(1) == b""
                except TimeoutError:
                    raw.sendall(b"X-%d: y\r\n" % number)
                except OSError:
                    ended = True
                if ended:
                    break
            assert ended


def test_a_slow_body_and_an_idle_connection_are_no_slow_heads(impatient: Server) -> None:
    """Bodies have a bound of their own, and a connection between two requests is kept longer than clients keep it."""
    with connect(impatient) as raw:
        raw.sendall(HEAD + BODY[:10])
        time.sleep(2)
        raw.sendall(BODY[10:])
        assert answer(raw).startswith(b"HTTP/1.1 200")
        time.sleep(6)
        raw.sendall(HEAD + BODY)
        assert answer(raw).startswith(b"HTTP/1.1 200")


def test_requests_in_one_packet_are_answered_in_order(server: Server) -> None:
    with connect(server) as raw:
        raw.sendall((HEAD + BODY) * 2 + b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        received = b""
        while data := raw.recv(65_536):
            received += data
    assert received.count(b"HTTP/1.1 200") == 3
    assert received.endswith(b'{"status":"live"}')


@pytest.mark.parametrize(
    "path", ["/", "/health", "/health/ready", "/metrics", "/v1/packages", "/languages", "/docs", "/no"]
)
def test_head_is_get_without_the_body(client: httpx.Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert "content-length" in head.headers
    assert client.get("/health/live").json() == {"status": "live"}
