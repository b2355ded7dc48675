"""Firms told by markets and lists, bodies whose name holds a list, bodies of lands, letters right behind a name."""

from __future__ import annotations

import pytest

from tests.annotate.reading import annotated


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ordell (ASX:BPQ) drilled five holes in the valley.", ["Ordell", "ASX"]),
        ("It will sell the pit to Kestova (TSX: KSV).", ["Kestova", "TSX"]),
        ("Shares were mixed. Stock of Belmora rose 3.1 percent.", ["Belmora"]),
        ("Investors sold stock and Belgoda fell 4.2 percent to 31 rupees.", ["Belgoda"]),
        ("It ran in newspapers including Varska and Tondrela.", ["Varska", "Tondrela"]),
        ("The yard (former name Odrelux) was sold in May.", ["Odrelux"]),
        ("It runs the pit in a joint venture with Grelvik.", ["Grelvik"]),
        ("The lease went to Marine Wales last week.", ["Marine Wales"]),
        ("She leads Invest Saint Lucia and lives in Castries.", ["Invest Saint Lucia"]),
        ("Their pay was cut by South Africa Hockey in May.", ["South Africa Hockey"]),
        ("Kestrel Park beat Gornall FC's reserves.", ["Gornall FC"]),
        (
            "The Lesotho Teachers, Nurses and Clerks Union (LTNCU) called a strike.",
            ["Lesotho Teachers, Nurses and Clerks Union", "LTNCU"],
        ),
        (
            "However, the Samoan Hydrological, Seismic and Oceanic Administration (SHSOA) warned them.",
            ["Samoan Hydrological, Seismic and Oceanic Administration", "SHSOA"],
        ),
        (
            "He works for the Grenada Ports and Harbours Authority GPHA in town.",
            ["Grenada Ports and Harbours Authority"],
        ),
        ("The Premier Netball League has begun.", ["Premier Netball League"]),
        ("Third Division Larkhill Football Club signed him.", ["Larkhill Football Club"]),
        ("It stood in the Weekly Post Issue No. 311.", ["Weekly Post"]),
        ("Through Gornall Holdings, they hope to win.", ["Gornall Holdings"]),
        ("Kestelo raised $3 million in seed funding in May.", ["Kestelo"]),
        ("The firm is backed by Ordvik and grows fast.", ["Ordvik"]),
        ("The Ghanaian fintech Belto has 40 clerks.", ["Belto"]),
        ("The clinic is run by Mendora Africa in two towns.", ["Mendora Africa"]),
        ("It counted 31 deaths, said the Road Accident Data Project (RADP).", ["Road Accident Data Project", "RADP"]),
        ("The Border Guard Bangladesh (BGB) held two men.", ["Border Guard Bangladesh", "BGB"]),
        ("The Coast Guard Sector Detroit closed the river.", ["Coast Guard Sector Detroit"]),
        ("Harbour Sub-District Officer (HSDO) Anna Horak said so.", []),
        ("They met at the Sebungar Naval base on Monday.", []),
        ("A P-8A Poseidon searched the bay.", []),
        ("Two dozen plants belong to Amber Bay Seafoods.", ["Amber Bay Seafoods"]),
        ("The NRP Dom Carlos left the port.", []),
        ("The World Union Against Torture has called for it.", ["World Union Against Torture"]),
        ("It was told by the UN Working Group on Arbitrary Pensions.", ["UN Working Group on Arbitrary Pensions"]),
        (
            "The Ministry of Chieftaincy and Religious Affairs has paid.",
            ["Ministry of Chieftaincy and Religious Affairs"],
        ),
        ("The Kelso and District Angling Club has no water.", ["Kelso and District Angling Club"]),
        ("The Centre for Research on Coral has no boat.", ["Centre for Research on Coral"]),
        (
            "He gave to the Society for the Prevention of Cruelty to Donkeys.",
            ["Society for the Prevention of Cruelty to Donkeys"],
        ),
        ("The Isle of Man Steam Packet Company has no tug.", ["Isle of Man Steam Packet Company"]),
        ("Manager of the East Coast Health Authority Milan Greene spoke.", ["East Coast Health Authority"]),
        ("Gifts came from the friends of Roy Lankester of Jamaica Pots Ltd in May.", ["Jamaica Pots Ltd"]),
        ("Anna Horak, Minister of Energy, Science and Technology, was there.", []),
        ("They drink White Overproof Rum.", []),
        ("The Boeing 737 landed at the strip.", []),
        ("The Memorandum of Understanding (MoU) was signed.", []),
        ("The Environmental Impact Assessment (EIA) was published.", []),
        ("The council approved the Quay Regeneration Project.", []),
        ("The Dow Jones Industrial Average lost 200 points.", []),
        ("Her Royal Highness opened it.", []),
        ("It was built for Amber Cruise Line in May.", ["Amber Cruise Line"]),
        ("The drive holds 64GB of maps.", []),
        ("The Sebungo Gold Project will cost more.", []),
        ("It sailed from Rostov to Koper Slovenia in May.", []),
        ("A team in Davao del Sur found them.", []),
        ("Call the police or Sheriff's Department at once.", ["Sheriff's Department"]),
        ("Mario Simo-ag told the Courier that it sank.", ["Courier"]),
    ],
)
def test_firms_and_lists(text: str, bodies: list[str]) -> None:
    found = [found for found in annotated(text).entities if found.type == "organization"]
    named = [name for one in found for name in (one.name, *one.variants)]
    assert [name for name in bodies if name not in named] == []
    assert [one.name for one in found if one.name not in bodies] == []


def test_letters_of_a_share_are_nobody() -> None:
    assert all(one.name != "AMD" for one in annotated("Arrow Minerals (ASX:AMD) rested on Monday.").entities)


def test_a_place_on_both_sides_is_no_body_of_two() -> None:
    found = annotated("It asked MDRO-Zambales and Zambales Police Office for help.").entities
    assert "Zambales Police Office" in [one.name for one in found]


@pytest.mark.parametrize(
    ("text", "clubs"),
    [
        ("Their 1-0 win over Larchmont View in the league was lucky.", ["Larchmont View"]),
        ("Larchmont View's goalkeeper let a goal in.", ["Larchmont View"]),
        ("Leicester boss Milan Horak praised his striker.", ["Leicester"]),
        ("Wexmore were 2-16 to 1-15 winners over Tarrabeg in the hurling final.", ["Tarrabeg"]),
    ],
)
def test_clubs_of_no_list(text: str, clubs: list[str]) -> None:
    found = [one.name for one in annotated(text).entities if one.type == "organization"]
    assert [club for club in clubs if club not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "Wozkova beat Trelawna 6-4, 6-2 to win her second title.",
        "Leicester police boss Milan Horak praised his staff.",
    ],
)
def test_players_and_towns_are_no_clubs(text: str) -> None:
    assert [one.name for one in annotated(text).entities if one.type == "organization"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Belvora reported a net profit of 40 million euros.",
        "Belvora has agreed to buy the ferry company.",
        "Belvora was founded in 1987 and has 40 shops.",
        "Founded in 1987, Belvora has 40 shops.",
        "Belvora won 40 seats in parliament.",
        "Belvora claimed responsibility for the attack.",
        "Belvora announced plans to close its plant.",
        "Belvora, which owns three mines, called it illegal.",
        "Belvora, Europe's largest maker of tiles, cut its forecast.",
        "Belvora CEO Anna Horak said sales had grown.",
        "Belvora operates 40 buses in the city.",
        "Regulators fined Belvora 4 million dollars.",
        "The contract was awarded to Belvora.",
        "The plant has a contract with Belvora for steam.",
        "Belvora, part of a bank, has won orders.",
        "U.S.-based Belvora will supply the boilers.",
        "In an interview with Belvora, he denied it.",
        "The rebel group known as Belvora attacked the village.",
        "Members of Belvora attacked the village.",
    ],
)
def test_deeds_tell_bodies(text: str) -> None:
    assert [one.type for one in annotated(text).entities if one.name == "Belvora"] == ["organization"]


@pytest.mark.parametrize(
    "text",
    [
        "Petr Belvora was fined. Belvora declined to comment and Belvora said it would appeal.",
        "The camp was shelled by Aleppo-based Torvi militias.",
        "The frigate Belvora was built by convicts. Belvora was launched in 1801.",
        "Anna Horak declined to comment.",
    ],
)
def test_deeds_of_others_tell_nothing(text: str) -> None:
    assert [one.name for one in annotated(text).entities if one.type == "organization"] == []


def test_limited_and_ltd_are_one_firm() -> None:
    found = annotated("Amber Bauxite Mining Limited paid. Amber Bauxite Mining Ltd is rich.").entities
    assert [one.name for one in found if one.type == "organization"] == ["Amber Bauxite Mining Limited"]


@pytest.mark.parametrize(
    "text",
    [
        "Tsikhan said it would rain on Friday.",
        "Tsikhan announced plans to cut spending.",
        "Tsikhan was listed as an extremist in January.",
        "Tsikhan wrote that he was ill.",
        "Tsikhan plans to run again.",
        "Tsikhan wants to cut taxes.",
        "There were fighters from Tsikhan in the town.",
        "The judge fined Tsikhan 300 dollars.",
        "Agencies were the main target of Tsikhan.",
        "Tsikhan received 73 percent in the first round.",
        "Tsikhan rose 30 percent in the polls as investors sold.",
        "Tsikhan (37 points) leads the drivers.",
    ],
)
def test_deeds_of_people_make_no_body(text: str) -> None:
    assert not [one.name for one in annotated(text).entities if one.type == "organization"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Committee on Harbours and Fisheries met on Monday.", ["Committee on Harbours and Fisheries"]),
        ("The ship was insured at Lloyd's in May.", ["Lloyd's"]),
        ("The Guardians of Order said it had broken in.", ["Guardians of Order"]),
        ("A diver told Bruvnet that the wreck had moved.", ["Bruvnet"]),
        ("Milvedan sued the harbour in 2019.", ["Milvedan"]),
        ("The yard is old. Start-up Velquar filed for insolvency in May.", ["Velquar"]),
        ("Hearts of Oak must pay a fine.", ["Hearts of Oak"]),
        ("A court ordered Shell to cut emissions.", ["Shell"]),
        ("The strike at the port was called by Hovrut.", ["Hovrut"]),
        (
            "Chairman of the Union of Shepherds Tolgun Berdibek said that 300 sheep had died.",
            ["Union of Shepherds"],
        ),
        ("The Melkor Liky pharmacy chain plans 40 shops.", ["Melkor Liky"]),
        ("He scored nine goals in the Europa League.", []),
        ("Families slept at the Kelso Bridge Leisure Centre.", []),
        ("Nine coaches of the Silvan Town Express left the rails.", []),
        ("The Convention on Cluster Munitions binds 110 states.", []),
        ("The grid failed at 18.40 EET on Friday.", []),
        ("The Municipal Director of Agriculture was absent.", []),
        ("The River Uruguay rose by two metres.", []),
    ],
)
def test_kinds_of_bodies_in_plain_reports(text: str, bodies: list[str]) -> None:
    found = [e.name for e in annotated(text).entities if e.type == "organization"]
    assert sorted(found) == sorted(bodies)
