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
        ("The clinic was built at Gbolsi and serves 2,000 people.", ["Gbolsi"]),
        ("Naa Yelfami, the Chief of Gbolsi, gave the land.", ["Gbolsi"]),
        ("Cases were found in the districts of Hodara, Al Tuhanta and Al Kheka.", ["Hodara", "Al Tuhanta", "Al Kheka"]),
        ("The ban on lakes Tanganyika and Bangwelo was lifted.", ["Tanganyika", "Bangwelo"]),
        ("Rain froze in nearly the whole of Sodanka.", ["Sodanka"]),
        ("A mason from Jharkhand's Gomla was among the dead.", ["Jharkhand", "Gomla"]),
        ("Diesel was taken from the depot at Rupert's Cove.", ["Rupert's Cove"]),
        ("The MP for Brodland Oliver Fensom asked for a new bridge.", ["Brodland"]),
        ("The Kyiv-Odesa highway is closed.", ["Kyiv", "Odesa"]),
        ("Concentrate is railed to Dar es Salaam.", ["Dar es Salaam"]),
        ("The tank is near Hollow Bay, Mich., and leaks.", ["Hollow Bay", "Mich."]),
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


@pytest.mark.parametrize(
    "text",
    [
        "Of the dead in 12 districts, WellStream Relief said, nine were children.",
        "Hank Oyarzo, a rancher downstream, counted the fish.",
        "Silver Basin Lithium Corp. reported results. Silver Basin drilled 40 holes.",
        "The jars are kept by the Great Sand Museum.",
        "The Chief of Staff and the Minister of Natural Resources came.",
    ],
)
def test_no_places(text: str) -> None:
    assert not [found.name for found in annotated(text).entities if found.type == "place"]


def test_a_state_and_its_short_form_are_one_place() -> None:
    found = annotated("Hollow Bay, Mich. (AP) - A tank in western Michigan leaked on Monday.").entities
    state = [one for one in found if "Michigan" in (one.name, *one.variants)]
    assert [(one.country, {one.name, *one.variants}) for one in state] == [("US", {"Mich.", "Michigan"})]


def test_all_names_of_a_country_are_one_place() -> None:
    found = annotated("Fighting went on in DR Congo; the Democratic Republic of Congo closed its border.").entities
    assert [(one.country, {one.name, *one.variants}) for one in found] == [
        ("CD", {"DR Congo", "Democratic Republic of Congo"})
    ]
    found = annotated("England and Scotland are parts of the United Kingdom.").entities
    assert [one.name for one in found] == ["England", "Scotland", "United Kingdom"]


def test_the_kind_of_a_place_in_small_letters_makes_another_spelling() -> None:
    found = annotated("Floods hit the Parana river and Cusco region.").entities
    assert [(one.name, one.variants) for one in found] == [("Parana", ["Parana river"]), ("Cusco", ["Cusco region"])]
