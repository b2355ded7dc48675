"""The FastAPI application: routes, lifespan, error form, OpenAPI description."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi_offline import FastAPIOffline
from pydantic.json_schema import models_json_schema
from starlette.middleware.cors import CORSMiddleware

from service import __version__
from service.api import (
    batches,
    catalogue,
    documents,
    glossaries,
    health,
    jobs,
    libretranslate,
    page,
    problems,
    translation,
)
from service.api.draining import Draining
from service.api.glossaries import GlossaryData
from service.api.head import Head
from service.api.intake import ArticleRequest
from service.api.observation import Observation
from service.api.query import known_parameters
from service.api.state import caller_of, open_state
from service.api.translation import DetectRequest, TranslateRequest
from service.metrics import Metrics
from service.settings import Settings, settings
from service.tracing import open_tracing

log = logging.getLogger(__name__)

DESCRIPTION = """Raw news articles in English, Russian and Indonesian in; one normalized English document with its
metadata and the evidence for every value out. Offline."""


def create_app(configured: Settings | None = None) -> FastAPI:
    """The application over `configured` settings, or those of the environment.

    A server that is to end at a moment of `time.monotonic` sets it as `app.state.ends` before the shut-down.
    """
    chosen = configured or settings()
    metrics = Metrics(open_tracing(chosen.telemetry_endpoint))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        state = await to_thread.run_sync(open_state, chosen, metrics)
        app.state.dragoman = state
        app.state.jobs = jobs.opened(state)
        try:
            yield
        finally:
            state.draining = True
            ends = getattr(app.state, "ends", time.monotonic() + chosen.shutdown_seconds)
            await to_thread.run_sync(app.state.jobs.close, max(1.0, (ends - time.monotonic()) / 4))
            await to_thread.run_sync(state.runtime.close, max(1.0, ends - time.monotonic() - 1.0))
            await to_thread.run_sync(metrics.tracing.close)

    app = FastAPIOffline(title="Dragoman", version=__version__, description=DESCRIPTION, lifespan=lifespan)
    problems.install(app)
    app.add_middleware(Head)
    app.add_middleware(problems.Faults)
    app.add_middleware(Draining)
    app.add_middleware(Observation, metrics=metrics)
    if chosen.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=chosen.cors_origins,
            allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Content-Encoding", "Idempotency-Key", "X-Request-ID"],
            expose_headers=["X-Request-ID", "Retry-After", "RateLimit", "RateLimit-Policy", "Location"],
        )
    strict = Depends(known_parameters)
    for room in (documents, batches, jobs, translation):
        app.include_router(room.router, dependencies=[strict])
    for room in (glossaries, catalogue):
        app.include_router(room.router, dependencies=[Depends(caller_of), strict], responses=problems.responses(401))
    for room in (health, libretranslate):  # probes and other clients add parameters of their own
        app.include_router(room.router)
    app.include_router(health.metrics_router)
    app.include_router(page.router)
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
