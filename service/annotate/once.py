"""An attribute that is worked out when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - a decorator, as functools.cached_property
    """functools.cached_property without its lock, which costs more than many a value before Python 3.12.

    For objects that one thread reads.
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> once[Value]: ...
    @overload
    def __get__(self, owner: object, kind: type[Any]) -> Value: ...
    def __get__(self, owner: object | None, kind: type[Any]) -> once[Value] | Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
