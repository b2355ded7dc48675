"""Which packages there are and which of them translates a language pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from service.packages.compact import unpack_compact, verify_compact
from service.packages.errors import PackageError
from service.packages.lock import Kind, LockedPackage, PackageLock, package_key, read_lock, version_order
from service.packages.manifest import read_manifest
from service.packages.store import Store

_RANK: dict[Kind, int] = {"official": 2, "custom": 1, "compact": 0}


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """One unpacked, sound package. `path` is a folder as `argostranslate.package.Package` reads it.

    `model_key` is equal for packages with the same files below `model/`, so that a model is loaded once.
    """

    name: str
    version: str
    from_code: str
    to_code: str
    from_name: str
    to_name: str
    path: Path
    archive_sha256: str
    model_key: str
    kind: Kind
    placeholder: bool
    licence: str
    quality: str
    tokenizer: Literal["sentencepiece", "bpe"]

    @property
    def key(self) -> str:
        return package_key(self.name, self.version)

    @property
    def model_path(self) -> Path:
        """Folder for `ctranslate2.Translator`."""
        return self.path / "model"

    @property
    def tokenizer_path(self) -> Path:
        return self.path / f"{self.tokenizer}.model"

    @property
    def pair(self) -> tuple[str, str]:
        return self.from_code, self.to_code


@dataclass(frozen=True, slots=True)
class Problem:
    """A package that was left out, and why, in one line."""

    package: str
    reason: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """`packages`: the one for each language pair, sorted by pair. `shadowed`: sound ones that another one outranks."""

    packages: tuple[InstalledPackage, ...]
    shadowed: tuple[InstalledPackage, ...] = ()
    problems: tuple[Problem, ...] = ()


def installed_store(data: Path) -> Store:
    """Where `dragoman packages install` puts packages."""
    return Store(data / "packages")


def discover(models: Path, data: Path, cache: Path, *, thorough: bool = True) -> Discovery:
    """All sound packages: installed ones below `data`, compact ones from `models` (unpacked below `cache`).

    For one pair official beats custom beats compact; within a kind the higher version wins. Never raises: damaged
    packages become problems. `thorough` reads every byte of the installed ones (about 0.2 s for both official ones),
    else names and sizes are compared; compact ones are always read in full.
    """
    problems: list[Problem] = []
    lock = PackageLock()
    try:
        lock = read_lock(models)
    except PackageError as error:
        problems.append(Problem("packages.toml", str(error)))
    found = _installed(installed_store(data), lock, thorough, problems)
    found += _compact(lock, models, cache, problems)
    winners: dict[tuple[str, str], InstalledPackage] = {}
    shadowed: list[InstalledPackage] = []
    for package in sorted(found, key=lambda p: (_RANK[p.kind], version_order(p.version)), reverse=True):
        if winners.setdefault(package.pair, package) is not package:
            shadowed.append(package)
    return Discovery(tuple(sorted(winners.values(), key=lambda p: p.pair)), tuple(shadowed), tuple(problems))


def _installed(store: Store, lock: PackageLock, thorough: bool, problems: list[Problem]) -> list[InstalledPackage]:
    found: list[InstalledPackage] = []
    try:
        folders = store.folders()
    except PackageError as error:
        problems.append(Problem(str(store.root), str(error)))
        return found
    for folder in folders:
        try:
            damage = store.damage(folder.name, thorough=thorough)
            package = read_package(folder)
        except (PackageError, OSError) as error:
            damage = [str(error)]
        else:
            locked = lock.find(package.name, package.version)
            damage = damage or _unlike(package, locked)
        if damage:
            problems.append(Problem(folder.name, "; ".join(damage)))
        else:
            found.append(package)
    return found


def _unlike(package: InstalledPackage, locked: LockedPackage | None) -> list[str]:
    """Whether the lock knows this name and version with another checksum."""
    if locked is None or locked.sha256 == package.archive_sha256:
        return []
    return [
        f"unpacked from another archive than the lock's (expected sha256 {locked.sha256}, "
        f"found {package.archive_sha256})"
    ]


def _compact(lock: PackageLock, models: Path, cache: Path, problems: list[Problem]) -> list[InstalledPackage]:
    found: list[InstalledPackage] = []
    for locked in lock.of_kind("compact"):
        try:
            found.append(read_package(unpack_compact(locked, models, cache)))
        except (PackageError, OSError) as error:
            problems.append(Problem(locked.key, str(error)))
    return found


def verify(
    models: Path, data: Path, cache: Path, load: Callable[[Path, str, str], object] | None = None
) -> dict[str, list[str]]:
    """Every installed and every compact package, byte by byte: what is wrong with each, one line each; empty if sound.

    `load` tries a sound package (folder, languages) and raises PackageError if it does not translate. Raises LockError.
    """
    lock = read_lock(models)
    discovery = discover(models, data, cache)
    verdicts: dict[str, list[str]] = {package.key: [] for package in discovery.packages + discovery.shadowed}
    for problem in discovery.problems:
        verdicts.setdefault(problem.package, []).append(problem.reason)
    for locked in lock.of_kind("compact"):
        try:
            verify_compact(locked, models)
        except PackageError as error:
            reasons = verdicts.setdefault(locked.key, [])
            if str(error) not in reasons:
                reasons.append(str(error))
    for package in discovery.packages + discovery.shadowed:
        if load is not None and not verdicts[package.key]:
            try:
                load(package.path, package.from_code, package.to_code)
            except PackageError as error:
                verdicts[package.key].append(str(error))
    return dict(sorted(verdicts.items()))


def read_package(folder: Path) -> InstalledPackage:
    """The package in `folder` as its note describes it. Raises StoreError."""
    manifest = read_manifest(folder)
    return InstalledPackage(
        name=manifest.name,
        version=manifest.version,
        from_code=manifest.from_code,
        to_code=manifest.to_code,
        from_name=manifest.from_name,
        to_name=manifest.to_name,
        path=folder,
        archive_sha256=manifest.archive_sha256,
        model_key=manifest.model_key,
        kind=manifest.kind,
        placeholder=manifest.placeholder,
        licence=manifest.licence,
        quality=manifest.quality,
        tokenizer=manifest.tokenizer,
    )
