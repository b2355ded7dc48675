"""Glossary terms are found in every form and put into the English."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from service.glossaries import Glossaries, canonical, opened
from service.translation import glossary
from service.translation.glossary import Glossary, GlossaryError

KARABAKH = {
    "terms": [
        {"source": ["Пашинян"], "english": "Pashinyan"},
        {"source": "Министерство обороны", "english": "Ministry of Defence"},
        {"source": ["Нагорный Карабах", "Арцах"], "english": "Nagorno-Karabakh"},
        {"source": ["pasukan"], "english": "troops"},
        {"source": ["ТАСС"], "english": "TASS"},
    ],
    "keep": ["Ведомости"],
}


def found(text: str) -> list[tuple[str, str | None]]:
    return [(hit.text, hit.term.english) for hit in Glossary.from_data(KARABAKH).find(text)]


@pytest.mark.parametrize("form", ["Пашинян", "Пашиняна", "Пашиняну", "Пашиняном", "Пашиняне", "ПАШИНЯН"])
def test_a_surname_is_found_in_every_case(form: str) -> None:
    assert found(f"Вчера {form} видели.") == [(form, "Pashinyan")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("в Министерстве обороны заявили", [("Министерстве обороны", "Ministry of Defence")]),
        ("Министерства, обороны нет", []),
        (
            "из Нагорного Карабаха и Арцаха",
            [("Нагорного Карабаха", "Nagorno-Karabakh"), ("Арцаха", "Nagorno-Karabakh")],
        ),
        ("pasukannya dan Pasukan itu", [("pasukannya", "troops"), ("Pasukan", "troops")]),
        ("сообщает ТАСС, но тасс нет", [("ТАСС", "TASS")]),
        ("газета «Ведомости»", [("Ведомости", None)]),
        ("Пашинянц и пашня", []),
    ],
)
def test_what_is_found(text: str, hits: list[tuple[str, str | None]]) -> None:
    assert found(text) == hits


def test_spans_point_at_the_hits() -> None:
    text = "Арцах: Пашинян в Министерстве обороны"
    assert all(text[slice(*hit.span)] == hit.text for hit in Glossary.from_data(KARABAKH).find(text))


def test_a_rendering_is_replaced() -> None:
    hit = Glossary.from_data(KARABAKH).find("заявил Пашинян")[0]
    assert glossary.replace("Yesterday Pashinian spoke.", hit, None) == "Yesterday Pashinyan spoke."
    ministry = Glossary.from_data(KARABAKH).find("в Министерстве обороны")[0]
    assert glossary.replace("The defense ministry spoke.", ministry, "Defense Ministry.") == (
        "The Ministry of Defence spoke."
    )
    assert glossary.replace("Nobody spoke.", hit, "Farmer") is None


@pytest.mark.parametrize(
    "data",
    [
        {"terms": [{"source": [], "english": "x"}]},
        {"terms": [{"source": "…", "english": "x"}]},
        {"terms": [{"source": "а", "english": 5}]},
        {"terms": "a"},
        {"keep": [1]},
        {"other": []},
    ],
)
def test_bad_data_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(GlossaryError):
        Glossary.from_data(data)


def test_stored_glossaries_come_back(tmp_path: Path) -> None:
    stored = Glossaries(tmp_path / "glossaries")
    terms = Glossary.from_data(KARABAKH)
    assert stored.names() == []
    assert stored.put("karabakh", terms)
    assert not stored.put("karabakh", terms)
    assert stored.names() == ["karabakh"]
    text = stored.get("karabakh")
    assert text == canonical(terms)
    assert opened(text) == terms
    assert [file.name for file in (tmp_path / "glossaries").iterdir()] == ["karabakh.json"]
    assert stored.delete("karabakh")
    assert not stored.delete("karabakh")
    assert stored.get("karabakh") is None
    with pytest.raises(ValueError, match="name"):
        stored.get("../settings")


def test_over_http(client: httpx.Client) -> None:
    address = "/v1/glossaries/test-karabakh"
    assert client.put(address, json=KARABAKH).status_code == 201
    assert client.put(address, json=KARABAKH).status_code == 204
    assert "test-karabakh" in client.get("/v1/glossaries").json()
    assert client.get(address).json()["keep"] == ["Ведомости"]
    text = "Пашинян встретился с журналистами в городе. Об этом Пашиняну напомнила газета «Ведомости»."
    body = {"texts": [text], "source": "ru", "glossary": "test-karabakh"}
    translated = client.post("/v1/translate", json=body).json()["translations"][0]
    missed = [flag for flag in translated["flags"] if flag.startswith("glossary-missing:")]
    assert "Pashinyan" in translated["text"] or missed or text.split(".")[0] in translated["text"]
    document = client.post("/v1/documents", json={"text": text, "language": "ru", "glossary": "test-karabakh"}).json()
    report = document["translation"]["glossary"]
    assert {"Пашинян", "Пашиняну", "Ведомости"} <= {term["source"] for term in report["hits"] + report["misses"]}
    plain = client.post("/v1/documents", json={"text": text, "language": "ru"}).json()
    assert plain["translation"]["glossary"] is None
    assert plain["id"] != document["id"]
    assert client.delete(address).status_code == 204
    assert client.delete(address).status_code == 404
    assert client.get(address).status_code == 404
    unknown = client.post("/v1/documents", json={"text": text, "glossary": "test-karabakh"})
    assert (unknown.status_code, unknown.json()["field"]) == (422, "glossary")
    assert client.put("/v1/glossaries/x", json={"terms": [{"source": "…", "english": "x"}]}).status_code == 422
    assert client.put("/v1/glossaries/x", content=b"{").status_code == 400
    assert client.get("/v1/glossaries/..%2Fx").status_code in (404, 422)


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("Ким Чен Ын", ["Ким Чен Ына", "Ким Чен Ыном"]),
        ("Никол Пашинян", ["Николом Пашиняном", "Николу Пашиняну"]),
        ("Зеленский", ["Зеленского", "Зеленскому", "Зеленским"]),
        ("Боррель", ["Борреля", "Боррелем"]),
        ("Маск", ["Маска", "Маску", "Маском"]),
        ("Гянджа", ["Гянджи", "Гяндже", "Гянджу"]),
        ("Нью-Йорк", ["Нью-Йорка", "Нью-Йорке"]),
        ("Министерство обороны", ["министерством обороны", "Министерству обороны"]),
    ],
)
def test_names_are_found_in_their_cases(term: str, forms: list[str]) -> None:
    one = Glossary.from_data({"terms": [{"source": term, "english": "X"}]})
    assert [hit.text for form in forms for hit in one.find(f"Вчера {form} вспомнили.")] == forms


def test_a_name_is_no_common_word() -> None:
    one = Glossary.from_data({"terms": [{"source": "Маск", "english": "Musk"}, {"source": "Орёл", "english": "Oryol"}]})
    assert [hit.text for hit in one.find("Он был в маске и без маски, а Маск был в Орле.")] == ["Маск", "Орле"]


def test_writers_and_readers_at_once_see_whole_glossaries(client: httpx.Client) -> None:
    """PUT, DELETE, GET and documents race over one name: no answer is a failure, none is half a glossary."""
    versions = [{"terms": [{"source": ["Пашинян"], "english": f"P{n} " + "y" * 150}], "keep": []} for n in range(4)]

    def act(turn: int) -> tuple[str, int, object]:
        kind = ("PUT", "GET", "DELETE", "POST")[turn % 4]
        if kind == "PUT":
            answer = client.put("/v1/glossaries/race", json=versions[turn // 4 % 4])
        elif kind == "POST":
            answer = client.post("/v1/documents", json={"text": "Пашинян прибыл.", "glossary": "race"}, timeout=60)
        else:
            answer = client.request(kind, "/v1/glossaries/race")
        return kind, answer.status_code, answer.json() if answer.status_code == 200 and kind == "GET" else None

    with ThreadPoolExecutor(16) as pool:
        seen = list(pool.map(act, range(240)))
    allowed = {"PUT": {201, 204}, "GET": {200, 404}, "DELETE": {204, 404}, "POST": {200, 422}}
    assert [entry for entry in seen if entry[1] not in allowed[entry[0]]] == []
    assert all(body in versions for kind, status, body in seen if kind == "GET" and status == 200)
    client.delete("/v1/glossaries/race")


def test_hits_and_misses_stand_in_the_document(client: httpx.Client) -> None:
    glossary = {"terms": [{"source": "Пашинян", "english": "Nikol Pashinyan"}], "keep": ["Ведомости"]}
    text = "Вчера Пашинян прибыл в Москву. Газета «Ведомости» пишет о Пашиняне. Завтра будет дождь."
    report = client.post("/v1/documents", json={"text": text, "glossary": glossary}).json()["translation"]["glossary"]
    told = {(use["source"], use["english"]): use["sentences"] for use in report["hits"] + report["misses"]}
    assert told == {
        ("Пашинян", "Nikol Pashinyan"): 1,
        ("Пашиняне", "Nikol Pashinyan"): 1,
        ("Ведомости", "Ведомости"): 1,
    }
