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
        ("The hill was held by Infantry Battalion 417, residents said.", ["Infantry Battalion 417"]),
        ("He is president of Dock Workers Local 88.", ["Dock Workers Local 88"]),
        ("Officers of Mobile Squad 3 were sent to the valley.", ["Mobile Squad 3"]),
        ("Workers of Road Repair Department No. 12 were clearing snow.", ["Road Repair Department No. 12"]),
        ("Lessons began late at School No. 9.", ["School No. 9"]),
        ("He met the Infantry Battalion 5 km from the village.", ["Infantry Battalion"]),
        ("The Ganja Court on Grave Crimes sentenced him today.", ["Ganja Court on Grave Crimes"]),
        ("The case reached the Supreme Court on Monday.", ["Supreme Court"]),
        ("The Undersecretariat of Fisheries denied it.", ["Undersecretariat of Fisheries"]),
        ("She spoke for the Samoa Seamen's Families Association.", ["Samoa Seamen's Families Association"]),
        ("Électricité du Bénin says the plant was switched off.", ["Électricité du Bénin"]),
        ("The order was placed by Energía del Choapa last week.", ["Energía del Choapa"]),
        ("The organiser told DonegalPost.ie that many had come.", ["DonegalPost.ie"]),
        ("Cranes ordered from Brunnhauer in January are late.", ["Brunnhauer"]),
        ("According to data from Portlytica, the average wait has grown.", ["Portlytica"]),
        ("Five were flown south, Western Health said in a statement.", ["Western Health"]),
        (
            "Paul Gipsen, president of United Steelworkers of America Local 88, said so.",
            ["United Steelworkers of America Local 88"],
        ),
        ("He told The Seaboard on Friday that it had come.", ["The Seaboard"]),
        (
            "The Emergencies Committee of the Interior Ministry called it a flood.",
            ["Emergencies Committee", "Interior Ministry"],
        ),
        ("He saw the match against Persik Kediri.", ["Persik Kediri"]),
        ("Fine Gael TD Pearse Gallen-Boyce called on farmers.", ["Fine Gael"]),
        ("TWO BAYS IN Kinvara were closed to harvesting after people fell ill.", []),
        ("She is mayor of the Kani Bas sub-district, which was shelled.", []),
        ("The number was agreed, said the Municipal Chief Executive.", []),
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


def test_class_of_a_rank_is_no_name() -> None:
    (person,) = annotated("A crew reached them, Petty Officer 2nd Class Marlow Tisdell said.").entities
    assert (person.type, person.name, person.role) == ("person", "Marlow Tisdell", "Petty Officer 2nd Class")


@pytest.mark.parametrize(
    "text",
    [
        "The bodies of 51-year-old K.B. and 27-year-old T.S. were found.",
        "The Chief Minister's aide announced compensation.",
        "The towboat Clara Dufrane was pushing coal, and the longliner Lupe Moala sank.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert not [found.name for found in annotated(text).entities if found.type == "person"]


def test_plant_of_a_firm_stands_in_a_place() -> None:
    found = annotated("The maker halted a shift at its Rosslyn plant, where 3,000 people work.").entities
    assert [(entity.type, entity.name) for entity in found] == [("place", "Rosslyn")]


def test_what_somebody_said_of_places_names_no_speaker() -> None:
    found = annotated("She said Ranau, Kudat and Kinabatangan had most of the cases.").entities
    assert {entity.type for entity in found} == {"place"}


def test_county_and_its_short_form_are_one_place() -> None:
    found = annotated("Bays in Co Leitrim were closed. People in Leitrim fell ill.").entities
    assert [entity.type for entity in found] == ["place"]


def test_surname_that_is_a_plural_of_the_language_opens_a_clause() -> None:
    text = 'The minister, Walid Fares, spoke. "No one should queue at the pumps," Fares told a press conference.'
    (quote,) = annotated(text).quotes
    assert quote.speaker == "Walid Fares"


def test_office_in_capitals_that_opens_a_story_is_no_part_of_the_name() -> None:
    found = annotated("AN TAOISEACH Lena Horak came to the town when the river had gone down.").entities
    assert [(entity.type, entity.name) for entity in found] == [("person", "Lena Horak")]
