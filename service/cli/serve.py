"""``dragoman serve``: the REST service in the foreground."""

from __future__ import annotations

import contextlib
from types import FrameType
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from service import logs
from service.cli.ending import MORE_SECONDS, end_within
from service.settings import Settings, settings

KEEP_ALIVE_SECONDS = 75
"""An idle connection is kept longer than clients and proxies keep theirs (5 to 60 seconds): who sends a request over a
connection that the other side closes in that moment gets no answer."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to bind (DRAGOMAN_HOST).")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="TCP port to bind (DRAGOMAN_PORT).")] = None,
) -> None:
    """Run the service until SIGTERM or Ctrl-C; accepted requests are finished first."""
    from service.api import create_app
    from service.api.connection import bounded

    chosen = settings()
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    if given:
        chosen = Settings.model_validate({**chosen.model_dump(), **given})
    logs.configure(chosen.log_level, chosen.log_format)
    app = create_app(chosen)
    config = uvicorn.Config(
        app,
        host=chosen.host,
        port=chosen.port,
        http=bounded(chosen.head_seconds),
        log_config=None,
        access_log=False,
        proxy_headers=bool(chosen.trusted_proxies),
        forwarded_allow_ips=chosen.trusted_proxies,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=chosen.shutdown_seconds,
        server_header=False,
    )
    server = _Server(config, app, chosen.shutdown_seconds + MORE_SECONDS)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise typer.Exit(3)


class _Server(uvicorn.Server):
    """uvicorn, gone within `seconds` of the first signal."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, seconds: float) -> None:
        super().__init__(config)
        self._app = app
        self._seconds = seconds

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """In the signal's handler: no locks, no log."""
        if not self.should_exit:
            self._app.state.ends = end_within(self._seconds)
        super().handle_exit(sig, frame)
