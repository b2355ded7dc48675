"""``dragoman compare``: two articles or documents side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.cli.forms import CompareFormat


def compare_files(
    first: Annotated[Path, typer.Argument(metavar="A", help="A raw article, or a document in JSON.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The one to hold beside it.")],
    output: Annotated[CompareFormat, typer.Option("--format", help="Form of the output.")] = CompareFormat.text,
) -> None:
    """Show what two reports share: people, places, organisations, quantities that agree or differ, dates."""
    from service.cli.side_by_side import documents, show  # the rules of reading: not loaded for the help

    try:
        one, other = documents(first, second)
    except (OSError, ValueError) as error:
        typer.echo(f"dragoman: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(1) from None
    show(one, other, output)
