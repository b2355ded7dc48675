"""A folder of unpacked packages, `<root>/<name>-<version>/`, changed only by renaming finished folders into place.

Beside the packages lie `.staging` (half-made folders, swept by the next installation), `.locks` (one lock file a
package, held while it changes), `.downloads` (partial downloads) and `.archives` (archives kept for export).
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from service.packages.archive import DISK_FULL, Archive
from service.packages.errors import DiskFullError, StoreError
from service.packages.manifest import MANIFEST_FILE, Manifest, damage, read_manifest, record_files


class Store:
    """The packages below `root`. Reading never creates anything; a missing root is an empty store."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.downloads = root / ".downloads"
        self._archives = root / ".archives"
        self._staging = root / ".staging"
        self._locks = root / ".locks"

    def folder(self, key: str) -> Path:
        return self.root / key

    def folders(self) -> list[Path]:
        """Folders of packages, sorted by name; broken ones too."""
        try:
            return sorted(path for path in self.root.iterdir() if path.is_dir() and not path.name.startswith("."))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self.root}: {error.strerror}") from error

    def damage(self, key: str, *, thorough: bool = True) -> list[str]:
        """What is wrong with an installed package, one line each. Raises StoreError when its note is unreadable."""
        folder = self.folder(key)
        manifest = read_manifest(folder)
        if manifest.key != folder.name:
            return [f"{MANIFEST_FILE} speaks of {manifest.key}"]
        return damage(folder, manifest, thorough=thorough)

    def is_sound(self, key: str, archive_sha256: str) -> bool:
        """True when the package is there, byte for byte, and was unpacked from that archive."""
        try:
            return read_manifest(self.folder(key)).archive_sha256 == archive_sha256 and not self.damage(key)
        except StoreError:
            return False

    @contextmanager
    def lock(self, key: str, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Hold the package `key` against other processes and threads; `waiting` is called once if it is held.

        The operating system frees the lock of a killed process. Raises StoreError when `root` cannot be written.
        """
        self._make(self._locks)
        lock = FileLock(self._locks / f"{key}.lock", is_singleton=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire(timeout=-1)
        try:
            yield
        finally:
            lock.release()

    def place(self, archive: Archive, manifest: Manifest, check: Callable[[Path], None] = lambda folder: None) -> Path:
        """Unpack `archive` and rename it into place, over an old one if need be; the caller holds the lock.

        `check` gets the unpacked folder first; what it raises is raised, and nothing is placed.

        A crash at any moment leaves the old state, or the new one, and perhaps a folder in `.staging`.
        Raises ArchiveError, DiskFullError, StoreError.
        """
        staging = self._new_staging(manifest.key)
        try:
            folder = staging / "new"
            archive.unpack(folder)
            check(folder)
            complete = manifest.model_copy(update={"files": record_files(folder)})
            _write(folder / MANIFEST_FILE, complete.model_dump_json(indent=2).encode() + b"\n")
            _flush_folders(folder)
            self._swap(folder, self.folder(manifest.key), staging / "old")
        except OSError as error:
            raise _readable(error, self.root) from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return self.folder(manifest.key)

    def remove(self, key: str) -> None:
        """Delete a package: gone at once by renaming, then erased. Raises StoreError when it is not there."""
        with self.lock(key):
            staging = self._new_staging(key)
            try:
                self.folder(key).rename(staging / "removed")
                _flush(self.root)
                self.kept(key).unlink(missing_ok=True)
            except FileNotFoundError as error:
                raise StoreError(f"{key} is not installed in {self.root}") from error
            except OSError as error:
                raise _readable(error, self.root) from error
            finally:
                shutil.rmtree(staging, ignore_errors=True)

    def sweep(self, own: str | None = None) -> None:
        """Erase what crashed installations left in `.staging`; `own` is a key whose lock the caller holds."""
        if not self._staging.is_dir():
            return
        for staging in sorted(self._staging.iterdir()):
            key = staging.name.rpartition(".")[0]
            if key == own:
                self._restore(key, staging)
                continue
            lock = FileLock(self._locks / f"{key}.lock", timeout=0, is_singleton=False)
            try:
                with lock:
                    self._restore(key, staging)
            except Timeout:  # someone is at work there
                continue

    def make_downloads(self) -> Path:
        return self._make(self.downloads)

    def kept(self, key: str) -> Path:
        """Where the archive of a package lies if it was kept."""
        return self._archives / f"{key}.argosmodel"

    def keep(self, archive: Path, key: str) -> None:
        """Keep a copy of an archive for export. Raises DiskFullError, StoreError."""
        self._make(self._archives)
        partial = self._archives / f".{key}.{secrets.token_hex(4)}"
        try:
            shutil.copyfile(archive, partial)
            partial.replace(self.kept(key))
        except OSError as error:
            raise _readable(error, self.root) from error
        finally:
            partial.unlink(missing_ok=True)

    def _restore(self, key: str, staging: Path) -> None:
        """Put an old package back that was moved away just before a crash; erase the rest."""
        if (staging / "old").is_dir() and not self.folder(key).exists():
            (staging / "old").rename(self.folder(key))
        shutil.rmtree(staging, ignore_errors=True)

    def _swap(self, new: Path, target: Path, old: Path) -> None:
        if target.exists():
            target.rename(old)
        new.rename(target)
        _flush(self.root)

    def _new_staging(self, key: str) -> Path:
        return self._make(self._staging / f"{key}.{secrets.token_hex(6)}")

    def _make(self, folder: Path) -> Path:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _readable(error, self.root) from error
        return folder


def _readable(error: OSError, root: Path) -> DiskFullError | StoreError:
    if error.errno in DISK_FULL:
        return DiskFullError(f"no space left in {root}")
    return StoreError(f"{root} cannot be written: {error.strerror}")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folders(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir():
            _flush(path)


def _flush(folder: Path) -> None:
    """Make the entries of a folder last over a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
