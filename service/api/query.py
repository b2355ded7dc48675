"""Query parameters: those that an operation does not describe are refused, as unknown fields of a body are."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from service.api.problems import Problem


def known_parameters(request: Request) -> None:
    """Dependency: problem 422 for a query parameter that the operation does not have, or that is given twice."""
    given = [name for name, _ in request.query_params.multi_items()]
    if not given:
        return
    known = _described(request.scope["route"])
    for at, name in enumerate(given):
        if name not in known:
            has = f"has {', '.join(known)}" if known else "has none"
            raise Problem(
                422, "invalid-input", f"{name[:80]}: there is no such query parameter; this operation {has}",
                field=name[:80],
            )  # fmt: skip
        if name in given[:at]:
            raise Problem(422, "invalid-input", f"{name}: the query parameter is given twice", field=name)


def _described(route: Any) -> list[str]:
    """Names of the query parameters that the OpenAPI description has for the operation."""
    if not isinstance(route, APIRoute):
        return []
    extra = (route.openapi_extra or {}).get("parameters", ())
    return [*_declared(route.dependant), *(parameter["name"] for parameter in extra if parameter["in"] == "query")]


def _declared(dependant: Dependant) -> list[str]:
    own = [parameter.alias for parameter in dependant.query_params]
    return own + [name for other in dependant.dependencies for name in _declared(other)]
