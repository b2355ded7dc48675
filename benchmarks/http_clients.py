"""Light HTTP clients, in a process of their own, so that a figure measures the service and not who asks it.

Used by benchmarks/http_load.py: bodies are bytes made before, connections are plain sockets kept open, answers are
counted by their Content-Length and not read. Job on the standard input, result on the standard output, both JSON:

    {"port": 5000, "path": "/v1/translate", "clients": 8, "bodies": ["…"]}
    {"wall": 1.2, "cpu": 0.02, "seconds": [0.1, 0.2], "failures": []}

``wall`` and ``cpu`` are seconds from the first byte sent to the last received, ``seconds`` those of each answer.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
import time

TIMEOUT_SECONDS = 600
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


def exchange(connection: socket.socket, request: bytes) -> tuple[int, bytes]:
    """Status and body of one answer."""
    connection.sendall(request)
    received = bytearray()
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += _piece(connection)
    length = LENGTH.search(received, 0, end + 2)
    if length is None:
        raise ConnectionError("an answer without Content-Length")
    while len(received) < end + 4 + int(length.group(1)):
        received += _piece(connection)
    return int(received[9:12]), bytes(received[end + 4 :])


def _piece(connection: socket.socket) -> bytes:
    piece = connection.recv(1 << 18)
    if not piece:
        raise ConnectionError("the server closed the connection")
    return piece


def main() -> None:
    job = json.load(sys.stdin)
    head = f"POST {job['path']} HTTP/1.1\r\nHost: benchmark\r\nContent-Type: application/json\r\nContent-Length: "
    requests = [(body := text.encode()) and head.encode() + b"%d\r\n\r\n" % len(body) + body for text in job["bodies"]]
    requests.reverse()
    seconds: list[float] = []
    failures: list[str] = []
    ready = threading.Barrier(job["clients"] + 1)

    def client() -> None:
        with socket.create_connection(("127.0.0.1", job["port"]), timeout=TIMEOUT_SECONDS) as connection:
            ready.wait()
            while requests and not failures:
                try:
                    request = requests.pop()
                except IndexError:
                    return
                started = time.perf_counter()
                try:
                    status, body = exchange(connection, request)
                except OSError as error:
                    failures.append(repr(error))
                    return
                seconds.append(time.perf_counter() - started)
                if status != 200:
                    failures.append(f"{status} {body[:200].decode(errors='replace')}")

    threads = [threading.Thread(target=client) for _ in range(job["clients"])]
    for thread in threads:
        thread.start()
    ready.wait()
    wall, cpu = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.join()
    result = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    json.dump({**result, "seconds": seconds, "failures": failures}, sys.stdout)


if __name__ == "__main__":
    main()
