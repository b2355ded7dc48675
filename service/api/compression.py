"""Compressed bodies both ways: gzip (RFC 1952) and zstd (RFC 8878), streamed, with limits against bombs."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Protocol

import zstandard

from service.api.problems import Problem

CODINGS = ("zstd", "gzip")
PRODUCED = 1_048_576
"""Most bytes that one step of decompression gives, so that a bomb stays small in memory."""
_ZSTD_WINDOW = 2**23
"""Largest window that a zstd stream may ask for: 8 MiB, the least that RFC 8878 recommends to support."""
_ZSTD_PIECE = 512
"""Compressed bytes fed to zstd at once: a block of 4 bytes can stand for 128 KiB (RFC 8878, RLE blocks)."""


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self, mode: int, /) -> bytes: ...


class _Gzip:
    """gzip with any number of members."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._fed = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What `data` decompresses to."""
        while data:
            if self._member.eof:
                self._member = zlib.decompressobj(wbits=31)
            self._fed = True
            yield self._member.decompress(data, PRODUCED)
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail

    @property
    def complete(self) -> bool:
        """Whether the last member has ended."""
        return self._member.eof or not self._fed


class _Zstd:
    """One zstd frame."""

    def __init__(self) -> None:
        self._frame = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        self._fed = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What `data` decompresses to."""
        for start in range(0, len(data), _ZSTD_PIECE):
            self._fed = True
            yield self._frame.decompress(data[start : start + _ZSTD_PIECE])

    @property
    def complete(self) -> bool:
        """Whether the frame has ended."""
        return self._frame.eof or not self._fed


def _decompressor(coding: str) -> _Gzip | _Zstd | None:
    if coding in ("", "identity"):
        return None
    if coding in ("gzip", "x-gzip"):
        return _Gzip()
    if coding == "zstd":
        return _Zstd()
    raise Problem(
        415, "unsupported-encoding", f"Content-Encoding is {coding}; send gzip, zstd or none",
        field="Content-Encoding", headers={"Accept-Encoding": ", ".join(CODINGS)},
    )  # fmt: skip


async def decoded(stream: AsyncIterator[bytes], coding: str | None) -> AsyncIterator[bytes]:
    """The stream without its Content-Encoding; problem 400 when it is damaged or cut off."""
    name = (coding or "").strip().lower()
    decompressor = _decompressor(name)
    if decompressor is None:
        async for chunk in stream:
            yield chunk
        return
    try:
        async for chunk in stream:
            for piece in decompressor.pieces(chunk):
                yield piece
    except (zlib.error, zstandard.ZstdError) as error:
        raise Problem(400, "bad-encoding", f"the body is not {name}: {error}", field="Content-Encoding") from None
    if not decompressor.complete:
        raise Problem(400, "bad-encoding", f"the {name} body is cut off", field="Content-Encoding")


def preferred(accept: str | None) -> str | None:
    """The coding to answer with: the first of `CODINGS` that Accept-Encoding names without q=0."""
    wanted = {}
    for part in (accept or "").lower().split(","):
        name, _, weight = part.strip().partition(";")
        wanted[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((coding for coding in CODINGS if wanted.get(coding)), None)


class Encoder:
    """Compresses pieces of an answer; each piece can be read as soon as it is sent."""

    def __init__(self, coding: str | None) -> None:
        self._compressor: _Compressor | None = None
        if coding == "gzip":
            self._compressor = zlib.compressobj(wbits=31)
            self._sync, self._end = zlib.Z_SYNC_FLUSH, zlib.Z_FINISH
        elif coding == "zstd":
            self._compressor = zstandard.ZstdCompressor(level=3).compressobj()
            self._sync, self._end = zstandard.COMPRESSOBJ_FLUSH_BLOCK, zstandard.COMPRESSOBJ_FLUSH_FINISH

    def feed(self, data: bytes) -> bytes:
        """`data` in the coding, flushed."""
        if self._compressor is None:
            return data
        return self._compressor.compress(data) + self._compressor.flush(self._sync)

    def close(self) -> bytes:
        """The end of the coded stream."""
        return b"" if self._compressor is None else self._compressor.flush(self._end)
