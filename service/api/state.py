"""What every route shares: settings, the runtime, admission, threads for the pure stages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import cast

from anyio import CapacityLimiter
from fastapi import Request

from service.annotate import warm
from service.api.admission import Admission, read_body
from service.api.limits import Caller, Gate
from service.keys import KeyFile
from service.metrics import Metrics
from service.runtime import Runtime
from service.settings import Settings


@dataclass(slots=True)
class State:
    """One process's state; `draining` is set once shut-down has begun."""

    settings: Settings
    runtime: Runtime
    admission: Admission
    metrics: Metrics
    gate: Gate
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(max(2, (os.cpu_count() or 2))))
    draining: bool = False
    storage: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(8))
    """Threads that wait for the database of jobs."""

    async def read_body(self, request: Request) -> bytes:
        """The request's body within the limits of size and time."""
        return await read_body(request, self.settings.max_body_bytes, self.settings.body_seconds)


def open_state(settings: Settings, metrics: Metrics) -> State:
    """Load the packages and make what the routes share."""
    runtime = Runtime(settings)
    warm()
    admission = Admission(settings.max_concurrent_requests, settings.max_waiting_requests)
    loopback = settings.host in ("127.0.0.1", "::1", "localhost")
    required = settings.auth == "required" or (settings.auth == "auto" and not loopback)
    keys = KeyFile(settings.data / "keys.json")
    gate = Gate(keys, required=required, anonymous_rate=settings.characters_per_minute)
    metrics.gauge("translation_queue_sentences", "Sentences waiting for translation.", runtime.engine.queue_depth)
    if (memory := runtime.engine.memory()) is not None:
        metrics.gauge("translation_memory_bytes", "Sentences kept in process, bytes, about.", lambda: memory.size)
    metrics.gauge("requests_inside", "Requests at work or in line.", lambda: admission.inside)
    return State(settings, runtime, admission, metrics, gate)


def caller_of(request: Request) -> Caller:
    """The caller of a request that needs no more than its headers; problem 401."""
    return state_of(request).gate.caller(request)


def state_of(request: Request) -> State:
    """The state that the app's lifespan made."""
    return cast(State, request.app.state.dragoman)
