"""A real HTTP server on loopback that behaves and misbehaves as a test asks."""

from __future__ import annotations

import hashlib
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Behaviour:
    """How one path answers."""

    content: bytes = b""
    ranges: bool = True
    etag: bool = True
    length: bool = True
    status: int = 200
    location: str | None = None
    failures: list[int] = field(default_factory=list)  # statuses of the first requests
    cuts: list[int] = field(default_factory=list)  # the first answers end after so many bytes
    hold_after: int | None = None  # then wait for `release`


@dataclass
class Seen:
    """One request as the server saw it, and the status it gave."""

    path: str
    headers: dict[str, str]
    status: int


class ArchiveServer:
    """Serves `paths`; `seen` lists the requests in order. Use with `with`."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.paths: dict[str, Behaviour] = {}
        self.seen: list[Seen] = []
        self.holding = threading.Event()
        self.release = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
            self._scheme = "https"

    def url(self, path: str = "") -> str:
        return f"{self._scheme}://127.0.0.1:{self._http.server_address[1]}{path}"

    def __enter__(self) -> ArchiveServer:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        self._http.shutdown()
        self._http.server_close()


def _handler(server: ArchiveServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            self.close_connection = True
            behaviour = server.paths.get(self.path.partition("?")[0])
            if behaviour is None:
                self._plain(404)
            elif behaviour.location is not None:
                self._plain(302, ("Location", behaviour.location))
            elif behaviour.failures:
                self._plain(behaviour.failures.pop(0))
            elif behaviour.status != 200:
                self._plain(behaviour.status)
            else:
                self._content(behaviour)

        def _content(self, behaviour: Behaviour) -> None:
            content = behaviour.content
            etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            start, status = 0, 200
            wanted = self.headers.get("Range")
            if wanted and behaviour.ranges and self.headers.get("If-Range", etag) == etag:
                start, status = int(wanted.removeprefix("bytes=").removesuffix("-")), 206
                if start >= len(content):
                    self._plain(416, ("Content-Range", f"bytes */{len(content)}"))
                    return
            self._answer(status)
            if status == 206:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            if behaviour.etag:
                self.send_header("ETag", etag)
            if behaviour.length:
                self.send_header("Content-Length", str(len(content) - start))
            self.send_header("Connection", "close")
            self.end_headers()
            self._send(behaviour, content[start:])

        def _send(self, behaviour: Behaviour, body: bytes) -> None:
            if behaviour.cuts:
                body = body[: behaviour.cuts.pop(0)]
            if behaviour.hold_after is not None:
                self.wfile.write(body[: behaviour.hold_after])
                self.wfile.flush()
                server.holding.set()
                server.release.wait(600)
                body = body[behaviour.hold_after :]
            self.wfile.write(body)

        def _plain(self, status: int, *headers: tuple[str, str]) -> None:
            self._answer(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()

        def _answer(self, status: int) -> None:
            server.seen.append(Seen(self.path, dict(self.headers.items()), status))
            self.send_response(status)

        def handle(self) -> None:
            with suppress(ConnectionError, ssl.SSLError):  # the client was killed, as tests do
                super().handle()

    return Handler
