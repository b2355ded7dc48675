"""A job's input on its way: kept, so that it can be sent again."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from service.conversation import SPOOL_BYTES, Article, line_of


class Spool:
    """A job's input, compressed, in memory or when it is large in a file: to be sent again when a connection fails."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - closed by `close`
        self._packed = gzip.GzipFile(fileobj=self._file, mode="wb", compresslevel=4, mtime=0)

    def add(self, article: Article) -> None:
        self._packed.write(line_of(article))

    def end(self) -> None:
        self._packed.close()

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(65_536):
            yield piece

    def close(self) -> None:
        self._file.close()
