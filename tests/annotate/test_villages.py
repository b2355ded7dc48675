"""Places that no list has, by where people come from, go, stay and fight."""

from __future__ import annotations

import pytest

from tests.annotate.reading import annotated


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Villagers from Ambelu reached the wreck within minutes.", ["Ambelu"]),
        ("Its slates come from a church at Golspey which closed in 2020.", ["Golspey"]),
        ("Trains were suspended on the Makut - Beynou section.", ["Makut", "Beynou"]),
        ("The ferry left Kupanga for Ndaw on Tuesday night.", ["Kupanga", "Ndaw"]),
        ("Soldiers stationed at Birnin Tsabo, nine kilometres away, arrived late.", ["Birnin Tsabo"]),
        ("The authorities of the other bank of the Oskul blamed the army.", ["Oskul"]),
        ("Troops advanced towards Salah al-Dur at dawn.", ["Salah al-Dur"]),
        ("The quake was felt as far away as Sarnok.", ["Sarnok"]),
        ("Gunmen stormed Dankuru and burned 40 huts.", ["Dankuru"]),
        ("The army sent two columns from Misadi cantonment.", ["Misadi"]),
        ("Officials in Sabu Raijua and East Manggarai counted 40 boats.", ["Sabu Raijua", "East Manggarai"]),
        ("Rescuers in Oriental Mindoro found 12 people alive.", ["Oriental Mindoro"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [found.name for found in annotated(text).entities if found.type == "place"] == places


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The bill for Anders Holm was set at $3m.", "Anders Holm"),
        ("The minister left for Paula Brandt an envelope.", "Paula Brandt"),
        ("He was dismissed by Irina Volkova and left.", "Irina Volkova"),
    ],
)
def test_people_stay_people(text: str, person: str) -> None:
    assert [(found.name, found.type) for found in annotated(text).entities] == [(person, "person")]
