"""What `dragoman packages list` shows of every package."""

from __future__ import annotations

from service.packages.catalog import Discovery, discover
from service.packages.lock import LockedPackage, PackageLock, read_lock
from service.settings import Settings


def package_rows(places: Settings) -> list[dict[str, object]]:
    """One row a package: installed, bundled, damaged or available. Raises PackageError."""
    lock = read_lock(places.models)
    found = discover(places.models, places.data, places.cache, thorough=False)
    rows = [_row(found, package.key) for package in found.packages + found.shadowed]
    rows += [_problem_row(lock, problem.package, problem.reason) for problem in found.problems]
    known = {f"{row['name']}-{row['version']}" for row in rows}
    rows += [_available_row(package) for package in lock.packages if package.key not in known]
    return rows


def _row(found: Discovery, key: str) -> dict[str, object]:
    package = next(p for p in found.packages + found.shadowed if p.key == key)
    return {
        "name": package.name,
        "version": package.version,
        "from": package.from_code,
        "to": package.to_code,
        "kind": package.kind,
        "state": "in use" if package in found.packages else "outranked",
        "placeholder": package.placeholder,
        "quality": package.quality,
        "licence": package.licence,
        "sha256": package.archive_sha256,
    }


def _problem_row(lock: PackageLock, key: str, reason: str) -> dict[str, object]:
    name, _, version = key.rpartition("-")
    locked = lock.find(name, version)
    row = (
        _available_row(locked) if locked else dict.fromkeys(("from", "to", "kind", "quality", "licence", "sha256"), "")
    )
    return {
        **row,
        "name": name or key,
        "version": version if name else "",
        "state": f"damaged: {reason}",
        "placeholder": False,
    }


def _available_row(package: LockedPackage) -> dict[str, object]:
    return {
        "name": package.name,
        "version": package.version,
        "from": package.from_code,
        "to": package.to_code,
        "kind": package.kind,
        "state": "not installed",
        "placeholder": package.placeholder,
        "quality": package.quality,
        "licence": package.licence,
        "sha256": package.sha256,
    }
