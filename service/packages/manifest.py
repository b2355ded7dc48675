"""`dragoman.json`, the note that lies in every unpacked package and says what its bytes must be."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.packages.checksum import sha256_of
from service.packages.errors import StoreError
from service.packages.lock import Code, Kind, Name, Sha256, Version, package_key

MANIFEST_FILE = "dragoman.json"


class FileRecord(BaseModel):
    """Size in bytes and SHA-256 of one unpacked file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    bytes: int = Field(ge=0)
    sha256: Sha256


class Manifest(BaseModel):
    """What an unpacked package is, where it came from and what its files must be."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    schema_version: Literal[1] = 1
    name: Name
    version: Version
    from_code: Code
    to_code: Code
    from_name: str = ""
    to_name: str = ""
    kind: Kind
    licence: str
    quality: str
    placeholder: bool
    archive_sha256: Sha256
    archive_bytes: int
    installed_from: str
    files: dict[str, FileRecord] = {}

    @property
    def key(self) -> str:
        return package_key(self.name, self.version)

    @property
    def model_key(self) -> str:
        """SHA-256 over the files below `model/`: equal for packages that hold the same model."""
        parts = [
            f"{path}\0{record.sha256}\n" for path, record in sorted(self.files.items()) if path.startswith("model/")
        ]
        return hashlib.sha256("".join(parts).encode()).hexdigest()

    @property
    def tokenizer(self) -> Literal["sentencepiece", "bpe"]:
        return "sentencepiece" if "sentencepiece.model" in self.files else "bpe"


def read_manifest(folder: Path) -> Manifest:
    """The note in `folder`. Raises StoreError."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST_FILE).read_bytes())
    except OSError as error:
        raise StoreError(f"{folder.name}: {MANIFEST_FILE}: {error.strerror}") from error
    except ValidationError as error:
        raise StoreError(f"{folder.name}: {MANIFEST_FILE} is damaged: {error.errors()[0]['msg']}") from error


def record_files(folder: Path) -> dict[str, FileRecord]:
    """Size and SHA-256 of every file below `folder`, but the note itself."""
    return {
        str(path.relative_to(folder).as_posix()): FileRecord(bytes=path.stat().st_size, sha256=sha256_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / MANIFEST_FILE
    }


def damage(folder: Path, manifest: Manifest, *, thorough: bool = True) -> list[str]:
    """What differs between the files of `folder` and its note, one line each; empty when all is well.

    `thorough` reads every byte, else only names and sizes are compared.
    """
    found = {str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if not path.is_dir()}
    found.discard(MANIFEST_FILE)
    expected = manifest.files.keys() | {"metadata.json", "model/model.bin"}
    problems = [f"{name} is missing" for name in sorted(expected - found)]
    problems += [f"{name} does not belong there" for name in sorted(found - manifest.files.keys())]
    for name in sorted(found & manifest.files.keys()):
        problems += _file_damage(folder / name, name, manifest.files[name], thorough)
    return problems


def _file_damage(path: Path, name: str, record: FileRecord, thorough: bool) -> list[str]:
    try:
        if path.is_symlink():
            return [f"{name} is a link"]
        if (size := path.stat().st_size) != record.bytes:
            return [f"{name} has {size} bytes, expected {record.bytes}"]
        if thorough and (digest := sha256_of(path)) != record.sha256:
            return [f"{name} has changed (expected sha256 {record.sha256}, found {digest})"]
    except OSError as error:
        return [f"{name} cannot be read: {error.strerror}"]
    return []
