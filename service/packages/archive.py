"""Reading `.argosmodel` archives (zip) that may be damaged or hostile.

Only what translation needs is written, under names built here; anything else that the archive holds (Stanza models,
say) is left where it is. Sizes are counted while unpacking, never believed from the archive's own table.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ValidationError

from service.packages.errors import ArchiveError, DiskFullError
from service.packages.lock import Code

TOP_FILES = ("metadata.json", "README.md", "sentencepiece.model", "bpe.model")
MODEL_FILE = "model/model.bin"
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CHUNK = 1 << 20
# What `zipfile` raises on damaged input, found by damaging archives: seeks to nowhere are OSError, for instance.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # NotImplementedError too
    ValueError,  # UnicodeDecodeError too
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold. Sizes in bytes; `ratio` is unpacked to packed and counts above `ratio_from` bytes."""

    entries: int = 2_000
    unpacked: int = 4 << 30
    metadata: int = 1 << 20
    ratio: int = 50
    ratio_from: int = 32 << 20
    depth: int = 6


class Metadata(BaseModel):
    """The part of `metadata.json` that is used (format: Argos Translate, `argostranslate.package`)."""

    package_version: str = ""
    from_code: Code
    to_code: Code
    from_name: str = ""
    to_name: str = ""
    type: Literal["translate"] = "translate"


class Archive:
    """One open archive, checked as a whole before anything is unpacked. Raises ArchiveError. Use with `with`."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.path = path
        self.limits = limits or Limits()
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise ArchiveError(f"{path.name}: not a zip archive ({error})") from error
        try:
            self._members = self._needed(self._zip.infolist())
            self.metadata = self._read_metadata()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def files(self) -> tuple[str, ...]:
        """Paths that `unpack` writes, below its destination."""
        return tuple(self._members)

    def unpack(self, destination: Path) -> None:
        """Write the needed files below the new folder `destination` and flush them to disk.

        Raises ArchiveError and DiskFullError; what is already written is the caller's to delete.
        """
        destination.mkdir(mode=0o755)
        budget = self._budget()
        try:
            for relative, info in self._members.items():
                target = destination / relative
                target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
                budget -= self._write(info, target, budget)
        except OSError as error:
            if error.errno in DISK_FULL:
                raise DiskFullError(f"no space left to unpack {self.path.name} into {destination.parent}") from error
            raise

    def _budget(self) -> int:
        packed = self.path.stat().st_size
        return min(self.limits.unpacked, max(self.limits.ratio_from, packed * self.limits.ratio))

    def _write(self, info: zipfile.ZipInfo, target: Path, budget: int) -> int:
        written = 0
        with target.open("xb") as file:
            for chunk in self._chunks(info):
                written += len(chunk)
                if written > budget:
                    raise self._refuse("unpacks to more than it may")
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        target.chmod(0o644)
        return written

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of one entry. Whatever `zipfile` raises on damaged input becomes an ArchiveError."""
        try:
            with self._zip.open(info) as source:
                while chunk := source.read(CHUNK):
                    yield chunk
        except _DAMAGE as error:
            raise self._refuse(f"{info.filename!r} is damaged ({error})") from error

    def _read_metadata(self) -> Metadata:
        content = b""
        for chunk in self._chunks(self._members["metadata.json"]):
            content += chunk
            if len(content) > self.limits.metadata:
                raise self._refuse("metadata.json is too large")
        try:
            return Metadata.model_validate_json(content)
        except ValidationError as error:
            first = error.errors()[0]
            raise self._refuse(f"metadata.json: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error

    def _needed(self, members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        """Check every entry, needed or not, and pick the needed ones by their path below the top folder."""
        if len(members) > self.limits.entries:
            raise self._refuse(f"{len(members)} entries are more than {self.limits.entries}")
        seen: set[str] = set()
        tops: set[str] = set()
        needed: dict[str, zipfile.ZipInfo] = {}
        for info in members:
            path = self._checked(info, seen)
            if path.parts[0] == "__MACOSX":  # resource forks that macOS adds beside the folder
                continue
            tops.add(path.parts[0])
            relative = PurePosixPath(*path.parts[1:])
            if not info.is_dir() and _is_needed(relative):
                needed[str(relative)] = info
        if len(tops) != 1:
            raise self._refuse(f"one top folder is expected, found {len(tops)}")
        self._complete(needed)
        return needed

    def _checked(self, info: zipfile.ZipInfo, seen: set[str]) -> PurePosixPath:
        name = info.orig_filename  # `filename` is already cut at a NUL
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or ":" in name or not path.parts:
            raise self._refuse(f"entry {name!r} leads outside")
        if len(path.parts) > self.limits.depth or len(name) > 255:
            raise self._refuse(f"entry {name[:80]!r} lies too deep")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise self._refuse(f"entry {name!r} is a link or no plain file")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._refuse(f"entry {name!r} is packed in an unusual way")
        if info.flag_bits & 0x1:
            raise self._refuse(f"entry {name!r} is encrypted")
        if str(path).casefold() in seen:
            raise self._refuse(f"entry {name!r} is there twice")
        seen.add(str(path).casefold())
        return path

    def _complete(self, needed: dict[str, zipfile.ZipInfo]) -> None:
        for name in ("metadata.json", MODEL_FILE):
            if name not in needed:
                raise self._refuse(f"{name} is missing")
        if not {"sentencepiece.model", "bpe.model"} & set(needed):
            raise self._refuse("sentencepiece.model or bpe.model is missing")
        declared = sum(info.file_size for info in needed.values())
        if declared > self._budget():
            raise self._refuse(f"unpacks to {declared} bytes, more than it may")

    def _refuse(self, reason: str) -> ArchiveError:
        return ArchiveError(f"{self.path.name}: refused: {reason}")


def _is_needed(relative: PurePosixPath) -> bool:
    if len(relative.parts) == 1:
        return str(relative) in TOP_FILES
    return len(relative.parts) > 1 and relative.parts[0] == "model"
