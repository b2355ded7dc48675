"""Parameters as LibreTranslate takes them: JSON, url-encoded or multipart forms, or the query string."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from service.api.intake import media_type
from service.api.state import State


class LibreTranslateError(Exception):
    """An error in LibreTranslate's form: ``{"error": message}``."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message, self.status = message, status


@dataclass(frozen=True, slots=True)
class Form:
    """The parameters of one request, and an uploaded file if there is one."""

    values: dict[str, Any] = field(default_factory=dict)
    file_name: str | None = None
    file_data: bytes = b""

    def required(self, name: str) -> Any:
        """A parameter that must be there and not be empty."""
        value = self.values.get(name)
        if not value:
            raise LibreTranslateError(f"Invalid request: missing {name} parameter")
        return value

    def word(self, name: str, default: str | None = None) -> str:
        """A required parameter that must be a string; `default` when it may be left out."""
        value = self.values.get(name) or default or self.required(name)
        if not isinstance(value, str):
            raise LibreTranslateError(f"Invalid request: {name} is not a string")
        return value


async def read_form(request: Request, state: State) -> Form:
    """The request's parameters, within the service's body limits."""
    kind, _ = media_type(request.headers.get("content-type"))
    body = await state.read_body(request)
    values: dict[str, Any] = dict(request.query_params)
    if kind == "application/json" or kind.endswith("+json"):
        return Form(values | _json(body))
    if kind == "multipart/form-data":
        return await _multipart(request, body, values)
    return Form(values | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))


def _json(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
        json.dumps(parsed, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError):
        raise LibreTranslateError("Invalid JSON format") from None
    if not isinstance(parsed, dict):
        raise LibreTranslateError("Invalid JSON format")
    return parsed


async def _multipart(request: Request, body: bytes, values: dict[str, Any]) -> Form:
    async def whole() -> AsyncIterator[bytes]:
        yield body
        yield b""

    try:
        form = await MultiPartParser(request.headers, whole()).parse()  # type: ignore[arg-type]
    except (MultiPartException, KeyError, UnicodeDecodeError) as error:
        raise LibreTranslateError(f"Invalid request: {error}") from None
    name, data = None, b""
    for key, value in form.multi_items():
        if isinstance(value, UploadFile):
            name, data = value.filename, await value.read()
        else:
            values[key] = value
    return Form(values, name, data)
