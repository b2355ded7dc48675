"""The translation memory: sentences that were translated before are not translated again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from service.translation.contract import Key, RawTranslation


class Memory:
    """Least recently used sentences within a bound of bytes."""

    def __init__(self, most_bytes: int, file: Path | None = None) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._known: OrderedDict[Key, tuple[RawTranslation, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> RawTranslation | None:
        with self._lock:
            found = self._known.get(key)
            if found is None:
                return None
            self._known.move_to_end(key)
            return found[0]

    def put(self, key: Key, raw: RawTranslation) -> None:
        size = 400 + 2 * (len(key[2]) + len(raw.text))
        with self._lock:
            old = self._known.pop(key, None)
            self._bytes += size - (old[1] if old else 0)
            self._known[key] = (raw, size)
            while self._bytes > self._most:
                _, (_, freed) = self._known.popitem(last=False)
                self._bytes -= freed

    def close(self, timeout: float = 5.0) -> None:
        """Nothing to write yet."""
