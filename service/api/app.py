"""The FastAPI application: routes, lifespan, error form, OpenAPI description."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service import __version__
from service.api import batches, catalogue, documents, glossaries, health, libretranslate, problems, translation
from service.api.admission import Admission
from service.api.glossaries import GlossaryData
from service.api.intake import ArticleRequest
from service.api.state import State
from service.api.translation import DetectRequest, TranslateRequest
from service.runtime import Runtime
from service.settings import Settings, settings

log = logging.getLogger(__name__)

DESCRIPTION = """Raw news articles in English, Russian and Indonesian in; one normalized English document with its
metadata and the evidence for every value out. Offline."""


def create_app(configured: Settings | None = None) -> FastAPI:
    """The application over `configured` settings, or those of the environment."""
    chosen = configured or settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        runtime = Runtime(chosen)
        state = State(chosen, runtime, Admission(chosen.max_concurrent_requests, chosen.max_waiting_requests))
        app.state.dragoman = state
        try:
            yield
        finally:
            state.draining = True
            runtime.close()

    app = FastAPI(title="Dragoman", version=__version__, description=DESCRIPTION, lifespan=lifespan)
    problems.install(app)
    for room in (documents, batches, translation, glossaries, health, catalogue, libretranslate):
        app.include_router(room.router)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The description, with the request models that routes read by themselves."""
    if app.openapi_schema is None:
        described = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        models: list[Any] = [
            (model, "validation") for model in (ArticleRequest, DetectRequest, TranslateRequest, GlossaryData)
        ]
        schemas |= models_json_schema(models, ref_template="#/components/schemas/{model}")[1]["$defs"]
        schemas["Problem"] = problems.PROBLEM_SCHEMA
        app.openapi_schema = described
    return app.openapi_schema
