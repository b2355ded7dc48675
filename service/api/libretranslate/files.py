"""Translated files until they are fetched: a bounded folder, names that cannot be guessed, an hour of life."""

from __future__ import annotations

import re
import secrets
import time
from pathlib import Path

LIFETIME_SECONDS = 3600
MOST_FILES = 200
_NAME = re.compile(r"[0-9a-f]{32}\.[A-Za-z0-9._-]{1,80}")


class TranslatedFiles:
    """The folder of translated files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, text: str) -> str:
        """Store a translated file; the name to fetch it by."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        safe = re.sub(r"[^A-Za-z0-9._-]", "_", Path(name).name)[-80:].lstrip(".") or "file.txt"
        token = f"{secrets.token_hex(16)}.{safe}"
        path = self._folder / token
        try:
            path.write_text(text, encoding="utf-8")
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return token

    def path(self, token: str) -> Path | None:
        """Where a stored file is; None when there is no such file."""
        if not _NAME.fullmatch(token):
            return None
        path = self._folder / token
        return path if path.is_file() else None

    def _sweep(self) -> None:
        """Remove what is too old, and the oldest when there are too many. Others may sweep at the same moment."""
        files = sorted((changed, path) for path in self._folder.iterdir() if (changed := _changed(path)) is not None)
        oldest = time.time() - LIFETIME_SECONDS
        for number, (changed, path) in enumerate(files):
            if changed < oldest or number <= len(files) - MOST_FILES:
                path.unlink(missing_ok=True)


def _changed(path: Path) -> float | None:
    """When the file was written; None when it is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return None
