"""API keys: made here, shown once, stored as hashes, compared in constant time.

A key is ``dgm_<id>_<secret>`` with 256 random bits, so a single SHA-256 is enough: there is nothing to guess.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

_PREFIX = "dgm"


class KeyFileError(ValueError):
    """The file of keys cannot be read."""


@dataclass(frozen=True, slots=True)
class Key:
    """One stored key. `characters_per_minute` 0 means no limit; `created` is ISO 8601 in UTC."""

    id: str
    name: str
    sha256: str
    created: str
    characters_per_minute: int = 0


class KeyFile:
    """The file of keys; reread when it changes, so that a running service sees new and revoked keys."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._keys: dict[str, Key] = {}

    def entries(self) -> list[Key]:
        """All keys, oldest first."""
        self._refresh()
        return list(self._keys.values())

    def create(self, name: str, characters_per_minute: int = 0) -> str:
        """A new key; only its hash is stored."""
        identity, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        key = f"{_PREFIX}_{identity}_{secret}"
        stored = Key(
            identity, name, _digest(key), datetime.now(UTC).isoformat(timespec="seconds"), characters_per_minute
        )
        self._write([*self.entries(), stored])
        return key

    def revoke(self, identity: str) -> bool:
        """Remove a key by its id; False when there is none."""
        left = [key for key in self.entries() if key.id != identity]
        if len(left) == len(self._keys):
            return False
        self._write(left)
        return True

    def find(self, key: str) -> Key | None:
        """The stored key that `key` is, or None."""
        self._refresh()
        parts = key.split("_", 2)
        stored = self._keys.get(parts[1]) if len(parts) == 3 and parts[0] == _PREFIX else None
        known = stored.sha256 if stored else _digest("")
        matches = hmac.compare_digest(_digest(key), known)
        return stored if matches else None

    def _refresh(self) -> None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self._stamp, self._keys = None, {}
            return
        stamp = (status.st_mtime_ns, status.st_size)
        if stamp == self._stamp:
            return
        try:
            listed = json.loads(self._path.read_text(encoding="utf-8"))
            self._keys = {entry["id"]: Key(**entry) for entry in listed["keys"]}
        except (ValueError, TypeError, KeyError) as error:
            raise KeyFileError(f"{self._path} cannot be read: {error}") from None
        self._stamp = stamp

    def _write(self, keys: list[Key]) -> None:
        """Replace the file as a whole, readable by its owner alone."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".keys-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"keys": [asdict(key) for key in keys]}, file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
