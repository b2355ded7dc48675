"""``dragoman detect``: the language of files or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from service import language
from service.decode import DecodeError, decode


def detect(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files to read; - is standard input.")],
) -> None:
    """Print language code, confidence and name of each file, tab-separated."""
    failed = False
    for name in files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            found = language.detect(decode(data).text)
        except (OSError, DecodeError) as error:
            typer.echo(f"dragoman: {name}: {error}", err=True)
            failed = True
            continue
        typer.echo(f"{found.language}\t{found.confidence:.4f}\t{name}")
    if failed:
        raise typer.Exit(1)
