"""Clients of a service that is told to stop while they post articles: who got which answer."""

from __future__ import annotations

import json
import random
import signal
import socket
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import Server, start_service

PATIENCE = 120.0
"""Seconds after which a client gives up."""
_LONGEST = 1 << 22


@dataclass
class Post:
    """One request: when its last byte was handed over (`time.monotonic`, None if never), and what came back."""

    sent: float | None = None
    answer: bytes = b""
    error: str = ""


@dataclass
class Outcome:
    """What became of the requests of one service: those sent whole before the signal, and those sent after it."""

    whole: int = 0
    refused: int = 0
    late: int = 0
    late_answered: int = 0
    broken: list[str] = field(default_factory=list)
    """Requests sent whole before the signal that got neither a document nor a problem 503."""
    code: int = 0
    seconds: float = 0.0
    """From the signal to the end of the process."""


def depart(folder: Path, *, clients: int, seed: int, before: float, **settings: str) -> Outcome:
    """Start a service, let `clients` post articles one after the other, stop it `before` seconds after the first.

    `settings` are those of `start_service`. Every client opens a connection for each request, and every third keeps
    its connection for the next one.
    """
    server = start_service(folder, **settings)
    posts: list[list[Post]] = [[] for _ in range(clients)]
    stopping = threading.Event()
    threads = [
        threading.Thread(target=_client, args=(server, posts[number], stopping, seed * 1_000 + number))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    time.sleep(before)
    told = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    try:
        code = server.process.wait(timeout=PATIENCE)
    finally:
        stopping.set()
        server.process.kill()
    outcome = Outcome(code=code, seconds=time.monotonic() - told)
    for thread in threads:
        thread.join()
    for post in (post for one in posts for post in one):
        _count(post, told, outcome)
    return outcome


def _count(post: Post, told: float, outcome: Outcome) -> None:
    kind = _kind(post.answer)
    if post.sent is None or post.sent >= told:
        outcome.late += 1
        outcome.late_answered += kind != "broken"
    elif kind == "whole":
        outcome.whole += 1
    elif kind == "refused":
        outcome.refused += 1
    else:
        outcome.broken.append(f"{post.error or 'cut'}: {post.answer[:200]!r}")


def _kind(answer: bytes) -> str:
    """`whole` for a complete document, `refused` for a complete problem 503, else `broken`."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    headers = dict(line.partition(b": ")[::2] for line in lines[1:])
    try:
        status, said = int(lines[0].split()[1]), json.loads(body)
    except (IndexError, ValueError):
        return "broken"
    if len(body) != int(headers.get(b"content-length", b"-1")):
        return "broken"
    if status == 200 and said["schema"] == "dragoman.document/1":
        return "whole"
    problem = headers.get(b"content-type", b"").startswith(b"application/problem+json")
    return "refused" if status == 503 and problem and said["status"] == 503 and b"retry-after" in headers else "broken"


def _client(server: Server, posts: list[Post], stopping: threading.Event, seed: int) -> None:
    chance = random.Random(seed)
    address = urlsplit(server.url)
    place = (address.hostname or "", address.port or 0)
    connection: socket.socket | None = None
    while not stopping.is_set():
        post = Post()
        try:
            if connection is None:
                connection = socket.create_connection(place, timeout=PATIENCE)
        except OSError:
            return  # nobody listens any more
        posts.append(post)
        keep = chance.random() < 1 / 3
        try:
            connection.sendall(_request(chance, keep))
            post.sent = time.monotonic()
            post.answer = _read(connection)
        except OSError as error:
            post.error = type(error).__name__
        if not keep or _kind(post.answer) != "whole" or b"connection: close" in post.answer[:600].lower():
            connection.close()
            connection = None
    if connection is not None:
        connection.close()


def _request(chance: random.Random, keep: bool) -> bytes:
    text = " ".join(
        f"Вчера в городе номер {chance.randrange(10**6)} открыли новый мост через реку." for _ in range(3)
    ).encode()
    return (
        b"POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + (b"" if keep else b"Connection: close\r\n")
        + b"Content-Length: %d\r\n\r\n" % len(text)
        + text
    )


def _read(connection: socket.socket) -> bytes:
    """One answer: its head and as much body as it announces."""
    answer = bytearray()
    while len(answer) < _LONGEST and (chunk := connection.recv(65_536)):
        answer += chunk
        head, found, body = bytes(answer).partition(b"\r\n\r\n")
        length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":-1")
        if found and 0 <= int(length.partition(b":")[2]) <= len(body):
            break
    return bytes(answer)
