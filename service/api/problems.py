"""Errors as problem documents: RFC 9457, media type ``application/problem+json``."""

from __future__ import annotations

import asyncio
import errno
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:dragoman:problem:body-too-large"]},
        "title": {"type": "string", "examples": ["Content Too Large"]},
        "status": {"type": "integer", "examples": [413]},
        "detail": {"type": "string", "examples": ["the body is over the limit of 5242880 bytes"]},
        "field": {"type": ["string", "null"], "examples": ["text"]},
        "limit": {"type": ["integer", "null"], "examples": [5242880]},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class Problem(Exception):
    """An error that the caller can act on: status, short code, one sentence, the field and the limit it is about."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        field: str | None = None,
        limit: int | None = None,
        errors: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail
        self.field, self.limit, self.errors, self.headers = field, limit, list(errors), dict(headers or {})

    def body(self) -> dict[str, Any]:
        """The problem document."""
        told: dict[str, Any] = {
            "type": f"urn:dragoman:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        optional = {"field": self.field, "limit": self.limit, "errors": self.errors or None}
        return told | {name: value for name, value in optional.items() if value is not None}

    def response(self) -> Response:
        """The HTTP answer."""
        return JSONResponse(self.body(), self.status, headers=self.headers, media_type=MEDIA_TYPE)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for the problem answers of an operation."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


@contextmanager
def storing() -> Iterator[None]:
    """What the system refuses when the data folder is written, as problem 507."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Problem(507, "storage-full", "the disk of the data folder is full") from None
        if error.errno in _CLOSED:
            raise Problem(507, "storage-closed", "the data folder cannot be written by the service") from None
        raise


def validation_problem(errors: Sequence[Any]) -> Problem:
    """Pydantic's errors as one problem whose detail names the first field."""
    listed = [
        {"field": _field(error), "detail": str(error["msg"]).removeprefix("Value error, ")}
        for error in _telling(errors)
    ]
    first = listed[0]
    return Problem(422, "invalid-input", f"{first['field']}: {first['detail']}", field=first["field"], errors=listed)


_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_OTHER_TYPE = frozenset(("string_type", "list_type", "model_type", "model_attributes_type", "dict_type"))


def _path(error: Mapping[str, Any]) -> list[str]:
    """Where an error is, Pydantic's names of a union's branches (`constrained-str`, `GlossaryData`) left out."""
    places = [place for place in error["loc"] if place != "body"]
    unknown = error["type"] == "extra_forbidden"  # its last place is the caller's own word
    return [
        str(place)
        for at, place in enumerate(places)
        if isinstance(place, int) or _NAME.fullmatch(place) or at == 0 or (unknown and at == len(places) - 1)
    ]


def _field(error: Mapping[str, Any]) -> str:
    return ".".join(_path(error)) or "body"


def _telling(errors: Sequence[Any]) -> Sequence[Any]:
    """Without the branches of a union that the value was never meant for: no "not a string" for a faulty object."""
    told = [
        error
        for error in errors
        if not (
            error["type"] in _OTHER_TYPE
            and len(_path(error)) < len([place for place in error["loc"] if place != "body"])
            and any(other["loc"] != error["loc"] and _is_within(_path(error), _path(other)) for other in errors)
        )
    ]
    return told or errors


def _is_within(field: Sequence[str], other: Sequence[str]) -> bool:
    return list(other[: len(field)]) == list(field)


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem document."""

    @app.exception_handler(Problem)
    async def on_problem(request: Request, error: Problem) -> Response:
        return error.response()

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
        return Problem(error.status_code, code, str(error.detail), headers=error.headers).response()

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, error: RequestValidationError) -> Response:
        return validation_problem(error.errors()).response()


_RESTART_SECONDS = 5
"""Seconds after which a service that ended may be there again."""


class Faults:
    """Middleware: an unexpected error is logged and answered with a problem document, inside `Observation`.

    A request that is cancelled because the service ends and its time is over is told to come again.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            log.exception("unhandled error on %s %s", scope.get("method"), scope.get("path"))
            if begun or scope["type"] != "http":
                raise
            problem = Problem(500, "internal-error", "the service failed on this request; its log says why")
            await problem.response()(scope, receive, send)
        except asyncio.CancelledError:
            if begun or scope["type"] != "http":
                raise
            headers = {"Retry-After": str(_RESTART_SECONDS), "Connection": "close"}
            await Problem(503, "ending", "the service ends; ask again", headers=headers).response()(
                scope, receive, send
            )
