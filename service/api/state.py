"""What every route shares: settings, the runtime, admission, threads for the pure stages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import cast

from anyio import CapacityLimiter
from fastapi import Request

from service.api.admission import Admission, read_body
from service.runtime import Runtime
from service.settings import Settings


@dataclass(slots=True)
class State:
    """One process's state; `draining` is set once shut-down has begun."""

    settings: Settings
    runtime: Runtime
    admission: Admission
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(max(2, (os.cpu_count() or 2))))
    draining: bool = False

    async def read_body(self, request: Request) -> bytes:
        """The request's body within the limits of size and time."""
        return await read_body(request, self.settings.max_body_bytes, self.settings.body_seconds)


def state_of(request: Request) -> State:
    """The state that the app's lifespan made."""
    return cast(State, request.app.state.dragoman)
