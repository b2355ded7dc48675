"""`dragoman packages`: list, install, verify, remove, export and import translation packages.

Exit codes: 0 all is well, 1 something failed or is damaged, 2 wrong usage.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.table import Table

from service.cli.package_rows import package_rows
from service.packages.bundle import export_bundle, import_bundle
from service.packages.catalog import installed_store, verify
from service.packages.errors import LockError, PackageError
from service.packages.installer import Installed, Installer
from service.packages.lock import LockedPackage, PackageLock, read_lock
from service.packages.origin import is_url
from service.settings import settings
from service.translation.probe import probe

app = typer.Typer(
    help="Translation packages: list, install, verify, remove, export, import.",
    no_args_is_help=True,
    add_completion=False,
)
_errors = Console(stderr=True, soft_wrap=True, highlight=False)
_output = Console(highlight=False)

FromOption = Annotated[
    str | None, typer.Option("--from", help="URL, base URL, folder or file to take the archive from, and only from it.")
]
UnlockedOption = Annotated[
    bool, typer.Option("--allow-unlocked", help="Also install packages that models/packages.toml does not list.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Install again even if the package is there and sound.")]
KeepOption = Annotated[
    bool,
    typer.Option("--keep-archives", help="Keep the archives, so that `export` needs no network (doubles the space)."),
]
LoadOption = Annotated[bool, typer.Option("--load", help="Also translate a sentence with each package.")]
NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[PACKAGE]...", help="translate-ru_en, ru_en, ru or ru_en==1.9")
]


@app.command("list")
def list_packages(
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Show every package: installed, bundled, or available for installation."""
    with _one_line_errors():
        rows = package_rows(settings())
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("package", "version", "languages", "kind", "state"):
        table.add_column(column, overflow="fold", no_wrap=column != "state")
    for row in rows:
        pair = f"{row['from']} → {row['to']}" if row["from"] else ""
        cells = (row["name"], row["version"], pair, row["kind"], row["state"])
        table.add_row(*(escape(str(cell)) for cell in cells))
    _output.print(table)
    for row in rows:
        if row["quality"]:
            _output.print(f"\n{row['name']} {row['version']}: {row['quality']}", markup=False, end="")
    _output.print()
    if any(row["placeholder"] and row["state"] == "in use" for row in rows):
        _output.print(
            "\nPlaceholder packages are in use: their English is often wrong. "
            "`dragoman packages install` fetches the official ones."
        )


@app.command()
def install(
    packages: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PACKAGE|URL|FILE]...", help="What to install; all official packages by default."),
    ] = None,
    source: FromOption = None,
    allow_unlocked: UnlockedOption = False,
    force: ForceOption = False,
    keep_archives: KeepOption = False,
) -> None:
    """Download, verify and install packages. A package that does not match the lock is refused."""
    with _one_line_errors():
        lock = read_lock(settings().models)
    wanted: list[str | LockedPackage] = list(packages or lock.of_kind("official"))
    failed = False
    for item in wanted:
        title = item if isinstance(item, str) else item.key
        with _installer(lock, title, allow_unlocked, force, keep_archives) as installer:
            failed |= not _attempt(title, partial(_install, installer, item, source))
    if failed:
        raise typer.Exit(1)


@app.command("verify")
def verify_packages(packages: NamesArgument = None, load: LoadOption = False) -> None:
    """Check every byte of installed and bundled packages, and with --load whether they translate."""
    places = settings()
    with _one_line_errors():
        verdicts = verify(places.models, places.data, places.cache, probe if load else None)
        keys = [key for name in packages for key in _matching(list(verdicts), name)] if packages else list(verdicts)
    for key in keys:
        for reason in verdicts[key] or ["sound"]:
            _output.print(f"{key}: {reason}", markup=False, soft_wrap=True)
    if any(verdicts[key] for key in keys):
        raise typer.Exit(1)


@app.command()
def remove(packages: Annotated[list[str], typer.Argument(metavar="PACKAGE...", help="As for install.")]) -> None:
    """Remove installed packages."""
    store = installed_store(settings().data)
    with _one_line_errors():
        keys = [folder.name for folder in store.folders()]
        chosen = [_only(_matching(keys, name), name) for name in packages]
        for key in dict.fromkeys(chosen):
            store.remove(key)
            _output.print(f"{key}: removed", markup=False)


@app.command("export")
def export_packages(
    folder: Annotated[Path, typer.Argument(help="Folder to write archives, checksums and the lock to.")],
    packages: NamesArgument = None,
    source: FromOption = None,
) -> None:
    """Write packages into a folder for a machine without a network."""
    with _one_line_errors():
        lock = read_lock(settings().models)
        chosen = [lock.select(name) for name in packages] if packages else list(lock.of_kind("official"))
        if bundled := next((p for p in chosen if p.kind == "compact"), None):
            raise LockError(f"{bundled.key} comes with Dragoman; there is nothing to export")
        with _installer(lock, "export") as installer:
            names = export_bundle(installer, settings().models, folder, chosen, source)
    for name in names:
        _output.print(f"{folder / name}", markup=False, soft_wrap=True)


@app.command("import")
def import_packages(
    folder: Annotated[Path, typer.Argument(help="Folder that `dragoman packages export` wrote.")],
    allow_unlocked: UnlockedOption = False,
    force: ForceOption = False,
    keep_archives: KeepOption = False,
) -> None:
    """Install the packages of an exported folder."""
    with _one_line_errors():
        lock = read_lock(settings().models)
        with _installer(lock, "import", allow_unlocked, force, keep_archives) as installer:
            for installed in import_bundle(installer, folder):
                _report(installed)


def _install(installer: Installer, item: str | LockedPackage, source: str | None) -> Installed:
    if isinstance(item, LockedPackage):
        return installer.install(item, source)
    if is_url(item) or item.endswith(".argosmodel") or Path(item).is_file():
        return installer.install_from(item)
    return installer.install(installer.lock.select(item), source)


def _attempt(title: str, work: Callable[[], Installed]) -> bool:
    """Do it and say how it went; False when it failed."""
    try:
        _report(work())
    except (PackageError, OSError) as error:
        _errors.print(f"dragoman: {title}: {error}", markup=False, style="red")
        return False
    return True


def _report(installed: Installed) -> None:
    note = "comes with Dragoman, nothing to install" if installed.outcome == "bundled" else installed.outcome
    _output.print(f"{installed.key}: {note}", markup=False, soft_wrap=True)


@contextmanager
def _installer(
    lock: PackageLock, title: str, allow_unlocked: bool = False, force: bool = False, keep_archives: bool = False
) -> Iterator[Installer]:
    """An installer that shows a progress bar while it downloads, on a terminal only."""
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=_errors,
        transient=True,
        disable=not _errors.is_terminal,
    )
    with bar:
        task = bar.add_task(title, total=None, visible=False)
        yield Installer(
            installed_store(settings().data),
            lock,
            mirror=settings().package_mirror,
            allow_unlocked=allow_unlocked,
            force=force,
            keep_archives=keep_archives,
            progress=lambda done, total: bar.update(task, completed=done, total=total, visible=True),
            probe=probe,
            notice=lambda line: _errors.print(f"{title}: {line}", markup=False),
        )


def _matching(keys: list[str], wanted: str) -> list[str]:
    """Keys (`translate-ru_en-1.9`) that a name as given on the command line means. Raises LockError when none does."""
    name, _, version = wanted.partition("==")
    matching = []
    for key in keys:
        own, _, own_version = key.rpartition("-")
        pair = own.removeprefix("translate-")
        if wanted == key or (name in (own, pair, pair.partition("_")[0]) and version in ("", own_version)):
            matching.append(key)
    if not matching:
        raise LockError(f"{wanted}: no such package is installed; there are {', '.join(keys) or 'none'}")
    return matching


def _only(keys: list[str], wanted: str) -> str:
    if len(keys) > 1:
        raise LockError(f"{wanted} means {', '.join(keys)}; say which with ==VERSION")
    return keys[0]


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except (PackageError, OSError) as error:
        _fail(str(error))


def _fail(reason: str) -> NoReturn:
    _errors.print(f"dragoman: {reason}", markup=False, style="red")
    raise typer.Exit(1)
