"""What several rules ask of a page or of one of its lines: found once, and forgotten with the page (`Head.found`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from service.masthead.head import Head

T = TypeVar("T")


def of_page(find: Callable[[Head], T]) -> Callable[[Head], T]:
    """Remember what `find` says of a page whose body is known."""

    @wraps(find)
    def found(head: Head) -> T:
        if find not in head.found:
            head.found[find] = find(head)
        known: T = head.found[find]
        return known

    return found


def of_line(find: Callable[[Head, int], T]) -> Callable[[Head, int], T]:
    """Remember what `find` says of each line of a page whose body is known. Nobody changes what it gives."""

    @wraps(find)
    def found(head: Head, index: int) -> T:
        key = (find, index)
        if key not in head.found:
            head.found[key] = find(head, index)
        known: T = head.found[key]
        return known

    return found
