"""Stored glossaries: one JSON file each in ``DATA/glossaries``, written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from service.translation.glossary import Glossary

NAME = r"^[a-z0-9][a-z0-9_-]{0,63}$"
_NAME = re.compile(NAME)


class Glossaries:
    """The glossaries under one folder. Safe to use from many threads and processes: the last writer wins."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Names of all stored glossaries, sorted."""
        if not self._folder.is_dir():
            return []
        return sorted(file.stem for file in self._folder.glob("*.json") if _NAME.match(file.stem))

    def get(self, name: str) -> str | None:
        """The glossary as canonical JSON (see `canonical`), None when there is none of that name."""
        try:
            return self._file(name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def put(self, name: str, glossary: Glossary) -> bool:
        """Store a glossary; True when the name is new."""
        file = self._file(name)
        self._folder.mkdir(parents=True, exist_ok=True)
        new = not file.exists()
        descriptor, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=self._folder)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                out.write(canonical(glossary))
                out.flush()
                os.fsync(out.fileno())
            Path(temporary).replace(file)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise
        return new

    def delete(self, name: str) -> bool:
        """Remove a glossary; False when there is none of that name."""
        try:
            self._file(name).unlink()
        except FileNotFoundError:
            return False
        return True

    def _file(self, name: str) -> Path:
        if not _NAME.match(name):
            raise ValueError(f"{name!r} is not a glossary's name")
        return self._folder / f"{name}.json"


def canonical(glossary: Glossary) -> str:
    """The glossary as JSON that is the same for equal glossaries."""
    return json.dumps(glossary.data(), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=64)
def opened(text: str) -> Glossary:
    """The glossary of canonical JSON, ready to be used."""
    return Glossary.from_data(json.loads(text))
