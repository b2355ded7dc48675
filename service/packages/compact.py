"""The packages that come with Dragoman, unpacked on first use into the cache folder."""

from __future__ import annotations

from pathlib import Path

from service.packages.checksum import sha256_of
from service.packages.errors import ChecksumError, DownloadError, StoreError
from service.packages.installer import place_locked
from service.packages.lock import LockedPackage
from service.packages.store import Store


def compact_store(cache: Path) -> Store:
    """Where the compact packages are unpacked."""
    return Store(cache / "packages")


def verify_compact(package: LockedPackage, models: Path) -> Path:
    """The archive of a compact package, checked against the lock. Raises ChecksumError, DownloadError."""
    path = models / (package.file or "")
    try:
        found = sha256_of(path)
    except OSError as error:
        raise DownloadError(f"{path}: {error.strerror}") from error
    if found != package.sha256:
        raise ChecksumError(str(path), expected=package.sha256, found=found)
    return path


def unpack_compact(package: LockedPackage, models: Path, cache: Path) -> Path:
    """The folder of a compact package below `cache`, unpacked if it is not there or not sound. Raises PackageError.

    A sound one is used as it lies, so that a cache filled beforehand may be read-only.
    """
    store = compact_store(cache)
    if store.is_sound(package.key, package.sha256):
        return store.folder(package.key)
    path = verify_compact(package, models)
    try:
        with store.lock(package.key):
            store.sweep(package.key)
            if not store.is_sound(package.key, package.sha256):
                place_locked(store, package, path, package.file or "")
    except StoreError as error:
        raise StoreError(f"{error}; set DRAGOMAN_CACHE to a folder that can be written") from error
    return store.folder(package.key)
