"""Two documents side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from service.cli.main import app
from service.comparison import compare, same_thing
from service.document import Document, Entity
from tests.annotate.documents import document

ONE = (
    "Azerbaijan's Defense Ministry said at least 2,300 Armenian soldiers were killed in Terter since September 27.",
    "Some 130 tanks and 55 cars were destroyed. President Ilham Aliyev spoke in Baku.",
)
OTHER = (
    "According to the Azerbaijani Ministry of Defence, 2,500 Armenian soldiers have been killed since Sept. 27.",
    "In Tartar, 40 cars were destroyed. Nikol Pashinyan, who met Aliyev in 2018, denied it in Yerevan.",
)
UNRELATED = ("The volcano Sorandil in Java sent ash 2,500 meters high on Friday.", "Farmers lost 130 head of cattle.")


def test_shared_things_by_their_name_in_each() -> None:
    shared = {(e.type, e.first, e.second) for e in compare(document(*ONE), document(*OTHER)).entities}
    assert ("place", "Terter", "Tartar") in shared
    assert any(kind == "organization" for kind, _, _ in shared)


def test_quantities_agree_or_differ() -> None:
    pairs = {pair.object: pair.agrees for pair in compare(document(*ONE), document(*OTHER)).quantities}
    assert pairs == {"Armenian soldiers": True, "cars": False}


def test_shared_dates() -> None:
    assert compare(document(*ONE), document(*OTHER)).dates == ["2020-09-27"]


def test_what_only_one_names() -> None:
    found = compare(document(*ONE), document(*OTHER))
    assert "Baku" in found.only_first
    assert "Nikol Pashinyan" in found.only_second


def test_one_event_and_another() -> None:
    assert compare(document(*ONE), document(*OTHER)).one_event
    assert not compare(document(*ONE), document(*UNRELATED)).one_event


def test_numbers_are_paired_by_what_happened_and_the_closest_first() -> None:
    one = ("The quake in Elazig killed 29 people and injured 1,466.", "Some 300,000 people were left homeless.")
    other = (
        "At least 29 people died in Elazig and more than 1,400 were injured.",
        "In Izmit, 17,000 people died when a quake hit the city. Another 5,000 people were injured there.",
    )
    found = compare(document(*one), document(*other)).quantities
    assert [(pair.first, pair.second) for pair in found if pair.agrees] == [
        ("29 people", "At least 29 people"),
        ("1,466", "more than 1,400"),
    ]
    assert not any("300,000" in pair.first for pair in found)


def test_a_pair_names_who_says_so_in_each() -> None:
    ours = document("Captain Leyla Aydin said 12 tanks were destroyed near Varkand.")
    theirs = document("Major Tomas Beck said 40 tanks were destroyed near Varkand.")
    (pair,) = compare(ours, theirs).quantities
    assert (pair.agrees, pair.action) == (False, "destroyed")
    assert (pair.first_source, pair.second_source) == ("Leyla Aydin", "Tomas Beck")


def test_ministries_of_two_countries_are_two_things() -> None:
    ours = document("The Armenian Defense Ministry spoke of losses near Terter.")
    theirs = document("The Azerbaijani Ministry of Defence spoke of losses near Terter.")
    assert not any(entity.type == "organization" for entity in compare(ours, theirs).entities)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Khikmet Gadzhiyev", "Hikmet Hajiyev", True),
        ("Artsrun Ovannisyan", "Artsrun Hovhannisyan", True),
        ("Araik Arutyunyan", "Arayik Harutyunyan", True),
        ("Vagif Mamedov", "Vagif Dargahli", False),
        ("Anar Eyvazov", "Anar Eyvazli", False),
        ("Artak Beglaryan", "Artak Davtyan", False),
    ],
)
def test_a_person_is_known_by_the_sounds_of_the_name(one: str, other: str, same: bool) -> None:
    first, second = (Entity("person", name, [], [], None, []) for name in (one, other))
    assert same_thing(first, second) is same


def test_reports_of_different_years_are_not_one_event() -> None:
    text = "Foreign ministers Anna Petrova and Karl Becker met in Ankara, Turkey, and spoke of Syria."
    told = "Reporters waited for hours outside a hotel by the old market, where guards let nobody in before evening."
    other = "Snow had stopped the trams, schools stayed shut and a choir sang for the guests in an unheated hall."
    assert compare(document(text, told), document(text, other)).one_event
    later = compare(document(text, told), document(text, other, published="2018-05-01"))
    assert not later.near_copy
    assert not later.one_event


def test_a_document_is_a_near_copy_of_itself() -> None:
    found = compare(document(*ONE), document(*ONE))
    assert found.near_copy
    assert found.bits == 0
    assert found.only_first == found.only_second == []
    assert all(pair.agrees for pair in found.quantities)


def test_command_line_reads_documents(tmp_path: Path) -> None:
    paths = []
    for number, paragraphs in enumerate((ONE, OTHER)):
        path = tmp_path / f"{number}.json"
        path.write_bytes(TypeAdapter(Document).dump_json(document(*paragraphs)))
        paths.append(str(path))
    answer = CliRunner().invoke(app, ["compare", *paths, "--format", "json"])
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["one_event"] is True
    shown = CliRunner().invoke(app, ["compare", *paths])
    assert "reports of one event" in shown.stdout


def test_command_line_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app, ["compare", str(tmp_path / "a"), str(tmp_path / "b")])
    assert answer.exit_code == 1
