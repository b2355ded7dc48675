"""The smaller doors, health, catalogue, description, limits and shut-down."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx
import pytest

from service.settings import Settings
from tests.conftest import ROOT, start_service, stop_service


def test_detect(client: httpx.Client) -> None:
    texts = [
        "Министерство обороны сообщило о потерях противника за минувшие сутки.",
        "Kementerian Pertahanan melaporkan bahwa lebih dari dua ribu warga telah dievakuasi.",
        "The ministry said that more than two thousand people had been evacuated.",
        "",
    ]
    answer = client.post("/v1/detect", json={"texts": texts})
    assert answer.status_code == 200
    assert [one["language"] for one in answer.json()["detections"]] == ["ru", "id", "en", "und"]


def test_translate_keeps_lines_and_names_sources(client: httpx.Client) -> None:
    texts = ["Первая строка.\n\n  Вторая строка.", "Already English.", "Selamat pagi, warga Jakarta sekalian."]
    answer = client.post("/v1/translate", json={"texts": texts})
    assert answer.status_code == 200
    found = answer.json()["translations"]
    assert [one["source"] for one in found] == ["ru", "en", "id"]
    assert found[1]["text"] == "Already English."
    assert found[0]["text"].count("\n") == 2


def test_translate_keeps_references_that_could_make_markup_and_reads_the_others(client: httpx.Client) -> None:
    texts = ["Пожар &amp; <b>дом</b>", "&#171;Мы бежали&#187;, - сказал он.", "&lt;i&gt;", "Дождь &#1080; снег."]
    found = [
        one["text"]
        for one in client.post("/v1/translate", json={"texts": texts, "source": "ru"}).json()["translations"]
    ]
    plain = client.post("/v1/translate", json={"texts": ["«Мы бежали», - сказал он.", "Дождь и снег."], "source": "ru"})
    assert " &amp; <b>" in found[0]
    assert found[0].endswith("</b>")
    assert found[2] == "&lt;i&gt;"
    assert [found[1], found[3]] == [one["text"] for one in plain.json()["translations"]]


def test_translate_refuses_a_language_without_a_package(client: httpx.Client) -> None:
    answer = client.post("/v1/translate", json={"texts": ["a"], "source": "fr"})
    assert answer.status_code == 422
    assert answer.json()["field"] == "source"
    assert "ru" in answer.json()["detail"]


def test_too_many_texts(client: httpx.Client) -> None:
    answer = client.post("/v1/detect", json={"texts": ["a"] * 1001})
    assert answer.status_code == 413
    assert answer.json()["limit"] == 1000


def test_health_languages_packages(client: httpx.Client) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    ready = client.get("/health/ready")
    assert ready.status_code == 200
    assert set(ready.json()["languages"]) >= {"id", "ru"}
    assert {one["code"] for one in client.get("/v1/languages").json()["languages"]} >= {"en", "id", "ru"}
    packages = client.get("/v1/packages").json()
    assert {one["from_code"] for one in packages["packages"]} >= {"id", "ru"}
    assert all(one["device"] == "cpu" for one in packages["engine"])
    assert packages["problems"] == []


def test_description_names_every_route_and_field(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    for path in ("/v1/documents", "/v1/detect", "/v1/translate", "/health/ready", "/v1/languages", "/v1/packages"):
        assert path in described["paths"]
    body = described["paths"]["/v1/documents"]["post"]["requestBody"]["content"]
    assert set(body) == {"application/json", "text/plain", "text/html", "application/xhtml+xml"}
    assert body["application/json"]["examples"]
    assert {"Document", "ArticleRequest", "Problem", "Block"} <= set(described["components"]["schemas"])
    assert client.get("/docs").status_code == 200


def test_described_examples_work(client: httpx.Client) -> None:
    content = client.get("/openapi.json").json()["paths"]["/v1/documents"]["post"]["requestBody"]["content"]
    for example in content["application/json"]["examples"].values():
        assert client.post("/v1/documents", json=example["value"]).status_code == 200


@pytest.mark.parametrize("path", ["/nowhere", "/v1/documents/1"])
def test_unknown_paths_answer_problems(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_settings_are_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `DRAGOMAN_")}
    assert set(rows) == {f"DRAGOMAN_{name.upper()}" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        assert field.description
        assert field.description in rows[f"DRAGOMAN_{name.upper()}"]
        if field.default_factory is None and field.default is not None:
            assert f"`{field.default}`" in rows[f"DRAGOMAN_{name.upper()}"]


def test_a_full_service_says_when_to_come_back(tmp_path: Path) -> None:
    server = start_service(tmp_path, max_concurrent_requests="1", max_waiting_requests="0")
    try:
        slow = "Пожарные потушили огонь на складе номер {}. "
        body = "".join(slow.format(number) for number in range(1500)).encode()
        statuses: list[httpx.Response] = []
        threads = [
            threading.Thread(
                target=lambda: statuses.append(
                    httpx.post(
                        f"{server.url}/v1/documents", content=body, headers={"Content-Type": "text/plain"}, timeout=120
                    )
                )
            )
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        codes = sorted(answer.status_code for answer in statuses)
        assert codes[0] == 200
        assert 503 in codes
        refused = next(answer for answer in statuses if answer.status_code == 503)
        assert int(refused.headers["retry-after"]) > 0
        assert refused.json()["type"] == "urn:dragoman:problem:overloaded"
    finally:
        stop_service(server)


def test_sigterm_finishes_what_was_accepted(tmp_path: Path) -> None:
    server = start_service(tmp_path)
    body = "".join(f"Пожарные потушили огонь на складе номер {number}. " for number in range(400)).encode()
    answers: list[httpx.Response] = []
    sender = threading.Thread(
        target=lambda: answers.append(
            httpx.post(f"{server.url}/v1/documents", content=body, headers={"Content-Type": "text/plain"}, timeout=120)
        )
    )
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        assert client.get("/health/ready").status_code == 200
        sender.start()
        while client.get("/v1/packages").status_code != 200:
            pass
    threading.Event().wait(0.3)
    assert stop_service(server) == 0
    sender.join(timeout=60)
    assert answers
    assert answers[0].status_code == 200
