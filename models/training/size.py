"""The sizes a network may have; deep encoder, shallow decoder, since only the decoder runs once a piece."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Width, inner width, attention heads, encoder and decoder layers."""

    width: int
    inner: int
    heads: int
    encoder: int
    decoder: int

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


SIZES = {
    "test": Size(32, 64, 2, 1, 1),
    "micro": Size(256, 1024, 4, 4, 1),
    "tiny": Size(256, 1024, 4, 6, 2),
    "small": Size(384, 1152, 6, 6, 2),
    "base": Size(512, 2048, 8, 6, 3),
    "teacher": Size(768, 3072, 12, 10, 4),
}
