"""An aside between a name and its verb, set off by commas: ``Aliyev, by contrast, said``."""

from __future__ import annotations

from collections.abc import Container

_FARTHEST = 7
"""Tokens behind the name within which the second comma stands."""


def without_aside(after: list[str], asides: Container[str]) -> list[str]:
    """The folded tokens behind a name, from behind an aside on where they begin with one."""
    if after[:1] != [","] or "," not in after[2:_FARTHEST]:
        return after
    end = after.index(",", 1)
    return after[end + 1 :] if " ".join(after[1:end]) in asides else after
