"""POST /v1/documents on the running service."""

from __future__ import annotations

import gzip
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.conftest import Server
from tests.invariants import check_document

TEXT = {"Content-Type": "text/plain; charset=utf-8"}
RUSSIAN = (
    "Опубликовано 3 мая 2019, 09:15\n\nВ порту потушили пожар\n\nПожарные потушили огонь на складе. Никто не пострадал."
)


def post(
    client: httpx.Client, content: bytes | str, kind: str = "text/plain; charset=utf-8", **query: str
) -> httpx.Response:
    return client.post("/v1/documents", content=content, headers={"Content-Type": kind}, params=query)


def test_every_example_keeps_the_contract(client: httpx.Client, examples: list[Path]) -> None:
    assert len(examples) >= 5
    for path in examples:
        kind = "text/html" if path.suffix == ".html" else "text/plain"
        answer = post(client, path.read_bytes(), kind, include="source")
        assert answer.status_code == 200, (path, answer.text)
        check_document(answer.json())


def test_every_seed_keeps_the_contract(client: httpx.Client, seeds: list[Path]) -> None:
    for path in seeds:
        answer = post(client, path.read_bytes(), include="source")
        assert answer.status_code == 200
        check_document(answer.json())


def test_json_text_and_raw_text_give_the_same_reading(client: httpx.Client) -> None:
    raw = post(client, RUSSIAN).json()
    from_json = client.post("/v1/documents", json={"text": RUSSIAN}).json()
    for field in ("text", "title", "metadata", "blocks", "removed", "language"):
        assert raw[field] == from_json[field]
    assert raw["metadata"]["published"]["value"] == "2019-05-03T09:15"
    assert raw["title"]["source_text"] == "В порту потушили пожар"
    assert raw["language"]["primary"] == "ru"
    assert "placeholder-package" in raw["warnings"] or raw["translation"]["packages"][0]["version"] != "0.1"


def test_references_in_plain_text_are_read_and_spans_count_in_what_was_read(client: httpx.Client) -> None:
    plain = "«Мы бежали», — сказал он &amp журналистам. Пожар потушен."
    written = plain.replace("«", "&#171;").replace("»", "&raquo;").replace("—", "&mdash;")
    asked = [{"text": text, "include": ["source"], "language": "ru"} for text in (written, plain)]
    found, wanted = (client.post("/v1/documents", json=one).json() for one in asked)
    assert found["source"]["text"] == plain
    assert found["blocks"] == wanted["blocks"]
    assert "references-decoded" in found["warnings"]
    assert "references-decoded" not in wanted["warnings"]
    for block in found["blocks"]:
        assert plain[slice(*block["span"])] == block["source_text"]


def test_same_request_gives_the_same_bytes(client: httpx.Client) -> None:
    answers = {post(client, RUSSIAN).content for _ in range(3)}
    assert len(answers) == 1


def test_hints_change_the_id_and_are_used(client: httpx.Client) -> None:
    plain = post(client, "Two boats met in the harbour on Friday. Nobody was hurt in the accident.").json()
    hinted = post(
        client,
        "Two boats met in the harbour on Friday. Nobody was hurt in the accident.",
        published="2015-04-10",
        url="https://news.example/boats",
    ).json()
    assert plain["id"] != hinted["id"]
    assert hinted["metadata"]["published"]["value"] == "2015-04-10"
    assert hinted["metadata"]["published"]["method"] == "hint"
    assert hinted["source"]["url"] == "https://news.example/boats"


@pytest.mark.parametrize(
    "moment",
    [
        "9999-99-99",
        "2019-02-29",
        "2020-13",
        "0000",
        "2020-10-00",
        "2020-10-01T25:00",
        "2020-10-01T12:30+25:00",
        "٢٠٢٠",
        "2020-10-01T24:00",
        "2020-10-01T23:60",
        "2020-10-01T23:59:60",
        "2020-10-01T12:30-0360",
        "2020-10-01T١٢",
    ],
)
def test_moments_that_do_not_exist_are_refused(client: httpx.Client, moment: str) -> None:
    for field in ("published", "retrieved"):
        told = {"text": "Two boats met in the harbour.", field: moment}
        assert_problem(client.post("/v1/documents", json=told), 422, field=field)
        assert_problem(post(client, told["text"], **{field: moment}), 422, field=field)


def test_a_moment_is_refused_in_plain_words(client: httpx.Client) -> None:
    def detail(moment: str) -> str:
        return str(client.post("/v1/documents", json={"text": "Two boats.", "published": moment}).json()["detail"])

    assert detail("2020-10-01T12:30+25:00").endswith("no clock is +25:00 from UTC")
    assert detail("2020-10-01T24:00").endswith("hour is 24, it goes from 00 to 23")
    assert detail("2019-02-29").endswith("the calendar has no 2019-02-29")


@pytest.mark.parametrize("moment", ["2020", "2020-02", "2020-02-29", "2020-10-01T12", "2020-10-01 12:32:05.25+0300"])
def test_moments_that_exist_are_taken(client: httpx.Client, moment: str) -> None:
    assert post(client, "Two boats met in the harbour.", published=moment, retrieved=moment).status_code == 200


def test_english_is_kept_and_normalized(client: httpx.Client) -> None:
    document = post(client, "The port is closed , officials said. “Nobody came,” said Ann Lee.").json()
    assert document["text"] == 'The port is closed, officials said. "Nobody came," said Ann Lee.'
    assert {s["status"] for b in document["blocks"] for s in b["sentences"]} == {"original"}
    assert document["translation"]["packages"] == []


def test_third_language_is_kept_with_a_warning(client: httpx.Client) -> None:
    ukrainian = "Міністерство оборони України повідомило, що вночі було збито дев'ять безпілотників над Чорним морем."
    document = post(client, ukrainian, include="source").json()
    check_document(document)
    assert document["text"] == document["blocks"][0]["text"]
    assert "безпілотників" in document["text"]
    assert "unsupported-language:uk" in document["warnings"]


def test_only_furniture_is_a_document_with_a_warning(client: httpx.Client) -> None:
    answer = post(client, "Subscribe to our newsletter\n\nShare on Facebook\n\nAll rights reserved.", include="source")
    assert answer.status_code == 200
    check_document(answer.json())
    assert "no-article-text" in answer.json()["warnings"]


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16"])
def test_charsets(client: httpx.Client, charset: str) -> None:
    document = post(client, RUSSIAN.encode(charset), f"text/plain; charset={charset}").json()
    assert document["title"]["source_text"] == "В порту потушили пожар"


def test_a_wrong_charset_is_found_out(client: httpx.Client) -> None:
    answer = post(client, RUSSIAN.encode("windows-1251"), "text/plain; charset=utf-8")
    if answer.status_code == 200:
        assert "пожар" in answer.json()["title"]["source_text"]
        assert answer.json()["warnings"]
    else:
        assert answer.status_code == 400
        assert "utf-8" in answer.json()["detail"]


def assert_problem(answer: httpx.Response, status: int, **expected: object) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("urn:dragoman:problem:")
    assert {name: problem.get(name) for name in expected} == expected


def test_bad_input_names_the_field(client: httpx.Client) -> None:
    assert_problem(post(client, b""), 422, field="text")
    assert_problem(post(client, b" \n\t "), 422, field="text")
    assert_problem(post(client, b"x", "application/pdf"), 415, field="Content-Type")
    assert_problem(client.post("/v1/documents", content=b"x"), 415, field="Content-Type")
    assert_problem(post(client, b"{", "application/json"), 400, field="body")
    assert_problem(client.post("/v1/documents", json={"text": 3}), 422, field="text")
    assert_problem(client.post("/v1/documents", json={"text": "a", "languge": "ru"}), 422, field="languge")
    assert_problem(client.post("/v1/documents", json={"text": "a", "language": "Russian"}), 422, field="language")
    assert_problem(client.post("/v1/documents", json={"text": "a", "published": "yesterday"}), 422, field="published")
    assert_problem(client.post("/v1/documents", json={"text": "a", "html": "b"}), 422)
    assert_problem(client.post("/v1/documents", json={}), 422)
    assert_problem(client.post("/v1/documents", json=[1]), 422)
    assert_problem(post(client, "text", language="RU!"), 422, field="language")
    for glossary, field in (
        ("../../x", "glossary"),
        (5, "glossary"),
        ({"terms": 5}, "glossary.terms"),
        ({"terms": [{"source": [""], "english": "a"}]}, "glossary.terms.0.source.0"),
        ({"terms": [{"source": [], "english": "a"}]}, "glossary.terms.0.source"),
        ({"Terms-x": []}, "glossary.Terms-x"),
    ):
        answer = client.post("/v1/documents", json={"text": "a", "glossary": glossary})
        assert_problem(answer, 422, field=field)
        assert len({error["field"] for error in answer.json()["errors"]}) == 1


def test_six_megabytes_are_refused(client: httpx.Client) -> None:
    assert_problem(post(client, b"word " * 1_200_000), 413, field="body", limit=5_242_880)


def test_binary_is_refused(client: httpx.Client) -> None:
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
    for body in (
        png,
        gzip.compress(b"hello" * 100),
        b"\x7fELF\x02\x01\x01" + b"\x00" * 200,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    ):
        answer = post(client, body)
        assert answer.status_code in (400, 415), answer.text
        assert answer.json()["detail"]


def test_control_characters_do_not_survive(client: httpx.Client) -> None:
    dirty = "The port\x00 is \u202eclosed\u202c today, the mayor\u200b said.\x07 Nobody was hurt in it."
    document = post(client, dirty, include="source").json()
    check_document(document)
    for character in "\x00\x07\u202e\u202c\u200b":
        assert character not in json.dumps(document, ensure_ascii=False)


def test_one_line_of_200_000_characters(client: httpx.Client) -> None:
    answer = post(
        client, "The quick brown fox said that it had jumped over 27 lazy dogs on Monday. " * 2_740, include="source"
    )
    assert answer.status_code == 200
    check_document(answer.json())
    answer = post(client, "x" * 200_000, include="source")
    assert answer.status_code == 200
    check_document(answer.json())


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 30_000 + "deep text here" + "</div>" * 30_000,
        '<table><tr><td colspan=9007199254740991 rowspan="99999999999">A cell that says something.</td></tr></table>',
        "<p>unclosed <b>tags <i>everywhere <a href='",
        "<html><body></body></html>",
        "<script>while(1);</script><p>The mayor said on Monday that the bridge is open again.</p>",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>&b; the bridge is open</p>",
    ],
)
def test_hostile_html(client: httpx.Client, html: str) -> None:
    answer = post(client, html, "text/html", include="source")
    assert answer.status_code in (200, 400, 422), answer.text
    if answer.status_code == 200:
        check_document(answer.json())
        assert "while(1)" not in answer.json()["text"]


def test_a_body_that_lies_about_its_length(server: Server, client: httpx.Client) -> None:
    address = urlsplit(server.url)
    head = "POST /v1/documents HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n"
    for declared, body in ((10_000, b"short"), (3, b"longer than said")):
        with socket.create_connection((address.hostname, address.port), timeout=10) as raw:
            raw.sendall(head.format(declared).encode() + body)
            raw.shutdown(socket.SHUT_WR)
            while raw.recv(65536):
                pass
    assert client.get("/health/live").status_code == 200


def test_two_hundred_at_once(client: httpx.Client, server: Server) -> None:
    bodies = [f"{RUSSIAN}\n\nДокумент номер {number}." for number in range(200)]

    def send(body: str) -> httpx.Response:
        return httpx.post(
            f"{server.url}/v1/documents", content=body.encode(), headers=TEXT, timeout=120, trust_env=False
        )

    with ThreadPoolExecutor(200) as pool:
        answers = list(pool.map(send, bodies))
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert sum(answer.status_code == 200 for answer in answers) >= 150
    for answer in answers:
        if answer.status_code == 503:
            assert int(answer.headers["retry-after"]) > 0
    ids = [answer.json()["id"] for answer in answers if answer.status_code == 200]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("url", ["http://[::1", "://", "http://]", "javascript:alert(1)", "http://\x00"])
def test_addresses_that_are_none_do_no_harm(client: httpx.Client, url: str) -> None:
    page = (
        f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}"><p>The harbour is open again.</p>'
    )
    assert post(client, page, "text/html").status_code == 200
    answer = client.post("/v1/documents", json={"text": "The harbour is open again today.", "url": url})
    assert answer.status_code in (200, 422)
    gkg = {"Accept": "text/tab-separated-values; profile=gkg21"}
    answer = client.post("/v1/documents", json={"text": "The harbour is open again today.", "url": url}, headers=gkg)
    assert answer.status_code in (200, 422)


def test_utf8_declared_as_utf16_is_found_out(client: httpx.Client) -> None:
    document = post(client, RUSSIAN.encode(), "text/plain; charset=utf-16").json()
    assert document["source"]["charset"] == "utf-8"
    assert "charset-mismatch" in document["warnings"]


def test_json_with_a_byte_order_mark(client: httpx.Client) -> None:
    body = b"\xef\xbb\xbf" + json.dumps({"text": "The harbour is open again today."}).encode()
    assert post(client, body, "application/json").status_code == 200
