"""Two documents side by side."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter
from typer.testing import CliRunner

from service.cli.main import app
from service.comparison import compare
from service.document import Document
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
