"""LibreTranslate's API on the running service, and a real client made for it."""

from __future__ import annotations

import json

import httpx
import pytest
from libretranslatepy import LibreTranslateAPI

from service.api.libretranslate.markup import Markup, MarkupError
from tests.conftest import Server

RUSSIAN = "Пожарные потушили огонь на складе."
INDONESIAN = "Petugas pemadam kebakaran memadamkan api di gudang itu."
ENGLISH = "Firefighters put out the fire at the warehouse."


def test_a_real_client_works_unchanged(server: Server) -> None:
    client = LibreTranslateAPI(f"{server.url}/")
    assert {one["code"] for one in client.languages()} >= {"en", "id", "ru"}
    assert client.detect(RUSSIAN)[0]["language"] == "ru"
    translated = client.translate(RUSSIAN, "ru", "en")
    assert isinstance(translated, str)
    assert translated


def test_a_key_that_is_not_asked_for_is_not_looked_at(client: httpx.Client) -> None:
    asked = {"q": RUSSIAN, "source": "ru", "target": "en", "api_key": "anything"}
    assert client.post("/translate", json=asked).status_code == 200
    answer = client.post("/v1/detect", json={"texts": ["a"]}, headers={"Authorization": "Bearer anything"})
    assert answer.status_code == 200


def test_json_form_and_query_give_the_same(client: httpx.Client) -> None:
    asked = {"q": RUSSIAN, "source": "ru", "target": "en"}
    from_json = client.post("/translate", json=asked).json()
    assert set(from_json) == {"translatedText"}
    assert client.post("/translate", data=asked).json() == from_json
    assert client.post("/translate", files={name: (None, value) for name, value in asked.items()}).json() == from_json
    assert client.post("/translate", params=asked).json() == from_json


def test_one_language_a_list_item(client: httpx.Client) -> None:
    asked = {"q": [RUSSIAN, ENGLISH, INDONESIAN], "source": "auto", "target": "en", "alternatives": 2}
    answer = client.post("/translate", json=asked).json()
    assert [one["language"] for one in answer["detectedLanguage"]] == ["ru", "en", "id"]
    assert all(0 < one["confidence"] <= 100 for one in answer["detectedLanguage"])
    assert answer["translatedText"][1] == ENGLISH
    assert len(answer["translatedText"]) == len(answer["alternatives"]) == 3


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"source": "ru", "target": "en"}, "Invalid request: missing q parameter"),
        ({"q": "a", "target": "en"}, "Invalid request: missing source parameter"),
        ({"q": "a", "source": "ru"}, "Invalid request: missing target parameter"),
        ({"q": "a", "source": "xx", "target": "en"}, "xx is not supported"),
        ({"q": "a", "source": "ru", "target": "xx"}, "xx is not supported"),
        ({"q": "a", "source": "en", "target": "ru"}, "ru is not available as a target language from en"),
        ({"q": "a", "source": "ru", "target": "en", "format": "pdf"}, "pdf format is not supported"),
        ({"q": [1], "source": "ru", "target": "en"}, "Invalid request: q must be a string or a list of strings"),
        ({"q": "a", "source": 3, "target": "en"}, "Invalid request: source is not a string"),
    ],
)
def test_errors_have_its_form(client: httpx.Client, asked: dict[str, object], message: str) -> None:
    answer = client.post("/translate", json=asked)
    assert answer.status_code == 400
    assert answer.json() == {"error": message}


def test_broken_bodies(client: httpx.Client) -> None:
    for body in (b"{", b"[1]", b"\xff"):
        answer = client.post("/translate", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400
        assert answer.json() == {"error": "Invalid JSON format"}
    answer = client.post("/translate", content=b"x", headers={"Content-Type": "multipart/form-data"})
    assert answer.status_code == 400
    assert "error" in answer.json()


def test_html_keeps_its_markup(client: httpx.Client) -> None:
    source = (
        f'<p class="a">{RUSSIAN} <a href="/x?a=1&amp;b=2">Ещё</a></p><script>var огонь = "<b>";</script><!-- огонь -->'
    )
    answer = client.post("/translate", json={"q": source, "source": "ru", "target": "en", "format": "html"})
    translated = answer.json()["translatedText"]
    assert translated.startswith('<p class="a">')
    assert '<a href="/x?a=1&amp;b=2">' in translated
    assert '<script>var огонь = "<b>";</script><!-- огонь -->' in translated
    assert RUSSIAN not in translated


@pytest.mark.parametrize(
    "source",
    [
        "&lt;script&gt;alert(1)&lt;/script&gt; says the page",
        "<p>&lt;img src=x onerror=alert(1)&gt; and <b>&amp;lt;b&amp;gt;</b></p>",
        '<a title="&lt;b&gt;" href="x">&lt;i&gt;</a>',
        "a &lt; b and c &gt; d",
    ],
)
def test_escaped_markup_never_becomes_live(client: httpx.Client, source: str) -> None:
    asked = {"q": source, "source": "en", "target": "en", "format": "html"}
    translated = client.post("/translate", json=asked).json()["translatedText"]
    before, after = Markup(source), Markup(translated)
    assert after.texts == before.texts
    assert translated.count("<") == source.count("<")


def test_markup_is_given_back_as_it_was() -> None:
    for source in ("plain text", "<p>one <b>two</b> three</p>tail", "<ul><li>a</li><li>b</li></ul>", "a &amp; b", ""):
        markup = Markup(source)
        assert markup.filled(markup.texts) == source
    with pytest.raises(MarkupError):
        Markup("<div>" * 5000 + "deep" + "</div>" * 5000)


def test_opaque_elements_stay() -> None:
    source = '<p>one</p><pre>two</pre><p translate="no">three <i>four</i></p>five'
    assert Markup(source).texts == ["one", "five"]


@pytest.mark.parametrize(
    ("name", "body"), [("a.txt", RUSSIAN), ("b.html", f"<html><body><p>{RUSSIAN}</p></body></html>")]
)
def test_files(client: httpx.Client, name: str, body: str) -> None:
    answer = client.post(
        "/translate_file", files={"file": (name, body.encode())}, data={"source": "ru", "target": "en"}
    )
    assert answer.status_code == 200, answer.text
    fetched = client.get(answer.json()["translatedFileUrl"])
    assert fetched.status_code == 200
    assert fetched.headers["content-disposition"].startswith("attachment")
    assert fetched.text.strip()
    assert RUSSIAN not in fetched.text
    assert ("<p>" in fetched.text) == name.endswith(".html")


def test_files_that_are_not_served(client: httpx.Client) -> None:
    data = {"source": "ru", "target": "en"}
    assert client.post("/translate_file", files={"file": ("a.exe", b"x")}, data=data).status_code == 400
    assert client.post("/translate_file", files={"file": ("a.txt", b"\x00\x01\x02" * 50)}, data=data).status_code == 400
    assert client.post("/translate_file", data=data).json() == {"error": "Invalid request: missing file parameter"}
    for token in ("../settings", "0" * 32 + ".txt", "..%2f..%2fetc%2fpasswd"):
        assert client.get(f"/download_file/{token}").status_code == 404


def test_the_rest_of_its_surface(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    settings = client.get("/frontend/settings").json()
    assert settings["language"]["target"] == {"code": "en", "name": "English"}
    assert settings["charLimit"] > 0
    assert client.get("/spec").json()["paths"].keys() >= {"/translate", "/detect", "/languages", "/translate_file"}
    assert client.post("/suggest").status_code == 403


@pytest.mark.parametrize("name", ["q", "source", "target", "format"])
def test_half_of_a_surrogate_pair_is_refused(client: httpx.Client, name: str) -> None:
    asked = {"q": "Мир.", "source": "ru", "target": "en", "format": "text", name: "\ud83d"}
    answer = client.post("/translate", content=json.dumps(asked), headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_an_infinite_number_of_alternatives_is_refused(client: httpx.Client) -> None:
    body = '{"q": "Мир.", "source": "ru", "target": "en", "alternatives": Infinity}'
    answer = client.post("/translate", content=body.encode(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "source", ["</div>Пожар", "</div></div><p>Пожар</p>", "<p>Один</p></section></div><p>Пожар</p>"]
)
def test_stray_end_tags_lose_no_text(source: str) -> None:
    assert "Пожар" in Markup(source).filled(Markup(source).texts)
