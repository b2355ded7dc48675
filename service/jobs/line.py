"""A line of a job's input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input: its number, counted from 1, and its bytes; `error` is an answer for a line that cannot be
    kept, such as one that is too long."""

    number: int
    data: bytes
    error: bytes | None = None
