"""Lines as they are stored: zstd, which makes a document four to five times smaller and the disk that much faster."""

from __future__ import annotations

import zstandard

LEVEL = 1


def pack(data: bytes) -> bytes:
    """`data` as one zstd frame with its size."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(data)


def unpack(data: bytes) -> bytes:
    """What `pack` was given."""
    return zstandard.ZstdDecompressor().decompress(data)
