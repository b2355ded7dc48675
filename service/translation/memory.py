"""The translation memory: sentences that were translated before are not translated again.

In process the least recently used sentences are forgotten beyond a bound of bytes. A file, where one is given, keeps
them over restarts; see `service.translation.store`.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path

from service.translation.contract import Decoding, Key, RawTranslation
from service.translation.store import Store

_OVERHEAD = sys.getsizeof(RawTranslation("", False, 0.0, 0, 0)) + 16 + 49 + 24 + 3 * 32 + 120
"""Bytes of an entry beside its text: the object, its digest, float, numbers, and the dictionary's node."""


class Memory:
    """What was translated, by package, decoding and sentence. Thread-safe.

    ``variant`` names what else changes the English (compute type, device, library version): other variants do not meet.
    """

    def __init__(self, most_bytes: int, variant: str = "", file: Path | None = None, most_file_bytes: int = 0) -> None:
        self._most = most_bytes
        self._variant = variant
        self._size = 0
        self._known: OrderedDict[bytes, RawTranslation] = OrderedDict()
        self._lock = threading.Lock()
        self._store = Store(file, most_file_bytes) if file else None
        self.hits = 0
        self.misses = 0

    @property
    def size(self) -> int:
        """Bytes of the sentences in process, about."""
        return self._size

    def get(self, keys: Sequence[Key]) -> dict[Key, RawTranslation]:
        """Those of the sentences that are known."""
        digests = {key: self._digest(key) for key in keys}
        found: dict[bytes, RawTranslation] = {}
        with self._lock:
            for digest in digests.values():
                if digest in self._known:
                    self._known.move_to_end(digest)
                    found[digest] = self._known[digest]
        if self._store and (unknown := [digest for digest in digests.values() if digest not in found]):
            stored = self._store.get(unknown)
            self._remember(stored.items())
            found |= stored
        known = {key: found[digest] for key, digest in digests.items() if digest in found}
        self.hits += len(known)
        self.misses += len(digests) - len(known)
        return known

    def put(self, entries: Iterable[tuple[Key, RawTranslation]]) -> None:
        """Keep new translations."""
        rows = [(self._digest(key), raw) for key, raw in entries]
        self._remember(rows)
        if self._store:
            self._store.put(rows)

    def close(self, timeout: float = 5.0) -> None:
        """Write what waits for the file, within ``timeout`` seconds."""
        if self._store:
            self._store.close(timeout)

    def _digest(self, key: Key) -> bytes:
        package, decoding, text = key
        content = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(_head(package, decoding, self._variant) + content, digest_size=16).digest()

    def _remember(self, rows: Iterable[tuple[bytes, RawTranslation]]) -> None:
        with self._lock:
            for digest, raw in rows:
                old = self._known.pop(digest, None)
                self._size += _weight(raw) - (_weight(old) if old else 0)
                self._known[digest] = raw
            while self._size > self._most:
                _, forgotten = self._known.popitem(last=False)
                self._size -= _weight(forgotten)


@lru_cache(maxsize=256)
def _head(package: str, decoding: Decoding, variant: str) -> bytes:
    """What stands before the text in a digest; its length goes in front so that no two keys run together."""
    head = repr((package, astuple(decoding), variant)).encode()
    return len(head).to_bytes(4, "big") + head


def _weight(raw: RawTranslation) -> int:
    return _OVERHEAD + sys.getsizeof(raw.text)
