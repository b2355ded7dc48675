"""API keys, limits, metrics, logs, security headers: on services started with the settings in question."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import ctranslate2
import httpx
import pytest
from libretranslatepy import LibreTranslateAPI

from service.keys import KeyFile
from tests.conftest import ROOT, Server, start_service, stop_service

ARTICLE = "Harbour reopens\n\nThe harbour is open again, the mayor said on Monday. About 200 ships waited."
TEXT = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A service that requires keys, with CORS for one origin."""
    folder = tmp_path_factory.mktemp("guarded")
    server = start_service(folder, auth="required", cors_origins='["https://desk.example"]')
    yield server, folder
    stop_service(server)


def keys(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DRAGOMAN_DATA": str(folder / "data")}
    command = [sys.executable, "-m", "service", "keys", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=60)


def post(server: Server, key: str | None = None, body: str = ARTICLE, **headers: str) -> httpx.Response:
    if key:
        headers["Authorization"] = f"Bearer {key}"
    return httpx.post(f"{server.url}/v1/documents", content=body.encode(), headers={**TEXT, **headers}, timeout=60)


def test_a_key_opens_the_door_until_it_is_revoked(guarded: tuple[Server, Path]) -> None:
    server, folder = guarded
    refused = post(server)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert refused.json()["field"] == "Authorization"
    made = keys(folder, "create", "desk")
    key = made.stdout.strip()
    assert made.returncode == 0
    assert post(server, key).status_code == 200
    assert post(server, key[:-1] + ("a" if key[-1] != "a" else "b")).status_code == 401
    assert post(server, "nonsense").status_code == 401
    identity = key.split("_")[1]
    listed = keys(folder, "list").stdout
    assert identity in listed
    assert key not in listed
    assert key not in (folder / "data" / "keys.json").read_text()
    assert keys(folder, "revoke", identity).returncode == 0
    assert keys(folder, "revoke", identity).returncode == 1
    assert post(server, key).status_code == 401


def test_every_door_that_works_asks_for_a_key(guarded: tuple[Server, Path]) -> None:
    server, _ = guarded
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        for path, body in (("/v1/detect", {"texts": ["a"]}), ("/v1/translate", {"texts": ["a"]})):
            assert client.post(path, json=body).status_code == 401
        assert (
            client.post("/v1/batches", content=b"", headers={"Content-Type": "application/x-ndjson"}).status_code == 401
        )
        assert client.get("/v1/packages").status_code == 401
        assert client.get("/v1/glossaries").status_code in (401, 404, 405)
        answer = client.post("/translate", json={"q": "a", "source": "ru", "target": "en"})
        assert answer.status_code == 401
        assert set(answer.json()) == {"error"}
        for path in ("/health/live", "/health/ready", "/metrics", "/openapi.json"):
            assert client.get(path).status_code == 200
        assert client.get("/frontend/settings").json()["keyRequired"] is True


def test_a_refusal_reaches_a_caller_who_is_still_sending(guarded: tuple[Server, Path]) -> None:
    server, _ = guarded
    for _ in range(5):
        assert post(server, body="The harbour is open again. " * 100_000).status_code == 401


def test_libretranslate_clients_send_api_key(guarded: tuple[Server, Path]) -> None:
    server, folder = guarded
    key = keys(folder, "create", "old client").stdout.strip()
    assert LibreTranslateAPI(f"{server.url}/", key).translate("Пожар потушили.", "ru", "en")


def test_characters_a_minute(guarded: tuple[Server, Path]) -> None:
    server, folder = guarded
    key = keys(folder, "create", "small", "--characters-per-minute", "1000").stdout.strip()
    first = post(server, key, "The harbour is open again today. " * 25)
    assert first.status_code == 200
    assert first.headers["ratelimit-policy"] == '"characters";q=1000;w=60'
    second = post(server, key, "The harbour is open again today. " * 25)
    assert second.status_code == 429
    assert int(second.headers["retry-after"]) > 0
    assert second.json()["limit"] == 1000


def test_cors_only_for_listed_origins(guarded: tuple[Server, Path], server: Server) -> None:
    listed, _ = guarded
    assert (
        httpx.get(f"{listed.url}/health/live", headers={"Origin": "https://desk.example"}).headers[
            "access-control-allow-origin"
        ]
        == "https://desk.example"
    )
    for url, origin in ((listed.url, "https://other.example"), (server.url, "https://desk.example")):
        assert "access-control-allow-origin" not in httpx.get(f"{url}/health/live", headers={"Origin": origin}).headers


def test_keys_are_required_by_default_away_from_loopback(tmp_path: Path) -> None:
    server = start_service(tmp_path, host="0.0.0.0")
    try:
        address = server.url.replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(f"{address}/v1/packages").status_code == 401
    finally:
        stop_service(server)


def test_metrics_count_documents_and_hold_no_names(client: httpx.Client) -> None:
    client.post("/v1/documents", content="Пожар в порту потушили.".encode(), headers=TEXT)
    text = client.get("/metrics").text
    for name in (
        'dragoman_documents_total{language="ru"}',
        'dragoman_http_requests_total{method="POST",route="/v1/documents",status="200"}',
        'dragoman_stage_seconds_count{stage="translate"}',
        "dragoman_words_total",
        "dragoman_translation_queue_sentences",
    ):
        assert name in text
    assert "127.0.0.1" not in text


def test_every_answer_carries_an_id_and_security_headers(client: httpx.Client) -> None:
    answer = client.get("/health/live", headers={"X-Request-ID": "crawler-7"})
    assert answer.headers["x-request-id"] == "crawler-7"
    assert client.get("/health/live", headers={"X-Request-ID": "a b\x7f"}).headers["x-request-id"] != "a b\x7f"
    missing = client.get("/nowhere")
    for response in (answer, missing):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]


def test_the_description_page_needs_no_other_host(client: httpx.Client) -> None:
    page = client.get("/docs").text
    assert "swagger" in page.lower()
    assert "//cdn" not in page
    assert "https://" not in page.replace("https://www.w3.org", "")


def test_logs_are_json_with_the_request_id_and_without_the_article(tmp_path: Path) -> None:
    server = start_service(tmp_path)
    post(server, body="A very secret harbour was opened on Monday.", **{"X-Request-ID": "wanted-id"})
    stop_service(server)
    lines = [json.loads(line) for line in (tmp_path / "service.log").read_text().splitlines()]
    (access,) = [line for line in lines if line.get("request_id") == "wanted-id" and line["logger"] == "service.access"]
    assert access["route"] == "/v1/documents"
    assert access["status"] == 200
    assert "secret harbour" not in (tmp_path / "service.log").read_text()


def test_a_key_file_that_is_damaged_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "keys.json").write_text("{broken")
    done = keys(tmp_path, "list")
    assert done.returncode == 1
    assert "cannot be read" in done.stderr


def test_keys_live_in_a_file_for_its_owner_only(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "keys.json")
    first, second = file.create("a"), file.create("b", 5)
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0
    found = file.find(second)
    assert found is not None
    assert (found.name, found.characters_per_minute) == ("b", 5)
    assert file.find(first + "x") is None
    assert file.find("") is None
    assert KeyFile(tmp_path / "keys.json").find(first) is not None


def test_the_dashboard_asks_for_metrics_that_exist(client: httpx.Client) -> None:
    client.post("/v1/documents", content="Пожар в порту потушили.".encode(), headers=TEXT)
    served = client.get("/metrics").text
    dashboard = json.loads((ROOT / "docs" / "grafana.json").read_text(encoding="utf-8"))
    names = set(re.findall(r"dragoman_\w+", json.dumps([panel["targets"] for panel in dashboard["panels"]])))
    assert len(names) >= 8
    assert {name for name in names if f"{name}{{" not in served and f"\n{name} " not in served} <= {
        "dragoman_flags_total",
        "dragoman_warnings_total",
    }


def test_traces_reach_a_collector(tmp_path: Path) -> None:
    received: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.path.encode() + b" " + self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    collector = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=collector.serve_forever, daemon=True).start()
    try:
        server = start_service(tmp_path, telemetry_endpoint=f"http://127.0.0.1:{collector.server_port}")
        post(server, **{"X-Request-ID": "traced-request"})
        stop_service(server)
    finally:
        collector.shutdown()
        collector.server_close()
    told = b"".join(received)
    assert told.startswith(b"/v1/traces ")
    for expected in (b"traced-request", b"read", b"translate", b"compose"):
        assert expected in told
    assert b"About 200 ships" not in told


def test_invented_methods_make_no_metrics(client: httpx.Client) -> None:
    for number in range(3):
        client.request(f"INVENTED{number}", "/nowhere")
    told = client.get("/metrics").text
    assert "INVENTED" not in told
    assert 'method="other"' in told


@pytest.mark.skipif(ctranslate2.get_cuda_device_count() > 0, reason="has a GPU, nothing to fall back from")
def test_the_packages_tell_of_a_device_that_failed(tmp_path: Path) -> None:
    server = start_service(tmp_path, device="cuda")
    try:
        packages = httpx.get(f"{server.url}/v1/packages", trust_env=False).json()["engine"]
        answer = httpx.post(f"{server.url}/v1/translate", json={"texts": ["Мост закрыт."], "source": "ru"}, timeout=60)
    finally:
        stop_service(server)
    assert {package["device"] for package in packages} == {"cpu"}
    assert all("cuda failed its self-test, the CPU is used" in package["notes"][0] for package in packages)
    assert answer.status_code == 200
