"""``dragoman keys``: create, list and revoke API keys."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from service.keys import KeyFile, KeyFileError
from service.settings import settings

app = typer.Typer(help="API keys: create, list, revoke.", no_args_is_help=True, add_completion=False)


def _file() -> KeyFile:
    return KeyFile(settings().data / "keys.json")


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="Who the key is for.")],
    characters_per_minute: Annotated[int, typer.Option(min=0, help="Limit of characters a minute; 0 is none.")] = 0,
) -> None:
    """Make a key and print it. It is shown this once: only its hash is stored."""
    try:
        typer.echo(_file().create(name, characters_per_minute))
    except (OSError, KeyFileError) as error:
        raise _failed(error) from None


@app.command("list")
def list_keys() -> None:
    """Show the keys, without what they are."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("id", "name", "created", "characters a minute"):
        table.add_column(column)
    try:
        for key in _file().entries():
            table.add_row(key.id, key.name, key.created, str(key.characters_per_minute or "no limit"))
    except (OSError, KeyFileError) as error:
        raise _failed(error) from None
    Console(highlight=False).print(table)


@app.command()
def revoke(identity: Annotated[str, typer.Argument(metavar="ID", help="The id that `list` shows.")]) -> None:
    """Remove a key; a running service refuses it from then on."""
    try:
        found = _file().revoke(identity)
    except (OSError, KeyFileError) as error:
        raise _failed(error) from None
    if not found:
        typer.echo(f"dragoman: there is no key {identity}", err=True)
        raise typer.Exit(1)


def _failed(error: Exception) -> typer.Exit:
    typer.echo(f"dragoman: {error}", err=True)
    return typer.Exit(1)
