"""``dragoman normalize``: articles from files into documents on standard output."""

from __future__ import annotations

from typing import Annotated

import typer

from service.cli.forms import Format
from service.settings import settings


def normalize(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Articles to read; - is standard input.")],
    output: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.json,
    html: Annotated[bool, typer.Option("--html", help="Read every file as HTML, whatever its name.")] = False,
    charset: Annotated[str | None, typer.Option(help="Charset of the files, if it is known.")] = None,
    language: Annotated[str | None, typer.Option(help="Language to assume where the text does not tell.")] = None,
) -> None:
    """Normalize articles. One that fails is named on standard error and does not stop the rest; the exit code is 1."""
    hints = {"language": language} if language else {}
    chosen = settings()
    from service.cli.emitting import emit_all  # the rules of reading: not loaded for the help or wrong settings

    if emit_all(files, output, html=html, charset=charset, hints=hints, chosen=chosen):
        raise typer.Exit(1)
