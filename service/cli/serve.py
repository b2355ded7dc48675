"""``dragoman serve``: the REST service in the foreground."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
import uvicorn

from service import logs
from service.cli.ending import MORE_SECONDS, end_within, leave
from service.settings import Settings, settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from service.api.connection import Connection

KEEP_ALIVE_SECONDS = 75
"""An idle connection is kept longer than clients and proxies keep theirs (5 to 60 seconds): who sends a request over a
connection that the other side closes in that moment gets no answer."""

_TURNS = 3
"""Turns of the event loop from a connection that waits at the socket to one that is known here."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to bind (DRAGOMAN_HOST).")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="TCP port to bind (DRAGOMAN_PORT).")] = None,
) -> None:
    """Run the service until SIGTERM or Ctrl-C; accepted requests are finished first."""
    chosen = settings()
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    if given:
        chosen = Settings.model_validate({**chosen.model_dump(), **given})
    gc.disable()  # what is loaded stays; collected again once it all stands (_Server.startup)
    from service.api import create_app  # all of the service: not loaded for the help or wrong settings
    from service.api.connection import bounded

    logs.configure(chosen.log_level, chosen.log_format)
    app = create_app(chosen)
    connection = bounded(chosen.head_seconds)
    config = uvicorn.Config(
        app,
        host=chosen.host,
        port=chosen.port,
        http=connection,
        log_config=None,
        access_log=False,
        proxy_headers=bool(chosen.trusted_proxies),
        forwarded_allow_ips=chosen.trusted_proxies,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=chosen.shutdown_seconds,
        server_header=False,
    )
    server = _Server(config, app, connection, chosen.shutdown_seconds + MORE_SECONDS)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise typer.Exit(3)
    leave()


class _Server(uvicorn.Server):
    """uvicorn, gone within `seconds` of the first signal, with exit code 0."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, connection: type[Connection], seconds: float) -> None:
        super().__init__(config)
        self._app = app
        self._connection = connection
        self._seconds = seconds

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Then what was loaded is set aside: no collection walks through models and word lists."""
        await super().startup(sockets)
        gc.freeze()
        gc.enable()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """In the signal's handler: no locks, no log. uvicorn's own raises the signal again at the end, so that the
        process does not end with 0."""
        if not self.should_exit:
            self._app.state.ends = end_within(self._seconds)
            self.should_exit = True
        elif sig == signal.SIGINT:
            self.force_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, after the connections that the system has accepted for us were taken over."""
        self._connection.ending = True
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        await super().shutdown(sockets)
