"""Around every request: its id, security headers, a log line and metrics. Plain ASGI, so that streams stay streams."""

from __future__ import annotations

import logging
import re
import time
import uuid

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.logs import request_id
from service.metrics import Metrics

log = logging.getLogger("service.access")

_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
_DOCS = ("/docs", "/redoc")
_STRICT = "default-src 'none'; frame-ancestors 'none'"
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; worker-src blob:; frame-ancestors 'none'"
)


class Observation:
    """Middleware; `quiet` paths are counted but not logged."""

    def __init__(self, app: ASGIApp, metrics: Metrics, quiet: tuple[str, ...] = ("/health", "/metrics")) -> None:
        self._app = app
        self._metrics = metrics
        self._quiet = quiet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        identity = given if _ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(identity)
        start = time.perf_counter()
        status = 500

        async def observed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _secure(MutableHeaders(raw=message["headers"]), scope["path"], identity)
            await send(message)

        try:
            with self._metrics.tracing.span("request", method=scope["method"], request_id=identity):
                await self._app(scope, receive, observed)
        finally:
            self._note(scope, status, time.perf_counter() - start)
            request_id.reset(token)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        self._metrics.request(scope["method"], route, status, seconds)
        if not scope["path"].startswith(self._quiet):
            facts = {"method": scope["method"], "route": route, "status": status, "seconds": round(seconds, 4)}
            log.info("%s %s %d", scope["method"], route, status, extra=facts)


def _secure(headers: MutableHeaders, path: str, identity: str) -> None:
    """Headers that every answer carries; routes may set a policy of their own."""
    headers["X-Request-ID"] = identity
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "no-referrer")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Content-Security-Policy", _DOCS_POLICY if path.startswith(_DOCS) else _STRICT)
