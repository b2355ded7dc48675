"""Translation packages: the lock, safe installation, and which package translates a language pair."""

from service.packages.catalog import Discovery, InstalledPackage, Problem, discover
from service.packages.errors import PackageError
from service.packages.lock import LockedPackage, PackageLock, read_lock

__all__ = [
    "Discovery",
    "InstalledPackage",
    "LockedPackage",
    "PackageError",
    "PackageLock",
    "Problem",
    "discover",
    "read_lock",
]
