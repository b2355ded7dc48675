"""The console command. Exit codes: 0 all is well, 1 something failed, 2 wrong usage."""

from __future__ import annotations

import io
import os
import sys
from typing import NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from service import __version__
from service.cli import compare, detect, keys, normalize, packages, serve, worker
from service.settings import Settings

PREFIX = "DRAGOMAN_"

app = typer.Typer(
    help="Raw news articles in English, Russian and Indonesian into normalized English documents, offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(packages.app, name="packages")
app.add_typer(keys.app, name="keys")
app.command("normalize")(normalize.normalize)
app.command("detect")(detect.detect)
app.command("compare")(compare.compare_files)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Options of the whole command."""


def main() -> None:
    """Entry point of the console script; wrong settings, full disks and closed files are told in one line."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # JSON is UTF-8 whatever the locale; file names keep their bytes
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        app()
    except OSError as error:
        typer.echo(f"dragoman: {error.strerror or error}", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still buffered cannot be written either
        sys.exit(1)
    except SettingsError as error:
        _refuse(f"{error}; lists are written as JSON, such as []")
    except ValidationError as error:
        if error.title != Settings.__name__:
            raise
        first = error.errors(include_url=False, include_context=False)[0]
        setting = str(first["loc"][0]).removeprefix(PREFIX.lower()).upper()
        _refuse(f"{PREFIX}{setting}: {first['msg']}, not {str(first['input'])[:80]!r}")


def _refuse(reason: str) -> NoReturn:
    typer.echo(f"dragoman: {reason}", err=True)
    sys.exit(2)
