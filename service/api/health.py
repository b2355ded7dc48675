"""``GET /health/live`` and ``GET /health/ready``."""

from __future__ import annotations

import asyncio
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from service.api.state import State, state_of

router = APIRouter(prefix="/health", tags=["health"])
metrics_router = APIRouter(tags=["health"])

CANARY = {"ru": "Мир.", "id": "Damai."}
CANARY_SECONDS = 10.0


class Live(BaseModel):
    """The process answers."""

    status: Literal["live"] = "live"


class Ready(BaseModel):
    """Whether articles can be worked on, and what is missing when they cannot."""

    status: Literal["ready", "not-ready", "draining"]
    languages: list[str]
    missing: list[str]


@metrics_router.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """Counters and latencies for Prometheus."""
    return Response(state_of(request).metrics.exposition(), media_type=CONTENT_TYPE_LATEST)


@router.get("/live", response_model=Live)
async def live() -> Live:
    """The process is up."""
    return Live()


@router.get("/ready", response_model=Ready, responses={503: {"model": Ready, "description": "Not ready"}})
async def ready(request: Request, response: Response) -> Ready:
    """Packages are loaded and each translates a canary sentence."""
    state = state_of(request)
    able = sorted(state.runtime.translator.languages())
    missing = [code for code in CANARY if code not in able]
    for code in able:
        if not await _translates(state, code):
            missing.append(code)
    if state.draining or missing:
        response.status_code = 503
        return Ready(status="draining" if state.draining else "not-ready", languages=able, missing=missing)
    return Ready(status="ready", languages=able, missing=[])


async def _translates(state: State, code: str) -> bool:
    """Whether the engine answers for one sentence in time."""
    try:
        future = state.runtime.engine.submit([CANARY.get(code, "1.")], code)
        async with asyncio.timeout(CANARY_SECONDS):
            answers = await asyncio.wrap_future(future)
    except Exception:
        return False
    return len(answers) == 1
