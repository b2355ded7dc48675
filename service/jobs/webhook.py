"""Webhooks in the form of Standard Webhooks (https://www.standardwebhooks.com): signed, retried, and sent to public
addresses only unless others are allowed. The address is checked on the connection itself, after the name was resolved,
so no DNS answer that changes in between leads inside. Redirects are not followed."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import json
import logging
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import httpcore
import sqlalchemy as sa

from service import __version__
from service.jobs.tables import jobs

log = logging.getLogger(__name__)

DELAYS = (0.0, 5.0, 300.0, 1_800.0, 7_200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
"""Seconds before each attempt: the schedule that Standard Webhooks recommends, about three days in all."""
TIMEOUT_SECONDS = 15.0
READ_BYTES = 65_536
LONGEST_URL = 2_048
PREFIX = "whsec_"

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Outcome = Literal["delivered", "gone", "again"]


_SPECIAL4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/3",
        ),
    )
)  # fmt: skip
_SPECIAL6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_UNICAST6 = ipaddress.IPv6Network("2000::/3")
"""IANA's registries of special-purpose addresses (RFC 6890 and later)."""


class Refused(ValueError):
    """The address may not be called; the text says why."""


@dataclass(frozen=True, slots=True)
class Due:
    """A job whose webhook waits for its attempt number `attempt`, counted from 0."""

    job: str
    attempt: int


def pending(engine: sa.Engine) -> list[Due]:
    """Webhooks that are not settled."""
    with engine.connect().execution_options(reads=True) as connection:
        rows = connection.execute(
            sa.select(jobs.c.id, jobs.c.webhook_attempts).where(
                jobs.c.state == "finished", jobs.c.webhook_state == "pending"
            )
        ).all()
    return [Due(*row) for row in rows]


def claim(engine: sa.Engine, job: str, attempt: int) -> str | None:
    """Count the attempt and give the URL; None when this attempt was made already or the job is gone."""
    mine = sa.and_(jobs.c.id == job, jobs.c.state == "finished", jobs.c.webhook_attempts == attempt)
    with engine.begin() as connection:
        counted = connection.execute(
            sa.update(jobs).where(mine, jobs.c.webhook_state == "pending").values(webhook_attempts=attempt + 1)
        )
        if counted.rowcount != 1:
            return None
        return connection.scalar(sa.select(jobs.c.webhook).where(jobs.c.id == job))


def settle(engine: sa.Engine, job: str, attempt: int, outcome: Outcome) -> None:
    """Note how the attempt went; after the last one the webhook has failed."""
    if outcome == "again" and attempt + 1 < len(DELAYS):
        return
    state = "delivered" if outcome == "delivered" else "failed"
    with engine.begin() as connection:
        connection.execute(sa.update(jobs).where(jobs.c.id == job).values(webhook_state=state))


def networks(listed: Iterable[str]) -> tuple[Network, ...]:
    """Networks in CIDR form; ValueError names a wrong one."""
    return tuple(ipaddress.ip_network(one.strip()) for one in listed if one.strip())


def check_secret(secret: str) -> None:
    """ValueError unless the secret is as Standard Webhooks wants it: `whsec_` and base64 of 24 to 64 bytes."""
    try:
        size = len(_key(secret))
    except binascii.Error:
        raise ValueError("the webhook secret is not base64") from None
    if not 24 <= size <= 64:
        raise ValueError(f"the webhook secret has {size} bytes; it has to be 24 to 64 in base64")


def _key(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix(PREFIX), validate=True)


def signature(secret: str, message: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` header: version 1, HMAC-SHA256 over id, timestamp and body."""
    signed = b"%s.%d.%s" % (message.encode(), timestamp, body)
    return "v1," + base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()


def check_url(url: str, allowed: Sequence[Network]) -> None:
    """Refused for a URL that is not http(s), has a user in it, or names an address that may not be called."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"the webhook is no URL: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > LONGEST_URL or port == 0:
        raise Refused("the webhook has to be an http or https URL")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise Refused("the webhook's URL has characters that have to be percent-encoded")
    if parts.username is not None or parts.password is not None:
        raise Refused("the webhook's URL may not hold a user name or password")
    try:
        address = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return  # a name: checked when it is resolved
    _check_address(address, allowed)


def _check_address(address: ipaddress.IPv4Address | ipaddress.IPv6Address, allowed: Sequence[Network]) -> None:
    """Refused for addresses that are not public, also when IPv6 wraps them, unless `allowed` has them."""
    inner = _wrapped(address)
    if any(one in network for network in allowed for one in (address, inner) if one.version == network.version):
        return
    if any(_is_special(one) for one in {address, inner}):
        raise Refused(f"the webhook's address {address} is not public (DRAGOMAN_WEBHOOK_NETWORKS allows others)")


def _is_special(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Anything but a public unicast address; Python's own view of it differs between releases, hence the list."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return True
    if isinstance(address, ipaddress.IPv6Address):
        return address not in _UNICAST6 or any(address in network for network in _SPECIAL6)
    return any(address in network for network in _SPECIAL4)


def _wrapped(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, NAT64), else the address."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address


class _PublicOnly(httpcore.SyncBackend):
    """Connects, looks where to, and hangs up before a byte is sent when that may not be called."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        refusal: Exception | None = None
        for address in _resolve(host, port):
            try:
                _check_address(address, self._allowed)
                return super().connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (Refused, httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refusal = error
        raise refusal or httpcore.ConnectError(f"{host} has no address")


def _resolve(host: str, port: int) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    import socket

    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from None
    return [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def body(kind: str, status: dict[str, Any]) -> bytes:
    """The payload: type, the job's own time, and its status as `GET /v1/jobs/{id}` tells it."""
    return json.dumps({"type": kind, "timestamp": status["finished"], "data": status}, ensure_ascii=False).encode()


def deliver(url: str, payload: bytes, message: str, secret: str, allowed: Sequence[Network]) -> Outcome:
    """One attempt. 2xx is delivered, 410 asks for no more, everything else is tried again."""
    timestamp = int(datetime.now(UTC).timestamp())
    headers: dict[bytes | str, bytes | str] = {
        "host": urlsplit(url).netloc,
        "content-type": "application/json",
        "user-agent": f"dragoman/{__version__}",
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message, timestamp, payload),
    }
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), TIMEOUT_SECONDS)
    try:
        check_url(url, allowed)
        with (
            httpcore.ConnectionPool(
                ssl_context=ssl.create_default_context(), network_backend=_PublicOnly(allowed)
            ) as pool,
            pool.stream("POST", url, headers=headers, content=payload, extensions={"timeout": timeouts}) as answer,
        ):
            status = answer.status
    except Refused as error:
        log.warning("webhook of %s refused: %s", message, error)
        return "gone"
    except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
        log.warning("webhook of %s failed: %s", message, type(error).__name__)
        return "again"
    if 200 <= status < 300:
        return "delivered"
    log.warning("webhook of %s answered %d", message, status)
    return "gone" if status == 410 else "again"
