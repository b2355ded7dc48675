"""Start the service, post every article of this folder over HTTP, show the English documents, stop the service.

python examples/demo.py [ARTICLE…]
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
from pydantic import TypeAdapter
from rich.console import Console

from service.cli.reader import render
from service.document import Document

HERE = Path(__file__).resolve().parent
TYPES = {".txt": "text/plain; charset=utf-8", ".html": "text/html"}
START_SECONDS = 120


def main(names: list[str]) -> int:
    """Exit code 0 when every article came back as a document."""
    console = Console(width=min(Console().width, 110), highlight=False)
    articles = [Path(name) for name in names] or sorted(p for p in HERE.iterdir() if p.suffix in TYPES)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "service", "serve", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, env={**os.environ, "DRAGOMAN_LOG_LEVEL": "warning"})
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False) as client:
            _wait(client, server)
            failed = sum(not _show(client, article, console) for article in articles)
        console.print(f"{len(articles) - failed} of {len(articles)} articles normalized over HTTP.")
    finally:
        server.send_signal(signal.SIGTERM)
        stopped = server.wait(timeout=60)
    return 1 if failed or stopped not in (0, -signal.SIGTERM) else 0


def _wait(client: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    """Until the service says it is ready."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit(f"demo: the service stopped with exit code {server.returncode}")
        try:
            if client.get("/health/ready").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"demo: the service was not ready within {START_SECONDS} seconds")


def _show(client: httpx.Client, article: Path, console: Console) -> bool:
    """Post one article and print its document; False when the service refused it."""
    console.print(f"[bold green]{article.name}[/bold green]")
    answer = client.post("/v1/documents", content=article.read_bytes(), headers={"Content-Type": TYPES[article.suffix]})
    if answer.status_code != httpx.codes.OK:
        console.print(f"[red]{answer.status_code} {answer.text}[/red]")
        return False
    render(TypeAdapter(Document).validate_json(answer.content), console)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
