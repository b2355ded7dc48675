"""Where names end and of what kind they are where one word misleads: firms called after people, offices, towns."""

from __future__ import annotations

import pytest

from service.document import Entity
from tests.annotate.reading import annotated


def named(kind: str, *paragraphs: str) -> list[str]:
    return [entity.name for entity in annotated(*paragraphs).entities if entity.type == kind]


def mentions(*paragraphs: str) -> dict[str, int]:
    people: list[Entity] = [e for e in annotated(*paragraphs).entities if e.type == "person"]
    return {person.name: len(person.mentions) for person in people}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Eli Lilly said its drug works.", "Eli Lilly"),
        ("Merrill Lynch said profits fell.", "Merrill Lynch"),
        ("Georgia Power said on Monday that lights were out.", "Georgia Power"),
        ("The contractor was Karlin Builders Inc. The site is shut.", "Karlin Builders Inc."),
        ("The Mines and Geosciences Bureau closed a road.", "Mines and Geosciences Bureau"),
        ("Crews of the EMERCOM of Russia put out fires.", "EMERCOM of Russia"),
        ("The General Directorate of Forests of China answered.", "General Directorate of Forests of China"),
        ("The Committee on the Rights of the Disabled met.", "Committee on the Rights of the Disabled"),
        ("The kite was built by the firm Vestra Line A/S.", "Vestra Line A/S"),
        ("The Geological Survey of India felt it.", "Geological Survey of India"),
        ("Durham police said the road was shut.", "Durham police"),
        ("Prosecutor's Office of Naryn region said so.", "Prosecutor's Office of Naryn"),
        ("Officers of the Naval Diving Unit helped.", "Naval Diving Unit"),
        ("St. Brigid Catholic School is shut.", "St. Brigid Catholic School"),
        ("The Islamist Ennahda said so.", "Ennahda"),
        ("The UN refugee agency counted them.", "UN refugee agency"),
        ("Officers of 185 Squadron helped.", "185 Squadron"),
        ("He told 24.kg news agency that it burned.", "24.kg"),
        ("Astilleros del Porto built it.", "Astilleros del Porto"),
        ("The Airbus 320 was parked. Airbus delivered 40 jets.", "Airbus"),
    ],
)
def test_bodies(text: str, body: str) -> None:
    found = annotated(text).entities
    assert [e.name for e in found if e.type == "organization"] == [body]
    assert not [e for e in found if e.type == "person"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Tenagra Mivar said in a statement that the road was shut.", "Tenagra Mivar"),
        ("Turnout rose in the counties Horak won.", "Horak"),
        ("Police superintendent Pol Colonel Somchai Rakdee said so.", "Somchai Rakdee"),
        ("Police chief DSP Petrus Umbang said so.", "Petrus Umbang"),
    ],
)
def test_people(text: str, person: str) -> None:
    found = annotated("Petr Horak ran again.", text) if person == "Horak" else annotated(text)
    assert person in [v for e in found.entities if e.type == "person" for v in (e.name, *e.variants)]
    assert not [e.name for e in found.entities if e.type in ("organization", "place")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A landslide hit General Trias in Cavite.", ["General Trias", "Cavite"]),
        ("A camp in General Nakar, Quezon was buried.", ["General Nakar", "Quezon"]),
        ("A fishing boat from Ben Tre found her.", ["Ben Tre"]),
        ("They live near St Mary's.", ["St Mary's"]),
        ("It hit Qasr Dana at night.", ["Qasr Dana"]),
        ("It was found in Frankfurt an der Oder on Monday.", ["Frankfurt an der Oder"]),
        ("Growers in Kano, Jigawa and Sokoto States got crates.", ["Kano", "Jigawa", "Sokoto"]),
        ('"In Armavir I know a family," he said.', ["Armavir"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert named("place", text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Mayor's office allocates money to each family.",
        "He was given his G3 rifle.",
        "He drove on State Highway 6.",
        "The Company will publish its results.",
        "Soldiers closed the road between Km 52 and Km 58.",
        "Petrus said it in Kiswahili.",
    ],
)
def test_nobody(text: str) -> None:
    assert not [e.name for e in annotated(text).entities if e.name != "Petrus"]


def test_a_surname_alone_is_of_the_bearer_named_last_in_full() -> None:
    text = ("Marie Ann Kolb lost a boat. Josef Kolb was saved.", "Kolb said he was cold.")
    assert mentions(*text) == {"Marie Ann Kolb": 1, "Josef Kolb": 2}


def test_a_surname_alone_is_of_the_only_bearer_with_an_office() -> None:
    text = ("President Josef Kolb spoke. His wife Marie Ann Kolb was there.", "Kolb then left for Oslo.")
    assert mentions(*text) == {"Josef Kolb": 2, "Marie Ann Kolb": 1}


def test_a_number_that_begins_the_name_of_a_body_counts_nothing() -> None:
    assert not annotated("Officers of 185 Squadron helped.").quantities
    assert [q.value for q in annotated("Some 12 UN trucks left.").quantities] == [12]


def test_the_un_is_no_short_form_of_its_agency() -> None:
    found = named("organization", "The U.N. food agency sent rice.", "The UN met on Monday.")
    assert found == ["U.N. food agency", "UN"]
