"""Installing packages: fetch or open the archive, check it against the lock, unpack it, rename it into place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from service.packages.archive import Archive
from service.packages.checksum import sha256_of
from service.packages.download import DEFAULT_CAP, Download, Patience, Progress, shown
from service.packages.errors import (
    ArchiveError,
    ChecksumError,
    DiskFullError,
    DownloadError,
    NotLockedError,
    PackageError,
    SizeError,
)
from service.packages.lock import LockedPackage, PackageLock, package_key
from service.packages.manifest import Manifest
from service.packages.origin import Origin, is_url, origins
from service.packages.store import Store

Probe = Callable[[Path, str, str], object]
"""Takes the folder of an unpacked package and its two languages."""
Outcome = Literal["installed", "already installed", "bundled"]


@dataclass(frozen=True, slots=True)
class Installed:
    """What one installation came to."""

    key: str
    outcome: Outcome
    path: Path | None


@dataclass(frozen=True)
class Installer:
    """Installs into `store` what `lock` names, and other packages where `allow_unlocked` says so.

    `progress` is called while downloading, `notice` with a line for the user when something is worth saying.
    `probe` tries an unpacked package of the given languages and raises PackageError if it does not translate; packages
    of the lock, whose bytes are known, are not tried.
    `keep_archives` keeps the archives of locked packages too, so that they can be exported without a network.
    """

    store: Store
    lock: PackageLock
    mirror: str | None = None
    allow_unlocked: bool = False
    keep_archives: bool = False
    force: bool = False
    cap: int = DEFAULT_CAP
    patience: Patience = field(default_factory=Patience)
    progress: Progress = lambda done, total: None
    notice: Callable[[str], None] = lambda line: None
    probe: Probe = lambda folder, from_code, to_code: None

    def install(self, package: LockedPackage, given: str | None = None) -> Installed:
        """Install a locked package, from `given` (URL, base URL, folder or file) or the mirror and the lock's URLs.

        Raises PackageError; then nothing of it is installed. Other installers of the same package are waited for.
        """
        if package.kind == "compact":
            return Installed(package.key, "bundled", None)
        with self._alone(package.key):
            there = not self.force and self.store.is_sound(package.key, package.sha256)
            wanted = self.keep_archives and not self.store.kept(package.key).is_file()
            if not there or wanted:
                with self.archive_of(package, given) as (path, source):
                    if not there:
                        place_locked(self.store, package, path, source)
                    if self.keep_archives:
                        self.store.keep(path, package.key)
        return Installed(package.key, "already installed" if there else "installed", self.store.folder(package.key))

    def install_from(self, place: str) -> Installed:
        """Install the archive at a URL or in a file, whichever package it is. Raises PackageError."""
        if is_url(place):
            name = place.partition("?")[0].rpartition("/")[2]
            for package in self.lock.of_kind("official"):
                if package.archive_name == name:
                    return self.install(package, place)
            with self._fetched_unlocked(place) as path:
                return self._install_file(path, shown(place))
        return self._install_file(_file(Path(place).expanduser(), self.cap), Path(place).name)

    @contextmanager
    def archive_of(self, package: LockedPackage, given: str | None = None) -> Iterator[tuple[Path, str]]:
        """The verified archive of a locked package, and where it came from; a downloaded one is deleted at the end.

        Raises PackageError: of the only place tried, or one that names them all.
        """
        failures: list[PackageError] = []
        for origin in origins(package, given=given, mirror=self.mirror):
            try:
                path = self._verified(package, origin)
            except DiskFullError:
                raise
            except PackageError as error:
                failures.append(error)
                continue
            try:
                yield path, str(origin) if isinstance(origin, Path) else shown(origin)
            finally:
                if not isinstance(origin, Path):
                    self._download(package).discard()
            return
        if len(failures) == 1:
            raise failures[0]
        raise DownloadError("; ".join(str(failure) for failure in failures))

    def _verified(self, package: LockedPackage, origin: Origin) -> Path:
        if isinstance(origin, Path):
            path = _file(origin, package.bytes or self.cap)
            if package.bytes is not None and path.stat().st_size != package.bytes:
                raise SizeError(f"{path}: wrong size ({package.bytes} bytes expected, found {path.stat().st_size})")
            _compare(str(path), path, package.sha256)
            return path
        return self._fetched(package, origin)

    def _fetched(self, package: LockedPackage, url: str) -> Path:
        """Download a locked archive; a mismatch after resuming may be the fault of the old part: once more, anew."""
        download = self._download(package)
        for again in (False, True):
            download.fetch(url)
            try:
                _compare(shown(url), download.partial, package.sha256)
                break
            except ChecksumError:
                download.discard()
                if again or download.in_one_piece:
                    raise
                self.notice("the resumed download does not match; fetching it anew")
        return download.partial

    def _download(self, package: LockedPackage) -> Download:
        return Download(
            self.store.make_downloads() / f"{package.key}-{package.sha256[:12]}.part",
            expected=package.bytes,
            cap=self.cap,
            trusted=True,
            patience=self.patience,
            progress=self.progress,
        )

    @contextmanager
    def _fetched_unlocked(self, url: str) -> Iterator[Path]:
        if not self.allow_unlocked:
            raise NotLockedError(f"{shown(url)} is not in the lock; --allow-unlocked installs it all the same")
        name = f"url-{hashlib.sha256(url.encode()).hexdigest()[:16]}"
        with self._alone(name):
            partial = self.store.make_downloads() / f"{name}.part"
            download = Download(partial, cap=self.cap, patience=self.patience, progress=self.progress)
            download.fetch(url)
            try:
                yield partial
            finally:
                download.discard()

    def _install_file(self, path: Path, source: str) -> Installed:
        digest = sha256_of(path)
        if package := self.lock.with_sha256(digest):
            return self.install(package, str(path))
        with Archive(path) as archive:
            manifest = self._custom(archive, digest, source)
            with self._alone(manifest.key):
                if not self.force and self.store.is_sound(manifest.key, digest):
                    return Installed(manifest.key, "already installed", self.store.folder(manifest.key))
                folder = self.store.place(archive, manifest, partial(self._try, manifest))
                self.store.keep(path, manifest.key)  # it may not be had a second time
        return Installed(manifest.key, "installed", folder)

    def _try(self, manifest: Manifest, folder: Path) -> None:
        self.probe(folder, manifest.from_code, manifest.to_code)

    def _custom(self, archive: Archive, digest: str, source: str) -> Manifest:
        """The note for an archive outside the lock. Raises ChecksumError, NotLockedError, ArchiveError."""
        metadata = archive.metadata
        name = f"translate-{metadata.from_code}_{metadata.to_code}"
        key = package_key(name, metadata.package_version)
        if locked := self.lock.find(name, metadata.package_version):
            raise ChecksumError(f"{source} ({locked.key})", expected=locked.sha256, found=digest)
        if not self.allow_unlocked:
            raise NotLockedError(f"{source} ({key}, sha256 {digest}) is not in the lock; --allow-unlocked installs it")
        try:
            return Manifest(
                **metadata.model_dump(include={"from_code", "to_code", "from_name", "to_name"}),
                name=name,
                version=metadata.package_version,
                kind="custom",
                licence="not known to Dragoman; see the package's README.md",
                quality="not known to Dragoman",
                placeholder=False,
                archive_sha256=digest,
                archive_bytes=archive.path.stat().st_size,
                installed_from=source,
            )
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            raise ArchiveError(f"{source}: refused: version {metadata.package_version!r}: {reason}") from error

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        waiting = f"another installation of {key} is at work; waiting for it"
        with self.store.lock(key, lambda: self.notice(waiting)):
            self.store.sweep(key)
            yield


def place_locked(store: Store, package: LockedPackage, path: Path, source: str) -> Path:
    """Unpack a verified archive of a locked package into `store`; the caller holds the lock. Raises PackageError."""
    with Archive(path) as archive:
        metadata = archive.metadata
        if (metadata.from_code, metadata.to_code) != (package.from_code, package.to_code):
            found = f"{metadata.from_code} to {metadata.to_code}"
            expected = f"{package.from_code} to {package.to_code}"
            raise ArchiveError(f"{package.key}: translates {found}, but the lock says {expected}")
        manifest = Manifest(
            **package.model_dump(include={"name", "version", "from_code", "to_code", "kind", "licence", "quality"}),
            from_name=metadata.from_name,
            to_name=metadata.to_name,
            placeholder=package.placeholder,
            archive_sha256=package.sha256,
            archive_bytes=path.stat().st_size,
            installed_from=source,
        )
        return store.place(archive, manifest)


def _compare(what: str, path: Path, expected: str) -> None:
    found = sha256_of(path)
    if found != expected:
        raise ChecksumError(what, expected=expected, found=found)


def _file(path: Path, cap: int) -> Path:
    if not path.is_file():
        raise DownloadError(f"{path}: no such file")
    if path.stat().st_size > cap:
        raise SizeError(f"{path}: wrong size (at most {cap} bytes allowed, found {path.stat().st_size})")
    return path
