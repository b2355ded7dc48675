"""Organisations called after several fields, and people with the letters of a rank before their name."""

from __future__ import annotations

import pytest

from tests.annotate.reading import annotated


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Maritime and Coastguard Board covered the bay.", ["Maritime and Coastguard Board"]),
        (
            "The Ministry of Environment, Forest and Water has not replied.",
            ["Ministry of Environment, Forest and Water"],
        ),
        (
            "The Bureau of Tobacco, Firearms and Explosives was called in.",
            ["Bureau of Tobacco, Firearms and Explosives"],
        ),
        (
            "The Forest and Water Board and the Fire and Rescue Service met.",
            ["Forest and Water Board", "Fire and Rescue Service"],
        ),
        ("Akhil Yadav of the SP was absent.", ["SP"]),
    ],
)
def test_bodies(text: str, bodies: list[str]) -> None:
    assert [found.name for found in annotated(text).entities if found.type == "organization"] == bodies


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The officer, SP Ibrahim Gwarza, confirmed the attack.", "Ibrahim Gwarza", "SP"),
        ("PM Bozhidar Lutov announced a price cap.", "Bozhidar Lutov", "PM"),
        ("Coxswain Donnie Sinclure, 58, said he would teach them.", "Donnie Sinclure", "Coxswain"),
        ("Police said Mr Sunday Agba disagreed.", "Sunday Agba", "Mr"),
    ],
)
def test_ranks(text: str, name: str, role: str) -> None:
    (person,) = [found for found in annotated(text).entities if found.type == "person"]
    assert (person.name, person.role) == (name, role)


def test_islands_beside_another_state_are_two_places() -> None:
    found = annotated("Leaders of Solomon Islands and New Caledonia's parties met in Suva.").entities
    assert {"Solomon Islands", "New Caledonia"} <= {entity.name for entity in found if entity.type == "place"}
