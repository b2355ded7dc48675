"""Who may call, and how many characters a minute: API keys and token buckets.

Headers follow draft-ietf-httpapi-ratelimit-headers-10 (``RateLimit``, ``RateLimit-Policy``), the status RFC 6585.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from fastapi import Request

from service.api.problems import Problem
from service.keys import KeyFile

_MINUTE = 60.0
_MOST_BUCKETS = 10_000


@dataclass(slots=True)
class Bucket:
    """`rate` characters a minute, refilled all the time; a call may overdraw a full bucket, then it waits."""

    rate: int
    level: float = field(init=False)
    seen: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = float(self.rate)
        self.seen = time.monotonic()

    def take(self, characters: int) -> float:
        """Take characters; 0, or the seconds to wait when there are not enough."""
        now = time.monotonic()
        self.level = min(self.rate, self.level + (now - self.seen) * self.rate / _MINUTE)
        self.seen = now
        wanted = min(characters, self.rate)
        if self.level >= wanted:
            self.level -= characters
            return 0.0
        return (wanted - self.level) * _MINUTE / self.rate


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request: a key's id, or an address; `bucket` is None without a limit."""

    name: str
    bucket: Bucket | None

    def headers(self) -> dict[str, str]:
        """RateLimit headers; empty without a limit."""
        if self.bucket is None:
            return {}
        missing = max(0.0, self.bucket.rate - self.bucket.level) * _MINUTE / self.bucket.rate
        return {
            "RateLimit-Policy": f'"characters";q={self.bucket.rate};w=60',
            "RateLimit": f'"characters";r={max(0, int(self.bucket.level))};t={math.ceil(missing)}',
        }

    def charge(self, characters: int) -> None:
        """Count characters against the limit; problem 429 when it is used up."""
        wait = self.bucket.take(characters) if self.bucket else 0.0
        if wait:
            rate = self.bucket.rate if self.bucket else 0
            raise Problem(
                429, "rate-limited", f"over the limit of {rate} characters a minute", limit=rate,
                headers={"Retry-After": str(math.ceil(wait)), **self.headers()},
            )  # fmt: skip

    async def pay(self, characters: int) -> None:
        """As `charge`, but wait instead of refusing: for the lines of a stream that was accepted."""
        while wait := (self.bucket.take(characters) if self.bucket else 0.0):
            await asyncio.sleep(min(wait, 1.0))


class Gate:
    """Checks keys and keeps one bucket a caller."""

    def __init__(self, keys: KeyFile, *, required: bool, anonymous_rate: int) -> None:
        self._keys = keys
        self.required = required
        self._anonymous_rate = anonymous_rate
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def caller(self, request: Request, key: str | None = None) -> Caller:
        """The caller of a request; problem 401 without a known key where one is required."""
        given = key or _bearer(request)
        known = self._keys.find(given) if given is not None else None
        if given is None or (known is None and not self.required):  # many clients send a key whether asked or not
            if self.required:
                raise Problem(
                    401, "key-required", "send an API key: Authorization: Bearer …", field="Authorization",
                    headers={"WWW-Authenticate": 'Bearer realm="dragoman"'},
                )  # fmt: skip
            address = request.client.host if request.client else "unknown"
            return Caller(address, self._bucket(f"address {address}", self._anonymous_rate))
        if known is None:
            raise Problem(
                401, "key-unknown", "the API key is not known or has been revoked", field="Authorization",
                headers={"WWW-Authenticate": 'Bearer realm="dragoman", error="invalid_token"'},
            )  # fmt: skip
        return Caller(known.id, self._bucket(f"key {known.id}", known.characters_per_minute))

    def _bucket(self, name: str, rate: int) -> Bucket | None:
        if not rate:
            return None
        bucket = self._buckets.get(name)
        if bucket is None or bucket.rate != rate:
            bucket = self._buckets[name] = Bucket(rate)
        self._buckets.move_to_end(name)
        while len(self._buckets) > _MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket


def _bearer(request: Request) -> str | None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() or None if scheme.lower() == "bearer" else None
