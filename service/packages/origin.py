"""Where an archive may come from: a URL, a folder or a file."""

from __future__ import annotations

from pathlib import Path

from service.packages.lock import LockedPackage

Origin = str | Path
"""A `str` is a URL of one archive, a `Path` is a file."""


def is_url(text: str) -> bool:
    return "://" in text


def origins(package: LockedPackage, *, given: str | None = None, mirror: str | None = None) -> list[Origin]:
    """Where to look for a locked package, in order.

    Only at `given` if there is one, else at the mirror and then at the lock's URLs. `given` and `mirror` are the URL
    of an archive, a base URL, a folder or a file.
    """
    if given is not None:
        return [_at(given, package)]
    first = [_at(mirror, package)] if mirror else []
    return [*first, *package.urls]


def _at(place: str, package: LockedPackage) -> Origin:
    if is_url(place):
        whole = place.partition("?")[0].endswith(".argosmodel")
        return place if whole else f"{place.rstrip('/')}/{package.archive_name}"
    path = Path(place).expanduser()
    return path / package.archive_name if path.is_dir() else path
