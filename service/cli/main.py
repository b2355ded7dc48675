"""The console command. Exit codes: 0 all is well, 1 something failed, 2 wrong usage."""

from __future__ import annotations

import typer

from service import __version__
from service.cli import compare, detect, keys, normalize, packages, serve, worker

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
    """Entry point of the console script."""
    app()
