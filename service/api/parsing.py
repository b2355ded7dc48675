"""JSON bodies as models, with errors that name the field; what could be meant in two ways is refused."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from service.api.problems import Problem, validation_problem

_Model = TypeVar("_Model", bound=BaseModel)


class DoubleKey(ValueError):
    """A key stands twice in one object."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the key {key[:80]!r} stands twice in one object")
        self.key = key


def parsed(model: type[_Model], body: bytes | str) -> _Model:
    """The body as `model`; problems 400 for what is no JSON or has a key twice, 422 for wrong fields."""
    body = _without_mark(body)
    try:
        made = model.model_validate_json(body)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        if errors[0]["type"] == "json_invalid":
            raise Problem(400, "invalid-json", f"the body is not JSON: {errors[0]['msg']}", field="body") from None
        raise validation_problem(errors) from None
    try:
        loads(body)
    except DoubleKey as error:
        raise Problem(400, "invalid-json", str(error), field=error.key[:80]) from None
    except (ValueError, RecursionError):  # pydantic has read it
        pass
    return made


def loads(body: bytes | str) -> Any:
    """The JSON value. Raises `DoubleKey`, ValueError and RecursionError."""
    return json.loads(body, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise DoubleKey(key)
            seen.add(key)
    return made


def _without_mark(body: bytes | str) -> bytes | str:
    """JSON without the byte order mark that some programs write before it (RFC 8259 lets readers ignore it)."""
    return body.removeprefix("\ufeff") if isinstance(body, str) else body.removeprefix(b"\xef\xbb\xbf")
