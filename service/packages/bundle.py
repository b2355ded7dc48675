"""Carrying packages to a machine without a network: a folder of archives with their checksums and the lock."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from service.packages.checksum import sha256_of
from service.packages.errors import ChecksumError, DownloadError, LockError, PackageError, StoreError
from service.packages.installer import Installed, Installer
from service.packages.lock import LOCK_FILE, LockedPackage
from service.packages.manifest import read_manifest

CHECKSUMS = "SHA256SUMS"
_LINE = re.compile(r"^([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._-]*\.argosmodel)$")
_README = """Translation packages for Dragoman. On the machine without a network:

    dragoman packages import THIS_FOLDER

Check by hand: sha256sum -c SHA256SUMS
"""


def export_bundle(
    installer: Installer, models: Path, folder: Path, packages: list[LockedPackage], given: str | None = None
) -> list[str]:
    """Write the archives of `packages`, and of every installed package outside the lock, into `folder`.

    Archives kept by the store are copied; others are fetched as for an installation (`given` as there).
    Returns the file names. Raises PackageError.
    """
    sums: dict[str, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for package in packages:
            _export(installer, package, folder, given)
            sums[package.archive_name] = package.sha256
        sums |= _export_custom(installer, folder)
        shutil.copyfile(models / LOCK_FILE, folder / LOCK_FILE)
        (folder / "README.txt").write_text(_README, encoding="utf-8")
        lines = [f"{digest}  {name}\n" for name, digest in sorted(sums.items())]
        (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from error
    return sorted(sums)


def import_bundle(installer: Installer, folder: Path) -> list[Installed]:
    """Check every archive of an exported folder, then install them all. Raises PackageError before or between them."""
    sums = _read_checksums(folder)
    for name, expected in sums.items():
        try:
            found = sha256_of(folder / name)
        except OSError as error:
            raise DownloadError(f"{folder / name}: {error.strerror}") from error
        if found != expected:
            raise ChecksumError(str(folder / name), expected=expected, found=found)
    return [installer.install_from(str(folder / name)) for name in sums]


def _export(installer: Installer, package: LockedPackage, folder: Path, given: str | None) -> None:
    target = folder / package.archive_name
    if target.is_file() and sha256_of(target) == package.sha256:
        return
    kept = installer.store.kept(package.key)
    if given is None and kept.is_file() and sha256_of(kept) == package.sha256:
        _copy(kept, target)
        return
    with installer.store.lock(package.key), installer.archive_of(package, given) as (path, _):
        _copy(path, target)


def _export_custom(installer: Installer, folder: Path) -> dict[str, str]:
    sums: dict[str, str] = {}
    for installed in installer.store.folders():
        try:
            manifest = read_manifest(installed)
        except PackageError:
            continue  # `verify` reports damaged ones
        if manifest.kind != "custom":
            continue
        name = f"{manifest.key}.argosmodel"
        _copy(installer.store.kept(manifest.key), folder / name)
        if (found := sha256_of(folder / name)) != manifest.archive_sha256:
            (folder / name).unlink()
            raise ChecksumError(f"kept archive {name}", expected=manifest.archive_sha256, found=found)
        sums[name] = manifest.archive_sha256
    return sums


def _copy(source: Path, target: Path) -> None:
    partial = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _read_checksums(folder: Path) -> dict[str, str]:
    path = folder / CHECKSUMS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LockError(f"{path}: {error}") from error
    sums: dict[str, str] = {}
    for line in lines:
        match = _LINE.match(line)
        if match is None:
            raise LockError(f"{path}: not a line of checksums: {line[:100]!r}")
        sums[match[2]] = match[1]
    if not sums:
        raise LockError(f"{path}: names no package")
    return sums
