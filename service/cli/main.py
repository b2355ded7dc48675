"""The console command. Exit codes: 0 all is well, 1 something failed, 2 wrong usage."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from typer.core import TyperGroup
from typer.main import get_command

from service import __version__
from service.settings import Settings

PREFIX = "DRAGOMAN_"
COMMANDS = {
    "normalize": "normalize",
    "detect": "detect",
    "compare": "compare_files",
    "serve": "serve",
    "worker": "worker",
    "packages": "app",
    "keys": "app",
}
"""Commands in the order of the help: each is a module of this package; what it is called there."""


class Commands(TyperGroup):
    """The commands, each imported when it is asked for: listing packages need not load the rules of reading."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"service.cli.{cmd_name}"), COMMANDS[cmd_name])
        group = found if isinstance(found, typer.Typer) else typer.Typer(add_completion=False)
        if group is not found:
            group.command()(found)
        command = get_command(group)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Commands,
    help="Raw news articles in English, Russian and Indonesian into normalized English documents, offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


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
