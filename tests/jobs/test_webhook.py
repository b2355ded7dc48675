"""Webhooks: their form and signature, repeats, and the addresses that are never called."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.server
import ipaddress
import json
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from service.jobs import webhook
from tests.conftest import start_service, stop_service
from tests.jobs.cluster import NDJSON, body, status

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
LOOPBACK = webhook.networks(["127.0.0.0/8", "::1/128"])


class Receiver(http.server.ThreadingHTTPServer):
    """Answers with the statuses it is given, the last one for ever; keeps what arrived."""

    def __init__(self, *statuses: int, location: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.statuses, self.location = list(statuses), location
        self.arrived: list[tuple[dict[str, str], bytes]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["content-length"]))
        self.server.arrived.append(({name.lower(): value for name, value in self.headers.items()}, data))
        statuses = self.server.statuses
        self.send_response(statuses.pop(0) if len(statuses) > 1 else statuses[0])
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service that signs webhooks and may call loopback."""
    running = start_service(
        tmp_path_factory.mktemp("hooked"), webhook_secret=SECRET, webhook_networks='["127.0.0.0/8"]'
    )
    with httpx.Client(base_url=running.url, timeout=60, trust_env=False) as client:
        yield client
    stop_service(running)


def post(client: httpx.Client, url: str) -> httpx.Response:
    return client.post("/v1/jobs", params={"webhook": url}, content=body(3), headers=NDJSON)


def settled(client: httpx.Client, job: str) -> str:
    """How telling went, once it is over."""
    deadline = time.monotonic() + 60
    while (told := status(client, job)["webhook"]["status"]) in ("waiting", "pending"):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return str(told)


def test_a_finished_job_is_told_signed_and_again_after_a_failure(hooked: httpx.Client) -> None:
    receiver = Receiver(503, 204)
    answer = post(hooked, receiver.url)
    assert answer.status_code == 202
    job = answer.json()["id"]
    assert settled(hooked, job) == "delivered"
    assert len(receiver.arrived) == 2
    assert len({headers["webhook-id"] for headers, _ in receiver.arrived}) == 1
    for headers, data in receiver.arrived:
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + data
        expected = base64.b64encode(hmac.new(bytes(range(32)), signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{expected}"
        assert abs(time.time() - int(headers["webhook-timestamp"])) < 120
        told = json.loads(data)
        assert told["type"] == "job.finished"
        assert (told["data"]["id"], told["data"]["status"], told["data"]["documents"]) == (job, "finished", 3)


def test_gone_is_not_told_again(hooked: httpx.Client) -> None:
    receiver = Receiver(410)
    job = post(hooked, receiver.url).json()["id"]
    assert settled(hooked, job) == "failed"
    assert len(receiver.arrived) == 1


def test_redirects_are_not_followed() -> None:
    inside = Receiver(200)
    outside = Receiver(307, location=inside.url)
    assert webhook.deliver(outside.url, b"{}", "m", SECRET, LOOPBACK) == "again"
    assert (len(outside.arrived), len(inside.arrived)) == (1, 0)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.0.8/", "http://198.18.0.1/",
    ],
)  # fmt: skip
def test_private_addresses_are_never_called(url: str) -> None:
    """However they are written: as a literal at once, as a name or an odd number when it is resolved. Nothing listens
    there that could tell, so the outcome is what counts: refused, not unreachable."""
    assert webhook.deliver(url, b"{}", "m", SECRET, ()) == "gone"


def test_a_name_that_leads_inside_is_refused_on_the_connection() -> None:
    """`localhost` stands for any name whose owner points it at an inner address."""
    receiver = Receiver(200)
    url = receiver.url.replace("127.0.0.1", "localhost")
    assert webhook.deliver(url, b"{}", "m", SECRET, ()) == "gone"
    assert webhook.deliver(url, b"{}", "m", SECRET, LOOPBACK) == "delivered"
    assert len(receiver.arrived) == 1


@pytest.mark.parametrize(
    "url",
    [
        "", "hook", "ftp://example.org/", "file:///etc/passwd", "http://", "http://user:word@example.org/",
        "http://example.org:0/", "http://example.org:99999/", "http://[::1", "http://exa mple.org/",
        "http://example.org/\r\nX: y", "http://пример.рф/", "http://10.0.0.1/", "http://example.org/" + "x" * 3_000,
    ],
)  # fmt: skip
def test_urls_that_are_refused_with_the_job(hooked: httpx.Client, url: str) -> None:
    answer = hooked.post(f"/v1/jobs?webhook={quote(url)}", content=body(1), headers=NDJSON)
    assert answer.status_code == 422, answer.text
    assert answer.json()["field"].endswith("webhook")


def test_without_a_secret_there_are_no_webhooks(client: httpx.Client) -> None:
    answer = post(client, "https://example.org/hook")
    assert answer.status_code == 422
    assert "DRAGOMAN_WEBHOOK_SECRET" in answer.json()["detail"]


def test_the_signature_of_the_specification() -> None:
    """The example of the Standard Webhooks specification."""
    payload = b'{"event_type":"ping","data":{"success":true}}'
    found = webhook.signature("whsec_plJ3nmyCDGBKInavdOK15jsl", "msg_loFOjxBNrRLzqYUf", 1731705121, payload)
    assert found == "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64!", "whsec_" + "QUJD" * 40])
def test_secrets_that_are_none(secret: str) -> None:
    with pytest.raises(ValueError, match="webhook secret"):
        webhook.check_secret(secret)


def test_a_silent_receiver_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens, or nothing is answered in time."""
    monkeypatch.setattr(webhook, "TIMEOUT_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        assert webhook.deliver(f"http://127.0.0.1:{port}/", b"{}", "m", SECRET, LOOPBACK) == "again"
    assert webhook.deliver(f"http://127.0.0.1:{port}/", b"{}", "m", SECRET, LOOPBACK) == "again"


def test_the_network_list_is_checked() -> None:
    assert webhook.networks(["10.0.0.0/8"]) == (ipaddress.ip_network("10.0.0.0/8"),)
    with pytest.raises(ValueError, match="10"):
        webhook.networks(["10.0.0.0/99"])
