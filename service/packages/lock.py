"""The lock of packages: `packages.toml`, which names every package with its size and SHA-256.

Where it lies: the folder `Settings.models` (`DRAGOMAN_MODELS`), which is `models/` in a checkout and
`service/_models/` in an installed wheel.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from service.packages.errors import LockError

LOCK_FILE = "packages.toml"

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-zA-Z0-9_-]{0,79}$")]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,5}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,8}(-[A-Za-z0-9]{2,8}){0,3}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]+/\S+$")]
Kind = Literal["official", "custom", "compact"]


def version_order(version: str) -> tuple[int, ...]:
    """`1.10` sorts after `1.9`."""
    return tuple(int(part) for part in version.split("."))


def package_key(name: str, version: str) -> str:
    """Name of a package's folder, unique for a name and version."""
    return f"{name}-{version}"


class LockedPackage(BaseModel):
    """One entry of the lock."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    from_code: Code = Field(alias="from")
    to_code: Code = Field(alias="to")
    version: Version
    kind: Literal["official", "compact"]
    sha256: Sha256
    urls: tuple[Url, ...] = ()
    file: str | None = None
    bytes: int | None = Field(None, gt=0)
    licence: str
    quality: str = ""
    placeholder: bool = False

    @model_validator(mode="after")
    def _has_a_source(self) -> LockedPackage:
        if self.kind == "official" and not self.urls:
            raise ValueError("an official package needs urls")
        if self.kind == "compact" and not self.file:
            raise ValueError("a compact package needs file")
        return self

    @property
    def key(self) -> str:
        return package_key(self.name, self.version)

    @property
    def archive_name(self) -> str:
        """File name as Argos writes it: `translate-ru_en-1_9.argosmodel`."""
        return f"{self.name}-{self.version.replace('.', '_')}.argosmodel"


class _LockFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    schema_: Literal[1] = Field(alias="schema")
    package: list[LockedPackage] = []


@dataclass(frozen=True, slots=True)
class PackageLock:
    """All locked packages, in the order of the file."""

    packages: tuple[LockedPackage, ...] = ()

    def find(self, name: str, version: str) -> LockedPackage | None:
        return next((p for p in self.packages if (p.name, p.version) == (name, version)), None)

    def with_sha256(self, sha256: str) -> LockedPackage | None:
        return next((p for p in self.packages if p.sha256 == sha256), None)

    def of_kind(self, kind: Kind) -> tuple[LockedPackage, ...]:
        return tuple(p for p in self.packages if p.kind == kind)

    def select(self, wanted: str) -> LockedPackage:
        """The official package for `translate-ru_en`, `ru_en`, `ru` or `ru_en==1.9`; else a compact one.

        The highest version is taken where none is given. Raises LockError when nothing fits.
        """
        name, _, version = wanted.partition("==")
        fits = [p for p in self.packages if name in _names(p) and version in ("", p.version)]
        if not fits:
            known = ", ".join(sorted({p.name for p in self.packages}))
            raise LockError(f"no package {wanted!r} in the lock; it holds {known or 'none'}")
        return max(fits, key=lambda p: (p.kind == "official", version_order(p.version)))


def _names(package: LockedPackage) -> Iterable[str]:
    return package.name, package.name.removeprefix("translate-"), package.from_code


def read_lock(models: Path) -> PackageLock:
    """Read `packages.toml` of the folder `models`. Raises LockError with the file and the reason."""
    path = models / LOCK_FILE
    try:
        content = _LockFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise LockError(f"{path}: {error.strerror}; set DRAGOMAN_MODELS to the folder that holds it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LockError(f"{path}: no TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise LockError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    keys = [package.key for package in content.package]
    if len(set(keys)) != len(keys):
        raise LockError(f"{path}: {next(k for k in keys if keys.count(k) > 1)} is listed twice")
    return PackageLock(tuple(content.package))
