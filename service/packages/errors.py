"""What can go wrong with a package. Every message is one line that a user can act on."""

from __future__ import annotations


class PackageError(Exception):
    """Base of all errors of this room."""


class LockError(PackageError):
    """`packages.toml` is missing, cannot be read or does not hold the package asked for."""


class NotLockedError(PackageError):
    """The package is not in `packages.toml` and the user did not allow that."""


class ArchiveError(PackageError):
    """The archive is damaged, hostile or no Argos package."""


class UnusableError(PackageError):
    """The package is whole, but it does not translate."""


class ChecksumError(PackageError):
    """The archive is not the one that the lock names."""

    def __init__(self, what: str, *, expected: str, found: str) -> None:
        super().__init__(f"{what}: checksum does not match (expected sha256 {expected}, found {found})")
        self.expected = expected
        self.found = found


class SizeError(PackageError):
    """The archive is larger or smaller than it may be."""


class DownloadError(PackageError):
    """A URL, folder or file did not give the package."""


class DiskFullError(PackageError):
    """No space is left where the package should go."""


class StoreError(PackageError):
    """The folder of installed packages cannot be read or written as asked."""
