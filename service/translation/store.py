"""The file behind the translation memory: SQLite, written by its own thread in batches.

It only ever saves work, so nothing that happens to it stops a translation: a damaged file is set aside, a full disk or
a locked file costs the entries and a line in the log.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from service.translation.contract import RawTranslation

_log = logging.getLogger(__name__)

_FORMAT = 1
_TABLE = """CREATE TABLE IF NOT EXISTS sentences (
  key BLOB PRIMARY KEY, text TEXT NOT NULL, cut INTEGER NOT NULL, score REAL, source INTEGER NOT NULL,
  output INTEGER NOT NULL)"""
_DELETE_OLDEST = """DELETE FROM sentences WHERE rowid <= (
  SELECT rowid FROM sentences ORDER BY rowid LIMIT 1 OFFSET (SELECT count(*) / 10 FROM sentences))"""
_DELETIONS = 30
_MOST_WAITING = 20_000
_BATCH = 1_000
_BATCH_SECONDS = 0.5
_QUESTION = 500
"""Keys in one query: SQLite allows 999 variables and more."""
_PAUSE_SECONDS = 60.0
"""How long the file is left alone after it could not be written."""

Row = tuple[bytes, RawTranslation]


class Store:
    """Translations in an SQLite file of at most ``most_bytes`` (0: no bound). Thread-safe."""

    def __init__(self, path: Path, most_bytes: int = 0) -> None:
        self._path = path
        self._most = most_bytes
        self._lock = threading.Lock()
        self._rows: queue.Queue[Row | None] = queue.Queue(_MOST_WAITING)
        self._paused_until = 0.0
        self._connection = self._open_or_replace()
        self._writer = threading.Thread(target=self._write, name="translation-memory", daemon=True)
        self._writer.start()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, RawTranslation]:
        """The stored translations of these keys; empty when the file cannot be read."""
        found: dict[bytes, RawTranslation] = {}
        with self._lock:
            for start in range(0, len(keys), _QUESTION):
                found |= self._select(keys[start : start + _QUESTION])
        return found

    def put(self, rows: Iterable[Row]) -> None:
        """Keep rows soon; those that find the writer behind are lost."""
        with contextlib.suppress(queue.Full):
            for row in rows:
                self._rows.put_nowait(row)

    def close(self, timeout: float = 5.0) -> None:
        """Write what waits and close the file, within ``timeout`` seconds."""
        with contextlib.suppress(queue.Full):
            self._rows.put(None, timeout=timeout)
        self._writer.join(timeout)
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = None

    def _select(self, keys: Sequence[bytes]) -> dict[bytes, RawTranslation]:
        if self._connection is None:
            return {}
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, text, cut, score, source, output FROM sentences WHERE key IN ({marks})"
        try:
            rows = self._connection.execute(query, list(keys)).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return {}
        return {key: raw for key, *fields in rows if (raw := _translation(*fields)) is not None}

    def _write(self) -> None:
        """The writer's thread: rows in batches until the closing None."""
        ended = False
        while not ended:
            row = self._rows.get()
            rows: list[Row] = []
            deadline = time.monotonic() + _BATCH_SECONDS
            while row is not None:
                rows.append(row)
                if len(rows) >= _BATCH:
                    break
                try:
                    row = self._rows.get(timeout=max(0.0, deadline - time.monotonic()))
                except queue.Empty:
                    break
            ended = row is None
            if rows and time.monotonic() >= self._paused_until:
                with self._lock:
                    self._insert(rows)

    def _insert(self, rows: Sequence[Row]) -> None:
        if self._connection is None:
            return
        values = [(key, raw.text, raw.cut, raw.score, raw.source_tokens, raw.output_tokens) for key, raw in rows]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO sentences VALUES (?, ?, ?, ?, ?, ?)", values)
            self._shrink()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._failed(error)

    def _shrink(self) -> None:
        """Delete the oldest while the file is beyond its bound; SQLite fills the room again."""
        assert self._connection
        for _ in range(_DELETIONS):
            if not self._most or self._used() <= self._most:
                return
            with self._connection:
                self._connection.execute(_DELETE_OLDEST)

    def _used(self) -> int:
        """Bytes of the file that hold something."""
        assert self._connection
        pages, free, size = (
            int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * size

    def _failed(self, error: Exception) -> None:
        """A damaged file is replaced, anything else (disk full, locked) is left alone for a while."""
        if _damaged(error):
            _log.warning("the translation memory %s is damaged: %s", self._path, error)
            if self._connection:
                self._connection.close()
            self._connection = self._replace()
        else:
            _log.warning("the translation memory %s cannot be used for now: %s", self._path, error)
            self._paused_until = time.monotonic() + _PAUSE_SECONDS

    def _open_or_replace(self) -> sqlite3.Connection | None:
        try:
            return self._open()
        except (sqlite3.Error, OSError) as error:
            _log.warning("the translation memory %s cannot be opened: %s", self._path, error)
            return self._replace() if _damaged(error) else None

    def _replace(self) -> sqlite3.Connection | None:
        """A fresh file in the place of a damaged one, which is kept beside it."""
        aside = self._path.with_name(f"{self._path.name}.damaged")
        try:
            self._path.replace(aside)
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            _log.warning("the damaged translation memory was set aside as %s", aside)
            return self._open()
        except (sqlite3.Error, OSError) as error:
            _log.warning("no translation memory on disk: %s", error)
            return None

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=1.0, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _FORMAT):
                raise sqlite3.DatabaseError(f"file format {version} is not {_FORMAT}")
            connection.execute(_TABLE)
            connection.execute("SELECT key, text, cut, score, source, output FROM sentences LIMIT 1").fetchone()
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _damaged(error: Exception) -> bool:
    """Whether the file itself is wrong, rather than busy, full or out of reach."""
    # OperationalError is what SQLite raises for lock, disk and permission troubles, and for a missing table or column.
    if isinstance(error, sqlite3.OperationalError):
        return "no such" in str(error)
    return isinstance(error, sqlite3.DatabaseError)


def _translation(text: object, cut: object, score: object, source: object, output: object) -> RawTranslation | None:
    """A row as a translation; None when somebody else wrote something else."""
    if not (isinstance(text, str) and isinstance(source, int) and isinstance(output, int)):
        return None
    return RawTranslation(text, bool(cut), score if isinstance(score, float) else None, source, output)
