"""``dragoman serve``: the REST service in the foreground."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from service.settings import Settings, settings


def serve(
    host: Annotated[str | None, typer.Option(help="Address to bind (DRAGOMAN_HOST).")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="TCP port to bind (DRAGOMAN_PORT).")] = None,
) -> None:
    """Run the service until SIGTERM or Ctrl-C; accepted requests are finished first."""
    from service.api import create_app

    chosen = settings()
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    if given:
        chosen = Settings.model_validate({**chosen.model_dump(), **given})
    uvicorn.run(
        create_app(chosen),
        host=chosen.host,
        port=chosen.port,
        log_level=chosen.log_level,
        timeout_graceful_shutdown=chosen.shutdown_seconds,
        server_header=False,
    )
