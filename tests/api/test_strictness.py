"""What could be meant in two ways, or is misspelt, is told instead of ignored."""

from __future__ import annotations

import json

import httpx
import pytest

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
LINES = {"Content-Type": "application/x-ndjson"}


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("POST", "/v1/documents?langage=ru", "langage"),
        ("POST", "/v1/documents?language=ru&after=1", "after"),
        ("POST", "/v1/batches?language=ru", "language"),
        ("POST", "/v1/jobs?web_hook=https://example.org", "web_hook"),
        ("POST", "/v1/translate?source=ru", "source"),
        ("POST", "/v1/detect?x", "x"),
        ("GET", "/v1/jobs/" + "0" * 32 + "?wait=1", "wait"),
        ("GET", "/v1/jobs/" + "0" * 32 + "/documents?from=1", "from"),
        ("GET", "/v1/languages?code=ru", "code"),
        ("GET", "/v1/packages?x=%F0%9F%98%80", "x"),
        ("GET", "/v1/glossaries/none?x=1", "x"),
    ],
)
def test_an_unknown_query_parameter_is_named(client: httpx.Client, method: str, path: str, name: str) -> None:
    answer = client.request(method, path, content=b"A bridge was closed.", headers=PLAIN)
    told = answer.json()
    assert (answer.status_code, told["type"], told["field"]) == (422, "urn:dragoman:problem:invalid-input", name)
    assert told["detail"].startswith(f"{name}: there is no such query parameter; this operation has ")


def test_a_parameter_twice_and_hints_beside_json_are_named(client: httpx.Client) -> None:
    twice = client.post("/v1/documents?language=ru&language=en", content=b"A bridge.", headers=PLAIN)
    assert (twice.status_code, twice.json()["field"]) == (422, "language")
    assert "given twice" in twice.json()["detail"]
    beside = client.post("/v1/documents?language=ru", json={"text": "A bridge was closed."})
    assert (beside.status_code, beside.json()["field"]) == (422, "language")
    assert "JSON body" in beside.json()["detail"]


def test_probes_and_other_clients_may_add_parameters(client: httpx.Client) -> None:
    assert client.get("/health/ready?probe=1").status_code == 200
    assert client.get("/languages?cache=1").status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "key"),
    [
        ("/v1/documents", '{"text": "One bridge.", "text": "Two bridges."}', "text"),
        ("/v1/documents", '{"text": "A bridge.", "glossary": {"terms": [], "keep": ["A"], "keep": ["B"]}}', "keep"),
        ("/v1/translate", '{"texts": ["a"], "source": "ru", "source": "id"}', "source"),
        ("/v1/detect", '{"texts": ["a"], "t\\u0065xts": ["b"]}', "texts"),
        ("/v1/jobs", '[{"text": "a", "text": "b"}]', "text"),
    ],
)
def test_a_key_that_stands_twice_is_named(client: httpx.Client, path: str, body: str, key: str) -> None:
    answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
    told = answer.json()
    assert (answer.status_code, told["type"], told["field"]) == (400, "urn:dragoman:problem:invalid-json", key)
    assert told["detail"] == f"the key '{key}' stands twice in one object"


def test_a_key_twice_in_a_stored_glossary_is_named(client: httpx.Client) -> None:
    content = '{"terms": [], "keep": ["A"], "keep": ["B"]}'
    answer = client.put("/v1/glossaries/twice", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["field"]) == (400, "keep")
    assert client.get("/v1/glossaries/twice").status_code == 404


def test_a_key_twice_in_a_line_is_the_lines_own_error(client: httpx.Client) -> None:
    lines = b'{"text": "One."}\n{"text": "One.", "text": "Two."}\n'
    first, second = map(json.loads, client.post("/v1/batches", content=lines, headers=LINES).text.splitlines())
    assert first["schema"] == "dragoman.document/1"
    assert (second["line"], second["error"]["field"]) == (2, "text")


def test_a_deep_body_is_an_error_and_no_crash(client: httpx.Client) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    answer = client.post("/v1/documents", content=deep, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
