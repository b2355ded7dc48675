"""A PostgreSQL server of the test's own: Debian's binaries, a temporary folder, a free loopback port."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")


def binaries() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest version's; None when there is none."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    for pattern in FOLDERS:
        found += sorted(Path("/").glob(pattern.lstrip("/")))
    return next((folder for folder in reversed(found) if (folder / "initdb").exists()), None)


def _as_server() -> list[str]:
    """The server refuses to run as root: then it runs as Debian's `postgres`, else as who we are."""
    if os.getuid() != 0:
        return []
    pwd.getpwnam("postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


@dataclass
class PostgreSQL:
    """A server and how to reach it."""

    bin: Path
    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def fresh(self) -> str:
        """The URL of a new, empty database on this server."""
        name = f"test_{secrets.token_hex(4)}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Start and wait until it answers; `fsync` stays on. After a kill its orphans first have to leave the shared
        memory, so it may take more than one try."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        for tries in range(30, -1, -1):
            try:
                self._run("pg_ctl", "-D", "data", "-w", "-l", str(self.folder / "log"), "-o", options, "start")
                return
            except RuntimeError:
                if not tries:
                    raise
                time.sleep(0.5)

    def stop(self, mode: str = "fast") -> None:
        """`immediate` is a crash: nothing is flushed, the next start recovers."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """SIGKILL to the server process itself."""
        number = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGKILL)

    def _run(self, command: str, *arguments: str) -> None:
        done = subprocess.run(
            [*_as_server(), str(self.bin / command), *arguments],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=90,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{command} failed: {done.stderr.decode(errors='replace')}")

    def remove(self) -> None:
        with suppress(RuntimeError):  # killed and not started again
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


def start_postgresql() -> PostgreSQL:
    """A fresh server; RuntimeError when there are no binaries."""
    folder = binaries()
    if folder is None:
        raise RuntimeError("there is no PostgreSQL (apt-get install postgresql)")
    place = Path(tempfile.mkdtemp(prefix="dragoman-postgresql-"))
    if os.getuid() == 0:
        shutil.chown(place, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = PostgreSQL(folder, place, port)
    server._run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    server.start()
    return server
